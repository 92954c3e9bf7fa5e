//! Where the person is, and whether they look. No I/O.

use std::rc::Rc;

/// How many steps back the right-hand side remembers.
const MAX_STEPS_BACK: usize = 16;

/// What the right-hand side shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RightSide {
    /// A post and its replies; the id of the first post.
    Thread(Rc<str>),
    /// The pinned posts of a channel, by its id.
    Pinned(Rc<str>),
    /// The posts that the person saved.
    Saved,
    /// The search for posts and files.
    Search,
    /// More about a post of a plugin's type, by the id of the post.
    Card(Rc<str>),
    /// A panel of a plugin, by its key: `<plugin id>:<name>`.
    Panel(Rc<str>),
}

/// A post that the person was led to, by a link or from a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Which post.
    pub post_id: Rc<str>,
    /// Counts up, so that being led to the same post again is something new.
    pub turn: u32,
}

/// A post that is being changed, and where its box stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editing {
    /// Which post.
    pub post_id: Rc<str>,
    /// Where the post is shown that turned into a box; it may show in two places.
    pub place: PostPlace,
}

/// Where a post is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum PostPlace {
    /// Among the posts of its channel.
    #[default]
    Channel,
    /// In its thread, at the right-hand side.
    Thread,
    /// In a list of posts of many channels or times, such as the saved ones.
    List,
}

/// What the person has before them.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
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
    /// What the right-hand side shows; `None` while it is closed.
    pub right: Option<RightSide>,
    /// What it showed before, the latest last: where «back» leads.
    pub right_before: Vec<RightSide>,
    /// The post that the person was led to in the open channel.
    pub target: Option<Target>,
    /// The post that is being changed.
    pub editing: Option<Editing>,
    /// Whether the newest post of the open channel is in sight: then nobody reads the oldest.
    pub newest_in_sight: bool,
    /// Whether the person marked the open channel as unread: looking at it does not count as reading
    /// until they come back to it.
    pub keeps_unread: bool,
    /// Whether the person marked the thread at the right-hand side as unread: the same.
    pub keeps_thread_unread: bool,
    /// Whether the list of threads stands in the place of a channel.
    pub in_threads: bool,
    /// Whether the slot inspector is open.
    pub is_inspecting: bool,
}

impl View {
    /// Whether the person sees this channel right now.
    #[must_use]
    pub fn sees(&self, channel_id: &str) -> bool {
        self.attentive && self.is_open(channel_id) && !self.keeps_unread
    }

    /// Whether this channel is the open one, looked at or not.
    #[must_use]
    pub fn is_open(&self, channel_id: &str) -> bool {
        self.channel_id.as_deref() == Some(channel_id)
    }

    /// Whether the right-hand side shows this post by itself, or will when it goes back.
    pub(super) fn shows_beside(&self, post_id: &str) -> bool {
        let mut sides = self.right.iter().chain(&self.right_before);
        sides.any(
            |side| matches!(side, RightSide::Thread(id) | RightSide::Card(id) if **id == *post_id),
        )
    }

    pub(super) fn show_right(&mut self, side: RightSide) {
        if self.right.as_ref() == Some(&side) {
            return;
        }
        self.keeps_thread_unread = false;
        if let Some(before) = self.right.replace(side) {
            if self.right_before.len() >= MAX_STEPS_BACK {
                self.right_before.remove(0);
            }
            self.right_before.push(before);
        }
    }

    pub(super) fn close_right(&mut self) {
        self.right = None;
        self.keeps_thread_unread = false;
        self.right_before.clear();
    }

    /// Drops everything that `is_gone` says can not be shown any more.
    pub(super) fn forget_right(&mut self, is_gone: impl Fn(&RightSide) -> bool) {
        self.right_before.retain(|side| !is_gone(side));
        if self.right.as_ref().is_some_and(is_gone) {
            self.right = self.right_before.pop();
            self.keeps_thread_unread = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thread(id: &str) -> RightSide {
        RightSide::Thread(Rc::from(id))
    }

    #[test]
    fn the_right_side_goes_back_the_way_it_came() {
        let mut view = View::default();
        view.show_right(thread("a"));
        view.show_right(thread("a"));
        assert!(view.right_before.is_empty(), "the same twice is no step");
        view.show_right(thread("b"));
        view.show_right(thread("c"));
        view.forget_right(|side| *side == thread("c"));
        assert_eq!(view.right, Some(thread("b")));
        assert_eq!(view.right_before, [thread("a")]);
        view.close_right();
        assert_eq!((view.right, view.right_before.len()), (None, 0));
    }

    #[test]
    fn the_way_back_is_bounded() {
        let mut view = View::default();
        for idx in 0..100 {
            view.show_right(thread(&idx.to_string()));
        }
        assert_eq!(view.right_before.len(), MAX_STEPS_BACK);
        assert_eq!(view.right_before.last(), Some(&thread("98")));
    }
}
