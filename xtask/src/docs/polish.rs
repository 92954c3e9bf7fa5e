//! What is changed in the pages that mdBook wrote: two themes instead of five, and nothing that a
//! strict policy refuses.
//!
//! A copy of mdBook's template would do the same and be three hundred lines to keep up with. Each
//! change must find its place, so that another version of mdBook is noticed.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::files;

const ITEM: &str = "<li role=\"none\"><button role=\"menuitem\" class=\"theme\" id=\"mdbook-theme-";

/// What stands there, and what shall.
const CHANGES: [(&str, &str); 2] = [
    // The only inline style.
    ("<div style=\"clear: both\"></div>", "<div class=\"clear\"></div>"),
    ("id=\"mdbook-theme-coal\">Coal<", "id=\"mdbook-theme-coal\">Dark<"),
];

/// Themes that are none of ours.
const DROPPED: [(&str, &str); 3] = [("rust", "Rust"), ("navy", "Navy"), ("ayu", "Ayu")];

pub(super) fn polish(site: &Path) -> Result<()> {
    for file in files::walk(site)? {
        // The list of chapters for browsers without scripts has no menu.
        let is_page = file.extension() == Some("html".as_ref());
        if is_page && file.file_name() != Some("toc.html".as_ref()) {
            let name = file.strip_prefix(site).unwrap_or(&file).display().to_string();
            files::write(&file, polished(&name, &files::read(&file)?)?)?;
        }
    }
    Ok(())
}

fn polished(name: &str, page: &str) -> Result<String> {
    let mut page = page.to_owned();
    let dropped =
        DROPPED.map(|(id, label)| (format!("{ITEM}{id}\">{label}</button></li>"), String::new()));
    let changes = CHANGES.map(|(from, to)| (from.to_owned(), to.to_owned()));
    for (from, to) in changes.into_iter().chain(dropped) {
        ensure!(page.contains(&from), "{name}: mdBook writes no `{from}` any more (polish.rs)");
        page = page.replace(&from, &to);
    }
    ensure!(!page.contains(" style=\""), "{name}: an inline style, which our policy refuses");
    ensure!(!page.contains(" onclick=\""), "{name}: an inline script, which our policy refuses");
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(extra: &str) -> String {
        let themes = ["rust\">Rust", "coal\">Coal", "navy\">Navy", "ayu\">Ayu"]
            .map(|theme| format!("{ITEM}{theme}</button></li>"))
            .concat();
        format!("<ul>{themes}</ul><div style=\"clear: both\"></div>{extra}")
    }

    #[test]
    fn one_dark_theme_is_left_and_no_inline_style() {
        let polished = polished("a.html", &page("")).unwrap();
        assert_eq!(
            polished,
            format!("<ul>{ITEM}coal\">Dark</button></li></ul><div class=\"clear\"></div>")
        );
    }

    #[test]
    fn what_is_missing_or_refused_is_told() {
        assert!(polished("a.html", "<p>").unwrap_err().to_string().contains("a.html"));
        assert!(polished("a.html", &page("<p style=\"x\">")).is_err());
        assert!(polished("a.html", &page("<p onclick=\"x\">")).is_err());
    }
}
