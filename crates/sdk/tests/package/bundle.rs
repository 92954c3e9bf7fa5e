//! Puts the fake host and its parts into one file, for programs of WebAssembly: each snippet is a
//! request of its own there, and the test runner's server loses some of many at once, for ever.
//!
//! It reads what our files are written like, and not JavaScript at large: imports and exports begin a
//! line, name what they mean in braces, and nothing is a default or renamed.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "clippy does not know that only tests use it"
)]

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

/// What `js/fake_host.js` and the files that it imports come to.
pub(crate) fn bundle(js: &Path) -> String {
    let mut modules = BTreeMap::new();
    let mut order = Vec::new();
    visit(js, "fake_host.js", &mut modules, &mut order);
    let mut text = "// @generated from fake_host.js and fake_host/: change those, then run\n\
                    // UPDATE_EXPECT=1 cargo test -p sdk --test package\n\nconst modules = {};\n"
        .to_owned();
    for name in &order {
        let Module { body, exports } = &modules[name];
        let exports = exports.join(", ");
        writeln!(text, "\nmodules['{name}'] = (() => {{\n{body}\nreturn {{ {exports} }};\n}})();")
            .unwrap();
    }
    writeln!(text, "\nexport const {{ createFakeHost }} = modules['fake_host.js'];").unwrap();
    text
}

struct Module {
    body: String,
    exports: Vec<String>,
}

/// Reads a file after those that it imports. None of ours imports itself by a detour.
fn visit(js: &Path, name: &str, modules: &mut BTreeMap<String, Module>, order: &mut Vec<String>) {
    if order.iter().any(|known| known == name) {
        return;
    }
    let text = fs::read_to_string(js.join(name)).unwrap();
    let (mut body, mut exports) = (String::new(), Vec::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let mut statement = line.to_owned();
        let is_import = line.starts_with("import ");
        if is_import || line.starts_with("export {") {
            while !statement.ends_with(';') {
                statement += lines.next().unwrap();
            }
        }
        if is_import {
            let (names, from) = braces_and_file(&statement, name);
            visit(js, &from, modules, order);
            writeln!(body, "const {{ {names} }} = modules['{from}'];").unwrap();
        } else if statement.starts_with("export {") {
            // Handed on to those who import the files themselves.
        } else if let Some(rest) = line.strip_prefix("export ") {
            let declared = rest.trim_start_matches("async ").split([' ', '(']).nth(1).unwrap();
            exports.push(declared.to_owned());
            writeln!(body, "{rest}").unwrap();
        } else {
            writeln!(body, "{line}").unwrap();
        }
    }
    modules.insert(name.to_owned(), Module { body: body.trim_end().to_owned(), exports });
    order.push(name.to_owned());
}

/// `a, b` and `fake_host/c.js` of `import { a, b } from './c.js';` in a file beside it.
fn braces_and_file(statement: &str, importer: &str) -> (String, String) {
    let (_, rest) = statement.split_once('{').unwrap();
    let (names, rest) = rest.split_once('}').unwrap();
    let file = rest.split('\'').nth(1).unwrap().strip_prefix("./").unwrap();
    let names: Vec<&str> = names.split(',').map(str::trim).filter(|it| !it.is_empty()).collect();
    let place = importer.rsplit_once('/').map(|(folder, _)| format!("{folder}/"));
    (names.join(", "), place.unwrap_or_default() + file)
}
