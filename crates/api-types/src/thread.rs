//! Threads: conversations below one post, who follows them, and how much of them is unread.

use serde::{Deserialize, Serialize};

use crate::{Post, User};

/// Query of `GET /users/{id}/teams/{team_id}/threads`: which threads, and how much of them.
#[expect(clippy::struct_excessive_bools, reason = "the forerunner asks in this way")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(default)]
pub struct ThreadsQuery {
    /// Only threads whose last reply is older than that of this thread.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// Only threads whose last reply is newer than that of this thread. Not together with `before`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// From 1 to 200; 60 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_page: Option<i64>,
    /// Only threads with a reply, or that the user read or followed, at this time or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<i64>,
    /// Only threads with unread replies.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unread: bool,
    /// Whole profiles of the participants instead of their ids.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub extended: bool,
    /// Only the numbers.
    #[serde(rename = "totalsOnly", skip_serializing_if = "std::ops::Not::not")]
    pub totals_only: bool,
    /// Only the threads. Not together with `totalsOnly`.
    #[serde(rename = "threadsOnly", skip_serializing_if = "std::ops::Not::not")]
    pub threads_only: bool,
}

/// Query of `GET /users/{id}/teams/{team_id}/threads/{thread_id}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(default)]
pub struct ThreadQuery {
    /// Whole profiles of the participants instead of their ids.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub extended: bool,
}

/// Answer of `GET /users/{id}/teams/{team_id}/threads`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UserThreads {
    /// How many threads the user follows.
    pub total: i64,
    pub total_unread_threads: i64,
    pub total_unread_mentions: i64,
    pub total_unread_urgent_mentions: i64,
    /// The newest activity first; empty when only the totals were asked for.
    pub threads: Vec<UserThread>,
}

/// One thread as somebody who follows it sees it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UserThread {
    /// The id of the post that the thread began with.
    pub id: String,
    pub reply_count: i64,
    pub last_reply_at: i64,
    /// Replies written later than this are unread, except the user's own.
    pub last_viewed_at: i64,
    /// Who wrote in it, the first who wrote first; only ids unless `extended=true` was asked for.
    pub participants: Vec<User>,
    pub post: Post,
    pub unread_replies: i64,
    /// How many of the unread replies call the user.
    pub unread_mentions: i64,
    /// Whether the user follows it. Threads in lists are followed.
    pub is_following: bool,
    pub is_urgent: bool,
    pub delete_at: i64,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::websocket::{
        EventData, ServerEvent, ThreadFollowChanged, ThreadReadChanged, ThreadUpdated,
    };

    fn event(name: &str, data: &Value) -> ServerEvent {
        let text = json!({ "event": name, "data": data, "broadcast": {}, "seq": 1 }).to_string();
        serde_json::from_str(&text).unwrap()
    }

    #[track_caller]
    fn round_trip<T: EventData + PartialEq + std::fmt::Debug>(data: &Value, expected: &T) {
        let read = event(T::NAME, data).read::<T>().unwrap().unwrap();
        assert_eq!(&read, expected);
        assert_eq!(serde_json::to_value(read).unwrap(), *data);
    }

    #[test]
    fn a_thread_has_the_forerunners_fields() {
        let thread: UserThread = serde_json::from_value(json!({
            "id": "r", "reply_count": 3, "last_reply_at": 30, "last_viewed_at": 20,
            "participants": [{ "id": "u", "username": "mira" }],
            "post": { "id": "r", "message": "who brings cake?" },
            "unread_replies": 2, "unread_mentions": 1, "is_urgent": false, "delete_at": 0
        }))
        .unwrap();
        assert_eq!(
            (thread.participants[0].username.as_str(), thread.post.id.as_str()),
            ("mira", "r")
        );
        assert!(!thread.is_following, "absent means no");
        let wire = serde_json::to_value(UserThread { is_following: true, ..thread }).unwrap();
        assert_eq!((&wire["is_following"], &wire["unread_replies"]), (&json!(true), &json!(2)));
    }

    #[test]
    fn what_is_not_asked_for_is_not_sent() {
        assert_eq!(serde_json::to_value(ThreadsQuery::default()).unwrap(), json!({}));
        let query = ThreadsQuery {
            before: "r".to_owned(),
            per_page: Some(25),
            unread: true,
            totals_only: true,
            threads_only: true,
            ..ThreadsQuery::default()
        };
        let wire = json!({ "before": "r", "per_page": 25, "unread": true, "totalsOnly": true,
            "threadsOnly": true });
        assert_eq!(serde_json::to_value(&query).unwrap(), wire);
        assert_eq!(serde_json::from_value::<ThreadsQuery>(wire).unwrap(), query);
    }

    #[test]
    fn events_have_the_forerunners_fields() {
        let thread = UserThread { id: "r".to_owned(), unread_replies: 2, ..UserThread::default() };
        let text = serde_json::to_string(&thread).unwrap();
        round_trip(
            &json!({ "thread": text, "previous_unread_mentions": 0, "previous_unread_replies": 1 }),
            &ThreadUpdated {
                thread: text.clone(),
                previous_unread_mentions: 0,
                previous_unread_replies: 1,
            },
        );
        assert_eq!(serde_json::from_str::<UserThread>(&text).unwrap(), thread);
        round_trip(
            &json!({ "thread_id": "r", "state": true, "reply_count": 4 }),
            &ThreadFollowChanged { thread_id: "r".to_owned(), state: true, reply_count: 4 },
        );
        round_trip(
            &json!({ "thread_id": "r", "channel_id": "c", "timestamp": 9, "unread_mentions": 0,
                "unread_replies": 1, "previous_unread_mentions": 2, "previous_unread_replies": 3 }),
            &ThreadReadChanged {
                thread_id: "r".to_owned(),
                channel_id: "c".to_owned(),
                timestamp: 9,
                unread_mentions: 0,
                unread_replies: 1,
                previous_unread_mentions: 2,
                previous_unread_replies: 3,
            },
        );
    }

    #[test]
    fn reading_all_threads_names_none() {
        let all = event(ThreadReadChanged::NAME, &json!({ "timestamp": 9 }));
        let all = all.read::<ThreadReadChanged>().unwrap().unwrap();
        assert_eq!((all.timestamp, all.thread_id.as_str()), (9, ""));
        let wire = serde_json::to_value(all).unwrap();
        assert_eq!((wire.get("thread_id"), wire.get("channel_id")), (None, None));
    }
}
