//! Files of a build: copied, written and put in place, with the path in every error.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process,
};

/// The error with what was done, and to which file.
fn told(doing: &str, path: &Path, error: &io::Error) -> io::Error {
    let hint = if error.kind() == io::ErrorKind::PermissionDenied {
        ": the folder must be writable for you"
    } else {
        ""
    };
    io::Error::new(error.kind(), format!("{} can not be {doing}: {error}{hint}", path.display()))
}

pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path).map_err(|error| told("read", path, &error))
}

/// Writes a file, and the folders that lead to it.
pub(super) fn write(path: &Path, content: impl AsRef<[u8]>) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        create_dir(parent)?;
    }
    fs::write(path, content).map_err(|error| told("written", path, &error))
}

pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    write(to, read(from)?)
}

pub(super) fn create_dir(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir).map_err(|error| told("made", dir, &error))
}

/// What a folder holds, by name.
pub(super) fn list(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(dir).map_err(|error| told("listed", dir, &error))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// All files below a folder, by name; a folder that is missing has none.
pub(super) fn walk(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !dir.is_dir() {
        return Ok(files);
    }
    for path in list(dir)? {
        if path.is_dir() {
            files.extend(walk(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// Makes `dir` exist and be empty.
pub(super) fn fresh_dir(dir: &Path) -> io::Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).map_err(|error| told("removed", dir, &error))?;
    }
    create_dir(dir)
}

/// A hidden name for what is to stand at `place` once it is done; another process has another.
pub(super) fn beside(place: &Path) -> PathBuf {
    hidden(place, "new")
}

fn hidden(place: &Path, what: &str) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}.{what}.{}", process::id()))
}

/// Puts a finished folder in the place of another; who reads it meanwhile sees one or the other.
pub(super) fn replace_dir(finished: &Path, place: &Path) -> io::Result<()> {
    let old = hidden(place, "old");
    let is_there = place.exists();
    if is_there {
        fs::rename(place, &old).map_err(|error| told("replaced", place, &error))?;
    }
    fs::rename(finished, place).map_err(|error| told("written", place, &error))?;
    if is_there {
        fs::remove_dir_all(&old).map_err(|error| told("removed", &old, &error))?;
    }
    Ok(())
}
