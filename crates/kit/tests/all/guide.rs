//! The files that the guides show as those of a new plugin are those of a new plugin.
//! `UPDATE_EXPECT=1 cargo test -p kit guide` writes them anew.

use std::path::Path;

use expect_test::expect_file;
use kit::scaffold::{self, Template, Wish};

/// Template, file of the new folder, file in `docs/guides/snippets`.
const SHOWN: [(Template, &str, &str); 5] = [
    (Template::Yew, "src/lib.rs", "my-card-lib.rs"),
    (Template::Yew, "src/view.rs", "my-card-view.rs"),
    (Template::Yew, "plugin.json", "my-card-plugin.json"),
    (Template::Js, "webapp/my-card.js", "my-card.js"),
    (Template::Js, "test/plugin.test.js", "my-card.test.js"),
];

#[test]
fn the_guides_show_what_a_new_plugin_holds() {
    let snippets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guides/snippets");
    for (template, file, snippet) in SHOWN {
        let wish = Wish {
            name: "my-card".to_owned(),
            id: None,
            template,
            slot: None,
            kind: None,
            parent: std::env::temp_dir(),
        };
        let files = scaffold::plan(&wish).unwrap().files().unwrap();
        let found = files.into_iter().find(|found| found.name == file).unwrap();
        let text = String::from_utf8(found.bytes).unwrap();
        expect_file![snippets.join(snippet)].assert_eq(&text);
    }
}
