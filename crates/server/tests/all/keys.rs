//! Keys whose signatures are accepted.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::support::App;

/// The example of minisign's documentation.
const MINISIGN: &str = "untrusted comment: minisign public key E7620F1842B4E81F\n\
                        RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

fn key(name: &str, public_key: &str) -> Value {
    json!({ "name": name, "public_key": public_key })
}

#[tokio::test]
async fn a_public_key_is_added_once_and_removed() {
    let app = App::new().await;
    let admin = app.admin().await;
    let answer = admin.post("/plugins/keys", key(" Release ", MINISIGN)).await;
    assert_eq!(answer.status.as_u16(), 201, "{}", answer.text());
    let added = answer.ok();
    assert_eq!((&added["name"], &added["format"]), (&json!("Release"), &json!("minisign")));
    assert_eq!(admin.get("/plugins/keys").await.ok(), json!([added]));
    let again = admin.post("/plugins/keys", key("Other name", MINISIGN)).await;
    again.refused(400, "api.plugin.keys.exists.app_error");
    let path = format!("/plugins/keys/{}", added["id"].as_str().unwrap());
    admin.delete(&path).await.ok();
    admin.delete(&path).await.refused(404, "api.plugin_key.not_found.app_error");
    assert_eq!(admin.get("/plugins/keys").await.ok(), json!([]));
}

#[tokio::test]
async fn a_secret_key_is_refused_loudly_and_kept_nowhere() {
    let app = App::new().await;
    let admin = app.admin().await;
    let secret =
        "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQWGBF\n-----END PGP PRIVATE KEY BLOCK-----";
    let answer = admin.post("/plugins/keys", key("Oops", secret)).await;
    let body = answer.refused(400, "api.plugin.keys.secret.app_error");
    assert!(body["message"].as_str().unwrap().contains("new pair"), "{body}");
    assert!(!answer.text().contains("lQWGBF"));
    assert_eq!(admin.get("/plugins/keys").await.ok(), json!([]));
    let audits = admin.get("/audits").await;
    assert_eq!(audits.ok()[0]["action"], "plugin.key.secret_refused");
    assert!(!audits.text().contains("lQWGBF"));
}

#[tokio::test]
async fn what_is_no_key_is_refused() {
    let app = App::new().await;
    let admin = app.admin().await;
    for text in ["", "hello", "-----BEGIN PGP PUBLIC KEY BLOCK-----", &"x".repeat(70_000)] {
        admin.post("/plugins/keys", key("x", text)).await.refused_field("public_key");
    }
    admin.post("/plugins/keys", key(&"n".repeat(65), MINISIGN)).await.refused_field("name");
}

#[tokio::test]
async fn keys_of_the_configuration_stay() {
    let dir = tempfile::TempDir::new().unwrap();
    let file = dir.path().join("release.pub");
    std::fs::write(&file, MINISIGN).unwrap();
    let app = App::in_dir(dir, |config| {
        let name = "MORTISE_PLUGINSETTINGS_SIGNATUREPUBLICKEYFILES".to_owned();
        config.environment = [(name, file.display().to_string())].into();
    })
    .await;
    let admin = app.admin().await;
    let keys = admin.get("/plugins/keys").await.ok();
    assert_eq!(keys[0]["name"], "release.pub");
    let path = format!("/plugins/keys/{}", keys[0]["id"].as_str().unwrap());
    admin.delete(&path).await.refused(400, "api.config.locked.app_error");
    let again = admin.post("/plugins/keys", key("Same", MINISIGN)).await;
    again.refused(400, "api.plugin.keys.exists.app_error");
}

/// An OpenPGP key as `gpg --export` writes it.
fn binary(armored: &str) -> Vec<u8> {
    let (_, body) = armored.split_once("\n\n").unwrap();
    let body: String =
        body.lines().take_while(|line| !line.starts_with('=') && !line.starts_with('-')).collect();
    STANDARD.decode(body).unwrap()
}

#[tokio::test]
async fn a_binary_key_file_is_shown_as_text_that_can_be_read_again() {
    let dir = tempfile::TempDir::new().unwrap();
    let file = dir.path().join("release.gpg");
    let armored = include_str!("../../../bundle/tests/keys/rsa.pub.asc");
    std::fs::write(&file, binary(armored)).unwrap();
    let app = App::in_dir(dir, |config| {
        let name = "MORTISE_PLUGINSETTINGS_SIGNATUREPUBLICKEYFILES".to_owned();
        config.environment = [(name, file.display().to_string())].into();
    })
    .await;
    let admin = app.admin().await;
    let key = &admin.get("/plugins/keys").await.ok()[0];
    assert_eq!((&key["name"], &key["format"]), (&json!("release.gpg"), &json!("openpgp")));
    let text = key["public_key"].as_str().unwrap();
    let other = App::new().await;
    let added = other.admin().await.post("/plugins/keys", json!({ "public_key": text })).await;
    assert_eq!(added.ok()["id"], key["id"]);
}
