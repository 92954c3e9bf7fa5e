//! The tabs that plugins add to the settings of channels. No I/O.

use std::rc::Rc;

/// A plugin's tab, as `host.channelSettingsTab` describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChannelTab {
    /// `<plugin id>:<name>`, as in `channel-settings-tab.v1`.
    pub key: Rc<str>,
    /// The words of the tab.
    pub title: Rc<str>,
    /// A sign before the words; may be empty.
    pub icon: Rc<str>,
}

#[cfg(test)]
mod tests {
    use crate::state::{Action, State, extensions::Kind, reduce};

    use super::*;

    #[test]
    fn tabs_stand_by_name_and_leave_with_their_plugin() {
        let mut state = State::default();
        for (key, title) in [("b:watch", "Watch"), ("a:pier", "pier"), ("b:watch", "Lookout")] {
            let tab = ChannelTab { key: key.into(), title: title.into(), ..ChannelTab::default() };
            reduce::apply(&mut state, Action::ChannelTab(Rc::new(tab)));
        }
        let titles = |state: &State| -> Vec<String> {
            state.extensions.channel_tabs().iter().map(|it| it.title.to_string()).collect()
        };
        assert_eq!(titles(&state), ["Lookout", "pier"]);
        assert_eq!(state.extensions.count(Kind::ChannelTab, "b"), 1);
        let gone = Action::ExtensionGone { kind: Kind::ChannelTab, key: "b:watch".into() };
        reduce::apply(&mut state, gone);
        assert_eq!(titles(&state), ["pier"]);
        assert_eq!(state.extensions.count(Kind::ChannelTab, "b"), 0);
    }
}
