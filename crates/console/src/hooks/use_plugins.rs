//! `use_plugins`: the list of plugins, fetched once for the whole console and kept up to date.

use api_types::ManagedPlugin;
use yew::prelude::*;

use super::{Fetched, FetchedHandle};

/// The plugins by name, and how to ask again.
pub type PluginList = FetchedHandle<Vec<ManagedPlugin>>;

/// The list of plugins.
#[hook]
pub fn use_plugins() -> PluginList {
    use_context::<PluginList>()
        .unwrap_or_else(|| FetchedHandle { answer: Fetched::Loading, reload: Callback::noop() })
}
