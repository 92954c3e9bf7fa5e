//! Searching for posts and files: what is found, by whom, and what becomes of hostile searches.

use serde_json::{Value, json};

use crate::support::{App, NO_PERMISSION, Person, id};

mod files;
mod hostile;
mod places;

pub(super) const INVALID: &str = "api.context.invalid_body_param.app_error";

/// Two people in one channel, and its id.
async fn room() -> (App, Person, Person, String) {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let omar = app.person(&admin, "omar").await;
    let square = mira.channel_id("town-square").await;
    (app, mira, omar, square)
}

/// What a search in the person's team finds.
async fn search(person: &Person, body: Value) -> Value {
    let team = person.team_id().await;
    person.post(&format!("/teams/{team}/posts/search"), body).await.ok()
}

/// The messages that are found, newest first.
async fn found(person: &Person, terms: &str) -> Vec<String> {
    messages(&search(person, json!({ "terms": terms })).await)
}

fn messages(list: &Value) -> Vec<String> {
    let order = list["order"].as_array().unwrap().iter();
    let message = |id: &Value| list["posts"][id.as_str().unwrap()]["message"].clone();
    order.map(|id| message(id).as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn posts_are_found_by_words_the_newest_first() {
    let (_app, mira, omar, square) = room().await;
    for message in ["The deploy failed", "deployed again", "DEPLOY: all well", "a-deploy/b.deploy"]
    {
        mira.say(&square, message).await;
    }
    let both = ["a-deploy/b.deploy", "DEPLOY: all well", "The deploy failed"];
    assert_eq!(found(&omar, "deploy").await, both);
    assert_eq!(found(&omar, "deploy well").await, both[1..2]);
    assert_eq!(found(&omar, "Deploy -well -b").await, both[2..]);
    assert_eq!(found(&omar, "depl* again").await, ["deployed again"]);
    assert_eq!(found(&omar, "depl").await, Vec::<String>::new());
    assert_eq!(found(&omar, r#""deploy failed""#).await, both[2..]);
    assert_eq!(found(&omar, r#""failed deploy""#).await, Vec::<String>::new());
    assert_eq!(found(&omar, r#""the depl"*"#).await, both[2..]);
    assert_eq!(found(&omar, r#"deploy -"all well""#).await, [both[0], both[2]]);
    let either = search(&omar, json!({ "terms": "again failed", "is_or_search": true })).await;
    assert_eq!(messages(&either), ["deployed again", "The deploy failed"]);
}

#[tokio::test]
async fn results_say_what_was_found() {
    let (_app, mira, omar, square) = room().await;
    let post = id(&mira.say(&square, "Müller says: deploy the Release-Notes #ship-it").await);
    mira.put(&format!("/posts/{post}/patch"), json!({ "is_pinned": true })).await.ok();
    let terms = r#"muller dep* "release notes" #ship-it"#;
    let list = search(&omar, json!({ "terms": terms })).await;
    assert_eq!(list["order"], json!([post]));
    assert_eq!(list["matches"][&post], json!(["Müller", "deploy", "Release-Notes", "#ship-it"]));
    let found = &list["posts"][&post];
    assert_eq!((&found["is_pinned"], &found["user_id"]), (&json!(true), &json!(mira.id())));
    assert_eq!((&list["next_post_id"], &list["prev_post_id"]), (&json!(""), &json!("")));
    let none = search(&omar, json!({ "terms": "nothing" })).await;
    assert_eq!(
        (&none["order"], &none["posts"], &none["matches"]),
        (&json!([]), &json!({}), &json!({}))
    );
}

#[tokio::test]
async fn hashtags_are_more_than_words() {
    let (_app, mira, _, square) = room().await;
    for message in ["ship it", "#ship-it", "#ship-it-now", "#Größe", "#größer", "`#ship-it` #other"]
    {
        mira.say(&square, message).await;
    }
    assert_eq!(found(&mira, "#ship-it").await, ["#ship-it"]);
    assert_eq!(found(&mira, "#Ship*").await, ["#ship-it-now", "#ship-it"]);
    assert_eq!(found(&mira, "#GRÖSSE").await, Vec::<String>::new());
    assert_eq!(found(&mira, "#größe").await, ["#Größe"]);
    assert_eq!(
        found(&mira, "ship -#ship-it").await,
        ["`#ship-it` #other", "#ship-it-now", "ship it"]
    );
    let either = json!({ "terms": "#größe #other", "is_or_search": true });
    assert_eq!(messages(&search(&mira, either).await), ["`#ship-it` #other", "#Größe"]);
}

#[tokio::test]
async fn scripts_without_spaces_and_emoji_are_found_as_they_stand() {
    let (_app, mira, _, square) = room().await;
    let all = [
        "我今天很高兴",
        "東京タワーに行く",
        "배포했습니다",
        "done 🎉",
        "新しいiPhone版",
        "हिन्दी में",
    ];
    for message in all {
        mira.say(&square, message).await;
    }
    for (terms, expected) in [
        ("今天", all[0]),
        ("高兴 今天", all[0]),
        ("タワー", all[1]),
        ("배포", all[2]),
        ("🎉", all[3]),
        ("done 🎉", all[3]),
        ("iphone版", all[4]),
        ("हिन्दी", all[5]),
    ] {
        assert_eq!(found(&mira, terms).await, [expected], "{terms}");
    }
    let either = json!({ "terms": "今天 done", "is_or_search": true });
    assert_eq!(messages(&search(&mira, either).await), [all[3], all[0]]);
    assert_eq!(found(&mira, "done -🎉").await, Vec::<String>::new());
    assert_eq!(found(&mira, "今明").await, Vec::<String>::new());
}

#[tokio::test]
async fn case_and_accents_do_not_count() {
    let (_app, mira, _, square) = room().await;
    for message in ["Ärger im Café", "ПРИВЕТ мир", "Ελλάδα «ναι»"] {
        mira.say(&square, message).await;
    }
    for (terms, expected) in [
        ("ÄRGER", "Ärger im Café"),
        ("arger cafe", "Ärger im Café"),
        ("cafe\u{301}", "Ärger im Café"),
        ("привет", "ПРИВЕТ мир"),
        ("ΝΑΙ ελλάδα", "Ελλάδα «ναι»"),
    ] {
        assert_eq!(found(&mira, terms).await, [expected], "{terms}");
    }
}

#[tokio::test]
async fn edits_and_deletes_follow() {
    let (_app, mira, omar, square) = room().await;
    let root = id(&mira.say(&square, "alpha root").await);
    let reply = json!({ "channel_id": square, "root_id": root, "message": "beta reply" });
    omar.post("/posts", reply).await.ok();
    assert_eq!(found(&omar, "beta").await, ["beta reply"]);
    let patch = json!({ "message": "gamma root" });
    mira.put(&format!("/posts/{root}/patch"), patch).await.ok();
    assert_eq!(found(&omar, "alpha").await, Vec::<String>::new());
    assert_eq!(found(&omar, "gamma").await, ["gamma root"]);
    mira.delete(&format!("/posts/{root}")).await.ok();
    for terms in ["gamma", "beta", "root", "from:mira gamma", "-nothing gamma"] {
        assert_eq!(found(&omar, terms).await, Vec::<String>::new(), "{terms}");
    }
}

#[tokio::test]
async fn what_the_server_says_is_not_found() {
    let (_app, mira, omar, square) = room().await;
    let lab = mira.make_channel("lab", "O").await;
    omar.post(&format!("/channels/{lab}/members"), json!({ "user_id": "me" })).await.ok();
    let posts = mira.get(&format!("/channels/{lab}/posts")).await.text();
    assert!(posts.contains("joined the channel"), "{posts}");
    mira.say(&square, "who joined?").await;
    assert_eq!(found(&mira, "joined").await, ["who joined?"]);
    assert_eq!(found(&mira, "in:lab").await, Vec::<String>::new());
    let me = json!({ "command": "/me joined us", "channel_id": square });
    omar.post("/commands/execute", me).await.ok();
    assert_eq!(found(&mira, "joined").await.len(), 2, "what people do is theirs");
}

#[tokio::test]
async fn results_come_in_pages() {
    let (_app, mira, _, square) = room().await;
    for n in 1..=5 {
        mira.say(&square, &format!("same {n}")).await;
    }
    let page = |page: u32| json!({ "terms": "same", "page": page, "per_page": 2 });
    let first = search(&mira, page(0)).await;
    assert_eq!(
        (messages(&first), &first["has_next"]),
        (vec!["same 5".into(), "same 4".into()], &json!(true))
    );
    let last = search(&mira, page(2)).await;
    assert_eq!((messages(&last), &last["has_next"]), (vec!["same 1".into()], &json!(false)));
    assert_eq!(messages(&search(&mira, page(3)).await), Vec::<String>::new());
}

#[tokio::test]
async fn only_members_of_a_team_search_it() {
    let (app, mira, _, square) = room().await;
    let admin = app.nobody().sign_in("admin", crate::support::PASSWORD).await;
    let body = json!({ "name": "other", "display_name": "Other", "type": "O" });
    let other = id(&admin.post("/teams", body).await.ok());
    for what in ["posts", "files"] {
        let path = format!("/teams/{other}/{what}/search");
        mira.post(&path, json!({ "terms": "one" })).await.refused(403, NO_PERMISSION);
    }
    let channel = json!({ "team_id": other, "name": "lab", "display_name": "Lab", "type": "O" });
    let lab = id(&admin.post("/channels", channel).await.ok());
    admin.say(&lab, "one there").await;
    mira.say(&square, "one here").await;
    let everywhere = admin.post("/posts/search", json!({ "terms": "one" })).await.ok();
    assert_eq!(messages(&everywhere), ["one here", "one there"]);
    assert_eq!(found(&mira, "one").await, ["one here"]);
    let everywhere = mira.post("/posts/search", json!({ "terms": "one" })).await.ok();
    assert_eq!(messages(&everywhere), ["one here"]);
}
