//! What has changed on the server since the page was opened, so that pages know when to ask again.
//!
//! Counters only: an event says that something is new, and the answer of the next call says what.

use api_types::websocket::ServerEvent;

/// Something that pages show and that may change at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Which plugins there are and how they fare.
    Plugins,
    /// Who comes first in which slot.
    Slots,
    /// The configuration.
    Config,
}

/// How often each topic has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    plugins: u32,
    slots: u32,
    config: u32,
}

impl News {
    /// A number that differs as soon as one of the topics has changed.
    #[must_use]
    pub fn of(self, topics: &[Topic]) -> u32 {
        topics.iter().fold(0, |sum, topic| {
            sum.wrapping_add(match topic {
                Topic::Plugins => self.plugins,
                Topic::Slots => self.slots,
                Topic::Config => self.config,
            })
        })
    }

    /// After an event.
    #[must_use]
    pub fn heard(self, event: &ServerEvent) -> Self {
        let mut news = self;
        match event.event.as_str() {
            "plugin_enabled" | "plugin_disabled" | "plugin_statuses_changed" => news.plugins += 1,
            "plugin_slots_changed" => news.slots += 1,
            // Turning all plugins off changes how each of them fares.
            "config_changed" => {
                news.config += 1;
                news.plugins += 1;
            }
            _ => {}
        }
        news
    }

    /// After a time in which anything may have been missed.
    #[must_use]
    pub fn missed(self) -> Self {
        Self { plugins: self.plugins + 1, slots: self.slots + 1, config: self.config + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(name: &str) -> ServerEvent {
        serde_json::from_value(serde_json::json!({ "event": name, "seq": 1 })).unwrap()
    }

    #[test]
    fn events_are_news_for_their_topics_only() {
        let all = [Topic::Plugins, Topic::Slots, Topic::Config];
        for (name, changed) in [
            ("plugin_enabled", [true, false, false]),
            ("plugin_disabled", [true, false, false]),
            ("plugin_statuses_changed", [true, false, false]),
            ("plugin_slots_changed", [false, true, false]),
            ("config_changed", [true, false, true]),
            ("posted", [false, false, false]),
        ] {
            let news = News::default().heard(&event(name));
            assert_eq!(all.map(|topic| news.of(&[topic]) > 0), changed, "{name}");
        }
    }

    #[test]
    fn after_a_gap_everything_is_news() {
        let news = News::default().missed();
        assert!([Topic::Plugins, Topic::Slots, Topic::Config].iter().all(|it| news.of(&[*it]) > 0));
    }
}
