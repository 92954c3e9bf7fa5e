//! What was changed in the form and is not saved yet.

use std::collections::BTreeMap;

use api_types::PluginSettings;
use serde_json::{Map, Value};

use super::schema::{Kind, Setting};

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Another value.
    Value(Value),
    /// A text that is no value yet, such as «1.» in a field for numbers, and what is wrong with it.
    Unfinished(String, Trouble),
    /// Back to the default, or for a secret: forget it.
    Reset,
}

/// Why a text is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A number is wanted.
    NoNumber,
    /// JSON is wanted.
    NoJson,
}

/// The changes, by the settings' keys in lower case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    edits: BTreeMap<String, Edit>,
}

impl Draft {
    /// Whether there is nothing to save.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// How many fields were changed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.edits.len()
    }

    /// The change of a field.
    #[must_use]
    pub fn edit(&self, setting: &Setting) -> Option<&Edit> {
        self.edits.get(&setting.id())
    }

    /// Takes a change in; one that leads to what is saved already is none.
    #[must_use]
    pub fn with(&self, saved: &PluginSettings, setting: &Setting, edit: Edit) -> Self {
        let mut draft = self.clone();
        let changes_nothing = match &edit {
            // Nobody knows what is saved.
            Edit::Value(_) if setting.is_hidden() => false,
            Edit::Value(value) => *value == saved_value(saved, setting),
            Edit::Unfinished(..) => false,
            Edit::Reset if setting.is_hidden() => !is_set(saved, setting),
            Edit::Reset => saved_value(saved, setting) == setting.default,
        };
        if changes_nothing {
            draft.edits.remove(&setting.id());
        } else {
            draft.edits.insert(setting.id(), edit);
        }
        draft
    }

    /// Leaves a field as it is saved.
    #[must_use]
    pub fn without(&self, setting: &Setting) -> Self {
        let mut draft = self.clone();
        draft.edits.remove(&setting.id());
        draft
    }

    /// What was changed since `sent` went to the server.
    #[must_use]
    pub fn since(&self, sent: &Self) -> Self {
        let mut draft = self.clone();
        draft.edits.retain(|key, edit| sent.edits.get(key) != Some(edit));
        draft
    }

    /// What the field shows.
    #[must_use]
    pub fn value(&self, saved: &PluginSettings, setting: &Setting) -> Value {
        match self.edit(setting) {
            Some(Edit::Value(value)) => value.clone(),
            Some(Edit::Unfinished(text, _)) => Value::String(text.clone()),
            Some(Edit::Reset) => setting.default.clone(),
            None => saved_value(saved, setting),
        }
    }

    /// Whether the field shows its default, and there is one.
    #[must_use]
    pub fn is_default(&self, saved: &PluginSettings, setting: &Setting) -> bool {
        self.value(saved, setting) == setting.default
    }

    /// Whether everything is a value.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        !self.edits.values().any(|edit| matches!(edit, Edit::Unfinished(..)))
    }

    /// What to send: only what was changed, and `null` for the default.
    #[must_use]
    pub fn body(&self) -> Map<String, Value> {
        let values = self.edits.iter().filter_map(|(key, edit)| match edit {
            Edit::Value(value) => Some((key.clone(), value.clone())),
            Edit::Reset => Some((key.clone(), Value::Null)),
            Edit::Unfinished(..) => None,
        });
        values.collect()
    }
}

impl Edit {
    /// What was typed into a field of that kind.
    #[must_use]
    pub fn typed(kind: Kind, text: String) -> Self {
        match kind {
            // An empty field is one without a value.
            Kind::Number if text.trim().is_empty() => Self::Reset,
            Kind::Number => match text.trim().parse::<serde_json::Number>() {
                Ok(number) => Self::Value(Value::Number(number)),
                Err(_) => Self::Unfinished(text, Trouble::NoNumber),
            },
            Kind::Custom | Kind::Unknown if text.trim().is_empty() => Self::Reset,
            Kind::Custom | Kind::Unknown => match serde_json::from_str(&text) {
                Ok(value) => Self::Value(value),
                Err(_) => Self::Unfinished(text, Trouble::NoJson),
            },
            Kind::Username => Self::Value(Value::String(text.trim_start_matches('@').to_owned())),
            Kind::Bool
            | Kind::Dropdown
            | Kind::Radio
            | Kind::Text
            | Kind::LongText
            | Kind::Generated => Self::Value(Value::String(text)),
        }
    }
}

/// Whether a secret has a value.
pub(super) fn is_set(saved: &PluginSettings, setting: &Setting) -> bool {
    names(&saved.secrets, setting)
}

fn saved_value(saved: &PluginSettings, setting: &Setting) -> Value {
    let id = setting.id();
    let found = saved.values.iter().find(|(key, _)| key.to_lowercase() == id);
    found.map_or_else(|| setting.default.clone(), |(_, value)| value.clone())
}

fn names(keys: &[String], setting: &Setting) -> bool {
    let id = setting.id();
    keys.iter().any(|key| key.to_lowercase() == id)
}

impl Setting {
    /// Whether it is a secret that has a value on the server.
    #[must_use]
    pub fn is_set(&self, saved: &PluginSettings) -> bool {
        is_set(saved, self)
    }

    /// Whether it can not be changed here.
    #[must_use]
    pub fn is_locked(&self, saved: &PluginSettings) -> bool {
        names(&saved.locked, self)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn setting(kind: Kind, default: Value) -> Setting {
        Setting { key: "Size".into(), kind, default, ..Setting::default() }
    }

    fn saved(value: Value) -> PluginSettings {
        PluginSettings { values: [("Size".to_owned(), value)].into(), ..PluginSettings::default() }
    }

    #[test]
    fn only_what_was_changed_is_sent() {
        let size = setting(Kind::Number, json!(3));
        let saved = saved(json!(5));
        let draft = Draft::default().with(&saved, &size, Edit::Value(json!(7)));
        assert_eq!(Value::Object(draft.body()), json!({ "size": 7 }));
        assert_eq!(draft.value(&saved, &size), json!(7));
        let draft = draft.with(&saved, &size, Edit::Value(json!(5)));
        assert!(draft.is_empty(), "back to what is saved");
    }

    #[test]
    fn the_default_is_sent_as_null_and_only_when_something_else_is_saved() {
        let size = setting(Kind::Number, json!(3));
        let draft = Draft::default().with(&saved(json!(5)), &size, Edit::Reset);
        assert_eq!(Value::Object(draft.body()), json!({ "size": null }));
        assert_eq!(draft.value(&saved(json!(5)), &size), json!(3));
        assert!(Draft::default().with(&saved(json!(3)), &size, Edit::Reset).is_empty());
        assert!(Draft::default().is_default(&saved(json!(3)), &size));
    }

    #[test]
    fn a_secret_is_sent_even_if_it_may_be_the_same_and_forgotten_only_when_there() {
        let secret = Setting { secret: true, ..setting(Kind::Text, Value::Null) };
        let set = PluginSettings { secrets: vec!["SIZE".into()], ..PluginSettings::default() };
        assert!(secret.is_set(&set));
        let draft = Draft::default().with(&set, &secret, Edit::Value(json!("x")));
        assert_eq!(Value::Object(draft.body()), json!({ "size": "x" }));
        let draft = Draft::default().with(&set, &secret, Edit::Reset);
        assert_eq!(Value::Object(draft.body()), json!({ "size": null }));
        let unset = PluginSettings::default();
        assert!(Draft::default().with(&unset, &secret, Edit::Reset).is_empty());
    }

    #[test]
    fn what_is_typed_becomes_a_value_of_the_kind() {
        let unfinished = |text: &str, why| Edit::Unfinished(text.to_owned(), why);
        for (kind, text, edit) in [
            (Kind::Number, "20", Edit::Value(json!(20))),
            (Kind::Number, "-0.5", Edit::Value(json!(-0.5))),
            (Kind::Number, "1.", unfinished("1.", Trouble::NoNumber)),
            (Kind::Number, "ten", unfinished("ten", Trouble::NoNumber)),
            (Kind::Number, " ", Edit::Reset),
            (Kind::Custom, "[1, 2]", Edit::Value(json!([1, 2]))),
            (Kind::Custom, "[1,", unfinished("[1,", Trouble::NoJson)),
            (Kind::Unknown, "", Edit::Reset),
            (Kind::Text, "20", Edit::Value(json!("20"))),
            (Kind::Username, "@ada", Edit::Value(json!("ada"))),
        ] {
            assert_eq!(Edit::typed(kind, text.to_owned()), edit, "{kind:?} {text}");
        }
    }

    #[test]
    fn what_is_typed_during_saving_is_not_lost() {
        let (size, saved) = (setting(Kind::Number, json!(3)), saved(json!(5)));
        let name = Setting { key: "Name".into(), kind: Kind::Text, ..Setting::default() };
        let sent = Draft::default().with(&saved, &size, Edit::Value(json!(7)));
        assert!(sent.since(&sent).is_empty());
        let draft = sent.with(&saved, &name, Edit::Value(json!("x")));
        assert_eq!(Value::Object(draft.since(&sent).body()), json!({ "name": "x" }));
        let draft = sent.with(&saved, &size, Edit::Value(json!(8)));
        assert_eq!(Value::Object(draft.since(&sent).body()), json!({ "size": 8 }));
    }

    #[test]
    fn an_unfinished_text_stays_in_its_field_and_is_not_sent() {
        let size = setting(Kind::Number, json!(3));
        let saved = saved(json!(5));
        let draft = Draft::default().with(&saved, &size, Edit::typed(Kind::Number, "1.".into()));
        assert_eq!(draft.value(&saved, &size), json!("1."));
        assert!(!draft.is_finished());
        assert!(draft.body().is_empty());
        assert!(draft.without(&size).is_empty());
    }
}
