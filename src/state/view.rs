//! Where the person is, and whether they look. No I/O.

use std::rc::Rc;

/// What the person has before them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// The open team.
    pub team_id: Option<Rc<str>>,
    /// The open channel.
    pub channel_id: Option<Rc<str>>,
    /// Whether the window is visible and has the focus: only then do posts count as read.
    pub attentive: bool,
    /// Posts of others after this time get the line «new messages» before the first of them.
    pub new_since: Option<i64>,
}

impl View {
    /// Whether the person sees this channel right now.
    #[must_use]
    pub fn sees(&self, channel_id: &str) -> bool {
        self.attentive && self.is_open(channel_id)
    }

    /// Whether this channel is the open one, looked at or not.
    #[must_use]
    pub fn is_open(&self, channel_id: &str) -> bool {
        self.channel_id.as_deref() == Some(channel_id)
    }
}
