//! The kinds of channels that plugins add to the dialog that makes one. No I/O.

use std::rc::Rc;

/// A plugin's kind of channel, as `host.channelOption` describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChannelOption {
    /// `<plugin id>:<name>`, as in `create-channel-option.v1`.
    pub key: Rc<str>,
    /// The words of the choice.
    pub label: Rc<str>,
    /// Smaller words below.
    pub description: Rc<str>,
    /// A sign before the words; may be empty.
    pub icon: Rc<str>,
    /// Whether the chat makes a private channel of it where the plugin makes none.
    pub private: bool,
    /// The words of the button; empty where they are the usual ones.
    pub button: Rc<str>,
}

#[cfg(test)]
mod tests {
    use crate::state::{Action, State, extensions::Kind, reduce};

    use super::*;

    #[test]
    fn kinds_stand_by_name_and_leave_with_their_plugin() {
        let mut state = State::default();
        for (key, label) in [("b:watch", "Watch"), ("a:pier", "pier"), ("b:watch", "Lookout")] {
            let (key, label) = (key.into(), label.into());
            let option = ChannelOption { key, label, ..ChannelOption::default() };
            reduce::apply(&mut state, Action::ChannelOption(Rc::new(option)));
        }
        let labels = |state: &State| -> Vec<String> {
            state.extensions.channel_options().iter().map(|it| it.label.to_string()).collect()
        };
        assert_eq!(labels(&state), ["Lookout", "pier"]);
        assert_eq!(state.extensions.count(Kind::ChannelOption, "b"), 1);
        let gone = Action::ExtensionGone { kind: Kind::ChannelOption, key: "b:watch".into() };
        reduce::apply(&mut state, gone);
        assert_eq!(labels(&state), ["pier"]);
        assert_eq!(state.extensions.count(Kind::ChannelOption, "b"), 0);
    }
}
