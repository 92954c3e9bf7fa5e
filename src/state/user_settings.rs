//! What plugins let a person choose, by a schema: what may be chosen, and what is. No I/O.
//!
//! A choice is kept as a preference of the plugin's category, as a plain text where it is one: so
//! the forerunner keeps it, and what it kept is understood.

use std::{collections::BTreeMap, rc::Rc};

use serde_json::Value;

use super::State;

/// The server takes no longer names.
const MAX_CATEGORY_BYTES: usize = 64;
/// The server takes no more for one choice.
pub const MAX_VALUE_BYTES: usize = 20_000;

/// The page of a plugin in the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserSettings {
    /// Whose.
    pub plugin: Rc<str>,
    /// Its name for people.
    pub title: Rc<str>,
    /// A letter or two, or an emoji, before its name; may be empty.
    pub icon: Rc<str>,
    /// Something to do, above the sections.
    pub offer: Option<Offer>,
    /// Groups of settings, in order.
    pub sections: Vec<Section>,
}

/// Something to do on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is about.
    pub title: Rc<str>,
    /// More words; may be empty.
    pub text: Rc<str>,
    /// The words of the button.
    pub button: Rc<str>,
}

/// A titled group of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The words above it.
    pub title: Rc<str>,
    /// Whether nothing in it can be chosen now.
    pub disabled: bool,
    /// What can be chosen, in order.
    pub settings: Vec<Setting>,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its name among the plugin's preferences.
    pub name: Rc<str>,
    /// The words.
    pub title: Rc<str>,
    /// Smaller words below; may be empty.
    pub hint: Rc<str>,
    /// What can be chosen.
    pub kind: Kind,
    /// What is chosen as long as the person chose nothing.
    pub default: Value,
    /// It can not be chosen while another setting has this value.
    pub disabled_if: Option<(Rc<str>, Value)>,
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One of several texts, all of them in sight.
    Radio(Vec<Choice>),
    /// One of several texts, in a list that opens.
    Select(Vec<Choice>),
    /// Yes or no.
    Toggle,
    /// A line of text.
    Text {
        /// Shown while there is none; may be empty.
        placeholder: Rc<str>,
        /// The most characters.
        max_chars: u32,
    },
    /// Any JSON; a view of the plugin draws it.
    Custom,
}

/// One of several texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is kept.
    pub value: Rc<str>,
    /// The words.
    pub title: Rc<str>,
    /// Smaller words below; may be empty.
    pub hint: Rc<str>,
}

impl UserSettings {
    /// Tells the page from others in the settings.
    #[must_use]
    pub fn key(&self) -> Rc<str> {
        key(&self.plugin)
    }

    /// All settings, in order.
    pub fn settings(&self) -> impl Iterator<Item = &Setting> {
        self.sections.iter().flat_map(|section| &section.settings)
    }

    /// A setting by its name.
    #[must_use]
    pub fn setting(&self, name: &str) -> Option<&Setting> {
        self.settings().find(|it| *it.name == *name)
    }

    /// What is chosen now, by name.
    #[must_use]
    pub fn values(&self, state: &State) -> BTreeMap<Rc<str>, Value> {
        let mut place = (category(&self.plugin), String::new());
        let value = |setting: &Setting| {
            setting.name.as_ref().clone_into(&mut place.1);
            let kept = state.preferences.get(&place).map(String::as_str);
            (Rc::clone(&setting.name), setting.read(kept))
        };
        self.settings().map(value).collect()
    }

    /// Whether a setting can not be chosen now, as another one has the value that forbids it.
    #[must_use]
    pub fn is_disabled(setting: &Setting, values: &BTreeMap<Rc<str>, Value>) -> bool {
        let forbidden = setting.disabled_if.as_ref();
        forbidden.is_some_and(|(name, value)| values.get(name) == Some(value))
    }
}

impl Setting {
    /// What is chosen, from what is kept. What the schema does not know any more counts as nothing.
    #[must_use]
    pub fn read(&self, kept: Option<&str>) -> Value {
        let Some(kept) = kept else { return self.default.clone() };
        match &self.kind {
            Kind::Radio(choices) | Kind::Select(choices) => {
                let is_known = choices.iter().any(|choice| *choice.value == *kept);
                if is_known { kept.into() } else { self.default.clone() }
            }
            Kind::Toggle => match kept {
                "true" => true.into(),
                "false" => false.into(),
                _ => self.default.clone(),
            },
            Kind::Text { .. } => kept.into(),
            Kind::Custom => serde_json::from_str(kept).unwrap_or_else(|_| kept.into()),
        }
    }

    /// How a value is kept.
    ///
    /// # Errors
    /// The rule that it breaks.
    pub fn write(&self, value: &Value) -> Result<String, String> {
        match (&self.kind, value) {
            (Kind::Radio(choices) | Kind::Select(choices), value) => {
                let known = choices.iter().find(|choice| value == &*choice.value);
                known.map(|choice| choice.value.to_string()).ok_or_else(|| {
                    let values: Vec<_> = choices.iter().map(|choice| &*choice.value).collect();
                    format!("one of {}", values.join(", "))
                })
            }
            (Kind::Toggle, Value::Bool(on)) => Ok(on.to_string()),
            (Kind::Toggle, _) => Err("true or false".to_owned()),
            (Kind::Text { max_chars, .. }, Value::String(text))
                if text.chars().count() <= *max_chars as usize =>
            {
                Ok(text.clone())
            }
            (Kind::Text { max_chars, .. }, _) => Err(format!("at most {max_chars} characters")),
            (Kind::Custom, value) => {
                let json = value.to_string();
                let fits = json.len() <= MAX_VALUE_BYTES;
                fits.then_some(json)
                    .ok_or_else(|| format!("JSON of at most {MAX_VALUE_BYTES} bytes as text"))
            }
        }
    }
}

/// The key of a plugin's page.
#[must_use]
pub fn key(plugin: &str) -> Rc<str> {
    format!("{plugin}:settings").into()
}

/// Where the forerunner keeps a plugin's choices, too. It cuts longer names, and then two plugins
/// may share one; here the end of a long one is a number made of the whole.
#[must_use]
pub fn category(plugin: &str) -> String {
    let whole = format!("pp_{plugin}");
    if whole.len() <= MAX_CATEGORY_BYTES {
        return whole;
    }
    let hash = whole.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let begin: String = whole.chars().take(MAX_CATEGORY_BYTES - 17).collect();
    format!("{begin}.{hash:016x}")
}

#[cfg(test)]
mod tests;
