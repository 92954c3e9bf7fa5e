//! 23: two at once, a server that was ended in the middle, a disk that is full.

use std::fs;

use futures_util::future::join_all;
use serde_json::json;

use crate::support::{
    App, PASSWORD,
    bundles::{
        asset, bundle, enable, managed, replace, script, upload, uploads, version, with_files,
    },
    files::manifest,
};

#[tokio::test]
async fn attack_23_of_two_uploads_of_one_id_one_wins() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let all: Vec<Vec<u8>> = (0..6)
        .map(|n| bundle(&version("hover", &format!("1.0.{n}")), &format!("// {n}")))
        .collect();
    let answers = join_all(all.iter().map(|packed| upload(&admin, packed))).await;
    let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 201);
    assert_eq!((won.len(), lost.len()), (1, 5));
    for answer in lost {
        answer.refused(400, "app.plugin.install_id.app_error");
    }
    assert_eq!(managed(&admin, "hover").await["version"], won[0].ok()["version"]);
}

#[tokio::test]
async fn attack_23_replacing_at_once_leaves_one_whole_version() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let all: Vec<Vec<u8>> = (0..6)
        .map(|n| {
            let (script, chunk) = (format!("// {n}"), format!("// chunk {n}"));
            let files = [("webapp/main.js", script.as_bytes()), ("webapp/c.js", chunk.as_bytes())];
            with_files(&version("hover", &format!("1.0.{n}")), &files)
        })
        .collect();
    upload(&admin, &all[0]).await.ok();
    enable(&admin, "hover").await;
    for answer in join_all(all.iter().chain(&all).map(|packed| replace(&admin, packed))).await {
        answer.ok();
    }
    let row = managed(&admin, "hover").await;
    let n = row["version"].as_str().unwrap().trim_start_matches("1.0.").to_owned();
    assert_eq!(script(&admin, "hover").await, format!("// {n}"));
    assert_eq!(asset(&admin, "hover", "c.js").await.text(), format!("// chunk {n}"));
    assert_ne!(row["previous_version"], row["version"]);
}

#[tokio::test]
async fn attack_23_what_a_server_ended_in_the_middle_leaves_is_swept() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    for n in 0..4 {
        replace(&admin, &bundle(&version("hover", &format!("1.0.{n}")), &format!("// {n}")))
            .await
            .ok();
    }
    enable(&admin, "hover").await;
    let App { server, router, dir } = app;
    drop((server, router));
    let data = dir.path().join("data");
    // Between each two steps of an installation.
    fs::write(data.join("incoming/half.tar.gz"), "half").unwrap();
    fs::create_dir_all(data.join("unpacked/.half/webapp")).unwrap();
    fs::create_dir_all(data.join("unpacked/hover/0a/webapp")).unwrap();
    fs::create_dir_all(data.join("unpacked/other/0b")).unwrap();
    let blobs = data.join("blobs/bundles");
    if blobs.exists() {
        fs::write(blobs.join("0a.tar.gz"), "kept, but no row names it").unwrap();
        fs::write(blobs.join("0b.tar.gz#1"), "half").unwrap();
    }
    let app = App::in_dir(dir, uploads).await;
    let admin = app.nobody().sign_in("admin", PASSWORD).await;
    assert_eq!(script(&admin, "hover").await, "// 3");
    let names = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(app.dir.path().join("data").join(folder));
        let entries = entries.into_iter().flatten();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names("incoming"), Vec::<String>::new());
    assert_eq!(names("unpacked"), ["hover"]);
    // The current version and the one before; older ones are gone.
    assert_eq!(names("unpacked/hover").len(), 2);
    if blobs.exists() {
        assert_eq!(names("blobs/bundles").len(), 2);
    }
}

/// Makes a folder fail as a full disk does, for as long as this lives.
struct Full(std::path::PathBuf);

impl Full {
    fn new(folder: std::path::PathBuf) -> Self {
        fs::rename(&folder, folder.with_extension("away")).unwrap();
        fs::write(&folder, "").unwrap();
        Self(folder)
    }
}

impl Drop for Full {
    fn drop(&mut self) {
        fs::remove_file(&self.0).unwrap();
        fs::rename(self.0.with_extension("away"), &self.0).unwrap();
    }
}

#[tokio::test]
async fn attack_23_a_full_disk_leaves_what_was_there() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    upload(&admin, &bundle(&version("hover", "1.0.0"), "// one")).await.ok();
    enable(&admin, "hover").await;
    let newer = bundle(&version("hover", "2.0.0"), "// two");
    for (folder, id) in [
        ("incoming", "app.plugin.filesystem.app_error"),
        ("unpacked", "app.plugin.filesystem.app_error"),
        ("blobs/bundles", "app.plugin.store_bundle.app_error"),
    ] {
        let folder = app.dir.path().join("data").join(folder);
        if !folder.exists() {
            // The bundles are in another store.
            continue;
        }
        let full = Full::new(folder);
        let body = replace(&admin, &newer).await.refused(500, id);
        assert!(body["message"].as_str().unwrap().contains("unchanged"), "{body}");
        assert_eq!(script(&admin, "hover").await, "// one");
        assert_eq!(managed(&admin, "hover").await["version"], "1.0.0");
        drop(full);
    }
    assert_eq!(asset(&admin, "hover", "main.js").await.text(), "// one");
    replace(&admin, &newer).await.ok();
    assert_eq!(script(&admin, "hover").await, "// two");
}

#[tokio::test]
async fn attack_23_a_removal_and_an_upload_at_once_end_in_one_of_the_two() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let packed = bundle(&manifest("hover"), "// one");
    for _ in 0..5 {
        let (uploaded, removed) =
            futures_util::join!(replace(&admin, &packed), admin.delete("/plugins/hover"));
        assert_eq!(uploaded.status, 201);
        assert!([200, 404].contains(&removed.status.as_u16()), "{}", removed.text());
        let row = managed(&admin, "hover").await;
        if row["installed"] == json!(true) {
            enable(&admin, "hover").await;
            assert_eq!(script(&admin, "hover").await, "// one");
        }
    }
}
