//! Joins the style sheets of a page into one file.
//!
//! The workbench shows dozens of frames of the same page, and each asks for every sheet anew, though
//! the browser has them all: two dozen frames of eighteen sheets are over four hundred requests.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use super::names::HASH_LENGTH;
use crate::files;
use crate::stamp::sha256_hex;

const OPEN: &str = "<link rel=\"stylesheet\" href=\"/";
const CLOSE: &str = "\"/>";

/// Puts what the sheets of `page` hold, in their order, into `<name>-<hash>.css`, named by content.
pub(super) fn join(dist: &Path, page: &str, name: &str) -> Result<()> {
    let place = dist.join(page);
    let text = files::read(&place)?;
    let sheets = named(&text).with_context(|| format!("while reading {page}"))?;
    ensure!(!sheets.is_empty(), "{page} links no style sheet");
    let mut joined = String::new();
    for sheet in &sheets {
        let rules = files::read(&dist.join(sheet))?;
        // Only the first rules of a sheet may import; in the middle it would be left out silently.
        ensure!(
            !rules.contains("@import"),
            "{sheet} imports another sheet: link that one in {page}"
        );
        joined.push_str(&rules);
        joined.push('\n');
    }
    let hash: String = sha256_hex(joined.as_bytes()).chars().take(HASH_LENGTH).collect();
    let new = format!("{name}-{hash}.css");
    files::write(&place, replaced(&text, &sheets, &new))?;
    // The other programs bring the sheets that they show themselves.
    for sheet in &sheets {
        files::remove(&dist.join(sheet))?;
    }
    files::write(&dist.join(new), joined)
}

/// The linked sheets, in their order.
fn named(page: &str) -> Result<Vec<String>> {
    let links = page.split(OPEN).skip(1);
    links
        .map(|link| {
            let (name, _) =
                link.split_once(CLOSE).context("a link to a style sheet does not end")?;
            Ok(name.to_owned())
        })
        .collect()
}

/// The page with one link in the place of the first.
fn replaced(page: &str, sheets: &[String], new: &str) -> String {
    let link = |name: &str| format!("{OPEN}{name}{CLOSE}");
    let mut page = page.to_owned();
    for (nth, sheet) in sheets.iter().enumerate() {
        let instead = if nth == 0 { link(new) } else { String::new() };
        page = page.replacen(&link(sheet), &instead, 1);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<link rel=\"icon\" href=\"/mark.svg\"/>
<link rel=\"stylesheet\" href=\"/tokens-0a.css\"/>
<link rel=\"stylesheet\" href=\"/cell-0b.css\"/>
<link rel=\"modulepreload\" href=\"/w.js\">";

    fn joined(tokens: &str, cell: &str) -> Result<(String, Vec<String>)> {
        let dist = tempfile::tempdir().unwrap();
        let at = |name: &str| dist.path().join(name);
        files::write(&at("page.html"), PAGE).unwrap();
        files::write(&at("tokens-0a.css"), tokens).unwrap();
        files::write(&at("cell-0b.css"), cell).unwrap();
        join(dist.path(), "page.html", "bench")?;
        let sheets = files::walk(dist.path()).unwrap();
        let sheets = sheets.iter().filter(|it| it.extension().is_some_and(|it| it == "css"));
        let sheets = sheets.map(|it| files::read(it).unwrap()).collect();
        Ok((files::read(&at("page.html")).unwrap(), sheets))
    }

    #[test]
    fn a_page_gets_one_sheet_with_the_rules_in_their_order() {
        let (page, sheets) = joined("a{}", "b{}").unwrap();
        assert_eq!(sheets, ["a{}\nb{}\n"]);
        assert_eq!(page.matches("rel=\"stylesheet\"").count(), 1, "{page}");
        assert!(page.contains("href=\"/bench-"), "{page}");
        assert!(page.contains("rel=\"icon\"") && page.contains("modulepreload"), "{page}");
    }

    #[test]
    fn another_content_gets_another_name() {
        let page = |cell| joined("a{}", cell).unwrap().0;
        assert_eq!(page("b{}"), page("b{}"));
        assert_ne!(page("b{}"), page("c{}"));
    }

    #[test]
    fn a_sheet_that_imports_is_refused() {
        let error = joined("a{}", "@import 'c.css';").unwrap_err().to_string();
        assert!(error.contains("cell-0b.css imports"), "{error}");
    }
}
