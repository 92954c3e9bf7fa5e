//! Writes a new folder, and nothing over anything: all files or none.

use std::fs;
use std::io;
use std::path::Path;

use super::{File, ScaffoldError};

/// How many names a message lists.
const SHOWN: usize = 8;

/// Refuses a folder in which something lies already.
pub(super) fn check(folder: &Path) -> Result<(), ScaffoldError> {
    let unreadable = ScaffoldError::unwritable(folder);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(ScaffoldError::InTheWay { folder: folder.to_owned(), names: Vec::new() });
        }
        Err(error) => return Err(unreadable(error)),
    };
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    let n_more = names.len().saturating_sub(SHOWN);
    names.truncate(SHOWN);
    if n_more > 0 {
        names.push(format!("and {n_more} more"));
    }
    Err(ScaffoldError::InTheWay { folder: folder.to_owned(), names })
}

/// Writes the files into a folder beside, and gives that its name at the end.
pub(super) fn write(folder: &Path, files: &[File]) -> Result<(), ScaffoldError> {
    check(folder)?;
    let parent = folder.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(ScaffoldError::unwritable(parent))?;
    let mut name = std::ffi::OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(format!(".new-{}", std::process::id()));
    let beside = parent.join(name);
    let written = write_all(&beside, files).and_then(|()| {
        // Only an empty folder can be replaced by a folder.
        fs::rename(&beside, folder)
    });
    written.map_err(|reason| {
        // What is half written is of no use, and when removing fails as well, the first reason counts.
        drop(fs::remove_dir_all(&beside));
        ScaffoldError::unwritable(folder)(reason)
    })
}

fn write_all(folder: &Path, files: &[File]) -> io::Result<()> {
    fs::create_dir(folder)?;
    for file in files {
        let place = folder.join(&file.name);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(place, &file.bytes)?;
    }
    Ok(())
}
