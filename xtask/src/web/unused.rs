//! Takes parts out of a program that it has from a library and never loads.
//!
//! The console and the workbench are built on the chat's library. Its parts are exported for the cut,
//! so the linker keeps them, and the cut would put them all into the first screen.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use wasm_encoder::{ExportKind, ExportSection, Module, RawSection};
use wasmparser::{ExternalKind, Parser, Payload};

/// What the names of both ends of a part have between the group and the number of the function.
const EXPORT: &str = "00_export_";
const IMPORT: &str = "00_import_";
const PART: &str = "__wasm_split_00";

/// The same `wasm` without exports of parts that nothing imports.
pub(super) fn without(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut loaded = BTreeSet::new();
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = &payload {
            for import in imports.clone().into_imports() {
                loaded.extend(part(import?.name, IMPORT));
            }
        }
        if let Payload::ExportSection(exports) = &payload {
            let mut kept = ExportSection::new();
            for export in exports.clone() {
                let export = export?;
                if part(export.name, EXPORT).is_none_or(|part| loaded.contains(&part)) {
                    kept.export(export.name, kind(export.kind), export.index);
                }
            }
            module.section(&kept);
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = wasm.get(range).context("a section ends behind the file")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// The group and number of a part, if `name` is one of its ends.
fn part(name: &str, end: &str) -> Option<(String, String)> {
    let (group, rest) = name.strip_prefix(PART)?.split_once(end)?;
    let (number, _) = rest.split_once('_')?;
    Some((group.to_owned(), number.to_owned()))
}

fn kind(kind: ExternalKind) -> ExportKind {
    match kind {
        ExternalKind::Func | ExternalKind::FuncExact => ExportKind::Func,
        ExternalKind::Table => ExportKind::Table,
        ExternalKind::Memory => ExportKind::Memory,
        ExternalKind::Global => ExportKind::Global,
        ExternalKind::Tag => ExportKind::Tag,
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, Function, FunctionSection, ImportSection, TypeSection,
    };

    use super::*;

    const USED: &str = "__wasm_split_00dialogs00_export_0a_Browse";
    const UNUSED: &str = "__wasm_split_00dialogs00_export_0b_Plugins";

    /// A module that imports one part, and exports two and something else.
    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        let import = "__wasm_split_00dialogs00_import_0a_Browse";
        imports.import("__wasm_split_placeholder__", import, EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        for name in [USED, UNUSED, "main"] {
            exports.export(name, ExportKind::Func, 1);
        }
        let mut code = CodeSection::new();
        let mut function = Function::new([]);
        function.instructions().end();
        code.function(&function);
        module.section(&types).section(&imports).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn only_parts_that_somebody_loads_are_kept() {
        let before = module();
        let after = without(&before).unwrap();
        let mut names = Vec::new();
        let mut n_sections = 0;
        for payload in Parser::new(0).parse_all(&after) {
            let payload = payload.unwrap();
            n_sections += usize::from(payload.as_section().is_some());
            if let Payload::ExportSection(exports) = payload {
                names.extend(exports.into_iter().map(|export| export.unwrap().name.to_owned()));
            }
        }
        assert_eq!(names, [USED, "main"]);
        assert_eq!(n_sections, 5);
        assert_eq!(without(&after).unwrap(), after);
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        without(b"<!doctype html>").unwrap_err();
    }
}
