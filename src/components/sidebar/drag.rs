//! Dragging a channel: what is dragged, as only this page reads it. What it leads to is the owner's.

use yew::prelude::*;

/// What a dragged channel is called among the things that browsers drag.
const CHANNEL: &str = "application/x-mortise-channel";

/// The person took a channel.
pub(super) fn begin(event: &DragEvent, id: &str) {
    if let Some(dragged) = event.data_transfer() {
        // Fails only outside of this event.
        let _ = dragged.set_data(CHANNEL, id);
        dragged.set_effect_allowed("move");
    }
}

/// Lets go here, when it is a channel; files and texts go where they always went.
pub(super) fn over(event: &DragEvent) {
    let kinds = event.data_transfer().map(|dragged| dragged.types());
    if kinds.is_some_and(|kinds| kinds.includes(&CHANNEL.into(), 0)) {
        event.prevent_default();
    }
}

/// The channel that was let go.
pub(super) fn dropped(event: &DragEvent) -> Option<AttrValue> {
    let id = event.data_transfer()?.get_data(CHANNEL).ok().filter(|id| !id.is_empty())?;
    event.prevent_default();
    event.stop_propagation();
    Some(id.into())
}
