//! The stage of plugin tests: three lines from fixture props to what shows, and a host that records
//! what it was asked and keeps its rules.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "clippy does not know wasm_bindgen_test"
)]

use std::cell::RefCell;
use std::rc::Rc;

use sdk::contracts::{
    CenterToast, ChannelProps, NewChannelAnswer, NewChannelForm, PostProps, ProfilePopover,
    ProfilePopoverAction, ProfilePopoverProps, UserProps,
};
use sdk::testing::{FakeHost, Stage};
use sdk::{
    ChannelOption, Host, HostError, Options, Posts, Question, RegisterError, Registry, Theme, Tone,
    ViewProps, yew_view,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::{Callback, Html, component, html, use_state};

wasm_bindgen_test_configure!(run_in_browser);

#[component]
fn Card(view: &ViewProps<ProfilePopover>) -> Html {
    let ctx = view.ctx.clone();
    let note = use_state(String::new);
    let onclick = Callback::from(move |_| {
        let _ = ctx.host().toast(Tone::Success, "Written");
        ctx.action(ProfilePopoverAction::Message { user_id: "u1".to_owned() });
    });
    let oninput = {
        let note = note.setter();
        Callback::from(move |event: yew::InputEvent| {
            let field: web_sys::HtmlInputElement = yew::TargetCast::target_unchecked_into(&event);
            note.set(field.value());
        })
    };
    html! {
        <>
            <h2>{ view.props.user.display_name() }</h2>
            <input {oninput} />
            <p>{ &*note }</p>
            <button type="button" aria-label="Write to them" {onclick}>{ "✉" }</button>
        </>
    }
}

fn initialize(registry: &Registry, _: &Host) -> Result<(), RegisterError> {
    registry
        .replace(yew_view::<ProfilePopover, Card>(), Options::new().styles("h2 { margin: 0 }"))?;
    registry.hide::<CenterToast>(Options::new())?;
    Ok(())
}

fn props(name: &str) -> ProfilePopoverProps {
    let user = UserProps { id: "u1".into(), username: name.into(), ..UserProps::default() };
    ProfilePopoverProps { user, viewer_id: "me".into(), ..ProfilePopoverProps::default() }
}

/// A stage whose plugin does nothing but hand out its host.
async fn host_of(fake: FakeHost) -> (Stage, Host) {
    let kept = Rc::new(RefCell::new(None));
    let stage = {
        let kept = Rc::clone(&kept);
        let initialize = move |_: &Registry, host: &Host| {
            *kept.borrow_mut() = Some(host.clone());
            Ok::<(), RegisterError>(())
        };
        Stage::new(fake, initialize).await.unwrap()
    };
    let host = kept.borrow_mut().take().unwrap();
    (stage, host)
}

#[wasm_bindgen_test]
async fn a_view_shows_acts_updates_and_goes() {
    let stage = Stage::new(FakeHost::new(), initialize).await.unwrap();
    let card = stage.mount::<ProfilePopover>(&props("ada")).await.unwrap();
    card.click_named("Write to them").await.unwrap();
    assert_eq!(card.actions(), [ProfilePopoverAction::Message { user_id: "u1".into() }]);
    assert_eq!(stage.calls("toast")[0].arguments, r#"[{"text":"Written","tone":"success"}]"#);

    assert_eq!(card.text(), "ada✉");
    card.type_into("input", "a note").await.unwrap();
    assert_eq!(card.text(), "adaa note✉");
    card.update(&props("grace")).await.unwrap();
    assert_eq!(card.text(), "gracea note✉");
    assert!(stage.hides::<CenterToast>());

    let missing = card.click("video").await.unwrap_err();
    assert!(missing.0.starts_with("nothing matches video in: <h2>"), "{missing}");
    card.unmount();
    assert!(!card.element().is_connected());
}

#[wasm_bindgen_test]
async fn a_slot_that_the_plugin_left_alone_is_told() {
    let stage = Stage::new(FakeHost::new(), initialize).await.unwrap();
    let error = stage.mount::<CenterToast>(&Default::default()).await.unwrap_err();
    assert!(error.0.contains("no such view into center-toast.v1"), "{error}");
    assert!(error.0.contains("replace profile-popover.v1"), "{error}");
}

#[wasm_bindgen_test]
async fn people_and_places_come_from_what_is_known_or_the_server() {
    let channel = ChannelProps { id: "c1".into(), ..ChannelProps::default() };
    let post = |n: i64| PostProps {
        id: format!("p{n}"),
        channel_id: "c1".into(),
        create_at: n,
        ..PostProps::default()
    };
    let fake = FakeHost::new()
        .viewer("me")
        .known(&props("ada"))
        .known(&channel)
        .known(&[post(3), post(1), post(2)])
        .answer("GET /api/v4/users/me", 200, r#"{"id": "me", "username": "mia", "roles": "a b"}"#)
        .answer("GET /api/v4/channels/c2", 403, r#"{"id": "api.no", "message": "No."}"#);
    let (stage, host) = host_of(fake).await;
    assert_eq!(host.user("u1").await.unwrap().username, "ada");
    assert!(stage.calls("request").is_empty(), "what is known is not asked for");
    assert_eq!(host.me().await.unwrap().roles, ["a", "b"]);
    assert_eq!(host.channel("c1").await, Ok(channel));
    assert_eq!(host.open_channel().await, Ok(None));
    let refused = HostError::Refused { status: 403, id: "api.no".into(), message: "No.".into() };
    assert_eq!(host.channel("c2").await, Err(refused));
    let ids = |posts: Vec<PostProps>| posts.into_iter().map(|post| post.id).collect::<Vec<_>>();
    assert_eq!(ids(host.posts("c1", &Posts::newest(2)).await.unwrap()), ["p2", "p3"]);
    assert_eq!(ids(host.posts("c1", &Posts::before("p2", 9)).await.unwrap()), ["p1"]);
    let invalid = host.posts("c1", &Posts::newest(201)).await.unwrap_err();
    assert!(matches!(&invalid, HostError::Invalid { .. }), "{invalid}");
}

#[wasm_bindgen_test]
async fn what_is_kept_comes_back_within_its_limits() {
    let (_, host) = host_of(FakeHost::new()).await;
    let storage = host.storage();
    assert_eq!(storage.get::<u32>("n"), Ok(None));
    storage.set("n", &7).unwrap();
    storage.set("a", "words").unwrap();
    assert_eq!(storage.get("n"), Ok(Some(7)));
    assert_eq!(storage.keys().unwrap(), ["a", "n"]);
    let unreadable = storage.get::<u32>("a").unwrap_err();
    assert!(matches!(&unreadable, HostError::Unreadable { .. }), "{unreadable}");
    let quota = storage.set("big", &"x".repeat(262_144)).unwrap_err();
    assert!(matches!(&quota, HostError::Quota { .. }), "{quota}");
    let invalid = storage.set("no spaces", &1).unwrap_err();
    assert!(invalid.message().contains("\"no spaces\""), "{invalid}");
    storage.clear().unwrap();
    assert!(storage.keys().unwrap().is_empty());

    let preferences = host.preferences();
    preferences.set("compact", &true).await.unwrap();
    assert_eq!(preferences.get("compact").await, Ok(Some(true)));
    preferences.remove("compact").await.unwrap();
    assert_eq!(preferences.get::<bool>("compact").await, Ok(None));
}

#[wasm_bindgen_test]
async fn the_person_answers_and_texts_are_in_their_language() {
    let (_, host) = host_of(FakeHost::new().confirm(true).locale("de-AT")).await;
    assert_eq!(host.confirm(&Question::new("Delete?").danger()).await, Ok(true));
    let empty = host.confirm(&Question::new(" ")).await.unwrap_err();
    assert!(matches!(&empty, HostError::Invalid { .. }), "{empty}");
    host.translations(
        r#"{"en": {"hello": "Hello {name}", "n": {"one": "{count} note", "other": "{count} notes"}},
            "de": {"n": {"one": "{count} Notiz", "other": "{count} Notizen"}}}"#,
    )
    .unwrap();
    assert_eq!(host.translate("hello", &[("name", "<b>Ada".into())]), "Hello <b>Ada");
    assert_eq!(host.translate("n", &[("count", 1.into())]), "1 Notiz");
    assert_eq!(host.translate("n", &[("count", 1234.into())]), "1.234 Notizen");
    assert_eq!(host.translate("nobody wrote this", &[]), "nobody wrote this");
    assert!(matches!(host.translations("{"), Err(HostError::Invalid { .. })));
}

#[wasm_bindgen_test]
async fn a_theme_shows_until_the_plugin_is_off_and_then_nothing_answers() {
    let (stage, host) = host_of(FakeHost::new()).await;
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.document_element().unwrap();
    let space = || {
        let style = js_sys::Function::new_with_args(
            "it",
            "return getComputedStyle(it).getPropertyValue('--space-1').trim()",
        );
        style.call1(&wasm_bindgen::JsValue::UNDEFINED, &root).unwrap().as_string().unwrap()
    };
    let before = space();
    host.theme(&Theme::new().both("--space-1", "7px")).unwrap();
    assert_eq!(space(), "7px");
    let invalid = host.theme(&Theme::new().light("--nobody", "7px")).unwrap_err();
    assert!(matches!(&invalid, HostError::Invalid { .. }), "{invalid}");
    stage.stop().await.unwrap();
    assert_eq!(space(), before);
    assert!(matches!(host.navigate("/team"), Err(HostError::Gone { .. })));
    assert!(matches!(host.me().await, Err(HostError::Gone { .. })));
}

#[wasm_bindgen_test]
async fn toasts_and_paths_have_limits() {
    let (_, host) = host_of(FakeHost::new()).await;
    for _ in 0..5 {
        host.toast(Tone::Info, "again").unwrap();
    }
    assert!(matches!(host.toast(Tone::Info, "again"), Err(HostError::Quota { .. })));
    host.navigate("/team/messages/@ada").unwrap();
    for path in ["//evil", "/api/v4/users", "https://evil.example/", "/team/../x"] {
        assert!(matches!(host.navigate(path), Err(HostError::NotAllowed { .. })), "{path}");
    }
    let outside = host.request::<()>("//evil/api/").await.unwrap_err();
    assert!(matches!(&outside, HostError::NotAllowed { .. }), "{outside}");
}

#[wasm_bindgen_test]
async fn handlers_of_hooks_change_and_refuse_what_is_sent() {
    use sdk::contracts::{OutgoingPost, PostAnswer};
    use sdk::hooks::MessageWillBePosted;

    let (stage, host) = host_of(FakeHost::new()).await;
    let shout = host
        .hook::<MessageWillBePosted, _>(50, |post: OutgoingPost| async move {
            let message = Some(post.message.to_uppercase());
            Some(PostAnswer { message, ..PostAnswer::default() })
        })
        .unwrap();
    host.hook::<MessageWillBePosted, _>(60, |post: OutgoingPost| async move {
        let is_secret = post.message.contains("SECRET");
        is_secret.then(|| PostAnswer { refuse: Some("no".into()), ..PostAnswer::default() })
    })
    .unwrap()
    .keep();
    let post = |message: &str| OutgoingPost { message: message.into(), ..OutgoingPost::default() };
    let sent = stage.hook::<MessageWillBePosted>(&post("hello")).await.unwrap();
    assert_eq!((sent.value.message.as_str(), sent.refused, sent.faults.len()), ("HELLO", None, 0));
    let held = stage.hook::<MessageWillBePosted>(&post("a secret")).await.unwrap();
    assert_eq!(held.refused.as_deref(), Some("no"));
    drop(shout);
    let sent = stage.hook::<MessageWillBePosted>(&post("a secret")).await.unwrap();
    assert_eq!(sent.value.message, "a secret", "the first one is gone, so nothing is in capitals");
}

#[wasm_bindgen_test]
async fn a_kind_of_channel_is_described_and_makes_channels() {
    let (stage, host) = host_of(FakeHost::new().plugin("tides")).await;
    let watch = ChannelOption::new("watch", "Watch", "Who looks at the water")
        .icon("🔭")
        .button("Post it")
        .private()
        .create(|form| async move {
            match form.name.as_str() {
                "Night" => Some(NewChannelAnswer::Created("c1".into())),
                "Day" => Some(NewChannelAnswer::Error("No day watch.".into())),
                _ => None,
            }
        });
    let handle = host.channel_option(watch).unwrap();
    assert_eq!(handle.key(), "tides:watch");
    let call = stage.calls("channelOption").remove(0);
    assert!(call.arguments.contains(r#""base":"private""#), "{}", call.arguments);
    assert!(call.arguments.contains(r#""button":"Post it""#), "{}", call.arguments);

    let form = |name: &str| NewChannelForm { name: name.into(), ..NewChannelForm::default() };
    let made = stage.make_channel("watch", &form("Night")).await.unwrap();
    assert_eq!(made, Some(NewChannelAnswer::Created("c1".into())));
    let made = stage.make_channel("watch", &form("Day")).await.unwrap();
    assert_eq!(made, Some(NewChannelAnswer::Error("No day watch.".into())));
    assert_eq!(stage.make_channel("watch", &form("Dusk")).await.unwrap(), None);

    let refused = host.channel_option(ChannelOption::new("watch", "", "Who looks"));
    let words = "label is \"\"; it must be 1 to 60 characters of text";
    assert_eq!(refused.unwrap_err(), HostError::Invalid { message: words.into() });
    handle.remove();
    let gone = stage.make_channel("watch", &form("Night")).await.unwrap_err();
    assert!(gone.0.contains("no kind of channel \"watch\" now"), "{gone}");
}

#[wasm_bindgen_test]
async fn a_tab_of_channel_settings_is_described_and_taken_back() {
    let (stage, host) = host_of(FakeHost::new().plugin("tides")).await;
    let tab = host.channel_settings_tab("alarms", "Alarms", "🔔").unwrap();
    assert_eq!(tab.key(), "tides:alarms");
    let call = stage.calls("channelSettingsTab").remove(0);
    assert!(call.arguments.contains(r#""icon":"🔔""#), "{}", call.arguments);
    host.channel_settings_tab("plain", "Plain", "").unwrap();
    let refused = host.channel_settings_tab("alarms", "", "").unwrap_err();
    let words = "title is \"\"; it must be 1 to 60 characters of text";
    assert_eq!(refused, HostError::Invalid { message: words.into() });
    tab.remove();
    tab.remove();
}
