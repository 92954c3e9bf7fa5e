//! Searches that nobody should type: each is answered, none breaks out, and limits say so.

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use serde_json::{Value, json};

use super::{INVALID, found, room, search};
use crate::support::{App, Person};

/// What means something to one of the databases, to their languages of search, or to programs.
const PIECES: &str = r#"("|'|''|\*|-|--|\+|\^|:|;|\(|\)|\{|\}|\\|\|\||&|!|<->|~|@|#|%|_|,|\$1|\?| OR | AND | NOT |NEAR\(a b, 2\)|message:|rowid|OR 1=1|'; DROP TABLE posts; --|:\*|from:|in:|in:@|-in:|on:2026-01-01|after:|ext:|[a-zß]{1,3}|Ω|今|🎉|﷽|\u{301}|\u{200d}|\u{0}|x{130}|[0-9]{1,3}| )"#;

#[tokio::test]
async fn hostile_searches_find_nothing_or_what_they_say() {
    let (_app, mira, _, square) = room().await;
    mira.say(&square, "one OR 1=1 treasure").await;
    mira.say(&square, "two 100% sure_thing").await;
    let long = "x".repeat(1000);
    for terms in [
        "\"",
        "\"\"",
        "\"\"\"",
        "*",
        "**",
        "-",
        "- - -",
        "-\"",
        "\"*",
        "^one",
        "(one",
        "one)",
        "{}",
        "\\",
        "\\\"",
        "'",
        "''",
        "';--",
        ":*",
        "!",
        "!!",
        "&",
        "|",
        "<->",
        "NEAR(",
        "NEAR(one",
        "message : one -",
        "one:*",
        "$1",
        "?",
        "\0",
        "\u{feff}",
        "\u{200d}",
        "\u{301}",
        &long,
        "ﷺﷺﷺ",
        "_",
        "%",
        "今%",
        "#",
        "##",
        "#*",
        "@",
        "~",
        "from:",
        "in:",
        "in:@",
        "in:~",
        "from:@",
        "ext:",
        "ext:.",
        "from:'",
        "in:\"",
        "from:\"x",
        "in:\0x",
    ] {
        let found = found(&mira, terms).await;
        assert!(found.len() < 2, "{terms:?}: {found:?}");
    }
    assert_eq!(found(&mira, "nothing OR 1=1").await, [""; 0]);
    assert_eq!(found(&mira, "nothing' OR '1'='1").await, [""; 0]);
    assert_eq!(found(&mira, "one OR 1=1").await, ["one OR 1=1 treasure"]);
    assert_eq!(found(&mira, "ext:txt").await, [""; 0], "posts end with nothing");
    assert_eq!(found(&mira, "treasure\" OR \"two").await, [""; 0]);
    assert_eq!(found(&mira, "\"100%\"").await, ["two 100% sure_thing"]);
}

#[tokio::test]
async fn every_search_is_answered() {
    let (_app, mira, _, square) = room().await;
    mira.say(&square, "one").await;
    let mut runner = TestRunner::deterministic();
    let terms = proptest::collection::vec(PIECES, 1..40).prop_map(|pieces| pieces.concat());
    for _ in 0..200 {
        let terms = terms.new_tree(&mut runner).unwrap().current();
        for (path, is_or) in
            [("/posts/search", false), ("/posts/search", true), ("/files/search", false)]
        {
            let body = json!({ "terms": terms, "is_or_search": is_or });
            let answer = mira.post(path, body).await;
            let is_answered = answer.status.is_success() || answer.status.as_u16() == 400;
            assert!(is_answered, "{terms:?}: {} {}", answer.status, answer.text());
        }
    }
}

#[tokio::test]
async fn who_searches_without_end_is_asked_to_wait() {
    let app = App::with(|config| config.searches_per_minute = 3).await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let one = json!({ "terms": "one" });
    // What is refused anyway does not count.
    mira.post("/posts/search", json!({ "terms": "" })).await.refused(400, INVALID);
    for path in ["/posts/search", "/files/search", "/posts/search"] {
        mira.post(path, one.clone()).await.ok();
    }
    for path in ["/posts/search", "/files/search"] {
        let answer = mira.post(path, one.clone()).await;
        answer.refused(429, "api.search.too_many.app_error");
        let seconds: u64 = answer.header("retry-after").parse().unwrap();
        assert!((1..=61).contains(&seconds), "{seconds}");
    }
    admin.post("/posts/search", one).await.ok();
}

async fn refused(person: &Person, body: Value, field: &str, rule: &str) {
    for path in ["/posts/search", "/files/search"] {
        let refusal = person.post(path, body.clone()).await.refused(400, INVALID);
        let detail = refusal["detailed_error"].as_str().unwrap();
        assert!(detail.contains(&format!("field={field}")) && detail.contains(rule), "{detail}");
    }
}

#[tokio::test]
async fn limits_say_field_value_and_rule() {
    let (_app, mira, _, _) = room().await;
    let terms = |terms: &str| json!({ "terms": terms });
    refused(&mira, terms(&"x".repeat(10_000)), "terms", "at most 1024 characters").await;
    refused(&mira, terms(&"x ".repeat(400)), "terms", "at most 64 words").await;
    refused(&mira, terms(""), "terms", "at least one word").await;
    refused(&mira, terms("  "), "terms", "at least one word").await;
    refused(&mira, json!({}), "terms", "at least one word").await;
    refused(&mira, terms("one before:tomorrow"), "terms", "2026-01-31").await;
    refused(&mira, terms("on:2026-02-30"), "terms", "value=\"on:2026-02-30\"").await;
    for (field, value, rule) in [
        ("per_page", 0, "from 1 to 200"),
        ("per_page", 201, "from 1 to 200"),
        ("page", -1, "from 0 to 1000"),
        ("page", 1001, "from 0 to 1000"),
        ("time_zone_offset", 86_401, "from -86400 to 86400"),
        ("time_zone_offset", i64::MIN, "from -86400 to 86400"),
    ] {
        refused(&mira, json!({ "terms": "one", field: value }), field, rule).await;
    }
    let body = json!({ "terms": "one", "per_page": 200, "page": 1000 });
    assert_eq!(search(&mira, body).await["order"], json!([]));
}
