//! The audit log: everything that administrators do, and no secret in it.

use serde_json::{Value, json};

use crate::{
    permissions::{reader, with_hover},
    support::{App, NO_PERMISSION, PASSWORD, Person, account, id},
};

/// Actions and what they were about, the oldest first.
async fn entries(admin: &Person) -> Vec<(String, String)> {
    let audits = admin.get("/audits?per_page=200").await.ok();
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap().to_owned();
    let entries = audits.as_array().unwrap().iter().rev();
    entries.map(|entry| (text(entry, "action"), text(entry, "extra_info"))).collect()
}

#[tokio::test]
async fn what_an_administrator_does_is_noted() {
    let app = with_hover().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let id = mira.id();
    admin.put(&format!("/users/{id}/patch"), json!({ "nickname": "M" })).await.ok();
    admin.put("/config/patch", json!({ "PluginSettings": { "EnableUploads": true } })).await.ok();
    admin.post("/plugins/hover/enable", json!({})).await.ok();
    admin.post("/plugins/hover/disable", json!({})).await.ok();
    admin.put("/plugins/slots/profile-popover.v1", json!(["hover"])).await.ok();
    admin.delete("/plugins/hover/reports").await.ok();
    let password = json!({ "new_password": "Another-horse-9" });
    admin.put(&format!("/users/{id}/password"), password).await.ok();
    admin.post(&format!("/users/{id}/sessions/revoke/all"), json!({})).await.ok();
    admin.put(&format!("/users/{id}/active"), json!({ "active": false })).await.ok();
    let entries = entries(&admin).await;
    for (action, extra) in [
        ("session.create", String::new()),
        ("user.create", format!("user={id} username=mira")),
        ("user.patch", format!("user={id} username=mira")),
        ("config.patch", "keys=PluginSettings.EnableUploads".to_owned()),
        ("plugin.enable", "plugin=hover".to_owned()),
        ("plugin.disable", "plugin=hover".to_owned()),
        ("plugin.order", "slot=profile-popover.v1 order=hover".to_owned()),
        ("plugin.reports.delete", "plugin=hover".to_owned()),
        ("user.password", format!("user={id}")),
        ("session.revoke_all", format!("user={id}")),
        ("user.active", format!("user={id} active=false")),
    ] {
        assert!(entries.contains(&(action.to_owned(), extra)), "{action}: {entries:?}");
    }
    let newest = &admin.get("/audits?per_page=1").await.ok()[0];
    assert_eq!((&newest["action"], &newest["user_id"]), (&json!("user.active"), &admin.user["id"]));
    assert_eq!(newest["session_id"].as_str().unwrap().len(), 26);
    assert!(newest["create_at"].as_i64().unwrap() > 0);
}

#[tokio::test]
async fn what_others_try_is_noted_but_does_not_fill_the_log() {
    let app = with_hover().await;
    let admin = app.admin().await;
    let reader = reader(&app, &admin).await;
    for _ in 0..30 {
        reader.post("/plugins/hover/enable", json!({})).await.refused(403, NO_PERMISSION);
    }
    let refused = ("refused".to_owned(), "method=POST path=/plugins/hover/enable".to_owned());
    let entries = entries(&admin).await;
    let n_refused = entries.iter().filter(|entry| **entry == refused).count();
    assert_eq!(n_refused, 10, "{entries:?}");
}

#[tokio::test]
async fn wrong_passwords_of_administrators_are_noted_and_those_of_others_are_not() {
    let app = App::new().await;
    let admin = app.admin().await;
    app.person(&admin, "mira").await;
    for name in ["admin", "mira", "nobody"] {
        let body = json!({ "login_id": name, "password": "Wrong-horse-9" });
        app.nobody().post("/users/login", body).await;
    }
    let entries = entries(&admin).await;
    let refused = entries.iter().filter(|(action, _)| action == "session.refused").count();
    assert_eq!(refused, 1, "{entries:?}");
    let text = format!("{entries:?}");
    assert!(!text.contains(PASSWORD) && !text.contains("Wrong-horse"), "{text}");
}

#[tokio::test]
async fn the_log_comes_in_pages_and_has_an_end() {
    let app = App::with(|config| config.audits_kept = 5).await;
    let admin = app.admin().await;
    for n in 0..8 {
        let path = format!("/plugins/slots/slot-{n}.v1");
        admin.put(&path, json!(["hover"])).await.ok();
    }
    let all = admin.get("/audits").await.ok();
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), 5);
    assert_eq!(all[0]["extra_info"], "slot=slot-7.v1 order=hover");
    let page = admin.get("/audits?page=1&per_page=2").await.ok();
    assert_eq!(page.as_array().unwrap(), &all[2..4]);
}

#[tokio::test]
async fn an_unchanged_configuration_is_no_entry() {
    let app = App::new().await;
    let admin = app.admin().await;
    let before = entries(&admin).await;
    let whole = admin.get("/config").await.ok();
    admin.put("/config", whole).await.ok();
    admin.put("/config/patch", json!({})).await.ok();
    assert_eq!(entries(&admin).await, before);
    // Neither is what users do with their own accounts.
    app.nobody().post("/users", account("x")).await;
    assert_eq!(entries(&admin).await, before);
}

#[tokio::test]
async fn nobody_can_push_out_of_the_log_what_administrators_did() {
    let app = App::with(|config| config.audits_kept = 8).await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    admin.put("/plugins/slots/slot-a.v1", json!(["hover"])).await.ok();
    for _ in 0..10 {
        mira.post("/plugins/hover/enable", json!({})).await.refused(403, NO_PERMISSION);
    }
    for _ in 0..9 {
        let body = json!({ "login_id": "admin", "password": "Wrong-horse-9" });
        app.nobody().post("/users/login", body).await;
    }
    let entries = entries(&admin).await;
    let count = |action| entries.iter().filter(|entry| entry.0 == action).count();
    assert_eq!(count("plugin.order"), 1, "{entries:?}");
    assert_eq!(count("refused") + count("session.refused"), 2, "{entries:?}");
    assert_eq!(entries.last().unwrap().0, "session.refused");
}

#[tokio::test]
async fn what_an_administrator_does_among_others_is_noted_and_what_people_do_is_not() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let user = mira.id();
    let channel = admin.make_channel("plans", "O").await;
    let team = json!({ "name": "board", "display_name": "Board", "type": "O" });
    let team = id(&admin.post("/teams", team).await.ok());
    let member = json!({ "team_id": team, "user_id": user });
    admin.post(&format!("/teams/{team}/members"), member).await.ok();
    admin.delete(&format!("/teams/{team}/members/{user}")).await.ok();
    let joining = json!({ "user_id": user });
    admin.post(&format!("/channels/{channel}/members"), joining).await.ok();
    let said = id(&mira.say(&channel, "Hello").await);
    admin.delete(&format!("/posts/{said}")).await.ok();
    admin.delete(&format!("/channels/{channel}/members/{user}")).await.ok();
    admin.delete(&format!("/channels/{channel}")).await.ok();
    // Of these there is nothing to note.
    let own = mira.make_channel("own", "O").await;
    let said = id(&mira.say(&own, "Hello").await);
    mira.delete(&format!("/posts/{said}")).await.ok();
    mira.delete(&format!("/channels/{own}")).await.ok();

    let mut entries = entries(&admin).await;
    entries.retain(|(action, _)| !action.starts_with("session.") && action != "user.create");
    let entries: Vec<String> =
        entries.into_iter().map(|(action, info)| format!("{action} {info}")).collect();
    let post = entries.iter().find(|entry| entry.starts_with("post.delete post=")).unwrap();
    assert!(post.ends_with(&format!(" user={user}")), "{post}");
    for expected in [
        format!("team.create team={team} name=board"),
        format!("team.add_member team={team} user={user}"),
        format!("team.remove_member team={team} user={user}"),
        format!("channel.remove_member channel={channel} user={user}"),
        format!("channel.archive channel={channel} name=plans"),
    ] {
        assert!(entries.contains(&expected), "{expected}: {entries:?}");
    }
    assert_eq!(entries.len(), 6, "{entries:?}");
}
