//! Which cells a matrix has, and the address of each.

use form_urlencoded::Serializer;

use super::view::{Lang, Side, Theme, View, written_faults};

/// More frames than this at once would stop most machines; the plan says how many are left out.
pub const MAX_CELLS: usize = 240;

/// The heads of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// Rows that are not shown, as there are too many cells.
    pub n_left_out: usize,
}

/// What all cells below each other have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its colours.
    pub theme: Theme,
    /// Its language.
    pub lang: Lang,
    /// Its width; `None` for one that changes while the cell stays.
    pub width: Option<u32>,
}

/// What all cells beside each other have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The fixture's name.
    pub fixture: String,
    /// With plugins or without.
    pub side: Side,
}

/// Plans the matrix of a view. `fixtures` are the names of all of its slot.
#[must_use]
pub fn plan(view: &View, fixtures: &[&str]) -> Plan {
    let axes = &view.axes;
    let chosen = chosen_fixture(view, fixtures);
    let mut columns = Vec::new();
    for &lang in &axes.langs {
        for &width in &axes.widths {
            for &theme in &axes.themes {
                columns.push(Column { theme, lang, width: Some(width) });
            }
        }
    }
    let names = fixtures.iter().filter(|name| axes.all_fixtures || Some(**name) == chosen);
    let mut rows: Vec<Row> = names
        .flat_map(|name| {
            axes.sides.iter().map(|side| Row { fixture: (*name).to_owned(), side: *side })
        })
        .collect();
    let most = (MAX_CELLS / columns.len().max(1)).max(1);
    let n_left_out = rows.len().saturating_sub(most);
    rows.truncate(most);
    Plan { columns, rows, n_left_out }
}

/// The fixture that a view shows: the named one, else the first.
#[must_use]
pub fn chosen_fixture<'a>(view: &View, fixtures: &[&'a str]) -> Option<&'a str> {
    let named = fixtures.iter().find(|name| **name == view.fixture);
    named.or_else(|| fixtures.first()).copied()
}

/// The address of a cell, as ADR 7 has it. Edited props are not in it: they are told to the cell, so
/// that an edit does not load it anew.
#[must_use]
pub fn address(view: &View, plugins: &[String], row: &Row, column: Column) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("slot", &view.slot).append_pair("fixture", &row.fixture);
    if row.side == Side::Override {
        query.append_pair("plugins", &plugins.join(","));
        let is_on = |id: &str| plugins.iter().any(|plugin| plugin == id);
        let faults = written_faults(&view.faults, is_on);
        if !faults.is_empty() {
            query.append_pair("fault", &faults);
        }
    }
    query.append_pair("side", row.side.as_str());
    query.append_pair("theme", column.theme.as_str());
    query.append_pair("lang", column.lang.as_str());
    // Two columns may differ in nothing but the width, and a cell is known by its address.
    if let Some(width) = column.width {
        query.append_pair("width", &width.to_string());
    }
    format!("/workbench/cell?{}", query.finish())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::super::view::{Axes, Fault};
    use super::*;

    fn view() -> View {
        let axes = Axes {
            all_fixtures: true,
            sides: vec![Side::Override, Side::Default],
            themes: vec![Theme::Light, Theme::Dark],
            widths: vec![320, 768],
            langs: vec![Lang::English, Lang::Mirrored],
        };
        View { slot: "post.v1".to_owned(), fixture: "b".to_owned(), axes, ..View::default() }
    }

    #[test]
    fn each_combination_has_its_cell_once() {
        let plan = plan(&view(), &["a", "b", "c"]);
        assert_eq!((plan.columns.len(), plan.rows.len(), plan.n_left_out), (8, 6, 0));
        let mut all = std::collections::BTreeSet::new();
        for row in &plan.rows {
            for column in &plan.columns {
                all.insert(address(&view(), &["p".to_owned()], row, *column));
            }
        }
        assert_eq!(all.len(), 48);
    }

    #[test]
    fn one_fixture_alone_is_the_chosen_one() {
        let mut view = view();
        view.axes.all_fixtures = false;
        view.axes.sides = vec![Side::Override];
        assert_eq!(plan(&view, &["a", "b"]).rows[0].fixture, "b");
        view.fixture = "gone".to_owned();
        assert_eq!(plan(&view, &["a", "b"]).rows[0].fixture, "a");
        assert_eq!(plan(&view, &[]).rows, []);
    }

    #[test]
    fn too_many_cells_are_cut_and_counted() {
        let names: Vec<String> = (0..100).map(|n| format!("f{n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let plan = plan(&view(), &names);
        assert!(plan.rows.len() * plan.columns.len() <= MAX_CELLS);
        assert_eq!(plan.rows.len() + plan.n_left_out, 200);
    }

    #[test]
    fn an_address_says_all_that_a_cell_shows() {
        let mut view = view();
        view.faults.insert("p".to_owned(), Fault::Throws);
        let column = Column { theme: Theme::Dark, lang: Lang::Mirrored, width: Some(320) };
        let row = |side| Row { fixture: "a b".to_owned(), side };
        let plugins = ["q".to_owned(), "p".to_owned()];
        assert_eq!(
            address(&view, &plugins, &row(Side::Override), column),
            "/workbench/cell?slot=post.v1&fixture=a+b&plugins=q%2Cp&fault=p%3Athrows&side=override\
             &theme=dark&lang=ar-XB&width=320"
        );
        assert_eq!(
            address(&view, &plugins, &row(Side::Default), column),
            "/workbench/cell?slot=post.v1&fixture=a+b&side=default&theme=dark&lang=ar-XB&width=320"
        );
        // A fault of a plugin that is off is none.
        let other = address(&view, &["q".to_owned()], &row(Side::Override), column);
        assert!(!other.contains("fault"), "{other}");
    }
}
