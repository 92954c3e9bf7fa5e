//! Groups, days, the line «new messages», posts on their way.

use api_types::{Channel, ChannelMember, PostList};

use super::*;
use crate::state::{Action, outbox::Fate, posts::Page, reduce};

const MINUTE: i64 = 60 * 1_000;
const DAY: i64 = 24 * 60 * MINUTE;

fn post(id: &str, user_id: &str, create_at: i64) -> Post {
    Post {
        id: id.into(),
        channel_id: "c".into(),
        user_id: user_id.into(),
        create_at,
        update_at: create_at,
        ..Post::default()
    }
}

fn state(posts: Vec<Post>) -> State {
    let mut state = State { me: Rc::from("me"), ..State::default() };
    let list = PostList {
        posts: posts.into_iter().map(|post| (post.id.clone(), post)).collect(),
        ..PostList::default()
    };
    let page = Page::Newest { asked: 60 };
    reduce::apply(&mut state, Action::Posts { channel_id: "c".into(), page, list });
    state
}

/// One word per line: `day`, `new`, the post's id, with `+` before what is grouped.
#[track_caller]
fn check(state: &State, expected: &str) {
    let shown: Vec<String> = rows(state, "c", |at| at.div_euclid(DAY))
        .into_iter()
        .map(|row| match row {
            Row::Day { .. } => "day".to_owned(),
            Row::New => "new".to_owned(),
            Row::Post(row) => format!("{}{}", if row.grouped { "+" } else { "" }, row.post.id),
            Row::Pending { post, grouped } => {
                format!("{}{}", if grouped { "+" } else { "" }, post.id)
            }
        })
        .collect();
    assert_eq!(shown.join(" "), expected);
}

#[test]
fn groups_one_author_within_five_minutes() {
    let joined = Post { post_type: "system_join_channel".into(), ..post("e", "ada", 12 * MINUTE) };
    let answer = Post { root_id: "a".into(), ..post("g", "ada", 14 * MINUTE) };
    let state = state(vec![
        post("a", "ada", 0),
        post("b", "ada", 5 * MINUTE),
        post("c", "ada", 10 * MINUTE + 1),
        post("d", "bob", 11 * MINUTE),
        joined,
        post("f", "ada", 13 * MINUTE),
        answer,
    ]);
    check(&state, "day a +b c d e f g");
}

#[test]
fn a_day_begins_a_group() {
    let state = state(vec![
        post("a", "ada", DAY - MINUTE),
        post("b", "ada", DAY + MINUTE),
        post("c", "ada", DAY + 2 * MINUTE),
    ]);
    check(&state, "day a day b +c");
}

#[test]
fn the_new_line_stands_before_what_others_wrote() {
    let mut state = state(vec![
        post("a", "ada", MINUTE),
        post("b", "me", 2 * MINUTE),
        post("c", "ada", 3 * MINUTE),
        post("d", "ada", 4 * MINUTE),
    ]);
    let channel = Channel { id: "c".into(), total_msg_count: 4, ..Channel::default() };
    let last_viewed_at = MINUTE;
    let member =
        ChannelMember { channel_id: "c".into(), last_viewed_at, ..ChannelMember::default() };
    reduce::apply(&mut state, Action::Channels(vec![channel]));
    reduce::apply(&mut state, Action::Members(vec![member]));
    check(&state, "day a b c +d");
    let open = Action::Opened { team_id: None, channel_id: Some(Rc::from("c")) };
    reduce::apply(&mut state, open);
    check(&state, "day a b new c +d");
}

#[test]
fn what_is_on_its_way_stands_last() {
    let mut state = state(vec![post("a", "me", MINUTE)]);
    let pending = PendingPost {
        id: "me:1".into(),
        channel_id: "c".into(),
        root_id: String::new(),
        message: "x".into(),
        create_at: 2 * MINUTE,
        fate: Fate::Sending,
        files: Vec::new(),
    };
    let before = version(&state, "c");
    reduce::apply(&mut state, Action::Sending(pending));
    check(&state, "day a +me:1");
    assert_ne!(before, version(&state, "c"));
}

#[test]
fn typing_does_not_change_the_version() {
    let mut state = state(vec![post("a", "ada", MINUTE)]);
    let before = version(&state, "c");
    let typing = Action::Typing { channel_id: "c".into(), user_id: "ada".into(), now_ms: 0 };
    reduce::apply(&mut state, typing);
    assert_eq!(before, version(&state, "c"));
}

#[test]
fn asks_for_each_quarter_of_an_hour_once() {
    let posts = (0..1_000).map(|n| post(&format!("p{n:04}"), "ada", n * 1_000)).collect();
    let state = state(posts);
    let mut n_asked = 0;
    let rows = rows(&state, "c", |at| {
        n_asked += 1;
        at.div_euclid(DAY)
    });
    assert_eq!(rows.len(), 1_001);
    assert_eq!(n_asked, 2);
}
