//! The extra attributes of a person, asked from the server.

use std::collections::BTreeMap;

use sdk::{Host, HostError};
use serde::Deserialize;

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

// ANCHOR: load
/// Asks for the attributes of a user; both requests start at the call.
pub(crate) fn load(host: &Host, user_id: &str) -> impl Future<Output = Attributes> + use<> {
    let fields = host.request::<Vec<Field>>("/api/v4/custom_profile_attributes/fields");
    let values =
        host.request::<Values>(&["/api/v4/users/", user_id, "/custom_profile_attributes"].concat());
    async move {
        match (fields.await, values.await) {
            (Ok(fields), Ok(values)) => Attributes::Ready(join(fields, &values)),
            (Err(error), _) | (_, Err(error)) => Attributes::Failed(words(&error)),
        }
    }
}
// ANCHOR_END: load

fn words(error: &HostError) -> String {
    match error {
        HostError::Refused { message, .. } if !message.is_empty() => message.clone(),
        HostError::Refused { status, .. } => format!("The server answered {status}."),
        HostError::Unreachable { .. } => "The server can not be reached.".to_owned(),
        HostError::Unreadable { .. } => "The server's answer makes no sense here.".to_owned(),
        HostError::NotAllowed { message }
        | HostError::Invalid { message }
        | HostError::Quota { message }
        | HostError::Gone { message } => message.clone(),
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

/// By the id of the field. A select field answers one text, a multiselect several, and null what is
/// not set.
type Values = BTreeMap<String, Value>;

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Value {
    One(String),
    Many(Vec<String>),
    None(()),
}

impl Value {
    fn text(&self) -> String {
        match self {
            Self::One(text) => text.trim().to_owned(),
            Self::Many(texts) => texts.join(", "),
            Self::None(()) => String::new(),
        }
    }
}

/// Fields that have a value, in the administrator's order.
fn join(mut fields: Vec<Field>, values: &Values) -> Vec<Attribute> {
    fields.retain(|field| field.attrs.visibility != "hidden");
    fields.sort_unstable_by(|a, b| a.attrs.sort_order.total_cmp(&b.attrs.sort_order));
    let shown = fields.into_iter().filter_map(|field| {
        let value = values.get(&field.id).map(Value::text).filter(|text| !text.is_empty())?;
        Some(Attribute { kind: kind(&field.attrs.value_type), name: field.name, value })
    });
    shown.collect()
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
            ("unset".into(), Value::None(())),
        ]);
        let shown: Vec<_> = join(fields, &values)
            .into_iter()
            .map(|attribute| (attribute.name, attribute.value))
            .collect();
        let expected = [("EARLY", "x"), ("LATE", "a, b")];
        assert_eq!(shown, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
