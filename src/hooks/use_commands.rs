//! `use_commands`: sends a line with a slash in front, and keeps what it answered.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Overlay, use_chat, use_go, use_overlay};
use crate::{
    components::Answer,
    pages::error_words,
    services::{CommandEnd, PageCommand},
};

/// Commands of one box.
#[derive(Debug, Clone, PartialEq)]
pub struct Commands {
    /// Does what a line says. The text leaves the box once it is done.
    pub run: Callback<String>,
    /// What the last one answered.
    pub answer: Option<Answer>,
    /// The person has read it.
    pub put_away: Callback<()>,
}

/// The commands of the box for a channel, or for a thread in it. `draft_key` is where its text is kept.
#[hook]
pub fn use_commands(channel_id: &AttrValue, root_id: &AttrValue, draft_key: &str) -> Commands {
    let chat = use_chat();
    let go = use_go();
    let overlay = use_overlay();
    // The answer belongs to the box that was open when it was asked.
    let answer = use_state_eq(|| (String::new(), None::<Answer>));
    let is_running = use_mut_ref(|| false);
    let put_away = {
        let answer = answer.setter();
        Callback::from(move |()| answer.set((String::new(), None)))
    };
    let run = {
        let (answer, is_running) = (answer.setter(), is_running);
        let key = draft_key.to_owned();
        use_callback(
            (chat, go, overlay, channel_id.clone(), root_id.clone(), key),
            move |line: String, (chat, go, overlay, channel_id, root_id, key)| {
                if is_running.replace(true) {
                    return;
                }
                let (chat, go, overlay) = (chat.clone(), go.clone(), overlay.clone());
                let (channel_id, root_id, key) = (channel_id.clone(), root_id.clone(), key.clone());
                let (answer, is_running) = (answer.clone(), is_running.clone());
                spawn_local(async move {
                    let end = chat.run_command(&channel_id, &root_id, &line).await;
                    is_running.replace(false);
                    let kept = match &end {
                        CommandEnd::Unknown(word) => Some(Answer::Unknown(word.clone().into())),
                        CommandEnd::Refused(words) => Some(Answer::Refused(words.clone().into())),
                        CommandEnd::Failed(error) => Some(Answer::Refused(error_words(error))),
                        CommandEnd::Done
                        | CommandEnd::Told(_)
                        | CommandEnd::Go(_)
                        | CommandEnd::Page(_) => None,
                    };
                    if kept.is_some() {
                        answer.set((key, kept));
                        return;
                    }
                    // What was written meanwhile stays.
                    let is_same = chat.store().read(|state| *state.drafts.get(&key) == *line);
                    if is_same {
                        chat.set_draft(&key, String::new());
                    }
                    let told = match end {
                        CommandEnd::Told(text) => Some(Answer::Told(text.into())),
                        CommandEnd::Go(address) => {
                            go.address(&address);
                            None
                        }
                        CommandEnd::Page(PageCommand::SignOut) => {
                            chat.sign_out();
                            None
                        }
                        CommandEnd::Page(PageCommand::Shortcuts) => {
                            overlay.open(Overlay::Shortcuts);
                            None
                        }
                        CommandEnd::Done
                        | CommandEnd::Unknown(_)
                        | CommandEnd::Refused(_)
                        | CommandEnd::Failed(_) => None,
                    };
                    answer.set((key, told));
                });
            },
        )
    };
    let shown = (answer.0 == draft_key).then(|| answer.1.clone()).flatten();
    Commands { run, answer: shown, put_away }
}
