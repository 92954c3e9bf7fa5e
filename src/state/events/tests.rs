//! Each event that the client reads, and one that does not fit.

use std::rc::Rc;

use api_types::{Channel, ChannelMember, PresenceStatus, User, websocket::Broadcast};
use serde_json::json;

use super::*;
use crate::state::reduce;

fn state() -> State {
    let mut state = State { me: Rc::from("me"), ..State::default() };
    let channel = Channel { id: "c".into(), ..Channel::default() };
    let member = ChannelMember { channel_id: "c".into(), ..ChannelMember::default() };
    let alice = User { id: "alice".into(), username: "alice".into(), ..User::default() };
    reduce::apply(&mut state, Action::Channels(vec![channel]));
    reduce::apply(&mut state, Action::Members(vec![member]));
    reduce::apply(&mut state, Action::Users(vec![alice]));
    state
}

fn event(name: &str, channel_id: &str, data: Value) -> ServerEvent {
    ServerEvent {
        event: name.into(),
        data,
        broadcast: Broadcast { channel_id: channel_id.into(), ..Broadcast::default() },
        seq: 1,
    }
}

#[track_caller]
fn play(state: &mut State, event: &ServerEvent) -> Vec<Need> {
    let outcome = interpret(state, event, 0).unwrap();
    for action in outcome.actions {
        reduce::apply(state, action);
    }
    outcome.needs
}

fn posted_by(user_id: &str, create_at: i64, mentions: &[&str]) -> ServerEvent {
    let id = format!("p{create_at}");
    let post =
        Post { id, channel_id: "c".into(), user_id: user_id.into(), create_at, ..Post::default() };
    let data = json!({
        "post": serde_json::to_string(&post).unwrap(),
        "mentions": serde_json::to_string(mentions).unwrap(),
    });
    event("posted", "c", data)
}

#[test]
fn a_post_makes_unread_and_mentions() {
    let mut state = state();
    assert!(play(&mut state, &posted_by("alice", 5, &[])).is_empty());
    let needs = play(&mut state, &posted_by("alice", 6, &["me"]));
    let [Need::Notify(notice)] = needs.as_slice() else { panic!("a mention is told: {needs:?}") };
    assert_eq!((notice.post.id.as_str(), notice.sender.as_deref()), ("p6", Some("alice")));
    let unread = state.channels.unread("c");
    assert_eq!((unread.posts, unread.mentions), (2, 1));
    play(&mut state, &event("channel_viewed", "", json!({"channel_id": "c"})));
    assert_eq!(state.channels.unread("c").posts, 0);
}

#[test]
fn a_post_before_my_eyes_is_read_and_told_so() {
    let mut state = state();
    reduce::apply(&mut state, Action::Attentive(true));
    reduce::apply(&mut state, Action::Opened { team_id: None, channel_id: Some(Rc::from("c")) });
    let needs = play(&mut state, &posted_by("alice", 5, &["me"]));
    assert_eq!(needs, [Need::MarkViewed { channel_id: "c".into() }]);
    assert_eq!(state.channels.unread("c").posts, 0);
    assert_eq!(state.view.new_since, None);

    reduce::apply(&mut state, Action::Attentive(false));
    assert!(play(&mut state, &posted_by("alice", 9, &[])).is_empty());
    assert_eq!(state.channels.unread("c").posts, 1);
    assert_eq!(state.view.new_since, Some(8), "the line stands before the unseen post");
}

#[test]
fn strangers_and_strange_channels_are_fetched() {
    let mut state = state();
    assert_eq!(play(&mut state, &posted_by("bob", 5, &[])), [Need::Users(vec!["bob".into()])]);
    let mut elsewhere = posted_by("alice", 6, &[]);
    elsewhere.data["post"] = json!(r#"{"id":"p","channel_id":"d","user_id":"alice"}"#);
    assert_eq!(play(&mut state, &elsewhere), [Need::Channel { channel_id: "d".into() }]);
}

#[test]
fn typing_ends_with_the_post() {
    let mut state = state();
    play(&mut state, &event("typing", "c", json!({"user_id": "alice"})));
    play(&mut state, &event("typing", "c", json!({"user_id": "me"})));
    assert_eq!(state.people.typing_in("c").collect::<Vec<_>>(), ["alice"]);
    play(&mut state, &posted_by("alice", 5, &[]));
    assert_eq!(state.people.typing_in("c").count(), 0);
}

#[test]
fn presence_and_profiles_follow() {
    let mut state = state();
    play(&mut state, &event("status_change", "", json!({"user_id": "alice", "status": "dnd"})));
    assert_eq!(state.people.status("alice"), PresenceStatus::Dnd);
    let renamed = json!({"user": {"id": "alice", "username": "alicia"}});
    play(&mut state, &event("user_updated", "", renamed));
    assert_eq!(state.people.user("alice").unwrap().username, "alicia");
}

#[test]
fn what_everybody_hears_of_me_takes_nothing_from_what_i_know() {
    let mut state = state();
    let notify_props: api_types::StringMap = [("desktop".into(), "all".into())].into();
    let me = User {
        id: "me".into(),
        email: "me@example.org".into(),
        notify_props: notify_props.clone(),
        ..User::default()
    };
    reduce::apply(&mut state, Action::Users(vec![me]));
    let public = json!({"user": {"id": "me", "nickname": "Me", "update_at": 5}});
    play(&mut state, &event("user_updated", "", public));
    let me = state.people.user("me").unwrap();
    assert_eq!((me.nickname.as_str(), me.email.as_str()), ("Me", "me@example.org"));
    assert_eq!(me.notify_props, notify_props);
    let other_window =
        json!({"user": {"id": "me", "update_at": 6, "notify_props": {"desktop": "none"}}});
    play(&mut state, &event("user_updated", "", other_window));
    assert_eq!(state.people.user("me").unwrap().notify_props["desktop"], "none");
}

#[test]
fn joining_and_leaving() {
    let mut state = state();
    let need = Need::Channel { channel_id: "d".into() };
    let joined = json!({"user_id": "me", "team_id": "t"});
    assert_eq!(play(&mut state, &event("user_added", "d", joined)), std::slice::from_ref(&need));
    assert_eq!(
        play(&mut state, &event("direct_added", "d", json!({}))),
        std::slice::from_ref(&need)
    );
    assert_eq!(play(&mut state, &event("channel_created", "", json!({"channel_id": "d"}))), [need]);

    reduce::apply(&mut state, Action::MemberCount { channel_id: "c".into(), count: 3 });
    play(&mut state, &event("user_added", "c", json!({"user_id": "bob"})));
    assert_eq!(state.channels.member_count("c"), Some(4));
    play(&mut state, &event("user_removed", "c", json!({"user_id": "bob"})));
    assert_eq!(state.channels.member_count("c"), Some(3));
    play(&mut state, &event("user_removed", "", json!({"channel_id": "c", "remover_id": "x"})));
    assert!(state.channels.member("c").is_none());
}

#[test]
fn channels_change_and_are_archived() {
    let mut state = state();
    let changed = json!({"channel": r#"{"id":"c","display_name":"New","type":"P"}"#});
    play(&mut state, &event("channel_updated", "c", changed));
    assert_eq!(state.channels.get("c").unwrap().display_name, "New");
    let archived = json!({"channel_id": "c", "delete_at": 5});
    play(&mut state, &event("channel_deleted", "", archived));
    assert_eq!(state.channels.mine().count(), 0);
}

#[test]
fn preferences_and_plugins() {
    let mut state = state();
    let one = r#"[{"category":"a","name":"b","value":"c"}]"#;
    play(&mut state, &event("preferences_changed", "", json!({ "preferences": one })));
    assert_eq!(state.preferences[&("a".into(), "b".into())], "c");
    play(&mut state, &event("preferences_deleted", "", json!({ "preferences": one })));
    assert!(state.preferences.is_empty());

    let manifest = json!({"id": "hovercard"});
    let on = event("plugin_enabled", "", json!({ "manifest": manifest }));
    assert_eq!(play(&mut state, &on), [Need::PluginEnabled(manifest.clone())]);
    let off = event("plugin_disabled", "", json!({ "manifest": manifest }));
    assert_eq!(play(&mut state, &off), [Need::PluginDisabled(manifest)]);
}

#[test]
fn a_failed_build_of_a_plugin_in_development_is_noted() {
    let mut state = state();
    let error = json!({"file": "src/lib.rs", "line": 3, "column": 7, "message": "expected `;`"});
    let mut data = json!({
        "plugin_id": "hover", "name": "Hover", "state": "failed", "errors": [error],
    });
    play(&mut state, &event("custom_mortise_plugin_development", "", data.clone()));
    assert_eq!(state.developed.notes()[0].errors[0].line, 3);
    data["state"] = json!("ready");
    play(&mut state, &event("custom_mortise_plugin_development", "", data));
    assert!(state.developed.notes().is_empty());
}

#[test]
fn unknown_events_mean_nothing_and_broken_ones_say_so() {
    let mut state = state();
    assert!(play(&mut state, &event("custom_jira_refresh", "", json!(7))).is_empty());
    let broken = event("posted", "c", json!({"post": "{"}));
    let message = interpret(&state, &broken, 0).unwrap_err().to_string();
    assert!(message.starts_with("event posted could not be read"), "{message}");
}

#[test]
fn an_order_of_plugins_goes_to_them() {
    let mut state = state();
    let orders = json!({"profile-popover.v1": ["b", "a"]});
    let needs = play(&mut state, &event("plugin_slots_changed", "", json!({"orders": orders})));
    let expected = [("profile-popover.v1".to_owned(), vec!["b".to_owned(), "a".to_owned()])];
    assert_eq!(needs, [Need::SlotOrders(expected.into())]);
}

#[test]
fn plugins_go_and_come_with_the_configuration_and_the_rest_of_it_stays() {
    let mut state = state();
    let known = [("PluginsEnabled", "true"), ("MaxPostSize", "100"), ("SiteName", "Old")];
    let known = known.map(|(key, value)| (key.to_owned(), value.to_owned()));
    reduce::apply(&mut state, Action::Config(known.into()));
    let changed = |config: Value| event("config_changed", "", json!({"config": config}));

    assert!(play(&mut state, &changed(json!({"SiteName": "New"}))).is_empty());
    assert!(play(&mut state, &changed(json!({"PluginsEnabled": "true"}))).is_empty());
    let needs = play(&mut state, &changed(json!({"PluginsEnabled": "false"})));
    assert_eq!(needs, [Need::PluginsTurnedOff]);
    assert!(play(&mut state, &changed(json!({"PluginsEnabled": "false"}))).is_empty());
    let needs = play(&mut state, &changed(json!({"PluginsEnabled": "true"})));
    assert_eq!(needs, [Need::PluginsTurnedOn]);
    let config = |key: &str| state.config.get(key).cloned().unwrap_or_default();
    assert_eq!((config("SiteName"), config("MaxPostSize")), ("New".to_owned(), "100".to_owned()));
}
