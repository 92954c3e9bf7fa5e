//! Who wrote, where and when; and that nobody finds what is not for them.

use serde_json::json;

use super::{found, messages, room, search};
use crate::support::{Person, id};

const NOTHING: [&str; 0] = [];

async fn direct(one: &Person, other: &Person) -> String {
    id(&one.post("/channels/direct", json!([one.id(), other.id()])).await.ok())
}

#[tokio::test]
async fn modifiers_say_who_and_where() {
    let (_app, mira, omar, square) = room().await;
    let lab = mira.make_channel("lab", "O").await;
    omar.post(&format!("/channels/{lab}/members"), json!({ "user_id": "me" })).await.ok();
    let both = direct(&mira, &omar).await;
    let alone = direct(&omar, &omar).await;
    mira.say(&square, "a one").await;
    omar.say(&square, "b one").await;
    omar.say(&lab, "c one").await;
    mira.say(&both, "d one").await;
    omar.say(&alone, "e one").await;
    for (terms, expected) in [
        ("one", &["e one", "d one", "c one", "b one", "a one"][..]),
        ("from:mira", &["d one", "a one"]),
        ("from: @Mira one", &["d one", "a one"]),
        ("from:me", &["e one", "c one", "b one"]),
        ("from:mira from:omar in:lab", &["c one"]),
        ("-from:me one", &["d one", "a one"]),
        ("one in:~lab", &["c one"]),
        ("in:LAB in:town-square from:omar", &["c one", "b one"]),
        ("one -in:lab -in:@mira -in:@me", &["b one", "a one"]),
        ("in:@mira", &["d one"]),
        ("in:@omar", &["e one"]),
        ("in:@me one", &["e one"]),
        ("from:nobody", &NOTHING),
        ("one in:nowhere", &NOTHING),
        ("one in:@nobody", &NOTHING),
        ("one from:nobody from:mira", &["d one", "a one"]),
        ("one -from:nobody -in:nowhere in:lab", &["c one"]),
        ("-one", &NOTHING),
        ("-two in:lab", &["c one"]),
    ] {
        assert_eq!(found(&omar, terms).await, expected, "{terms}");
    }
}

#[tokio::test]
async fn modifiers_say_when() {
    let (_app, mira, _, square) = room().await;
    let post = mira.say(&square, "one").await;
    let time = post["create_at"].as_i64().unwrap();
    let day = |days: i64| {
        let at = jiff::Timestamp::from_millisecond(time + days * 86_400_000).unwrap();
        at.strftime("%Y-%m-%d").to_string()
    };
    let (before, today, after) = (day(-1), day(0), day(1));
    for (terms, is_found) in [
        (format!("one on:{today}"), true),
        (format!("one on:{before} on:{today}"), true),
        (format!("one on:{before}"), false),
        (format!("one -on:{today}"), false),
        (format!("after:{before} before:{after}"), true),
        (format!("one after:{today}"), false),
        (format!("one before:{today}"), false),
        (format!("one -before:{today} -after:{today}"), true),
    ] {
        let found = found(&mira, &terms).await;
        assert_eq!(found.len(), usize::from(is_found), "{terms}");
    }
    // The day before, on a clock that is so far behind that it has not begun there.
    let behind = -(time / 1000 % 86_400) - 1;
    let there = json!({ "terms": format!("one on:{before}"), "time_zone_offset": behind });
    assert_eq!(messages(&search(&mira, there).await), ["one"]);
}

#[tokio::test]
async fn nobody_finds_what_is_not_for_them() {
    let (app, mira, omar, square) = room().await;
    let admin = app.nobody().sign_in("admin", crate::support::PASSWORD).await;
    let secret = mira.make_channel("secret", "P").await;
    let open = mira.make_channel("open", "O").await;
    let eve = app.person(&admin, "eve").await;
    let both = direct(&mira, &eve).await;
    for channel in [&secret, &open, &both] {
        mira.say(channel, "treasure 今天 #treasure").await;
    }
    let all = [
        "treasure",
        "treas*",
        "\"treasure\"",
        "#treasure",
        "今天",
        "from:mira",
        "in:secret",
        "in:open",
        "-nothing",
        "in:@eve",
        "treasure -from:omar",
        "after:2020-01-01",
    ];
    for terms in all {
        for person in [&omar, &admin] {
            assert_eq!(found(person, terms).await, NOTHING, "{terms}");
            let body =
                json!({ "terms": terms, "is_or_search": true, "include_deleted_channels": true });
            let everywhere = person.post("/posts/search", body).await.ok();
            assert_eq!(messages(&everywhere), NOTHING, "{terms}");
        }
    }
    // As long as one is in there, and not after.
    let members = format!("/channels/{secret}/members");
    mira.post(&members, json!({ "user_id": omar.id() })).await.ok();
    assert_eq!(found(&omar, "treasure in:secret").await.len(), 1);
    omar.delete(&format!("{members}/me")).await.ok();
    for terms in all {
        assert_eq!(found(&omar, terms).await, NOTHING, "{terms}");
    }
    // Who leaves the team leaves its channels; direct ones stay.
    mira.say(&square, "treasure in the square").await;
    assert_eq!(found(&eve, "treasure").await.len(), 2);
    let team = eve.team_id().await;
    eve.delete(&format!("/teams/{team}/members/me")).await.ok();
    let left = eve.post("/posts/search", json!({ "terms": "treasure" })).await.ok();
    assert_eq!(messages(&left), ["treasure 今天 #treasure"]);
}

#[tokio::test]
async fn archived_channels_are_searched_when_asked_for() {
    let (_app, mira, omar, _) = room().await;
    let lab = mira.make_channel("lab", "O").await;
    mira.say(&lab, "one").await;
    mira.delete(&format!("/channels/{lab}")).await.ok();
    assert_eq!(found(&mira, "one").await, NOTHING);
    assert_eq!(found(&mira, "in:lab one").await, NOTHING);
    let archived = json!({ "terms": "one in:lab", "include_deleted_channels": true });
    assert_eq!(messages(&search(&mira, archived.clone()).await), ["one"]);
    assert_eq!(messages(&search(&omar, archived).await), NOTHING);
}
