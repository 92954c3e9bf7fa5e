//! A database of an older version: nothing in it is lost when this one opens it.

use sha2::{Digest, Sha256};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::support::{
    App,
    files::{manifest, write_plugin},
    home::Home,
};

/// The tables of the first version, and the SHA-384 by which its databases know them.
const FIRST: &str = include_str!("../../migrations/sqlite/0001_chat.sql");
const FIRST_CHECKSUM: &str = "3f161e006e3d0c7236252e950552b3f6fc5b9756305db54f03d254c00070c899\
                              bce944167698858af61e623e361a7ce9";

/// How sqlx notes which migrations it ran.
const NOTED: &str = "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, \
     description TEXT NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, \
     success BOOLEAN NOT NULL, checksum BLOB NOT NULL, execution_time BIGINT NOT NULL)";

const TOKEN: &str = "a-token-of-before";

/// A database as the first version left it, with an administrator who is signed in.
async fn first_version(home: &Home) {
    let data = home.path().join("data");
    std::fs::create_dir_all(&data).unwrap();
    let options =
        SqliteConnectOptions::new().filename(data.join("mortise.db")).create_if_missing(true);
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::raw_sql(FIRST).execute(&mut db).await.unwrap();
    sqlx::raw_sql(NOTED).execute(&mut db).await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (1, 'chat', TRUE, unhex($1), 0)",
    )
    .bind(FIRST_CHECKSUM)
    .execute(&mut db)
    .await
    .unwrap();
    sqlx::raw_sql(
        "INSERT INTO users (id, create_at, update_at, username, email, roles, timezone) VALUES \
         ('aaaaaaaaaaaaaaaaaaaaaaaaaa', 1, 1, 'admin', 'admin@example.test', \
          'system_user system_admin', '{}'); \
         INSERT INTO plugin_states (plugin_id, enabled, update_at) VALUES \
         ('hover', 1, 1), ('other', 0, 1)",
    )
    .execute(&mut db)
    .await
    .unwrap();
    sqlx::query(
        "INSERT INTO sessions (id, token_hash, csrf_token, user_id, create_at, expires_at) \
         VALUES ('session', $1, 'csrf', 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 1, $2)",
    )
    .bind(Sha256::digest(TOKEN).to_vec())
    .bind(i64::MAX)
    .execute(&mut db)
    .await
    .unwrap();
    db.close().await.unwrap();
}

#[tokio::test]
async fn a_database_of_the_first_version_keeps_people_sessions_and_plugins() {
    let home = Home::new();
    first_version(&home).await;
    write_plugin(home.path(), "hover", &manifest("hover"), "// hover");
    write_plugin(home.path(), "other", &manifest("other"), "// other");
    // What other versions left is about SQLite, wherever the other tests run.
    let app = App::in_dir(home, |config| config.database = None).await;
    let webapp = app.nobody().get("/plugins/webapp").await.ok();
    assert_eq!(webapp.as_array().unwrap().len(), 1);
    assert_eq!(webapp[0]["id"], "hover");
    let mut admin = app.nobody();
    admin.token = TOKEN.to_owned();
    assert_eq!(admin.get("/users/me").await.ok()["username"], "admin");
    let sessions = admin.get("/users/me/sessions").await.ok();
    assert_eq!(sessions[0]["id"], "session");
    assert_eq!(admin.get("/plugins").await.ok()["inactive"][0]["id"], "other");
    admin.post("/plugins/other/enable", serde_json::json!({})).await.ok();
}

#[tokio::test]
async fn what_was_written_before_there_was_a_search_is_found() {
    let home = Home::new();
    first_version(&home).await;
    let options = SqliteConnectOptions::new().filename(home.path().join("data/mortise.db"));
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::raw_sql(
        "INSERT INTO teams (id, create_at, update_at, display_name, name, team_type, invite_id) \
         VALUES ('team', 1, 1, 'Team', 'team', 'O', ''); \
         INSERT INTO channels (id, create_at, update_at, team_id, channel_type, display_name, name, \
         creator_id) VALUES ('lab', 1, 1, 'team', 'O', 'Lab', 'lab', ''); \
         INSERT INTO channel_members (channel_id, user_id, notify_props, last_update_at) \
         VALUES ('lab', 'aaaaaaaaaaaaaaaaaaaaaaaaaa', '{}', 1); \
         INSERT INTO posts (id, create_at, update_at, delete_at, user_id, channel_id, message, \
         post_type) VALUES \
         ('one', 1, 1, 0, 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 'lab', 'old treasure', ''), \
         ('two', 2, 2, 2, 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 'lab', 'deleted treasure', ''), \
         ('three', 3, 3, 0, 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 'lab', 'treasure', 'system_join_channel')",
    )
    .execute(&mut db)
    .await
    .unwrap();
    db.close().await.unwrap();
    let app = App::in_dir(home, |config| config.database = None).await;
    let mut admin = app.nobody();
    admin.token = TOKEN.to_owned();
    let terms = serde_json::json!({ "terms": "treasure" });
    let found = admin.post("/posts/search", terms).await.ok();
    assert_eq!(found["order"], serde_json::json!(["one"]));
}

#[tokio::test]
async fn who_wrote_in_threads_before_follows_them_and_has_read_them() {
    let home = Home::new();
    first_version(&home).await;
    let options = SqliteConnectOptions::new().filename(home.path().join("data/mortise.db"));
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    // The administrator began «began», answered in «answered», and only looked at «foreign». «gone»
    // is deleted, in «left» they are no more, and the answer to «taken back» is.
    sqlx::raw_sql(
        "INSERT INTO teams (id, create_at, update_at, display_name, name, team_type, invite_id) \
         VALUES ('team', 1, 1, 'Team', 'team', 'O', ''); \
         INSERT INTO team_members (team_id, user_id, create_at) \
         VALUES ('team', 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 1); \
         INSERT INTO users (id, create_at, update_at, username, email, roles, timezone) \
         VALUES ('omar', 1, 1, 'omar', 'omar@example.test', 'system_user', '{}'); \
         INSERT INTO channels (id, create_at, update_at, team_id, channel_type, display_name, name, \
         creator_id) VALUES ('lab', 1, 1, 'team', 'O', 'Lab', 'lab', ''), \
         ('left', 1, 1, 'team', 'O', 'Left', 'left', ''); \
         INSERT INTO channel_members (channel_id, user_id, notify_props, last_update_at) \
         VALUES ('lab', 'aaaaaaaaaaaaaaaaaaaaaaaaaa', '{}', 1), ('lab', 'omar', '{}', 1), \
         ('left', 'omar', '{}', 1); \
         INSERT INTO posts (id, create_at, update_at, delete_at, user_id, channel_id, message, \
         root_id, reply_count, last_reply_at) VALUES \
         ('began', 1, 1, 0, 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 'lab', '', '', 1, 11), \
         ('answered', 2, 2, 0, 'omar', 'lab', '', '', 2, 13), \
         ('foreign', 3, 3, 0, 'omar', 'lab', '', '', 1, 14), \
         ('gone', 4, 4, 16, 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 'lab', '', '', 1, 15), \
         ('taken', 5, 5, 0, 'omar', 'lab', '', '', 1, 17), \
         ('away', 6, 6, 0, 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 'left', '', '', 1, 16), \
         ('r1', 11, 11, 0, 'omar', 'lab', '', 'began', 0, 0), \
         ('r2', 12, 12, 0, 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 'lab', '', 'answered', 0, 0), \
         ('r3', 13, 13, 0, 'omar', 'lab', '', 'answered', 0, 0), \
         ('r4', 14, 14, 0, 'omar', 'lab', '', 'foreign', 0, 0), \
         ('r5', 16, 16, 17, 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 'lab', '', 'taken', 0, 0), \
         ('r6', 17, 17, 0, 'omar', 'lab', '', 'taken', 0, 0), \
         ('r7', 16, 16, 0, 'omar', 'left', '', 'away', 0, 0)",
    )
    .execute(&mut db)
    .await
    .unwrap();
    db.close().await.unwrap();
    let app = App::in_dir(home, |config| config.database = None).await;
    let mut admin = app.nobody();
    admin.token = TOKEN.to_owned();
    let list = admin.get("/users/me/teams/team/threads").await.ok();
    let ids: Vec<_> = list["threads"].as_array().unwrap().iter().map(|it| &it["id"]).collect();
    assert_eq!(ids, ["answered", "began"]);
    assert_eq!((&list["total"], &list["total_unread_threads"]), (&2.into(), &0.into()));
    assert_eq!(list["threads"][0]["unread_replies"], 0);
}
