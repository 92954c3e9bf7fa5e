//! Holds the first screen of each program to its size: everything that the browser loads until it stands.
//!
//! Counted as it is sent: packed by brotli where a packed copy lies beside the file.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use super::names;
use super::split::Groups;
use crate::files;

/// What the first screen of a program may weigh.
#[derive(Debug)]
pub(super) struct Budget {
    /// All of it together, in bytes.
    pub(super) bytes: u64,
    /// The groups of parts (see `lazy!`) that it shows.
    pub(super) groups: &'static [&'static str],
    /// What the program fetches at its start.
    pub(super) fetched: &'static [&'static str],
}

/// Weighs the first screen of `page` in the finished `dist`.
///
/// # Errors
/// When it is too much.
pub(super) fn check(
    dist: &Path,
    page: &str,
    name: &str,
    budget: &Budget,
    parts: &Groups,
) -> Result<u64> {
    let weight = weigh(dist, &loaded(dist, page, name, budget, parts)?)?;
    ensure!(
        weight <= budget.bytes,
        "the first screen of {page} is {weight} bytes, more than its {}: load parts of it later with \
         `lazy!` (docs/adr/0009-lazy-parts.md), or raise the number in xtask/src/web.rs when what was \
         added is worth it",
        budget.bytes
    );
    Ok(weight)
}

fn loaded(
    dist: &Path,
    page: &str,
    name: &str,
    budget: &Budget,
    parts: &Groups,
) -> Result<BTreeSet<String>> {
    let mut loaded = BTreeSet::from([page.to_owned()]);
    let text = without_notes(&files::read(&dist.join(page))?);
    let named = text.split(['"', '\'']).filter_map(|word| word.strip_prefix('/'));
    loaded.extend(named.filter(|file| dist.join(file).is_file()).map(str::to_owned));
    loaded.extend(budget.fetched.iter().map(|&file| file.to_owned()));
    let stem = names::stem(dist, name)?;
    for group in budget.groups {
        let endings =
            parts.get(*group).with_context(|| format!("{page} has no parts {group:?}"))?;
        loaded.extend(endings.iter().map(|ending| format!("{stem}{ending}")));
    }
    Ok(loaded)
}

/// The page without `<meta>`: what stands there is for the program, which fetches it when needed.
fn without_notes(page: &str) -> String {
    let mut parts = page.split("<meta ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once('>').map_or("", |(_, rest)| rest))
}

fn weigh(dist: &Path, loaded: &BTreeSet<String>) -> Result<u64> {
    loaded.iter().try_fold(0, |sum, file| {
        let packed = dist.join(format!("{file}.br"));
        let sent = if packed.is_file() { packed } else { dist.join(file) };
        let size = sent.metadata().with_context(|| format!("while weighing {file}"))?.len();
        Ok(sum + size)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built() -> tempfile::TempDir {
        let dist = tempfile::tempdir().unwrap();
        let page = "<meta content=\"/b.css\"/><script>import '/app-0a.js'; init('/app-0a_bg.wasm')</script><link href=\"/a.css\"/>";
        for (name, n_bytes) in [
            ("app-0a.js", 1000),
            ("app-0a.js.br", 100),
            ("app-0a_bg.wasm", 20),
            ("app-0a_first.wasm", 3),
            ("app-0a_later.wasm", 5000),
            ("a.css", 4),
            ("b.css", 5000),
            ("list.json", 7),
        ] {
            files::write(&dist.path().join(name), "x".repeat(n_bytes)).unwrap();
        }
        files::write(&dist.path().join("index.html"), page).unwrap();
        files::write(&dist.path().join("index.html.br"), "x").unwrap();
        dist
    }

    fn parts() -> Groups {
        let group = |name: &str| (name.to_owned(), vec![format!("_{name}.wasm")]);
        Groups::from([group("first"), group("later")])
    }

    const BUDGET: Budget = Budget { bytes: 135, groups: &["first"], fetched: &["list.json"] };

    #[test]
    fn what_the_page_loads_is_weighed_as_it_is_sent() {
        let weight = check(built().path(), "index.html", "app", &BUDGET, &parts()).unwrap();
        // The page, the glue and the wasm, the sheet, the first part, the list.
        assert_eq!(weight, 1 + 100 + 20 + 4 + 3 + 7);
    }

    #[test]
    fn too_much_is_refused_with_the_way_out() {
        let dist = built();
        files::write(&dist.path().join("app-0a_bg.wasm"), "x".repeat(21)).unwrap();
        let error = check(dist.path(), "index.html", "app", &BUDGET, &parts()).unwrap_err();
        assert!(error.to_string().contains("136 bytes, more than its 135"), "{error}");
        assert!(error.to_string().contains("lazy!"), "{error}");
    }

    #[test]
    fn a_group_that_is_gone_is_told() {
        let budget = Budget { groups: &["gone"], ..BUDGET };
        let error = check(built().path(), "index.html", "app", &budget, &parts()).unwrap_err();
        assert!(error.to_string().contains("\"gone\""), "{error}");
    }
}
