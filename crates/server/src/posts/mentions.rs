//! Whom a message calls, and its hashtags. Code is not read: `@all` in it calls nobody.

/// Whom a message names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Mentions {
    /// `@all`, `@channel` or `@here`.
    pub(crate) everybody: bool,
    /// Names as written, and without trailing dots and dashes; some may be nobody's.
    pub(crate) usernames: Vec<String>,
}

/// The most names looked up for one message.
const MAX_NAMES: usize = 50;

pub(crate) fn of(message: &str) -> Mentions {
    let mut mentions = Mentions::default();
    for word in words(message, '@') {
        let name: String =
            word.chars().take_while(|c| c.is_ascii_alphanumeric() || ".-_".contains(*c)).collect();
        let name = name.to_lowercase();
        let trimmed = name.trim_end_matches(['.', '-', '_']);
        if matches!(trimmed, "all" | "channel" | "here") {
            mentions.everybody = true;
        } else if !trimmed.is_empty() && mentions.usernames.len() < MAX_NAMES {
            mentions.usernames.push(trimmed.to_owned());
            if trimmed != name {
                mentions.usernames.push(name.clone());
            }
        }
    }
    mentions.usernames.sort_unstable();
    mentions.usernames.dedup();
    mentions
}

/// `#one #two`, as posts carry them.
pub(crate) fn hashtags(message: &str) -> String {
    let mut tags = Vec::new();
    for word in words(message, '#') {
        let tag: String =
            word.chars().take_while(|c| c.is_alphanumeric() || ".-_".contains(*c)).collect();
        let tag = tag.trim_end_matches(['.', '-', '_']);
        if tag.chars().count() >= 3 && tag.starts_with(char::is_alphabetic) {
            tags.push(format!("#{tag}"));
        }
    }
    tags.join(" ").chars().take(1000).collect()
}

/// What follows each `sign` that begins a word outside of code.
fn words(message: &str, sign: char) -> Vec<&str> {
    let mut found = Vec::new();
    for text in outside_code(message) {
        words_of_text(text, sign, &mut found);
    }
    found
}

/// The parts of a message that are no code, none of them longer than a line.
pub(crate) fn outside_code(message: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut fence: Option<&str> = None;
    for line in message.lines() {
        let trimmed = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_), _) => {}
            (None, None) => {
                // Every second part stands between backticks.
                texts.extend(line.split('`').step_by(2).filter(|text| !text.is_empty()));
            }
        }
    }
    texts
}

fn words_of_text<'a>(text: &'a str, sign: char, found: &mut Vec<&'a str>) {
    let mut before = ' ';
    for (idx, character) in text.char_indices() {
        if character == sign && !before.is_alphanumeric() {
            found.extend(text.get(idx + 1..));
        }
        before = character;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(message: &str) -> Vec<String> {
        of(message).usernames
    }

    #[test]
    fn names_are_found_in_sentences() {
        assert_eq!(names("@mira, can you ask @user-1?"), ["mira", "user-1"]);
        assert_eq!(names("(@Mira)"), ["mira"]);
        // A name may end with a dot, and a sentence too.
        assert_eq!(names("Thanks @mira."), ["mira", "mira."]);
    }

    #[test]
    fn addresses_and_code_call_nobody() {
        assert_eq!(names("mail mira@example.test"), Vec::<String>::new());
        assert_eq!(names("`@mira` and\n```\n@all @mira\n```\n@omar"), ["omar"]);
        assert!(!of("```\n@all\n```").everybody);
    }

    #[test]
    fn everybody_is_called() {
        for message in ["@all", "hi @channel!", "@here."] {
            assert!(of(message).everybody, "{message}");
        }
        assert!(!of("@allan").everybody);
    }

    #[test]
    fn hashtags_are_words() {
        assert_eq!(hashtags("see #release-notes, #42 and `#code` and a#b"), "#release-notes");
    }
}
