//! The threads that the person follows.

use api_types::{StatusOk, UserThread, UserThreads};
use serde::de::IgnoredAny;

use super::{Answer, Api};

impl Api {
    /// Threads, the latest reply first; `before` is the id of the last one that is known, or empty.
    pub(crate) async fn threads(
        self,
        team_id: &str,
        is_unread: bool,
        before: &str,
        per_page: usize,
    ) -> Answer<UserThreads> {
        let unread = if is_unread { "&unread=true" } else { "" };
        let before = if before.is_empty() { String::new() } else { format!("&before={before}") };
        self.get(&format!("/users/me/teams/{team_id}/threads?per_page={per_page}{unread}{before}"))
            .await
    }

    /// A thread that the person follows.
    pub(crate) async fn followed_thread(self, team_id: &str, root_id: &str) -> Answer<UserThread> {
        self.get(&path(team_id, root_id)).await
    }

    /// Follows a thread, or does no more.
    pub(crate) async fn follow_thread(
        self,
        team_id: &str,
        root_id: &str,
        is_following: bool,
    ) -> Answer<StatusOk> {
        let path = format!("{}/following", path(team_id, root_id));
        if is_following { self.put(&path, &()).await } else { self.delete(&path).await }
    }

    /// Everything up to a moment is read.
    pub(crate) async fn read_thread(
        self,
        team_id: &str,
        root_id: &str,
        at_ms: i64,
    ) -> Answer<IgnoredAny> {
        self.put(&format!("{}/read/{at_ms}", path(team_id, root_id)), &()).await
    }

    /// A reply, and what follows it, is unread.
    pub(crate) async fn set_thread_unread(
        self,
        team_id: &str,
        root_id: &str,
        post_id: &str,
    ) -> Answer<IgnoredAny> {
        self.post(&format!("{}/set_unread/{post_id}", path(team_id, root_id)), &()).await
    }

    /// Everything in a team and in direct channels is read.
    pub(crate) async fn read_all_threads(self, team_id: &str) -> Answer<IgnoredAny> {
        self.put(&format!("/users/me/teams/{team_id}/threads/read"), &()).await
    }
}

fn path(team_id: &str, root_id: &str) -> String {
    format!("/users/me/teams/{team_id}/threads/{root_id}")
}
