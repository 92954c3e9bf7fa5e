//! Splits a program into what its first screen needs and what is loaded later; see ADR 9.
//!
//! Trunk has no place between the compiler and wasm-bindgen, where the cut must be made. So Trunk makes
//! the page, and this takes what the compiler made once more: cut, bound, in the place of Trunk's files.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, SplitWasm, transform};

use super::names;
use super::unused;
use crate::files;

/// By what the wasm imports its loaders. It stands in the wasm, so it can not have a hash.
const LOADERS: &str = "./__wasm_split.js";

/// How the loaders ask for a part.
const FETCH: &str = "fetch(new URL(";
const INSTANTIATE: &str = "WebAssembly.instantiateStreaming(";

/// In the place of both for a page with frames: the outermost page compiles each part once, and its
/// frames only instantiate it.
const COMPILE_ONCE: &str = "
const parts = new Map();
function part(address) {
    let compiled = parts.get(address);
    if (compiled === undefined) {
        compiled = WebAssembly.compileStreaming(fetch(address));
        parts.set(address, compiled);
        compiled.catch(() => parts.delete(address));
    }
    return compiled;
}
function around() {
    try { return parent !== window && parent.mortisePart; } catch { return false; }
}
window.mortisePart = around() || part;
const compiled = (url) => window.mortisePart(url.href);
const instantiated = async (module, imports) => WebAssembly.instantiate(await module, imports);
";

/// The files that each group of parts is loaded from.
pub(super) type Groups = BTreeMap<String, Vec<String>>;

/// What the compiler is told for a program that will be split, as `CARGO_ENCODED_RUSTFLAGS`.
pub(super) fn compiler_flags(cargo_home: Option<&Path>) -> String {
    // The cut follows the relocations: they tell which function uses which.
    let mut flags = vec!["-Clink-args=--emit-relocs".to_owned(), "--cfg=split_parts".to_owned()];
    if let Some(home) = cargo_home {
        // Where sources lie on this machine is of no use in a browser.
        flags.push(format!("--remap-path-prefix={}=", home.join("registry/src").display()));
    }
    flags.join("\u{1f}")
}

/// Splits `wasm` into `dist`, in the place of the files that Trunk made of the same program.
pub(super) fn split(wasm: &Path, dist: &Path, page: &str, name: &str) -> Result<Groups> {
    let stem = names::stem(dist, name)?;
    let work = dist.join("split");
    files::fresh_dir(&work)?;
    let main = work.join("main.wasm");
    let glue = format!("./{stem}.js");
    let input = unused::without(&files::read_bytes(wasm)?)
        .with_context(|| format!("while reading {}", wasm.display()))?;
    let mut options = Options::new(&input);
    options.output_dir = &work;
    options.main_out_path = &main;
    options.link_name = LOADERS;
    options.main_module = &glue;
    let parts = transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("while splitting {}", wasm.display()))?;
    bind(&main, dist, name, &stem)?;

    for part in &parts.split_modules {
        let file_name = part.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        files::rename(part, &dist.join(part_name(&stem, file_name)))?;
    }
    let loaders = files::read(&work.join(LOADERS))?;
    files::write(&dist.join(loaders_name(&stem)), of_program(&loaders, &stem))?;
    edit(&dist.join(format!("{stem}.js")), |text| glue_with_loaders(text, &stem))?;
    edit(&dist.join(page), |text| page_with_loaders(text, &stem))?;
    files::remove(&work)?;
    Ok(groups(&parts))
}

/// Lets the frames of a page have the parts that the page compiled. After [`split`].
pub(super) fn share(dist: &Path, name: &str) -> Result<()> {
    edit(&dist.join(loaders_name(&names::stem(dist, name)?)), shared)
}

/// What wasm-bindgen does, but for the wasm that was cut.
fn bind(main: &Path, dist: &Path, name: &str, stem: &str) -> Result<()> {
    Bindgen::new()
        .input_path(main)
        // Without a hash, as the wasm calls its glue by it.
        .out_name(name)
        .typescript(false)
        // The loaders and the parts use the table, the memory and the stack by their exports.
        .keep_lld_exports(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(dist))
        .with_context(|| format!("while binding {}", main.display()))?;
    for end in [".js", "_bg.wasm"] {
        files::rename(&dist.join(format!("{name}{end}")), &dist.join(format!("{stem}{end}")))?;
    }
    Ok(())
}

fn loaders_name(stem: &str) -> String {
    format!("{stem}_parts.js")
}

/// `split_dialogs.wasm` and `chunk_3.wasm` get the program's name, as all its files have it.
fn part_name(stem: &str, file_name: &str) -> String {
    format!("{stem}_{}", file_name.trim_start_matches("split_"))
}

fn groups(parts: &SplitWasm) -> Groups {
    let group = |(name, files): (&String, &Vec<String>)| {
        let files = files.iter().map(|file| part_name("", &format!("{file}.wasm")));
        (name.clone(), files.collect())
    };
    parts.prefetch_map.iter().map(group).collect()
}

fn edit(file: &Path, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let text = files::read(file)?;
    let text = change(&text).with_context(|| format!("while changing {}", file.display()))?;
    files::write(file, text)
}

/// The loaders ask for the files by the names that they get here.
fn of_program(loaders: &str, stem: &str) -> String {
    loaders
        .replace("\"./split_", &format!("\"./{stem}_"))
        .replace("\"./chunk_", &format!("\"./{stem}_chunk_"))
}

fn shared(loaders: &str) -> Result<String> {
    ensure!(
        loaders.contains(FETCH) == loaders.contains(INSTANTIATE),
        "the loaders do not load as they did; look at wasm_split_cli_support"
    );
    let loaders = loaders.replace(FETCH, "compiled(new URL(").replace(INSTANTIATE, "instantiated(");
    let (import, rest) = loaders.split_once('\n').context("the loaders are empty")?;
    Ok(format!("{import}\n{COMPILE_ONCE}{rest}"))
}

fn glue_with_loaders(glue: &str, stem: &str) -> Result<String> {
    let found = ["'", "\""].map(|quote| format!("from {quote}{LOADERS}{quote}"));
    let found = found.iter().find(|import| glue.contains(*import));
    let found = found.context("the glue does not import the loaders")?;
    Ok(glue.replace(found, &format!("from './{}'", loaders_name(stem))))
}

/// Else the browser would hear of them only when the glue is there.
fn page_with_loaders(page: &str, stem: &str) -> Result<String> {
    let glue = format!("<link rel=\"modulepreload\" href=\"/{stem}.js\"");
    let (before, after) = page.split_once(&glue).context("the page does not preload the glue")?;
    let (rest, _) = after.split_once('>').context("a link does not end")?;
    let loaders = loaders_name(stem);
    Ok(format!("{before}<link rel=\"modulepreload\" href=\"/{loaders}\"{rest}>{glue}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADERS_TEXT: &str = "import { initSync } from \"./client-0a.js\";

const __chunk_1 = makeLoad(() => {
    const src = fetch(new URL(\"./chunk_1.wasm\", import.meta.url));
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}, []);
export const __wasm_split_load_dialogs = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./split_dialogs.wasm\", import.meta.url));
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}, [__chunk_1]));
";

    #[test]
    fn loaders_know_the_files_by_their_names() {
        let text = of_program(LOADERS_TEXT, "client-0a");
        for file in ["split_dialogs.wasm", "chunk_1.wasm"] {
            let name = part_name("client-0a", file);
            assert!(text.contains(&format!("\"./{name}\"")), "{name} in {text}");
            assert!(!text.contains(&format!("\"./{file}\"")), "{text}");
        }
    }

    #[test]
    fn frames_take_what_the_page_around_them_compiled() {
        let text = shared(LOADERS_TEXT).unwrap();
        assert!(text.starts_with("import { initSync }"), "{text}");
        assert_eq!(text.matches("compiled(new URL(").count(), 2, "{text}");
        assert_eq!(text.matches("fetch(").count(), 1, "{text}");
        assert!(!text.contains("instantiateStreaming"), "{text}");
        shared(&LOADERS_TEXT.replace("instantiateStreaming", "instantiate")).unwrap_err();
    }

    #[test]
    fn the_glue_imports_the_loaders_by_the_name_of_the_program() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nimports = { \"./__wasm_split.js\": import1 }";
        let text = glue_with_loaders(glue, "client-0a").unwrap();
        // The key of the imports stands in the wasm too.
        assert_eq!(
            text,
            "import * as import1 from './client-0a_parts.js'\nimports = { \"./__wasm_split.js\": import1 }"
        );
        glue_with_loaders("import init", "client-0a").unwrap_err();
    }

    #[test]
    fn the_page_asks_for_the_loaders_at_once() {
        let page =
            "<link rel=\"modulepreload\" href=\"/client-0a.js\" crossorigin=\"anonymous\"></head>";
        let text = page_with_loaders(page, "client-0a").unwrap();
        let link =
            "<link rel=\"modulepreload\" href=\"/client-0a_parts.js\" crossorigin=\"anonymous\">";
        assert_eq!(text, format!("{link}{page}"));
        page_with_loaders("<head></head>", "client-0a").unwrap_err();
    }

    #[test]
    fn the_compiler_hears_where_sources_lie_only_to_leave_it_out() {
        let flags = compiler_flags(Some(Path::new("/home/a b/.cargo")));
        let flags: Vec<&str> = flags.split('\u{1f}').collect();
        assert_eq!(flags.last(), Some(&"--remap-path-prefix=/home/a b/.cargo/registry/src="));
        assert_eq!(flags.len(), 3);
    }
}
