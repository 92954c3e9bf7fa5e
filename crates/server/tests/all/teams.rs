//! Teams.

use serde_json::json;

use crate::support::{App, NO_PERMISSION, Person, id, socket::Socket};

#[tokio::test]
async fn administrators_make_teams_and_people_enter_the_open_ones() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let team = |name: &str, kind: &str| json!({ "name": name, "display_name": name, "type": kind });
    mira.post("/teams", team("crew", "O")).await.refused(403, NO_PERMISSION);
    let crew = id(&admin.post("/teams", team("crew", "O")).await.ok());
    let closed = id(&admin.post("/teams", team("closed", "I")).await.ok());
    admin.post("/teams", team("crew", "O")).await.refused(400, "app.team.save.existing.app_error");
    admin.post("/teams", team("Crew", "O")).await.refused_field("name");
    for address in ["docs", "workbench", "admin_console", "playbooks"] {
        admin.post("/teams", team(address, "O")).await.refused_field("name");
    }
    admin.post("/teams", team("other", "X")).await.refused_field("type");

    let join = |team: &str| json!({ "team_id": team, "user_id": mira.id() });
    let members = |team: &str| format!("/teams/{team}/members");
    mira.post(&members(&closed), join(&closed)).await.refused(403, NO_PERMISSION);
    mira.get(&format!("/teams/{closed}")).await.refused(404, "api.team.not_found.app_error");
    mira.get(&members(&crew)).await.refused(403, NO_PERMISSION);
    mira.post(&members(&crew), join(&crew)).await.ok();
    assert_eq!(mira.get(&members(&crew)).await.ok().as_array().unwrap().len(), 2);
    let names = mira.get(&format!("/users/me/teams/{crew}/channels")).await.ok();
    assert_eq!(names.as_array().unwrap().len(), 2, "entering a team means its default channels");
    assert_eq!(mira.get("/teams/name/crew").await.ok()["id"], crew);
    assert_eq!(mira.get("/users/me/teams/members").await.ok().as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_way_in_is_not_told_to_outsiders() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let crew = json!({ "name": "crew", "display_name": "Crew", "type": "O" });
    let crew = id(&admin.post("/teams", crew).await.ok());
    assert_eq!(mira.get(&format!("/teams/{crew}")).await.ok()["invite_id"], "");
    assert_ne!(admin.get(&format!("/teams/{crew}")).await.ok()["invite_id"], "");
    let other = format!("/users/{}/teams", admin.id());
    mira.get(&other).await.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn who_leaves_a_team_leaves_its_channels() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let omar = app.person(&admin, "omar").await;
    let (team, square) = (mira.team_id().await, mira.channel_id("town-square").await);
    let running = app.server.listen().await.unwrap();
    let (mut socket, _) = Socket::join(running.address(), &omar.token).await;
    let member = |person: &Person| format!("/teams/{team}/members/{}", person.id());
    omar.delete(&member(&mira)).await.refused(403, NO_PERMISSION);
    mira.delete(&format!("/teams/{team}/members/me")).await.ok();
    let event = socket.event("leave_team").await;
    assert_eq!(
        (&event["data"]["user_id"], &event["broadcast"]["team_id"]),
        (&mira.user["id"], &json!(team))
    );
    assert_eq!(mira.get("/users/me/teams").await.ok(), json!([]));
    mira.get(&format!("/channels/{square}/posts")).await.refused(403, NO_PERMISSION);
    let gone = "api.team_member.not_found.app_error";
    mira.delete(&member(&mira)).await.refused(404, gone);
    admin.delete("/teams/nowhere/members/me").await.refused(404, gone);
    admin.delete(&member(&omar)).await.ok();
    socket.event("leave_team").await;
    running.stop().await;
}

#[tokio::test]
async fn administrators_list_all_teams_and_people_the_open_ones_and_their_own() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let auditor = app.person(&admin, "auditor").await;
    let roles = json!({ "roles": "system_user system_read_only_admin" });
    admin.put(&format!("/users/{}/roles", auditor.id()), roles).await.ok();
    let first =
        mira.get("/users/me/teams").await.ok()[0]["display_name"].as_str().unwrap().to_owned();
    for (title, kind) in [("Xylophones", "O"), ("Yodel", "I"), ("zither", "I")] {
        let name = title.to_lowercase();
        let team = json!({ "name": name, "display_name": title, "type": kind });
        let team = id(&admin.post("/teams", team).await.ok());
        if name == "zither" {
            let body = json!({ "team_id": team, "user_id": mira.id() });
            admin.post(&format!("/teams/{team}/members"), body).await.ok();
        }
    }
    let listed = async |person: &Person, path: &str| {
        let teams = person.get(path).await.ok();
        let teams = teams.as_array().unwrap().iter();
        teams
            .map(|team| {
                let title = team["display_name"].as_str().unwrap().to_owned();
                (title, team["invite_id"] != "")
            })
            .collect::<Vec<_>>()
    };
    let all = |knows: [bool; 4]| {
        [&*first, "Xylophones", "Yodel", "zither"]
            .map(str::to_owned)
            .into_iter()
            .zip(knows)
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(&admin, "/teams").await, all([true; 4]));
    assert_eq!(listed(&auditor, "/teams").await, all([true, false, false, false]));
    let mut known = all([true, false, false, true]);
    known.remove(2);
    assert_eq!(listed(&mira, "/teams").await, known);
    assert_eq!(listed(&mira, "/teams?page=1&per_page=2").await, known[2..]);
    assert_eq!(listed(&mira, "/teams?page=2&per_page=2").await, []);
}
