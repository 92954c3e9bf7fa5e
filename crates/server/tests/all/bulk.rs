//! Import and export of the bulk format: what comes in, what goes out, and that nothing comes twice.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};
use server::{
    Config,
    bulk::{self, BulkError, ImportReport, Kind},
};

use crate::support::{App, PASSWORD, home::Home};

mod golden;
mod resume;

/// A server that does not run.
pub(crate) struct Place {
    pub(crate) home: Home,
    pub(crate) config: Config,
}

impl Place {
    pub(crate) async fn new() -> Self {
        let mut home = Home::new();
        let mut config = Config::new(home.path().join("data"));
        home.fill_in(&mut config).await;
        Self { home, config }
    }

    fn file(&self, lines: &str) -> PathBuf {
        let path = self.home.path().join("import.jsonl");
        fs::write(&path, lines).unwrap();
        path
    }

    pub(crate) async fn import(&self, lines: &str) -> Result<ImportReport, BulkError> {
        bulk::import(&self.config, &self.file(lines), &mut |_| ()).await
    }

    pub(crate) async fn export(&self) -> String {
        let mut out = Vec::new();
        bulk::export(&self.config, &mut out, &mut |_| ()).await.unwrap();
        String::from_utf8(out).unwrap()
    }

    /// Starts the server that was spoken of.
    async fn start(self) -> App {
        App::in_dir(self.home, |_| ()).await
    }
}

/// Lines of the format, the version first.
pub(crate) fn lines(objects: &[Value]) -> String {
    let mut text = json!({ "type": "version", "version": 1 }).to_string();
    for object in objects {
        text.push('\n');
        text.push_str(&object.to_string());
    }
    text
}

/// A team with two people in its town square.
pub(crate) fn people() -> Vec<Value> {
    let user = |name: &str| {
        json!({ "type": "user", "user": {
            "username": name, "email": format!("{name}@example.test"), "password": PASSWORD,
            "roles": "system_user", "teams": [{ "name": "harbour", "roles": "team_user" }],
        } })
    };
    vec![
        json!({ "type": "team", "team": { "name": "harbour", "display_name": "H", "type": "O" } }),
        json!({ "type": "channel", "channel": {
            "team": "harbour", "name": "town-square", "display_name": "Town Square", "type": "O",
        } }),
        user("ada"),
        user("ben"),
    ]
}

pub(crate) fn said(user: &str, message: &str, create_at: i64, replies: &[Value]) -> Value {
    json!({ "type": "post", "post": {
        "team": "harbour", "channel": "town-square", "user": user, "message": message,
        "create_at": create_at, "replies": replies,
    } })
}

fn with_posts(posts: &[Value]) -> String {
    lines(&[people(), posts.to_vec()].concat())
}

fn added(report: &ImportReport, kind: Kind) -> (u64, u64) {
    report.objects.get(&kind).map_or((0, 0), |count| (count.added, count.there))
}

#[tokio::test]
async fn who_follows_a_thread_and_how_far_comes_along() {
    let place = Place::new().await;
    let reply =
        json!({ "user": "ben", "message": "and welcome", "create_at": 1_700_000_002_000_i64 });
    let mut followed = said("ada", "hello", 1_700_000_001_000, &[reply]);
    followed["post"]["thread_followers"] =
        json!([{ "user": "ada", "last_viewed": 1_700_000_001_000_i64, "unread_mentions": 1 }]);
    place.import(&with_posts(&[followed.clone()])).await.unwrap();
    let app = place.start().await;
    let totals = async |name: &str| {
        let person = app.nobody().sign_in(name, PASSWORD).await;
        let path = format!("/users/me/teams/{}/threads?totalsOnly=true", person.team_id().await);
        let totals = person.get(&path).await.ok();
        ["total", "total_unread_threads", "total_unread_mentions"]
            .map(|name| totals[name].as_i64().unwrap())
    };
    assert_eq!(totals("ada").await, [1, 1, 1]);
    assert_eq!(totals("ben").await, [0, 0, 0], "he wrote, but the file says that he does not");
    drop(app);

    let mut wrong = followed;
    wrong["post"]["thread_followers"] =
        json!([{ "user": "nobody", "last_viewed": -1, "unread_mentions": -2 }]);
    let place = Place::new().await;
    let Err(BulkError::Refused(report)) = place.import(&with_posts(&[wrong])).await else {
        panic!("imported")
    };
    let told: Vec<String> = report.problems.told.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    for (told, field) in told.iter().zip(["user", "last_viewed", "unread_mentions"]) {
        assert!(told.contains(&format!("thread_followers[0].{field}")), "{told}");
    }
}

#[tokio::test]
async fn people_sign_in_and_find_their_history_read() {
    let place = Place::new().await;
    let reply =
        json!({ "user": "ben", "message": "and welcome", "create_at": 1_700_000_002_000_i64 });
    let text = with_posts(&[
        said("ada", "hello", 1_700_000_001_000, &[reply]),
        said("ben", "news", 1_700_000_003_000, &[]),
    ]);
    let report = place.import(&text).await.unwrap();
    assert_eq!((added(&report, Kind::Post), added(&report, Kind::Reply)), ((2, 0), (1, 0)));

    let app = place.start().await;
    let ada = app.nobody().sign_in("ada", PASSWORD).await;
    let threads = format!("/users/me/teams/{}/threads", ada.team_id().await);
    let threads = ada.get(&threads).await.ok();
    assert_eq!((&threads["total"], &threads["total_unread_threads"]), (&json!(1), &json!(0)));
    assert_eq!(threads["threads"][0]["post"]["message"], "hello");
    let channel_id = ada.channel_id("town-square").await;
    let channel = ada.get(&format!("/channels/{channel_id}")).await.ok();
    assert_eq!(channel["total_msg_count"], 3);
    assert_eq!(channel["total_msg_count_root"], 2);
    assert_eq!(channel["last_post_at"], 1_700_000_003_000_i64);
    assert_eq!(channel["create_at"], 1_700_000_001_000_i64);
    let unread = ada.get(&format!("/users/me/channels/{channel_id}/unread")).await.ok();
    assert_eq!((&unread["msg_count"], &unread["mention_count"]), (&0.into(), &0.into()));

    let posts = ada.get(&format!("/channels/{channel_id}/posts")).await.ok();
    let posts: Vec<&Value> = posts["order"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| &posts["posts"][id.as_str().unwrap()])
        .collect();
    let messages: Vec<&str> = posts.iter().map(|post| post["message"].as_str().unwrap()).collect();
    assert_eq!(messages, ["news", "and welcome", "hello"]);
    assert_eq!(posts[1]["root_id"], posts[2]["id"]);
    assert_eq!(posts[2]["reply_count"], 1);
    assert_eq!(posts[2]["last_reply_at"], posts[1]["create_at"]);
    // Somebody writes on, after all that was imported.
    let new = ada.say(&channel_id, "still here").await;
    assert!(new["create_at"].as_i64() > Some(1_700_000_003_000));
}

#[tokio::test]
async fn who_has_no_password_does_not_sign_in() {
    let place = Place::new().await;
    let user =
        json!({ "type": "user", "user": { "username": "cleo", "email": "cleo@example.test" } });
    place.import(&lines(&[user])).await.unwrap();
    let app = place.start().await;
    let body = json!({ "login_id": "cleo", "password": "" });
    let answer = app.nobody().post("/users/login", body).await;
    answer.refused(401, "api.user.login.invalid_credentials_email_username");
}

#[tokio::test]
async fn what_was_not_seen_yet_is_unread() {
    let place = Place::new().await;
    let mut objects = people();
    objects[3]["user"]["teams"][0]["channels"] = json!([{
        "name": "town-square", "last_viewed_at": 1_700_000_001_000_i64,
        "mention_count": 1, "mention_count_root": 1,
    }]);
    objects.push(said("ada", "seen", 1_700_000_001_000, &[]));
    objects.push(said("ada", "@ben not seen", 1_700_000_002_000, &[]));
    place.import(&lines(&objects)).await.unwrap();
    let app = place.start().await;
    let ben = app.nobody().sign_in("ben", PASSWORD).await;
    let channel_id = ben.channel_id("town-square").await;
    let unread = ben.get(&format!("/users/me/channels/{channel_id}/unread")).await.ok();
    assert_eq!((&unread["msg_count"], &unread["mention_count"]), (&1.into(), &1.into()));
}

#[tokio::test]
async fn what_is_on_the_server_stays_as_it_is() {
    let place = Place::new().await;
    place.import(&lines(&people())).await.unwrap();
    let mut objects = people();
    objects[0]["team"]["display_name"] = json!("Other");
    objects[2]["user"]["first_name"] = json!("Other");
    objects[2]["user"]["roles"] = json!("system_admin");
    objects[2]["user"]["password"] = json!("Another-horse-9");
    let report = place.import(&lines(&objects)).await.unwrap();
    assert_eq!(added(&report, Kind::User), (0, 2));
    let app = place.start().await;
    let ada = app.nobody().sign_in("ada", PASSWORD).await;
    assert_eq!((&ada.user["first_name"], &ada.user["roles"]), (&"".into(), &"system_user".into()));
    assert_eq!(ada.get("/users/me/teams").await.ok()[0]["display_name"], "H");
}

#[tokio::test]
async fn an_address_that_somebody_else_has_is_refused() {
    let place = Place::new().await;
    place.import(&lines(&people())).await.unwrap();
    let other =
        json!({ "type": "user", "user": { "username": "eve", "email": "ADA@example.test" } });
    let Err(BulkError::Refused(report)) = place.import(&lines(&[other])).await else {
        panic!("it is refused")
    };
    let told = report.problems.told[0].to_string();
    let rule = "the address of one account only; ada has it";
    assert_eq!(told, format!("line 2: field=user.email, value=\"ada@example.test\", rule={rule}"));
}

#[tokio::test]
async fn a_refused_file_writes_nothing() {
    let place = Place::new().await;
    let bad = json!({ "type": "user", "user": { "username": "No", "email": "" } });
    let text = lines(&[people(), vec![bad]].concat());
    assert!(matches!(place.import(&text).await, Err(BulkError::Refused(_))));
    // A database that is there must be asked; none is made for a refused file.
    assert!(!place.config.data_dir.exists() || place.config.database.is_some());
    place.import(&lines(&[])).await.unwrap();
    assert!(matches!(place.import(&text).await, Err(BulkError::Refused(_))));
    assert_eq!(place.export().await.lines().count(), 1, "the version alone");
}

#[tokio::test]
async fn a_running_server_keeps_its_folder_to_itself() {
    let app = App::new().await;
    let config = Config::new(app.dir.path().join("data"));
    let file = app.dir.path().join("import.jsonl");
    fs::write(&file, lines(&people())).unwrap();
    let refused = bulk::import(&config, &file, &mut |_| ()).await.unwrap_err().to_string();
    assert!(refused.contains("stop it first"), "{refused}");
    let refused = bulk::export(&config, &mut Vec::new(), &mut |_| ()).await;
    assert!(refused.is_err() || config.database.is_some());
}

#[tokio::test]
async fn an_archive_is_read_and_its_files_are_counted() {
    use std::io::Write;

    let place = Place::new().await;
    let path = place.home.path().join("export.zip");
    let mut archive = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in
        [("import.jsonl", lines(&people()).as_str()), ("data/a.png", "x"), ("data/b/c.pdf", "y")]
    {
        archive.start_file(name, options).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
    let report = bulk::import(&place.config, &path, &mut |_| ()).await.unwrap();
    assert_eq!(added(&report, Kind::User), (2, 0));
    assert_eq!(report.skipped["files in the archive"], 2);

    for (name, rule) in [("nothing.txt", "has 0"), ("../import.jsonl", "has 0")] {
        let mut archive = zip::ZipWriter::new(fs::File::create(&path).unwrap());
        archive.start_file(name, options).unwrap();
        archive.finish().unwrap();
        let refused = bulk::import(&place.config, &path, &mut |_| ()).await.unwrap_err();
        assert!(refused.to_string().contains(rule), "{refused}");
    }
    fs::write(&path, b"PK\x03\x04 and nothing else").unwrap();
    let refused = bulk::import(&place.config, &path, &mut |_| ()).await.unwrap_err().to_string();
    assert!(refused.contains("the archive can be read"), "{refused}");
    let missing = place.home.path().join("missing");
    let refused = bulk::import(&place.config, &missing, &mut |_| ()).await.unwrap_err();
    assert!(refused.to_string().contains("while opening"), "{refused}");
}

#[tokio::test]
async fn checking_alone_writes_nothing_and_needs_no_server() {
    let place = Place::new().await;
    let file = place.file(&lines(&people()));
    let report = bulk::check_only(&place.config, &file, &mut |_| ()).await.unwrap();
    assert_eq!(report.objects[&Kind::User].read, 2);
    assert_eq!(added(&report, Kind::User), (0, 0));
    assert!(!place.config.data_dir.exists());
}
