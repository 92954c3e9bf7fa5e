//! `error-page.v1`: a page that tells an error; the key is the kind of error.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// A page that tells why there is nothing to see; its key is [`ErrorPageKind::key`].
///
/// It stands below the global header, beside teams and channels, which stay where they are. What
/// shows before anybody knows who is there, also that the server does not answer, is no slot: there
/// are no plugins yet.
#[derive(Clone, Copy, Debug)]
pub struct ErrorPage;

impl Contract for ErrorPage {
    const ID: &'static str = "error-page.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = ErrorPageProps;
    type Action = ErrorPageAction;
}

/// What `error-page.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ErrorPageProps {
    /// What is wrong, which is also the key.
    pub kind: ErrorPageKind,
    /// The words above, in the person's language.
    pub title: String,
    /// Why, or what to do.
    pub text: String,
    /// The words of the way back to the chat; `null` where there is none.
    pub back: Option<String>,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `error-page.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ErrorPageAction {
    /// Goes back to the chat. Nothing happens where `back` is `null`.
    Leave,
}

/// What is wrong. Whether something is not there or not for this person is never told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ErrorPageKind {
    /// The address leads nowhere.
    #[default]
    NotFound,
    /// No team has this name.
    TeamNotFound,
    /// No channel has this name, nor a person for a direct one.
    ChannelNotFound,
    /// No post has this id.
    PostNotFound,
    /// No plugin has a page of this name.
    PageNotFound,
    /// The plugin whose product this is shows nothing here.
    ProductNotFound,
    /// The person belongs to no team.
    NoTeam,
    /// The person belongs to no channel of the team.
    NoChannel,
    /// The server could not answer; the text says why.
    Failed,
}

impl ErrorPageKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::NotFound,
        Self::TeamNotFound,
        Self::ChannelNotFound,
        Self::PostNotFound,
        Self::PageNotFound,
        Self::ProductNotFound,
        Self::NoTeam,
        Self::NoChannel,
        Self::Failed,
    ];

    /// The key under which a plugin contributes a page for this error.
    ///
    /// ```
    /// use contracts::ErrorPageKind;
    ///
    /// assert_eq!(ErrorPageKind::NoTeam.key(), "no-team");
    /// ```
    pub fn key(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::TeamNotFound => "team-not-found",
            Self::ChannelNotFound => "channel-not-found",
            Self::PostNotFound => "post-not-found",
            Self::PageNotFound => "page-not-found",
            Self::ProductNotFound => "product-not-found",
            Self::NoTeam => "no-team",
            Self::NoChannel => "no-channel",
            Self::Failed => "failed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorPageKind;

    #[test]
    fn a_key_is_what_props_say() {
        for kind in ErrorPageKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.key());
        }
    }
}
