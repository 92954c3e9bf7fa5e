//! 1 to 14: archives that would write elsewhere, fill the disk, or mean two things.

use axum::body::Body;
use serde_json::json;
use tar::EntryType;

use crate::support::{
    App, Person,
    bundles::{archive, bundle, entry, gzip, upload, uploads},
    files::manifest,
};

const EXTRACT: &str = "app.plugin.extract.app_error";

/// An archive with a good manifest and one more entry.
fn with(kind: EntryType, name: &[u8], link: Option<&str>, content: &[u8]) -> Vec<u8> {
    archive(|tar| {
        let manifest = manifest("evil").to_string();
        tar.append_data(&mut entry(manifest.len()), "plugin.json", manifest.as_bytes()).unwrap();
        tar.append_data(&mut entry(2), "webapp/main.js", &b"//"[..]).unwrap();
        let mut header = entry(content.len());
        header.set_entry_type(kind);
        // Written by hand: the library refuses such names as well.
        let field = &mut header.as_old_mut().name;
        field.fill(0);
        field[..name.len()].copy_from_slice(name);
        if let Some(link) = link {
            header.set_link_name(link).unwrap();
        }
        header.set_cksum();
        tar.append(&header, content).unwrap();
    })
}

async fn refused(admin: &Person, packed: &[u8], parts: &[&str]) {
    let body = upload(admin, packed).await.refused(400, EXTRACT);
    let detail = body["detailed_error"].as_str().unwrap();
    assert!(parts.iter().all(|part| detail.contains(part)), "{parts:?}: {detail}");
}

/// Nothing is installed, and nothing lies around.
async fn nothing_left(app: &App, admin: &Person) {
    assert_eq!(admin.get("/plugins/management").await.ok(), json!([]));
    for folder in ["data/unpacked", "data/incoming", "data/blobs/bundles"] {
        // Another store has no folder of blobs.
        let Ok(entries) = std::fs::read_dir(app.dir.path().join(folder)) else { continue };
        assert_eq!(entries.count(), 0, "{folder}");
    }
}

#[tokio::test]
async fn attack_01_to_06_and_13_entries_that_lead_elsewhere() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    for name in [
        "../evil.js",
        "webapp/../../evil.js",
        "/etc/cron.d/evil",
        "C:/evil.js",
        "C:evil.js",
        "\\\\?\\evil.js",
        "webapp\\..\\..\\evil.js",
    ] {
        let packed = with(EntryType::Regular, name.as_bytes(), None, b"x");
        refused(&admin, &packed, &["evil"]).await;
    }
    for (kind, what) in [
        (EntryType::Symlink, "link"),
        (EntryType::Link, "link"),
        (EntryType::Char, "device"),
        (EntryType::Block, "device"),
        (EntryType::Fifo, "pipe"),
    ] {
        let link = kind.is_symlink() || kind.is_hard_link();
        let packed = with(kind, b"webapp/evil", link.then_some("../../.."), b"");
        refused(&admin, &packed, &["webapp/evil", what]).await;
    }
    nothing_left(&app, &admin).await;
    assert!(!app.dir.path().join("data/evil.js").exists());
}

#[tokio::test]
async fn attack_09_a_small_file_that_unpacks_to_a_large_one() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let zeros = vec![0; 64 << 20];
    let packed = with(EntryType::Regular, b"webapp/zeros.js", None, &zeros);
    assert!(packed.len() < 1 << 20);
    refused(&admin, &packed, &["must not unpack to more than"]).await;
    nothing_left(&app, &admin).await;
}

#[tokio::test]
async fn attack_10_more_files_than_anybody_needs() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let packed = archive(|tar| {
        let manifest = manifest("evil").to_string();
        tar.append_data(&mut entry(manifest.len()), "plugin.json", manifest.as_bytes()).unwrap();
        for number in 0..10_001 {
            tar.append_data(&mut entry(0), format!("webapp/{number}"), &b""[..]).unwrap();
        }
    });
    refused(&admin, &packed, &["at most 10000 files and folders"]).await;
    nothing_left(&app, &admin).await;
}

#[tokio::test]
async fn attack_12_names_that_are_one_name_elsewhere() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    for name in ["webapp/main.js", "webapp/MAIN.js", "WEBAPP/other.js"] {
        let packed = with(EntryType::Regular, name.as_bytes(), None, b"x");
        refused(&admin, &packed, &["a name must be used once"]).await;
    }
    nothing_left(&app, &admin).await;
}

#[tokio::test]
async fn attack_14_archives_that_do_not_end_as_they_should() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let whole = bundle(&manifest("evil"), "// good");
    let mut trailing = whole.clone();
    trailing.extend_from_slice(b"garbage");
    let mut twice = whole.clone();
    twice.extend_from_slice(&gzip(b"more"));
    let cut = &whole[..whole.len() / 2];
    for packed in [cut, &trailing, &twice, b"", b"PK\x03\x04", &gzip(b"no tape")] {
        let answer = upload(&admin, packed).await;
        assert_eq!(answer.status, 400, "{}", answer.text());
        let id = answer.json()["id"].as_str().unwrap().to_owned();
        assert!([EXTRACT, "app.plugin.manifest.app_error"].contains(&id.as_str()), "{id}");
    }
    nothing_left(&app, &admin).await;
    let answer = admin.send(crate::support::bundles::request(&admin, Body::empty())).await;
    answer.refused(400, "api.plugin.upload.file.app_error");
}
