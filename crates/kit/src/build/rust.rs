//! A plugin written in Rust: compiled, bound, shrunk for a release, named by content and pinned.

use std::path::Path;

use super::{
    Made, Options, Profile, assemble, bind, cargo,
    diagnostic::{Diagnostic, Failed},
    entry::{self, Part},
    files, names, wasm_opt,
};
use crate::project::{MANIFEST, Project};

pub(super) fn make(
    project: &Project,
    options: &Options<'_>,
    fresh: &Path,
    made: &mut Made,
) -> Result<(), Failed> {
    let wasm = match options.compiled {
        Some(compiled) => compiled.to_owned(),
        None => {
            let compiled = made.step("compiling", |_| cargo::compile(&project.folder, options))?;
            made.warnings.extend(compiled.warnings);
            if let Some(version) = &compiled.wasm_bindgen {
                bind::check_version(version)?;
            }
            compiled.wasm.ok_or_else(|| {
                let message = "[lib] crate-type: must name \"cdylib\", which is what browsers load";
                Diagnostic::of_file("Cargo.toml", message)
            })?
        }
    };
    let Some(webapp) = &project.manifest.webapp else {
        let message = "webapp is missing: a plugin in Rust has a web part, whose bundle_path names \
                       the file that the build writes";
        return Err(Diagnostic::of_file(MANIFEST, message).into());
    };
    let entry_file = fresh.join(webapp.bundle_path.as_str());
    let webapp = fresh.join(webapp.bundle_path.folder());
    let id = project.manifest.id.as_str();
    made.step("binding", |_| bind::bind(&wasm, &webapp, id, id))?;

    let wasm = webapp.join(format!("{id}_bg.wasm"));
    if options.profile == Profile::Release {
        made.step("shrinking", |made| shrink(&wasm, options, made))?;
    }
    name_and_pin(project, &webapp, &wasm, &entry_file)?;
    assemble::beside(project, fresh)
}

fn shrink(wasm: &Path, options: &Options<'_>, made: &mut Made) -> Result<(), Failed> {
    let mut command = match options.tools.wasm_opt() {
        Ok(command) => command,
        Err(reason) => {
            made.notes.push(wasm_opt::without(&reason, files::read(wasm)?.len()));
            return Ok(());
        }
    };
    if let Err(error) = wasm_opt::shrink(&mut command, wasm) {
        made.notes.push(wasm_opt::without(&error.to_string(), files::read(wasm)?.len()));
    }
    Ok(())
}

/// Names by content: `<id>_glue-<hash>.js`, `<id>_bg-<hash>.wasm`; the entry pins both.
fn name_and_pin(
    project: &Project,
    webapp: &Path,
    wasm: &Path,
    entry_file: &Path,
) -> Result<(), Failed> {
    let id = project.manifest.id.as_str();
    let wasm_bytes = files::read(wasm)?;
    let wasm_name = names::hashed(id, "bg", &wasm_bytes, "wasm");
    std::fs::rename(wasm, webapp.join(&wasm_name))?;

    let glue = webapp.join(format!("{id}.js"));
    let glue_text =
        String::from_utf8_lossy(&files::read(&glue)?).replace(&format!("{id}_bg.wasm"), &wasm_name);
    // Browsers keep modules by address, and the glue keeps the instance that it made first. A change
    // of words leaves the glue's text as it was, so its name has to speak for the wasm, too.
    let both = format!("{glue_text}{wasm_name}");
    let glue_name = names::hashed(id, "glue", both.as_bytes(), "js");
    std::fs::remove_file(&glue)?;
    files::write(&webapp.join(&glue_name), &glue_text)?;

    let own_entry = project.folder.join("entry.js");
    let template = if own_entry.is_file() {
        String::from_utf8_lossy(&files::read(&own_entry)?).into_owned()
    } else {
        entry::TEMPLATE.to_owned()
    };
    let glue = Part { name: &glue_name, bytes: glue_text.as_bytes() };
    let wasm = Part { name: &wasm_name, bytes: &wasm_bytes };
    Ok(files::write(entry_file, entry::fill(&template, glue, wasm))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that a build gives to a plugin of this wasm, whose glue is always the same.
    fn names_for(wasm: &[u8]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let manifest = r#"{"id": "card", "name": "Card", "version": "1.0.0",
            "webapp": {"bundle_path": "webapp/card.js"}}"#;
        std::fs::write(folder.path().join(MANIFEST), manifest).unwrap();
        std::fs::write(folder.path().join("Cargo.toml"), "").unwrap();
        let webapp = folder.path().join("webapp");
        std::fs::create_dir(&webapp).unwrap();
        let wasm_file = webapp.join("card_bg.wasm");
        std::fs::write(&wasm_file, wasm).unwrap();
        std::fs::write(webapp.join("card.js"), "export let wasm;").unwrap();
        let project = Project::open(folder.path()).unwrap();
        name_and_pin(&project, &webapp, &wasm_file, &webapp.join("card.js")).unwrap();
        let entries = std::fs::read_dir(&webapp).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = entries.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn another_wasm_has_another_glue_so_that_no_page_keeps_the_old_one() {
        let (one, two) = (names_for(b"one"), names_for(b"two"));
        assert_eq!(one, names_for(b"one"));
        let shared: Vec<_> = one.iter().filter(|name| two.contains(name)).collect();
        assert_eq!(shared, ["card.js"], "{one:?} {two:?}");
    }
}
