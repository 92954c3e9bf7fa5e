//! Puts together what mdBook reads: the guides with their snippets, the generated chapters, and the
//! list of all chapters.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use super::{GUIDES, catalogue, includes};
use crate::ctx::Ctx;
use crate::files;

const DECLARATIONS: &str = "crates/contracts/types/mortise.d.ts";

/// Where the pages of the slots go in the list of chapters.
const SLOTS_HERE: &str = "{{slots}}";

pub(super) fn fill(ctx: &Ctx, stage: &Path) -> Result<()> {
    let root = &ctx.paths.root;
    files::fresh_dir(stage)?;
    for (from, to) in [
        ("docs/book/book.toml", "book.toml"),
        ("docs/book/look.css", "look.css"),
        ("www/styles/tokens.css", "tokens.css"),
    ] {
        files::write(&stage.join(to), files::read_bytes(&root.join(from))?)?;
    }
    let source = stage.join("src");
    let guides = root.join(GUIDES);
    for entry in guides.read_dir().with_context(|| format!("while listing {GUIDES}"))? {
        let guide = entry?.path();
        if guide.extension() == Some("md".as_ref()) {
            let name = guide.file_name().context("a file has a name")?;
            let text = includes::expand(root, &guide, &files::read(&guide)?)?;
            files::write(&source.join(name), text)?;
        }
    }
    let slots = catalogue::read(root)?;
    let mut chapters = String::new();
    for slot in &slots {
        files::write(&source.join(slot.page()), slot.markdown())?;
        if let Some(picture) = slot.picture(root) {
            files::write(
                &source.join("slots").join(slot.picture_name()),
                files::read_bytes(&picture)?,
            )?;
        }
        chapters.push_str(&format!("  - [{}]({})\n", slot.id, slot.page()));
    }
    files::write(&source.join("slots/index.md"), catalogue::overview(&slots))?;
    files::write(&source.join("types.md"), declarations(&files::read(&root.join(DECLARATIONS))?))?;
    let summary = source.join("SUMMARY.md");
    let text = files::read(&summary)?;
    ensure!(text.contains(SLOTS_HERE), "{GUIDES}/SUMMARY.md has no line {SLOTS_HERE}");
    files::write(&summary, text.replace(SLOTS_HERE, chapters.trim_end()))
}

fn declarations(types: &str) -> String {
    format!(
        "# TypeScript declarations\n\n\
         What crosses between the chat and a plugin in JavaScript, as the npm package declares it.\n\
         The file is generated from the Rust types that the chat itself uses.\n\n\
         ```ts\n{}\n```\n",
        types.trim_end()
    )
}
