//! `use_clock`: what the person set for the display, put into force for the whole page.

use yew::prelude::*;

use super::use_selector;
use crate::{
    i18n::local_time::{self, Clock},
    services::browser,
    state::select::choices,
};

/// How the hour is written. Times that were rendered keep theirs, so who uses this makes what is
/// below anew when it changes.
#[hook]
pub fn use_clock() -> Clock {
    let set = use_selector(|state| (choices::clock(state), choices::is_compact(state)));
    let (clock, is_compact) = *set;
    // Before anything below is rendered, not after.
    use_memo(clock, |clock| local_time::set_clock(*clock));
    use_effect_with(is_compact, |is_compact| show(*is_compact));
    clock
}

/// Style sheets go by this attribute.
fn show(is_compact: bool) {
    let root = browser::document().and_then(|document| document.document_element());
    let Some(root) = root else { return };
    let shown = if is_compact {
        root.set_attribute("data-density", "compact")
    } else {
        root.remove_attribute("data-density")
    };
    if let Err(error) = shown {
        browser::warn("how close posts stand", &error);
    }
}
