//! Bundles on this machine: those that come in, and what they unpack to.
//!
//! `unpacked/<id>/<sha256>/` is a cache of the blobs: each file is
//! compared with its pin when the server starts and when it is served, and made again if need be.
//! Whatever is half done has a name with a dot in front, and is gone after the next start.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use bundle::{Limits, Unpacked};
use manifest::Manifest;
use sha2::{Digest, Sha256};

use super::{
    folder,
    found::{Pins, Plugin},
};
use crate::{
    blobs::{BlobError, Blobs},
    id::new_id,
};

/// Where bundles are on this machine.
#[derive(Debug)]
pub(crate) struct Depot {
    /// One folder per plugin, in it one per bundle.
    unpacked: PathBuf,
    /// Bundles on their way in.
    incoming: PathBuf,
    pub(super) blobs: Blobs,
}

/// Why the files of an installed plugin can not be had.
#[derive(Debug, thiserror::Error)]
pub(super) enum DepotError {
    #[error("{0}")]
    Blob(#[from] BlobError),
    #[error("the stored bundle: {0}")]
    Bundle(#[from] bundle::Error),
    #[error("the stored bundle is not the one that was installed")]
    Changed,
    #[error("while unpacking: {0}")]
    Io(#[from] io::Error),
    #[error("while unpacking: {0}")]
    Ended(#[from] tokio::task::JoinError),
}

/// A file or folder that is gone when nobody needs it any more.
#[derive(Debug)]
pub(super) struct Passing(PathBuf);

impl Passing {
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        // Often it was renamed meanwhile; what is left by chance is swept at the next start.
        if fs::remove_file(&self.0).is_err() {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

/// A bundle that was unpacked and broke no rule, but is not in its place yet.
#[derive(Debug)]
pub(super) struct Staged {
    pub(super) folder: Passing,
    pub(super) unpacked: Unpacked,
    pub(super) pins: Pins,
}

impl Depot {
    /// Makes the folders, and forgets what was on its way when the server was ended.
    pub(crate) fn open(data_dir: &Path, blobs: Blobs) -> io::Result<Self> {
        let (unpacked, incoming) = (data_dir.join("unpacked"), data_dir.join("incoming"));
        if incoming.exists() {
            fs::remove_dir_all(&incoming)?;
        }
        fs::create_dir_all(&incoming)?;
        fs::create_dir_all(&unpacked)?;
        Ok(Self { unpacked, incoming, blobs })
    }

    /// A name for a file that is about to come in.
    pub(super) fn new_file(&self) -> Passing {
        Passing(self.incoming.join(format!("{}.tar.gz", new_id())))
    }

    fn new_folder(&self) -> Passing {
        Passing(self.unpacked.join(format!(".{}", new_id())))
    }

    /// Reads a bundle within the limits, and writes its files into a hidden folder.
    pub(super) async fn stage(&self, file: &Path) -> Result<Staged, DepotError> {
        let (file, folder) = (file.to_path_buf(), self.new_folder());
        let stage = move || {
            fs::create_dir(folder.path())?;
            let unpacked =
                bundle::unpack(fs::File::open(file)?, &Limits::default(), folder.path())?;
            let files = unpacked.files.iter();
            let pins = Pins(files.map(|file| (file.path.clone(), file.sha256)).collect());
            Ok(Staged { folder, unpacked, pins })
        };
        tokio::task::spawn_blocking(stage).await?
    }

    /// Puts an unpacked bundle into its place.
    pub(super) async fn publish(&self, staged: &Staged, sha256: &str) -> io::Result<()> {
        let from = staged.folder.path().to_path_buf();
        let place = self.place(staged.unpacked.manifest.id.as_str(), sha256);
        let old = self.new_folder();
        in_background(move || {
            if place.exists() {
                // The same bundle. Its files may have been damaged since.
                fs::rename(&place, old.path())?;
            } else if let Some(parent) = place.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::rename(from, place)
        })
        .await
    }

    /// The folder of an installed bundle, made again from the blob unless its files are all there.
    pub(super) async fn folder(
        &self,
        id: &str,
        sha256: &str,
        pins: &Pins,
    ) -> Result<PathBuf, DepotError> {
        let place = self.place(id, sha256);
        let (folder, pins) = (place.clone(), pins.clone());
        if tokio::task::spawn_blocking(move || is_intact(&folder, &pins)).await? {
            return Ok(place);
        }
        tracing::info!(plugin.id = id, sha256, "unpacking the stored bundle");
        let file = self.new_file();
        self.blobs.get(sha256, file.path()).await?;
        let staged = self.stage(file.path()).await?;
        let is_same = crate::id::hex(&staged.unpacked.sha256) == sha256
            && staged.unpacked.manifest.id.as_str() == id;
        if !is_same {
            return Err(DepotError::Changed);
        }
        self.publish(&staged, sha256).await?;
        Ok(place)
    }

    /// Where a bundle's files lie, as administrators are told: seen from the data folder.
    pub(super) fn shown_place(id: &str, sha256: &str) -> String {
        format!("unpacked/{id}/{sha256}")
    }

    fn place(&self, id: &str, sha256: &str) -> PathBuf {
        self.unpacked.join(id).join(sha256)
    }

    /// Removes what older versions of one plugin unpacked to.
    pub(super) async fn sweep_plugin(&self, id: &str, needed: Vec<String>) -> io::Result<()> {
        let folder = self.unpacked.join(id);
        in_background(move || {
            if !folder.exists() {
                return Ok(());
            }
            if needed.is_empty() {
                return fs::remove_dir_all(folder);
            }
            sweep_folder(&folder, &needed)
        })
        .await
    }

    /// Removes unpacked bundles that no row names, and what was half done.
    pub(super) fn sweep(&self, needed: &BTreeMap<String, Vec<String>>) -> io::Result<()> {
        for plugin in fs::read_dir(&self.unpacked)? {
            let folder = plugin?.path();
            let needed = name(&folder).and_then(|id| needed.get(&id));
            let Some(needed) = needed else {
                remove(&folder)?;
                continue;
            };
            sweep_folder(&folder, needed)?;
        }
        Ok(())
    }
}

/// Removes unpacked bundles of one plugin.
fn sweep_folder(folder: &Path, needed: &[String]) -> io::Result<()> {
    for bundle in fs::read_dir(folder)? {
        let bundle = bundle?.path();
        if !name(&bundle).is_some_and(|sha256| needed.contains(&sha256)) {
            remove(&bundle)?;
        }
    }
    Ok(())
}

/// Thousands of files may be in the way: requests go on meanwhile.
async fn in_background(work: impl FnOnce() -> io::Result<()> + Send + 'static) -> io::Result<()> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

/// Reads a plugin's web part from its folder, beside the other requests.
pub(super) async fn read(
    manifest: Manifest,
    folder: PathBuf,
    pins: Pins,
) -> Result<Plugin, String> {
    let read = move || folder::read(manifest, &folder, Some(pins));
    tokio::task::spawn_blocking(read).await.map_err(|error| error.to_string())?
}

/// Whether each file is there and has the content it had when the bundle was taken in.
fn is_intact(folder: &Path, pins: &Pins) -> bool {
    pins.0.iter().all(|(path, pin)| hash(&folder.join(path)).is_ok_and(|hash| hash == *pin))
}

fn hash(file: &Path) -> io::Result<[u8; 32]> {
    let mut hasher = Hasher(Sha256::new());
    io::copy(&mut fs::File::open(file)?, &mut hasher)?;
    Ok(hasher.0.finalize().into())
}

struct Hasher(Sha256);

impl io::Write for Hasher {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.0.update(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn name(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_str()?.to_owned())
}

fn remove(path: &Path) -> io::Result<()> {
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}
