//! Listeners on `window` and `document`, and whether the file takes them away again.

use oxc_span::Span;

/// What was added and taken away.
#[derive(Debug, Default)]
pub(super) struct Listeners {
    added: Vec<(String, Option<String>, Span)>,
    removed: Vec<(String, Option<String>)>,
}

impl Listeners {
    /// `target` listens to `event`; an event that is not a plain text is `None`.
    pub(super) fn add(&mut self, target: &str, event: Option<String>, span: Span) {
        self.added.push((target.to_owned(), event, span));
    }

    pub(super) fn remove(&mut self, target: &str, event: Option<String>) {
        self.removed.push((target.to_owned(), event));
    }

    /// Where something was added that nothing takes away.
    pub(super) fn left(self) -> impl Iterator<Item = Span> {
        let Self { added, removed } = self;
        added.into_iter().filter_map(move |(target, event, span)| {
            let is_removed = removed.iter().any(|(from, what)| {
                *from == target && (what.is_none() || event.is_none() || *what == event)
            });
            (!is_removed).then_some(span)
        })
    }
}
