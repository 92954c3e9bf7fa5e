//! The schema of a form as the server tells it. Read leniently: a field of a kind that is not known
//! is a field all the same, so that no manifest can empty the page.

use api_types::PluginSettings;
use serde::Deserialize;
use serde_json::Value;

/// The whole form.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Schema {
    /// Markdown above the form.
    pub header: String,
    /// Markdown below it.
    pub footer: String,
    /// The fields that stand in no section.
    pub settings: Vec<Setting>,
    /// Groups of fields, below those.
    pub sections: Vec<Section>,
}

/// A group of fields.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Section {
    /// Its name for programs.
    pub key: String,
    /// Its name for people.
    pub title: String,
    /// One line below the title.
    pub subtitle: String,
    /// Its fields.
    pub settings: Vec<Setting>,
    /// Markdown above them.
    pub header: String,
    /// Markdown below them.
    pub footer: String,
    /// Whether the plugin draws the section; its fields are what shows when it does not.
    pub custom: bool,
}

/// One field.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Setting {
    /// Under which its value is stored; capitals do not count.
    pub key: String,
    /// The label; empty for the key.
    pub display_name: String,
    /// What kind of field it is.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// Markdown below the field.
    pub help_text: String,
    /// What happens when the value is generated anew.
    pub regenerate_help_text: String,
    /// What an empty field shows.
    pub placeholder: String,
    /// The value until somebody sets another.
    pub default: Value,
    /// What can be chosen.
    pub options: Vec<Choice>,
    /// Whether the value is never shown again.
    pub secret: bool,
}

/// One of several values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// What people read.
    pub display_name: String,
    /// What is stored.
    pub value: String,
}

/// What kind of field a setting is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A switch.
    Bool,
    /// A list that opens.
    Dropdown,
    /// Several values, all in view.
    Radio,
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A number.
    Number,
    /// A user, by name.
    Username,
    /// A random secret.
    Generated,
    /// Drawn by the plugin.
    Custom,
    /// None that this console knows: shown as JSON.
    #[default]
    #[serde(other)]
    Unknown,
}

impl Schema {
    /// The schema in an answer of the server. Nothing of it can be read: an empty form.
    #[must_use]
    pub fn of(settings: &PluginSettings) -> Self {
        Self::deserialize(&settings.schema).unwrap_or_default()
    }

    /// All fields, from top to bottom. Those without a key can not be stored and are left out.
    pub fn all(&self) -> impl Iterator<Item = &Setting> {
        let in_sections = self.sections.iter().flat_map(|section| &section.settings);
        self.settings.iter().chain(in_sections).filter(|setting| setting.can_be_stored())
    }

    /// Whether the plugin draws one of the fields or sections.
    #[must_use]
    pub fn has_custom(&self) -> bool {
        self.all().any(|setting| setting.kind == Kind::Custom)
            || self.sections.iter().any(|section| section.custom)
    }
}

impl Setting {
    /// Whether there is a name to store it under.
    #[must_use]
    pub fn can_be_stored(&self) -> bool {
        !self.key.trim().is_empty()
    }

    /// What tells one setting from another: the key in lower case.
    #[must_use]
    pub fn id(&self) -> String {
        self.key.to_lowercase()
    }

    /// The label.
    #[must_use]
    pub fn label(&self) -> &str {
        if self.display_name.trim().is_empty() { &self.key } else { &self.display_name }
    }

    /// Whether the server never tells the value.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.secret || self.kind == Kind::Generated
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn schema(value: Value) -> Schema {
        Schema::of(&PluginSettings { schema: value, ..PluginSettings::default() })
    }

    #[test]
    fn every_type_of_a_manifest_is_known() {
        use manifest::SettingType as Type;
        let expected = |kind: Type| match kind {
            Type::Bool => Kind::Bool,
            Type::Dropdown => Kind::Dropdown,
            Type::Generated => Kind::Generated,
            Type::Radio => Kind::Radio,
            Type::Text => Kind::Text,
            Type::LongText => Kind::LongText,
            Type::Number => Kind::Number,
            Type::Username => Kind::Username,
            Type::Custom => Kind::Custom,
        };
        for kind in [
            Type::Bool,
            Type::Dropdown,
            Type::Generated,
            Type::Radio,
            Type::Text,
            Type::LongText,
            Type::Number,
            Type::Username,
            Type::Custom,
        ] {
            let schema = schema(json!({ "settings": [{ "key": "a", "type": kind.as_str() }] }));
            assert_eq!(schema.settings[0].kind, expected(kind), "{kind}");
        }
    }

    #[test]
    fn nonsense_is_a_field_or_an_empty_form_and_never_a_white_page() {
        assert_eq!(
            schema(json!({ "settings": [{ "key": "a", "type": "colour" }] })).settings[0].kind,
            Kind::Unknown
        );
        assert_eq!(schema(json!(null)), Schema::default());
        assert_eq!(schema(json!({ "settings": "none" })), Schema::default());
    }

    #[test]
    fn fields_of_sections_belong_to_the_form_and_a_key_is_needed() {
        let schema = schema(json!({
            "settings": [{ "key": "A", "type": "text" }, { "key": " ", "type": "text" }],
            "sections": [{ "key": "s", "settings": [{ "key": "B", "type": "custom" }] }],
        }));
        let ids: Vec<String> = schema.all().map(Setting::id).collect();
        assert_eq!(ids, ["a", "b"]);
        assert!(schema.has_custom());
        assert_eq!(schema.settings[0].label(), "A");
    }

    #[test]
    fn a_section_may_be_the_plugins_own_without_any_field() {
        let schema = schema(json!({ "sections": [{ "key": "s", "custom": true }] }));
        assert!(schema.has_custom());
        assert_eq!(schema.all().count(), 0);
    }
}
