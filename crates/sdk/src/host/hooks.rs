//! Hooks: deciding with the host what is sent, shown and told.
//!
//! A handler at fault is skipped by the host, and what it got goes on unchanged.

use std::future::Future;

use contracts::{
    CreatedChannel, DesktopNote, DesktopNoteAnswer, OutgoingPost, PostAnswer, PostText, PostUpdate,
    SlashCommand, SlashCommandAnswer, hooks as names,
};
use js_sys::{Array, Promise, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;
use web_sys::File;

use super::js::object;
use super::{Host, Subscription};
use crate::from_js::from_js;
use crate::{HostError, panic};

/// A hook whose handlers may take their time.
pub trait Hook: 'static {
    /// Its name, `message-will-be-posted`.
    const NAME: &'static str;
    /// What a handler gets.
    type Gets: DeserializeOwned + 'static;
    /// What a handler may answer; `None` leaves everything as it is.
    type Answers: Serialize + 'static;
}

macro_rules! hooks {
    ($($(#[$docs:meta])* $name:ident = $info:ident: $gets:ty => $answers:ty;)*) => {$(
        $(#[$docs])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Hook for $name {
            const NAME: &'static str = names::$info.name;
            type Gets = $gets;
            type Answers = $answers;
        }
    )*};
}

hooks! {
    /// The person sends a message. 2 seconds.
    MessageWillBePosted = MESSAGE_WILL_BE_POSTED: OutgoingPost => PostAnswer;
    /// The person saves a change of a message. 2 seconds.
    MessageWillBeUpdated = MESSAGE_WILL_BE_UPDATED: PostUpdate => PostAnswer;
    /// The person sends a slash command. 2 seconds.
    SlashCommandWillBePosted = SLASH_COMMAND_WILL_BE_POSTED: SlashCommand => SlashCommandAnswer;
    /// A notification is about to be shown on the desktop. 1 second.
    DesktopNotification = DESKTOP_NOTIFICATION: DesktopNote => DesktopNoteAnswer;
    /// The person made a channel in this browser. 10 seconds.
    ChannelWasCreated = CHANNEL_WAS_CREATED: CreatedChannel => ();
    /// The live connection stands again after it was lost. 2 seconds.
    Reconnect = RECONNECT: serde::de::IgnoredAny => ();
}

/// Files that the person chose, dropped or pasted.
#[derive(Clone, Debug)]
pub struct FileChoice {
    /// The files.
    pub files: Vec<File>,
    /// The channel that they are for.
    pub channel_id: String,
}

/// What a handler of `files-will-upload` may answer.
#[derive(Clone, Debug, Default)]
pub struct FileAnswer {
    /// The files to upload instead; `None` for all of them.
    pub files: Option<Vec<File>>,
    /// What the person shall know of it, at most 300 characters.
    pub note: Option<String>,
    /// Why none is uploaded, for the person.
    pub refuse: Option<String>,
}

impl Host {
    /// Decides with the host: `handler` runs whenever the hook `H` does, in the order of `order`
    /// (smaller first; 50 is the middle), each with what the one before left. `None` leaves
    /// everything as it is.
    ///
    /// A handler that is late is skipped and counts as a failure of the plugin.
    ///
    /// ```no_run
    /// # fn example(host: &sdk::Host) -> Result<(), sdk::HostError> {
    /// use sdk::contracts::{OutgoingPost, PostAnswer};
    /// use sdk::hooks::MessageWillBePosted;
    ///
    /// host.hook::<MessageWillBePosted, _>(50, |post: OutgoingPost| async move {
    ///     let has_secret = post.message.contains("password:");
    ///     has_secret.then(|| PostAnswer {
    ///         refuse: Some("Passwords do not belong into the chat.".into()),
    ///         ..Default::default()
    ///     })
    /// })?
    /// .keep();
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`HostError::Quota`] for more than 20 handlers of one hook.
    pub fn hook<H, F>(
        &self,
        order: i32,
        handler: impl Fn(H::Gets) -> F + 'static,
    ) -> Result<Subscription, HostError>
    where
        H: Hook,
        F: Future<Output = Option<H::Answers>> + 'static,
    {
        let handler = Closure::<dyn Fn(JsValue) -> Result<Promise, JsValue>>::new(move |value| {
            panic::check()?;
            let gets = from_js(value).map_err(|reason| JsValue::from_str(&reason.to_string()))?;
            let answer = handler(gets);
            Ok(future_to_promise(async move { answer.await.map_or(Ok(JsValue::NULL), to_js) }))
        });
        self.add_hook(H::NAME, order, &handler.into_js_value())
    }

    /// Changes the text of posts where they are shown; what is stored stays. `None` leaves it.
    ///
    /// It runs for each post that shows, so it has to be quick: more than 8 milliseconds count as a
    /// failure.
    ///
    /// # Errors
    ///
    /// [`HostError::Quota`] for more than 20 handlers.
    pub fn format(
        &self,
        order: i32,
        handler: impl Fn(PostText) -> Option<String> + 'static,
    ) -> Result<Subscription, HostError> {
        let handler = Closure::<dyn Fn(JsValue) -> Result<JsValue, JsValue>>::new(move |value| {
            panic::check()?;
            let text = from_js(value).map_err(|reason| JsValue::from_str(&reason.to_string()))?;
            Ok(handler(text).map_or(JsValue::NULL, |text| JsValue::from_str(&text)))
        });
        self.add_hook(names::MESSAGE_WILL_FORMAT.name, order, &handler.into_js_value())
    }

    /// Looks at files before they are uploaded. 10 seconds.
    ///
    /// # Errors
    ///
    /// [`HostError::Quota`] for more than 20 handlers.
    pub fn files_will_upload<F>(
        &self,
        order: i32,
        handler: impl Fn(FileChoice) -> F + 'static,
    ) -> Result<Subscription, HostError>
    where
        F: Future<Output = Option<FileAnswer>> + 'static,
    {
        let handler = Closure::<dyn Fn(JsValue) -> Result<Promise, JsValue>>::new(move |value| {
            panic::check()?;
            let member = |name: &str| Reflect::get(&value, &name.into());
            let files = Array::from(&member("files")?);
            let files: Vec<File> = files.iter().map(JsCast::unchecked_into).collect();
            let channel_id = member("channel_id")?.as_string().unwrap_or_default();
            let answer = handler(FileChoice { files, channel_id });
            Ok(future_to_promise(async move { Ok(answer.await.map_or(JsValue::NULL, given)) }))
        });
        self.add_hook(names::FILES_WILL_UPLOAD.name, order, &handler.into_js_value())
    }

    fn add_hook(
        &self,
        name: &str,
        order: i32,
        handler: &JsValue,
    ) -> Result<Subscription, HostError> {
        let options = object(&[("order", Some(order.into()))]);
        let stop = self.js.hook(name, handler, &options);
        let stop = stop.map_err(|thrown| HostError::from_js(&thrown))?;
        Ok(Subscription { stop: Some(stop) })
    }
}

fn to_js<T: Serialize>(answer: T) -> Result<JsValue, JsValue> {
    answer.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

fn given(answer: FileAnswer) -> JsValue {
    let FileAnswer { files, note, refuse } = answer;
    let files = files.map(|files| JsValue::from(files.iter().collect::<Array>()));
    object(&[
        ("files", files),
        ("note", note.map(JsValue::from)),
        ("refuse", refuse.map(JsValue::from)),
    ])
}
