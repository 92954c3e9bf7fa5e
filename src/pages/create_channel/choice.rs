//! Which kind of channel is chosen, and whether it can be made. Knows no page.

use std::rc::Rc;

use crate::{components::NewChannelKind, state::channel_options::ChannelOption};

/// The plugin's kind that is chosen; `None` for the chat's own, and once the plugin took it back.
pub(super) fn option_of<'a>(
    choice: &NewChannelKind,
    options: &'a [Rc<ChannelOption>],
) -> Option<&'a Rc<ChannelOption>> {
    let NewChannelKind::Option(key) = choice else { return None };
    options.iter().find(|option| *option.key == **key)
}

/// What is chosen among those that are there: a plugin that leaves while its kind is chosen leaves a
/// private channel where it would have been one, so that nobody tells everyone by mistake.
pub(super) fn among(
    choice: &NewChannelKind,
    options: &[Rc<ChannelOption>],
    was_private: bool,
) -> NewChannelKind {
    match choice {
        NewChannelKind::Option(_) if option_of(choice, options).is_some() => choice.clone(),
        NewChannelKind::Option(_) if was_private => NewChannelKind::Private,
        NewChannelKind::Option(_) => NewChannelKind::Open,
        NewChannelKind::Open | NewChannelKind::Private => choice.clone(),
    }
}

/// Whether the chat makes a private channel of it.
pub(super) fn is_private(choice: &NewChannelKind, options: &[Rc<ChannelOption>]) -> bool {
    match choice {
        NewChannelKind::Open => false,
        NewChannelKind::Private => true,
        NewChannelKind::Option(_) => option_of(choice, options).is_some_and(|it| it.private),
    }
}

/// Why the view below the form does not want the channel to be made yet, and of which kind it spoke.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hindrance {
    key: Rc<str>,
    reason: Rc<str>,
}

impl Hindrance {
    /// The view of `key` does not want it; without a reason it is empty.
    pub(super) fn new(key: Rc<str>, reason: &str) -> Self {
        let reason = reason.trim().chars().take(contracts::hooks::MAX_REASON).collect::<String>();
        Self { key, reason: reason.into() }
    }

    /// The reason, as long as the kind that it is about is the chosen one.
    pub(super) fn reason(&self, option: Option<&Rc<ChannelOption>>) -> Option<&Rc<str>> {
        option.is_some_and(|it| it.key == self.key).then_some(&self.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn option(key: &str, private: bool) -> Rc<ChannelOption> {
        Rc::new(ChannelOption { key: key.into(), private, ..ChannelOption::default() })
    }

    fn chosen(key: &'static str) -> NewChannelKind {
        NewChannelKind::Option(key.into())
    }

    #[test]
    fn a_kind_that_is_gone_is_not_chosen_any_more() {
        let options = [option("a:watch", true)];
        assert_eq!(among(&chosen("a:watch"), &options, true), chosen("a:watch"));
        assert_eq!(among(&chosen("a:watch"), &[], false), NewChannelKind::Open);
        assert_eq!(among(&chosen("a:watch"), &[], true), NewChannelKind::Private);
        assert_eq!(among(&NewChannelKind::Private, &[], false), NewChannelKind::Private);
    }

    #[test]
    fn a_kind_says_what_the_chat_makes_of_it() {
        let options = [option("a:watch", true), option("a:pier", false)];
        assert!(is_private(&chosen("a:watch"), &options));
        assert!(!is_private(&chosen("a:pier"), &options) && !is_private(&chosen("a:x"), &options));
        assert!(
            is_private(&NewChannelKind::Private, &[]) && !is_private(&NewChannelKind::Open, &[])
        );
    }

    #[test]
    fn a_hindrance_holds_for_its_own_kind_only() {
        let hindrance = Hindrance::new("a:watch".into(), &format!(" {}", "n".repeat(400)));
        assert_eq!(hindrance.reason(Some(&option("a:watch", true))).unwrap().len(), 300);
        assert!(hindrance.reason(Some(&option("a:pier", true))).is_none());
        assert!(hindrance.reason(None).is_none());
    }
}
