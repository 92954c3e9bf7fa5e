//! The app around the plugin: who is signed in, the server, the WebSocket. One file per matter in
//! `host/`; what the host itself does with a call is not known here.

mod channel_options;
mod channel_tabs;
mod dialogs;
mod extensions;
pub mod hooks;
mod js;
mod people;
mod preferences;
mod products;
mod request;
mod storage;
mod texts;
mod theme;
mod user_settings;

use js_sys::Promise;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use crate::from_js::from_js;
use crate::{HostError, panic};

pub use self::channel_options::{ChannelOption, ChannelOptionHandle};
pub use self::channel_tabs::ChannelSettingsTabHandle;
pub use self::dialogs::{Notice, Question, Tone};
pub use self::extensions::{PageHandle, PanelHandle};
pub use self::people::Posts;
pub use self::preferences::Preferences;
pub use self::products::{ProductHandle, ProductInfo};
pub use self::request::Method;
pub use self::storage::Storage;
pub use self::theme::Theme;
pub use self::user_settings::{Setting, SettingsSection, UserSettings, UserSettingsHandle};

use self::js::{JsHost, JsMessage};

/// The app around the plugin. Cheap to clone.
///
/// What it gave is taken back when the plugin is turned off: subscriptions, dialogs, themes. Every
/// later call fails with [`HostError::Gone`].
#[derive(Clone, Debug, PartialEq)]
pub struct Host {
    js: JsHost,
}

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right.
    #[default]
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Host {
    pub(crate) fn from_js(js: JsValue) -> Self {
        Self { js: js.into() }
    }

    /// Version of the host, semver.
    pub fn version(&self) -> String {
        self.js.version()
    }

    /// Id of the plugin that this host belongs to.
    pub fn plugin(&self) -> String {
        self.js.plugin()
    }

    /// Id of the person who is signed in now; `None` on the sign-in page, where a plugin may have
    /// started.
    pub fn viewer(&self) -> Option<String> {
        self.js.viewer()
    }

    /// Language of the page as a BCP 47 tag (`en`, `pt-BR`).
    pub fn locale(&self) -> String {
        self.js.locale()
    }

    /// Direction in which the page's language is written.
    pub fn direction(&self) -> Direction {
        if self.js.direction() == "rtl" { Direction::RightToLeft } else { Direction::LeftToRight }
    }

    /// Goes to a page of the chat: `/team`, `/team/channels/name`, `/team/messages/@name`.
    ///
    /// ```no_run
    /// # fn example(host: &sdk::Host) -> Result<(), sdk::HostError> {
    /// host.navigate("/acme/channels/town-square")?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`HostError::NotAllowed`] for everything else, such as other servers.
    pub fn navigate(&self, path: &str) -> Result<(), HostError> {
        self.js.navigate(path).map_err(|thrown| HostError::from_js(&thrown))
    }

    /// Listens to one WebSocket event until the [`Subscription`] is dropped or the plugin is turned
    /// off. Data that is no `T` is told on the console and left out.
    ///
    /// ```no_run
    /// # fn example(host: &sdk::Host) -> Result<(), sdk::HostError> {
    /// #[derive(serde::Deserialize)]
    /// struct Typing {
    ///     user_id: String,
    /// }
    ///
    /// host.on("typing", |typing: Typing| { /* typing.user_id */ })?.keep();
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When the host refuses; its words are inside.
    pub fn on<T: DeserializeOwned + 'static>(
        &self,
        event: &str,
        handler: impl Fn(T) + 'static,
    ) -> Result<Subscription, HostError> {
        let name = event.to_owned();
        let listener: Closure<dyn Fn(JsMessage)> = Closure::new(move |message: JsMessage| {
            if panic::check().is_err() {
                return;
            }
            match from_js(message.data()) {
                Ok(data) => handler(data),
                Err(reason) => web_sys::console::warn_2(&name.as_str().into(), &reason.into()),
            }
        });
        let stop = self
            .js
            .on(event, &listener.into_js_value())
            .map_err(|thrown| HostError::from_js(&thrown))?;
        Ok(Subscription { stop: Some(stop) })
    }
}

/// Waits for what a call of the host promised.
async fn wait(promised: Result<Promise, JsValue>) -> Result<JsValue, HostError> {
    let answer = match promised {
        Ok(promise) => JsFuture::from(promise).await,
        Err(thrown) => Err(thrown),
    };
    answer.map_err(|reason| HostError::from_js(&reason))
}

/// Reads an answer to `what`.
fn read<T: DeserializeOwned>(what: &str, answer: JsValue) -> Result<T, HostError> {
    from_js(answer).map_err(|reason| HostError::unreadable(what, &reason.into()))
}

/// Ends a subscription to events, or what a hook was given, when it is dropped.
#[derive(Debug)]
#[must_use = "dropping it ends the subscription; `keep` leaves it until the plugin is turned off"]
pub struct Subscription {
    stop: Option<js_sys::Function>,
}

impl Subscription {
    /// Leaves it to the host, which ends it when the plugin is turned off.
    pub fn keep(mut self) {
        self.stop = None;
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(Err(reason)) = self.stop.take().map(|stop| stop.call0(&JsValue::UNDEFINED)) {
            web_sys::console::error_2(&"a subscription could not be ended".into(), &reason);
        }
    }
}
