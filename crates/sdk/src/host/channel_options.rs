//! The plugin's kinds of channels, in the dialog that makes one.

use std::future::Future;

use contracts::{NewChannelAnswer, NewChannelForm};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::future_to_promise;

use super::Host;
use super::js::{JsKeyed, object};
use crate::from_js::from_js;
use crate::{HostError, panic};

/// A kind of channel that a person can make.
#[derive(Clone, Debug, Default)]
pub struct ChannelOption {
    name: String,
    label: String,
    description: String,
    icon: Option<String>,
    button: Option<String>,
    private: bool,
    create: Option<JsValue>,
}

impl ChannelOption {
    /// A kind with a name for its key, words of 1 to 60 characters, and smaller words of 1 to 200.
    pub fn new(
        name: impl Into<String>,
        label: impl Into<String>,
        description: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            description: description.into(),
            ..Self::default()
        }
    }

    /// An emoji, or a letter or two, before its words.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<String>) -> Self {
        self.icon = Some(icon.into());
        self
    }

    /// Words of the button that makes the channel, 1 to 40 characters.
    #[must_use]
    pub fn button(mut self, button: impl Into<String>) -> Self {
        self.button = Some(button.into());
        self
    }

    /// Where the chat makes the channel, it makes a private one.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.private = true;
        self
    }

    /// Makes the channel, within 10 seconds; with `None` the chat makes an ordinary one.
    #[must_use]
    pub fn create<F>(mut self, create: impl Fn(NewChannelForm) -> F + 'static) -> Self
    where
        F: Future<Output = Option<NewChannelAnswer>> + 'static,
    {
        let create = Closure::<dyn Fn(JsValue) -> Result<js_sys::Promise, JsValue>>::new(
            move |form: JsValue| {
                panic::check()?;
                let form =
                    from_js(form).map_err(|reason| JsValue::from_str(&reason.to_string()))?;
                let answer = create(form);
                Ok(future_to_promise(async move {
                    answer.await.map_or(Ok(JsValue::NULL), |it| to_js(&it))
                }))
            },
        );
        self.create = Some(create.into_js_value());
        self
    }
}

fn to_js(answer: &NewChannelAnswer) -> Result<JsValue, JsValue> {
    answer.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

/// A kind of channel. Dropping it changes nothing; the host takes it back with the plugin.
#[derive(Clone, Debug)]
pub struct ChannelOptionHandle(JsKeyed);

impl Host {
    /// A kind of channel in the dialog that makes one. One of the same name is described anew.
    ///
    /// What is asked for it below the form is an item of `create-channel-option.v1` under
    /// [`ChannelOptionHandle::key`]; there need not be one.
    ///
    /// ```no_run
    /// # fn example(host: &sdk::Host) -> Result<(), sdk::HostError> {
    /// use sdk::ChannelOption;
    /// use sdk::contracts::NewChannelAnswer;
    ///
    /// let watch = ChannelOption::new("watch", "Watch", "For those who look at the water")
    ///     .icon("🔭")
    ///     .private()
    ///     .create(|form| async move {
    ///         let is_taken = form.address == "night-watch";
    ///         is_taken.then(|| NewChannelAnswer::Error("There is a night watch already.".into()))
    ///     });
    /// host.channel_option(watch)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`HostError::Invalid`] for what breaks a rule; [`HostError::Quota`] for more than 20.
    pub fn channel_option(&self, option: ChannelOption) -> Result<ChannelOptionHandle, HostError> {
        let ChannelOption { name, label, description, icon, button, private, create } = option;
        let info = object(&[
            ("name", Some(name.into())),
            ("label", Some(label.into())),
            ("description", Some(description.into())),
            ("icon", icon.map(JsValue::from)),
            ("button", button.map(JsValue::from)),
            ("base", private.then(|| "private".into())),
            ("create", create),
        ]);
        let added = self.js.channel_option(&info);
        added.map(ChannelOptionHandle).map_err(|thrown| HostError::from_js(&thrown))
    }
}

impl ChannelOptionHandle {
    /// The key of what belongs to it in `create-channel-option.v1`.
    pub fn key(&self) -> String {
        self.0.key()
    }

    /// Takes it away. A second call does nothing.
    pub fn remove(&self) {
        self.0.remove();
    }
}
