//! Reads what a plugin describes for its page of settings: each refusal names field, value and rule.

use std::rc::Rc;

use js_sys::{Array, Function};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};

use super::super::{
    arguments::{json, key, member, object, optional_text, quoted, shown, text},
    error::HostError,
    extensions::TITLE,
};
use crate::state::user_settings::{Choice, Kind, Offer, Section, Setting, UserSettings};

/// The longest sign before the name, in characters: an emoji may be many.
const ICON: usize = 8;
/// The most sections of a page.
const MAX_SECTIONS: usize = 20;
/// The most settings of a page.
const MAX_SETTINGS: usize = 100;
/// The most texts that one setting chooses among.
const MAX_OPTIONS: usize = 50;
/// The longest words above something, in characters.
const WORDS: usize = 120;
/// The longest words below something, in characters.
const HINT: usize = 500;
/// The longest line of text, in characters.
const MAX_LINE: u32 = 1_000;
/// How long a line of text may be where the plugin does not say.
const LINE: u32 = 200;

/// What the plugin does itself.
#[derive(Default)]
pub(super) struct Handlers {
    /// What it offers above the sections.
    pub(super) run: Option<Function>,
    /// Hears of what was chosen, section by section.
    pub(super) submitted: Vec<Option<Function>>,
}

/// Reads the whole description.
pub(super) fn read(plugin: &str, info: &JsValue) -> Result<(UserSettings, Handlers), HostError> {
    let info: JsValue = object("the settings", info)?.into();
    let mut page = UserSettings {
        plugin: plugin.into(),
        title: words("title", &member(&info, "title"), TITLE)?,
        icon: hint("icon", &member(&info, "icon"), ICON)?,
        ..UserSettings::default()
    };
    let mut handlers = Handlers::default();
    let action = member(&info, "action");
    if !action.is_undefined() {
        let action: JsValue = object("action", &action)?.into();
        page.offer = Some(Offer {
            title: words("action.title", &member(&action, "title"), WORDS)?,
            text: hint("action.text", &member(&action, "text"), HINT)?,
            button: words("action.button", &member(&action, "button"), TITLE)?,
        });
        let run = member(&action, "run");
        handlers.run = Some(function("action.run", &run)?);
    }
    for (idx, section) in list("sections", &member(&info, "sections"), MAX_SECTIONS)?.enumerate() {
        let field = format!("sections[{idx}]");
        let section: JsValue = object(&field, &section)?.into();
        let submitted = member(&section, "onSubmit");
        handlers.submitted.push(if submitted.is_undefined() {
            None
        } else {
            Some(function(&format!("{field}.onSubmit"), &submitted)?)
        });
        page.sections.push(Section {
            title: words(&format!("{field}.title"), &member(&section, "title"), WORDS)?,
            disabled: flag(&format!("{field}.disabled"), &member(&section, "disabled"))?,
            settings: Vec::new(),
        });
        let all = member(&section, "settings");
        for (idx, setting) in list(&format!("{field}.settings"), &all, MAX_SETTINGS)?.enumerate() {
            let field = format!("{field}.settings[{idx}]");
            let setting = read_setting(&field, &setting)?;
            if page.setting(&setting.name).is_some() {
                let name = quoted(&setting.name);
                let rule = "a name that no other setting of the plugin has";
                return Err(HostError::invalid(&format!("{field}.name"), &name, rule));
            }
            if page.settings().count() >= MAX_SETTINGS {
                return Err(too_many("settings", MAX_SETTINGS));
            }
            if let Some(section) = page.sections.last_mut() {
                section.settings.push(setting);
            }
        }
    }
    // It may name a setting that comes later.
    for setting in page.settings() {
        let Some((name, _)) = &setting.disabled_if else { continue };
        if page.setting(name).is_none() || *name == setting.name {
            let field = format!("disabledIf of {}", setting.name);
            return Err(HostError::invalid(&field, &quoted(name), "the name of another setting"));
        }
    }
    Ok((page, handlers))
}

fn read_setting(field: &str, info: &JsValue) -> Result<Setting, HostError> {
    let info: JsValue = object(field, info)?.into();
    let at = |name: &str| format!("{field}.{name}");
    let name = member(&info, "name");
    let name = key(&name).map_err(|_| {
        HostError::invalid(&at("name"), &shown(&name), "1 to 64 of A-Z a-z 0-9 . _ -")
    })?;
    let kind = member(&info, "kind");
    let kind = match kind.as_string().unwrap_or_default().as_str() {
        "radio" => Kind::Radio(options(&at("options"), &member(&info, "options"))?),
        "select" => Kind::Select(options(&at("options"), &member(&info, "options"))?),
        "toggle" => Kind::Toggle,
        "text" => Kind::Text {
            placeholder: hint(&at("placeholder"), &member(&info, "placeholder"), WORDS)?,
            max_chars: line(&at("maxLength"), &member(&info, "maxLength"))?,
        },
        "custom" => Kind::Custom,
        _ => {
            let rule = "radio, select, toggle, text or custom";
            return Err(HostError::invalid(&at("kind"), &shown(&kind), rule));
        }
    };
    let default = match &kind {
        Kind::Radio(choices) | Kind::Select(choices) => {
            choices.first().map_or(Value::Null, |first| Value::from(&*first.value))
        }
        Kind::Toggle => Value::from(false),
        Kind::Text { .. } => Value::from(""),
        Kind::Custom => Value::Null,
    };
    let disabled_if = member(&info, "disabledIf");
    let disabled_if = if disabled_if.is_undefined() {
        None
    } else {
        let condition: JsValue = object(&at("disabledIf"), &disabled_if)?.into();
        let name = words(&at("disabledIf.name"), &member(&condition, "name"), WORDS)?;
        Some((name, value(&at("disabledIf.is"), &member(&condition, "is"))?))
    };
    let mut setting = Setting {
        name: name.into(),
        title: words(&at("title"), &member(&info, "title"), WORDS)?,
        hint: hint(&at("hint"), &member(&info, "hint"), HINT)?,
        kind,
        default,
        disabled_if,
    };
    let chosen = member(&info, "default");
    if !chosen.is_undefined() {
        let read = value(&at("default"), &chosen)?;
        setting
            .write(&read)
            .map_err(|rule| HostError::invalid(&at("default"), &shown(&chosen), &rule))?;
        setting.default = read;
    }
    Ok(setting)
}

fn options(field: &str, all: &JsValue) -> Result<Vec<Choice>, HostError> {
    let mut choices: Vec<Choice> = Vec::new();
    for (idx, option) in list(field, all, MAX_OPTIONS)?.enumerate() {
        let field = format!("{field}[{idx}]");
        let option: JsValue = object(&field, &option)?.into();
        let value = words(&format!("{field}.value"), &member(&option, "value"), WORDS)?;
        if choices.iter().any(|choice| choice.value == value) {
            let rule = "a value that no option before it has";
            return Err(HostError::invalid(&format!("{field}.value"), &quoted(&value), rule));
        }
        choices.push(Choice {
            value,
            title: words(&format!("{field}.title"), &member(&option, "title"), WORDS)?,
            hint: hint(&format!("{field}.hint"), &member(&option, "hint"), HINT)?,
        });
    }
    Ok(choices)
}

/// The entries of a list that has some, and not too many. Longer ones are not gone through.
fn list(
    field: &str,
    value: &JsValue,
    most: usize,
) -> Result<impl Iterator<Item = JsValue>, HostError> {
    let array = value.dyn_ref::<Array>().filter(|array| array.length() > 0);
    let array = array.ok_or_else(|| {
        HostError::invalid(field, &shown(value), "a list with at least one entry")
    })?;
    if array.length() as usize > most {
        return Err(too_many(field, most));
    }
    Ok(array.to_vec().into_iter())
}

fn too_many(what: &str, most: usize) -> HostError {
    HostError::quota(format!("{what} of a page of settings are at most {most}; leave some out"))
}

fn words(field: &str, value: &JsValue, most: usize) -> Result<Rc<str>, HostError> {
    text(field, value, 1, most).map(Rc::from)
}

fn hint(field: &str, value: &JsValue, most: usize) -> Result<Rc<str>, HostError> {
    Ok(optional_text(field, value, 0, most)?.unwrap_or_default().into())
}

fn value(field: &str, value: &JsValue) -> Result<Value, HostError> {
    let read = json(field, value)?;
    serde_json::from_str(&read).map_err(|_| HostError::invalid(field, &shown(value), "JSON"))
}

fn function(field: &str, value: &JsValue) -> Result<Function, HostError> {
    let function = value.dyn_ref::<Function>().cloned();
    function.ok_or_else(|| HostError::invalid(field, &shown(value), "a function"))
}

fn flag(field: &str, value: &JsValue) -> Result<bool, HostError> {
    if value.is_undefined() {
        return Ok(false);
    }
    value.as_bool().ok_or_else(|| HostError::invalid(field, &shown(value), "true or false"))
}

fn line(field: &str, value: &JsValue) -> Result<u32, HostError> {
    if value.is_undefined() {
        return Ok(LINE);
    }
    (1..=MAX_LINE).find(|most| value.as_f64() == Some(f64::from(*most))).ok_or_else(|| {
        let rule = format!("a whole number from 1 to {MAX_LINE}");
        HostError::invalid(field, &shown(value), &rule)
    })
}
