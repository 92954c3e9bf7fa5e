//! Names the texts of other languages, and the table of emoji, by what they hold, as programs and sheets are, so that a
//! browser keeps them for ever.

use std::path::Path;

use anyhow::{Result, ensure};

use super::names::HASH_LENGTH;
use crate::files;
use crate::stamp::sha256_hex;

/// How the names of such files end: texts, and the table of emoji.
const KEPT_APART: [&str; 2] = ["ftl", "txt"];

/// Renames each `<tag>.ftl` in `dist` to `<tag>-<hash>.ftl`, and so on, and mends the page that names it.
pub(super) fn by_content(dist: &Path, page: &str) -> Result<()> {
    let place = dist.join(page);
    let mut text = files::read(&place)?;
    for file in files::walk(dist)?.iter().filter(|file| file.parent() == Some(dist)) {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((tag, ending)) = name.rsplit_once('.') else { continue };
        if !KEPT_APART.contains(&ending) {
            continue;
        }
        let (old, content) = (format!("\"/{name}\""), files::read_bytes(file)?);
        ensure!(text.contains(&old), "{page} does not name {old}");
        let hash: String = sha256_hex(&content).chars().take(HASH_LENGTH).collect();
        let new = format!("{tag}-{hash}.{ending}");
        text = text.replace(&old, &format!("\"/{new}\""));
        files::rename(file, &dist.join(new))?;
    }
    files::write(&place, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_texts_by_their_content() {
        let dist = tempfile::tempdir().unwrap();
        let page = dist.path().join("index.html");
        files::write(&page, "<meta name=\"locale-de\" content=\"/de.ftl\" />").unwrap();
        files::write(&dist.path().join("de.ftl"), "close = Zu").unwrap();
        by_content(dist.path(), "index.html").unwrap();
        let files = files::walk(dist.path()).unwrap();
        let name = files[0].file_name().unwrap().to_str().unwrap();
        assert!(name.starts_with("de-") && name.len() == "de-.ftl".len() + HASH_LENGTH, "{name}");
        assert!(files::read(&page).unwrap().contains(&format!("\"/{name}\"")), "{name}");
    }

    #[test]
    fn texts_that_no_page_names_are_refused() {
        let dist = tempfile::tempdir().unwrap();
        files::write(&dist.path().join("index.html"), "").unwrap();
        files::write(&dist.path().join("fr.ftl"), "close = Fermer").unwrap();
        let error = by_content(dist.path(), "index.html").unwrap_err();
        assert!(error.to_string().contains("fr.ftl"), "{error}");
    }
}
