//! What a cell told: its last `ready`, its calls, its console, its findings, and in words who shows.
//!
//! A cell runs foreign plugins, so nothing of it is trusted: every field may be missing or wrong, and
//! what is kept is bounded.

use serde::Deserialize;
use serde_json::Value;

/// The most calls and console lines that are kept; the oldest go first.
pub const MAX_LOG: usize = 500;

/// The longest text of one entry.
const MAX_TEXT: usize = 4000;

/// The last state of a cell.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub struct Ready {
    /// How long the first picture took.
    pub render_ms: f64,
    /// How often it rendered.
    pub renders: u32,
    /// Of what is shown.
    pub size: Size,
    /// As in `data-slot-state`.
    pub slot_state: String,
    /// Who shows.
    pub resolution: Resolution,
    /// Failures of plugins.
    pub reports: Vec<Report>,
}

/// In pixels of the page.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct Size {
    /// From start to end.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// Who shows in a slot, and who does not.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Resolution {
    /// `default`, `replaced` or `hidden`.
    pub content: String,
    /// Outermost first.
    pub shown: Vec<Shown>,
    /// What does not show, and why.
    pub losers: Vec<Loser>,
}

/// A contribution that shows.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Shown {
    /// Whose.
    pub plugin: String,
    /// `replace`, `wrap` and so on.
    pub kind: String,
}

/// A contribution that does not show.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Loser {
    /// Whose.
    pub plugin: String,
    /// `replace`, `wrap` and so on.
    pub kind: String,
    /// The rule: `admin-order`, `order` and so on.
    pub reason: String,
    /// Who shows instead; nobody took the place of one that failed.
    pub winner: Option<String>,
    /// The runtime's own words.
    pub message: String,
}

/// A failure of a plugin.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Report {
    /// Whose.
    pub plugin: String,
    /// In which step.
    pub phase: String,
    /// Which failure.
    pub code: String,
    /// One sentence.
    pub message: String,
}

/// What a check found.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Finding {
    /// Which rule.
    pub rule: String,
    /// How bad it is.
    pub impact: String,
    /// A CSS path.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub mend: String,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A call into the host, or an action.
    Call {
        /// Its name.
        name: String,
        /// As JSON.
        arguments: String,
        /// As JSON.
        answer: String,
    },
    /// A line of the console.
    Console {
        /// `log`, `warn`, `error` and so on.
        level: String,
        /// What was written.
        text: String,
    },
}

/// A message of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// It shows something.
    Ready(Box<Ready>),
    /// Something to keep in the log.
    Entry(Entry),
    /// What its checks found.
    Checked(Vec<Finding>),
}

impl Message {
    /// Reads a message; anything else is none.
    #[must_use]
    pub fn read(message: &Value) -> Option<Self> {
        let text = |name: &str| {
            let value = message.get(name).and_then(Value::as_str).unwrap_or_default();
            value.chars().take(MAX_TEXT).collect::<String>()
        };
        let json = |name: &str| {
            let value = message.get(name).unwrap_or(&Value::Null);
            value.to_string().chars().take(MAX_TEXT).collect::<String>()
        };
        match message.get("type")?.as_str()? {
            "ready" => Ready::deserialize(message).ok().map(|ready| Self::Ready(Box::new(ready))),
            "call" => Some(Self::Entry(Entry::Call {
                name: text("name"),
                arguments: json("arguments"),
                answer: json("answer"),
            })),
            "console" => {
                Some(Self::Entry(Entry::Console { level: text("level"), text: text("text") }))
            }
            "checked" => {
                let findings = message.get("findings")?.as_array()?;
                let findings = findings.iter().take(MAX_LOG);
                Some(Self::Checked(
                    findings.filter_map(|one| Finding::deserialize(one).ok()).collect(),
                ))
            }
            _ => None,
        }
    }
}

/// A sentence about who shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sentence<'a> {
    /// Nobody took the middle.
    Default,
    /// A plugin hides the middle.
    Hidden,
    /// A contribution shows.
    Shows(&'a Shown),
    /// A contribution lost, by a rule.
    Lost(&'a Loser, Rule),
}

/// Why a contribution lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The administrator's order.
    AdminOrder,
    /// The orders that plugins ask for.
    Order,
    /// The smaller id.
    Id,
    /// The same plugin was there before.
    RegisteredLater,
    /// The winner is for exactly this key.
    Key,
    /// It failed.
    Failed,
    /// One that this bench does not know.
    Other,
}

/// Puts a resolution into sentences: who shows, then who lost and why.
#[must_use]
pub fn explained(resolution: &Resolution) -> Vec<Sentence<'_>> {
    let mut sentences: Vec<Sentence<'_>> = resolution.shown.iter().map(Sentence::Shows).collect();
    match resolution.content.as_str() {
        "hidden" => sentences.push(Sentence::Hidden),
        "replaced" => {}
        _ => sentences.push(Sentence::Default),
    }
    sentences.extend(resolution.losers.iter().map(|loser| Sentence::Lost(loser, rule(loser))));
    sentences
}

fn rule(loser: &Loser) -> Rule {
    match loser.reason.as_str() {
        "admin-order" => Rule::AdminOrder,
        "order" => Rule::Order,
        "plugin-id" => Rule::Id,
        "registered-later" => Rule::RegisteredLater,
        "key" => Rule::Key,
        "failed" => Rule::Failed,
        _ => Rule::Other,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_cell_tells_is_read() {
        let ready = json!({
            "type": "ready", "renderMs": 1.5, "renders": 2, "size": {"width": 320, "height": 80.5},
            "slotState": "plugin", "later": true,
            "resolution": {"content": "replaced", "shown": [{"plugin": "a", "kind": "replace", "order": 0}],
                "losers": [{"plugin": "b", "kind": "replace", "reason": "admin-order", "winner": "a"},
                    {"plugin": "c", "kind": "replace", "reason": "failed", "winner": null}]},
        });
        let Some(Message::Ready(ready)) = Message::read(&ready) else { panic!() };
        assert_eq!((ready.renders, ready.size.height), (2, 80.5));
        let lost = &ready.resolution.losers[0];
        assert_eq!(
            explained(&ready.resolution),
            [
                Sentence::Shows(&ready.resolution.shown[0]),
                Sentence::Lost(lost, Rule::AdminOrder),
                Sentence::Lost(&ready.resolution.losers[1], Rule::Failed),
            ]
        );
    }

    #[test]
    fn nonsense_is_no_message() {
        for nonsense in [
            json!(null),
            json!("ready"),
            json!({"type": 1}),
            json!({"type": "other"}),
            json!({"type": "ready", "size": "large"}),
            json!({"type": "checked", "findings": 5}),
        ] {
            assert_eq!(Message::read(&nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_flood_of_text_is_cut() {
        let message = json!({"type": "console", "level": "log", "text": "x".repeat(1 << 20)});
        let Some(Message::Entry(Entry::Console { text, .. })) = Message::read(&message) else {
            panic!()
        };
        assert_eq!(text.len(), MAX_TEXT);
    }

    #[test]
    fn each_rule_is_known_and_a_new_one_is_not_lost() {
        let of = |reason: &str| rule(&Loser { reason: reason.to_owned(), ..Loser::default() });
        assert_eq!(of("order"), Rule::Order);
        assert_eq!(of("plugin-id"), Rule::Id);
        assert_eq!(of("registered-later"), Rule::RegisteredLater);
        assert_eq!(of("key"), Rule::Key);
        assert_eq!(of("failed"), Rule::Failed);
        assert_eq!(of("new"), Rule::Other);
        assert_eq!(explained(&Resolution::default()), [Sentence::Default]);
        let hidden = Resolution { content: "hidden".to_owned(), ..Resolution::default() };
        assert_eq!(explained(&hidden), [Sentence::Hidden]);
    }
}
