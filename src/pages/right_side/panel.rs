//! A panel of a plugin. The frame and the way out are the host's, whatever the plugin shows.

use yew::prelude::*;

use super::Pane;
use crate::{hooks::use_selector, slots::PanelSlot, state::extensions::Kind};

/// Properties of [`PanelPane`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PanelPaneProps {
    /// Which, `<plugin id>:<name>`.
    pub(super) panel_key: AttrValue,
}

/// The panel, under the title that the plugin gave it.
#[component]
pub(super) fn PanelPane(props: &PanelPaneProps) -> Html {
    let key = props.panel_key.clone();
    let title = use_selector(move |state| {
        let title = state.extensions.title(Kind::Panel, &key);
        title.map_or_else(AttrValue::default, |title| title.to_string().into())
    });
    html! {
        <Pane title={(*title).clone()} place={props.panel_key.clone()}>
            <PanelSlot panel_key={props.panel_key.clone()} />
        </Pane>
    }
}
