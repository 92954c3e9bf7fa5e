//! The server's own remarks in a channel: who joined, who left, what was changed.
//!
//! They make no channel unread.

use api_types::{Channel, Post, Props};
use sqlx::AnyConnection;

use super::create::announce as announce_post;
use crate::{
    clock::now_ms,
    error::Result,
    id::new_id,
    state::AppState,
    store::{self, channels::PostCounts},
};

/// What happened.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Joined,
    Added,
    Left,
    Removed,
}

/// Writes a remark about `user_id`, done by `actor_id`. It makes no channel unread.
pub(crate) async fn write(
    db: &mut AnyConnection,
    channel_id: &str,
    actor_id: &str,
    user_id: &str,
    kind: Kind,
) -> Result<Post> {
    let users = store::users::by_ids(&mut *db, &[actor_id, user_id]).await?;
    let name = |id: &str| {
        let user = users.iter().find(|user| user.id == id);
        user.map(|user| user.username.clone()).unwrap_or_default()
    };
    let (actor, user) = (name(actor_id), name(user_id));
    let (post_type, message) = match kind {
        Kind::Joined => ("system_join_channel", format!("@{user} joined the channel.")),
        Kind::Added => {
            ("system_add_to_channel", format!("@{user} added to the channel by @{actor}."))
        }
        Kind::Left => ("system_leave_channel", format!("@{user} has left the channel.")),
        Kind::Removed => {
            ("system_remove_from_channel", format!("@{user} was removed from the channel."))
        }
    };
    let mut props = Props::new();
    props.insert("username".to_owned(), actor.into());
    if !matches!(kind, Kind::Joined | Kind::Left) {
        let prefix = if matches!(kind, Kind::Added) { "added" } else { "removed" };
        let id_key = if matches!(kind, Kind::Added) { "addedUserId" } else { "removedUserId" };
        props.insert(format!("{prefix}Username"), user.into());
        props.insert(id_key.to_owned(), user_id.into());
    }
    let post = Post {
        user_id: actor_id.to_owned(),
        channel_id: channel_id.to_owned(),
        message,
        post_type: post_type.to_owned(),
        props,
        ..Post::default()
    };
    store_remark(db, post).await
}

/// A text of a channel that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    post_type: &'static str,
    what: &'static str,
    key: &'static str,
    old: String,
    new: String,
}

impl Change {
    /// What differs between a channel as it was and as it is.
    pub(crate) fn between(old: &Channel, new: &Channel) -> Vec<Self> {
        let texts = [
            (
                "system_displayname_change",
                "display name",
                "displayname",
                &old.display_name,
                &new.display_name,
            ),
            ("system_header_change", "header", "header", &old.header, &new.header),
            ("system_purpose_change", "purpose", "purpose", &old.purpose, &new.purpose),
        ];
        let changed = texts.into_iter().filter(|(.., old, new)| old != new);
        changed
            .map(|(post_type, what, key, old, new)| Self {
                post_type,
                what,
                key,
                old: old.clone(),
                new: new.clone(),
            })
            .collect()
    }

    fn words(&self, actor: &str) -> String {
        let Self { what, old, new, .. } = self;
        match (old.is_empty(), new.is_empty()) {
            (_, true) => format!("@{actor} removed the channel {what} (was: {old})"),
            (true, false) => format!("@{actor} updated the channel {what} to: {new}"),
            (false, false) => {
                format!("@{actor} updated the channel {what} from: {old} to: {new}")
            }
        }
    }
}

/// Writes a remark that `actor_id` changed a text of the channel.
pub(crate) async fn changed(
    db: &mut AnyConnection,
    channel_id: &str,
    actor_id: &str,
    change: Change,
) -> Result<Post> {
    let user = store::users::by_id(&mut *db, actor_id).await?;
    let actor = user.map(|user| user.username).unwrap_or_default();
    let message = change.words(&actor);
    let mut props = Props::new();
    props.insert("username".to_owned(), actor.into());
    props.insert(format!("old_{}", change.key), change.old.into());
    props.insert(format!("new_{}", change.key), change.new.into());
    let post = Post {
        user_id: actor_id.to_owned(),
        channel_id: channel_id.to_owned(),
        message,
        post_type: change.post_type.to_owned(),
        props,
        ..Post::default()
    };
    store_remark(db, post).await
}

async fn store_remark(db: &mut AnyConnection, remark: Post) -> Result<Post> {
    let time = store::posts::next_time(&mut *db, &remark.channel_id, now_ms()).await?;
    let post = Post { id: new_id(), create_at: time, update_at: time, ..remark };
    store::posts::insert(&mut *db, &post).await?;
    let counts = PostCounts { as_message: false, as_root: true };
    store::channels::count_post(db, &post.channel_id, time, counts).await?;
    Ok(post)
}

/// Tells the members.
pub(crate) async fn announce(state: &AppState, channel: &Channel, remark: &Post) -> Result<()> {
    announce_post(state, channel, remark, &[]).await
}
