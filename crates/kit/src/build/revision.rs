//! Lets a page that is open take a new version of a plugin's scripts while it is written.
//!
//! A browser keeps a module under its address for as long as the page lives. The entry's address
//! holds its hash; the scripts beside it get a revision in theirs, so that a change in any file
//! reaches the page. Only for the loop: what is packed keeps the author's bytes.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::{Failed, files, names};
use crate::project::Project;

/// Marks the scripts of a built web part with a revision of all that lies there.
pub(super) fn mark(project: &Project, built: &Path) -> Result<(), Failed> {
    let Some(webapp) = &project.manifest.webapp else { return Ok(()) };
    let entry = built.join(webapp.bundle_path.as_str());
    let folder = built.join(webapp.bundle_path.folder());
    let all = files::walk(&folder)?;
    if all.len() < 2 {
        return Ok(());
    }
    let mut hasher = Sha256::new();
    for file in &all {
        hasher.update(files::read(file)?);
        hasher.update([0]);
    }
    let revision = names::short_hash(&hasher.finalize());
    for file in all {
        let is_script = file.extension().is_some_and(|it| it == "js" || it == "mjs");
        let content = files::read(&file)?;
        let Ok(text) = String::from_utf8(content) else { continue };
        if is_script {
            let mut marked = with_revision(&text, &revision);
            if file == entry {
                // Styles and pictures that it loads by itself count, too.
                marked.push_str(&format!("\n// revision {revision}\n"));
            }
            files::write(&file, marked)?;
        }
    }
    Ok(())
}

/// The script with `?revision` at each module beside it that it imports.
fn with_revision(script: &str, revision: &str) -> String {
    let mut marked = String::with_capacity(script.len());
    let mut rest = script;
    while let Some((before, quote, path, after)) = next_import(rest) {
        marked.push_str(before);
        marked.push_str(&format!("{quote}{path}?{revision}{quote}"));
        rest = after;
    }
    marked.push_str(rest);
    marked
}

/// The next text in quotes that names a script beside this one and stands where a module's name may.
fn next_import(script: &str) -> Option<(&str, char, &str, &str)> {
    let mut from = 0;
    loop {
        let at = from + script.get(from..)?.find(['"', '\''])?;
        let quote = script.get(at..)?.chars().next()?;
        let inside = script.get(at + 1..)?;
        let length = inside.find([quote, '\n']).unwrap_or(inside.len());
        let path = inside.get(..length)?;
        let before = script.get(..at)?;
        let is_closed = inside.get(length..)?.starts_with(quote);
        let is_script = path.ends_with(".js") || path.ends_with(".mjs");
        let is_beside = path.starts_with("./") || path.starts_with("../");
        if is_closed && is_script && is_beside && follows_import(before) {
            return Some((before, quote, path, inside.get(length + 1..)?));
        }
        // A quote that stands alone, in a comment for one, hides nothing behind it.
        from = at + 1;
    }
}

fn follows_import(before: &str) -> bool {
    let before = before.trim_end();
    let before = before.strip_suffix('(').unwrap_or(before).trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').next();
    matches!(word, Some("from" | "import"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_beside_get_the_revision_and_nothing_else() {
        let script = "import {a} from \"./a.js\";\nimport './b.mjs'\nconst c = await import( \"../c.js\" );\n\
                      // it's here\nexport * from './d.js';\nconst e = \"./e.js\"; fetch('./f.js');\nimport x from \"react\";";
        let marked = "import {a} from \"./a.js?r1\";\nimport './b.mjs?r1'\nconst c = await import( \"../c.js?r1\" );\n\
                      // it's here\nexport * from './d.js?r1';\nconst e = \"./e.js\"; fetch('./f.js');\nimport x from \"react\";";
        assert_eq!(with_revision(script, "r1"), marked);
    }
}
