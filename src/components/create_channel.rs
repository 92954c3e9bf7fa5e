//! The form for a new channel.

use yew::prelude::*;

use super::{Field, Modal};
use crate::t;

/// The server's limit for a channel's name, in characters.
const MAX_NAME_CHARS: u32 = 64;
/// The server's limit for a purpose, in characters.
const MAX_PURPOSE_CHARS: u32 = 250;

/// What a person typed for a new channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewChannel {
    /// The name for people.
    pub name: String,
    /// The name in addresses, made from `name`.
    pub slug: String,
    /// What it is for.
    pub purpose: String,
    /// Whether only invited people see it.
    pub private: bool,
}

/// Properties of [`CreateChannel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CreateChannelProps {
    /// True until the server has answered.
    #[prop_or_default]
    pub pending: bool,
    /// Why the last attempt failed.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Make this channel.
    pub on_create: Callback<NewChannel>,
    /// Close the dialog.
    pub on_close: Callback<()>,
}

/// A dialog that asks for name, purpose and who can see the channel.
#[component]
pub fn CreateChannel(props: &CreateChannelProps) -> Html {
    let channel = use_state_eq(NewChannel::default);
    let change = |apply: fn(&mut NewChannel, String)| {
        let channel = channel.clone();
        Callback::from(move |value| {
            let mut next = (*channel).clone();
            apply(&mut next, value);
            channel.set(next);
        })
    };
    let set_private = |private: bool| {
        let channel = channel.clone();
        Callback::from(move |_: Event| channel.set(NewChannel { private, ..(*channel).clone() }))
    };
    let complete = !channel.slug.is_empty();
    let on_submit = {
        let (channel, on_create) = (channel.clone(), props.on_create.clone());
        let pending = props.pending;
        move |event: SubmitEvent| {
            event.prevent_default();
            if complete && !pending {
                on_create.emit((*channel).clone());
            }
        }
    };
    let footer = html! {
        <button type="submit" form="create-channel" class="button button--primary"
            disabled={!complete || props.pending}>
            { if props.pending { t!("create-pending") } else { t!("create-submit") } }
        </button>
    };
    html! {
        <Modal title={t!("create-title")} on_close={props.on_close.clone()} {footer}>
            <form class="form" id="create-channel" onsubmit={on_submit}>
                <Field name="channel-name" label={t!("create-name")} focused={true}
                    value={channel.name.clone()} max_chars={MAX_NAME_CHARS}
                    error={props.error.clone()} hint={address_hint(&channel.slug)}
                    on_input={change(|channel, name| {
                        channel.slug = slug(&name);
                        channel.name = name;
                    })} />
                <Field name="channel-purpose" label={t!("create-purpose")}
                    value={channel.purpose.clone()} max_chars={MAX_PURPOSE_CHARS}
                    hint={t!("create-purpose-hint")}
                    on_input={change(|channel, purpose| channel.purpose = purpose)} />
                <fieldset class="form__choices">
                    <legend class="field__label">{ t!("create-visibility") }</legend>
                    { choice(!channel.private, &set_private(false), t!("create-open"), t!("create-open-hint")) }
                    { choice(channel.private, &set_private(true), t!("create-private"), t!("create-private-hint")) }
                </fieldset>
            </form>
        </Modal>
    }
}

fn address_hint(slug: &str) -> Option<AttrValue> {
    (!slug.is_empty()).then(|| t!("create-address", slug = slug))
}

fn choice(chosen: bool, on_choose: &Callback<Event>, label: AttrValue, hint: AttrValue) -> Html {
    html! {
        <label class="choice">
            <input class="choice__input" type="radio" name="visibility" checked={chosen}
                onchange={on_choose.clone()} />
            <span>
                <span class="choice__label">{ label }</span>
                <span class="choice__hint">{ hint }</span>
            </span>
        </label>
    }
}

/// The name in addresses: lower-case letters and digits, with one dash for everything else.
///
/// A name in another script leaves nothing, so it is written as the numbers of its letters.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.trim().to_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    let letters = || name.chars().filter(|letter| letter.is_alphanumeric());
    let slug = if slug.is_empty() && letters().next().is_some() {
        letters()
            .take(8)
            .map(|letter| format!("{:x}", u32::from(letter)))
            .collect::<Vec<_>>()
            .join("-")
    } else {
        slug.to_owned()
    };
    slug.chars().take(MAX_NAME_CHARS as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn addresses_are_made_from_names() {
        assert_eq!(slug("Release Planning 2"), "release-planning-2");
        assert_eq!(slug("  C++ & Rust! "), "c-rust");
        assert_eq!(slug("日本"), "65e5-672c");
        assert_eq!(slug("!!"), "");
        assert_eq!(slug(&"a".repeat(80)).len(), 64);
    }
}
