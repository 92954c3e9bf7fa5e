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
