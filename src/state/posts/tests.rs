//! What arrives in which order, and what the window shows after it.

use super::*;

fn post(id: &str, at: i64) -> Post {
    Post {
        id: id.into(),
        create_at: at,
        update_at: at,
        channel_id: "c".into(),
        user_id: "u".into(),
        message: id.to_uppercase(),
        ..Post::default()
    }
}

fn list(posts: &[Post], prev: &str) -> PostList {
    PostList {
        order: posts.iter().rev().map(|post| post.id.clone()).collect(),
        posts: posts.iter().map(|post| (post.id.clone(), post.clone())).collect(),
        prev_post_id: prev.into(),
        ..PostList::default()
    }
}

#[track_caller]
fn check(posts: &Posts, expected: &[&str]) {
    let shown: Vec<&str> = posts.in_channel("c").map(|post| post.id.as_str()).collect();
    assert_eq!(shown, expected);
}

#[test]
fn pages_grow_backwards_and_know_their_end() {
    let mut posts = Posts::default();
    posts.put_page("c", &Page::Newest { asked: 2 }, list(&[post("c", 30), post("d", 40)], "b"));
    check(&posts, &["c", "d"]);
    assert!(posts.window("c").unwrap().has_older);
    posts.put_page("c", &Page::Older { asked: 2 }, list(&[post("a", 10), post("b", 20)], ""));
    check(&posts, &["a", "b", "c", "d"]);
    // A full page without the name of the one before: only an empty page proves the end.
    assert!(posts.window("c").unwrap().has_older);
    posts.put_page("c", &Page::Older { asked: 2 }, list(&[], ""));
    assert!(!posts.window("c").unwrap().has_older);
}

#[test]
fn events_join_what_is_loaded() {
    let mut posts = Posts::default();
    assert!(posts.put(post("x", 5)), "unknown, though there is no window to show it in");
    check(&posts, &[]);
    posts.put_page("c", &Page::Newest { asked: 2 }, list(&[post("c", 30), post("d", 40)], "b"));
    assert!(posts.put(post("e", 50)));
    assert!(!posts.put(post("e", 50)), "told twice");
    check(&posts, &["c", "d", "e"]);

    let edited = Post { update_at: 60, message: "new".into(), ..post("d", 40) };
    posts.put(edited);
    assert_eq!(posts.get("d").unwrap().message, "new");
    posts.put(post("d", 40));
    assert_eq!(posts.get("d").unwrap().message, "new", "an older version never wins");

    posts.put(Post { update_at: 70, ..post("a", 10) });
    check(&posts, &["c", "d", "e"]);
    posts.remove(&Post { update_at: 80, ..post("d", 40) });
    check(&posts, &["c", "e"]);
}

#[test]
fn what_was_missed_is_filled_in() {
    let mut posts = Posts::default();
    posts.put_page("c", &Page::Newest { asked: 2 }, list(&[post("c", 30), post("d", 40)], "b"));
    posts.mark_missed();
    // The connection is back and the first event overtakes the answer.
    posts.put(post("g", 70));
    assert!(!posts.window("c").unwrap().reaches_newest());
    let deleted = Post { delete_at: 65, update_at: 65, ..post("c", 30) };
    let old_edited = Post { update_at: 66, ..post("a", 10) };
    posts.put_page(
        "c",
        &Page::Missed,
        list(&[deleted, post("e", 50), post("f", 60), old_edited], ""),
    );
    check(&posts, &["d", "e", "f", "g"]);
    let window = posts.window("c").unwrap();
    assert!(window.reaches_newest());
    assert!(window.has_older, "still unknown what stands before");
}

#[test]
fn a_cut_off_answer_starts_the_channel_anew() {
    let mut posts = Posts::default();
    posts.put_page("c", &Page::Newest { asked: 60 }, list(&[post("a", 10)], ""));
    posts.mark_missed();
    let many: Vec<Post> = (0..1_000).map(|n| post(&format!("m{n:04}"), 100 + n)).collect();
    posts.put_page("c", &Page::Missed, list(&many, ""));
    check(&posts, &[]);
    assert!(!posts.window("c").unwrap().loaded, "so that the newest page is asked for");
}

#[test]
fn a_newest_page_that_touches_nothing_replaces_the_stretch() {
    let mut posts = Posts::default();
    posts.put_page("c", &Page::Newest { asked: 2 }, list(&[post("a", 10), post("b", 20)], ""));
    posts.put_page("c", &Page::Newest { asked: 2 }, list(&[post("y", 80), post("z", 90)], "x"));
    check(&posts, &["y", "z"]);
    assert!(posts.get("a").is_none());
    // One that touches is merged.
    posts.put_page("c", &Page::Newest { asked: 2 }, list(&[post("z", 90), post("zz", 95)], "y"));
    check(&posts, &["y", "z", "zz"]);
}

#[test]
fn finds_the_last_own_post() {
    let mut posts = Posts::default();
    let joined = Post { post_type: "system_join_channel".into(), ..post("b", 20) };
    posts.put_page("c", &Page::Newest { asked: 9 }, list(&[post("a", 10), joined], ""));
    assert_eq!(posts.last_by("c", "u").unwrap().id, "a");
    assert!(posts.last_by("c", "someone").is_none());
}

#[test]
fn a_reaction_to_a_post_on_its_way_is_asked_for_again() {
    let reaction = api_types::Reaction { post_id: "a".into(), ..Default::default() };
    let told = |loading| {
        let mut posts = Posts::default();
        posts.set_loading("c", loading);
        super::super::reactions::add(&mut posts, reaction.clone());
        posts.put_page("c", &Page::Newest { asked: 2 }, list(&[post("a", 9_000)], ""));
        posts.window("c").unwrap().missed_since().is_some()
    };
    assert!(told(Loading::First), "the page may be older than the reaction");
    assert!(!told(Loading::Idle), "a page that is asked for later has it");
}
