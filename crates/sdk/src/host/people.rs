//! People, channels and posts by id, from what the page knows or else from the server.

use contracts::{ChannelProps, PostProps, UserProps};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::js::object;
use super::{Host, read, wait};
use crate::HostError;

/// Which posts of a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posts {
    limit: u32,
    before: Option<String>,
}

impl Posts {
    /// The newest ones; `limit` of them, 1 to 200.
    pub fn newest(limit: u32) -> Self {
        Self { limit, before: None }
    }

    /// Those that were written before a post of the channel; `limit` of them, 1 to 200.
    pub fn before(post_id: &str, limit: u32) -> Self {
        Self { limit, before: Some(post_id.to_owned()) }
    }
}

impl Host {
    /// A person by id: 26 lower-case letters and digits.
    ///
    /// What the page knows is not asked for again.
    ///
    /// # Errors
    ///
    /// [`HostError::Refused`] with status 404 when nobody has the id; when no answer comes.
    pub fn user(&self, id: &str) -> impl Future<Output = Result<UserProps, HostError>> + use<> {
        answer("host.user", self.js.user(Some(id)))
    }

    /// The person who is signed in.
    ///
    /// ```no_run
    /// # async fn example(host: sdk::Host) -> Result<(), sdk::HostError> {
    /// let greeting = format!("Hello {}", host.me().await?.display_name());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`HostError::NotAllowed`] when nobody is; when no answer comes.
    pub fn me(&self) -> impl Future<Output = Result<UserProps, HostError>> + use<> {
        answer("host.user", self.js.user(None))
    }

    /// A channel by id: 26 lower-case letters and digits.
    ///
    /// # Errors
    ///
    /// [`HostError::Refused`] when there is none that the person may see; when no answer comes.
    pub fn channel(
        &self,
        id: &str,
    ) -> impl Future<Output = Result<ChannelProps, HostError>> + use<> {
        answer("host.channel", self.js.channel(Some(id)))
    }

    /// The open channel; `None` while none is.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub fn open_channel(
        &self,
    ) -> impl Future<Output = Result<Option<ChannelProps>, HostError>> + use<> {
        answer("host.channel", self.js.channel(None))
    }

    /// Posts of a channel, the newest last.
    ///
    /// ```no_run
    /// # async fn example(host: sdk::Host, channel_id: &str) -> Result<(), sdk::HostError> {
    /// use sdk::Posts;
    ///
    /// let newest = host.posts(channel_id, &Posts::newest(50)).await?;
    /// if let Some(oldest) = newest.first() {
    ///     let older = host.posts(channel_id, &Posts::before(&oldest.id, 50)).await?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`HostError::Invalid`] for a limit below 1 or above 200; [`HostError::Refused`] when the
    /// person may not read the channel; when no answer comes.
    pub fn posts(
        &self,
        channel_id: &str,
        which: &Posts,
    ) -> impl Future<Output = Result<Vec<PostProps>, HostError>> + use<> {
        let before = which.before.as_deref().map(JsValue::from_str);
        let options = object(&[("limit", Some(which.limit.into())), ("before", before)]);
        answer("host.posts", self.js.posts(channel_id, &options))
    }
}

/// The call is made already; what is awaited is its answer.
async fn answer<T: DeserializeOwned>(
    what: &'static str,
    promised: Result<js_sys::Promise, JsValue>,
) -> Result<T, HostError> {
    read(what, wait(promised).await?)
}
