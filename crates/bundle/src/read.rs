//! Reads a bundle from its first byte to its last, and writes its files on the way if it should.

mod gzip;
mod header;
mod extended;
mod tape;
mod place;
mod manifests;
mod contents;

use std::{
    io::{Read, Write as _},
    path::Path,
};

use sha2::{Digest as _, Sha256};

use self::{manifests::Manifests, place::Place, tape::Tape};
use crate::{Error, File, Limits, Shown, Unpacked, names::Names, path::EntryPath};

/// Unpacks a bundle into `dir`, an empty folder of the caller, as a stream.
///
/// If everything lies in one top folder, that is taken off, as the forerunner does.
/// Files are flushed to the disk, and get the mode 0644, or 0755 if the manifest names them as programs.
/// When it fails, what was written so far is left for the caller to remove.
///
/// # Errors
/// If a limit or a rule is broken, or the machine fails; see [`Error::is_refusal`].
pub fn unpack(source: impl Read, limits: &Limits, dir: &Path) -> Result<Unpacked, Error> {
    read(source, limits, Some(Place::new(dir)?))
}

/// Looks at a bundle as [`unpack`] does, with the same checks, but writes nothing.
///
/// # Errors
/// As [`unpack`].
pub fn inspect(source: impl Read, limits: &Limits) -> Result<Unpacked, Error> {
    read(source, limits, None)
}

/// How much is copied at once.
const BUFFER: usize = 64 * 1024;

fn read(source: impl Read, limits: &Limits, place: Option<Place<'_>>) -> Result<Unpacked, Error> {
    let mut reader = Reader {
        tape: Tape::new(source, limits),
        place,
        names: Names::default(),
        manifests: Manifests::new(limits.manifest_bytes),
        files: Vec::new(),
        buffer: vec![0; BUFFER],
    };
    let mut n_entries = 0;
    while let Some(entry) = reader.tape.next()? {
        n_entries += 1;
        if n_entries > limits.entries {
            return Err(Error::Entries { path: Shown::bytes(&entry.name), max: limits.entries });
        }
        let path = EntryPath::read(&entry.name, limits)?;
        if entry.is_folder {
            reader.folder(&path)?;
        } else {
            reader.file(&path, entry.n_bytes)?;
        }
    }
    reader.finish(limits)
}

/// What is known in the middle of an archive.
struct Reader<'a, R: Read> {
    tape: Tape<R>,
    place: Option<Place<'a>>,
    names: Names,
    manifests: Manifests,
    /// With the top folder in front.
    files: Vec<File>,
    buffer: Vec<u8>,
}

impl<R: Read> Reader<'_, R> {
    fn folder(&mut self, path: &EntryPath) -> Result<(), Error> {
        let n_known = self.names.claim(path, true)?;
        match &mut self.place {
            Some(place) => place.folders(path, n_known, path.names().len()),
            None => Ok(()),
        }
    }

    fn file(&mut self, path: &EntryPath, n_bytes: u64) -> Result<(), Error> {
        let Some(n_folders) = path.names().len().checked_sub(1) else {
            return Err(Error::Path { path: path.shown(), rule: "a file must have a name" });
        };
        let n_known = self.names.claim(path, false)?;
        let mut out = match &mut self.place {
            Some(place) => {
                place.folders(path, n_known, n_folders)?;
                Some(place.file(path)?)
            }
            None => None,
        };
        let failed = |source| Error::File { path: path.shown(), what: "written", source };
        let mut manifest = self.manifests.begin(path, &self.names, n_bytes);
        let mut hash = Sha256::new();
        loop {
            let n = self.tape.read(&mut self.buffer)?;
            let Some(bytes @ [_, ..]) = self.buffer.get(..n) else { break };
            hash.update(bytes);
            if let Some(manifest) = &mut manifest {
                manifest.push(bytes);
            }
            if let Some(out) = &mut out {
                out.write_all(bytes).map_err(failed)?;
            }
        }
        if let Some(out) = out {
            out.sync_all().map_err(failed)?;
        }
        self.manifests.keep(manifest);
        self.files.push(File { path: path.joined(), n_bytes, sha256: hash.finalize().into() });
        Ok(())
    }

    fn finish(mut self, limits: &Limits) -> Result<Unpacked, Error> {
        let (sha256, n_bytes) = self.tape.finish(&mut self.buffer)?;
        let top = self.names.only_top_folder();
        let mut files = self.files;
        if let Some(top) = top {
            for file in &mut files {
                if let Some((folder, rest)) = file.path.split_once('/')
                    && folder == top
                {
                    file.path = rest.to_owned();
                }
            }
        }
        files.sort_by(|one, two| one.path.cmp(&two.path));

        let (manifest_name, bytes) = self.manifests.settle(top.is_some(), &files)?;
        let parsed = contents::parse(manifest_name, &bytes, limits)?;
        let (manifest, mut warnings) = (parsed.manifest, parsed.warnings);
        contents::check(manifest_name, &manifest, &files, &mut warnings)?;
        if let Some(place) = self.place {
            place.finish(top, &contents::programs(&manifest, &files))?;
        }
        Ok(Unpacked {
            manifest,
            manifest_name,
            warnings,
            sha256,
            n_bytes,
            unpacked_bytes: files.iter().map(|file| file.n_bytes).sum(),
            files,
        })
    }
}
