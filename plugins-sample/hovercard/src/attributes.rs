//! The extra attributes of a person, asked from the server.

use std::collections::HashMap;

use sdk::{Host, RequestError, task};
use serde::Deserialize;
use yew::{Callback, UseStateHandle, hook, use_effect_with, use_state, use_state_eq};

/// What is known of a person's attributes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Attributes {
    Loading,
    /// May be empty.
    Ready(Vec<Attribute>),
    /// The server's words.
    Failed(String),
}

/// One attribute, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) kind: Kind,
}

/// What a value is, where it can be used as more than text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Email,
    Url,
    Phone,
    Skype,
}

impl Attributes {
    /// The first Skype name among them.
    pub(crate) fn skype_name(&self) -> Option<&str> {
        let Self::Ready(attributes) = self else { return None };
        let found = attributes.iter().find(|attribute| attribute.kind == Kind::Skype)?;
        Some(&found.value)
    }
}

/// The attributes of a user, and how to ask again. Another user, another request: the one before
/// ends, so a slow answer never shows on the wrong card.
#[hook]
pub(crate) fn use_attributes(host: &Host, user_id: &str) -> (Attributes, Callback<()>) {
    let state = use_state_eq(|| Attributes::Loading);
    let attempt = use_state(|| 0_u32);
    {
        let state = state.clone();
        let host = host.clone();
        use_effect_with((user_id.to_owned(), *attempt), move |(user_id, _)| {
            state.set(Attributes::Loading);
            let request = load(state, &host, user_id);
            let task = task::spawn(request);
            move || drop(task)
        });
    }
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |()| attempt.set(attempt.wrapping_add(1)))
    };
    ((*state).clone(), retry)
}

fn load(
    state: UseStateHandle<Attributes>,
    host: &Host,
    user_id: &str,
) -> impl Future<Output = ()> + use<> {
    let fields = host.request::<Vec<Field>>("/api/v4/custom_profile_attributes/fields");
    let values =
        host.request::<Values>(&format!("/api/v4/users/{user_id}/custom_profile_attributes"));
    async move {
        let answer = match (fields.await, values.await) {
            (Ok(fields), Ok(values)) => Attributes::Ready(join(fields, &values)),
            (Err(error), _) | (_, Err(error)) => Attributes::Failed(words(&error)),
        };
        state.set(answer);
    }
}

fn words(error: &RequestError) -> String {
    match error {
        RequestError::Refused { message, .. } if !message.is_empty() => message.clone(),
        RequestError::Refused { status, .. } => format!("The server answered {status}."),
        RequestError::Unreachable { .. } => "The server can not be reached.".to_owned(),
        RequestError::Unreadable { .. } => "The server's answer makes no sense here.".to_owned(),
    }
}

#[derive(Debug, Deserialize)]
struct Field {
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    attrs: FieldAttrs,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct FieldAttrs {
    sort_order: f64,
    value_type: String,
    visibility: String,
}

type Values = HashMap<String, Value>;

/// A select field answers one text, a multiselect several; whatever else there is, is not shown.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Value {
    One(String),
    Many(Vec<String>),
    Other(serde::de::IgnoredAny),
}

impl Value {
    fn text(&self) -> String {
        match self {
            Self::One(text) => text.trim().to_owned(),
            Self::Many(texts) => texts.join(", "),
            Self::Other(_) => String::new(),
        }
    }
}

/// Fields that have a value, in the administrator's order.
fn join(mut fields: Vec<Field>, values: &Values) -> Vec<Attribute> {
    fields.retain(|field| field.attrs.visibility != "hidden");
    fields.sort_by(|a, b| a.attrs.sort_order.total_cmp(&b.attrs.sort_order));
    fields
        .into_iter()
        .filter_map(|field| {
            let value = values.get(&field.id).map(Value::text).filter(|text| !text.is_empty())?;
            Some(Attribute { kind: kind(&field.attrs.value_type), name: field.name, value })
        })
        .collect()
}

fn kind(value_type: &str) -> Kind {
    match value_type {
        "email" => Kind::Email,
        "url" => Kind::Url,
        "phone" => Kind::Phone,
        "skype" => Kind::Skype,
        _ => Kind::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(id: &str, sort_order: f64, visibility: &str) -> Field {
        let attrs =
            FieldAttrs { sort_order, value_type: String::new(), visibility: visibility.into() };
        Field { id: id.into(), name: id.to_uppercase(), attrs }
    }

    #[test]
    fn values_join_their_fields_in_order() {
        let fields = vec![
            field("late", 2.0, "when_set"),
            field("empty", 0.0, "always"),
            field("secret", 0.5, "hidden"),
            field("early", 1.0, ""),
        ];
        let values = Values::from([
            ("late".into(), Value::Many(vec!["a".into(), "b".into()])),
            ("early".into(), Value::One(" x ".into())),
            ("empty".into(), Value::One("  ".into())),
            ("secret".into(), Value::One("s".into())),
            ("unknown".into(), Value::One("u".into())),
        ]);
        let shown: Vec<_> = join(fields, &values)
            .into_iter()
            .map(|attribute| (attribute.name, attribute.value))
            .collect();
        let expected = [("EARLY", "x"), ("LATE", "a, b")];
        assert_eq!(shown, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
