//! Lets frames have the compiled module of the page around them, and only instantiate it.
//!
//! Trunk's script fetches and compiles in every page. The workbench shows dozens of frames of the same
//! program, so its page compiles once and keeps the module on `window`; see ADR 7.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::files;

const OPEN: &str = "<script type=\"module\">";
const CLOSE: &str = "</script>";

/// Replaces the start script of `page` in `dist`. After files have their last names.
pub(super) fn module(dist: &Path, page: &str, name: &str) -> Result<()> {
    let place = dist.join(page);
    let text = files::read(&place)?;
    files::write(&place, shared(&text, name).with_context(|| format!("while reading {page}"))?)
}

fn shared(page: &str, name: &str) -> Result<String> {
    let (before, rest) = page.split_once(OPEN).context("there is no start script")?;
    let (script, after) = rest.split_once(CLOSE).context("the start script does not end")?;
    let glue = named(script, name, ".js").context("the start script names no glue")?;
    let wasm = named(script, name, "_bg.wasm").context("the start script names no wasm")?;
    // Its parent may be a page of another origin, which then says nothing.
    let start = format!(
        "
const shared = () => {{ try {{ return parent !== window && parent.mortiseModule; }} catch {{ return false; }} }};
window.mortiseModule = shared() || WebAssembly.compileStreaming(fetch('{wasm}'));
const {{ default: init }} = await import('{glue}');
await init({{ module_or_path: window.mortiseModule }});
"
    );
    Ok(format!("{before}{OPEN}{start}{CLOSE}{}", without_preload(after, wasm)))
}

/// `/<name>-<hash><end>` in a script.
fn named<'a>(script: &'a str, name: &str, end: &str) -> Option<&'a str> {
    let prefix = format!("/{name}-");
    script.split('\'').find(|text| text.starts_with(&prefix) && text.ends_with(end))
}

/// A frame that takes the module from its parent would load the file in vain.
fn without_preload(page: &str, wasm: &str) -> String {
    let (mut kept, mut rest) = (String::new(), page);
    while let Some((before, link)) = rest.split_once("<link ") {
        let (link, after) = link.split_once('>').unwrap_or((link, ""));
        kept.push_str(before);
        if !(link.contains("rel=\"preload\"") && link.contains(wasm)) {
            kept.push_str(&format!("<link {link}>"));
        }
        rest = after;
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><link rel=\"icon\" href=\"/mark.svg\"/>
<script type=\"module\">
import init, * as bindings from '/workbench-0a.js';
const wasm = await init({ module_or_path: '/workbench-0a_bg.wasm' });
</script>
<link rel=\"modulepreload\" href=\"/workbench-0a.js\"><link rel=\"preload\" href=\"/workbench-0a_bg.wasm\" as=\"fetch\"></head>";

    #[test]
    fn the_page_compiles_once_and_keeps_the_module() {
        let page = shared(PAGE, "workbench").unwrap();
        assert!(page.contains("compileStreaming(fetch('/workbench-0a_bg.wasm'))"), "{page}");
        assert!(page.contains("await import('/workbench-0a.js')"), "{page}");
        assert!(
            page.contains("<link rel=\"modulepreload\" href=\"/workbench-0a.js\"></head>"),
            "{page}"
        );
        assert!(!page.contains("rel=\"preload\"") && !page.contains("import init"), "{page}");
    }

    #[test]
    fn another_script_than_trunk_s_is_refused() {
        for page in
            ["<head></head>", "<script type=\"module\">", "<script type=\"module\"></script>"]
        {
            assert!(shared(page, "workbench").is_err(), "{page}");
        }
    }
}
