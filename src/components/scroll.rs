//! Scrolling a row of a list into sight, and only as far as needed.

use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Brings an element into sight within the box that scrolls it.
pub(super) fn into_nearest_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
