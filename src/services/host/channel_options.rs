//! `host.channelOption`: a plugin's kind of channel in the dialog that makes one, and what the
//! plugin's `create` answers. The page draws it (`pages::create_channel`).

use std::rc::Rc;

use contracts::{NewChannelAnswer, NewChannelForm, hooks::MAX_REASON};
use js_sys::{Function, Object, Promise};
use manifest::PluginId;
use serde::Deserialize;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{
    PluginHost,
    arguments::{is_identifier, json, member, object, optional_text, shown, text},
    error::HostError,
    extensions::{ICON, MAX_EACH, TITLE, name_of, remover},
    hooks::to_js,
    life::Life,
    set,
};
use crate::state::{Action, channel_options::ChannelOption, extensions::Kind};

/// The longest smaller words, in characters.
const DESCRIPTION: usize = 200;
/// The longest words of the button, in characters.
const BUTTON: usize = 40;

/// What became of a new channel that a plugin was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// The plugin made the channel of this id.
    Channel(String),
    /// The plugin goes on by itself.
    Deferred,
    /// It came to nothing; why, for the person.
    Refused(String),
    /// The plugin leaves it to the chat.
    Ordinary,
}

/// Who makes channels of one kind.
pub(in crate::services) struct Maker {
    life: Rc<Life>,
    create: Option<Function>,
}

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    vec![("channelOption", life.function(|life, option, _| add(life, &option)))]
}

fn add(life: &Rc<Life>, info: &JsValue) -> Result<JsValue, HostError> {
    let info = object("the channel option", info)?;
    let name = name_of(&info)?;
    let label = text("label", &member(&info, "label"), 1, TITLE)?;
    let description = text("description", &member(&info, "description"), 1, DESCRIPTION)?;
    let icon = optional_text("icon", &member(&info, "icon"), 0, ICON)?.unwrap_or_default();
    let button = optional_text("button", &member(&info, "button"), 1, BUTTON)?.unwrap_or_default();
    let base = member(&info, "base");
    let private = match base.as_string().as_deref() {
        Some("public") => false,
        Some("private") => true,
        None if base.is_undefined() => false,
        Some(_) | None => {
            return Err(HostError::invalid("base", &shown(&base), "public or private"));
        }
    };
    let create = member(&info, "create");
    let create = match create.dyn_ref::<Function>() {
        Some(create) => Some(create.clone()),
        None if create.is_undefined() => None,
        None => return Err(HostError::invalid("create", &shown(&create), "a function")),
    };
    let key: Rc<str> = format!("{}:{name}", life.plugin).into();
    let is_full = life.host.known(|state| {
        let is_new = state.extensions.title(Kind::ChannelOption, &key).is_none();
        let n_kinds = state.extensions.count(Kind::ChannelOption, life.plugin.as_str());
        Some(is_new && n_kinds >= MAX_EACH)
    });
    // Where there are none, as in the System Console, nothing comes of it.
    if is_full == Some(true) {
        let words = format!("a plugin has at most {MAX_EACH} kinds of channels");
        return Err(HostError::quota(words));
    }
    life.extensions.borrow_mut().insert((Kind::ChannelOption, Rc::clone(&key)));
    life.makers.borrow_mut().insert(Rc::clone(&key), create);
    life.host.learn(Action::ChannelOption(Rc::new(ChannelOption {
        key: Rc::clone(&key),
        label: label.into(),
        description: description.into(),
        icon: icon.into(),
        private,
        button: button.into(),
    })));
    let handle = Object::new();
    set(&handle, "key", &JsValue::from_str(&key));
    set(&handle, "remove", &remover(life, Kind::ChannelOption, &key));
    Ok(handle.into())
}

impl PluginHost {
    /// Who makes the channels of a kind; `None` when the plugin is off, or took the kind back.
    pub(in crate::services) fn channel_maker(&self, key: &str) -> Option<Maker> {
        let (plugin, _) = key.split_once(':')?;
        let life = self.inner.life(plugin)?;
        let key: Rc<str> = key.into();
        life.extensions.borrow().get(&(Kind::ChannelOption, Rc::clone(&key)))?;
        let create = life.makers.borrow().get(&key).cloned().flatten();
        Some(Maker { life, create })
    }
}

impl Maker {
    pub(in crate::services) fn plugin(&self) -> &PluginId {
        &self.life.plugin
    }

    /// Whether the plugin was turned off meanwhile.
    pub(in crate::services) fn is_gone(&self) -> bool {
        self.life.check().is_err()
    }

    /// Asks the plugin for the channel, and waits for its promise.
    pub(in crate::services) async fn make(&self, form: &NewChannelForm) -> Result<Made, JsValue> {
        let Some(create) = &self.create else { return Ok(Made::Ordinary) };
        let answer = create.call1(&JsValue::UNDEFINED, &to_js(form))?;
        // Also what is only like a promise, such as those of other libraries.
        let answer = JsFuture::from(Promise::resolve(&answer)).await?;
        if answer.is_undefined() || answer.is_null() {
            return Ok(Made::Ordinary);
        }
        let read = json("the answer", &answer).map_err(JsValue::from)?;
        read_answer(&serde_json::from_str(&read).unwrap_or_default()).map_err(|rule| {
            let words = format!("create answered {}; it must be {rule}", shown(&answer));
            js_sys::Error::new(&words).into()
        })
    }
}

/// What an answer means, or the rule that it breaks.
fn read_answer(answer: &Value) -> Result<Made, &'static str> {
    let rule = "nothing, { created: <id of a channel> }, { deferred: true } or { error: <words> }";
    match NewChannelAnswer::deserialize(answer).ok() {
        Some(NewChannelAnswer::Created(id)) if is_identifier(&id) => Ok(Made::Channel(id)),
        Some(NewChannelAnswer::Deferred(true)) => Ok(Made::Deferred),
        Some(NewChannelAnswer::Error(words)) if !words.trim().is_empty() => {
            Ok(Made::Refused(words.trim().chars().take(MAX_REASON).collect()))
        }
        Some(
            NewChannelAnswer::Created(_)
            | NewChannelAnswer::Deferred(_)
            | NewChannelAnswer::Error(_),
        )
        | None => Err(rule),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Made, read_answer};

    #[test]
    fn an_answer_says_what_became_of_the_channel() {
        for (answer, made) in [
            (json!({ "created": "c1" }), Made::Channel("c1".to_owned())),
            (json!({ "deferred": true }), Made::Deferred),
            (json!({ "error": " No berth. " }), Made::Refused("No berth.".to_owned())),
            (json!({ "error": "n".repeat(400) }), Made::Refused("n".repeat(300))),
        ] {
            assert_eq!(read_answer(&answer), Ok(made));
        }
    }

    #[test]
    fn nonsense_is_no_answer() {
        for answer in [
            json!(null),
            json!(true),
            json!("c1"),
            json!([]),
            json!({}),
            json!({ "created": "" }),
            json!({ "created": "../users/me" }),
            json!({ "created": { "id": "c1" } }),
            json!({ "deferred": false }),
            json!({ "error": "  " }),
            json!({ "created": "c1", "error": "no" }),
        ] {
            assert!(read_answer(&answer).is_err(), "{answer}");
        }
    }
}
