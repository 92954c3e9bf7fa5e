//! Posts.

use api_types::{CreatePost, PatchPost, Post, PostList, StatusOk};

use super::{Answer, Api};

impl Api {
    /// The newest posts of a channel.
    pub(crate) async fn newest_posts(self, channel_id: &str, n_posts: usize) -> Answer<PostList> {
        self.get(&format!("/channels/{channel_id}/posts?page=0&per_page={n_posts}")).await
    }

    /// Posts before one.
    pub(crate) async fn posts_before(
        self,
        channel_id: &str,
        post_id: &str,
        n_posts: usize,
    ) -> Answer<PostList> {
        let path =
            format!("/channels/{channel_id}/posts?before={post_id}&page=0&per_page={n_posts}");
        self.get(&path).await
    }

    /// Everything that was written, changed or deleted since a moment.
    pub(crate) async fn posts_since(self, channel_id: &str, since_ms: i64) -> Answer<PostList> {
        self.get(&format!("/channels/{channel_id}/posts?since={since_ms}")).await
    }

    /// Writes a post.
    pub(crate) async fn create_post(self, post: &CreatePost) -> Answer<Post> {
        self.post("/posts", post).await
    }

    /// Changes a post.
    pub(crate) async fn patch_post(self, post_id: &str, patch: &PatchPost) -> Answer<Post> {
        self.put(&format!("/posts/{post_id}/patch"), patch).await
    }

    /// Deletes a post.
    pub(crate) async fn delete_post(self, post_id: &str) -> Answer<StatusOk> {
        self.delete(&format!("/posts/{post_id}")).await
    }
}
