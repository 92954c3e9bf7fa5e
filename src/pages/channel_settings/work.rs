//! What the person did in the settings of a channel, and how saving it fares. Pure.

use std::rc::Rc;

use yew::prelude::*;

use super::draft::{Draft, Text};

/// How the last attempt to save fared.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Fate {
    /// Nothing was tried since something was typed.
    #[default]
    Open,
    /// The server has not answered yet.
    Pending,
    /// The server has it.
    Saved,
    /// Why it has not, and at which field that is.
    Refused(Option<Text>, AttrValue),
}

/// What is not saved yet, and why.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Work {
    /// What was typed.
    pub(super) draft: Draft,
    /// How saving fared.
    pub(super) fate: Fate,
}

/// What happens to it.
pub(super) enum Step {
    /// Something else is typed or chosen.
    Typed(Draft),
    /// It is on its way to the server.
    Sent,
    /// The server has this.
    Saved(Draft),
    /// The server does not want it: at which field, and why.
    Refused(Option<Text>, AttrValue),
}

impl Reducible for Work {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let (draft, fate) = match step {
            Step::Typed(draft) if self.fate == Fate::Pending => (draft, Fate::Pending),
            Step::Typed(draft) => (draft, Fate::Open),
            Step::Sent => (self.draft.clone(), Fate::Pending),
            // What was typed on the way stays.
            Step::Saved(sent) if self.draft == sent => (Draft::default(), Fate::Saved),
            Step::Saved(_) => (self.draft.clone(), Fate::Saved),
            Step::Refused(at, words) => (self.draft.clone(), Fate::Refused(at, words)),
        };
        Rc::new(Self { draft, fate })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &str) -> Draft {
        Draft::default().with(Text::Purpose, words.to_owned())
    }

    fn after(steps: impl IntoIterator<Item = Step>) -> Work {
        let work = steps.into_iter().fold(Rc::new(Work::default()), Reducible::reduce);
        (*work).clone()
    }

    #[test]
    fn what_is_typed_while_it_is_saved_stays() {
        let saved = after([Step::Typed(typed("a")), Step::Sent, Step::Saved(typed("a"))]);
        assert_eq!(saved, Work { draft: Draft::default(), fate: Fate::Saved });
        let more = [Step::Typed(typed("a")), Step::Sent, Step::Typed(typed("ab"))];
        let more = after(more.into_iter().chain([Step::Saved(typed("a"))]));
        assert_eq!(more, Work { draft: typed("ab"), fate: Fate::Saved });
    }

    #[test]
    fn a_refusal_loses_nothing_and_goes_with_the_next_key() {
        let words = AttrValue::Static("taken");
        let steps = || [Step::Typed(typed("a")), Step::Sent];
        let refused = Step::Refused(Some(Text::Name), words.clone());
        let work = after(steps().into_iter().chain([refused]));
        assert_eq!(work.draft, typed("a"));
        assert_eq!(work.fate, Fate::Refused(Some(Text::Name), words.clone()));
        let refused = Step::Refused(None, words);
        let work = after(steps().into_iter().chain([refused, Step::Typed(typed("ab"))]));
        assert_eq!(work, Work { draft: typed("ab"), fate: Fate::Open });
    }
}
