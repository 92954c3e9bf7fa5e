//! `host.preferences`: the person's choices for a plugin, kept on the server.

use std::rc::Rc;

use api_types::{Preference, StatusOk};
use js_sys::{JSON, Object};
use wasm_bindgen::JsValue;

use super::{
    arguments::{json, key},
    error::HostError,
    life::Life,
    set,
};
use crate::{
    services::Api,
    state::{
        Action,
        user_settings::{MAX_VALUE_BYTES, category},
    },
};

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    let object = Object::new();
    let get_one = life.promise(|life, name, _| async move { get(&life, &name).await });
    let set_one = life.promise(|life, name, value| async move { put(&life, &name, &value).await });
    let remove_one = life.promise(|life, name, _| async move { remove(&life, &name).await });
    set(&object, "get", &get_one);
    set(&object, "set", &set_one);
    set(&object, "remove", &remove_one);
    vec![("preferences", Object::freeze(&object).into())]
}

async fn get(life: &Life, name: &JsValue) -> Result<JsValue, HostError> {
    let (name, category) = (key(name)?, category(life.plugin.as_str()));
    let me = life.person()?;
    if life.host.knows_person(&me) {
        let wanted = (category, name);
        let value = life.host.known(|state| state.preferences.get(&wanted).cloned());
        return Ok(value.map_or(JsValue::NULL, |text| read(&text)));
    }
    let all: Vec<Preference> = Api.get(&format!("/users/me/preferences/{category}")).await?;
    let value = all.into_iter().find(|it| it.name == name);
    Ok(value.map_or(JsValue::NULL, |it| read(&it.value)))
}

async fn put(life: &Life, name: &JsValue, value: &JsValue) -> Result<JsValue, HostError> {
    keep(life, key(name)?, write(&json("value", value)?)).await
}

/// Keeps a text; done when the server has it.
pub(super) async fn keep(life: &Life, name: String, value: String) -> Result<JsValue, HostError> {
    let preference = preference(life, name, value)?;
    let n_bytes = preference.value.len();
    if n_bytes > MAX_VALUE_BYTES {
        return Err(HostError::quota(format!(
            "value of {} has {n_bytes} bytes as text, at most {MAX_VALUE_BYTES} are kept",
            preference.name
        )));
    }
    let all = [preference];
    let _: StatusOk = Api.put("/users/me/preferences", all.as_slice()).await?;
    life.check()?;
    life.host.learn(Action::Preferences(Vec::from(all)));
    Ok(JsValue::UNDEFINED)
}

async fn remove(life: &Life, name: &JsValue) -> Result<JsValue, HostError> {
    let all = [preference(life, key(name)?, String::new())?];
    let _: StatusOk = Api.post("/users/me/preferences/delete", all.as_slice()).await?;
    life.check()?;
    life.host.learn(Action::PreferencesDeleted(Vec::from(all)));
    Ok(JsValue::UNDEFINED)
}

fn preference(life: &Life, name: String, value: String) -> Result<Preference, HostError> {
    let user_id = life.person()?;
    Ok(Preference { user_id, category: category(life.plugin.as_str()), name, value })
}

/// The forerunner keeps plain texts, so a text stays as it is, unless it would be read as something
/// else.
fn write(json: &str) -> String {
    match serde_json::from_str::<String>(json) {
        Ok(text) if serde_json::from_str::<serde_json::Value>(&text).is_err() => text,
        Ok(_) | Err(_) => json.to_owned(),
    }
}

fn read(kept: &str) -> JsValue {
    JSON::parse(kept).unwrap_or_else(|_| JsValue::from_str(kept))
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn texts_stay_readable_for_the_forerunner() {
        assert_eq!(write(r#""compact""#), "compact");
        assert_eq!(write(r#""true""#), r#""true""#, "else it came back as a truth value");
        assert_eq!(write(r#""7""#), r#""7""#);
        assert_eq!(write("7"), "7");
        assert_eq!(write(r#"{"a":1}"#), r#"{"a":1}"#);
        assert_eq!(write(r#""""#), "");
    }
}
