//! The facts below the name: local time and the attributes, in all their states.

use yew::{Callback, Html, Properties, component, html};

use crate::attributes::{Attribute, Attributes, Kind};
use crate::local_time::LocalTime;

#[derive(Properties, PartialEq)]
pub(crate) struct FactsProps {
    pub(crate) local_time: Option<LocalTime>,
    pub(crate) attributes: Attributes,
    pub(crate) on_retry: Callback<()>,
}

/// A list of names and values; nothing at all when nothing is known.
#[component]
pub(crate) fn Facts(props: &FactsProps) -> Html {
    let rows = match &props.attributes {
        Attributes::Ready(attributes) => attributes.as_slice(),
        Attributes::Loading | Attributes::Failed(_) => &[],
    };
    let state = match &props.attributes {
        Attributes::Loading => html! {
            <div class="loading" role="status" data-test-id="hovercard-loading">
                <span class="out-of-sight">{ "Loading more about this person" }</span>
                <span class="bar" /><span class="bar bar-short" />
            </div>
        },
        Attributes::Ready(attributes) if attributes.is_empty() => html! {
            <p class="quiet" data-test-id="hovercard-empty">{ "Nothing more is told." }</p>
        },
        Attributes::Ready(_) => Html::default(),
        Attributes::Failed(message) => failed(message, &props.on_retry),
    };
    html! {
        <section class="facts" aria-label="About">
            if props.local_time.is_some() || !rows.is_empty() {
                <dl>
                    { for props.local_time.as_ref().map(time_row) }
                    { for rows.iter().map(row) }
                </dl>
            }
            { state }
        </section>
    }
}

fn time_row(time: &LocalTime) -> Html {
    html! {
        <div class="fact" key="local-time">
            <dt>{ "Local time" }</dt>
            <dd data-test-id="hovercard-time">
                <span class="clock">{ &time.clock }</span>
                <span class="quiet">{ &time.distance }</span>
            </dd>
        </div>
    }
}

fn row(attribute: &Attribute) -> Html {
    html! {
        <div class="fact" key={attribute.name.clone()}>
            <dt dir="auto">{ &attribute.name }</dt>
            <dd dir="auto">{ value(attribute) }</dd>
        </div>
    }
}

fn value(attribute: &Attribute) -> Html {
    match link(attribute) {
        Some(href) => html! {
            <a {href} target="_blank" rel="noopener noreferrer">{ &attribute.value }</a>
        },
        None => html! { { &attribute.value } },
    }
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

fn failed(message: &str, on_retry: &Callback<()>) -> Html {
    let onclick = on_retry.reform(|_| ());
    html! {
        <div class="failed" role="alert" data-test-id="hovercard-error">
            <p>{ "More about this person could not be loaded. " }{ message }</p>
            <button type="button" class="button small" {onclick}>{ "Try again" }</button>
        </div>
    }
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
