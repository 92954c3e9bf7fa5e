//! Packs a plugin into a `.tar.gz` that depends on its content alone.
//!
//! Owner, time and mode are fixed and entries sorted, so that two builds of the same source have
//! the same hash wherever they were made.

use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::{Compression, GzBuilder};

use crate::files;

/// «Unknown» in the gzip header, where the operating system would stand.
const NO_OPERATING_SYSTEM: u8 = 255;

/// Packs the files under `dir` into an archive whose only top folder is `name`.
pub(super) fn pack(dir: &Path, name: &str) -> Result<Vec<u8>> {
    let gzip = GzBuilder::new()
        .operating_system(NO_OPERATING_SYSTEM)
        .write(Vec::new(), Compression::best());
    let mut archive = tar::Builder::new(gzip);
    for file in files::walk(dir)? {
        let content = files::read_bytes(&file)?;
        let relative = file.strip_prefix(dir).context("while packing")?;
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len().try_into().context("while packing")?);
        header.set_mode(0o644);
        header.set_mtime(0);
        header.set_uid(0);
        header.set_gid(0);
        archive
            .append_data(&mut header, Path::new(name).join(relative), content.as_slice())
            .with_context(|| format!("while packing {}", relative.display()))?;
    }
    let gzip = archive.into_inner().context("while packing")?;
    gzip.finish().context("while packing")
}

#[cfg(test)]
mod tests {
    use std::fs::{self, FileTimes};
    use std::io::Read as _;
    use std::time::{Duration, SystemTime};

    use flate2::read::GzDecoder;

    use super::*;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for name in names {
            files::write(&dir.path().join(name), name).unwrap();
        }
        dir
    }

    #[test]
    fn the_same_content_gives_the_same_bytes() {
        let one = folder(&["plugin.json", "webapp/card.js"]);
        // Another order of creation, another place, another time.
        let two = folder(&["webapp/card.js", "plugin.json"]);
        let yesterday = SystemTime::now() - Duration::from_secs(86_400);
        let file = fs::File::options().write(true).open(two.path().join("plugin.json")).unwrap();
        file.set_times(FileTimes::new().set_modified(yesterday)).unwrap();
        assert_eq!(pack(one.path(), "card").unwrap(), pack(two.path(), "card").unwrap());

        files::write(&two.path().join("plugin.json"), "changed").unwrap();
        assert_ne!(pack(one.path(), "card").unwrap(), pack(two.path(), "card").unwrap());
    }

    #[test]
    fn everything_lies_under_the_name() {
        let dir = folder(&["webapp/card.js", "plugin.json"]);
        let packed = pack(dir.path(), "card").unwrap();
        let mut archive = tar::Archive::new(GzDecoder::new(packed.as_slice()));
        let files: Vec<(String, String)> = archive
            .entries()
            .unwrap()
            .map(|entry| {
                let mut entry = entry.unwrap();
                let mut text = String::new();
                entry.read_to_string(&mut text).unwrap();
                (entry.path().unwrap().display().to_string(), text)
            })
            .collect();
        let expected =
            ["plugin.json", "webapp/card.js"].map(|name| (format!("card/{name}"), name.to_owned()));
        assert_eq!(files, expected);
    }
}
