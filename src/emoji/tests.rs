//! The table is the one that the library of emoji gives, and it can be searched.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::*;

/// The table as the library of emoji has it: those with short names, without skin tones.
fn made() -> String {
    let mut text = String::new();
    for group in GROUPS {
        let theirs = match group {
            Group::Smileys => emojis::Group::SmileysAndEmotion,
            Group::People => emojis::Group::PeopleAndBody,
            Group::Nature => emojis::Group::AnimalsAndNature,
            Group::Food => emojis::Group::FoodAndDrink,
            Group::Travel => emojis::Group::TravelAndPlaces,
            Group::Activities => emojis::Group::Activities,
            Group::Objects => emojis::Group::Objects,
            Group::Symbols => emojis::Group::Symbols,
            Group::Flags => emojis::Group::Flags,
        };
        writeln!(text, "# {}", group.key()).unwrap();
        for emoji in theirs.emojis() {
            let mut names: Vec<&str> = emoji.shortcodes().collect();
            // Text knows some by other names.
            for (name, character) in crate::markdown::emoji::common() {
                if plain(character) == plain(emoji.as_str()) && !names.contains(&name) {
                    names.push(name);
                }
            }
            if !names.is_empty() {
                writeln!(text, "{}\t{}\t{}", emoji.as_str(), names.join(" "), emoji.name())
                    .unwrap();
            }
        }
    }
    text
}

/// Without the sign that asks for colours, which not everybody writes.
fn plain(character: &str) -> String {
    character.replace('\u{fe0f}', "")
}

fn table() -> Emojis {
    Emojis::parse(&fs::read_to_string(place()).unwrap())
}

fn place() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data/emoji.txt")
}

#[test]
fn the_table_is_fresh() {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(place(), made()).unwrap();
    }
    let kept = fs::read_to_string(place()).unwrap();
    assert!(kept == made(), "run: UPDATE_EXPECT=1 cargo test -p client the_table_is_fresh");
    assert!(table().len() > 1_500, "{}", table().len());
}

#[test]
fn every_name_fits_the_servers_rule() {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-+_".contains(&byte);
    for name in table().by_name.keys() {
        assert!(name.len() <= 64 && name.bytes().all(fits), "{name}");
    }
}

#[test]
fn what_text_knows_is_in_the_table() {
    let table = table();
    for (name, character) in crate::markdown::emoji::common() {
        let found = table.find(name).unwrap_or_else(|| panic!("{name} is not in the table"));
        assert_eq!(plain(&found.character), plain(character), "{name}");
    }
}

#[test]
fn the_best_comes_first() {
    let table = table();
    let names = |query: &str| -> Vec<String> {
        table.search(query, 5).iter().map(|emoji| emoji.name.to_string()).collect()
    };
    assert_eq!(names("tada")[0], "tada");
    assert_eq!(names(":+1:")[0], "+1");
    assert_eq!(names("thumbsu")[0], "thumbsup", "the name that was asked for");
    assert!(names("party popper").contains(&"tada".to_owned()), "by what it shows");
    assert!(names("").is_empty() && names("no such emoji").is_empty());
    assert!(table.find("no such emoji").is_none());
    for group in GROUPS {
        assert!(!table.group(group).is_empty(), "{}", group.key());
    }
}

#[test]
fn a_broken_table_loses_only_its_broken_lines() {
    let table = Emojis::parse(
        "🎉\ttada\tno group\n# food\n🍕\tpizza\tpizza\nno tabs\n\t\t\n# nothing\nx\ty\tz\n",
    );
    assert_eq!((table.len(), table.group(Group::Food).len()), (1, 1));
}

#[test]
fn used_ones_come_to_the_front_once() {
    let recent = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(used(&recent, "b", 3), ["b", "a", "c"]);
    assert_eq!(used(&recent, "d", 3), ["d", "a", "b"]);
}
