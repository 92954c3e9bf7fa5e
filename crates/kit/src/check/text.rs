//! A report as people read it: by file, like a compiler's output.

use std::fmt;

use super::{
    finding::{Finding, Place, Report, Size},
    size::kilobytes,
};

/// How many files of a bundle are worth a line.
const MAX_PARTS: usize = 5;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut file = None;
        for finding in &self.findings {
            if file != Some(&finding.place.file) {
                if file.is_some() {
                    writeln!(f)?;
                }
                writeln!(f, "{}", clean(&finding.place.file))?;
                file = Some(&finding.place.file);
            }
            one(f, finding)?;
        }
        if !self.findings.is_empty() {
            writeln!(f)?;
        }
        if let Some(size) = &self.size {
            parts(f, size)?;
        }
        for note in &self.notes {
            writeln!(f, "note: {note}")?;
        }
        writeln!(
            f,
            "note: names and contrasts that are only known at run time are checked by `mortise plugin preview --check`"
        )?;
        f.write_str(&self.summary())
    }
}

impl Report {
    /// The last line: how many of what.
    #[must_use]
    pub fn summary(&self) -> String {
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let name = self.plugin.as_deref().unwrap_or("the plugin");
        let allowed = match self.allowed {
            0 => String::new(),
            n => format!("; {n} more allowed by {}", super::OPTIONS_FILE),
        };
        if self.errors + self.warnings == 0 {
            return format!("{name}: nothing found{allowed}");
        }
        format!(
            "{name}: {}, {}{allowed}",
            count(self.errors, "error"),
            count(self.warnings, "warning")
        )
    }
}

fn one(f: &mut fmt::Formatter<'_>, finding: &Finding) -> fmt::Result {
    let Finding { place, level, rule, message, mend } = finding;
    let at = position(place);
    let gap = if at.is_empty() { "" } else { " " };
    writeln!(f, "  {at}{gap}{}[{rule}]: {}", level.as_str(), clean(message))?;
    writeln!(f, "      {}", clean(mend))
}

fn position(place: &Place) -> String {
    match (place.line, place.column) {
        (Some(line), Some(column)) => format!("{line}:{column}"),
        (Some(line), None) => line.to_string(),
        (None, _) => String::new(),
    }
}

fn parts(f: &mut fmt::Formatter<'_>, size: &Size) -> fmt::Result {
    let Size { of, raw, gzip, brotli, budget, parts } = size;
    let of = if of.is_empty() { String::new() } else { format!(" ({of})") };
    writeln!(
        f,
        "size{of}: {} as brotli of {}, {} as gzip, {} unpacked",
        kilobytes(*brotli),
        kilobytes(*budget),
        kilobytes(*gzip),
        kilobytes(*raw)
    )?;
    for part in parts.iter().take(MAX_PARTS) {
        writeln!(f, "  {:>10}  {}", kilobytes(part.brotli), clean(&part.file))?;
    }
    if parts.len() > MAX_PARTS {
        writeln!(f, "  and {} smaller files", parts.len() - MAX_PARTS)?;
    }
    Ok(())
}

/// Names and texts of a plugin may hold anything; a terminal must not take it for commands.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
