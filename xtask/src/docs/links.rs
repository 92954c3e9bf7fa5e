//! Links of the documentation: those in guides, and those of the built site.
//!
//! Nothing is asked over the network; links to other sites are left alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::files;

/// The targets of `[words](target)` outside of code.
pub(crate) fn of_markdown(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut is_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            // Every second part stands between backticks.
            for part in line.split('`').step_by(2) {
                let targets = part.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
                found.extend(targets.map(|(target, _)| target));
            }
            // A link whose words are code: `](` follows the backtick.
        }
    }
    found
}

/// Whether a link leads out of the documentation.
pub(crate) fn is_elsewhere(target: &str) -> bool {
    ["https://", "http://", "mailto:", "data:", "javascript:"]
        .iter()
        .any(|scheme| target.starts_with(scheme))
}

/// The words of a heading as mdBook and GitHub make them part of an address.
pub(crate) fn slug(heading: &str) -> String {
    let mut slug = String::new();
    for c in heading.trim().chars() {
        if c.is_alphanumeric() || c == '_' || c == '-' {
            slug.extend(c.to_lowercase());
        } else if c.is_whitespace() {
            slug.push('-');
        }
    }
    slug
}

/// What of the built site leads nowhere. rustdoc's own pages are its own business.
pub(crate) fn check_site(site: &Path) -> Result<Vec<String>> {
    let api = site.join("api");
    let mut pages = BTreeMap::new();
    for file in files::walk(site)? {
        let is_ours = !file.starts_with(&api) && file.file_name() != Some("404.html".as_ref());
        if is_ours && file.extension() == Some("html".as_ref()) {
            let text = files::read(&file)?;
            pages.insert(file, text);
        }
    }
    let mut broken = BTreeSet::new();
    for (page, text) in &pages {
        for target in attributes(text, "href").chain(attributes(text, "src")) {
            if let Some(reason) = wrong(site, page, &target, &pages)? {
                let page = page.strip_prefix(site).unwrap_or(page).display();
                broken.insert(format!("{page}: {target}: {reason}"));
            }
        }
    }
    Ok(broken.into_iter().collect())
}

/// Why a link is wrong; `None` when it is fine.
fn wrong(
    site: &Path,
    page: &Path,
    target: &str,
    pages: &BTreeMap<PathBuf, String>,
) -> Result<Option<&'static str>> {
    // Another part of the same server, such as the workbench.
    if is_elsewhere(target) || target.starts_with('/') {
        return Ok(None);
    }
    let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
    let path = path.split('?').next().unwrap_or_default();
    let mut file = if path.is_empty() {
        page.to_owned()
    } else {
        plain(&page.parent().context("a page has a folder")?.join(path))
    };
    if !file.starts_with(site) {
        return Ok(Some("leads out of the site"));
    }
    if file.is_dir() {
        file.push("index.html");
    }
    if !file.is_file() {
        return Ok(Some("no such file"));
    }
    let Some(text) = pages.get(&file).filter(|_| !fragment.is_empty()) else { return Ok(None) };
    let has_place = attributes(text, "id").any(|id| id == fragment);
    Ok((!has_place).then_some("no such place on the page"))
}

/// A path without `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => plain.push(part),
        }
    }
    plain
}

/// The values of an attribute in a page that a program wrote: always in double quotes.
fn attributes(page: &str, name: &str) -> impl Iterator<Item = String> {
    let mark = format!(" {name}=\"");
    let values = page.split(&mark).skip(1).filter_map(|rest| rest.split_once('"'));
    values.map(|(value, _)| value.replace("&amp;", "&")).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_in_code_are_none() {
        let text = "See [a](a.md) and [`b`](b.md#c).\n```md\n[d](d.md)\n```\n`[e](e.md)`\n";
        assert_eq!(of_markdown(text), ["a.md", "b.md#c"]);
    }

    #[test]
    fn headings_become_addresses() {
        assert_eq!(slug("What you need, first"), "what-you-need-first");
        assert_eq!(slug("`mortise plugin dev`"), "mortise-plugin-dev");
    }

    #[test]
    fn broken_links_of_a_site_are_found() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| files::write(&dir.path().join(name), text).unwrap();
        write(
            "index.html",
            "<a href=\"a/b.html#here\"></a><a href=\"a/b.html#there\"></a><a href=\"a/\"></a>\
             <a href=\"../x\"></a><img src=\"none.png\"><a href=\"https://example.org\"></a>\
             <a href=\"/workbench\"></a><a href=\"#self\"></a>",
        );
        write("a/b.html", "<h1 id=\"here\"><a href=\"../index.html?x#\"></a></h1>");
        write("a/index.html", "");
        assert_eq!(
            check_site(dir.path()).unwrap(),
            [
                "index.html: #self: no such place on the page",
                "index.html: ../x: leads out of the site",
                "index.html: a/b.html#there: no such place on the page",
                "index.html: none.png: no such file",
            ]
        );
    }
}
