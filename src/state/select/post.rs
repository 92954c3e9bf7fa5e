//! Posts as slots see them.

use api_types::Post;
use contracts::PostProps;

use crate::state::outbox::PendingPost;

/// A post as plugins see it.
#[must_use]
pub fn post_props(post: &Post) -> PostProps {
    PostProps {
        id: post.id.clone(),
        channel_id: post.channel_id.clone(),
        user_id: post.user_id.clone(),
        root_id: post.root_id.clone(),
        message: post.message.clone(),
        kind: post.post_type.clone(),
        create_at: post.create_at,
        edit_at: post.edit_at,
        props: post.props.clone(),
    }
}

/// A post on its way to the server as plugins see it.
#[must_use]
pub fn pending_props(post: &PendingPost, me: &str) -> PostProps {
    PostProps {
        id: post.id.clone(),
        channel_id: post.channel_id.clone(),
        user_id: me.to_owned(),
        root_id: post.root_id.clone(),
        message: post.message.clone(),
        create_at: post.create_at,
        ..PostProps::default()
    }
}
