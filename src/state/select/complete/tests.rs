//! What stands before the caret, and what fits it.

use api_types::{Channel, ChannelMember};

use super::*;
use crate::state::{Action, reduce};

#[track_caller]
fn check(text: &str, expected: Option<(Kind, usize, &str)>) {
    let found = query_at(text, text.len());
    let found = found.as_ref().map(|it| (it.kind, it.start, it.term.as_str()));
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn the_sign_before_a_word_says_what_is_meant() {
    check("hello @An", Some((Kind::Person, 6, "an")));
    check("@", Some((Kind::Person, 0, "")));
    check("(see ~dev-", Some((Kind::Channel, 5, "dev-")));
    check("ü :+1", Some((Kind::Emoji, 3, "+1")));
    check("/shr", Some((Kind::Command, 0, "shr")));
    check("two\n@bo", Some((Kind::Person, 4, "bo")));
}

#[test]
fn other_words_mean_nothing() {
    for text in
        ["", "hello", "me@example", "12:30", ":)", ":a", "a /me", "/me is", "/usr/bin", "@a/b"]
    {
        check(text, None);
    }
    assert_eq!(query_at("@äb", 2), None, "a caret within a letter");
    assert_eq!(query_at("@ab cd", 3).unwrap().term, "ab");
}

fn state() -> State {
    let mut state = State { me: "me".into(), ..State::default() };
    let user = |id: &str, name: &str, first: &str| User {
        id: id.into(),
        username: name.into(),
        first_name: first.into(),
        ..User::default()
    };
    let channel = |id: &str, name: &str, shown: &str| Channel {
        id: id.into(),
        team_id: "t".into(),
        name: name.into(),
        display_name: shown.into(),
        ..Channel::default()
    };
    let users = vec![
        user("me", "anton", ""),
        user("1", "bea", "Anna"),
        user("2", "anke", ""),
        User { delete_at: 1, ..user("3", "andy", "") },
    ];
    for action in [
        Action::Users(users),
        Action::Channels(vec![channel("c", "dev", "Development"), channel("d", "ops", "The Den")]),
        Action::Members(vec![ChannelMember { channel_id: "d".into(), ..ChannelMember::default() }]),
        Action::Opened { team_id: Some("t".into()), channel_id: None },
    ] {
        reduce::apply(&mut state, action);
    }
    state
}

fn titles(state: &State, text: &str) -> Vec<String> {
    let query = query_at(text, text.len()).unwrap();
    offers(state, "c", &query).into_iter().map(|offer| offer.title).collect()
}

#[test]
fn people_are_found_by_any_of_their_names_oneself_last() {
    let state = state();
    assert_eq!(titles(&state, "@an"), ["@anke", "@bea", "@anton"]);
    assert_eq!(titles(&state, "@he"), ["@here"]);
    assert!(titles(&state, "@zz").is_empty());
}

#[test]
fn channels_of_the_team_are_found_own_ones_first() {
    let state = state();
    assert_eq!(titles(&state, "~de"), ["The Den", "Development"]);
    let query = query_at("~op", 3).unwrap();
    assert_eq!(offers(&state, "c", &query)[0].insert, "~ops ");
}

#[test]
fn emoji_and_commands_are_found_by_their_names() {
    let mut state = state();
    assert_eq!(titles(&state, ":rocke"), [":rocket:"]);
    let command = |trigger: &str| Command {
        trigger: trigger.into(),
        auto_complete: true,
        auto_complete_hint: "[text]".into(),
        ..Command::default()
    };
    let commands = vec![command("me"), command("mute"), command("shrug")];
    reduce::apply(&mut state, Action::Commands(commands));
    assert_eq!(titles(&state, "/m"), ["/me [text]", "/mute [text]"]);
    assert!(titles(&state, "/x").is_empty());
}

#[test]
fn emoji_of_the_large_table_are_offered_by_name_and_words() {
    let table = Emojis::parse(
        "# nature\n🦀\tcrab\tcrab\n🐙\toctopus\toctopus\n🦞\tlobster\tlobster, a relative of the crab\n\
         🦂\tscrabble_beast\tscorpion\n",
    );
    let found = |term: &str| {
        let text = format!("see :{term}");
        let query = query_at(&text, text.len()).unwrap();
        let offers = emoji_of(&table, &query);
        offers.into_iter().map(|it| (it.insert, it.sign)).collect::<Vec<_>>()
    };
    let offer = |name: &str, sign: &str| (format!(":{name}: "), Sign::Emoji(sign.to_owned()));
    assert_eq!(
        found("CRAB"),
        [offer("crab", "🦀"), offer("scrabble_beast", "🦂"), offer("lobster", "🦞")]
    );
    assert_eq!(found("octo"), [offer("octopus", "🐙")]);
    assert_eq!(found("zz"), []);
}
