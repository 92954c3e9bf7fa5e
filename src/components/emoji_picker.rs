//! The choice of an emoji: a field to search in, those used lately, then all of them by group.
//!
//! Arrow keys walk the grid, Enter takes what has the focus; in the field, Enter takes the first.
//! Stands in a [`super::Popover`], which gives it place, focus and Escape.

use std::rc::Rc;

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::focus::{self, Step};
use crate::emoji::{Emoji, Emojis, GROUPS, Group};
use crate::t;

/// Emoji in a row, as the sheet has it.
const PER_ROW: usize = 8;
/// Emoji found that are shown; more than that and one goes on typing.
const MAX_FOUND: usize = 80;

/// Properties of [`EmojiPicker`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EmojiPickerProps {
    /// All emoji; `None` while they are on their way.
    pub emojis: Option<Rc<Emojis>>,
    /// Why they are not here, in plain words.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Names of those used lately, the latest first.
    pub recent: Rc<[String]>,
    /// One was chosen: its name.
    pub on_choose: Callback<AttrValue>,
}

/// Shows the choice.
#[component]
pub fn EmojiPicker(props: &EmojiPickerProps) -> Html {
    let query = use_state_eq(String::new);
    let grid = use_node_ref();
    let on_input = use_callback(query.setter(), |event: InputEvent, query| {
        query.set(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    let found: Option<Rc<[Emoji]>> = {
        let emojis = props.emojis.clone();
        (*use_memo(((*query).clone(), emojis.is_some()), move |(query, _)| {
            let emojis = emojis.filter(|_| !query.trim().is_empty())?;
            Some(Rc::from(emojis.search(query, MAX_FOUND)))
        }))
        .clone()
    };
    let first = found.as_ref().and_then(|found| found.first()).map(|emoji| emoji.name.clone());
    let on_field_key = use_callback(
        (grid.clone(), first, props.on_choose.clone()),
        |event: KeyboardEvent, (grid, first, on_choose)| match event.key().as_str() {
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                if let Some(first) = first {
                    on_choose.emit(first.clone().into());
                }
            }
            "ArrowDown" => {
                event.prevent_default();
                if let Some(grid) = grid.cast::<Element>() {
                    focus::step(&grid, "button", Step::First);
                }
            }
            _ => {}
        },
    );
    let on_grid_key = use_callback(grid.clone(), |event: KeyboardEvent, grid| {
        let Some(grid) = grid.cast::<Element>() else { return };
        let is_rtl = grid.closest("[dir=rtl]").ok().flatten().is_some();
        let (step, times) = match event.key().as_str() {
            "ArrowRight" if is_rtl => (Step::Previous, 1),
            "ArrowLeft" if is_rtl => (Step::Next, 1),
            "ArrowRight" => (Step::Next, 1),
            "ArrowLeft" => (Step::Previous, 1),
            "ArrowDown" => (Step::Next, PER_ROW),
            "ArrowUp" => (Step::Previous, PER_ROW),
            "Home" => (Step::First, 1),
            "End" => (Step::Last, 1),
            _ => return,
        };
        event.prevent_default();
        for _ in 0..times {
            focus::step(&grid, "button", step);
        }
    });
    let on_click = use_callback(props.on_choose.clone(), |event: MouseEvent, on_choose| {
        // One listener for two thousand buttons.
        let button = event.target_dyn_into::<Element>().and_then(|it| it.closest("button").ok()?);
        if let Some(name) = button.and_then(|button| button.get_attribute("data-emoji")) {
            on_choose.emit(name.into());
        }
    });
    html! {
        <div class="emoji-picker">
            <input class="field__input emoji-picker__search" type="search" autofocus={true}
                autocomplete="off" aria-label={t!("emoji-search")} placeholder={t!("emoji-search")}
                value={(*query).clone()} oninput={on_input} onkeydown={on_field_key} />
            <div class="emoji-picker__grid" ref={grid} role="group" aria-label={t!("emoji-label")}
                onkeydown={on_grid_key} onclick={on_click}>
                { content(props, found.as_deref()) }
            </div>
        </div>
    }
}

fn content(props: &EmojiPickerProps, found: Option<&[Emoji]>) -> Html {
    if let Some(error) = &props.error {
        return html! { <p class="emoji-picker__note" role="alert">{ error }</p> };
    }
    let Some(emojis) = &props.emojis else {
        return html! { <p class="emoji-picker__note" role="status">{ t!("loading") }</p> };
    };
    if let Some(found) = found {
        if found.is_empty() {
            return html! { <p class="emoji-picker__note" role="status">{ t!("emoji-none") }</p> };
        }
        return group(&t!("emoji-found"), found.iter());
    }
    let recent: Vec<Emoji> = props.recent.iter().filter_map(|name| emojis.find(name)).collect();
    html! {
        <>
            if !recent.is_empty() { { group(&t!("emoji-recent"), recent.iter()) } }
            for one in GROUPS { { group(&group_name(one), emojis.group(one).iter()) } }
        </>
    }
}

fn group<'a>(name: &AttrValue, emojis: impl Iterator<Item = &'a Emoji>) -> Html {
    html! {
        <section class="emoji-picker__group" aria-label={name.clone()}>
            <h3 class="emoji-picker__heading">{ name }</h3>
            <div class="emoji-picker__emojis">
                for emoji in emojis {
                    <button type="button" class="emoji-picker__emoji" tabindex="-1"
                        data-emoji={emoji.name.clone()} aria-label={emoji.words.clone()}
                        title={format!(":{}:", emoji.name)}>
                        { emoji.character.clone() }
                    </button>
                }
            </div>
        </section>
    }
}

fn group_name(group: Group) -> AttrValue {
    match group {
        Group::Smileys => t!("emoji-group-smileys"),
        Group::People => t!("emoji-group-people"),
        Group::Nature => t!("emoji-group-nature"),
        Group::Food => t!("emoji-group-food"),
        Group::Travel => t!("emoji-group-travel"),
        Group::Activities => t!("emoji-group-activities"),
        Group::Objects => t!("emoji-group-objects"),
        Group::Symbols => t!("emoji-group-symbols"),
        Group::Flags => t!("emoji-group-flags"),
    }
}
