//! Tells of a new post by a notification of the system: its words, what plugins say of it, and where
//! it leads. Whether it is told at all is decided in `state::notify`.

use contracts::DesktopNote;
use wasm_bindgen_futures::spawn_local;

use super::Chat;
use crate::{
    route::Route,
    services::notifications::{self, Permission, Shown},
    state::notify::Notice,
    t,
};

impl Chat {
    /// Shows it, unless a plugin or the browser does not want it.
    pub(super) fn notify(&self, notice: Notice) {
        if Permission::now() != Permission::Granted {
            return;
        }
        let session = self.session();
        spawn_local(async move {
            let note = session.chat.inner.plugins.desktop_notification(note(notice)).await;
            if let Some(note) = note.filter(|_| session.is_current()) {
                session.chat.show(&note);
            }
        });
    }

    fn show(&self, note: &DesktopNote) {
        let (chat, post_id) = (self.clone(), note.post.id.clone());
        let channel_id = note.post.channel_id.clone();
        let tag = format!("mortise-{post_id}");
        let (title, body, silent) = (&note.title, &note.body, note.silent);
        notifications::show(&Shown { title, body, tag: &tag, silent }, move || {
            let store = &chat.inner.store;
            let route = store.read(|state| {
                let post = Route::of_post(state, &post_id);
                post.or_else(|| Route::of_channel(state, &channel_id))
            });
            if let Some(route) = route {
                // A page that goes nowhere, such as the sign-in page, stays.
                chat.inner.plugins.host().desk().go(route);
            }
        });
    }
}

fn note(notice: Notice) -> DesktopNote {
    let Notice { channel, sender, text, has_files, is_reply, silent, post } = notice;
    let title = if is_reply { t!("notify-reply", channel = channel).to_string() } else { channel };
    let text = match text {
        text if !text.is_empty() => text,
        _ if has_files => t!("notify-file").to_string(),
        _ => t!("notify-post").to_string(),
    };
    let body = match sender {
        Some(sender) => t!("notify-said", name = sender, text = text).to_string(),
        None => text,
    };
    DesktopNote { title, body, silent, post }
}
