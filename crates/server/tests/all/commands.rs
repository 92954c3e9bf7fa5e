//! Slash commands, and what this server does not have.

use serde_json::json;

use crate::support::{App, NO_PERMISSION, NO_SESSION, id};

#[tokio::test]
async fn commands_do_what_they_say() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let square = mira.channel_id("town-square").await;
    let run = async |command: &str| {
        mira.post("/commands/execute", json!({ "command": command, "channel_id": square })).await
    };
    assert_eq!(run("/me waves").await.ok()["type"], "me");
    assert_eq!(run("/Shrug").await.ok()["response_type"], "in_channel");
    let list = mira.get(&format!("/channels/{square}/posts?per_page=2")).await.ok();
    let newest = |idx: usize| &list["posts"][list["order"][idx].as_str().unwrap()];
    assert_eq!((&newest(1)["message"], &newest(1)["type"]), (&json!("*waves*"), &json!("me")));
    assert_eq!(newest(0)["message"], json!(r"¯\\\_(ツ)\_/¯"));
    for (command, status) in
        [("dnd", "dnd"), ("away", "away"), ("offline", "offline"), ("online", "online")]
    {
        assert_eq!(run(&format!("/{command}")).await.ok()["response_type"], "ephemeral");
        assert_eq!(mira.get("/users/me/status").await.ok()["status"], status);
    }
    run("/me").await.refused_field("command");
    run(&format!("/me {}", "x".repeat(16_384))).await.refused_field("message");
    run("/nothing").await.refused(404, "api.command.execute_command.not_found.app_error");
    for line in ["", "/", "/ me", "me"] {
        let id = "api.command.execute_command.start.app_error";
        if line == "/ me" {
            run(line).await.refused(404, "api.command.execute_command.not_found.app_error");
        } else {
            run(line).await.refused(400, id);
        }
    }
    let secret = admin.make_channel("secret", "P").await;
    let body = json!({ "command": "/shrug", "channel_id": secret });
    mira.post("/commands/execute", body).await.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn commands_are_listed_for_members_of_the_team() {
    let app = App::new().await;
    let admin = app.admin().await;
    let team = admin.team_id().await;
    let list = admin.get(&format!("/commands?team_id={team}")).await.ok();
    assert_eq!(list, admin.get(&format!("/teams/{team}/commands/autocomplete")).await.ok());
    assert!(list.as_array().unwrap().iter().all(|command| command["auto_complete"] == true));
    let path = format!("/teams/{team}/commands/autocomplete_suggestions?user_input=%2Fo");
    let suggestions = admin.get(&path).await.ok();
    assert_eq!(suggestions[0]["Complete"], "offline");
    assert_eq!(suggestions[1]["Suggestion"], "/online");
    admin.get("/commands?team_id=nowhere").await.refused(403, NO_PERMISSION);
    admin.get("/teams/nowhere/commands/autocomplete").await.refused(403, NO_PERMISSION);
    let path = "/teams/nowhere/commands/autocomplete_suggestions";
    admin.get(path).await.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn what_is_not_there_is_empty_or_refused_by_name() {
    let app = App::new().await;
    let admin = app.admin().await;
    let (team, square) = (admin.team_id().await, admin.channel_id("town-square").await);
    let post = id(&admin.say(&square, "hi").await);
    let path = format!("/posts/scheduled/team/{team}?includeDirectChannels=true");
    assert_eq!(admin.get(&path).await.ok(), json!({ &team: [], "directChannels": [] }));
    for path in [
        format!("/channels/{square}/bookmarks"),
        format!("/system/notices/{team}?client=web&clientVersion=1"),
        format!("/posts/{post}/files/info"),
        "/emoji".to_owned(),
    ] {
        assert_eq!(admin.get(&path).await.ok(), json!([]), "{path}");
        app.nobody().get(&path).await.refused(401, NO_SESSION);
    }
    assert_eq!(admin.post("/emoji/names", json!(["parrot"])).await.ok(), json!([]));
    admin.post("/emoji/names", json!(vec!["x"; 201])).await.refused_field("names");
    let upload = admin.post("/files", json!({})).await;
    upload.refused(501, "api.file.attachments.disabled.app_error");
    admin.get("/channels/nowhere/bookmarks").await.refused(404, "api.channel.not_found.app_error");
    admin.get("/posts/nowhere/files/info").await.refused(404, "api.post.not_found.app_error");
    admin.get("/posts/scheduled/team/nowhere").await.refused(403, NO_PERMISSION);
    admin.get("/system/notices/nowhere").await.refused(403, NO_PERMISSION);
}
