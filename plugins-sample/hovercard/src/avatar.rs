//! The picture with the mark of presence; initials where there is no picture.

use sdk::contracts::Presence;
use yew::{AttrValue, Callback, Html, Properties, classes, component, html, use_state_eq};

use crate::presence::class_of;

#[derive(Properties, PartialEq)]
pub(crate) struct AvatarProps {
    pub(crate) url: String,
    pub(crate) name: String,
    pub(crate) tint: &'static str,
    pub(crate) presence: Presence,
}

/// Decoration: name and presence stand beside it as words.
#[component]
pub(crate) fn Avatar(props: &AvatarProps) -> Html {
    // The address that failed, not a yes or no: another person's picture gets its own chance.
    let failed = use_state_eq(String::new);
    let on_error = {
        let failed = failed.clone();
        let url = props.url.clone();
        Callback::from(move |_| failed.set(url.clone()))
    };
    let shows_picture = !props.url.is_empty() && *failed != props.url;
    html! {
        <span class="avatar" aria-hidden="true">
            if shows_picture {
                <img src={AttrValue::from(props.url.clone())} alt="" onerror={on_error} />
            } else {
                <span class={classes!("initials", props.tint)}>{ initials(&props.name) }</span>
            }
            <span class={classes!("dot", class_of(props.presence))} />
        </span>
    }
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
