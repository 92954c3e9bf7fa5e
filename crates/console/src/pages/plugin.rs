//! One plugin: what it is, how it fares, its settings.

use client::t;
use yew::prelude::*;

use crate::components::Page;

/// Properties of [`Plugin`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PluginProps {
    /// Its id.
    pub id: AttrValue,
}

/// The page of one plugin.
#[component]
pub fn Plugin(props: &PluginProps) -> Html {
    html! {
        <Page title={t!("plugin-title", name = props.id)}>{ "" }</Page>
    }
}
