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
    /// Who shall see it, or what a plugin makes of it.
    pub choice: NewChannelKind,
}

/// Who shall see a new channel, or what a plugin makes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NewChannelKind {
    /// Everyone in the team.
    #[default]
    Open,
    /// Only invited people.
    Private,
    /// A plugin's kind of channel, by its key.
    Option(AttrValue),
}

/// A kind of channel that a plugin adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtraKind {
    /// Tells it apart.
    pub key: AttrValue,
    /// A sign before the words; may be empty.
    pub icon: AttrValue,
    /// The words.
    pub label: AttrValue,
    /// Smaller words below.
    pub hint: AttrValue,
}

/// Properties of [`CreateChannel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CreateChannelProps {
    /// What is typed.
    pub channel: NewChannel,
    /// The kinds of plugins.
    #[prop_or_default]
    pub kinds: Vec<ExtraKind>,
    /// What belongs to the chosen kind, below the form.
    #[prop_or_default]
    pub extra: Html,
    /// Why the channel can not be made yet.
    #[prop_or_default]
    pub hindrance: Option<AttrValue>,
    /// The words of the button; without them the usual ones.
    #[prop_or_default]
    pub button: Option<AttrValue>,
    /// True until there is an answer.
    #[prop_or_default]
    pub pending: bool,
    /// Why the last attempt failed, where the name may be to blame.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Why the last attempt failed, where it may not.
    #[prop_or_default]
    pub failure: Option<AttrValue>,
    /// Something else is typed or chosen.
    pub on_change: Callback<NewChannel>,
    /// Make this channel.
    pub on_create: Callback<()>,
    /// Close the dialog.
    pub on_close: Callback<()>,
}

/// A dialog that asks for name, purpose and who can see the channel.
#[component]
pub fn CreateChannel(props: &CreateChannelProps) -> Html {
    let channel = &props.channel;
    let change = |apply: fn(&mut NewChannel, String)| {
        let channel = channel.clone();
        props.on_change.reform(move |value| {
            let mut next = channel.clone();
            apply(&mut next, value);
            next
        })
    };
    let choose = |choice: NewChannelKind| {
        let next = NewChannel { choice, ..channel.clone() };
        props.on_change.reform(move |_: Event| next.clone())
    };
    let may_create = !channel.slug.is_empty() && props.hindrance.is_none() && !props.pending;
    let on_submit = props.on_create.clone();
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        if may_create {
            on_submit.emit(());
        }
    };
    let button = props.button.clone().unwrap_or_else(|| t!("create-submit"));
    let footer = html! {
        <button type="submit" form="create-channel" class="button button--primary" disabled={!may_create}
            aria-describedby={props.hindrance.as_ref().map(|_| "create-hindrance")}>
            { if props.pending { t!("create-pending") } else { button } }
        </button>
    };
    let is_open = channel.choice == NewChannelKind::Open;
    let is_private = channel.choice == NewChannelKind::Private;
    let legend = if props.kinds.is_empty() { t!("create-visibility") } else { t!("create-kind") };
    let extra_kind = |kind: &ExtraKind| {
        let this = NewChannelKind::Option(kind.key.clone());
        let is_chosen = channel.choice == this;
        html! {
            <div key={kind.key.to_string()}>{ choice(is_chosen, &choose(this), kind) }</div>
        }
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
                    <legend class="field__label">{ legend }</legend>
                    { choice(is_open, &choose(NewChannelKind::Open), &own(t!("create-open"), t!("create-open-hint"))) }
                    { choice(is_private, &choose(NewChannelKind::Private), &own(t!("create-private"), t!("create-private-hint"))) }
                    { for props.kinds.iter().map(extra_kind) }
                </fieldset>
            </form>
            // A view of a plugin may have fields of its own, and forms do not nest.
            { props.extra.clone() }
            if let Some(reason) = &props.hindrance {
                <p class="field__hint" id="create-hindrance" role="status">{ reason }</p>
            }
            if let Some(failure) = &props.failure {
                <p class="field__error" role="alert">{ failure }</p>
            }
        </Modal>
    }
}

fn own(label: AttrValue, hint: AttrValue) -> ExtraKind {
    ExtraKind { label, hint, ..ExtraKind::default() }
}

fn address_hint(slug: &str) -> Option<AttrValue> {
    (!slug.is_empty()).then(|| t!("create-address", slug = slug))
}

fn choice(chosen: bool, on_choose: &Callback<Event>, kind: &ExtraKind) -> Html {
    html! {
        <label class="choice">
            <input class="choice__input" type="radio" name="visibility" checked={chosen}
                onchange={on_choose.clone()} />
            <span>
                <span class="choice__label">
                    if !kind.icon.is_empty() {
                        <span class="choice__sign" aria-hidden="true">{ &kind.icon }</span>
                    }
                    { &kind.label }
                </span>
                <span class="choice__hint">{ &kind.hint }</span>
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
