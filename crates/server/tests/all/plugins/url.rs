//! `POST /plugins/install_from_url`: what is fetched, and what this server never reaches.

use serde_json::json;
use server::Config;

use crate::support::{
    Answer, App, Person,
    bundles::{bundle, managed, set, uploads, version},
    files::manifest,
    web::{Page, Site},
};

const FAILED: &str = "api.plugin.install.download_failed.app_error";

async fn install(person: &Person, url: &str, more: &str) -> Answer {
    let url: String = url.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02x}"));
    person
        .post(&format!("/plugins/install_from_url?plugin_download_url={url}{more}"), json!({}))
        .await
}

#[track_caller]
fn refused_for(answer: &Answer, part: &str) {
    let body = answer.refused(400, FAILED);
    let detail = body["detailed_error"].as_str().unwrap();
    assert!(detail.contains(part), "{detail}");
}

/// Downloads over http, from this site although it is on this machine.
fn from(site: &Site) -> impl FnOnce(&mut Config) {
    let address = site.address;
    move |config| {
        uploads(config);
        set(config, "AllowInsecureDownloadURL", "true");
        config.downloads_from = vec![address];
    }
}

#[tokio::test]
async fn a_plugin_is_installed_from_an_address() {
    let site = Site::new().await;
    site.put("/one.tar.gz", Page::File(bundle(&version("hover", "1.0.0"), "// one")));
    site.put("/two.tar.gz", Page::File(bundle(&version("hover", "2.0.0"), "// two")));
    let app = App::with(from(&site)).await;
    let admin = app.admin().await;
    let answer = install(&admin, &site.url("/one.tar.gz"), "").await;
    assert_eq!((answer.status.as_u16(), &answer.ok()["version"]), (201, &json!("1.0.0")));
    let again = install(&admin, &site.url("/two.tar.gz"), "").await;
    again.refused(400, "app.plugin.install_id.app_error");
    install(&admin, &site.url("/two.tar.gz"), "&force=true").await.ok();
    assert_eq!(managed(&admin, "hover").await["version"], "2.0.0");
    let audits = admin.get("/audits").await.ok();
    let info = audits[0]["extra_info"].as_str().unwrap();
    assert!(info.contains(&format!("from={}", site.url("/two.tar.gz"))), "{info}");
}

#[tokio::test]
async fn what_is_not_to_be_had_is_refused() {
    let site = Site::new().await;
    site.put("/text", Page::File(b"not a bundle".to_vec()));
    site.put("/broken", Page::Status(503));
    let app = App::with(from(&site)).await;
    let admin = app.admin().await;
    refused_for(&install(&admin, &site.url("/missing"), "").await, "answered 404");
    refused_for(&install(&admin, &site.url("/broken"), "").await, "answered 503");
    let answer = install(&admin, &site.url("/text"), "").await;
    answer.refused(400, "app.plugin.extract.app_error");
    for url in ["", "nonsense", "file:///etc/passwd", "ftp://example.com/a", "data:text/plain,a"] {
        refused_for(&install(&admin, url, "").await, "must be an address such as https://");
    }
    refused_for(&install(&admin, "https://nowhere.invalid/a", "").await, "no such host");
    let url = "https://user:secret@example.com/a";
    let answer = install(&admin, url, "").await;
    refused_for(&answer, "no user name and no password");
    assert!(!answer.text().contains("secret"));
}

#[tokio::test]
async fn http_is_refused_unless_it_is_allowed() {
    let site = Site::new().await;
    site.put("/one.tar.gz", Page::File(bundle(&manifest("hover"), "")));
    let app = App::with(|config| {
        from(&site)(config);
        set(config, "AllowInsecureDownloadURL", "false");
    })
    .await;
    let admin = app.admin().await;
    refused_for(&install(&admin, &site.url("/one.tar.gz"), "").await, "must begin with https://");
    assert_eq!(site.asked(), Vec::<String>::new());
}

#[tokio::test]
async fn redirects_are_followed_a_few_times() {
    let site = Site::new().await;
    site.put("/end", Page::File(bundle(&manifest("hover"), "")));
    for hop in 0..8 {
        let to = if hop == 0 { "/end".to_owned() } else { site.url(&format!("/{}", hop - 1)) };
        site.put(&format!("/{hop}"), Page::Redirect(to));
    }
    let app = App::with(from(&site)).await;
    let admin = app.admin().await;
    refused_for(&install(&admin, &site.url("/5"), "").await, "more than 5 times");
    install(&admin, &site.url("/4"), "").await.ok();
}

#[tokio::test]
async fn no_private_address_is_reached() {
    let site = Site::new().await;
    // The port is open, but this address is not among the allowed ones.
    site.put("/secret", Page::File(bundle(&manifest("hover"), "")));
    let app = App::with(|config| {
        from(&site)(config);
        config.downloads_from.clear();
    })
    .await;
    let admin = app.admin().await;
    let port = site.address.port();
    for host in [
        "127.0.0.1",
        "localhost",
        "LOCALHOST",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "10.0.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "[fd00::1]",
        "[fe80::1]",
        "[ff02::1]",
    ] {
        let answer = install(&admin, &format!("http://{host}:{port}/secret"), "").await;
        refused_for(&answer, "private or reserved address");
    }
    assert_eq!(site.asked(), Vec::<String>::new());
}

#[tokio::test]
async fn a_redirect_leads_to_no_private_address_either() {
    let open = Site::new().await;
    let secret = Site::new().await;
    secret.put("/secret", Page::File(bundle(&manifest("hover"), "")));
    open.put("/a", Page::Redirect(secret.url("/secret")));
    open.put("/b", Page::Redirect("file:///etc/passwd".to_owned()));
    open.put("/c", Page::Redirect("http://169.254.169.254/latest/meta-data".to_owned()));
    let app = App::with(from(&open)).await;
    let admin = app.admin().await;
    refused_for(&install(&admin, &open.url("/a"), "").await, "private or reserved address");
    refused_for(&install(&admin, &open.url("/b"), "").await, "must be an address such as");
    refused_for(&install(&admin, &open.url("/c"), "").await, "private or reserved address");
    assert_eq!(secret.asked(), Vec::<String>::new());
}

#[tokio::test]
async fn a_download_without_end_is_cut_off() {
    let site = Site::new().await;
    site.put("/endless", Page::Endless);
    let app = App::with(from(&site)).await;
    let admin = app.admin().await;
    refused_for(&install(&admin, &site.url("/endless"), "").await, "must have at most 104857600");
    let incoming = app.dir.path().join("data/incoming");
    assert_eq!(std::fs::read_dir(incoming).unwrap().count(), 0);
}

#[tokio::test]
async fn what_could_not_be_fetched_is_noted_without_its_secrets() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    for (url, from) in [
        ("https://user:s3cret@127.0.0.1:1/a?token=s3cret#s3cret", "https://127.0.0.1:1/a"),
        ("https://169.254.169.254/latest?token=s3cret", "https://169.254.169.254/latest"),
        ("s3cret@nonsense", "\"\""),
    ] {
        install(&admin, url, "").await.refused(400, FAILED);
        let newest = &admin.get("/audits?per_page=1").await.ok()[0];
        assert_eq!(newest["action"], "plugin.install");
        let info = format!("outcome=refused error={FAILED} from={from}");
        assert_eq!(newest["extra_info"], info, "{url}");
    }
}
