//! What is told, and what is not.

use std::rc::Rc;

use api_types::{Channel, ChannelMember, User};
use serde_json::json;

use super::*;
use crate::state::{Action, posts::Page, reduce};

fn props(pairs: &[(&str, &str)]) -> StringMap {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Somebody who is told as `own` says, in the channel «Town» as `member` says.
fn state(own: &[(&str, &str)], member: &[(&str, &str)]) -> State {
    let mut state = State { me: Rc::from("me"), ..State::default() };
    let me = User { id: "me".into(), notify_props: props(own), ..User::default() };
    let ada = User { id: "ada".into(), first_name: "Ada".into(), ..User::default() };
    reduce::apply(&mut state, Action::Users(vec![me, ada]));
    let town = Channel { id: "c".into(), display_name: "Town".into(), ..Channel::default() };
    reduce::apply(&mut state, Action::Channels(vec![town]));
    let notify_props = props(member);
    let member = ChannelMember { channel_id: "c".into(), notify_props, ..ChannelMember::default() };
    reduce::apply(&mut state, Action::Members(vec![member]));
    state
}

fn post() -> Post {
    Post {
        id: "p".into(),
        channel_id: "c".into(),
        user_id: "ada".into(),
        message: "**Hello** you".into(),
        ..Post::default()
    }
}

fn posted() -> Posted {
    Posted {
        channel_display_name: "Told".into(),
        sender_name: "@ada".into(),
        channel_type: "O".into(),
        ..Posted::default()
    }
}

fn of(state: &State, post: &Post, mentions_me: bool) -> Option<Notice> {
    notice(state, &posted(), post, mentions_me)
}

#[test]
fn the_choices_of_person_and_channel() {
    for (own, member, any, mention) in [
        ("", "", false, true),
        ("mention", "default", false, true),
        ("all", "default", true, true),
        ("none", "default", false, false),
        ("none", "all", true, true),
        ("all", "mention", false, true),
        ("all", "none", false, false),
        ("nonsense", "nonsense", false, true),
    ] {
        let state = state(&[("desktop", own)], &[("desktop", member)]);
        let told = (of(&state, &post(), false).is_some(), of(&state, &post(), true).is_some());
        assert_eq!(told, (any, mention), "person {own}, channel {member}");
    }
}

#[test]
fn a_muted_channel_and_who_is_busy_are_left_alone() {
    let all = [("desktop", "all")];
    assert!(of(&state(&all, &[("mark_unread", "mention")]), &post(), true).is_none());
    let mut busy = state(&all, &[]);
    let dnd = vec![("me".to_owned(), PresenceStatus::Dnd)];
    reduce::apply(&mut busy, Action::Statuses(dnd));
    assert!(of(&busy, &post(), true).is_none());
}

#[test]
fn what_is_before_the_eyes_is_not_told() {
    let mut state = state(&[("desktop", "all")], &[]);
    let channel_id = Some(Rc::from("c"));
    reduce::apply(&mut state, Action::Opened { team_id: None, channel_id });
    assert!(of(&state, &post(), false).is_some(), "the window is in the background");
    reduce::apply(&mut state, Action::Attentive(true));
    assert!(of(&state, &post(), false).is_none());

    let elsewhere = Action::Opened { team_id: None, channel_id: Some(Rc::from("d")) };
    reduce::apply(&mut state, elsewhere);
    let reply = Post { root_id: "root".into(), ..post() };
    assert!(of(&state, &reply, false).is_some_and(|notice| notice.is_reply));
    reduce::apply(&mut state, Action::ShowRight(RightSide::Thread(Rc::from("root"))));
    assert!(of(&state, &reply, false).is_none(), "its thread is open");
}

#[test]
fn own_posts_and_remarks_are_not_told() {
    let state = state(&[("desktop", "all")], &[]);
    let mine = Post { user_id: "me".into(), ..post() };
    assert!(of(&state, &mine, false).is_none());
    let mut hooked = mine;
    hooked.props.insert("from_webhook".into(), json!("true"));
    assert!(of(&state, &hooked, false).is_some(), "a program wrote in my name");
    let remark = |added: &str| {
        let mut post = Post { post_type: "system_add_to_channel".into(), ..post() };
        post.props.insert("addedUserId".into(), json!(added));
        post
    };
    assert!(of(&state, &remark("bob"), false).is_none());
    assert!(of(&state, &remark("me"), false).is_some());
    let me_command = Post { post_type: "me".into(), ..post() };
    assert!(of(&state, &me_command, false).is_some(), "/me is a post");
}

#[test]
fn a_post_that_is_here_already_is_not_told() {
    let mut state = state(&[("desktop", "all")], &[]);
    let (channel_id, list) = ("c".to_owned(), api_types::PostList::default());
    reduce::apply(&mut state, Action::Posts { channel_id, page: Page::Newest { asked: 1 }, list });
    reduce::apply(&mut state, Action::Posted { post: post(), mentions_me: false });
    assert!(of(&state, &post(), false).is_none());
}

#[test]
fn words_of_a_notice() {
    let mut state = state(&[("desktop", "all")], &[]);
    let told = of(&state, &post(), false).unwrap();
    assert_eq!((told.channel.as_str(), told.sender.as_deref()), ("Town", Some("Ada")));
    assert_eq!((told.text.as_str(), told.is_reply, told.silent), ("Hello you", false, false));
    let direct = Channel {
        id: "d".into(),
        name: "ada__me".into(),
        channel_type: ChannelType::Direct,
        ..Channel::default()
    };
    reduce::apply(&mut state, Action::Channels(vec![direct]));
    let told = of(&state, &Post { channel_id: "d".into(), ..post() }, true).unwrap();
    assert_eq!((told.channel.as_str(), told.sender), ("Ada", None));
    // Neither the channel nor who wrote is known yet.
    let strange = Post { channel_id: "new".into(), user_id: "bob".into(), ..post() };
    let told = of(&state, &strange, true).unwrap();
    assert_eq!((told.channel.as_str(), told.sender.as_deref()), ("Told", Some("@ada")));
}

#[test]
fn sound_is_chosen_for_all_or_for_the_channel() {
    for (own, member, silent) in [
        ("true", "default", false),
        ("false", "default", true),
        ("false", "on", false),
        ("true", "off", true),
    ] {
        let own = [("desktop", "all"), ("desktop_sound", own)];
        let told = of(&state(&own, &[("desktop_sound", member)]), &post(), false).unwrap();
        assert_eq!(told.silent, silent, "{own:?} {member}");
    }
}
