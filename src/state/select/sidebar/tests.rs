//! Sections, order, rows.

use api_types::{ChannelMember, Preference, User};

use super::*;
use crate::state::{Action, reduce};

fn channel(id: &str, channel_type: ChannelType, name: &str) -> Channel {
    let personal = matches!(channel_type, ChannelType::Direct | ChannelType::Group);
    Channel {
        id: id.into(),
        team_id: if personal { String::new() } else { "t".into() },
        channel_type,
        display_name: name.to_uppercase(),
        name: name.into(),
        ..Channel::default()
    }
}

fn state(channels: Vec<Channel>) -> State {
    let mut state = State { me: Rc::from("me"), ..State::default() };
    let member =
        |it: &Channel| ChannelMember { channel_id: it.id.clone(), ..ChannelMember::default() };
    let members = channels.iter().map(member).collect();
    let ada = User { id: "ada".into(), username: "ada".into(), ..User::default() };
    reduce::apply(&mut state, Action::Users(vec![ada]));
    reduce::apply(&mut state, Action::Channels(channels));
    reduce::apply(&mut state, Action::Members(members));
    state
}

fn prefer(state: &mut State, category: &str, name: &str, value: &str) {
    let preference = Preference {
        category: category.into(),
        name: name.into(),
        value: value.into(),
        ..Preference::default()
    };
    reduce::apply(state, Action::Preferences(vec![preference]));
}

#[track_caller]
fn check(state: &State, expected: &[(&str, &[&str])]) {
    let sections = sections(state, "t");
    let shown: Vec<(&str, Vec<&str>)> = sections
        .iter()
        .map(|it| (it.kind.id(), it.channel_ids.iter().map(|id| &**id).collect()))
        .collect();
    let expected: Vec<(&str, Vec<&str>)> =
        expected.iter().map(|(kind, ids)| (*kind, ids.to_vec())).collect();
    assert_eq!(shown, expected);
}

#[test]
fn sorts_channels_by_name_and_messages_by_time() {
    let spoken = |id: &str, name: &str, at| Channel {
        last_post_at: at,
        ..channel(id, ChannelType::Direct, name)
    };
    let elsewhere = Channel { team_id: "other".into(), ..channel("x", ChannelType::Open, "x") };
    let archived = Channel { delete_at: 1, ..channel("y", ChannelType::Open, "y") };
    let mut state = state(vec![
        channel("c2", ChannelType::Open, "zebra"),
        channel("c1", ChannelType::Private, "ant"),
        spoken("d1", "ada__me", 10),
        spoken("d2", "bob__me", 20),
        spoken("d3", "cid__me", 0),
        elsewhere,
        archived,
    ]);
    check(&state, &[("channels", &["c1", "c2"]), ("direct_messages", &["d2", "d1"])]);

    prefer(&mut state, "favorite_channel", "c2", "true");
    prefer(&mut state, "direct_channel_show", "cid", "true");
    prefer(&mut state, "direct_channel_show", "ada", "false");
    check(
        &state,
        &[("favorites", &["c2"]), ("channels", &["c1"]), ("direct_messages", &["d2", "d3"])],
    );
}

#[test]
fn a_hidden_conversation_comes_back_with_a_new_post() {
    let unread = Channel { total_msg_count: 1, ..channel("d", ChannelType::Direct, "ada__me") };
    let mut state = state(vec![unread]);
    prefer(&mut state, "direct_channel_show", "ada", "false");
    check(&state, &[("channels", &[]), ("direct_messages", &["d"])]);
    let row = row(&state, "d").unwrap();
    assert_eq!((row.unread, row.mentions), (1, 1));
    assert_eq!(row.channel.display_name, "ada");
    assert!(row.picture_url.is_some() && row.presence.is_some());
}

#[test]
fn a_post_elsewhere_leaves_a_row_equal() {
    let mut state =
        state(vec![channel("a", ChannelType::Open, "a"), channel("b", ChannelType::Open, "b")]);
    let before = (sections(&state, "t"), row(&state, "a"));
    let post = api_types::Post {
        id: "p".into(),
        channel_id: "b".into(),
        create_at: 9,
        ..api_types::Post::default()
    };
    reduce::apply(&mut state, Action::Posted { post, mentions_me: false });
    assert_eq!(before, (sections(&state, "t"), row(&state, "a")));
    assert_eq!(row(&state, "b").unwrap().unread, 1);
}

#[test]
fn begins_where_one_was_last() {
    let mut state = state(vec![
        channel("a", ChannelType::Open, "alpha"),
        channel("s", ChannelType::Open, "town-square"),
    ]);
    assert_eq!(first_channel(&state, "t").as_deref(), Some("s"));
    let open = Action::Opened { team_id: Some(Rc::from("t")), channel_id: Some(Rc::from("a")) };
    reduce::apply(&mut state, open);
    assert_eq!(first_channel(&state, "t").as_deref(), Some("a"));
    reduce::apply(&mut state, Action::ChannelLeft { channel_id: "a".into() });
    assert_eq!(first_channel(&state, "t").as_deref(), Some("s"), "one can not go back there");
    assert_eq!(first_channel(&state, "nowhere"), None);
}

#[test]
fn what_is_unread_stands_apart_where_the_person_wants_it() {
    let with = |channel: Channel, n_posts: i64, at| Channel {
        total_msg_count: n_posts,
        last_post_at: at,
        ..channel
    };
    let mut state = state(vec![
        with(channel("a", ChannelType::Open, "a"), 0, 1),
        with(channel("b", ChannelType::Open, "b"), 2, 9),
        with(channel("d", ChannelType::Direct, "ada__me"), 1, 3),
        with(channel("e", ChannelType::Direct, "bob__me"), 0, 4),
    ]);
    prefer(&mut state, FAVORITE, "b", "true");
    let read = [("favorites", &["b"][..]), ("channels", &["a"]), ("direct_messages", &["e", "d"])];
    check(&state, &read);
    prefer(&mut state, SETTINGS, GROUP_UNREAD, "true");
    // The direct one calls the person, so it comes first though it is older.
    let apart = [("unread", &["d", "b"][..]), ("channels", &["a"]), ("direct_messages", &["e"])];
    check(&state, &apart);
    prefer(&mut state, SETTINGS, GROUP_UNREAD, "false");
    check(&state, &read);
}

#[test]
fn the_latest_conversations_show_up_to_the_limit() {
    let direct = |n: i64| Channel {
        last_post_at: n,
        ..channel(&format!("d{n:02}"), ChannelType::Direct, &format!("p{n:02}__me"))
    };
    let mut channels: Vec<Channel> = (1..=50).map(direct).collect();
    // The oldest two are unread and open.
    channels[0].total_msg_count = 1;
    let mut state = state(channels);
    let open = Action::Opened { team_id: Some(Rc::from("t")), channel_id: Some(Rc::from("d02")) };
    reduce::apply(&mut state, open);
    let shown = |state: &State| sections(state, "t").pop().unwrap().channel_ids;
    assert_eq!(shown(&state).len(), USUAL_LIMIT);
    prefer(&mut state, SETTINGS, DIRECT_LIMIT, "10");
    let ids = shown(&state);
    assert_eq!((ids.len(), &*ids[0], &*ids[7]), (10, "d50", "d43"));
    assert_eq!((&*ids[8], &*ids[9]), ("d02", "d01"), "unread and open ones show in any case");
    prefer(&mut state, SETTINGS, DIRECT_LIMIT, NO_LIMIT);
    assert_eq!(shown(&state).len(), 50);
    prefer(&mut state, SETTINGS, DIRECT_LIMIT, "many");
    assert_eq!(shown(&state).len(), USUAL_LIMIT);
}
