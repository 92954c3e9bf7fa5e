//! The settings of a plugin: the rules of each type, secrets, locks.

use serde_json::{Value, json};

use crate::support::{
    App,
    files::{manifest, write_plugin},
    home::Home,
    socket::Socket,
};

const PATH: &str = "/plugins/hover/settings";

fn with_schema() -> Value {
    let mut manifest = manifest("hover");
    let options = json!([
        { "display_name": "Short", "value": "short" },
        { "display_name": "Long", "value": "long" },
    ]);
    manifest["settings_schema"] = json!({
        "settings": [
            { "key": "Greeting", "type": "text", "default": "Hello" },
            { "key": "On", "type": "bool", "default": true },
            { "key": "Style", "type": "radio", "options": options },
            { "key": "Size", "type": "dropdown", "options": options },
            { "key": "Count", "type": "number" },
            { "key": "Notes", "type": "longtext" },
            { "key": "Owner", "type": "username" },
            { "key": "Token", "type": "generated" },
            { "key": "Password", "type": "text", "secret": true },
        ],
        "sections": [{
            "key": "more",
            "settings": [{ "key": "Own", "type": "custom" }],
        }],
    });
    manifest
}

async fn app(change: impl FnOnce(&mut server::Config)) -> App {
    let dir = Home::new();
    write_plugin(dir.path(), "hover", &with_schema(), "// hover");
    App::in_dir(dir, change).await
}

#[tokio::test]
async fn a_form_shows_defaults_and_keeps_what_is_set() {
    let app = app(|_| ()).await;
    let admin = app.admin().await;
    let form = admin.get(PATH).await.ok();
    assert_eq!(form["values"], json!({ "Greeting": "Hello", "On": true }));
    assert_eq!(form["schema"]["settings"][0]["key"], "Greeting");
    // Capitals of keys do not count.
    let values = json!({
        "greeting": "Ahoy", "ON": false, "Style": "long", "Size": "short", "Count": 2.5,
        "Notes": "a\nb", "Owner": "@admin", "Own": { "any": ["thing", null] },
    });
    admin.put(PATH, values).await.ok();
    assert_eq!(
        admin.get(PATH).await.ok()["values"],
        json!({
            "Greeting": "Ahoy", "On": false, "Style": "long", "Size": "short", "Count": 2.5,
            "Notes": "a\nb", "Owner": "@admin", "Own": { "any": ["thing", null] },
        })
    );
    // Null is the default, and what is absent stays.
    let form = admin.put(PATH, json!({ "Greeting": null })).await.ok();
    assert_eq!(
        (&form["values"]["Greeting"], &form["values"]["Style"]),
        (&json!("Hello"), &json!("long"))
    );
    let config = admin.get("/config").await.ok();
    assert_eq!(config["PluginSettings"]["Plugins"]["hover"]["style"], "long");
}

#[tokio::test]
async fn each_type_refuses_what_does_not_belong() {
    let app = app(|_| ()).await;
    let admin = app.admin().await;
    for (key, value) in [
        ("Greeting", json!(1)),
        ("Greeting", json!("two\nlines")),
        ("Greeting", json!("x".repeat(4097))),
        ("On", json!("true")),
        ("Style", json!("medium")),
        ("Size", json!(["short"])),
        ("Count", json!("2")),
        ("Notes", json!("a\u{0}")),
        ("Notes", json!("x".repeat(65_537))),
        ("Owner", json!("<b>")),
        ("Token", json!(7)),
        ("Own", json!("x".repeat(70_000))),
        ("Unknown", json!("x")),
    ] {
        let answer = admin.put(PATH, json!({ key: value })).await;
        answer.refused_field(&format!("PluginSettings.Plugins.hover.{}", key.to_lowercase()));
    }
    admin
        .put(PATH, json!({ "Owner": "nobody" }))
        .await
        .refused_field("PluginSettings.Plugins.hover.owner");
    admin.put(PATH, json!([])).await.refused(400, "api.context.invalid_body.app_error");
    let form = admin.get(PATH).await.ok();
    assert_eq!(form["values"], json!({ "Greeting": "Hello", "On": true }));
    let missing = "api.plugin.not_found.app_error";
    admin.get("/plugins/missing/settings").await.refused(404, missing);
    admin.put("/plugins/missing/settings", json!({})).await.refused(404, missing);
}

#[tokio::test]
async fn a_secret_goes_in_and_never_comes_out() {
    let app = app(|_| ()).await;
    let admin = app.admin().await;
    let secret = "s3cret-value";
    let form = admin.put(PATH, json!({ "Password": secret, "Token": secret })).await;
    assert_eq!(form.ok()["secrets"], json!(["Token", "Password"]));
    for path in [PATH, "/config", "/audits", "/plugins", "/plugins/webapp"] {
        let answer = admin.get(path).await;
        assert!(answer.status.is_success() && !answer.text().contains(secret), "{path}");
    }
    assert!(!form.text().contains(secret));
    let masked = "*".repeat(32);
    let config = admin.get("/config").await.ok();
    assert_eq!(config["PluginSettings"]["Plugins"]["hover"]["password"], masked);

    // The mask means «unchanged», on both ways.
    admin.put("/config", config.clone()).await.ok();
    let form = admin.put(PATH, json!({ "Password": masked })).await.ok();
    assert_eq!(form["secrets"], json!(["Token", "Password"]));
    // A refusal does not give it away either.
    let answer = admin.put(PATH, json!({ "Password": format!("{secret}\n") })).await;
    answer.refused_field("PluginSettings.Plugins.hover.password");
    assert!(!answer.text().contains(secret));
    let config = json!({ "PluginSettings": { "Plugins": { "hover": secret } } });
    let answer = admin.put("/config/patch", config).await;
    answer.refused_field("PluginSettings.Plugins.hover");
    assert!(!answer.text().contains(secret));
    let form = admin.put(PATH, json!({ "Password": null })).await.ok();
    assert_eq!(form["secrets"], json!(["Token"]));
}

#[tokio::test]
async fn what_another_version_knows_stays_and_is_not_shown() {
    let dir = Home::new();
    write_plugin(dir.path(), "hover", &with_schema(), "// hover");
    let app = App::in_dir(dir, |_| ()).await;
    let admin = app.admin().await;
    admin.put(PATH, json!({ "Greeting": "Ahoy", "Style": "long" })).await.ok();
    // An older version, whose schema has one setting only, takes its place.
    let mut older = manifest("hover");
    older["settings_schema"] = json!({ "settings": [{ "key": "Style", "type": "text" }] });
    write_plugin(app.dir.path(), "hover", &older, "// older");
    admin.post("/plugins/hover/enable", json!({})).await.ok();
    let form = admin.put(PATH, json!({ "Style": "mine" })).await.ok();
    assert_eq!(form["values"], json!({ "Style": "mine" }));
    let config = admin.get("/config").await.ok();
    assert_eq!(config["PluginSettings"]["Plugins"]["hover"]["greeting"], "*".repeat(32));
    // And back.
    write_plugin(app.dir.path(), "hover", &with_schema(), "// hover");
    admin.post("/plugins/hover/enable", json!({})).await.ok();
    assert_eq!(admin.get(PATH).await.ok()["values"]["Greeting"], "Ahoy");
}

#[tokio::test]
async fn what_the_environment_sets_is_shown_as_locked() {
    let app = app(|config| {
        let json = json!({ "hover": { "GREETING": "Moin", "Password": "outside" } }).to_string();
        config.environment = [("MORTISE_PLUGINSETTINGS_PLUGINS".to_owned(), json)].into();
    })
    .await;
    let admin = app.admin().await;
    let form = admin.get(PATH).await.ok();
    assert_eq!(form["values"]["Greeting"], "Moin");
    assert_eq!(form["secrets"], json!(["Password"]));
    assert_eq!(form["locked"], json!(["Greeting", "Password"]));
    let locked = "api.config.locked.app_error";
    admin.put(PATH, json!({ "Greeting": "Mine" })).await.refused(400, locked);
    admin.put(PATH, json!({ "Password": null })).await.refused(400, locked);
    admin.put(PATH, json!({ "Greeting": "Moin", "Style": "long" })).await.ok();
}

#[tokio::test]
async fn only_administrators_hear_that_a_plugin_was_set() {
    let app = app(|_| ()).await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let running = app.server.listen().await.unwrap();
    let (mut admins, _) = Socket::join(running.address(), &admin.token).await;
    let (mut miras, _) = Socket::join(running.address(), &mira.token).await;
    admin.put(PATH, json!({ "Greeting": "Ahoy" })).await.ok();
    let event = admins.event("config_changed").await;
    assert!(!event.to_string().contains("Ahoy"));
    assert!(!miras.events_so_far().await.contains(&"config_changed".to_owned()));
    running.stop().await;
}

#[tokio::test]
async fn what_does_not_fit_altogether_is_refused_and_nothing_is_lost() {
    let dir = Home::new();
    let mut manifest = manifest("hover");
    let settings = (0..6).map(|n| json!({ "key": format!("Notes{n}"), "type": "longtext" }));
    manifest["settings_schema"] = json!({ "settings": settings.collect::<Vec<_>>() });
    write_plugin(dir.path(), "hover", &manifest, "// hover");
    let app = App::in_dir(dir, |_| ()).await;
    let admin = app.admin().await;
    let long = "x".repeat(60_000);
    for n in 0..4 {
        admin.put(PATH, json!({ format!("Notes{n}"): long })).await.ok();
    }
    // Each of them is short enough; all together they are not.
    let answer = admin.put(PATH, json!({ "Notes4": long })).await;
    answer.refused_field("PluginSettings.Plugins.hover");
    let config = json!({ "PluginSettings": { "Plugins": { "hover": { "notes4": long } } } });
    admin.put("/config/patch", config).await.refused_field("PluginSettings.Plugins.hover");
    let form = admin.get(PATH).await.ok();
    assert_eq!(form["values"].as_object().unwrap().len(), 4);
    admin.put(PATH, json!({ "Notes0": null, "Notes4": long })).await.ok();
}
