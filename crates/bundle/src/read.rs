//! Reads a bundle from its first byte to its last, and writes its files on the way if it should.

use std::{io::Read, path::Path};

use crate::{Error, Limits, Unpacked};

/// Unpacks.
pub fn unpack(source: impl Read, limits: &Limits, dir: &Path) -> Result<Unpacked, Error> {
    let _ = (source, limits, dir);
    Err(Error::Archive { rule: "" })
}

/// Looks.
pub fn inspect(source: impl Read, limits: &Limits) -> Result<Unpacked, Error> {
    let _ = (source, limits);
    Err(Error::Archive { rule: "" })
}
