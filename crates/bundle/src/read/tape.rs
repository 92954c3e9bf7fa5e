//! The entries of a tar archive one after the other, each with its content.
//!
//! Stricter than other readers: what two of them could read in two ways is refused.

use std::io::Read;

use super::{
    extended::Extended,
    gzip::Unzipped,
    header::{BLOCK, Header, Letter},
};
use crate::{Error, Limits, Shown};

/// An entry whose content can be read now.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: Vec<u8>,
    pub(super) is_folder: bool,
    pub(super) n_bytes: u64,
}

pub(super) struct Tape<R: Read> {
    unzipped: Unzipped<R>,
    path_bytes: usize,
    file_bytes: u64,
    /// What is left of the entry's content, and of the blanks behind it.
    n_content: u64,
    n_padding: usize,
}

/// Extended headers of real archives have a few hundred bytes.
const MAX_EXTENDED: u64 = 64 * 1024;

impl<R: Read> Tape<R> {
    pub(super) fn new(source: R, limits: &Limits) -> Self {
        Self {
            unzipped: Unzipped::new(source, limits),
            path_bytes: limits.path_bytes,
            file_bytes: limits.file_bytes,
            n_content: 0,
            n_padding: 0,
        }
    }

    /// The next file or folder; none at the end mark. What is left of the one before is left out.
    pub(super) fn next(&mut self) -> Result<Option<Entry>, Error> {
        let mut block = [0; BLOCK];
        let mut extended: Option<Extended> = None;
        let mut long_name: Option<Vec<u8>> = None;
        loop {
            self.skip_rest(&mut block)?;
            if !self.unzipped.fill(&mut block)? {
                return Err(Error::Archive {
                    rule: "must be complete, and the mark at its end is missing",
                });
            }
            if block.iter().all(|byte| *byte == 0) {
                return if extended.is_none() && long_name.is_none() {
                    Ok(None)
                } else {
                    Err(Error::Archive { rule: "must have an entry after each extended header" })
                };
            }
            let refuse = |name: &[u8], rule| Error::Header { path: Shown::bytes(name), rule };
            let header = Header::read(&block).map_err(|rule| Error::Archive { rule })?;
            let name = header.name();
            self.begin(&name, header.n_bytes);
            match header.letter() {
                Letter::Extended if extended.is_some() || long_name.is_some() => {
                    return Err(refuse(&name, "an entry must have one extended header only"));
                }
                Letter::Extended => {
                    let bytes = self.small(&name, MAX_EXTENDED)?;
                    extended = Some(Extended::read(&bytes).map_err(|rule| refuse(&name, rule))?);
                }
                Letter::Global => {
                    let bytes = self.small(&name, MAX_EXTENDED)?;
                    Extended::check_global(&bytes).map_err(|rule| refuse(&name, rule))?;
                }
                Letter::LongName if extended.is_some() || long_name.is_some() => {
                    return Err(refuse(&name, "an entry must have one long name only"));
                }
                Letter::LongName => long_name = Some(self.long_name(&name)?),
                Letter::Other(what) => {
                    let name = long_name.or_else(|| extended?.path).unwrap_or(name);
                    return Err(Error::Kind { path: Shown::bytes(&name), what });
                }
                Letter::File | Letter::Folder => {
                    let is_set_id = header.is_set_id();
                    let is_folder = header.letter() == Letter::Folder;
                    let extended = extended.unwrap_or_default();
                    let declared = extended.n_bytes;
                    let name = long_name.or(extended.path).unwrap_or(name);
                    // Before 1988 a folder was a file whose name ends so.
                    let is_folder = is_folder || name.ends_with(b"/");
                    return self.entry(name, is_folder, is_set_id, declared).map(Some);
                }
            }
        }
    }

    /// As [`Read::read`]: nothing more comes of this entry after 0.
    pub(super) fn read(&mut self, into: &mut [u8]) -> Result<usize, Error> {
        let n_wanted = usize::try_from(self.n_content).unwrap_or(usize::MAX).min(into.len());
        let Some(into @ [_, ..]) = into.get_mut(..n_wanted) else { return Ok(0) };
        match self.unzipped.read(into)? {
            0 => Err(self.unzipped.truncated()),
            n => {
                self.n_content -= n as u64;
                Ok(n)
            }
        }
    }

    /// Checks that only the rest of the end mark follows; returns hash and length of the archive.
    pub(super) fn finish(mut self, buffer: &mut [u8]) -> Result<([u8; 32], u64), Error> {
        self.unzipped.at(None);
        loop {
            let n = self.unzipped.read(buffer)?;
            if n == 0 {
                return Ok(self.unzipped.finish());
            }
            if buffer.iter().take(n).any(|byte| *byte != 0) {
                return Err(Error::Archive {
                    rule: "must end at its end mark, and more follows it",
                });
            }
        }
    }

    fn entry(
        &mut self,
        name: Vec<u8>,
        is_folder: bool,
        is_set_id: Option<bool>,
        declared: Option<u64>,
    ) -> Result<Entry, Error> {
        let n_bytes = self.n_content;
        let path = Shown::bytes(&name);
        if declared.is_some_and(|declared| declared != n_bytes) {
            let rule = "an extended header must give the size that the header itself gives";
            return Err(Error::Header { path, rule });
        }
        if is_folder && n_bytes != 0 {
            return Err(Error::Header { path, rule: "a folder must have no content" });
        }
        // New folders inherit the bit for the group on some systems, and it means something else there.
        match is_set_id {
            Some(true) if !is_folder => {
                return Err(Error::Kind {
                    path,
                    what: "a program that runs as its owner (setuid)",
                });
            }
            None => {
                return Err(Error::Header {
                    path,
                    rule: "a header must hold a mode that is a number",
                });
            }
            Some(_) => {}
        }
        if n_bytes > self.file_bytes {
            return Err(Error::FileSize { path, n_bytes, max: self.file_bytes });
        }
        if n_bytes > self.unzipped.n_left() {
            return Err(self.unzipped.too_much());
        }
        self.unzipped.at(Some(path));
        Ok(Entry { name, is_folder, n_bytes })
    }

    fn begin(&mut self, name: &[u8], n_bytes: u64) {
        self.n_content = n_bytes;
        let over = usize::try_from(n_bytes % BLOCK as u64).unwrap_or_default();
        self.n_padding = if over == 0 { 0 } else { BLOCK - over };
        self.unzipped.at(Some(Shown::bytes(name)));
    }

    /// The whole content of a header that is itself an entry.
    fn small(&mut self, name: &[u8], max: u64) -> Result<Vec<u8>, Error> {
        let n_bytes = self.n_content;
        let capacity = usize::try_from(n_bytes).ok().filter(|_| n_bytes <= max);
        let Some(capacity) = capacity else {
            return Err(Error::FileSize { path: Shown::bytes(name), n_bytes, max });
        };
        let mut bytes = vec![0; capacity];
        if !bytes.is_empty() && !self.unzipped.fill(&mut bytes)? {
            return Err(self.unzipped.truncated());
        }
        self.n_content = 0;
        Ok(bytes)
    }

    /// GNU's long name; a NUL ends it, and nothing may hide behind.
    fn long_name(&mut self, name: &[u8]) -> Result<Vec<u8>, Error> {
        let mut bytes = self.small(name, MAX_EXTENDED)?;
        if bytes.last() == Some(&0) {
            bytes.pop();
        }
        if bytes.is_empty() || bytes.contains(&0) {
            let rule = "a long name must not be empty or contain NUL";
            return Err(Error::Header { path: Shown::bytes(&bytes), rule });
        }
        if bytes.len() > self.path_bytes {
            return Err(Error::PathSize { path: Shown::bytes(&bytes), max: self.path_bytes });
        }
        Ok(bytes)
    }

    fn skip_rest(&mut self, block: &mut [u8; BLOCK]) -> Result<(), Error> {
        while self.read(block)? > 0 {}
        let n_padding = std::mem::take(&mut self.n_padding);
        if let Some(padding @ [_, ..]) = block.get_mut(..n_padding)
            && !self.unzipped.fill(padding)?
        {
            return Err(self.unzipped.truncated());
        }
        self.unzipped.at(None);
        Ok(())
    }
}
