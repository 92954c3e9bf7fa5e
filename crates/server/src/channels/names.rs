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
    use super::*;

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
