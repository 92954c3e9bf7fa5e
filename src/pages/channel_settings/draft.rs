//! What was typed into the settings of a channel and is not saved yet. Pure.
//!
//! A text that nobody touched is not part of it, so what others change meanwhile shows.

use api_types::PatchChannel;

use crate::{
    services::ApiError,
    state::select::channel_settings::{ChannelSettingsView, ChannelWords},
};

/// One of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    DisplayName,
    Name,
    Purpose,
    Header,
}

impl Text {
    /// The server's limit, in characters.
    pub(super) const fn max_chars(self) -> u32 {
        match self {
            Self::DisplayName | Self::Name => 64,
            Self::Purpose => 250,
            Self::Header => 1024,
        }
    }
}

/// Why a text can not be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// A name must not be empty.
    Empty,
    /// The rule for addresses.
    Address,
}

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Draft {
    display_name: Option<String>,
    name: Option<String>,
    purpose: Option<String>,
    header: Option<String>,
    private: Option<bool>,
}

impl Draft {
    /// With another text.
    pub(super) fn with(mut self, text: Text, value: String) -> Self {
        *match text {
            Text::DisplayName => &mut self.display_name,
            Text::Name => &mut self.name,
            Text::Purpose => &mut self.purpose,
            Text::Header => &mut self.header,
        } = Some(value);
        self
    }

    /// With another choice of who sees it.
    pub(super) fn seen_by(mut self, private: bool) -> Self {
        self.private = Some(private);
        self
    }

    /// What the fields show.
    pub(super) fn shown(&self, saved: &ChannelWords) -> ChannelWords {
        let text = |typed: &Option<String>, saved: &String| typed.as_ref().unwrap_or(saved).clone();
        ChannelWords {
            display_name: text(&self.display_name, &saved.display_name),
            name: text(&self.name, &saved.name),
            purpose: text(&self.purpose, &saved.purpose),
            header: text(&self.header, &saved.header),
            private: self.private.unwrap_or(saved.private),
        }
    }

    /// The texts that differ from what the server has; blanks around them do not count.
    pub(super) fn patch(&self, saved: &ChannelWords) -> PatchChannel {
        let text = |typed: &Option<String>, saved: &str| {
            typed
                .as_deref()
                .map(str::trim)
                .filter(|typed| *typed != saved.trim())
                .map(str::to_owned)
        };
        PatchChannel {
            name: text(&self.name, &saved.name),
            display_name: text(&self.display_name, &saved.display_name),
            header: text(&self.header, &saved.header),
            purpose: text(&self.purpose, &saved.purpose),
        }
    }

    /// Who shall see it from now on, when that is to change.
    pub(super) fn privacy(&self, saved: &ChannelWords) -> Option<bool> {
        self.private.filter(|private| *private != saved.private)
    }

    /// Whether everybody of the team is to see what only invited people saw.
    pub(super) fn opens(&self, saved: &ChannelWords) -> bool {
        self.privacy(saved) == Some(false)
    }

    /// Whether there is anything to save.
    pub(super) fn is_changed(&self, saved: &ChannelWords) -> bool {
        self.patch(saved) != PatchChannel::default() || self.privacy(saved).is_some()
    }

    /// Why a field can not be saved.
    pub(super) fn broken(&self, text: Text, saved: &ChannelWords) -> Option<Broken> {
        let patch = self.patch(saved);
        match text {
            Text::DisplayName => {
                patch.display_name.filter(|name| name.is_empty()).map(|_| Broken::Empty)
            }
            Text::Name => patch.name.filter(|name| !is_address(name)).map(|_| Broken::Address),
            Text::Purpose | Text::Header => None,
        }
    }

    /// Whether any of them can not be saved.
    pub(super) fn is_broken(&self, saved: &ChannelWords) -> bool {
        [Text::DisplayName, Text::Name].into_iter().any(|it| self.broken(it, saved).is_some())
    }
}

/// The server's rule.
fn is_address(name: &str) -> bool {
    let is_word = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    name.len() <= 64
        && name.starts_with(is_word)
        && name.chars().all(|letter| is_word(letter) || letter == '-' || letter == '_')
        && !name.contains("__")
}

/// Whether another channel of the team has the address.
pub(super) fn is_taken(error: &ApiError) -> bool {
    matches!(error, ApiError::Refused(it) if it.id == "store.sql_channel.save_channel.exists.app_error")
}

/// Which field the server refuses, as its refusal names it.
pub(super) fn field_of(error: &ApiError, view: &ChannelSettingsView) -> Option<Text> {
    let ApiError::Refused(refusal) = error else { return None };
    let field = refusal.detail.strip_prefix("field=")?.split(',').next()?;
    match field {
        "display_name" if view.has_name => Some(Text::DisplayName),
        "name" if view.has_name => Some(Text::Name),
        "purpose" if view.has_name => Some(Text::Purpose),
        "header" => Some(Text::Header),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::Refusal;

    fn saved() -> ChannelWords {
        ChannelWords { display_name: "Lab".into(), name: "lab".into(), ..ChannelWords::default() }
    }

    #[test]
    fn only_what_differs_is_saved() {
        let draft = Draft::default().with(Text::DisplayName, " Lab ".into());
        assert!(!draft.is_changed(&saved()));
        let draft = draft.with(Text::Header, " what we try ".into());
        let expected =
            PatchChannel { header: Some("what we try".into()), ..PatchChannel::default() };
        assert_eq!(draft.patch(&saved()), expected);
        assert_eq!(draft.privacy(&saved()), None);
        assert_eq!(draft.seen_by(true).privacy(&saved()), Some(true));
        assert!(!Draft::default().seen_by(false).is_changed(&saved()));
    }

    #[test]
    fn what_others_change_shows_where_nobody_typed() {
        let draft = Draft::default().with(Text::Purpose, "trials".into());
        let now = ChannelWords { header: "new".into(), purpose: "old".into(), ..saved() };
        let shown = draft.shown(&now);
        assert_eq!((shown.header.as_str(), shown.purpose.as_str()), ("new", "trials"));
    }

    #[test]
    fn bad_names_are_told_before_the_server_is_asked() {
        let broken = |text, value: &str| {
            let draft = Draft::default().with(text, value.into());
            assert_eq!(draft.is_broken(&saved()), draft.broken(text, &saved()).is_some());
            draft.broken(text, &saved())
        };
        assert_eq!(broken(Text::DisplayName, "  "), Some(Broken::Empty));
        for bad in ["", "Lab", "a b", "-lab", "a__b", "ä", &"a".repeat(65)] {
            assert_eq!(broken(Text::Name, bad), Some(Broken::Address), "{bad}");
        }
        for good in ["lab", "lab-2", "2_lab", &"a".repeat(64)] {
            assert_eq!(broken(Text::Name, good), None, "{good}");
        }
        assert_eq!(broken(Text::Header, ""), None);
    }

    #[test]
    fn a_refusal_stands_at_the_field_that_it_names() {
        let refused =
            |detail: &str| ApiError::from(Refusal { detail: detail.into(), ..Refusal::default() });
        let view = ChannelSettingsView { has_name: true, ..ChannelSettingsView::default() };
        let taken = refused("field=name, rule=unique in the team");
        assert_eq!(field_of(&taken, &view), Some(Text::Name));
        assert_eq!(field_of(&taken, &ChannelSettingsView::default()), None);
        assert_eq!(field_of(&refused("field=privacy, value=P"), &view), None);
        assert_eq!(field_of(&ApiError::Offline, &view), None);
    }
}
