//! The two pictures on the buttons. Decoration; the words stand beside them.

use sdk::dom::{El, svg};

/// A speech bubble.
pub(crate) fn message() -> El {
    icon("M4 4h12a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H9l-4 3.2V15H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z")
}

/// A telephone.
pub(crate) fn call() -> El {
    icon(
        "M6.2 2.8 8 6.9 6.4 8.5a11 11 0 0 0 5.1 5.1l1.6-1.6 4.1 1.8v3a1.4 1.4 0 0 1-1.5 1.4A13.6 \
         13.6 0 0 1 1.8 4.3 1.4 1.4 0 0 1 3.2 2.8Z",
    )
}

fn icon(path: &str) -> El {
    let icon = svg("svg").class("icon").attr("viewBox", "0 0 20 20");
    icon.attr("aria-hidden", "true").child(svg("path").attr("d", path))
}
