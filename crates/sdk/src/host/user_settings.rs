//! The plugin's page in the person's settings, and what they chose there.

use std::collections::BTreeMap;
use std::future::Future;

use js_sys::Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::js::{JsUserSettings, object};
use super::{Host, Subscription, read, wait};
use crate::from_js::from_js;
use crate::{HostError, panic};

/// A page in the person's settings: sections of settings.
#[derive(Clone, Debug, Default)]
pub struct UserSettings {
    title: String,
    icon: Option<String>,
    sections: Vec<SettingsSection>,
}

/// A titled group of settings.
#[derive(Clone, Debug, Default)]
pub struct SettingsSection {
    title: String,
    disabled: bool,
    settings: Vec<Setting>,
}

/// Something that the person chooses.
#[derive(Clone, Debug)]
pub struct Setting {
    members: Vec<(&'static str, Value)>,
}

impl UserSettings {
    /// A page with a name of 1 to 60 characters.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// An emoji, or a letter or two, before its name.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<String>) -> Self {
        self.icon = Some(icon.into());
        self
    }

    /// A section after those before it; at least one, at most 20.
    #[must_use]
    pub fn section(mut self, section: SettingsSection) -> Self {
        self.sections.push(section);
        self
    }

    fn to_js(&self) -> Result<JsValue, JsValue> {
        let sections: Result<Array, JsValue> = self.sections.iter().map(section_to_js).collect();
        Ok(object(&[
            ("title", Some(self.title.as_str().into())),
            ("icon", self.icon.as_deref().map(JsValue::from_str)),
            ("sections", Some(sections?.into())),
        ]))
    }
}

fn section_to_js(section: &SettingsSection) -> Result<JsValue, JsValue> {
    let settings: Result<Array, JsValue> = section.settings.iter().map(setting_to_js).collect();
    Ok(object(&[
        ("title", Some(section.title.as_str().into())),
        ("disabled", Some(section.disabled.into())),
        ("settings", Some(settings?.into())),
    ]))
}

fn setting_to_js(setting: &Setting) -> Result<JsValue, JsValue> {
    let all: BTreeMap<_, _> = setting.members.iter().map(|(name, value)| (*name, value)).collect();
    all.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

impl SettingsSection {
    /// A section with a title of 1 to 120 characters.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// Nothing in it can be chosen now.
    #[must_use]
    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    /// A setting after those before it; at least one.
    #[must_use]
    pub fn setting(mut self, setting: Setting) -> Self {
        self.settings.push(setting);
        self
    }
}

impl Setting {
    fn new(name: &str, title: &str, kind: &str) -> Self {
        Self {
            members: vec![("name", name.into()), ("title", title.into()), ("kind", kind.into())],
        }
    }

    /// One of several texts, all of them in sight: each with its words. The first holds without a
    /// choice.
    pub fn radio(name: &str, title: &str, options: &[(&str, &str)]) -> Self {
        Self::new(name, title, "radio").with("options", choices(options))
    }

    /// One of several texts, in a list that opens.
    pub fn select(name: &str, title: &str, options: &[(&str, &str)]) -> Self {
        Self::new(name, title, "select").with("options", choices(options))
    }

    /// Yes or no.
    pub fn toggle(name: &str, title: &str) -> Self {
        Self::new(name, title, "toggle")
    }

    /// A line of text of at most so many characters, 1 to 1000.
    pub fn text(name: &str, title: &str, max_length: u32) -> Self {
        Self::new(name, title, "text").with("maxLength", max_length)
    }

    /// Any JSON, drawn by a view of `user-setting.v1` with the key `<plugin id>:<name>`.
    pub fn custom(name: &str, title: &str) -> Self {
        Self::new(name, title, "custom")
    }

    /// Smaller words below, at most 500 characters.
    #[must_use]
    pub fn hint(self, words: &str) -> Self {
        self.with("hint", words)
    }

    /// What holds as long as the person chose nothing.
    #[must_use]
    pub fn default_value(self, value: impl Into<Value>) -> Self {
        self.with("default", value)
    }

    /// It can not be chosen while another setting has this value.
    #[must_use]
    pub fn disabled_if(self, name: &str, is: impl Into<Value>) -> Self {
        let condition = serde_json::json!({ "name": name, "is": is.into() });
        self.with("disabledIf", condition)
    }

    fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.members.push((name, value.into()));
        self
    }
}

fn choices(options: &[(&str, &str)]) -> Value {
    let choice =
        |(value, title): &(&str, &str)| serde_json::json!({ "value": value, "title": title });
    options.iter().map(choice).collect()
}

/// What the person chose. Dropping it changes nothing; the host takes the page back with the plugin.
#[derive(Clone, Debug)]
pub struct UserSettingsHandle(JsUserSettings);

impl Host {
    /// A page of the plugin in the person's settings. A plugin has one; another takes its place.
    ///
    /// ```no_run
    /// # fn example(host: &sdk::Host) -> Result<(), sdk::HostError> {
    /// use sdk::{Setting, SettingsSection, UserSettings};
    ///
    /// let settings = host.user_settings(&UserSettings::new("Tides").section(
    ///     SettingsSection::new("Heights")
    ///         .setting(Setting::radio("unit", "Unit", &[("m", "Metres"), ("ft", "Feet")]))
    ///         .setting(Setting::toggle("ebb", "Tell of the ebb")),
    /// ))?;
    /// let unit: String = settings.get("unit")?;
    /// settings.watch(|changes| { /* changes["unit"] */ })?.keep();
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`HostError::Invalid`] for what breaks a rule; [`HostError::Quota`] for more than 20
    /// sections, 100 settings or 50 options of a setting; [`HostError::NotAllowed`] on pages that
    /// have no settings of a person, such as the console.
    pub fn user_settings(&self, page: &UserSettings) -> Result<UserSettingsHandle, HostError> {
        let added = page.to_js().and_then(|page| self.js.user_settings(&page));
        added.map(UserSettingsHandle).map_err(|thrown| HostError::from_js(&thrown))
    }
}

impl UserSettingsHandle {
    /// The key of the page.
    pub fn key(&self) -> String {
        self.0.key()
    }

    /// Opens the settings at the page.
    ///
    /// # Errors
    ///
    /// [`HostError::Gone`] once the plugin is off.
    pub fn open(&self) -> Result<(), HostError> {
        self.0.open().map_err(|thrown| HostError::from_js(&thrown))
    }

    /// What is chosen now, or what holds without a choice.
    ///
    /// # Errors
    ///
    /// [`HostError::Invalid`] when there is no such setting; [`HostError::Unreadable`] when the
    /// value is no `T`.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Result<T, HostError> {
        let value = self.0.get(name).map_err(|thrown| HostError::from_js(&thrown))?;
        read(name, value)
    }

    /// Chooses for the person; done when the server has it.
    ///
    /// # Errors
    ///
    /// When the value breaks the rule of the setting, or no answer comes.
    pub fn set<T: Serialize + ?Sized>(
        &self,
        name: &str,
        value: &T,
    ) -> impl Future<Output = Result<(), HostError>> + use<T> {
        let value = value.serialize(&Serializer::json_compatible()).map_err(JsValue::from);
        let promised = value.and_then(|value| self.0.set(name, &value));
        async move { wait(promised).await.map(drop) }
    }

    /// Hears of what is chosen from now on, here or in another browser: the new values by name.
    ///
    /// # Errors
    ///
    /// [`HostError::Quota`] for more than 20 watchers; [`HostError::Gone`] once the plugin is off.
    pub fn watch(
        &self,
        handler: impl Fn(BTreeMap<String, Value>) + 'static,
    ) -> Result<Subscription, HostError> {
        let watcher: Closure<dyn Fn(JsValue)> = Closure::new(move |changes: JsValue| {
            if panic::check().is_err() {
                return;
            }
            match from_js(changes) {
                Ok(changes) => handler(changes),
                Err(reason) => web_sys::console::warn_2(&"userSettings".into(), &reason.into()),
            }
        });
        let stop = self.0.watch(&watcher.into_js_value());
        let stop = stop.map_err(|thrown| HostError::from_js(&thrown))?;
        Ok(Subscription { stop: Some(stop) })
    }

    /// Takes the page away; what was chosen stays. A second call does nothing.
    pub fn remove(&self) {
        self.0.remove();
    }
}
