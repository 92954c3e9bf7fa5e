//! Packs a built plugin into the archive that servers take, and checks it as they do.

use std::{
    fs,
    io::{self, Cursor, Write as _},
    path::Path,
};

use bundle::{Limits, Unpacked};
use serde::Serialize;
use thiserror::Error;

use crate::{hex::hex, project::Project};

/// What weighs nothing when it is loaded, or is loaded packed already.
const PACKED_ALREADY: [&str; 6] = ["png", "jpg", "jpeg", "webp", "woff2", "gz"];

/// The best that Brotli can do, as servers keep it.
pub(crate) const BROTLI_QUALITY: i32 = 11;

/// A packed plugin.
#[derive(Debug)]
pub struct Packed {
    /// The `.tar.gz`.
    pub bytes: Vec<u8>,
    /// What a server will find in it.
    pub unpacked: Unpacked,
    /// How large it is.
    pub sizes: Sizes,
}

impl Packed {
    /// The archive's SHA-256, as people compare it.
    #[must_use]
    pub fn sha256(&self) -> String {
        hex(&self.unpacked.sha256)
    }
}

/// How large a plugin is, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sizes {
    /// All files as they are.
    pub raw: u64,
    /// The archive.
    pub gzip: u64,
    /// What a browser loads of the web part, by a server that packs with Brotli.
    pub brotli: u64,
}

/// Why a plugin is not packed.
#[derive(Debug, Error)]
pub enum PackError {
    /// Servers would refuse it; the message names file, field and rule.
    #[error("{0}")]
    Bundle(#[from] bundle::Error),
    /// Another file is in the way.
    #[error(
        "{} is there already and holds something else: --force replaces it, -o FILE names another",
        .0.display()
    )]
    InTheWay(std::path::PathBuf),
    /// The archive can not be written.
    #[error("{} can not be written: {reason}", .path.display())]
    Write {
        /// Where to.
        path: std::path::PathBuf,
        /// The system's words.
        reason: io::Error,
    },
    /// The built files can not be read.
    #[error("{0}")]
    Read(#[from] io::Error),
}

/// What became of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Written {
    /// It was not there.
    New,
    /// It held the same bytes.
    Same,
    /// It held something else.
    Replaced,
}

/// `<id>-<version>.tar.gz`.
#[must_use]
pub fn file_name(project: &Project) -> String {
    let manifest = &project.manifest;
    match &manifest.version {
        Some(version) => format!("{}-{version}.tar.gz", manifest.id),
        None => format!("{}.tar.gz", manifest.id),
    }
}

/// Packs a folder in the shape of a bundle: the same files give the same bytes.
///
/// # Errors
/// When a server would refuse the result.
pub fn pack(built: &Path, id: &str) -> Result<Packed, PackError> {
    let packed = pack_quickly(built, id)?;
    let sizes = sizes(built, &packed)?;
    Ok(Packed { sizes, ..packed })
}

/// As [`pack`], without the size by Brotli, which takes a moment.
///
/// # Errors
/// When a server would refuse the result.
pub fn pack_quickly(built: &Path, id: &str) -> Result<Packed, PackError> {
    let mut bytes = Vec::new();
    bundle::write(built, id, &mut bytes)?;
    let unpacked = bundle::inspect(Cursor::new(&bytes), &Limits::default())?;
    let sizes = Sizes { raw: unpacked.unpacked_bytes, gzip: unpacked.n_bytes, brotli: 0 };
    Ok(Packed { bytes, unpacked, sizes })
}

fn sizes(built: &Path, packed: &Packed) -> io::Result<Sizes> {
    let webapp = packed.unpacked.manifest.webapp.as_ref();
    let folder = webapp.map(|webapp| webapp.bundle_path.folder().to_owned());
    let mut n_bytes = 0;
    for file in &packed.unpacked.files {
        let is_loaded = folder.as_ref().is_some_and(|folder| {
            folder.is_empty() || file.path.starts_with(&format!("{folder}/"))
        });
        let extension = file.path.rsplit_once('.').map_or("", |(_, extension)| extension);
        if is_loaded && extension != "map" {
            let content = fs::read(built.join(&file.path))?;
            let is_packed = PACKED_ALREADY.contains(&extension);
            n_bytes +=
                if is_packed { file.n_bytes } else { brotli_size(&content, BROTLI_QUALITY)? };
        }
    }
    Ok(Sizes { brotli: n_bytes, ..packed.sizes })
}

/// What Brotli makes of some bytes, in bytes.
pub(crate) fn brotli_size(content: &[u8], quality: i32) -> io::Result<u64> {
    let params = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::with_params(&mut packed, 1 << 16, &params);
    writer.write_all(content)?;
    drop(writer);
    Ok(packed.len() as u64)
}

/// Writes the archive; a file that holds something else is left alone unless `force` is given.
///
/// # Errors
/// When another file is in the way, or the place can not be written.
pub fn write(packed: &Packed, to: &Path, force: bool) -> Result<Written, PackError> {
    let failed = |reason| PackError::Write { path: to.to_owned(), reason };
    let written = match fs::read(to) {
        Ok(there) if there == packed.bytes => return Ok(Written::Same),
        Ok(_) if !force => return Err(PackError::InTheWay(to.to_owned())),
        Ok(_) => Written::Replaced,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Written::New,
        Err(error) => return Err(failed(error)),
    };
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(to, &packed.bytes).map_err(failed)?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let manifest = r#"{"id": "a-plugin", "name": "A", "version": "1.0.0",
            "webapp": {"bundle_path": "webapp/a.js"}}"#;
        fs::create_dir(folder.path().join("webapp")).unwrap();
        fs::write(folder.path().join("plugin.json"), manifest).unwrap();
        fs::write(folder.path().join("webapp/a.js"), "export default {};".repeat(100)).unwrap();
        folder
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let (one, two) = (built(), built());
        let packed = pack(one.path(), "a-plugin").unwrap();
        assert_eq!(packed.bytes, pack(two.path(), "a-plugin").unwrap().bytes);
        let Sizes { raw, gzip, brotli } = packed.sizes;
        assert!(raw > 1800 && gzip == packed.bytes.len() as u64, "{raw} {gzip}");
        assert!((1..200).contains(&brotli), "{brotli}");
    }

    #[test]
    fn what_servers_refuse_is_not_packed() {
        let folder = built();
        fs::remove_file(folder.path().join("webapp/a.js")).unwrap();
        let error = pack(folder.path(), "a-plugin").unwrap_err();
        assert!(error.to_string().contains("webapp/a.js"), "{error}");
    }

    #[test]
    fn another_file_is_not_overwritten_unasked() {
        let (folder, place) = (built(), tempfile::tempdir().unwrap());
        let packed = pack(folder.path(), "a-plugin").unwrap();
        let file = place.path().join("a.tar.gz");
        assert_eq!(write(&packed, &file, false).unwrap(), Written::New);
        assert_eq!(write(&packed, &file, false).unwrap(), Written::Same);
        fs::write(&file, "precious").unwrap();
        let error = write(&packed, &file, false).unwrap_err();
        assert!(error.to_string().contains("--force"), "{error}");
        assert_eq!(fs::read(&file).unwrap(), b"precious");
        assert_eq!(write(&packed, &file, true).unwrap(), Written::Replaced);
    }
}
