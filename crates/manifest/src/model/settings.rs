//! What an admin can set: the schema of a form.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::{
    read::{choice::choice, findings::shown, object::Object},
    value::invalid::quote,
};

/// What an admin can set, as a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SettingsSchema {
    /// Text above the form, in Markdown.
    ///
    /// Example: `"Ask the [administrator](https://example.com) first."`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub header: String,

    /// Text below the form, in Markdown.
    ///
    /// Example: `"Changes take effect at once."`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub footer: String,

    /// The settings, from top to bottom.
    ///
    /// Example: `[{"key": "Greeting", "display_name": "Greeting", "type": "text"}]`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Setting>,

    /// Groups of settings, below those that stand in no group.
    ///
    /// Example: `[{"key": "looks", "title": "Looks", "settings": []}]`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

/// A group of settings with a title.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// The name of the group for programs.
    ///
    /// Example: `"looks"`
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub key: String,

    /// The name of the group for people.
    ///
    /// Example: `"Looks"`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,

    /// One line below the title.
    ///
    /// Example: `"Colours and sizes"`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subtitle: String,

    /// The settings of the group.
    ///
    /// Example: `[{"key": "Colour", "display_name": "Colour", "type": "text"}]`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Setting>,

    /// Text above the group, in Markdown.
    ///
    /// Example: `"Applies to every channel."`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub header: String,

    /// Text below the group, in Markdown.
    ///
    /// Example: `"See the manual for more."`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub footer: String,

    /// Whether the plugin's web part draws the group itself.
    ///
    /// Example: `true`
    #[serde(default, skip_serializing_if = "is_off")]
    pub custom: bool,

    /// Whether the ordinary form shows when the plugin is off and can not draw the group.
    ///
    /// Example: `true`
    #[serde(default, skip_serializing_if = "is_off")]
    pub fallback: bool,
}

/// One field of the form.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Setting {
    /// The name under which the value is stored; capitals do not count.
    ///
    /// Example: `"Greeting"`
    #[serde(default)]
    pub key: String,

    /// The label.
    ///
    /// Example: `"Greeting"`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub display_name: String,

    /// What kind of field it is.
    ///
    /// Example: `"text"`
    #[serde(rename = "type")]
    pub kind: SettingType,

    /// Text below the field, in Markdown.
    ///
    /// Example: `"Shown to everybody who signs in."`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help_text: String,

    /// What happens when the value is generated anew; only for `generated`.
    ///
    /// Example: `"The old key stops working."`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub regenerate_help_text: String,

    /// What an empty field shows; only where something is typed.
    ///
    /// Example: `"Hello, {name}"`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub placeholder: String,

    /// The value until somebody sets another.
    ///
    /// Example: `"Hello"`
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub default: Value,

    /// What can be chosen; only for `radio` and `dropdown`.
    ///
    /// Example: `[{"display_name": "Short", "value": "short"}]`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<SettingOption>,

    /// Where the setting shows: on servers run by their owners, or on hosted ones; everywhere when left out.
    ///
    /// Example: `"on-prem"`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hosting: Option<Hosting>,

    /// Whether the value is never shown again once it is stored.
    ///
    /// Example: `true`
    #[serde(default, skip_serializing_if = "is_off")]
    pub secret: bool,
}

/// One of several values to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SettingOption {
    /// What people read.
    ///
    /// Example: `"Short"`
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub display_name: String,

    /// What is stored.
    ///
    /// Example: `"short"`
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub value: String,
}

choice! {
    /// The kinds of fields.
    SettingType {
        /// A switch.
        Bool = "bool",
        /// A list that opens.
        Dropdown = "dropdown",
        /// A random secret with a button that makes a new one.
        Generated = "generated",
        /// Several values, all in view.
        Radio = "radio",
        /// One line.
        Text = "text",
        /// Several lines.
        LongText = "longtext",
        /// A number.
        Number = "number",
        /// A user, by name.
        Username = "username",
        /// A field that the plugin's web part draws.
        Custom = "custom",
    }
}

impl SettingType {
    const fn is_typed_into(self) -> bool {
        match self {
            Self::Generated
            | Self::Text
            | Self::LongText
            | Self::Number
            | Self::Username
            | Self::Custom => true,
            Self::Bool | Self::Dropdown | Self::Radio => false,
        }
    }

    const fn has_options(self) -> bool {
        matches!(self, Self::Radio | Self::Dropdown)
    }
}

choice! {
    /// Where a setting shows.
    Hosting {
        /// On servers that the maker of the chat runs.
        Cloud = "cloud",
        /// On servers that their owners run.
        OnPrem = "on-prem",
    }
}

/// For `skip_serializing_if`, which hands out references.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_off(flag: &bool) -> bool {
    !*flag
}

impl SettingsSchema {
    pub(super) fn read(object: &mut Object<'_, '_>) -> Option<Self> {
        let schema = Self {
            header: object.text("header"),
            footer: object.text("footer"),
            settings: object.objects("settings", Setting::read),
            sections: object.objects("sections", Section::read),
        };
        let mut seen = BTreeSet::new();
        let in_sections = schema.sections.iter().flat_map(|section| &section.settings);
        for setting in schema.settings.iter().chain(in_sections) {
            if !setting.key.is_empty() && !seen.insert(setting.key.to_lowercase()) {
                let message = format!(
                    "has two settings with the key {}: they share one value",
                    quote(&setting.key)
                );
                object.warn("settings", message);
            }
        }
        Some(schema)
    }
}

impl Section {
    fn read(object: &mut Object<'_, '_>) -> Option<Self> {
        object.require("key", "must be given and not blank, as it names the section");
        Some(Self {
            key: object.text("key"),
            title: object.text("title"),
            subtitle: object.text("subtitle"),
            settings: object.objects("settings", Setting::read),
            header: object.text("header"),
            footer: object.text("footer"),
            custom: object.flag("custom"),
            fallback: object.flag("fallback"),
        })
    }
}

impl Setting {
    fn read(object: &mut Object<'_, '_>) -> Option<Self> {
        let key = object.text("key");
        if key.trim().is_empty() {
            object.warn("key", "is missing: the setting can not be stored");
        }
        let has_type =
            object.require("type", "must be given, as it says what kind of field this is");
        let kind = if has_type { object.choice::<SettingType>("type") } else { None };
        let regenerate_help_text = object.text("regenerate_help_text");
        let placeholder = object.text("placeholder");
        let options = object.objects("options", SettingOption::read);
        if let Some(kind) = kind {
            let written = Some(quote(&regenerate_help_text));
            if !regenerate_help_text.is_empty() && kind != SettingType::Generated {
                let rule =
                    format!("must be left out for a setting of type {kind}; only generated has it");
                object.refuse("regenerate_help_text", written, rule, None);
            }
            if !placeholder.is_empty() && !kind.is_typed_into() {
                let rule = format!(
                    "must be left out for a setting of type {kind}: nothing is typed there"
                );
                object.refuse("placeholder", Some(quote(&placeholder)), rule, None);
            }
            if !kind.has_options()
                && let Some(value @ Value::Array(_)) = object.get("options")
            {
                let rule = format!(
                    "must be left out for a setting of type {kind}; only radio and dropdown have options"
                );
                object.refuse("options", Some(shown(value)), rule, None);
            }
        }
        let display_name = object.text("display_name");
        let help_text = object.text("help_text");
        let default = object.get("default").cloned().unwrap_or_default();
        let hosting = object.choice("hosting");
        let secret = object.flag("secret");
        Some(Self {
            key,
            display_name,
            kind: kind?,
            help_text,
            regenerate_help_text,
            placeholder,
            default,
            options,
            hosting,
            secret,
        })
    }
}

impl SettingOption {
    fn read(object: &mut Object<'_, '_>) -> Option<Self> {
        object.require("display_name", "must be given and not blank, as it is what people choose");
        object.require("value", "must be given and not blank, as it is what is stored");
        Some(Self { display_name: object.text("display_name"), value: object.text("value") })
    }
}
