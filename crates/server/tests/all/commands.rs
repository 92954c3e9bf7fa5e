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
    app.nobody().post("/files", json!({})).await.refused(401, NO_SESSION);
    admin.get("/channels/nowhere/bookmarks").await.refused(404, "api.channel.not_found.app_error");
    admin.get("/posts/nowhere/files/info").await.refused(404, "api.post.not_found.app_error");
    admin.get("/posts/scheduled/team/nowhere").await.refused(403, NO_PERMISSION);
    admin.get("/system/notices/nowhere").await.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn commands_go_in_and_out_of_channels() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let square = mira.channel_id("town-square").await;
    let lab = admin.make_channel("lab", "O").await;
    let secret = admin.make_channel("secret", "P").await;
    let team = admin.get("/users/me/teams").await.ok()[0]["name"].as_str().unwrap().to_owned();
    let run = async |person: &crate::support::Person, channel: &str, command: &str| {
        let body = json!({ "command": command, "channel_id": channel });
        person.post("/commands/execute", body).await
    };
    let joined = run(&mira, &square, "/join ~lab").await.ok();
    assert_eq!(joined["goto_location"], format!("/{team}/channels/lab"));
    let unknown = "api.channel.not_found.app_error";
    run(&mira, &square, "/join ~secret").await.refused(404, unknown);
    run(&mira, &square, "/join ~nowhere").await.refused(404, unknown);
    run(&mira, &square, "/join").await.refused_field("command");

    run(&mira, &lab, "/header **soon**").await.ok();
    run(&mira, &lab, "/purpose trying").await.ok();
    run(&mira, &lab, "/rename Laboratory").await.ok();
    let channel = mira.get(&format!("/channels/{lab}")).await.ok();
    assert_eq!(
        (&channel["header"], &channel["purpose"], &channel["display_name"]),
        (&json!("**soon**"), &json!("trying"), &json!("Laboratory"))
    );
    run(&mira, &lab, &format!("/header {}", "x".repeat(1025))).await.refused_field("header");

    let muted = async || {
        let member = mira.get(&format!("/channels/{lab}/members/me")).await.ok();
        member["notify_props"]["mark_unread"].clone()
    };
    run(&mira, &lab, "/mute").await.ok();
    assert_eq!(muted().await, "mention");
    run(&mira, &square, "/mute ~lab").await.ok();
    assert_eq!(muted().await, "all");

    // Who manages the channel may take people out, others not.
    run(&mira, &lab, "/kick @admin").await.refused(403, NO_PERMISSION);
    run(&admin, &lab, "/kick @mira").await.ok();
    run(&mira, &lab, "/mute").await.refused(403, NO_PERMISSION);
    run(&admin, &lab, "/invite @mira ~secret").await.ok();
    let members = format!("/channels/{secret}/members/{}", mira.id());
    assert_eq!(mira.get(&members).await.ok()["channel_id"], secret);
    run(&admin, &lab, "/invite @nobody").await.refused(404, "api.user.not_found.app_error");
    run(&admin, &lab, "/invite ~secret").await.refused_field("command");
    let left = run(&mira, &secret, "/leave").await.ok();
    assert_eq!(left["goto_location"], format!("/{team}/channels/town-square"));
    mira.get(&members).await.refused(403, NO_PERMISSION);
    let default = "api.channel.remove.default.app_error";
    run(&mira, &square, "/leave").await.refused(400, default);
}

#[tokio::test]
async fn commands_write_to_people_and_choose_for_oneself() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let eve = app.person(&admin, "eve").await;
    let square = mira.channel_id("town-square").await;
    let run = async |command: &str| {
        mira.post("/commands/execute", json!({ "command": command, "channel_id": square })).await
    };
    let gone = run("/msg @eve are you there?").await.ok();
    assert!(gone["goto_location"].as_str().unwrap().ends_with("/messages/@eve"), "{gone}");
    let channels = eve.get("/users/me/channels").await.ok();
    let channels = channels.as_array().unwrap();
    let direct = channels.iter().find(|channel| channel["type"] == "D").unwrap();
    let posts = eve.get(&format!("/channels/{}/posts", id(direct))).await.text();
    assert!(posts.contains("are you there?"));
    run("/msg").await.refused_field("command");
    run("/msg @nobody hi").await.refused(404, "api.user.not_found.app_error");
    let group = run("/groupmsg @eve, @admin who comes?").await.ok();
    assert!(group["goto_location"].as_str().unwrap().contains("/messages/"), "{group}");
    assert_eq!(run("/echo *as is*").await.ok()["text"], "*as is*");
    assert_eq!(run("/code let a\nlet b").await.ok()["text"], "    let a\n    let b");
    for (command, value) in [("/collapse", "true"), ("/expand", "false")] {
        run(command).await.ok();
        let own = mira.get("/users/me/preferences/display_settings").await.ok();
        assert_eq!(
            (&own[0]["name"], &own[0]["value"]),
            (&"collapse_previews".into(), &value.into())
        );
    }
    assert!(run("/help").await.ok()["text"].as_str().unwrap().contains("`/shrug [message]`"));
    assert_eq!(run("/logout").await.ok()["response_type"], "ephemeral");
}
