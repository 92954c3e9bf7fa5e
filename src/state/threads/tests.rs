//! Followed threads: what events and answers make of them, in any order.

use std::rc::Rc;

use api_types::{
    Channel, ChannelMember, Post, User, UserThread, UserThreads,
    websocket::{Broadcast, ServerEvent},
};
use serde_json::{Value, json};

use super::*;
use crate::state::{
    Action,
    events::{Need, interpret},
    reduce,
    select::threads::{Which, listed, team_of},
};

fn state() -> State {
    let mut state = State { me: "me".into(), ..State::default() };
    let channel = |id: &str, team: &str| Channel {
        id: id.into(),
        team_id: team.into(),
        ..Channel::default()
    };
    let channels = vec![channel("c", "crew"), channel("o", "other"), channel("d", "")];
    let members = channels
        .iter()
        .map(|it| ChannelMember { channel_id: it.id.clone(), ..ChannelMember::default() });
    let members = members.collect();
    let ada = User { id: "ada".into(), ..User::default() };
    for action in [
        Action::Channels(channels),
        Action::Members(members),
        Action::Users(vec![ada]),
        Action::Attentive(true),
        Action::Opened { team_id: Some("crew".into()), channel_id: None },
    ] {
        reduce::apply(&mut state, action);
    }
    state
}

fn thread(id: &str, channel_id: &str, last_reply_at: i64, unread: (i64, i64)) -> UserThread {
    UserThread {
        id: id.into(),
        post: Post { id: id.into(), channel_id: channel_id.into(), ..Post::default() },
        reply_count: 1,
        last_reply_at,
        participants: vec![User { id: "ada".into(), ..User::default() }],
        unread_replies: unread.0,
        unread_mentions: unread.1,
        is_following: true,
        ..UserThread::default()
    }
}

fn change(state: &mut State, change: Change) {
    reduce::apply(state, Action::Threads(change));
}

#[track_caller]
fn play(state: &mut State, name: &str, data: Value) -> Vec<Need> {
    let broadcast = Broadcast { team_id: "crew".into(), ..Broadcast::default() };
    let event = ServerEvent { event: name.into(), data, broadcast, seq: 1 };
    let outcome = interpret(state, &event, 0).unwrap();
    outcome.actions.into_iter().for_each(|action| reduce::apply(state, action));
    outcome.needs
}

fn updated(state: &mut State, thread: &UserThread, previous: i64) -> Vec<Need> {
    let thread = serde_json::to_string(thread).unwrap();
    let data = json!({ "thread": thread, "previous_unread_replies": previous,
        "previous_unread_mentions": 0 });
    play(state, "thread_updated", data)
}

fn unread(state: &State, team_id: &str) -> (i64, i64) {
    let unread = state.threads.unread(team_id);
    (unread.threads, unread.mentions)
}

fn answer(team_id: &str, asked_at: u32, total: (i64, i64), threads: Vec<UserThread>) -> Change {
    let answer = UserThreads {
        total_unread_threads: total.0,
        total_unread_mentions: total.1,
        threads,
        ..UserThreads::default()
    };
    Change::Unread { team_id: team_id.into(), asked_at, answer }
}

fn ids(threads: &[Rc<Thread>]) -> Vec<&str> {
    threads.iter().map(|thread| thread.post.id.as_str()).collect()
}

#[test]
fn replies_count_in_their_team_and_direct_ones_in_every_team() {
    let mut state = state();
    assert!(updated(&mut state, &thread("a", "c", 10, (1, 0)), 0).is_empty());
    updated(&mut state, &thread("b", "d", 11, (2, 2)), 1);
    updated(&mut state, &thread("x", "o", 12, (1, 1)), 0);
    assert_eq!((unread(&state, "crew"), unread(&state, "other")), ((2, 2), (2, 3)));
    // The same news twice changes nothing.
    updated(&mut state, &thread("a", "c", 10, (1, 0)), 0);
    assert_eq!(unread(&state, "crew"), (2, 2));
    assert_eq!(ids(&listed(&state, "crew", Which::All, None)), ["b", "a"]);

    let mut stranger = thread("a", "c", 20, (2, 0));
    stranger.participants.push(User { id: "bo".into(), ..User::default() });
    assert_eq!(updated(&mut state, &stranger, 1), [Need::Users(vec!["bo".into()])]);
}

#[test]
fn reading_here_or_elsewhere_takes_it_away() {
    let mut state = state();
    for (id, at) in [("a", 10), ("b", 20)] {
        updated(&mut state, &thread(id, "c", at, (1, 1)), 0);
    }
    updated(&mut state, &thread("x", "o", 12, (1, 0)), 0);
    play(
        &mut state,
        "thread_read_changed",
        json!({ "thread_id": "a", "channel_id": "c",
        "timestamp": 10, "unread_replies": 0, "unread_mentions": 0 }),
    );
    assert_eq!(unread(&state, "crew"), (1, 1));
    // Marked unread again, in another window.
    play(
        &mut state,
        "thread_read_changed",
        json!({ "thread_id": "a", "channel_id": "c",
        "timestamp": 9, "unread_replies": 1, "unread_mentions": 0 }),
    );
    assert_eq!(unread(&state, "crew"), (2, 1));
    // Everything up to a moment; «b» was answered after it.
    play(&mut state, "thread_read_changed", json!({ "timestamp": 15 }));
    assert_eq!((unread(&state, "crew"), unread(&state, "other")), ((1, 1), (1, 0)));

    let needs = play(
        &mut state,
        "thread_read_changed",
        json!({ "thread_id": "new",
        "channel_id": "c", "timestamp": 9, "unread_replies": 1 }),
    );
    assert_eq!(needs, [Need::Thread { root_id: "new".into() }]);
}

#[test]
fn what_comes_before_the_eyes_is_read() {
    let mut state = state();
    reduce::apply(&mut state, Action::ShowRight(RightSide::Thread("a".into())));
    let needs = updated(&mut state, &thread("a", "c", 10, (3, 1)), 2);
    assert_eq!(needs, [Need::ReadThread { root_id: "a".into() }]);
    assert_eq!(unread(&state, "crew"), (0, 0));

    // In the open channel, too; but not what was unread before.
    let open = Action::Opened { team_id: Some("crew".into()), channel_id: Some("c".into()) };
    reduce::apply(&mut state, open);
    assert_eq!(updated(&mut state, &thread("b", "c", 11, (1, 0)), 0).len(), 1);
    assert!(updated(&mut state, &thread("e", "c", 12, (2, 0)), 1).is_empty());
    assert_eq!(unread(&state, "crew"), (1, 0));

    // Who looks away sees nothing.
    reduce::apply(&mut state, Action::Attentive(false));
    assert!(updated(&mut state, &thread("a", "c", 13, (1, 0)), 0).is_empty());
    assert_eq!(unread(&state, "crew"), (2, 0));
}

#[test]
fn a_thread_that_is_kept_unread_stays_so_until_it_is_opened_again() {
    let mut state = state();
    let open = |state: &mut State, id: &str| {
        reduce::apply(state, Action::ShowRight(RightSide::Thread(id.into())));
    };
    open(&mut state, "a");
    change(&mut state, Change::KeepUnread { root_id: "b".into() });
    assert!(is_seen(&state, "a", "c"), "another thread");
    change(&mut state, Change::KeepUnread { root_id: "a".into() });
    assert!(!is_seen(&state, "a", "c"));
    assert!(updated(&mut state, &thread("a", "c", 10, (1, 0)), 0).is_empty());
    assert_eq!(unread(&state, "crew"), (1, 0));
    open(&mut state, "b");
    reduce::apply(&mut state, Action::RightBack);
    assert!(is_seen(&state, "a", "c"));
}

#[test]
fn who_unfollows_is_not_told_and_begins_anew_when_they_come_back() {
    let mut state = state();
    updated(&mut state, &thread("a", "c", 10, (2, 2)), 1);
    let told = |is: bool| json!({ "thread_id": "a", "state": is, "reply_count": 2 });
    play(&mut state, "thread_follow_changed", told(false));
    assert_eq!((unread(&state, "crew"), state.threads.is_following("a")), ((0, 0), Some(false)));
    assert!(listed(&state, "crew", Which::All, None).is_empty());
    assert!(play(&mut state, "thread_follow_changed", told(true)).is_empty());
    assert_eq!((unread(&state, "crew"), state.threads.is_following("a")), ((0, 0), Some(true)));

    // Of one that is not known, it is asked.
    assert_eq!(state.threads.is_following("n"), None);
    let none = Change::One { root_id: "n".into(), asked_at: state.threads.turn(), thread: None };
    change(&mut state, none);
    assert_eq!(state.threads.is_following("n"), Some(false));
    let needs =
        play(&mut state, "thread_follow_changed", json!({ "thread_id": "n", "state": true }));
    assert_eq!(needs, [Need::Thread { root_id: "n".into() }]);
    assert_eq!(state.threads.is_following("n"), None);
}

#[test]
fn an_answer_leaves_alone_what_events_changed_since() {
    let mut state = state();
    let asked_at = state.threads.turn();
    updated(&mut state, &thread("a", "c", 20, (2, 0)), 1);
    change(&mut state, answer("crew", asked_at, (1, 0), vec![thread("a", "c", 10, (1, 0))]));
    assert_eq!(state.threads.get("a").unwrap().unread_replies, 2);
    // Nor is what came meanwhile read because the answer does not know of it.
    change(&mut state, answer("crew", asked_at, (0, 0), vec![]));
    assert_eq!(unread(&state, "crew"), (1, 0));
    let gone = Change::One { root_id: "a".into(), asked_at, thread: None };
    change(&mut state, gone);
    assert_eq!(state.threads.is_following("a"), Some(true));
    // After a longer absence the answer knows better.
    let asked_at = state.threads.turn();
    change(&mut state, answer("crew", asked_at, (0, 0), vec![]));
    assert_eq!(unread(&state, "crew"), (0, 0));
}

#[test]
fn of_too_many_unread_threads_the_number_is_known() {
    let mut state = state();
    updated(&mut state, &thread("old", "c", 1, (1, 0)), 0);
    assert!(!state.threads.knows_team("crew"));
    let threads = vec![thread("a", "c", 10, (1, 1))];
    let asked_at = state.threads.turn();
    change(&mut state, answer("crew", asked_at, (100, 7), threads));
    assert!(state.threads.knows_team("crew") && !state.threads.knows_team("other"));
    // «old» is one of the 99 that were not told.
    assert_eq!(unread(&state, "crew"), (100, 7));
    play(&mut state, "thread_read_changed", json!({ "timestamp": 15 }));
    assert_eq!(unread(&state, "crew"), (0, 0));
}

#[test]
fn lists_end_where_holes_would_begin() {
    let mut state = state();
    for (id, at, n_unread) in [("a", 10, 0), ("b", 20, 1), ("e", 30, 0), ("f", 40, 1)] {
        updated(&mut state, &thread(id, "c", at, (n_unread, 0)), 0);
    }
    let mut unanswered = thread("u", "c", 0, (0, 0));
    unanswered.reply_count = 0;
    updated(&mut state, &unanswered, 0);
    assert_eq!(ids(&listed(&state, "crew", Which::All, None)), ["f", "e", "b", "a"]);
    assert_eq!(ids(&listed(&state, "crew", Which::All, Some(20))), ["f", "e", "b"]);
    assert_eq!(ids(&listed(&state, "crew", Which::Unread, None)), ["f", "b"]);
    // The one that is looked at stays, though it is read now.
    reduce::apply(&mut state, Action::ShowRight(RightSide::Thread("e".into())));
    assert_eq!(ids(&listed(&state, "crew", Which::Unread, None)), ["f", "e", "b"]);
}

#[test]
fn threads_change_and_go_with_their_posts_and_channels() {
    let mut state = state();
    updated(&mut state, &thread("a", "c", 10, (1, 0)), 0);
    updated(&mut state, &thread("b", "c", 20, (1, 0)), 0);
    let changed = Post { message: "new".into(), ..thread("a", "c", 10, (1, 0)).post };
    reduce::apply(&mut state, Action::PostChanged(changed.clone()));
    assert_eq!(state.threads.get("a").unwrap().post.message, "new");
    reduce::apply(&mut state, Action::PostDeleted(changed));
    assert_eq!(unread(&state, "crew"), (1, 0));
    assert_eq!((team_of(&state, "b"), team_of(&state, "unknown")), ("crew".into(), "crew".into()));
    reduce::apply(&mut state, Action::ChannelLeft { channel_id: "c".into() });
    assert_eq!((unread(&state, "crew"), state.threads.is_following("b")), ((0, 0), None));
}

#[test]
fn the_list_stands_in_the_place_of_a_channel() {
    let mut state = state();
    let open = Action::Opened { team_id: Some("crew".into()), channel_id: Some("c".into()) };
    reduce::apply(&mut state, open.clone());
    reduce::apply(&mut state, Action::OpenedThreads { team_id: "crew".into() });
    assert!(state.view.in_threads && state.view.channel_id.is_none());
    assert!(!is_seen(&state, "a", "c"), "the channel is not looked at");
    reduce::apply(&mut state, open);
    assert!(!state.view.in_threads);
}
