//! 21: signatures that are missing, cut off, by somebody else, or for something else.

use minisign::KeyPair;
use serde_json::json;
use server::Config;

use crate::support::{
    Answer, App, Person,
    bundles::{bundle, managed, send, set, upload, uploads, version},
    files::manifest,
    home::Home,
    web::{Page, Site},
};

const REFUSED: &str = "api.plugin.verify_plugin.app_error";

fn required(config: &mut Config) {
    uploads(config);
    set(config, "RequirePluginSignature", "true");
}

fn pair() -> KeyPair {
    KeyPair::generate_unencrypted_keypair().unwrap()
}

fn sign(pair: &KeyPair, content: &[u8]) -> Vec<u8> {
    let signature = minisign::sign(Some(&pair.pk), &pair.sk, content, None, None).unwrap();
    signature.into_string().into_bytes()
}

/// Lets administrators' uploads be signed by this key.
async fn trust(admin: &Person, pair: &KeyPair) {
    let public_key = pair.pk.to_box().unwrap().into_string();
    let key = json!({ "name": "Release", "public_key": public_key });
    admin.post("/plugins/keys", key).await.ok();
}

async fn upload_signed(admin: &Person, packed: &[u8], signature: &[u8]) -> Answer {
    let parts = [
        ("plugin", Some("plugin.tar.gz"), packed),
        ("signature", Some("plugin.tar.gz.minisig"), signature),
    ];
    send(admin, &parts).await
}

#[tokio::test]
async fn attack_21_only_a_signature_of_a_known_key_for_these_bytes_lets_a_bundle_in() {
    let app = App::with(required).await;
    let admin = app.admin().await;
    let (ours, theirs) = (pair(), pair());
    let packed = bundle(&manifest("hover"), "// good");
    let good = sign(&ours, &packed);
    // Without any key nothing fits.
    upload_signed(&admin, &packed, &good).await.refused(400, REFUSED);
    trust(&admin, &ours).await;

    let body = upload(&admin, &packed).await.refused(501, "app.plugin.upload_disabled.app_error");
    assert!(body["detailed_error"].as_str().unwrap().contains("RequirePluginSignature"), "{body}");
    let other = bundle(&manifest("other"), "// good");
    for (what, signature) in [
        ("by another key", sign(&theirs, &packed)),
        ("for another plugin", sign(&ours, &other)),
        ("for another version", sign(&ours, &bundle(&version("hover", "2.0.0"), "// good"))),
        ("cut off", good[..good.len() - 20].to_vec()),
        ("empty", Vec::new()),
        ("no signature", b"hello".to_vec()),
        ("the key instead", ours.pk.to_box().unwrap().into_string().into_bytes()),
    ] {
        let answer = upload_signed(&admin, &packed, &signature).await;
        let body = answer.refused(400, REFUSED);
        assert!(!body["detailed_error"].as_str().unwrap().is_empty(), "{what}");
    }
    let mut changed = packed.clone();
    *changed.last_mut().unwrap() ^= 1;
    upload_signed(&admin, &changed, &good).await.refused(400, REFUSED);
    assert_eq!(admin.get("/plugins/management").await.ok(), json!([]));

    upload_signed(&admin, &packed, &good).await.ok();
    assert_eq!(managed(&admin, "hover").await["signed_by"], "Release");
}

#[tokio::test]
async fn attack_21_a_signature_that_is_given_must_fit_even_if_none_is_needed() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let ours = pair();
    trust(&admin, &ours).await;
    let packed = bundle(&manifest("hover"), "// good");
    upload_signed(&admin, &packed, &sign(&pair(), &packed)).await.refused(400, REFUSED);
    upload_signed(&admin, &packed, &sign(&ours, &packed)).await.ok();
    assert_eq!(managed(&admin, "hover").await["signed_by"], "Release");
    upload(&admin, &bundle(&manifest("unsigned"), "")).await.ok();
    assert_eq!(managed(&admin, "unsigned").await["signed_by"], "");
}

#[tokio::test]
async fn attack_21_a_download_needs_its_signature_beside_it() {
    let site = Site::new().await;
    let ours = pair();
    let packed = bundle(&manifest("hover"), "// good");
    site.put("/signed.tar.gz", Page::File(packed.clone()));
    site.put("/signed.tar.gz.minisig", Page::File(sign(&ours, &packed)));
    site.put("/wrong.tar.gz", Page::File(packed.clone()));
    site.put("/wrong.tar.gz.sig", Page::File(sign(&pair(), &packed)));
    site.put("/unsigned.tar.gz", Page::File(packed));
    let address = site.address;
    let app = App::with(|config| {
        required(config);
        set(config, "AllowInsecureDownloadURL", "true");
        config.downloads_from = vec![address];
    })
    .await;
    let admin = app.admin().await;
    trust(&admin, &ours).await;
    let install = async |path: &str| {
        let url = site.url(path);
        let path = format!("/plugins/install_from_url?plugin_download_url={url}");
        admin.post(&path, json!({})).await
    };
    install("/unsigned.tar.gz").await.refused(400, REFUSED);
    install("/wrong.tar.gz").await.refused(400, REFUSED);
    install("/signed.tar.gz").await.ok();
    assert_eq!(managed(&admin, "hover").await["signed_by"], "Release");
}

#[tokio::test]
async fn attack_21_what_is_prepackaged_needs_one_as_well() {
    let home = Home::new();
    let folder = home.path().join("prepackaged");
    std::fs::create_dir(&folder).unwrap();
    let ours = pair();
    let key = home.path().join("release.pub");
    std::fs::write(&key, ours.pk.to_box().unwrap().into_string()).unwrap();
    for (id, signature) in [("good", true), ("bad", false)] {
        let packed = bundle(&manifest(id), "");
        std::fs::write(folder.join(format!("{id}.tar.gz")), &packed).unwrap();
        if signature {
            let file = folder.join(format!("{id}.tar.gz.minisig"));
            std::fs::write(file, sign(&ours, &packed)).unwrap();
        }
    }
    let app = App::in_dir(home, |config| {
        required(config);
        set(config, "SignaturePublicKeyFiles", key.to_str().unwrap());
        config.prepackaged_dir = Some(folder);
    })
    .await;
    let admin = app.admin().await;
    let good = managed(&admin, "good").await;
    assert_eq!((&good["installed"], &good["signed_by"]), (&json!(true), &json!("release.pub")));
    let bad = managed(&admin, "bad").await;
    assert_eq!(bad["installed"], false);
    assert!(bad["error"].as_str().unwrap().contains("RequirePluginSignature"), "{bad}");
}
