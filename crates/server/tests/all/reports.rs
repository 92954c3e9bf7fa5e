//! What browsers tell of plugins that failed there.

use serde_json::{Value, json};

use crate::{
    permissions::with_hover,
    support::{App, NO_SESSION},
};

const PATH: &str = "/plugins/reports";

fn report(code: &str) -> Value {
    json!({
        "plugin_id": "hover", "version": "1.0.0", "slot": "profile-popover.v1",
        "phase": "mount", "code": code, "message": "no", "quarantined": false
    })
}

#[tokio::test]
async fn equal_failures_are_counted_together_and_users_once() {
    let app = with_hover().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let omar = app.person(&admin, "omar").await;
    for person in [&mira, &mira, &omar] {
        person.post(PATH, report("threw")).await.ok();
    }
    let mut quarantined = report("threw");
    quarantined["quarantined"] = true.into();
    quarantined["message"] = "<img src=x onerror=alert(1)>".into();
    mira.post(PATH, quarantined).await.ok();
    mira.post(PATH, report("threw")).await.ok();
    omar.post(PATH, report("slow")).await.ok();
    let reports = admin.get(PATH).await.ok();
    let reports = reports.as_array().unwrap();
    assert_eq!(reports.len(), 2, "{reports:?}");
    let threw = reports.iter().find(|report| report["code"] == "threw").unwrap();
    assert_eq!(
        (&threw["n_failures"], &threw["n_users"], &threw["n_quarantined"]),
        (&json!(5), &json!(2), &json!(1))
    );
    assert_eq!(threw["message"], "no");
    assert!(threw["first_at"].as_i64() <= threw["last_at"].as_i64());
    admin.delete("/plugins/Hover/reports").await.ok();
    assert_eq!(admin.get(PATH).await.ok(), json!([]));
}

#[tokio::test]
async fn nothing_that_is_told_is_believed() {
    let app = with_hover().await;
    let admin = app.admin().await;
    app.nobody().post(PATH, report("x")).await.refused(401, NO_SESSION);
    let mut unknown = report("x");
    unknown["plugin_id"] = "other".into();
    admin.post(PATH, unknown).await.refused(404, "api.plugin.not_found.app_error");
    admin.post(PATH, json!("text")).await.refused(400, "api.context.invalid_body.app_error");
    let markup = "<b>\u{1b}[31m\u{202e}".to_owned();
    let long = json!({
        "plugin_id": "hover", "version": "v".repeat(500), "slot": "s".repeat(500),
        "phase": "p".repeat(500), "code": "c".repeat(500), "message": markup + &"m".repeat(5000)
    });
    admin.post(PATH, long).await.ok();
    let stored = &admin.get(PATH).await.ok()[0];
    let n_chars = |key: &str| stored[key].as_str().unwrap().chars().count();
    assert_eq!((n_chars("version"), n_chars("slot"), n_chars("phase")), (64, 128, 64));
    assert_eq!((n_chars("code"), n_chars("message")), (64, 1000));
    // Text it is and text it stays: the answer is JSON that no browser shows as a page.
    assert!(stored["message"].as_str().unwrap().starts_with("<b>[31m"));
    assert_eq!(admin.get(PATH).await.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn who_tells_too_often_waits_and_others_do_not() {
    let app = with_hover().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let mut refused = None;
    for n in 0..=60 {
        let answer = mira.post(PATH, report(&format!("code-{n}"))).await;
        if !answer.status.is_success() {
            refused = Some((n, answer));
            break;
        }
    }
    let (n, answer) = refused.expect("never refused");
    assert_eq!(n, 60);
    answer.refused(429, "api.plugin.reports.too_many.app_error");
    assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
    admin.post(PATH, report("code-0")).await.ok();
}

#[tokio::test]
async fn a_plugin_has_a_bounded_number_of_reports() {
    let app = with_hover().await;
    let admin = app.admin().await;
    for name in ["mira", "omar"] {
        let person = app.person(&admin, name).await;
        for n in 0..55 {
            person.post(PATH, report(&format!("{name}-{n}"))).await.ok();
        }
    }
    let reports = admin.get(PATH).await.ok();
    // Many of them were told within one millisecond: what counts is which came later.
    let newest_first = ["omar", "mira"]
        .into_iter()
        .flat_map(|name| (0..55).rev().map(move |n| format!("{name}-{n}")));
    let codes: Vec<&str> =
        reports.as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(codes, newest_first.take(100).collect::<Vec<_>>());
    // Told again, it is the newest.
    admin.post(PATH, report("mira-20")).await.ok();
    assert_eq!(admin.get(PATH).await.ok()[0]["code"], "mira-20");
}

#[tokio::test]
async fn no_plugins_no_reports() {
    let app = App::with(|config| config.plugins_enabled = false).await;
    let admin = app.admin().await;
    let off = "app.plugin.disabled.app_error";
    admin.post(PATH, report("x")).await.refused(501, off);
    admin.get(PATH).await.refused(501, off);
}
