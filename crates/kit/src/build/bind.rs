//! From a compiled `.wasm` to what a browser loads, by the library behind the program wasm-bindgen.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use super::{
    diagnostic::{Diagnostic, Failed},
    files, marks,
};

/// The version that the bindings are made by. A plugin must be compiled against exactly this one.
pub const WASM_BINDGEN_VERSION: &str = "0.2.130";

/// Writes `<name>.js` and `<name>_bg.wasm` into `dir`, with `owner`'s private marks.
pub(super) fn bind(wasm: &Path, dir: &Path, name: &str, owner: &str) -> Result<(), Failed> {
    let generated = Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .typescript(false)
        .web(true)
        .and_then(|bindgen| bindgen.generate(dir));
    if let Err(error) = generated {
        let message = format!("{} can not be bound: {error:#}", wasm.display());
        return Err(Diagnostic::new(message).into());
    }
    for script in files::walk(dir)? {
        if script.extension().is_some_and(|extension| extension == "js") {
            let glue = files::read(&script)?;
            let glue = String::from_utf8_lossy(&glue);
            files::write(&script, marks::privatise(&glue, owner))?;
        }
    }
    Ok(())
}

/// Refuses a plugin that was compiled against another version, whose bindings would not fit.
pub(super) fn check_version(theirs: &str) -> Result<(), Failed> {
    if theirs == WASM_BINDGEN_VERSION {
        return Ok(());
    }
    let message = format!(
        "wasm-bindgen = {theirs:?}: must be {WASM_BINDGEN_VERSION}, the version that this program \
         binds; run `cargo update -p wasm-bindgen --precise {WASM_BINDGEN_VERSION}` in the \
         plugin's folder"
    );
    Err(Diagnostic::of_file("Cargo.lock", message).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_one_of_the_workspace() {
        let manifest = include_str!("../../../../Cargo.toml");
        for package in ["wasm-bindgen ", "wasm-bindgen-cli-support "] {
            let line = manifest.lines().find(|line| line.starts_with(package)).unwrap();
            assert!(line.contains(&format!("\"={WASM_BINDGEN_VERSION}\"")), "{line}");
        }
    }

    #[test]
    fn another_version_is_refused_with_the_way_out() {
        check_version(WASM_BINDGEN_VERSION).unwrap();
        let error = check_version("0.2.100").unwrap_err().to_string();
        assert!(error.contains("\"0.2.100\""), "{error}");
        assert!(error.contains("cargo update -p wasm-bindgen --precise 0.2.130"), "{error}");
    }
}
