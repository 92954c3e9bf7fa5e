//! The rules for names and texts of channels and teams, with the forerunner's limits.

use crate::error::{Error, Result};

const MAX_NAME: usize = 64;
const MAX_DISPLAY_NAME_RUNES: usize = 64;

/// The part of the address.
pub(crate) fn check_name(name: &str) -> Result<()> {
    let is_word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let fits = (1..=MAX_NAME).contains(&name.len())
        && name.bytes().all(|b| is_word(b) || b == b'-' || b == b'_')
        && name.bytes().next().is_some_and(is_word)
        // `<id>__<id>` is what direct channels are called.
        && !name.contains("__");
    if fits {
        return Ok(());
    }
    let rule = "1 to 64 of a-z, 0-9, '-' and '_', beginning with a letter or digit, without '__'";
    Err(Error::invalid("name", name, rule))
}

/// First parts of addresses that are no team's: what server and client answer themselves, then what
/// the forerunner keeps to itself, so that its teams and its apps fit. It also refuses every name
/// that begins with one of its words; an address is told apart by the whole part, so we do not.
pub(crate) const NO_TEAM: [&str; 21] = [
    "admin_console",
    "api",
    "docs",
    "error",
    "login",
    "plugins",
    "static",
    "workbench",
    "admin",
    "boards",
    "channel",
    "claim",
    "files",
    "help",
    "landing",
    "mfa",
    "oauth",
    "playbooks",
    "plug",
    "post",
    "signup",
];

/// The part of the address that is a team's.
pub(crate) fn check_team_name(name: &str) -> Result<()> {
    check_name(name)?;
    if NO_TEAM.contains(&name) {
        let rule = format!("none of {}, which are addresses of the app", NO_TEAM.join(", "));
        return Err(Error::invalid("name", name, &rule));
    }
    Ok(())
}

/// What people read.
pub(crate) fn check_display_name(name: &str) -> Result<()> {
    let n_runes = name.chars().count();
    let fits = (1..=MAX_DISPLAY_NAME_RUNES).contains(&n_runes)
        && !name.trim().is_empty()
        && !name.chars().any(char::is_control);
    if fits {
        return Ok(());
    }
    Err(Error::invalid("display_name", name, "1 to 64 characters, none of them control characters"))
}

/// A longer text.
pub(crate) fn check_text(field: &str, text: &str, max_runes: usize) -> Result<()> {
    if text.chars().count() <= max_runes {
        return Ok(());
    }
    Err(Error::invalid(field, text, &format!("at most {max_runes} characters")))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// First parts of the addresses in a source: what stands between `{before}"/` and the next `/`.
    fn first_parts<'s>(source: &'s str, before: &str) -> BTreeSet<&'s str> {
        let begin = format!("{before}\"/");
        let found =
            source.split(begin.as_str()).skip(1).filter_map(|rest| rest.split(['/', '"']).next());
        // The start page, and parts that may be anything.
        found.filter(|part| !part.is_empty() && !part.starts_with([':', '{'])).collect()
    }

    #[test]
    fn no_team_takes_the_address_of_a_page() {
        for (source, begin, least) in [
            (include_str!("../router.rs"), "route(", "plugins"),
            (include_str!("../router.rs"), "nest(", "api"),
            (include_str!("../web/client.rs"), "strip_prefix(", "admin_console"),
            (include_str!("../web/client.rs"), "starts_with(", "static"),
            (include_str!("../web/client.rs"), "matches!(path, ", "workbench"),
            (include_str!("../../../../src/route.rs"), "#[at(", "login"),
        ] {
            let parts = first_parts(source, begin);
            assert!(parts.contains(least), "{begin} finds {parts:?}");
            for part in parts {
                assert!(NO_TEAM.contains(&part), "{part:?} is a route, so it belongs into NO_TEAM");
                assert!(check_team_name(part).is_err(), "{part}");
            }
        }
        for name in ["crew", "admins", "api-2", "postgres", "channels"] {
            assert!(check_team_name(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn names_are_parts_of_addresses() {
        for name in ["a", "town-square", "r2_d2", "2026"] {
            assert!(check_name(name).is_ok(), "{name}");
        }
        for name in ["", "-a", "A", "ä", "a b", "a/b", "a__b", "x".repeat(65).as_str()] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }
}
