//! The bytes of the archive, unpacked: counted and hashed on the one side, held within limits on both.

use std::io::{self, BufRead as _, BufReader, Read};

use flate2::bufread::GzDecoder;
use sha2::{Digest as _, Sha256};

use crate::{Error, Limits, Shown};

/// The stream inside the gzip.
pub(super) struct Unzipped<R: Read> {
    gzip: GzDecoder<BufReader<Counted<R>>>,
    n_unpacked: u64,
    unpacked_bytes: u64,
    ratio: u64,
    /// What is being read, for messages.
    place: Option<Shown>,
}

/// How much is fetched from the source at once.
const BUFFER: usize = 64 * 1024;

/// Less than this is no bomb, however small the archive: see [`Limits::ratio`].
const RATIO_FREE_BYTES: u64 = 8 << 20;

impl<R: Read> Unzipped<R> {
    pub(super) fn new(source: R, limits: &Limits) -> Self {
        let counted = Counted {
            source,
            hash: Sha256::new(),
            n_bytes: 0,
            max: limits.compressed_bytes,
            failure: None,
        };
        Self {
            gzip: GzDecoder::new(BufReader::with_capacity(BUFFER, counted)),
            n_unpacked: 0,
            unpacked_bytes: limits.unpacked_bytes,
            ratio: limits.ratio,
            place: None,
        }
    }

    /// Says what is being read from here on.
    pub(super) fn at(&mut self, place: Option<Shown>) {
        self.place = place;
    }

    /// How much more may come out.
    pub(super) const fn n_left(&self) -> u64 {
        self.unpacked_bytes.saturating_sub(self.n_unpacked)
    }

    /// As [`Read::read`]: nothing more comes after 0.
    pub(super) fn read(&mut self, into: &mut [u8]) -> Result<usize, Error> {
        let n = self.gzip.read(into).map_err(|error| self.explain(&error))?;
        if n == 0 && !into.is_empty() {
            self.check_end()?;
        }
        self.n_unpacked += n as u64;
        if self.n_unpacked > self.unpacked_bytes {
            return Err(self.too_much());
        }
        let n_compressed = self.gzip.get_ref().get_ref().n_bytes;
        if self.n_unpacked > RATIO_FREE_BYTES.max(n_compressed.saturating_mul(self.ratio)) {
            return Err(Error::Ratio { max: self.ratio });
        }
        Ok(n)
    }

    /// Fills `into`; false when the stream ended before its first byte.
    pub(super) fn fill(&mut self, into: &mut [u8]) -> Result<bool, Error> {
        let mut n_filled = 0;
        while let Some(rest @ [_, ..]) = into.get_mut(n_filled..) {
            match self.read(rest)? {
                0 if n_filled == 0 => return Ok(false),
                0 => return Err(self.truncated()),
                n => n_filled += n,
            }
        }
        Ok(true)
    }

    pub(super) const fn too_much(&self) -> Error {
        Error::UnpackedSize { max: self.unpacked_bytes }
    }

    pub(super) fn truncated(&self) -> Error {
        match &self.place {
            Some(path) => Error::Truncated { path: path.clone() },
            None => Error::Archive { rule: "must be complete, and this one ends too early" },
        }
    }

    /// The hash and the length of what came from the source, once everything was read.
    pub(super) fn finish(self) -> ([u8; 32], u64) {
        let counted = self.gzip.into_inner().into_inner();
        (counted.hash.finalize().into(), counted.n_bytes)
    }

    /// Where a gzip ends, the archive ends: some readers take what follows as its continuation, others do not.
    fn check_end(&mut self) -> Result<(), Error> {
        let rest = self.gzip.get_mut().fill_buf().map(|rest| rest.get(..2).unwrap_or(rest));
        let rule = match rest {
            Ok([]) => return Ok(()),
            Ok([0x1f, 0x8b]) => "must be a single gzip, and another one follows",
            Ok(_) => "must end where its gzip ends, and more bytes follow",
            Err(error) => return Err(self.explain(&error)),
        };
        Err(Error::Archive { rule })
    }

    /// The source's own failures come through the decoder as others do; they are kept aside.
    fn explain(&mut self, error: &io::Error) -> Error {
        let has_header = self.gzip.header().is_some();
        let counted = self.gzip.get_mut().get_mut();
        match counted.failure.take() {
            Some(Failure::Source(error)) => return Error::Read(error),
            Some(Failure::TooLong) => return Error::ArchiveSize { max: counted.max },
            None => {}
        }
        if counted.n_bytes == 0 {
            return Error::Archive { rule: "must not be empty" };
        }
        if error.kind() == io::ErrorKind::UnexpectedEof {
            return self.truncated();
        }
        Error::Archive {
            rule: if has_header {
                "must be whole, and this one is damaged: its gzip can not be unpacked"
            } else {
                "must be a .tar.gz, a tar archive packed with gzip"
            },
        }
    }
}

/// The source: counted, hashed, cut off at the limit.
struct Counted<R> {
    source: R,
    hash: Sha256,
    n_bytes: u64,
    max: u64,
    failure: Option<Failure>,
}

enum Failure {
    Source(io::Error),
    TooLong,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = loop {
            match self.source.read(into) {
                Ok(n) => break n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    let kind = error.kind();
                    self.failure = Some(Failure::Source(error));
                    return Err(kind.into());
                }
            }
        };
        self.n_bytes += n as u64;
        if self.n_bytes > self.max {
            self.failure = Some(Failure::TooLong);
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.hash.update(into.get(..n).unwrap_or_default());
        Ok(n)
    }
}
