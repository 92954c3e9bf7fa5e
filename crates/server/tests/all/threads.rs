//! Threads that somebody takes part in: totals, pages, who may ask.

use serde_json::{Value, json};

use crate::support::{App, NO_PERMISSION, Person, id};

async fn reply(person: &Person, channel: &str, root: &str, message: &str) -> Value {
    let body = json!({ "channel_id": channel, "root_id": root, "message": message });
    person.post("/posts", body).await.ok()
}

#[tokio::test]
async fn totals_count_what_one_wrote_in_and_has_not_read() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let omar = app.person(&admin, "omar").await;
    let square = mira.channel_id("town-square").await;
    let path = format!("/users/me/teams/{}/threads", mira.team_id().await);
    let root = id(&mira.say(&square, "who brings cake?").await);
    id(&mira.say(&square, "no thread, nobody answers").await);
    reply(&omar, &square, &root, "me, @mira").await;
    reply(&omar, &square, &root, "and tea").await;
    let direct = id(&omar.post("/channels/direct", json!([omar.id(), mira.id()])).await.ok());
    let private = id(&mira.say(&direct, "psst").await);
    reply(&omar, &direct, &private, "what?").await;

    let totals = mira.get(&format!("{path}?totalsOnly=true")).await.ok();
    assert_eq!(
        totals,
        json!({ "total": 2, "total_unread_threads": 2, "total_unread_mentions": 2,
            "total_unread_urgent_mentions": 0, "threads": [] })
    );
    let all = mira.get(&format!("{path}?threadsOnly=true")).await.ok();
    assert_eq!((&all["total"], all["threads"].as_array().unwrap().len()), (&json!(0), 2));
    let newest = &all["threads"][0];
    assert_eq!((&newest["id"], &newest["unread_mentions"]), (&json!(private), &json!(1)));
    let cake = &all["threads"][1];
    assert_eq!((&cake["unread_replies"], &cake["unread_mentions"]), (&json!(2), &json!(1)));
    let writers = cake["participants"].as_array().unwrap();
    assert_eq!((writers.len(), &writers[0]["username"]), (2, &json!("")));
    let extended = mira.get(&format!("{path}/{root}?extended=true")).await.ok();
    let names: Vec<&Value> =
        extended["participants"].as_array().unwrap().iter().map(|user| &user["username"]).collect();
    assert!(names.contains(&&json!("omar")) && names.contains(&&json!("mira")), "{names:?}");
    assert_eq!(
        extended["participants"][0]["email"].as_str().unwrap().is_empty(),
        names[0] == "omar"
    );

    mira.post("/channels/members/me/view", json!({ "channel_id": square })).await.ok();
    let unread = mira.get(&format!("{path}?unread=true")).await.ok();
    assert_eq!((&unread["total"], &unread["total_unread_threads"]), (&json!(2), &json!(1)));
    assert_eq!(unread["threads"].as_array().unwrap().len(), 1);
    // Pages: from a thread to older and to newer ones.
    let before = mira.get(&format!("{path}?before={private}")).await.ok();
    assert_eq!(before["threads"][0]["id"], json!(root));
    let after = mira.get(&format!("{path}?after={root}&per_page=1")).await.ok();
    assert_eq!(after["threads"][0]["id"], json!(private));
    let since = mira.get(&format!("{path}?since={}", cake["last_reply_at"])).await.ok();
    assert_eq!(since["threads"].as_array().unwrap().len(), 1);
    // Reading alone is not taking part, and nobody sees the threads of others.
    assert_eq!(admin.get(&path).await.ok()["total"], 0);
    let foreign = path.replace("/me/", &format!("/{}/", mira.id()));
    for other in [&omar, &admin] {
        other.get(&foreign).await.refused(403, NO_PERMISSION);
        other.get(&format!("{foreign}/{root}")).await.refused(403, NO_PERMISSION);
    }
    admin.get(&format!("{path}/{root}")).await.refused(404, "api.thread.not_found.app_error");
    mira.get("/users/me/teams/nowhere/threads").await.refused(403, NO_PERMISSION);
    mira.delete(&format!("/posts/{root}")).await.ok();
    assert_eq!(mira.get(&path).await.ok()["total"], 1, "a deleted thread is none");
}
