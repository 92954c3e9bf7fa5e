//! Changes that touch several parts of the state at once.

use api_types::{Channel, ChannelMember, PostList, User};

use super::*;
use crate::state::{
    outbox::{Fate, PendingPost},
    posts::Page,
    snapshot,
};

fn with_channel() -> State {
    let mut state = State { me: Rc::from("me"), ..State::default() };
    let channel = Channel { id: "c".into(), total_msg_count: 3, ..Channel::default() };
    let member = ChannelMember {
        channel_id: "c".into(),
        msg_count: 1,
        last_viewed_at: 50,
        ..ChannelMember::default()
    };
    apply(&mut state, Action::Channels(vec![channel]));
    apply(&mut state, Action::Members(vec![member]));
    state
}

fn pending() -> PendingPost {
    PendingPost {
        id: "me:1".into(),
        channel_id: "c".into(),
        root_id: String::new(),
        message: "hello".into(),
        create_at: 1,
        fate: Fate::Sending,
        files: Vec::new(),
    }
}

fn sent() -> Post {
    Post {
        id: "p".into(),
        channel_id: "c".into(),
        user_id: "me".into(),
        create_at: 90,
        update_at: 90,
        pending_post_id: "me:1".into(),
        ..Post::default()
    }
}

fn loaded(state: &mut State) {
    let page = Page::Newest { asked: 60 };
    let list = PostList::default();
    apply(state, Action::Posts { channel_id: "c".into(), page, list });
}

#[test]
fn a_post_leaves_the_outbox_whichever_way_it_returns() {
    let answer = Action::Sent { id: "me:1".into(), post: sent() };
    let event = Action::Posted { post: sent(), mentions_me: false };
    let list = PostList { posts: [("p".to_owned(), sent())].into(), ..PostList::default() };
    let page = Action::Posts { channel_id: "c".into(), page: Page::Newest { asked: 60 }, list };
    for actions in [vec![answer.clone(), event.clone()], vec![event, answer], vec![page]] {
        let mut state = with_channel();
        loaded(&mut state);
        apply(&mut state, Action::Sending(pending()));
        assert_eq!(state.outbox.in_channel("c").count(), 1);
        for action in actions {
            apply(&mut state, action);
        }
        assert_eq!(state.outbox.in_channel("c").count(), 0);
        assert_eq!(state.posts.in_channel("c").count(), 1);
    }
}

#[test]
fn my_own_post_reads_the_channel() {
    let mut state = with_channel();
    loaded(&mut state);
    apply(&mut state, Action::Posted { post: sent(), mentions_me: false });
    assert_eq!(state.channels.unread("c").posts, 0);
}

#[test]
fn opening_remembers_where_the_new_posts_begin() {
    let mut state = with_channel();
    let open = || Action::Opened { team_id: Some(Rc::from("t")), channel_id: Some(Rc::from("c")) };
    apply(&mut state, open());
    assert_eq!(state.view.new_since, Some(50));
    apply(&mut state, Action::Viewed { channel_id: "c".into(), at_ms: 99 });
    apply(&mut state, open());
    assert_eq!(state.view.new_since, Some(50), "reading does not take the line away");
    apply(&mut state, Action::Opened { team_id: None, channel_id: None });
    apply(&mut state, open());
    assert_eq!(state.view.new_since, None, "coming back does");
    assert_eq!(state.view.team_id.as_deref(), Some("t"));
}

#[test]
fn signing_out_forgets_everything_but_the_configuration() {
    let mut state = with_channel();
    apply(&mut state, Action::Config([("SiteName".to_owned(), "Here".to_owned())].into()));
    apply(&mut state, Action::Draft { channel_id: "c".into(), message: "secret".into() });
    apply(&mut state, Action::SignedOut);
    assert_eq!(state.config("SiteName"), "Here");
    assert_eq!(state.boot, Boot::SignedOut);
    assert_eq!(state.drafts.iter().count(), 0);
    assert_eq!(state.channels.mine().count(), 0);
    assert!(state.me.is_empty());
}

#[test]
fn a_second_snapshot_drops_channels_that_are_gone() {
    let mut state = with_channel();
    let me = User { id: "me".into(), roles: "system_user system_admin".into(), ..User::default() };
    let snapshot = Snapshot { me, ..Snapshot::default() };
    apply(&mut state, Action::Snapshot(Box::new(snapshot)));
    assert_eq!(state.channels.mine().count(), 0);
    assert!(state.is_admin());
}

/// Posts of somebody else, one after the other.
fn stream(state: &mut State, channel_id: &str, ids: std::ops::RangeInclusive<i64>) {
    for id in ids {
        let post = Post {
            id: format!("{channel_id}{id}"),
            channel_id: channel_id.into(),
            user_id: "other".into(),
            create_at: id,
            update_at: id,
            ..Post::default()
        };
        apply(state, Action::Posted { post, mentions_me: false });
    }
}

#[test]
fn an_hour_of_messages_leaves_no_more_behind_than_ten_minutes() {
    let mut state = with_channel();
    loaded(&mut state);
    apply(&mut state, Action::Opened { team_id: None, channel_id: Some("c".into()) });
    apply(&mut state, Action::NewestInSight(true));
    stream(&mut state, "c", 1..=3_600);
    let n_loaded = |state: &State| state.posts.in_channel("c").count();
    assert!(n_loaded(&state) <= posts::IN_SIGHT.most, "{}", n_loaded(&state));
    assert!(state.posts.get("c3600").is_some() && state.posts.get("c1").is_none());

    // Who reads further up keeps what they read.
    apply(&mut state, Action::NewestInSight(false));
    let before = n_loaded(&state);
    stream(&mut state, "c", 3_601..=5_000);
    assert_eq!(n_loaded(&state), before + 1_400);

    // Elsewhere, a few are enough to come back to.
    apply(&mut state, Action::Opened { team_id: None, channel_id: Some("d".into()) });
    assert_eq!(n_loaded(&state), posts::ASIDE.keep);
    stream(&mut state, "c", 5_001..=6_000);
    assert!(n_loaded(&state) <= posts::ASIDE.most);
    assert!(state.posts.get("c6000").is_some());
}

#[test]
fn a_post_that_is_shown_or_saved_outlasts_its_stretch() {
    let mut state = with_channel();
    loaded(&mut state);
    apply(&mut state, Action::Opened { team_id: None, channel_id: Some("c".into()) });
    stream(&mut state, "c", 1..=10);
    let flagged = api_types::Preference {
        category: crate::state::saved::CATEGORY.into(),
        name: "c1".into(),
        value: "true".into(),
        ..Default::default()
    };
    apply(&mut state, Action::Preferences(vec![flagged]));
    apply(&mut state, Action::Target { post_id: "c2".into() });
    apply(&mut state, Action::ShowRight(RightSide::Card("c3".into())));
    let editing = Editing { post_id: "c4".into(), place: crate::state::PostPlace::Channel };
    apply(&mut state, Action::Edit(Some(editing)));
    apply(&mut state, Action::NewestInSight(true));
    stream(&mut state, "c", 11..=2_000);
    let known: Vec<i64> =
        (1..=10).filter(|id| state.posts.get(&format!("c{id}")).is_some()).collect();
    assert_eq!(known, [1, 2, 3, 4]);
}

fn from_bob(create_at: i64) -> Post {
    let id = format!("p{create_at}");
    Post { id, channel_id: "c".into(), user_id: "bob".into(), create_at, ..Post::default() }
}

/// As the server would tell it before the post that `state` counted.
fn older(state: &State) -> Snapshot {
    let me = User { id: "me".into(), ..User::default() };
    Snapshot {
        me,
        channels: vec![(**state.channels.get("c").unwrap()).clone()],
        channel_members: vec![(**state.channels.member("c").unwrap()).clone()],
        ..Snapshot::default()
    }
}

#[test]
fn what_came_beside_an_older_answer_counts_once() {
    let mut state = with_channel();
    let before = older(&state);
    let posted = Action::Posted { post: from_bob(70), mentions_me: true };
    apply(&mut state, posted.clone());
    let unread = state.channels.unread("c");
    assert_eq!((unread.posts, unread.mentions), (3, 1));

    apply(&mut state, Action::Snapshot(Box::new(before)));
    assert_eq!(state.channels.unread("c").posts, 2, "the answer is older than the post");
    let again = snapshot::part(posted).unwrap();
    apply(&mut state, again.clone());
    assert_eq!(state.channels.unread("c"), unread);
    apply(&mut state, again);
    assert_eq!(state.channels.unread("c"), unread, "once more changes nothing");
}

#[test]
fn a_post_that_was_deleted_beside_an_answer_stays_away() {
    let mut state = with_channel();
    let posted = Action::Posted { post: from_bob(70), mentions_me: false };
    apply(&mut state, posted.clone());
    apply(&mut state, Action::PostDeleted(from_bob(70)));
    let as_deleted = state.posts.get("p70").cloned();
    apply(&mut state, snapshot::part(posted).unwrap());
    assert_eq!(state.posts.get("p70").cloned(), as_deleted);
}

#[test]
fn what_is_no_part_of_a_snapshot_is_not_done_again() {
    let typing = Action::Typing { channel_id: "c".into(), user_id: "bob".into(), now_ms: 1 };
    let joined = Action::MemberCountChanged { channel_id: "c".into(), delta: 1 };
    assert!(snapshot::part(typing).is_none());
    assert!(snapshot::part(joined).is_none());
}
