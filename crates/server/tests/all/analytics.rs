//! Numbers about the server: who gets them, what they count, what is refused.

use serde_json::{Value, json};

use crate::{
    permissions::{reader, with_hover},
    support::{App, NO_PERMISSION, Person, id},
};

/// What was counted under a name.
async fn counted(person: &Person, query: &str) -> Vec<(String, i64)> {
    let rows = person.get(&format!("/analytics/old{query}")).await.ok();
    let row =
        |row: &Value| (row["name"].as_str().unwrap().to_owned(), row["value"].as_i64().unwrap());
    rows.as_array().unwrap().iter().map(row).collect()
}

fn value(rows: &[(String, i64)], name: &str) -> i64 {
    rows.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).1
}

/// Two teams; in the first, where everybody begins, mira and the admin write three messages, in the other the admin one.
async fn busy() -> (App, Person, String) {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let crew = admin.team_id().await;
    let square = admin.channel_id("town-square").await;
    admin.say(&square, "one").await;
    let second = mira.say(&square, "two").await;
    mira.say(&square, "three").await;
    mira.delete(&format!("/posts/{}", id(&second))).await.ok();
    admin.make_channel("lab", "P").await;
    let other = json!({ "name": "other", "display_name": "Other", "type": "O" });
    let other = id(&admin.post("/teams", other).await.ok());
    let path = format!("/teams/{other}/channels/name/off-topic");
    let elsewhere = id(&admin.get(&path).await.ok());
    admin.say(&elsewhere, "far away").await;
    (app, admin, crew)
}

#[tokio::test]
async fn the_whole_server_and_one_team_are_counted() {
    let (_app, admin, crew) = busy().await;
    // Without a name it is the first.
    let all = counted(&admin, "").await;
    assert_eq!(value(&all, "post_count"), 3, "no remarks of the server, nothing deleted");
    assert_eq!(value(&all, "channel_open_count"), 4);
    assert_eq!(value(&all, "channel_private_count"), 1);
    assert_eq!(value(&all, "unique_user_count"), 2);
    assert_eq!(value(&all, "inactive_user_count"), 0);
    assert_eq!(value(&all, "team_count"), 2);
    assert_eq!(value(&all, "daily_active_users"), 2);
    assert_eq!(value(&all, "monthly_active_users"), 2);
    assert_eq!(value(&all, "total_websocket_connections"), 0);
    assert_eq!(counted(&admin, "?name=standard").await, all);

    let team = counted(&admin, &format!("?name=standard&team_id={crew}")).await;
    assert_eq!(value(&team, "post_count"), 2);
    assert_eq!(value(&team, "channel_open_count"), 2);
    assert_eq!(value(&team, "unique_user_count"), 2);
}

#[tokio::test]
async fn messages_and_writers_are_counted_by_day() {
    let (_app, admin, crew) = busy().await;
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    let posts = counted(&admin, "?name=post_counts_day").await;
    // Midnight may have passed meanwhile.
    assert_eq!(posts.iter().map(|(_, n)| n).sum::<i64>(), 3);
    assert!(posts.iter().any(|(day, _)| *day == today) || posts.len() == 1, "{posts:?}");
    let writers =
        counted(&admin, &format!("?name=user_counts_with_posts_day&team_id={crew}")).await;
    assert!(writers.iter().map(|(_, n)| n).sum::<i64>() >= 2, "{writers:?}");
    let extra = counted(&admin, "?name=extra_counts").await;
    assert_eq!(value(&extra, "file_post_count"), 0);
    assert_eq!(value(&extra, "session_count"), 2);
}

#[tokio::test]
async fn an_answer_is_kept_for_a_while() {
    let (_app, admin, _) = busy().await;
    let before = counted(&admin, "?name=standard").await;
    let square = admin.channel_id("town-square").await;
    admin.say(&square, "one more").await;
    assert_eq!(counted(&admin, "?name=standard").await, before);
}

#[tokio::test]
async fn only_who_sees_the_console_sees_the_numbers() {
    let app = with_hover().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let reader = reader(&app, &admin).await;
    app.nobody().get("/analytics/old").await.refused(401, "api.context.session_expired.app_error");
    mira.get("/analytics/old?name=standard").await.refused(403, NO_PERMISSION);
    for person in [&reader, &admin] {
        person.get("/analytics/old?name=standard").await.ok();
    }
}

#[tokio::test]
async fn what_is_not_counted_is_refused_by_name() {
    let app = App::new().await;
    let admin = app.admin().await;
    let invalid = "api.context.invalid_body_param.app_error";
    for (query, field) in [
        (
            "?name=bot_post_counts_day",
            "field=name, value=\"bot_post_counts_day\", rule=one of standard",
        ),
        ("?name=%27%20OR%201", "field=name, value=\"' OR 1\""),
        ("?team_id=nowhere", "field=team_id, value=\"nowhere\", rule=the id of a team"),
        ("?name=standard&team_id=%00", "field=team_id"),
    ] {
        let answer = admin.get(&format!("/analytics/old{query}")).await;
        answer.refused(400, invalid);
        let detail = answer.json()["detailed_error"].as_str().unwrap().to_owned();
        assert!(detail.contains(field), "{detail}");
    }
}
