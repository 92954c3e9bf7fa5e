//! What a person does with posts that stand: threads, reactions, pins, saved posts, reading on.

use api_types::{ChannelUnreadAt, Post, PostList, Reaction, StatusOk};

use super::{Answer, Api};

impl Api {
    /// A post.
    pub(crate) async fn one_post(self, post_id: &str) -> Answer<Post> {
        self.get(&format!("/posts/{post_id}")).await
    }

    /// A post with its replies.
    pub(crate) async fn thread(self, post_id: &str) -> Answer<PostList> {
        self.get(&format!("/posts/{post_id}/thread")).await
    }

    /// The pinned posts of a channel.
    pub(crate) async fn pinned_posts(self, channel_id: &str) -> Answer<PostList> {
        self.get(&format!("/channels/{channel_id}/pinned")).await
    }

    /// Pins a post to its channel.
    pub(crate) async fn pin_post(self, post_id: &str) -> Answer<StatusOk> {
        self.post(&format!("/posts/{post_id}/pin"), &()).await
    }

    /// Takes a post off the pins of its channel.
    pub(crate) async fn unpin_post(self, post_id: &str) -> Answer<StatusOk> {
        self.post(&format!("/posts/{post_id}/unpin"), &()).await
    }

    /// The posts that the person saved.
    pub(crate) async fn saved_posts(self, page: u32, per_page: u32) -> Answer<PostList> {
        self.get(&format!("/users/me/posts/flagged?page={page}&per_page={per_page}")).await
    }

    /// Marks a channel as unread from a post on.
    pub(crate) async fn set_unread(self, post_id: &str) -> Answer<ChannelUnreadAt> {
        self.post(&format!("/users/me/posts/{post_id}/set_unread"), &()).await
    }

    /// Puts an emoji under a post.
    pub(crate) async fn add_reaction(self, reaction: &Reaction) -> Answer<Reaction> {
        self.post("/reactions", reaction).await
    }

    /// Takes the person's own emoji back.
    pub(crate) async fn remove_reaction(self, post_id: &str, emoji_name: &str) -> Answer<StatusOk> {
        // `+1` is a name; a plus sign in a path stands for itself.
        self.delete(&format!("/users/me/posts/{post_id}/reactions/{emoji_name}")).await
    }
}
