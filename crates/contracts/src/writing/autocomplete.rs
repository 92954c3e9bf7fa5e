//! `autocomplete.v1`: what fits the word that is being written, above the message box. It is there
//! while something fits.
//!
//! The focus stays in the box: the host takes the arrow keys, Enter, Tab and Escape, says in
//! `active` which row they chose, and tells screen readers by the rows' `element_id`.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// The list of what fits the word that is being written.
#[derive(Clone, Copy, Debug)]
pub struct Autocomplete;

impl Contract for Autocomplete {
    const ID: &'static str = "autocomplete.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = AutocompleteProps;
    type Action = AutocompleteAction;
}

/// What `autocomplete.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct AutocompleteProps {
    /// Where the message goes.
    pub channel_id: String,
    /// First post of the thread that the message answers; empty for a post of its own.
    pub root_id: String,
    /// What is being written.
    pub kind: AutocompleteKind,
    /// The letters after the sign, in lower case; may be empty.
    pub term: String,
    /// What fits, the most likely first; never empty.
    pub items: Vec<AutocompleteItem>,
    /// Which of them Enter takes, counted from 0.
    pub active: u32,
    /// The `id` for the element with the role `listbox`. It is found only outside of shadow roots,
    /// so by a view without `styles`.
    pub list_id: String,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What is being written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AutocompleteKind {
    /// Somebody, after `@`.
    #[default]
    Person,
    /// A channel, after `~`.
    Channel,
    /// An emoji, after `:`.
    Emoji,
    /// A command, after `/` at the beginning.
    Command,
}

/// One way to go on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct AutocompleteItem {
    /// Distinguishes it from the others of the list: the id of a person or channel, the name of an
    /// emoji or command.
    pub id: String,
    /// The words that stand out: `@ada`, `Town Square`, `:tada:`, `/join [channel]`.
    pub text: String,
    /// The words beside them; may be empty.
    pub detail: String,
    /// What takes the place of the word.
    pub insert: String,
    /// A person's picture, ready for `src`; `null` for everything else.
    pub picture_url: Option<String>,
    /// The emoji itself; `null` for everything else.
    pub emoji: Option<String>,
    /// The `id` for the element with the role `option`.
    pub element_id: String,
}

/// What the content of `autocomplete.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AutocompleteAction {
    /// Takes one of the items. Nothing happens when it is not in the list any more.
    Choose {
        /// Which.
        id: String,
    },
    /// Puts a text of the plugin's own in the place of the word.
    Insert {
        /// The text, with a space at its end where one is wanted.
        text: String,
    },
}
