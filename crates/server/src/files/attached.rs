//! Files and posts: taking uploads into a post, and showing them with it.

use std::collections::{HashMap, HashSet};

use api_types::{FileInfo, Post};
use sqlx::AnyConnection;

use super::MAX_PER_POST;
use crate::{
    error::{Error, Result},
    state::AppState,
    store,
};

/// What becomes attached must be all of this.
const RULE: &str = "uploads of one's own into this channel that no post has yet";

/// Checks that a new post may have these files: its author's, of its channel, of no other post.
///
/// Asked inside of the transaction that writes the post: two posts can not take the same file.
pub(crate) async fn check(
    db: &mut AnyConnection,
    file_ids: &[String],
    user_id: &str,
    channel_id: &str,
) -> Result<()> {
    if file_ids.is_empty() {
        return Ok(());
    }
    if file_ids.len() > MAX_PER_POST {
        return Err(Error::invalid("file_ids", &file_ids.len().to_string(), "at most 10 files"));
    }
    let mut seen = HashSet::new();
    if let Some(twice) = file_ids.iter().find(|id| !seen.insert(id.as_str())) {
        return Err(Error::invalid("file_ids", twice, "each file once"));
    }
    let ids: Vec<&str> = file_ids.iter().map(String::as_str).collect();
    let found = store::files::by_ids(db, &ids).await?;
    let fits = |file: &FileInfo| {
        file.user_id == user_id && file.channel_id == channel_id && file.post_id.is_empty()
    };
    match ids.iter().find(|id| !found.iter().any(|file| file.id == **id && fits(file))) {
        Some(id) => Err(Error::invalid("file_ids", id, RULE)),
        None => Ok(()),
    }
}

/// Gives the files to a post that was just written.
pub(crate) async fn take(db: &mut AnyConnection, post: &Post) -> Result<()> {
    if !post.file_ids.is_empty() {
        let ids: Vec<&str> = post.file_ids.iter().map(String::as_str).collect();
        store::files::attach(db, &ids, &post.id, post.create_at).await?;
    }
    Ok(())
}

/// Adds to each post's metadata its files, in the author's order.
pub(crate) async fn show(state: &AppState, posts: &mut [&mut Post]) -> Result<()> {
    let with_files = posts.iter().filter(|post| !post.file_ids.is_empty());
    let ids: Vec<&str> = with_files.map(|post| post.id.as_str()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let found = store::files::of_posts(state.store.read(), &ids).await?;
    let by_id: HashMap<&str, &FileInfo> =
        found.iter().map(|file| (file.id.as_str(), file)).collect();
    for post in posts {
        let files: Vec<&&FileInfo> =
            post.file_ids.iter().filter_map(|id| by_id.get(id.as_str())).collect();
        if !files.is_empty() {
            let files = serde_json::to_value(files)?;
            post.metadata.get_or_insert_default().insert("files".to_owned(), files);
        }
    }
    Ok(())
}
