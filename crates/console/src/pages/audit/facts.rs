//! What an entry of the audit log is about, in words where there are some.

use std::collections::HashMap;

use api_types::{ManagedPlugin, User};
use client::t;
use yew::prelude::*;

use crate::{
    components::slot_name,
    pages::configuration::key_words,
    rules::audits::{Subject, pairs, setting_label, short_hash, subject},
};

/// Who and what entries name by ids.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) plugins: &'a [ManagedPlugin],
    pub(super) people: &'a HashMap<String, User>,
}

/// One fact of an entry.
pub(super) struct Fact {
    /// Before the value; empty where the value says enough.
    label: AttrValue,
    /// What shows.
    pub(super) text: String,
    look: Look,
}

enum Look {
    Words,
    Code,
    Refused,
    /// Long digits of which the first ones show, until somebody wants them all.
    Long(String),
}

impl Fact {
    fn words(label: AttrValue, text: impl Into<String>) -> Self {
        Self { label, text: text.into(), look: Look::Words }
    }

    fn code(label: AttrValue, text: &str) -> Self {
        Self { label, text: text.to_owned(), look: Look::Code }
    }
}

/// The facts of an entry, in the server's order.
pub(super) fn facts(extra_info: &str, known: Known<'_>) -> Vec<Fact> {
    pairs(extra_info).iter().filter_map(|(key, value)| fact(key, value, known)).collect()
}

fn fact(key: &str, value: &str, known: Known<'_>) -> Option<Fact> {
    Some(match key {
        // The action says so already.
        "outcome" if value == "installed" => return None,
        "outcome" => Fact {
            label: AttrValue::default(),
            text: t!("fact-refused").to_string(),
            look: Look::Refused,
        },
        "plugin" => Fact::words(AttrValue::default(), plugin_name(value, known)),
        "keys" => {
            let all: Vec<String> = value.split(',').map(|path| setting(path, known)).collect();
            Fact::words(AttrValue::default(), all.join(", "))
        }
        "slot" => Fact::words(t!("fact-slot"), slot_name(value).to_string()),
        "order" => {
            let all: Vec<String> = value
                .split(',')
                .filter(|id| !id.is_empty())
                .map(|id| plugin_name(id, known))
                .collect();
            if all.is_empty() {
                Fact::words(AttrValue::default(), t!("fact-no-order").to_string())
            } else {
                Fact::words(t!("fact-order"), all.join(", "))
            }
        }
        "user" => match known.people.get(value) {
            Some(user) => Fact::words(AttrValue::default(), format!("@{}", user.username)),
            None => Fact::code(t!("fact-user"), value),
        },
        "team" => Fact::code(t!("fact-team"), value),
        "channel" => Fact::code(t!("fact-channel"), value),
        "post" => Fact::code(t!("fact-post"), value),
        "name" => Fact::words(AttrValue::default(), value),
        "username" => Fact::words(AttrValue::default(), format!("@{value}")),
        "sha256" => Fact {
            label: AttrValue::from("SHA-256"),
            text: short_hash(value).to_owned(),
            look: Look::Long(value.to_owned()),
        },
        "version" => Fact::words(t!("fact-version"), value),
        "replaced" => Fact::words(t!("fact-replaced"), value),
        "signed_by" => Fact::words(t!("fact-signed-by"), value),
        "from" => Fact::code(t!("fact-from"), value),
        "to" => Fact::code(t!("fact-to"), value),
        "error" => Fact::code(t!("fact-error"), value),
        other => Fact::code(AttrValue::from(other.to_owned()), value),
    })
}

fn plugin_name(id: &str, known: Known<'_>) -> String {
    let found = known.plugins.iter().find(|plugin| plugin.id == id && !plugin.name.is_empty());
    found.map_or_else(|| id.to_owned(), |plugin| plugin.name.clone())
}

/// A setting in words, where this console knows some.
fn setting(path: &str, known: Known<'_>) -> String {
    match subject(path, known.plugins) {
        Subject::OfPlugin { id, key } => {
            let manifest = known.plugins.iter().find(|plugin| plugin.id == id);
            let label = manifest.and_then(|plugin| setting_label(&plugin.manifest, key));
            let label = label.unwrap_or_else(|| key.to_owned());
            t!("fact-setting-of", name = plugin_name(id, known), setting = label).to_string()
        }
        Subject::OfServer(name) => {
            key_words(name).map_or_else(|| path.to_owned(), |words| words.to_string())
        }
        Subject::Unknown => path.to_owned(),
    }
}

/// Shows a fact.
pub(super) fn fact_view(nth: usize, fact: &Fact) -> Html {
    let text = &fact.text;
    let value = match &fact.look {
        Look::Words => html! { <span>{ text }</span> },
        Look::Code => html! { <code>{ text }</code> },
        Look::Refused => html! { <span class="tag tag--bad">{ text }</span> },
        Look::Long(whole) if whole == text => html! { <code>{ text }</code> },
        Look::Long(whole) => html! {
            <details class="audit__long">
                <summary title={whole.clone()}><code>{ text }{ "…" }</code></summary>
                <code>{ whole }</code>
            </details>
        },
    };
    html! {
        <span class="audit__fact" key={nth}>
            if !fact.label.is_empty() { <span class="audit__key">{ &fact.label }{ " " }</span> }
            { value }
        </span>
    }
}
