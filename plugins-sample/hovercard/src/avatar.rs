//! The picture with the mark of presence; initials where there is no picture.

use sdk::contracts::Presence;
use sdk::dom::{El, el};

use crate::presence::class_of;

/// Decoration: name and presence stand beside it as words.
pub(crate) fn avatar(url: &str, name: &str, tint: &str, presence: Presence) -> El {
    let initials = el("span").class(&["initials ", tint].concat()).text(&initials(name));
    let picture = if url.is_empty() {
        initials
    } else {
        let frame = el("span");
        let stand_in = frame.clone();
        let image = el("img").attr("alt", "").attr("src", url);
        // The picture can not be had.
        frame.child(image.on("error", move |_| stand_in.fill([initials.clone()])))
    };
    let dot = el("span").class(&["dot ", class_of(presence)].concat());
    el("span").class("avatar").attr("aria-hidden", "true").child(picture).child(dot)
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// One of the eight tints, always the same for the same person.
pub(crate) fn tint(user_id: &str) -> &'static str {
    // FNV-1a: spreads ids that differ in one letter.
    let hash = user_id
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    match hash % 8 {
        0 => "tint-0",
        1 => "tint-1",
        2 => "tint-2",
        3 => "tint-3",
        4 => "tint-4",
        5 => "tint-5",
        6 => "tint-6",
        _ => "tint-7",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{initials, tint};

    #[test]
    fn initials_of_names() {
        for (name, expected) in [
            ("Ada Lovelace", "AL"),
            ("ada", "A"),
            ("Ludwig Mies van der Rohe", "LR"),
            ("  élise   ", "É"),
            ("ß x", "SSX"),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected, "{name:?}");
        }
    }

    #[test]
    fn people_spread_over_all_tints_and_keep_theirs() {
        let tints: BTreeSet<_> = (0..200).map(|n| tint(&format!("user{n}"))).collect();
        assert_eq!(tints.len(), 8);
        assert_eq!(tint("user1"), tint("user1"));
    }
}
