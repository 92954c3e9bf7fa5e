//! From a fixture's props to what a cell shows: the actions that fill the store, and the chat's
//! own slot in surroundings in which it looks as it does in the chat.
//!
//! One small adapter for each slot, by the part of the page in `stage/`.

mod frame;
mod header;
mod post;
mod profile;
mod setting;
mod sidebar;
mod writing;

use client::state::Action;
use contracts::{
    AdminConsoleSetting, CenterToast, ChannelHeader, ChannelHeaderButton, Contract, Login,
    MessageBox, Post, PostActionEntry, PostBody, ProfilePopover, ProfilePopoverActions,
    ProfilePopoverAttributes, Root, Sidebar, SidebarHeader, SidebarRow, TeamSidebar,
    fixtures::{self, Fault},
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use yew::prelude::*;

use super::{bridge, world::World};

/// A slot that can be shown from its props alone.
trait Staged: Contract<Props: DeserializeOwned> {
    /// What has to be true around the slot, so that it hands out these props.
    fn world(props: &Self::Props) -> World;

    /// The slot in its surroundings. `key` is that of a keyed slot.
    fn view(props: &Self::Props, key: Option<&str>) -> Html;
}

/// What a cell shows.
#[derive(Debug)]
pub(super) struct Scene {
    /// What fills the store.
    pub(super) actions: Vec<Action>,
    /// The slot in its surroundings.
    pub(super) view: Html,
}

/// Makes the scene of a slot.
pub(super) fn scene(slot: &str, props: &Value, key: Option<&str>) -> Result<Scene, Fault> {
    fixtures::check_props(slot, props)?;
    macro_rules! stage {
        ($($contract:ty),* $(,)?) => {
            match slot {
                $(<$contract as Contract>::ID => Ok(make::<$contract>(props, key)),)*
                _ => Err(Fault::UnknownSlot { found: slot.to_owned() }),
            }
        };
    }
    stage!(
        Root,
        Login,
        TeamSidebar,
        Sidebar,
        SidebarHeader,
        SidebarRow,
        ChannelHeader,
        ChannelHeaderButton,
        ProfilePopover,
        ProfilePopoverAttributes,
        ProfilePopoverActions,
        Post,
        PostBody,
        PostActionEntry,
        MessageBox,
        CenterToast,
        AdminConsoleSetting,
    )
}

fn make<C: Staged>(props: &Value, key: Option<&str>) -> Scene {
    // Checked before, so this reads; were it not so, a cell would stay empty.
    match serde_json::from_value::<C::Props>(props.clone()) {
        Ok(props) => Scene { actions: C::world(&props).actions(), view: C::view(&props, key) },
        Err(_) => Scene { actions: Vec::new(), view: Html::default() },
    }
}

/// Notes what the default content or a plugin asks the app for, where nothing follows from it here.
fn note<T: std::fmt::Debug + 'static>(name: &'static str) -> Callback<T> {
    Callback::from(move |value: T| bridge::note_words(name, &format!("{value:?}")))
}
