//! From a fixture's props to what a cell shows: the actions that fill the store, and the chat's
//! own slot in surroundings in which it looks as it does in the chat.
//!
//! One small adapter for each slot, by the part of the page in `stage/`.

mod extension;
mod files;
mod frame;
mod header;
mod pages;
mod post;
mod post_list;
mod post_parts;
mod right_side;
mod profile;
mod search;
mod setting;
mod sidebar;
mod writing;

use client::{
    components::{Menu, MenuEntries, MenuGroup, MenuItem, icons},
    state::Action,
    t,
};
use contracts::{
    Contract,
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
    macro_rules! stage {
        ($($contract:ident $about:tt)*) => {
            match slot {
                $(<contracts::$contract as Contract>::ID => make::<contracts::$contract>(props, key),)*
                _ => Err(Fault::UnknownSlot { found: slot.to_owned() }),
            }
        };
    }
    contracts::each_slot!(stage)
}

fn make<C: Staged>(props: &Value, key: Option<&str>) -> Result<Scene, Fault> {
    let props: C::Props = fixtures::read_props(props)?;
    Ok(Scene { actions: C::world(&props).actions(), view: C::view(&props, key) })
}

/// The entries of plugins in a menu that stands still, between entries of the host's.
fn menu(label: AttrValue, slot: Html) -> Html {
    html! {
        <div class="popover cell__popover">
            <Menu {label}>
                <MenuGroup>
                    <MenuItem label={t!("user-menu-settings")} icon={icons::sliders()} on_choose={note("choose")} />
                </MenuGroup>
                <MenuEntries on_chosen={note("close")}>{ slot }</MenuEntries>
                <MenuGroup>
                    <MenuItem label={t!("user-menu-sign-out")} icon={icons::leave()} on_choose={note("choose")} />
                </MenuGroup>
            </Menu>
        </div>
    }
}

/// Notes what the default content or a plugin asks the app for, where nothing follows from it here.
fn note<T: std::fmt::Debug + 'static>(name: &'static str) -> Callback<T> {
    Callback::from(move |value: T| bridge::note_words(name, &format!("{value:?}")))
}
