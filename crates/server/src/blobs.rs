//! Plugin bundles as they came, each under the hash of its content: `bundles/<sha256>.tar.gz`.
//! What people attach to posts lies beside them (`files.rs`).
//!
//! A blob is complete and on the disk, or not there; it is never changed.
//! Which blobs are needed is the database's knowledge: this writes, reads, and sweeps the rest.

pub(crate) mod files;
pub(crate) mod pictures;
mod s3;

use std::{
    collections::BTreeSet,
    io,
    path::{Path as FilePath, PathBuf},
    sync::Arc,
    time::Duration,
};

use futures_util::TryStreamExt;
use object_store::{
    ObjectStore, ObjectStoreExt, WriteMultipart, local::LocalFileSystem, path::Path,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::config::Config;

/// The folder of all bundles.
const FOLDER: &str = "bundles";

/// Of one read.
const PIECE_BYTES: usize = 256 << 10;

/// Of one write: the least that S3 takes, so that a large install needs little memory.
const PART_BYTES: usize = 5 << 20;

/// How many parts are on their way at once; bounds the memory of a large install.
const MAX_PARTS: usize = 2;

/// Where bundles are kept.
#[derive(Clone, Debug)]
pub(crate) struct Blobs {
    store: Arc<dyn ObjectStore>,
    /// How old a blob that no row names must be before it is swept.
    sweep_after: Duration,
}

/// Why a blob could not be written or read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BlobError {
    #[error("while keeping a bundle: {0}")]
    Store(#[from] object_store::Error),
    #[error("while reading or writing a bundle: {0}")]
    Io(#[from] io::Error),
    #[error("blobs is {0:?}, but must be s3://bucket or s3://bucket/folder")]
    Address(String),
}

impl Blobs {
    /// The store that the configuration names; a folder with the other data by default.
    pub(crate) async fn open(config: &Config) -> Result<Self, BlobError> {
        match &config.blobs {
            Some(address) => s3::open(address, config.s3_endpoint.as_deref()).await,
            None => Self::local(&config.data_dir.join("blobs")),
        }
    }

    /// A folder of this machine, that no other server uses.
    pub(crate) fn local(dir: &FilePath) -> Result<Self, BlobError> {
        std::fs::create_dir_all(dir.join(FOLDER))?;
        forget_unfinished(&dir.join(FOLDER))?;
        forget_unfinished_files(&dir.join(files::FOLDER))?;
        // An answered install survives a power cut.
        let store = LocalFileSystem::new_with_prefix(dir)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), sweep_after: Duration::ZERO })
    }

    /// A store that other servers use too.
    ///
    /// What they are just about to install is named by no row yet, so only old blobs are swept.
    pub(crate) fn shared(store: Arc<dyn ObjectStore>) -> Self {
        Self { store, sweep_after: Duration::from_secs(24 * 60 * 60) }
    }

    /// Copies a file in, whose content has this hash.
    pub(crate) async fn put(&self, sha256: &str, file: &FilePath) -> Result<(), BlobError> {
        let mut file = tokio::fs::File::open(file).await?;
        let upload = self.store.put_multipart(&path(sha256)).await?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PART_BYTES);
        match copy_in(&mut file, &mut upload).await {
            Ok(()) => {
                upload.finish().await?;
                Ok(())
            }
            Err(error) => {
                // What is left of it is swept when the server starts.
                let _ = upload.abort().await;
                Err(error)
            }
        }
    }

    /// Copies a blob out into a new file.
    pub(crate) async fn get(&self, sha256: &str, file: &FilePath) -> Result<(), BlobError> {
        let mut content = self.store.get(&path(sha256)).await?.into_stream();
        let mut file = tokio::fs::File::create_new(file).await?;
        while let Some(piece) = content.try_next().await? {
            file.write_all(&piece).await?;
        }
        file.flush().await?;
        Ok(())
    }

    /// Removes blobs that are not in `needed`; answers how many.
    pub(crate) async fn sweep(&self, needed: &BTreeSet<&str>) -> Result<usize, BlobError> {
        let mut all = self.store.list(Some(&Path::from(FOLDER)));
        let mut n_removed = 0;
        while let Some(found) = all.try_next().await? {
            let name = found.location.filename().unwrap_or_default();
            let Some(sha256) = name.strip_suffix(".tar.gz") else { continue };
            if !needed.contains(sha256) && self.is_old(found.last_modified.timestamp_millis()) {
                self.store.delete(&found.location).await?;
                n_removed += 1;
            }
        }
        Ok(n_removed)
    }

    fn is_old(&self, modified_ms: i64) -> bool {
        let age_ms = u128::try_from(crate::clock::now_ms() - modified_ms).unwrap_or(0);
        age_ms >= self.sweep_after.as_millis()
    }
}

async fn copy_in(file: &mut tokio::fs::File, upload: &mut WriteMultipart) -> Result<(), BlobError> {
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let n_bytes = file.read(&mut piece).await?;
        let Some(read) = piece.get(..n_bytes).filter(|read| !read.is_empty()) else {
            return Ok(());
        };
        upload.wait_for_capacity(MAX_PARTS).await?;
        upload.write(read);
    }
}

fn path(sha256: &str) -> Path {
    Path::from(format!("{FOLDER}/{sha256}.tar.gz"))
}

/// Removes what a killed server had begun to write: `<name>#<number>`, which no list shows.
fn forget_unfinished(dir: &FilePath) -> io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let file: PathBuf = entry?.path();
        if file.file_name().is_some_and(|name| name.to_string_lossy().contains('#')) {
            std::fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// The same for attached files, which have a folder each.
fn forget_unfinished_files(dir: &FilePath) -> io::Result<()> {
    if !dir.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(dir)? {
        forget_unfinished(&entry?.path())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &FilePath) -> BTreeSet<String> {
        let entries = std::fs::read_dir(dir.join(FOLDER)).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[tokio::test]
    async fn what_was_put_in_comes_out() {
        let dir = tempfile::tempdir().unwrap();
        let blobs = Blobs::local(&dir.path().join("blobs")).unwrap();
        let content = vec![7; 12 << 20];
        std::fs::write(dir.path().join("in"), &content).unwrap();
        blobs.put("0a", &dir.path().join("in")).await.unwrap();
        blobs.get("0a", &dir.path().join("out")).await.unwrap();
        assert!(std::fs::read(dir.path().join("out")).unwrap() == content);
        blobs.get("0b", &dir.path().join("none")).await.unwrap_err();
    }

    #[tokio::test]
    async fn what_nobody_needs_is_swept() {
        let dir = tempfile::tempdir().unwrap();
        let blobs = Blobs::local(dir.path()).unwrap();
        std::fs::write(dir.path().join("in"), "").unwrap();
        for sha256 in ["0a", "0b"] {
            blobs.put(sha256, &dir.path().join("in")).await.unwrap();
        }
        assert_eq!(blobs.sweep(&["0b"].into()).await.unwrap(), 1);
        assert_eq!(names(dir.path()), ["0b.tar.gz".to_owned()].into());
        let shared = Blobs::shared(Arc::clone(&blobs.store));
        assert_eq!(shared.sweep(&BTreeSet::new()).await.unwrap(), 0, "perhaps another's");
    }

    #[test]
    fn what_a_killed_server_began_is_forgotten() {
        let dir = tempfile::tempdir().unwrap();
        Blobs::local(dir.path()).unwrap();
        std::fs::write(dir.path().join("bundles/0a.tar.gz#1"), "half").unwrap();
        Blobs::local(dir.path()).unwrap();
        assert_eq!(names(dir.path()), BTreeSet::new());
    }
}
