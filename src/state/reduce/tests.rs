//! Changes that touch several parts of the state at once.

use api_types::{Channel, ChannelMember, PostList, User};

use super::*;
use crate::state::{
    outbox::{Fate, PendingPost},
    posts::Page,
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
