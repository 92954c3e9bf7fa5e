//! What a user may choose to be told of: the rules for `notify_props` of their account.

use api_types::StringMap;

use crate::error::{Error, Result};

/// What can be chosen, and between what. As in the forerunner.
const CHOICES: [(&str, &[&str]); 19] = [
    ("auto_responder_active", BOOL),
    ("calls_desktop_sound", BOOL),
    ("calls_mobile_sound", &["", "true", "false"]),
    ("channel", BOOL),
    ("comments", &["any", "root", "never"]),
    ("desktop", LEVEL),
    ("desktop_sound", BOOL),
    ("desktop_threads", LEVEL),
    ("email", BOOL),
    ("email_threads", LEVEL),
    ("first_name", BOOL),
    ("mark_unread", &["all", "mention"]),
    ("push", LEVEL),
    ("push_status", &["online", "away", "offline"]),
    ("push_threads", LEVEL),
    ("calls_notification_sound", FREE),
    ("calls_mobile_notification_sound", FREE),
    ("desktop_notification_sound", FREE),
    ("auto_responder_message", FREE),
];

/// Words, separated by commas.
const WORDS: [&str; 2] = ["mention_keys", "highlight_keys"];

const BOOL: &[&str] = &["true", "false"];
const LEVEL: &[&str] = &["default", "all", "mention", "none"];
/// Any short text.
const FREE: &[&str] = &[];

const MAX_FREE_CHARS: usize = 200;

/// Each word is looked for in each message of the user's channels.
const MAX_WORDS: usize = 50;
const MAX_WORD_CHARS: usize = 64;

/// Whether a user may choose this.
pub(crate) fn check(props: &StringMap) -> Result<()> {
    props.iter().try_for_each(|(name, value)| check_one(name, value))
}

fn check_one(name: &str, value: &str) -> Result<()> {
    let field = format!("notify_props.{name}");
    if WORDS.contains(&name) {
        let mut words = value.split(',');
        let fits = words.clone().count() <= MAX_WORDS
            && words.all(|word| word.trim().chars().count() <= MAX_WORD_CHARS)
            && !value.chars().any(char::is_control);
        let rule = "at most 50 words separated by commas, each at most 64 characters long";
        return if fits { Ok(()) } else { Err(Error::invalid(&field, value, rule)) };
    }
    let Some((_, values)) = CHOICES.iter().find(|(known, _)| *known == name) else {
        let names: Vec<&str> = CHOICES.iter().map(|(known, _)| *known).chain(WORDS).collect();
        let rule = format!("one of {}", names.join(", "));
        return Err(Error::invalid("notify_props", name, &rule));
    };
    if values.is_empty() {
        let fits = value.chars().count() <= MAX_FREE_CHARS;
        let rule = "at most 200 characters long";
        return if fits { Ok(()) } else { Err(Error::invalid(&field, value, rule)) };
    }
    if values.contains(&value) {
        return Ok(());
    }
    Err(Error::invalid(&field, value, &format!("one of {}", values.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detail(name: &str, value: &str) -> std::result::Result<(), String> {
        let props = [(name.to_owned(), value.to_owned())].into();
        check(&props).map_err(|error| error.detail)
    }

    #[test]
    fn what_a_new_user_has_is_fine() {
        assert!(check(&crate::users::create::default_notify_props()).is_ok());
        assert_eq!(detail("mention_keys", "boat,@boat, Hafen "), Ok(()));
    }

    #[test]
    fn each_rule_names_field_value_and_rule() {
        for (name, value, expected) in [
            ("desktop", "loud", "field=notify_props.desktop, value=\"loud\""),
            ("channel", "yes", "field=notify_props.channel, value=\"yes\""),
            ("comments", "all", "field=notify_props.comments, value=\"all\""),
            ("dekstop", "all", "field=notify_props, value=\"dekstop\""),
            ("mention_keys", "a\u{0}b", "field=notify_props.mention_keys"),
        ] {
            let detail = detail(name, value).unwrap_err();
            assert!(detail.starts_with(expected), "{detail}");
        }
        assert!(detail("mention_keys", &"word,".repeat(50)).is_err());
        assert!(detail("mention_keys", &"x".repeat(65)).is_err());
        assert!(detail("desktop_notification_sound", &"x".repeat(201)).is_err());
    }
}
