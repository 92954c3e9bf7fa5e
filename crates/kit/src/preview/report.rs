//! The report of a preview: one page for people, without scripts and without network, and what
//! programs read.
//!
//! Every text in it may come from a plugin, so all of it is escaped.

use std::fmt::{self, Write as _};

use serde::Serialize;

use super::{
    finding::{Level, Told},
    pictures::{Compared, FOLDER, Picture},
    visit::Seen,
};

const STYLE: &str = include_str!("report.css");

/// What a preview has found.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The plugin's id.
    pub plugin: String,
    /// The browser, by name and version.
    pub browser: String,
    /// Errors first.
    pub findings: Vec<Told>,
    /// Empty when none were taken.
    pub pictures: Vec<Picture>,
    /// Accepted pictures that belong to no cell any more.
    pub stale: Vec<String>,
    /// What else one should know, in sentences.
    pub notes: Vec<String>,
    /// Every cell that was visited.
    pub cells: Vec<Seen>,
}

impl Report {
    /// How many findings fail a build.
    #[must_use]
    pub fn n_errors(&self) -> usize {
        self.findings.iter().filter(|told| told.finding.level == Level::Error).count()
    }

    /// How many pictures are not as accepted.
    #[must_use]
    pub fn n_unlike(&self) -> usize {
        self.pictures.iter().filter(|picture| picture.compared != Compared::Same).count()
    }

    /// Whether a build may go on.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.n_errors() == 0 && self.n_unlike() == 0
    }

    /// The page.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut page = String::new();
        // Writing into a string does not fail.
        let _ = self.write(&mut page);
        page
    }

    fn write(&self, page: &mut String) -> fmt::Result {
        let title = Text(&self.plugin);
        write!(
            page,
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'\">\n\
             <title>Preview of {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <h1>Preview of {title}</h1>\n"
        )?;
        self.write_summary(page)?;
        self.write_findings(page)?;
        self.write_pictures(page)?;
        self.write_cells(page)?;
        page.push_str("</body>\n</html>\n");
        Ok(())
    }

    fn write_summary(&self, page: &mut String) -> fmt::Result {
        page.push_str("<dl class=\"summary\">\n");
        let n_warnings = self.findings.len().saturating_sub(self.n_errors());
        let mut rows = vec![
            ("cells", self.cells.len()),
            ("errors", self.n_errors()),
            ("warnings", n_warnings),
        ];
        if !self.pictures.is_empty() {
            rows.push(("pictures", self.pictures.len()));
            rows.push(("not as accepted", self.n_unlike()));
        }
        for (what, count) in rows {
            writeln!(page, "<div><dt>{what}</dt><dd>{count}</dd></div>")?;
        }
        page.push_str("</dl>\n");
        writeln!(page, "<p>Seen with {}.</p>", Text(&self.browser))?;
        for note in &self.notes {
            writeln!(page, "<p>{}</p>", Text(note))?;
        }
        Ok(())
    }

    fn write_findings(&self, page: &mut String) -> fmt::Result {
        page.push_str("<h2>Findings</h2>\n");
        if self.findings.is_empty() {
            page.push_str("<p>None.</p>\n");
            return Ok(());
        }
        page.push_str("<ul class=\"findings\">\n");
        for Told { finding, cells } in &self.findings {
            let level = match finding.level {
                Level::Error => "error",
                Level::Warning => "warning",
            };
            write!(
                page,
                "<li class=\"{level}\"><span class=\"level\">{level}</span>\
                 <span class=\"rule\">{}</span>",
                Text(&finding.rule)
            )?;
            write!(page, "<p class=\"message\">{}</p>", Text(&finding.message))?;
            if !finding.place.is_empty() {
                write!(page, "<p class=\"place\">{}</p>", Text(&finding.place))?;
            }
            if !finding.mend.is_empty() {
                write!(page, "<p>{}</p>", Text(&finding.mend))?;
            }
            if !cells.is_empty() {
                let word = if cells.len() == 1 { "cell" } else { "cells" };
                write!(page, "<details><summary>in {} {word}</summary><ul>", cells.len())?;
                for cell in cells {
                    write!(page, "<li><code>{}</code></li>", Text(cell))?;
                }
                page.push_str("</ul></details>");
            }
            page.push_str("</li>\n");
        }
        page.push_str("</ul>\n");
        Ok(())
    }

    fn write_pictures(&self, page: &mut String) -> fmt::Result {
        if self.pictures.is_empty() {
            return Ok(());
        }
        page.push_str("<h2>Pictures</h2>\n");
        if self.n_unlike() == 0 {
            page.push_str("<p>All are as accepted.</p>\n");
        }
        for picture in &self.pictures {
            let (words, kinds): (String, &[(&str, &str)]) = match &picture.compared {
                Compared::Same => continue,
                Compared::Missing => ("not accepted yet".to_owned(), &[("actual", "Now")]),
                Compared::Different { n_pixels, accepted, now } => {
                    let mut words = format!("{n_pixels} pixels differ");
                    if accepted != now {
                        let _ = write!(
                            words,
                            "; {} × {} before, {} × {} now",
                            accepted.0, accepted.1, now.0, now.1
                        );
                    }
                    let three = &[
                        ("expected", "Accepted"),
                        ("actual", "Now"),
                        ("difference", "Difference"),
                    ];
                    (words, three)
                }
            };
            let cell = &picture.cell;
            writeln!(page, "<h3><code>{}</code>: {words}</h3>\n<div class=\"three\">", Text(cell))?;
            for (kind, caption) in kinds {
                let source = format!("{FOLDER}/{kind}/{cell}.png");
                writeln!(
                    page,
                    "<figure><figcaption>{caption}</figcaption>\
                     <img src=\"{}\" alt=\"{caption}: {}\" loading=\"lazy\"></figure>",
                    Text(&address(&source)),
                    Text(cell)
                )?;
            }
            page.push_str("</div>\n");
        }
        if !self.stale.is_empty() {
            page.push_str("<h3>Accepted pictures of cells that are no more</h3>\n<ul>\n");
            for name in &self.stale {
                writeln!(page, "<li><code>{FOLDER}/{}.png</code></li>", Text(name))?;
            }
            page.push_str("</ul>\n");
        }
        Ok(())
    }

    fn write_cells(&self, page: &mut String) -> fmt::Result {
        page.push_str(
            "<h2>Cells</h2>\n<div class=\"table\" tabindex=\"0\" role=\"region\" \
             aria-label=\"Cells\"><table>\n<thead><tr><th scope=\"col\">Cell</th>\
             <th scope=\"col\">Shows</th><th scope=\"col\" class=\"number\">Render, ms</th>\
             <th scope=\"col\" class=\"number\">Renders</th></tr></thead>\n<tbody>\n",
        );
        for seen in &self.cells {
            let ms = seen.render_ms.map(|ms| format!("{ms:.1}")).unwrap_or_default();
            let renders = seen.renders.map(|renders| renders.to_string()).unwrap_or_default();
            writeln!(
                page,
                "<tr><td><code>{}</code></td><td>{}</td><td class=\"number\">{ms}</td>\
                 <td class=\"number\">{renders}</td></tr>",
                Text(&seen.cell.name()),
                Text(&seen.slot_state)
            )?;
        }
        page.push_str("</tbody>\n</table></div>\n");
        Ok(())
    }
}

/// A relative address whose parts are names of files.
fn address(path: &str) -> String {
    let mut address = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

/// A text for a page, between tags and in attributes.
struct Text<'a>(&'a str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // Marks that turn the direction of what follows would reach beyond this text.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => f.write_str("\u{fffd}")?,
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::{Cell, Finding};

    const HOSTILE: &str = "</title><script>alert(1)</script>\"' onerror=\"x\" \u{202e}";

    fn seen(fixture: &str) -> Seen {
        let cell = Cell {
            slot: "post.v1".to_owned(),
            fixture: fixture.to_owned(),
            theme: "dark".to_owned(),
            width: 320,
            lang: "en".to_owned(),
        };
        Seen {
            cell,
            findings: Vec::new(),
            render_ms: Some(1.26),
            renders: Some(2),
            slot_state: fixture.to_owned(),
            fonts: [].into(),
            picture: None,
        }
    }

    fn report(text: &str) -> Report {
        let finding = Finding::new(text, Level::Error, text).place(text).mend(text);
        let picture = |compared| Picture { cell: text.to_owned(), compared };
        Report {
            plugin: text.to_owned(),
            browser: text.to_owned(),
            findings: vec![Told { finding, cells: vec![text.to_owned()] }],
            pictures: vec![
                picture(Compared::Missing),
                picture(Compared::Same),
                picture(Compared::Different { n_pixels: 7, accepted: (1, 2), now: (3, 4) }),
            ],
            stale: vec![text.to_owned()],
            notes: vec![text.to_owned()],
            cells: vec![seen(text)],
        }
    }

    #[test]
    fn nothing_that_a_plugin_says_becomes_markup() {
        let page = report(HOSTILE).to_html();
        assert!(!page.contains("<script") && !page.contains("onerror=\"x\""), "{page}");
        assert!(!page.contains('\u{202e}'));
        // As many tags as with harmless texts.
        let n_tags = |page: &str| page.matches('<').count();
        assert_eq!(n_tags(&page), n_tags(&report("harmless").to_html()));
        assert_eq!(page.matches("</title>").count(), 1);
    }

    #[test]
    fn it_shows_what_differs_side_by_side_and_loads_nothing_from_elsewhere() {
        let page = report("post.v1/a/dark-320-en").to_html();
        for part in ["pictures/expected/post.v1/a/dark-320-en.png", "pictures/difference/"] {
            assert!(page.contains(part), "{part}");
        }
        assert!(page.contains("7 pixels differ; 1 × 2 before, 3 × 4 now"));
        assert!(!page.contains("http://") && !page.contains("https://"));
    }

    #[test]
    fn only_errors_and_other_pictures_fail_a_build() {
        let mut report = report("x");
        assert_eq!((report.n_errors(), report.n_unlike(), report.is_good()), (1, 2, false));
        report.pictures.retain(|picture| picture.compared == Compared::Same);
        report.findings[0].finding.level = Level::Warning;
        assert!(report.is_good());
    }
}
