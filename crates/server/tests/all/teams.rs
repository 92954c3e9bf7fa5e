//! Teams.

use serde_json::json;

use crate::support::{App, NO_PERMISSION, id};

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
