//! The file that is read: lines of JSON as they are, or inside of a `.zip` as the forerunner packs
//! them.
//!
//! Read as a stream, so that its size does not matter; nothing is unpacked to disk.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use zip::{ZipArchive, read::ZipFile};

use super::BulkError;

/// The longest line; a post with thousands of replies has a few megabytes.
pub(super) const MAX_LINE_BYTES: u64 = 64 * 1024 * 1024;

/// Where the forerunner's packed exports keep files.
const ATTACHMENTS: &str = "data/";

/// A file that was found fit to be read, as often as needed.
#[derive(Debug)]
pub(super) struct Source {
    path: PathBuf,
    /// The name of the entry with the lines, when the file is an archive.
    entry: Option<String>,
    pub(super) n_bytes: u64,
    /// Files in the archive that are not read.
    pub(super) n_attachments: u64,
}

impl Source {
    pub(super) fn find(path: &Path) -> Result<Self, BulkError> {
        let failed = |error| BulkError::io(path, error);
        let mut file = File::open(path).map_err(failed)?;
        if file.metadata().map_err(failed)?.is_dir() {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        let mut magic = [0; 4];
        let is_zip = match file.read_exact(&mut magic) {
            Ok(()) => magic == *b"PK\x03\x04",
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => false,
            Err(error) => return Err(failed(error)),
        };
        if is_zip { Self::in_archive(path) } else { Self::plain(path, &file) }
    }

    fn plain(path: &Path, file: &File) -> Result<Self, BulkError> {
        let n_bytes = file.metadata().map_err(|error| BulkError::io(path, error))?.len();
        Ok(Self { path: path.to_owned(), entry: None, n_bytes, n_attachments: 0 })
    }

    fn in_archive(path: &Path) -> Result<Self, BulkError> {
        let mut archive = open_archive(path)?;
        let mut lines = Vec::new();
        let mut n_attachments = 0;
        for name in archive.file_names() {
            let name = name.map_err(|error| broken(path, &error))?;
            if !name.contains('/') && name.ends_with(".jsonl") {
                lines.push(name.into_owned());
            } else if name.starts_with(ATTACHMENTS) && !name.ends_with('/') {
                n_attachments += 1;
            }
        }
        let [entry] = lines.as_slice() else {
            let rule = format!(
                "an archive has exactly one .jsonl file at its top, such as import.jsonl; \
                 this one has {}",
                lines.len()
            );
            return Err(BulkError::Archive { path: path.display().to_string(), rule });
        };
        let n_bytes = archive.by_name(entry).map_err(|error| broken(path, &error))?.size();
        Ok(Self { path: path.to_owned(), entry: Some(entry.clone()), n_bytes, n_attachments })
    }

    /// Gives each line that is not empty to `take`, with its number and the bytes read so far.
    pub(super) fn open(&self) -> Result<Opened, BulkError> {
        let Some(entry) = &self.entry else {
            let file = File::open(&self.path).map_err(|error| BulkError::io(&self.path, error))?;
            return Ok(Opened::Plain(BufReader::with_capacity(1 << 16, file)));
        };
        Ok(Opened::Packed { archive: Box::new(open_archive(&self.path)?), entry: entry.clone() })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// A file at its beginning.
#[derive(Debug)]
pub(super) enum Opened {
    Plain(BufReader<File>),
    Packed { archive: Box<ZipArchive<BufReader<File>>>, entry: String },
}

impl Opened {
    pub(super) fn lines<'a>(&'a mut self, source: &'a Source) -> Result<Lines<'a>, BulkError> {
        let path = source.path();
        let input: Box<dyn BufRead + 'a> = match self {
            Self::Plain(file) => Box::new(file),
            Self::Packed { archive, entry } => {
                let file: ZipFile<'a, _> =
                    archive.by_name(entry).map_err(|error| broken(path, &error))?;
                Box::new(BufReader::with_capacity(1 << 16, file))
            }
        };
        Ok(Lines { input, path, number: 0, n_bytes: 0, buffer: Vec::new() })
    }
}

/// The lines, one after the other.
pub(super) struct Lines<'a> {
    input: Box<dyn BufRead + 'a>,
    path: &'a Path,
    number: u64,
    n_bytes: u64,
    buffer: Vec<u8>,
}

/// One line, without its end.
#[derive(Debug)]
pub(super) struct RawLine<'a> {
    pub(super) number: u64,
    /// Read so far, this line included.
    pub(super) n_bytes: u64,
    pub(super) bytes: &'a [u8],
    /// Longer than [`MAX_LINE_BYTES`]: `bytes` is its beginning, and reading ends here.
    pub(super) too_long: bool,
}

impl Lines<'_> {
    /// The next line that is not empty.
    pub(super) fn next(&mut self) -> Result<Option<RawLine<'_>>, BulkError> {
        loop {
            self.buffer.clear();
            let mut limited = (&mut self.input).take(MAX_LINE_BYTES + 1);
            let n_read = limited
                .read_until(b'\n', &mut self.buffer)
                .map_err(|error| BulkError::io(self.path, error))?;
            if n_read == 0 {
                return Ok(None);
            }
            self.number += 1;
            self.n_bytes += u64::try_from(n_read).unwrap_or(u64::MAX);
            let too_long = u64::try_from(n_read).unwrap_or(u64::MAX) > MAX_LINE_BYTES;
            if too_long || !self.buffer.trim_ascii().is_empty() {
                let bytes = self.buffer.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.buffer);
                return Ok(Some(RawLine {
                    number: self.number,
                    n_bytes: self.n_bytes,
                    bytes: bytes.trim_ascii(),
                    too_long,
                }));
            }
        }
    }
}

impl std::fmt::Debug for Lines<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lines").field("number", &self.number).finish_non_exhaustive()
    }
}

fn open_archive(path: &Path) -> Result<ZipArchive<BufReader<File>>, BulkError> {
    let file = File::open(path).map_err(|error| BulkError::io(path, error))?;
    ZipArchive::new(BufReader::new(file)).map_err(|error| broken(path, &error))
}

fn broken(path: &Path, error: &zip::result::ZipError) -> BulkError {
    BulkError::Archive {
        path: path.display().to_string(),
        rule: format!("the archive can be read: {error}"),
    }
}
