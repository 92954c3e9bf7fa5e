//! Where the chat asks the plugins before it goes on: one function for each hook.
//!
//! None of them fails. A handler at fault is skipped and told to the runtime, which takes a plugin
//! down that goes on so.

use contracts::{
    ChannelProps, CreatedChannel, DesktopNote, HookInfo, OutgoingPost, PostProps, PostText,
    PostUpdate, SlashCommand,
    hooks::{
        AT_ONCE_MS, CHANNEL_WAS_CREATED, DESKTOP_NOTIFICATION, FILES_WILL_UPLOAD,
        MESSAGE_WILL_BE_POSTED, MESSAGE_WILL_BE_UPDATED, MESSAGE_WILL_FORMAT, RECONNECT,
        SLASH_COMMAND_WILL_BE_POSTED,
    },
};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Object, Reflect};
use manifest::PluginId;
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::Plugins;
use crate::services::{
    hooks::{Answer, Ending, Fault, Watch, run, run_at_once},
    host::hooks::{self as handlers, Files, Handler},
};

/// A plugin does not want it to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which plugin.
    pub plugin: PluginId,
    /// Its name for people.
    pub plugin_name: String,
    /// Why, in the plugin's words; may be empty.
    pub reason: String,
}

impl Plugins {
    /// A message is about to be sent. Answers what to send.
    ///
    /// # Errors
    /// When a plugin refuses; the text belongs back into the box, with the reason beside it.
    pub async fn message_will_be_posted(
        &self,
        post: OutgoingPost,
    ) -> Result<OutgoingPost, Refusal> {
        let asked = self.ask(&MESSAGE_WILL_BE_POSTED, post.clone(), handlers::outgoing).await?;
        Ok(asked.unwrap_or(post))
    }

    /// A change of a message is about to be saved. Answers what to save.
    ///
    /// # Errors
    /// When a plugin refuses; the text stays in the box, with the reason beside it.
    pub async fn message_will_be_updated(
        &self,
        post: PostProps,
        old: PostProps,
    ) -> Result<PostProps, Refusal> {
        let update = PostUpdate { post, old };
        let asked = self.ask(&MESSAGE_WILL_BE_UPDATED, update.clone(), handlers::updated).await?;
        Ok(asked.unwrap_or(update).post)
    }

    /// A slash command is about to be sent. Answers the line to send; `None` when a plugin did it.
    ///
    /// # Errors
    /// When a plugin refuses; the line stays in the box, with the reason beside it.
    pub async fn slash_command_will_be_posted(
        &self,
        line: SlashCommand,
    ) -> Result<Option<SlashCommand>, Refusal> {
        self.ask(&SLASH_COMMAND_WILL_BE_POSTED, line, handlers::slash_command).await
    }

    /// A notification is about to be shown. Answers what to show; `None` for nothing.
    pub async fn desktop_notification(&self, note: DesktopNote) -> Option<DesktopNote> {
        // This hook knows no refusal.
        self.ask(&DESKTOP_NOTIFICATION, note, handlers::note).await.ok().flatten()
    }

    /// Files were chosen for a channel. Answers which to upload, and what plugins say of it.
    ///
    /// # Errors
    /// When a plugin refuses all of them.
    pub async fn files_will_upload(
        &self,
        files: Vec<web_sys::File>,
        channel_id: &str,
    ) -> Result<Files, Refusal> {
        let hook = &FILES_WILL_UPLOAD;
        let chosen = Files { files, notes: Vec::new() };
        let asked = async |handler: &Handler, chosen: &Files| {
            let list: Array = chosen.files.iter().collect();
            let value = Object::new();
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&value, &"files".into(), &list);
            let _ = Reflect::set(&value, &"channel_id".into(), &channel_id.into());
            let answer = handler.ask(&value).await?;
            handlers::files(chosen, handler.plugin(), &answer)
        };
        let ending = self.run(hook, chosen.clone(), asked).await?;
        Ok(ending.unwrap_or(chosen))
    }

    /// The person made a channel. Nothing waits for what plugins do then.
    pub async fn channel_was_created(&self, channel: ChannelProps) {
        let created = CreatedChannel { channel };
        let asked = async |handler: &Handler, created: &CreatedChannel| {
            handler.ask(&handlers::to_js(created)).await.map(|_| Answer::Unchanged)
        };
        // There is nothing to refuse.
        let _ = self.run(&CHANNEL_WAS_CREATED, created, asked).await;
    }

    /// The live connection stands again.
    pub async fn reconnected(&self) {
        let asked = async |handler: &Handler, &(): &()| {
            handler.ask(&Object::new()).await.map(|_| Answer::Unchanged)
        };
        // There is nothing to refuse.
        let _ = self.run(&RECONNECT, (), asked).await;
    }

    /// The text of a post as it shall be shown; `None` when it is its own.
    #[must_use]
    pub fn message_will_format(&self, post: &PostProps, message: &str) -> Option<String> {
        let handlers = self.host().handlers(MESSAGE_WILL_FORMAT.name);
        if handlers.is_empty() {
            return None;
        }
        let text = PostText { post: post.clone(), message: message.to_owned() };
        let shown = run_at_once(
            text,
            &handlers,
            |handler: &Handler, text| {
                let answer = handler.ask_at_once(&handlers::to_js(text))?;
                Ok(answer.map(|message| PostText { message, post: text.post.clone() }))
            },
            Watch { now_ms: js_sys::Date::now, limit_ms: f64::from(AT_ONCE_MS) },
            |handler, fault| self.skipped(&MESSAGE_WILL_FORMAT, handler, fault),
        );
        Some(shown.message)
    }

    /// Asks for plain data; `None` when a plugin did it already.
    async fn ask<V: Clone + Serialize>(
        &self,
        hook: &HookInfo,
        value: V,
        read: fn(&V, &JsValue) -> Result<Answer<V>, JsValue>,
    ) -> Result<Option<V>, Refusal> {
        let asked = async |handler: &Handler, value: &V| {
            let answer = handler.ask(&handlers::to_js(value)).await?;
            read(value, &answer)
        };
        self.run(hook, value, asked).await
    }

    async fn run<V>(
        &self,
        hook: &HookInfo,
        value: V,
        call: impl AsyncFn(&Handler, &V) -> Result<Answer<V>, JsValue>,
    ) -> Result<Option<V>, Refusal> {
        let limit_ms = hook.limit_ms.unwrap_or(AT_ONCE_MS);
        let limit = || TimeoutFuture::new(limit_ms);
        let skipped = |handler: &Handler, fault| self.skipped(hook, handler, fault);
        let handlers = self.host().handlers(hook.name);
        match run(value, handlers, call, limit, skipped).await {
            Ending::Value(value) => Ok(Some(value)),
            Ending::Done => Ok(None),
            Ending::Refused { by, reason } => {
                let plugin = by.plugin().clone();
                let plugin_name = self.name_of(&plugin);
                Err(Refusal { plugin, plugin_name, reason })
            }
        }
    }

    fn skipped(&self, hook: &HookInfo, handler: &Handler, fault: Fault<JsValue>) {
        let error = match fault {
            Fault::Failed(error) => error,
            Fault::Late => {
                let limit_ms = hook.limit_ms.unwrap_or(AT_ONCE_MS);
                let name = hook.name;
                let words = format!("its handler of {name} took longer than {limit_ms} ms");
                js_sys::Error::new(&words).into()
            }
        };
        self.runtime().handler_failed(handler.plugin(), &error);
    }

    /// A plugin's name for people, or its id.
    pub(super) fn name_of(&self, plugin: &PluginId) -> String {
        let status = self.runtime().status();
        let known = status.plugins.iter().find(|it| it.id == *plugin);
        known.map_or_else(|| plugin.to_string(), |it| it.name.clone())
    }
}
