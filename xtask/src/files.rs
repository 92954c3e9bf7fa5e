//! Finds, copies and replaces files. Skips what is not source: build output and foreign packages.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// Folders that never hold our source.
const NOT_SOURCE: [&str; 4] = ["target", "node_modules", ".git", "dist"];

/// All source files under `dir`, sorted; `dir` itself may be a file or be absent.
pub(crate) fn walk(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(dir, &mut files).with_context(|| format!("while listing {}", dir.display()))?;
    files.sort();
    Ok(files)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
        return Ok(());
    }
    if !path.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        if NOT_SOURCE.iter().all(|skipped| name != *skipped) {
            collect(&entry.path(), files)?;
        }
    }
    Ok(())
}

pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("while reading {}", path.display()))
}

pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("while reading {}", path.display()))
}

/// Writes a file, and the folders that lead to it.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)
            .with_context(|| format!("while creating {}", parent.display()))?;
    }
    fs::write(path, content).with_context(|| format!("while writing {}", path.display()))
}

/// Copies the source files under `from` to the same places under `to`.
pub(crate) fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for file in walk(from)? {
        let relative = file.strip_prefix(from).context("while copying a folder")?;
        write(&to.join(relative), read_bytes(&file)?)?;
    }
    Ok(())
}

pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("while writing {}", to.display()))
}

/// Makes `dir` exist and be empty.
pub(crate) fn fresh_dir(dir: &Path) -> Result<()> {
    remove(dir)?;
    fs::create_dir_all(dir).with_context(|| format!("while creating {}", dir.display()))
}

/// Removes a file, or a folder with all it holds, if it is there.
pub(crate) fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() {
        fs::remove_dir_all(path)
    } else if path.exists() {
        fs::remove_file(path)
    } else {
        Ok(())
    };
    removed.with_context(|| format!("while removing {}", path.display()))
}

/// Puts a finished folder in the place of another, so that nobody reads half of it.
pub(crate) fn replace_dir(finished: &Path, place: &Path) -> Result<()> {
    remove(place)?;
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent)
            .with_context(|| format!("while creating {}", parent.display()))?;
    }
    rename(finished, place)
}

/// Waits until no other process holds the lock at `path`, and holds it until the file is dropped.
///
/// `wait` is called once, if somebody does.
pub(crate) fn lock(path: &Path, wait: impl FnOnce()) -> Result<File> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)
            .with_context(|| format!("while creating {}", parent.display()))?;
    }
    let file = File::create(path).with_context(|| format!("while creating {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => wait(),
        Err(TryLockError::Error(error)) => {
            return Err(error).with_context(|| format!("while locking {}", path.display()));
        }
    }
    file.lock().with_context(|| format!("while waiting for {}", path.display()))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn only_source_is_found_in_order() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["b.rs", "a/x.rs", "target/built.rs", "a/node_modules/foreign.js"] {
            write(&dir.path().join(name), name).unwrap();
        }
        assert_eq!(walk(dir.path()).unwrap(), ["a/x.rs", "b.rs"].map(|name| dir.path().join(name)));
        assert!(walk(&dir.path().join("absent")).unwrap().is_empty());
    }

    #[test]
    fn a_second_holder_waits_for_the_first() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("deep/lock");
        let first = lock(&path, || panic!("nobody holds it")).unwrap();
        let (sender, receiver) = mpsc::channel();
        let second = thread::spawn(move || {
            let told = sender.clone();
            let held = lock(&path, || told.send("waiting").unwrap());
            sender.send("held").unwrap();
            held
        });
        assert_eq!(receiver.recv().unwrap(), "waiting");
        drop(first);
        assert_eq!(receiver.recv().unwrap(), "held");
        second.join().unwrap().unwrap();
    }
}
