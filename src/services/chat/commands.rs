//! Slash commands: plugins are asked first, a few are done by this page, the rest by the server.

use std::collections::BTreeSet;

use api_types::{CommandArgs, UserSearch};
use contracts::SlashCommand;
use wasm_bindgen::JsValue;

use super::Chat;
use crate::{
    services::{Api, ApiError, browser},
    state::Action,
};

/// What the server says when it knows no such command.
const UNKNOWN: &str = "api.command.execute_command.not_found.app_error";

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommandEnd {
    /// It was done, and there is nothing to say.
    Done,
    /// It tells something, to this person alone; Markdown.
    Told(String),
    /// It leads to an address of the chat.
    Go(String),
    /// This page does it.
    Page(PageCommand),
    /// There is no such command; the word with its slash.
    Unknown(String),
    /// A plugin refused it; name and reason.
    Refused(String),
    /// It was not done.
    Failed(ApiError),
}

/// What this page does by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageCommand {
    /// Shows the keyboard shortcuts.
    Shortcuts,
    /// Signs out.
    SignOut,
}

impl PageCommand {
    fn of_line(line: &str) -> Option<Self> {
        match line.trim() {
            "/shortcuts" => Some(Self::Shortcuts),
            "/logout" => Some(Self::SignOut),
            _ => None,
        }
    }
}

impl Chat {
    /// Does what a line with a slash in front says.
    pub async fn run_command(&self, channel_id: &str, root_id: &str, line: &str) -> CommandEnd {
        let team_id = self.inner.store.read(|state| state.view.team_id.clone());
        let team_id = team_id.as_deref().unwrap_or_default().to_owned();
        let asked = SlashCommand {
            command: line.to_owned(),
            channel_id: channel_id.to_owned(),
            team_id: team_id.clone(),
            root_id: root_id.to_owned(),
        };
        let line = match self.inner.plugins.slash_command_will_be_posted(asked).await {
            Ok(Some(line)) => line.command,
            Ok(None) => return CommandEnd::Done,
            Err(refusal) => {
                let words = format!("{}: {}", refusal.plugin_name, refusal.reason);
                return CommandEnd::Refused(words.trim_end_matches([':', ' ']).to_owned());
            }
        };
        if let Some(command) = PageCommand::of_line(&line) {
            return CommandEnd::Page(command);
        }
        let args = CommandArgs {
            command: line.clone(),
            channel_id: channel_id.to_owned(),
            team_id,
            root_id: root_id.to_owned(),
        };
        match Api.execute_command(&args).await {
            Ok(answer) if !answer.goto_location.is_empty() => CommandEnd::Go(answer.goto_location),
            // What was said shows as a post.
            Ok(answer) if answer.response_type == "in_channel" || answer.text.is_empty() => {
                CommandEnd::Done
            }
            Ok(answer) => CommandEnd::Told(answer.text),
            Err(ApiError::Refused(refusal)) if refusal.id == UNKNOWN => {
                let word = line.split_whitespace().next().unwrap_or_default();
                CommandEnd::Unknown(word.to_owned())
            }
            Err(error) => CommandEnd::Failed(error),
        }
    }

    /// Fetches the commands there are, unless they are known.
    pub fn ensure_commands(&self) {
        let team_id = self.inner.store.read(|state| {
            let is_known = !state.commands.is_empty();
            state.view.team_id.clone().filter(|_| !is_known)
        });
        let Some(team_id) = team_id else { return };
        self.spawn(|session| async move {
            match Api.commands(&team_id).await {
                Ok(commands) => session.put([Action::Commands(commands)]),
                Err(error) => browser::warn("commands", &JsValue::from(error.to_string())),
            }
        });
    }

    /// Fetches the people whose names begin with a term, once for each term.
    pub fn look_for_people(&self, term: &str) {
        let is_new = self.inner.looked_for.borrow_mut().insert(term.to_owned());
        if term.is_empty() || !is_new {
            return;
        }
        let search = UserSearch { term: term.to_owned(), limit: 25, ..UserSearch::default() };
        self.spawn(|session| async move {
            match Api.search_users(&search).await {
                Ok(users) => session.put([Action::Users(users)]),
                Err(error) => {
                    browser::warn("people", &JsValue::from(error.to_string()));
                    session.chat.inner.looked_for.borrow_mut().remove(&search.term);
                }
            }
        });
    }

    /// Fetches the public channels of the open team, once, so that they can be named.
    pub fn look_for_channels(&self) {
        let team_id = self.inner.store.read(|state| state.view.team_id.clone());
        let Some(team_id) = team_id else { return };
        // A name of a person never has this sign.
        let key = format!("~{team_id}");
        if !self.inner.looked_for.borrow_mut().insert(key.clone()) {
            return;
        }
        self.spawn(|session| async move {
            match Api.public_channels(&team_id).await {
                Ok(channels) => {
                    // What is known is fresher.
                    let unknown = session.chat.inner.store.read(|state| {
                        let is_new = |it: &api_types::Channel| state.channels.get(&it.id).is_none();
                        channels.into_iter().filter(is_new).collect()
                    });
                    session.put([Action::Channels(unknown)]);
                }
                Err(error) => {
                    browser::warn("channels", &JsValue::from(error.to_string()));
                    session.chat.inner.looked_for.borrow_mut().remove(&key);
                }
            }
        });
    }
}

/// What was looked for already, for this person.
pub(super) type LookedFor = BTreeSet<String>;

#[cfg(test)]
mod tests {
    use super::PageCommand;

    #[test]
    fn a_few_commands_are_done_by_the_page() {
        assert_eq!(PageCommand::of_line("/shortcuts "), Some(PageCommand::Shortcuts));
        assert_eq!(PageCommand::of_line("/logout"), Some(PageCommand::SignOut));
        assert_eq!(PageCommand::of_line("/logout now"), None);
        assert_eq!(PageCommand::of_line("/me"), None);
    }
}
