//! `mortise plugin settings`: shows what a plugin's form holds, and changes it.

use anyhow::Result;
use api_types::PluginSettings;
use serde_json::{Map, Value};

use super::{Call, of_plugin, rest_call};
use crate::{
    args::{plugin::SettingsArgs, remote::RemoteArgs},
    failure::Failure,
    near,
    output::{Table, say, say_json},
    rest::{Method, Rest},
    secret,
};

pub(super) fn run(args: &SettingsArgs, remote: &RemoteArgs) -> Result<()> {
    let rest = Rest::connect(remote)?;
    let call = |method| rest_call(&args.id, method, "/settings");
    let mut settings: PluginSettings = of_plugin(&rest, &args.id, call(Method::Get)?)?;
    let is_change = !args.values.is_empty() || !args.unset.is_empty();
    if is_change {
        let body = Some(Value::Object(changes(args, &fields(&settings.schema))?));
        settings = of_plugin(&rest, &args.id, Call { body, ..call(Method::Put)? })?;
    }
    if remote.json {
        return say_json(&settings);
    }
    if is_change {
        say("saved")?;
    }
    show(&args.id, &settings)
}

/// One field of the form.
#[derive(Debug)]
struct Field<'a> {
    key: &'a str,
    kind: &'a str,
    is_secret: bool,
}

/// Those in sections too.
fn fields(schema: &Value) -> Vec<Field<'_>> {
    let mut fields = Vec::new();
    let sections = schema.get("sections").and_then(Value::as_array).into_iter().flatten();
    for part in std::iter::once(schema).chain(sections) {
        for setting in part.get("settings").and_then(Value::as_array).into_iter().flatten() {
            let text = |name: &str| setting.get(name).and_then(Value::as_str).unwrap_or_default();
            let (key, kind) = (text("key"), text("type"));
            let is_secret = kind == "generated"
                || setting.get("secret").and_then(Value::as_bool).unwrap_or_default();
            if !key.is_empty() {
                fields.push(Field { key, kind, is_secret });
            }
        }
    }
    fields
}

/// What the server shall change: new values, and nothing for the default.
fn changes(args: &SettingsArgs, fields: &[Field<'_>]) -> Result<Map<String, Value>> {
    let mut changes = Map::new();
    for pair in &args.values {
        let Some((key, value)) = pair.split_once('=') else {
            return Err(Failure::usage(format!("{pair:?} is not KEY=VALUE")).into());
        };
        let field = find(fields, key)?;
        let value = if value == "-" {
            secret::ask_or_read(&format!("Value of {}", field.key))?
        } else if field.is_secret {
            let message =
                format!("{} is a secret, and command lines are visible to others", field.key);
            let hint = format!("give it on standard input, with {}=-", field.key);
            return Err(Failure::usage(message).hint(hint).into());
        } else {
            value.to_owned()
        };
        changes.insert(field.key.to_owned(), typed(field.kind, value));
    }
    for key in &args.unset {
        changes.insert(find(fields, key)?.key.to_owned(), Value::Null);
    }
    Ok(changes)
}

fn find<'a, 'b>(fields: &'a [Field<'b>], key: &str) -> Result<&'a Field<'b>> {
    let found = fields.iter().find(|field| field.key.eq_ignore_ascii_case(key));
    found.ok_or_else(|| {
        let hint = near::hint(key, fields.iter().map(|field| field.key), "");
        Failure::usage(format!("the plugin has no setting {key:?}")).hint(hint).into()
    })
}

/// The text as the kind of field has it; what does not fit goes as text, and the server says why.
fn typed(kind: &str, value: String) -> Value {
    let parsed = match kind {
        "bool" | "number" | "custom" => serde_json::from_str(&value).ok(),
        _ => None,
    };
    parsed.unwrap_or(Value::String(value))
}

fn show(id: &str, settings: &PluginSettings) -> Result<()> {
    let fields = fields(&settings.schema);
    if fields.is_empty() {
        return say(&format!("{id} has no settings"));
    }
    let mut table = Table::new(&["KEY", "TYPE", "VALUE"]);
    for field in fields {
        let is_set = settings.secrets.iter().any(|key| key == field.key);
        let value = match settings.values.get(field.key) {
            _ if field.is_secret => if is_set { "(secret)" } else { "(not set)" }.to_owned(),
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => String::new(),
        };
        table.row(&[field.key.to_owned(), field.kind.to_owned(), value]);
        if settings.locked.iter().any(|key| key == field.key) {
            table.note("set where the server is started, so it can not be changed here");
        }
    }
    table.say()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(values: &[&str], unset: &[&str]) -> std::result::Result<Value, String> {
        let schema = json!({
            "settings": [{ "key": "Enabled", "type": "bool" }, { "key": "Count", "type": "number" }],
            "sections": [{ "settings": [
                { "key": "Greeting", "type": "text" },
                { "key": "ApiKey", "type": "text", "secret": true },
            ] }],
        });
        let owned = |list: &[&str]| list.iter().map(|&item| item.to_owned()).collect();
        let args =
            SettingsArgs { id: "demo".to_owned(), values: owned(values), unset: owned(unset) };
        let changes = changes(&args, &fields(&schema));
        changes.map(Value::Object).map_err(|error| error.to_string())
    }

    #[test]
    fn values_have_the_type_of_their_field() {
        let expected = json!({ "Enabled": true, "Count": 7, "Greeting": "7", "ApiKey": null });
        let values = ["enabled=true", "Count=7", "Greeting=7"];
        assert_eq!(check(&values, &["apikey"]), Ok(expected));
        // What does not fit is for the server to refuse, with its rule.
        assert_eq!(check(&["Count=many"], &[]), Ok(json!({ "Count": "many" })));
        assert_eq!(check(&["Greeting=a=b"], &[]), Ok(json!({ "Greeting": "a=b" })));
    }

    #[test]
    fn what_can_not_be_meant_is_refused() {
        assert_eq!(check(&["Greeting"], &[]), Err("\"Greeting\" is not KEY=VALUE".to_owned()));
        let near = check(&["Greting=x"], &[]).unwrap_err();
        assert_eq!(near, "the plugin has no setting \"Greting\"\ndid you mean Greeting?");
        let secret = check(&["ApiKey=hunter2"], &[]).unwrap_err();
        assert!(secret.contains("ApiKey=-") && !secret.contains("hunter2"), "{secret}");
    }
}
