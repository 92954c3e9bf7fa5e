//! The rules for a plugin's own settings: what each of the nine types holds, and what is secret.

use manifest::{Manifest, Setting, SettingType};
use serde_json::Value;

/// One line of text, in characters.
const MAX_TEXT: usize = 4096;

/// Several lines, in characters: a certificate chain, a long list.
const MAX_LONG_TEXT: usize = 65_536;

/// A custom field, in bytes as JSON.
const MAX_CUSTOM_BYTES: usize = 64 << 10;

/// All settings of a plugin that can be stored, those in sections too.
pub(crate) fn settings(manifest: &Manifest) -> impl Iterator<Item = &Setting> {
    let schema = manifest.settings_schema.iter();
    schema
        .flat_map(|schema| {
            let in_sections = schema.sections.iter().flat_map(|section| &section.settings);
            schema.settings.iter().chain(in_sections)
        })
        .filter(|setting| !setting.key.trim().is_empty())
}

/// The setting of this key, however it is written. Of two that share a key, the first.
pub(crate) fn find<'a>(manifest: &'a Manifest, key: &str) -> Option<&'a Setting> {
    settings(manifest).find(|setting| setting.key.to_lowercase() == key.to_lowercase())
}

/// Whether the value never leaves the server again.
pub(crate) fn is_secret(setting: &Setting) -> bool {
    setting.secret || setting.kind == SettingType::Generated
}

/// Whether the setting may have this value.
///
/// # Errors
/// The rule that it breaks.
pub(crate) fn check(setting: &Setting, value: &Value) -> Result<(), String> {
    let fits = |fits: bool, rule: String| if fits { Ok(()) } else { Err(rule) };
    let is_text = |max: usize, is_fine: fn(char) -> bool| {
        value.as_str().is_some_and(|text| text.chars().count() <= max && text.chars().all(is_fine))
    };
    match setting.kind {
        SettingType::Bool => fits(value.is_boolean(), "must be true or false".to_owned()),
        SettingType::Dropdown | SettingType::Radio => {
            let choices: Vec<&str> =
                setting.options.iter().map(|option| option.value.as_str()).collect();
            let is_choice = value.as_str().is_some_and(|value| choices.contains(&value));
            fits(is_choice, format!("must be one of {}", choices.join(", ")))
        }
        SettingType::Number => fits(value.is_number(), "must be a number".to_owned()),
        SettingType::Text | SettingType::Generated => fits(
            is_text(MAX_TEXT, |c| !c.is_control() || c == '\t'),
            format!("must be a text of one line, at most {MAX_TEXT} characters long"),
        ),
        SettingType::LongText => fits(
            is_text(MAX_LONG_TEXT, |c| c != '\0'),
            format!("must be a text of at most {MAX_LONG_TEXT} characters"),
        ),
        SettingType::Username => fits(
            is_text(64, |c| c.is_ascii_alphanumeric() || "-_.@".contains(c)),
            "must be the name of a user, or empty".to_owned(),
        ),
        SettingType::Custom => fits(
            value.to_string().len() <= MAX_CUSTOM_BYTES,
            "must be at most 64 KiB as JSON".to_owned(),
        ),
    }
}
