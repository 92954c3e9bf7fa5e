//! Packs a folder into an archive that depends on its content alone.
//!
//! Owner, time and mode are fixed and entries sorted, so that two builds of the same source have
//! the same hash wherever they were made.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Read as _, Write},
    path::{Path, PathBuf},
};

use flate2::{Compression, GzBuilder, write::GzEncoder};
use manifest::{FILE_NAMES, Format, Manifest};
use sha2::{Digest as _, Sha256};

use crate::{Error, Limits, Shown, names::Names, path::EntryPath};

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The SHA-256 of the archive.
    pub sha256: [u8; 32],
    /// The length of the archive.
    pub n_bytes: u64,
}

/// Packs the files under `dir` into an archive whose only top folder is `name`.
///
/// The same files give the same bytes: sorted, without owner and time, programs of the manifest as 0755 and all else as 0644.
/// Empty folders are left out. The names are checked as [`unpack`](crate::unpack) does, the manifest is not.
///
/// # Errors
/// If a name or a kind of file is not allowed in a bundle, or a file can not be read, or `out` not written.
pub fn write(dir: &Path, name: &str, out: impl Write) -> Result<Written, Error> {
    let limits = Limits::default();
    let mut names = Names::default();
    let mut files = Vec::new();
    collect(dir, name, &mut files)?;
    files.sort();
    for (path, _) in &files {
        let path = EntryPath::read(path.as_bytes(), &limits)?;
        names.claim(&path, false)?;
    }
    let programs = programs(dir, name);

    let gzip = GzBuilder::new()
        .operating_system(NO_OPERATING_SYSTEM)
        .write(Counted { out, hash: Sha256::new(), n_bytes: 0 }, Compression::best());
    let mut archive = tar::Builder::new(gzip);
    for (path, place) in &files {
        append(&mut archive, path, place, programs.contains(path))?;
    }
    let gzip = archive.into_inner().map_err(Error::Write)?;
    let mut counted = gzip.finish().map_err(Error::Write)?;
    counted.out.flush().map_err(Error::Write)?;
    Ok(Written { sha256: counted.hash.finalize().into(), n_bytes: counted.n_bytes })
}

/// «Unknown» in the gzip header, where the operating system would stand.
const NO_OPERATING_SYSTEM: u8 = 255;

/// Files below `dir`, each with its path in the archive, which begins with `prefix`.
fn collect(dir: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) -> Result<(), Error> {
    let failed = |source| Error::File { path: Shown::text(prefix), what: "listed", source };
    for entry in fs::read_dir(dir).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            let path = Shown::bytes(name.as_encoded_bytes());
            return Err(Error::Path { path, rule: "a path must be written in UTF-8" });
        };
        let path = format!("{prefix}/{name}");
        if kind.is_dir() {
            collect(&entry.path(), &path, files)?;
        } else if kind.is_file() {
            files.push((path, entry.path()));
        } else {
            let what = if kind.is_symlink() { "a symbolic link" } else { "something else" };
            return Err(Error::Kind { path: Shown::text(&path), what });
        }
    }
    Ok(())
}

/// What the manifest names as programs, as the forerunner runs them with the archive's mode.
///
/// A manifest that can not be read names none here; who packs it will be told elsewhere.
fn programs(dir: &Path, name: &str) -> BTreeSet<String> {
    let manifest = FILE_NAMES.into_iter().find_map(|file_name| {
        let bytes = fs::read(dir.join(file_name)).ok()?;
        let format = Format::of(file_name).ok()?;
        Manifest::parse(&bytes, format, manifest::Limits::default()).ok()
    });
    let Some(server) = manifest.and_then(|parsed| parsed.manifest.server) else {
        return BTreeSet::new();
    };
    let paths = server.executables.into_values().chain(server.executable);
    paths.map(|path| format!("{name}/{path}")).collect()
}

fn append<W: Write>(
    archive: &mut tar::Builder<GzEncoder<W>>,
    path: &str,
    place: &Path,
    is_program: bool,
) -> Result<(), Error> {
    let failed = |source| Error::File { path: Shown::text(path), what: "read", source };
    let file = fs::File::open(place).map_err(failed)?;
    let n_bytes = file.metadata().map_err(failed)?.len();
    let mut header = tar::Header::new_gnu();
    header.set_size(n_bytes);
    header.set_mode(if is_program { 0o755 } else { 0o644 });
    header.set_mtime(0);
    header.set_uid(0);
    header.set_gid(0);
    let mut content = Content { file: file.take(n_bytes), n_left: n_bytes, failure: None };
    let appended = archive.append_data(&mut header, path, &mut content);
    match content.failure {
        Some(error) => Err(failed(error)),
        None => appended.map_err(Error::Write),
    }
}

/// A file of the length that its header says; its failures are kept apart from those of the archive.
struct Content {
    file: io::Take<fs::File>,
    n_left: u64,
    failure: Option<io::Error>,
}

impl io::Read for Content {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = match self.file.read(into) {
            // It became shorter in the meantime, and the archive would be damaged.
            Ok(0) if self.n_left > 0 && !into.is_empty() => {
                Err(io::Error::from(io::ErrorKind::UnexpectedEof))
            }
            read => read,
        };
        match read {
            Ok(n) => {
                self.n_left = self.n_left.saturating_sub(n as u64);
                Ok(n)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                let kind = error.kind();
                self.failure = Some(error);
                Err(kind.into())
            }
        }
    }
}

/// Counts and hashes what is written.
struct Counted<W> {
    out: W,
    hash: Sha256,
    n_bytes: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.hash.update(bytes.get(..n).unwrap_or_default());
        self.n_bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
