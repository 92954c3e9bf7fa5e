//! A place that takes files that are dragged onto it, and says so while they hover.

use web_sys::DragEvent;
use yew::prelude::*;

use super::{files::listed, icons};
use crate::t;

/// Properties of [`DropZone`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DropZoneProps {
    /// The class of the element.
    pub class: Classes,
    /// Where the files would go, for people.
    pub name: AttrValue,
    /// False when nothing is taken here; files that are dropped are then left to the browser.
    pub enabled: bool,
    /// Files were dropped.
    pub on_files: Callback<Vec<web_sys::File>>,
    /// What stands there.
    pub children: Html,
}

/// Shows its children, and the sign above them while files hover.
#[component]
pub fn DropZone(props: &DropZoneProps) -> Html {
    // Entering a child is told before leaving its parent, so elements are counted.
    let depth = use_state_eq(|| 0_u32);
    let enabled = props.enabled;
    let on_enter = use_callback((depth.clone(), enabled), |event: DragEvent, (depth, enabled)| {
        if *enabled && has_files(&event) {
            event.prevent_default();
            depth.set(depth.saturating_add(1));
        }
    });
    let on_over = use_callback(enabled, |event: DragEvent, enabled| {
        if *enabled && has_files(&event) {
            // Otherwise the browser would open the file in place of the chat.
            event.prevent_default();
        }
    });
    let on_leave = use_callback((depth.clone(), enabled), |event: DragEvent, (depth, enabled)| {
        if *enabled && has_files(&event) {
            depth.set(depth.saturating_sub(1));
        }
    });
    let on_drop = use_callback(
        (depth.setter(), enabled, props.on_files.clone()),
        |event: DragEvent, (depth, enabled, on_files)| {
            if !*enabled || !has_files(&event) {
                return;
            }
            event.prevent_default();
            depth.set(0);
            let files = event.data_transfer().and_then(|data| data.files());
            let files = files.map(|list| listed(&list)).unwrap_or_default();
            if !files.is_empty() {
                on_files.emit(files);
            }
        },
    );
    html! {
        <div class={props.class.clone()} ondragenter={on_enter} ondragover={on_over}
            ondragleave={on_leave} ondrop={on_drop}>
            { props.children.clone() }
            if *depth > 0 {
                <div class="drop-zone" role="status">
                    { icons::paperclip() }
                    <p>{ t!("files-drop", name = props.name) }</p>
                </div>
            }
        </div>
    }
}

/// Text and links are dragged, too; those go where the browser puts them.
fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}
