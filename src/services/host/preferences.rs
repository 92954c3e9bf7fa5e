//! `host.preferences`: the person's choices for a plugin, kept on the server.

use std::rc::Rc;

use api_types::{Preference, StatusOk};
use js_sys::{JSON, Object};
use manifest::PluginId;
use wasm_bindgen::JsValue;

use super::{
    arguments::{json, key},
    error::HostError,
    life::Life,
    set,
};
use crate::{services::Api, state::Action};

/// The server takes no more for one choice.
const MAX_VALUE_BYTES: usize = 20_000;
/// The server takes no longer names.
const MAX_CATEGORY_BYTES: usize = 64;

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
    let (name, category) = (key(name)?, category(&life.plugin));
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
    let preference = preference(life, key(name)?, write(&json("value", value)?))?;
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
    Ok(Preference { user_id, category: category(&life.plugin), name, value })
}

/// Where the forerunner keeps a plugin's choices, too. It cuts longer names, and then two plugins
/// may share one; here the end of a long one is a number made of the whole.
fn category(plugin: &PluginId) -> String {
    let whole = format!("pp_{}", plugin.as_str());
    if whole.len() <= MAX_CATEGORY_BYTES {
        return whole;
    }
    let hash = whole.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let begin: String = whole.chars().take(MAX_CATEGORY_BYTES - 17).collect();
    format!("{begin}.{hash:016x}")
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
    use super::{category, write};

    #[test]
    fn texts_stay_readable_for_the_forerunner() {
        assert_eq!(write(r#""compact""#), "compact");
        assert_eq!(write(r#""true""#), r#""true""#, "else it came back as a truth value");
        assert_eq!(write(r#""7""#), r#""7""#);
        assert_eq!(write("7"), "7");
        assert_eq!(write(r#"{"a":1}"#), r#"{"a":1}"#);
        assert_eq!(write(r#""""#), "");
    }

    #[test]
    fn no_two_plugins_share_a_category() {
        let of = |id: &str| category(&id.to_owned().try_into().unwrap());
        assert_eq!(of("com.example.notes"), "pp_com.example.notes");
        let (one, other) =
            (of(&format!("{}a", "x".repeat(80))), of(&format!("{}b", "x".repeat(80))));
        assert_ne!(one, other);
        assert!(one.len() <= 64 && one.starts_with("pp_xxx"), "{one}");
    }
}
