//! Files are found by any part of their names, and by what their names end with.

use serde_json::{Value, json};

use super::room;
use crate::{
    files::{post_with, uploaded},
    support::Person,
};

/// The names that are found, newest first.
async fn found(person: &Person, terms: &str) -> Vec<String> {
    let team = person.team_id().await;
    let body = json!({ "terms": terms });
    names(&person.post(&format!("/teams/{team}/files/search"), body).await.ok())
}

fn names(list: &Value) -> Vec<String> {
    let order = list["order"].as_array().unwrap().iter();
    let name = |id: &Value| list["file_infos"][id.as_str().unwrap()]["name"].clone();
    order.map(|id| name(id).as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn files_are_found_by_their_names() {
    let (_app, mira, omar, square) = room().await;
    let all = [
        "Report_2026 final.PDF",
        "report.txt",
        "Übersicht.pdf",
        "отчёт.txt",
        "我的文件.png",
        "100%.txt",
    ];
    for name in all {
        let file = uploaded(&mira, &square, name, b"content").await;
        post_with(&mira, &square, &[&file]).await.ok();
    }
    uploaded(&mira, &square, "report-nowhere.txt", b"of no post").await;
    for (terms, expected) in [
        ("report", &[all[1], all[0]][..]),
        ("REP* 2026", &[all[0]]),
        ("\"2026 final\"", &[all[0]]),
        ("report -final", &[all[1]]),
        ("report ext:pdf", &[all[0]]),
        ("ext:.PDF", &[all[2], all[0]]),
        ("ext:pdf ext:png -ext:txt", &[all[4], all[2], all[0]]),
        ("-ext:pdf -ext:txt", &[all[4]]),
        ("übersicht", &[all[2]]),
        ("ÜBERSICHT", &[all[2]]),
        ("ОТЧЁТ", &[all[3]]),
        ("文件", &[all[4]]),
        ("\"100%\"", &[all[5]]),
        ("_2026", &[all[0]]),
        ("r_port", &[]),
        ("report from:omar", &[]),
        ("report from:mira in:town-square", &[all[1], all[0]]),
        ("report before:2020-01-01", &[]),
    ] {
        assert_eq!(found(&omar, terms).await, expected, "{terms}");
    }
    let either = json!({ "terms": "final 文件", "is_or_search": true, "per_page": 1 });
    let list = omar.post("/files/search", either).await.ok();
    assert_eq!((names(&list), &list["has_next"]), (vec![all[4].to_owned()], &json!(true)));
    assert_eq!((&list["next_file_info_id"], &list["prev_file_info_id"]), (&json!(""), &json!("")));
}

#[tokio::test]
async fn files_follow_their_posts_and_channels() {
    let (_app, mira, omar, square) = room().await;
    let secret = mira.make_channel("secret", "P").await;
    let file = uploaded(&mira, &secret, "plan.txt", b"content").await;
    post_with(&mira, &secret, &[&file]).await.ok();
    assert_eq!(found(&mira, "plan").await, ["plan.txt"]);
    for terms in ["plan", "ext:txt", "from:mira", "in:secret", "-nothing"] {
        assert_eq!(found(&omar, terms).await, [""; 0], "{terms}");
    }
    let file = uploaded(&mira, &square, "plan.txt", b"content").await;
    let post = post_with(&mira, &square, &[&file]).await.ok();
    assert_eq!(found(&omar, "plan").await, ["plan.txt"]);
    mira.delete(&format!("/posts/{}", post["id"].as_str().unwrap())).await.ok();
    assert_eq!(found(&omar, "plan").await, [""; 0]);
    mira.delete(&format!("/channels/{secret}")).await.ok();
    assert_eq!(found(&mira, "plan").await, [""; 0]);
}
