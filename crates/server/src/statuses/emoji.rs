//! Which emoji there are: the same table that the chat's page shows them from.

use std::{collections::HashSet, sync::OnceLock};

/// Lines of character, short names and words, with a tab between; `# group` before each group.
const TABLE: &str = include_str!("../../../../www/data/emoji.txt");

/// Whether there is an emoji with this short name.
pub(super) fn exists(name: &str) -> bool {
    static NAMES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let lines = TABLE.lines().filter(|line| !line.starts_with("# "));
        lines.filter_map(|line| line.split('\t').nth(1)).flat_map(|it| it.split(' ')).collect()
    });
    !name.is_empty() && names.contains(name)
}

#[cfg(test)]
mod tests {
    use super::exists;

    #[test]
    fn every_name_of_the_table_exists_and_no_other() {
        for name in ["calendar", "house", "+1", "speech_balloon", "hamburger", "de"] {
            assert!(exists(name), "{name}");
        }
        for name in ["", "no_such_emoji", "smileys", "grinning face", "😀"] {
            assert!(!exists(name), "{name}");
        }
    }
}
