//! The folder into which a bundle is unpacked.
//!
//! Paths are built from checked names only, each folder and file is made here and nowhere found,
//! so nothing that an archive could have left behind is ever followed.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use manifest::BundlePath;

use crate::{Error, Shown, path::EntryPath};

pub(super) struct Place<'a> {
    dir: &'a Path,
    /// What was made, to be flushed once it is full.
    folders: Vec<PathBuf>,
}

impl<'a> Place<'a> {
    /// # Errors
    /// If `dir` is not there or not empty.
    pub(super) fn new(dir: &'a Path) -> Result<Self, Error> {
        let failed = |source| file_error(".", "unpacked into", source);
        if fs::read_dir(dir).map_err(failed)?.next().is_some() {
            return Err(failed(io::ErrorKind::DirectoryNotEmpty.into()));
        }
        Ok(Self { dir, folders: Vec::new() })
    }

    /// Makes the folders of `path` from the name `n_known` up to `n_names`.
    pub(super) fn folders(
        &mut self,
        path: &EntryPath,
        n_known: usize,
        n_names: usize,
    ) -> Result<(), Error> {
        let mut folder = self.dir.to_owned();
        for (idx, name) in path.names().iter().take(n_names).enumerate() {
            folder.push(name);
            if idx >= n_known {
                fs::create_dir(&folder)
                    .map_err(|source| file_error(&path.joined(), "written", source))?;
                self.folders.push(folder.clone());
            }
        }
        Ok(())
    }

    /// Makes a file that was not there; the archive's mode is never used.
    pub(super) fn file(&self, path: &EntryPath) -> Result<fs::File, Error> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o644);
        let mut place = self.dir.to_owned();
        place.extend(path.names());
        options.open(place).map_err(|source| file_error(&path.joined(), "written", source))
    }

    /// Takes the top folder off, if there is one, marks the programs, and flushes the folders.
    pub(super) fn finish(self, top: Option<&str>, programs: &[&BundlePath]) -> Result<(), Error> {
        self.flush()?;
        if let Some(top) = top {
            self.take_off(top).map_err(|source| file_error(top, "taken off", source))?;
        }
        for program in programs {
            mark_as_program(&self.dir.join(program.as_str()))
                .map_err(|source| file_error(program.as_str(), "made a program", source))?;
        }
        sync_folder(self.dir).map_err(|source| file_error(".", "flushed", source))
    }

    fn flush(&self) -> Result<(), Error> {
        self.folders.iter().try_for_each(|folder| {
            sync_folder(folder).map_err(|source| {
                file_error(
                    &folder.strip_prefix(self.dir).unwrap_or(folder).to_string_lossy(),
                    "flushed",
                    source,
                )
            })
        })
    }

    /// `<dir>/<top>/…` becomes `<dir>/…`, also when the top folder holds one of its own name.
    fn take_off(&self, top: &str) -> io::Result<()> {
        let old = self.dir.join(top);
        let mut names = Vec::new();
        for entry in fs::read_dir(&old)? {
            names.push(entry?.file_name());
        }
        // One of these is free, as there is one more than names.
        let aside = (0..=names.len())
            .map(|number| format!("top-{number}"))
            .find(|aside| aside != top && names.iter().all(|name| name != aside.as_str()))
            .unwrap_or_else(|| String::from("top"));
        let aside = self.dir.join(aside);
        fs::rename(&old, &aside)?;
        for name in names {
            fs::rename(aside.join(&name), self.dir.join(&name))?;
        }
        fs::remove_dir(aside)
    }
}

fn file_error(path: &str, what: &'static str, source: io::Error) -> Error {
    Error::File { path: Shown::text(path), what, source }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(unix)]
fn mark_as_program(file: &Path) -> io::Result<()> {
    fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o755))
}

// Elsewhere folders can not be opened, and every file may be a program.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn mark_as_program(_: &Path) -> io::Result<()> {
    Ok(())
}
