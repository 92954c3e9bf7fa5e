//! Tells that the server is out of reach, and when the next try comes.

use gloo_timers::callback::Interval;
use yew::prelude::*;

use super::icons;
use crate::t;

/// How the page and the server are connected.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Connection {
    /// Connected; the banner is empty.
    #[default]
    Online,
    /// Trying right now.
    Connecting,
    /// Waiting for the next try.
    Waiting {
        /// When it comes, in milliseconds since 1970.
        retry_at_ms: f64,
    },
    /// The device itself has no network.
    Offline,
}

/// Properties of [`ConnectionBanner`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ConnectionBannerProps {
    /// How things stand.
    pub connection: Connection,
    /// Tries now.
    pub on_retry: Callback<()>,
}

/// A line above the chat; nothing while connected. What is typed stays, and the words say so.
#[component]
pub fn ConnectionBanner(props: &ConnectionBannerProps) -> Html {
    let seconds_left = use_countdown(match props.connection {
        Connection::Waiting { retry_at_ms } => Some(retry_at_ms),
        Connection::Online | Connection::Connecting | Connection::Offline => None,
    });
    let on_retry =
        use_callback(props.on_retry.clone(), |_: MouseEvent, on_retry| on_retry.emit(()));
    let text = match props.connection {
        Connection::Online => return html! { <div role="status"></div> },
        Connection::Connecting => t!("connection-connecting"),
        Connection::Waiting { .. } => t!("connection-waiting", seconds = seconds_left),
        Connection::Offline => t!("connection-offline"),
    };
    html! {
        <div class="banner banner--warning" role="status">
            { icons::offline() }
            // The seconds are not read out: only the first words are news.
            <span class="banner__text" aria-live="off">{ text }</span>
            if props.connection != Connection::Connecting {
                <button type="button" class="button button--s" onclick={on_retry}>
                    { t!("connection-retry") }
                </button>
            }
        </div>
    }
}

/// The whole seconds until a moment, counted down each second.
#[hook]
fn use_countdown(until_ms: Option<f64>) -> u32 {
    let seconds = use_state_eq(|| until_ms.map_or(0, seconds_until));
    {
        let seconds = seconds.setter();
        use_effect_with(until_ms, move |&until_ms| {
            let interval = until_ms.map(|until_ms| {
                seconds.set(seconds_until(until_ms));
                Interval::new(1000, move || seconds.set(seconds_until(until_ms)))
            });
            move || drop(interval)
        });
    }
    *seconds
}

fn seconds_until(until_ms: f64) -> u32 {
    let seconds = ((until_ms - js_sys::Date::now()) / 1000.0).ceil().clamp(0.0, 86_400.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a day")]
    {
        seconds as u32
    }
}
