//! The facts below the name: local time and the attributes, in all their states.

use sdk::dom::{El, el};

use crate::attributes::{Attribute, Attributes, Kind};
use crate::local_time::LocalTime;

/// The local time as it stands in the list; it moves without the rows around it.
pub(crate) struct Clock {
    time: El,
    distance: El,
}

impl Clock {
    pub(crate) fn new(time: &LocalTime) -> Self {
        let clock = Self { time: el("span").class("clock"), distance: el("span").class("quiet") };
        clock.set(time);
        clock
    }

    pub(crate) fn set(&self, time: &LocalTime) {
        self.time.set_text(&time.clock);
        self.distance.set_text(&time.distance);
    }

    fn row(&self) -> El {
        let value = el("dd").attr("data-test-id", "hovercard-time");
        let value = value.child(self.time.clone()).text(" ").child(self.distance.clone());
        fact(el("dt").text("Local time"), value)
    }
}

/// A list of names and values, and what there is to say of those that are not there.
pub(crate) fn rows(
    clock: Option<&Clock>,
    attributes: &Attributes,
    on_retry: impl Fn() + 'static,
) -> Vec<El> {
    let (known, state) = match attributes {
        Attributes::Loading => (&[][..], Some(loading())),
        Attributes::Ready(attributes) if attributes.is_empty() => (&[][..], Some(empty())),
        Attributes::Ready(attributes) => (attributes.as_slice(), None),
        Attributes::Failed(message) => (&[][..], Some(failed(message, on_retry))),
    };
    let list: Vec<El> = clock.map(Clock::row).into_iter().chain(known.iter().map(row)).collect();
    let list = (!list.is_empty()).then(|| el("dl").children(list));
    list.into_iter().chain(state).collect()
}

fn row(attribute: &Attribute) -> El {
    let value = el("dd").attr("dir", "auto");
    let value = match link(attribute) {
        Some(href) => {
            let link = el("a").attr("href", &href).attr("target", "_blank");
            value.child(link.attr("rel", "noopener noreferrer").text(&attribute.value))
        }
        None => value.text(&attribute.value),
    };
    fact(el("dt").attr("dir", "auto").text(&attribute.name), value)
}

fn fact(name: El, value: El) -> El {
    el("div").class("fact").child(name).child(value)
}

fn loading() -> El {
    el("div")
        .class("loading")
        .attr("role", "status")
        .attr("data-test-id", "hovercard-loading")
        .child(el("span").class("out-of-sight").text("Loading more about this person"))
        .child(el("span").class("bar"))
        .child(el("span").class("bar bar-short"))
}

fn empty() -> El {
    let line = el("p").class("quiet").attr("data-test-id", "hovercard-empty");
    line.text("Nothing more is told.")
}

/// The address behind a value. People typed it, so only harmless schemes get through.
fn link(attribute: &Attribute) -> Option<String> {
    let value = attribute.value.as_str();
    let has_no_space =
        !value.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    match attribute.kind {
        Kind::Url => {
            let scheme = value.split_once("://")?.0.to_ascii_lowercase();
            (has_no_space && matches!(scheme.as_str(), "https" | "http")).then(|| value.to_owned())
        }
        Kind::Email => (has_no_space && value.contains('@') && !value.contains(['?', '&', '%']))
            .then(|| format!("mailto:{value}")),
        Kind::Phone => {
            let digits: String =
                value.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
            (digits.len() > 2).then(|| format!("tel:{digits}"))
        }
        Kind::Text | Kind::Skype => None,
    }
}

fn failed(message: &str, on_retry: impl Fn() + 'static) -> El {
    let words = el("p").text("More about this person could not be loaded. ").text(message);
    let retry = el("button").class("button small").attr("type", "button").text("Try again");
    el("div")
        .class("failed")
        .attr("role", "alert")
        .attr("data-test-id", "hovercard-error")
        .child(words)
        .child(retry.on("click", move |_| on_retry()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_become_links() {
        for (kind, value, expected) in [
            (Kind::Url, "https://example.org/x", Some("https://example.org/x")),
            (Kind::Url, "javascript:alert(1)//://", None),
            (Kind::Url, "java\nscript://x", None),
            (Kind::Url, "example.org", None),
            (Kind::Email, "ada@example.org", Some("mailto:ada@example.org")),
            (Kind::Email, "ada@example.org?bcc=eve@example.org", None),
            (Kind::Phone, "+49 (30) 1234", Some("tel:+49301234")),
            (Kind::Phone, "none", None),
            (Kind::Text, "https://example.org", None),
        ] {
            let attribute = Attribute { name: String::new(), value: value.into(), kind };
            assert_eq!(link(&attribute).as_deref(), expected, "{value:?}");
        }
    }
}
