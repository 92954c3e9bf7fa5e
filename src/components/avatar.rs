//! A person's picture, or initials on a colour of their own, with the presence dot.

use contracts::Presence;
use yew::prelude::*;

use super::PresenceDot;

/// How large an avatar is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarSize {
    /// In a sidebar row.
    ExtraSmall,
    /// In lists and menus.
    Small,
    /// Beside a post.
    #[default]
    Medium,
    /// In a profile.
    Large,
}

/// Properties of [`Avatar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AvatarProps {
    /// The person's name; its initials show while there is no picture.
    pub name: AttrValue,
    /// Address of the picture. Empty or none: initials.
    #[prop_or_default]
    pub src: Option<AttrValue>,
    /// Shows the dot when given.
    #[prop_or_default]
    pub presence: Option<Presence>,
    /// How large.
    #[prop_or_default]
    pub size: AvatarSize,
}

/// Shows a person. Decoration only: the name stands beside it or on the control around it.
#[component]
pub fn Avatar(props: &AvatarProps) -> Html {
    let broken_src = use_state_eq(|| None::<AttrValue>);
    let on_error =
        use_callback((props.src.clone(), broken_src.setter()), |_: Event, (src, broken_src)| {
            broken_src.set(src.clone());
        });
    let src = props.src.clone().filter(|src| !src.is_empty() && *broken_src != Some(src.clone()));
    let class = match props.size {
        AvatarSize::ExtraSmall => "avatar avatar--xs",
        AvatarSize::Small => "avatar avatar--s",
        AvatarSize::Medium => "avatar",
        AvatarSize::Large => "avatar avatar--l",
    };
    html! {
        <span {class}>
            if let Some(src) = src {
                <img class="avatar__picture" {src} alt="" loading="lazy" decoding="async"
                    draggable="false" onerror={on_error} />
            } else {
                <span class={classes!("avatar__initials", tint(&props.name))} aria-hidden="true">
                    { initials(&props.name, props.size) }
                </span>
            }
            if let Some(presence) = props.presence {
                <span class="avatar__presence"><PresenceDot {presence} /></span>
            }
        </span>
    }
}

/// The first letters of the first and the last word, or of the first where there is no room for two;
/// `?` for a name without letters.
fn initials(name: &str, size: AvatarSize) -> String {
    let mut letters = name
        .split([' ', '.', '_', '-'])
        .filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let Some(first) = letters.next() else { return "?".to_owned() };
    let last = letters.next_back().filter(|_| size != AvatarSize::ExtraSmall);
    first.to_uppercase().chain(last.into_iter().flat_map(char::to_uppercase)).collect()
}

/// One of eight colours, always the same for a name.
fn tint(name: &str) -> &'static str {
    // FNV-1a: spreads names that differ in one letter.
    let hash = name
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    match (hash >> 13) % 8 {
        0 => "avatar__initials--0",
        1 => "avatar__initials--1",
        2 => "avatar__initials--2",
        3 => "avatar__initials--3",
        4 => "avatar__initials--4",
        5 => "avatar__initials--5",
        6 => "avatar__initials--6",
        _ => "avatar__initials--7",
    }
}

#[cfg(test)]
mod tests {
    use super::{AvatarSize, initials};

    fn check(name: &str, expected: &str) {
        assert_eq!(initials(name, AvatarSize::Medium), expected);
    }

    #[test]
    fn initials_come_from_the_first_and_last_word() {
        check("Ada Lovelace", "AL");
        check("jean-luc von picard", "JP");
        check("user-1", "U1");
        check("ada", "A");
        check("  ", "?");
        check("élodie ß", "ÉSS");
        check("李 小龍", "李小");
        assert_eq!(initials("Ada Lovelace", AvatarSize::ExtraSmall), "A");
    }
}
