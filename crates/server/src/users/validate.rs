//! The rules for what a profile holds, with the forerunner's limits.

use api_types::{Timezone, User};

use crate::error::{Error, Result};

const MAX_USERNAME: usize = 64;
const MAX_EMAIL: usize = 128;
const MAX_NAME_RUNES: usize = 64;
const MAX_POSITION_RUNES: usize = 128;
const MAX_PROPS_BYTES: usize = 8000;

/// Names that mean something else in a message.
const RESERVED: [&str; 6] = ["all", "channel", "here", "matterbot", "system", "me"];

/// Whether a user may look like this.
pub(crate) fn user(user: &User) -> Result<()> {
    username(&user.username)?;
    email(&user.email)?;
    for (field, value) in [
        ("nickname", &user.nickname),
        ("first_name", &user.first_name),
        ("last_name", &user.last_name),
    ] {
        text(
            field,
            value,
            MAX_NAME_RUNES,
            "at most 64 characters, none of them control characters",
        )?;
    }
    let rule = "at most 128 characters, none of them control characters";
    text("position", &user.position, MAX_POSITION_RUNES, rule)?;
    let is_tag = |locale: &str| locale.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if user.locale.len() > 35 || !is_tag(&user.locale) {
        return Err(Error::invalid("locale", &user.locale, "a language tag such as de-AT"));
    }
    timezone(&user.timezone)?;
    let props = serde_json::to_string(&(&user.props, &user.notify_props))?;
    if props.len() > MAX_PROPS_BYTES {
        return Err(Error::invalid("props", "", "at most 8000 bytes as JSON"));
    }
    Ok(())
}

fn username(username: &str) -> Result<()> {
    let fits = (1..=MAX_USERNAME).contains(&username.len())
        && username.starts_with(|first: char| first.is_ascii_lowercase())
        && username
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-_".contains(&b));
    if !fits {
        let rule = "1 to 64 of a-z, 0-9, '.', '-' and '_', beginning with a letter";
        return Err(Error::invalid("username", username, rule));
    }
    if RESERVED.contains(&username) {
        return Err(Error::invalid("username", username, "no reserved name"));
    }
    Ok(())
}

fn email(email: &str) -> Result<()> {
    let is_address = email
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    let is_clean = !email.chars().any(|c| c.is_whitespace() || c.is_control());
    if email.len() <= MAX_EMAIL && is_address && is_clean {
        return Ok(());
    }
    // The address itself stays out of the answer: it may end in a log.
    Err(Error::invalid("email", "", "an address of at most 128 bytes"))
}

fn text(field: &str, value: &str, max_runes: usize, rule: &str) -> Result<()> {
    let fits = value.chars().count() <= max_runes && !value.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(Error::invalid(field, value, rule)) }
}

/// Names only: which zones exist is the browser's knowledge.
fn timezone(timezone: &Timezone) -> Result<()> {
    let is_name = |zone: &str| {
        zone.len() <= 64 && zone.bytes().all(|b| b.is_ascii_alphanumeric() || b"/_+-".contains(&b))
    };
    for (field, zone) in [
        ("timezone.manualTimezone", &timezone.manual_timezone),
        ("timezone.automaticTimezone", &timezone.automatic_timezone),
    ] {
        if !is_name(zone) {
            return Err(Error::invalid(field, zone, "a zone name such as Europe/Berlin"));
        }
    }
    let automatic = &timezone.use_automatic_timezone;
    if automatic != "true" && automatic != "false" {
        let rule = "\"true\" or \"false\"";
        return Err(Error::invalid("timezone.useAutomaticTimezone", automatic, rule));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(change: impl FnOnce(&mut User)) -> std::result::Result<(), String> {
        let mut candidate = User {
            username: "mira".to_owned(),
            email: "mira@example.test".to_owned(),
            locale: "en".to_owned(),
            ..User::default()
        };
        change(&mut candidate);
        user(&candidate).map_err(|error| error.detail)
    }

    #[test]
    fn a_usual_profile_is_fine() {
        assert_eq!(check(|_| ()), Ok(()));
        assert_eq!(check(|user| "Ünal".clone_into(&mut user.last_name)), Ok(()));
        assert_eq!(check(|user| "user-1".clone_into(&mut user.username)), Ok(()));
    }

    #[test]
    fn each_rule_names_field_value_and_rule() {
        for (change, field) in [
            (
                Box::new(|user: &mut User| "Mira".clone_into(&mut user.username))
                    as Box<dyn FnOnce(&mut User)>,
                "username",
            ),
            (Box::new(|user: &mut User| "1st".clone_into(&mut user.username)), "username"),
            (Box::new(|user: &mut User| "here".clone_into(&mut user.username)), "username"),
            (Box::new(|user: &mut User| "mira".clone_into(&mut user.email)), "email"),
            (Box::new(|user: &mut User| user.nickname = "x".repeat(65)), "nickname"),
            (Box::new(|user: &mut User| "a\u{0}b".clone_into(&mut user.position)), "position"),
            (Box::new(|user: &mut User| "d e".clone_into(&mut user.locale)), "locale"),
            (
                Box::new(|user: &mut User| {
                    "<svg>".clone_into(&mut user.timezone.manual_timezone);
                }),
                "timezone.manualTimezone",
            ),
        ] {
            let detail = check(change).unwrap_err();
            assert!(detail.starts_with(&format!("field={field}, value=")), "{detail}");
        }
    }
}
