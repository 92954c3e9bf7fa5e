//! Writing to standard output: lines, tables and JSON.

use std::io::{self, Write};

use anyhow::{Context, Result};
use serde::Serialize;

pub(crate) fn say(line: &str) -> Result<()> {
    writeln!(io::stdout().lock(), "{line}").context("while writing to stdout")
}

pub(crate) fn say_json(value: &impl Serialize) -> Result<()> {
    say(&serde_json::to_string_pretty(value)?)
}

/// Rows with columns as wide as their longest cell; the last one runs free.
#[derive(Debug)]
pub(crate) struct Table {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    cells: Vec<String>,
    /// Lines below it, in from the left.
    notes: Vec<String>,
}

impl Table {
    pub(crate) fn new(head: &[&str]) -> Self {
        let mut table = Self { rows: Vec::new() };
        table.row(&head.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>());
        table
    }

    pub(crate) fn row(&mut self, cells: &[String]) {
        self.rows
            .push(Row { cells: cells.iter().map(|cell| clean(cell)).collect(), notes: Vec::new() });
    }

    /// A line below the newest row.
    pub(crate) fn note(&mut self, note: &str) {
        if let Some(row) = self.rows.last_mut() {
            row.notes.push(clean(note));
        }
    }

    pub(crate) fn say(&self) -> Result<()> {
        say(&self.to_text())
    }

    fn to_text(&self) -> String {
        let n_columns = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..n_columns)
            .map(|column| {
                let cells = self.rows.iter().filter_map(|row| row.cells.get(column));
                cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
            })
            .collect();
        let indent = widths.first().copied().unwrap_or_default() + 2;
        let mut lines = Vec::new();
        for row in &self.rows {
            let cells = row.cells.iter().zip(&widths);
            let line: Vec<String> =
                cells.map(|(cell, width)| format!("{cell:width$}", width = *width)).collect();
            lines.push(line.join("  ").trim_end().to_owned());
            lines.extend(row.notes.iter().map(|note| format!("{:indent$}{note}", "")));
        }
        lines.join("\n")
    }
}

/// What servers say may hold anything; a terminal must not take it for commands.
pub(crate) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_needed() {
        let mut table = Table::new(&["ID", "STATE"]);
        table.row(&["börse".to_owned(), "on".to_owned()]);
        table.row(&["a".to_owned(), "error".to_owned()]);
        table.note("why \u{1b}[31mred");
        assert_eq!(table.to_text(), "ID     STATE\nbörse  on\na      error\n       why  [31mred");
    }
}
