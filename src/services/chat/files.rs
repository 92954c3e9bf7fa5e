//! Attaching files: asking plugins, sending each on its own, trying again, taking one away.

use std::rc::Rc;

use web_sys::File;

use super::Chat;
use crate::{
    services::{ApiError, browser, host::Tone, transfer},
    state::{
        Action,
        uploads::{MAX_FILES, Upload, UploadChange, UploadFate},
    },
    t,
};

impl Chat {
    /// Takes chosen files into a message box; `place` is what its draft is kept under.
    ///
    /// # Errors
    /// Words for the person, when not all of them were taken.
    pub async fn attach(
        &self,
        channel_id: &str,
        place: &str,
        files: Vec<File>,
    ) -> Result<(), String> {
        let epoch = self.inner.epoch.get();
        let asked = self.inner.plugins.files_will_upload(files, channel_id).await;
        if self.inner.epoch.get() != epoch {
            return Ok(());
        }
        let chosen = asked.map_err(|refusal| {
            let words = if refusal.reason.is_empty() {
                t!("files-refused-by-plugin").to_string()
            } else {
                refusal.reason
            };
            format!("{}: {words}", refusal.plugin_name)
        })?;
        for (plugin, words) in &chosen.notes {
            self.inner.plugins.host().desk().tell(plugin, Tone::Info, words);
        }
        let n_there = self.inner.store.read(|state| state.uploads.of(place).len());
        let n_free = MAX_FILES.saturating_sub(n_there);
        let n_chosen = chosen.files.len();
        for file in chosen.files.into_iter().take(n_free) {
            self.upload(channel_id, place, file);
        }
        if n_chosen > n_free {
            return Err(t!("files-too-many", count = MAX_FILES).to_string());
        }
        Ok(())
    }

    /// Sends a file that failed once more.
    pub fn retry_upload(&self, channel_id: &str, place: &str, id: &str) {
        let file = self.inner.transfers.borrow_mut().remove(id).map(|(file, _)| file);
        if let Some(file) = file {
            self.change_uploads(place, UploadChange::Fate(id.to_owned(), UploadFate::Sending(0)));
            self.begin_upload(channel_id, place, id, file);
        }
    }

    /// Takes a file away; one that is on its way comes to a halt.
    pub fn drop_upload(&self, place: &str, id: &str) {
        self.inner.transfers.borrow_mut().remove(id);
        self.change_uploads(place, UploadChange::Removed(id.to_owned()));
    }

    fn upload(&self, channel_id: &str, place: &str, file: File) {
        let n_begun = self.inner.n_uploads.get();
        self.inner.n_uploads.set(n_begun.wrapping_add(1));
        let id = format!("upload-{n_begun}");
        let max = self.inner.store.read(|state| state.config("MaxFileSize").parse::<f64>().ok());
        let too_large = max.is_some_and(|max| file.size() > max);
        let fate = if too_large {
            let words = t!("files-too-large").to_string();
            UploadFate::Failed { words, can_retry: false }
        } else {
            UploadFate::Sending(0)
        };
        #[expect(clippy::cast_possible_truncation, reason = "no file has 2^53 bytes")]
        let size = file.size() as i64;
        let upload = Upload { id: id.clone(), name: file.name(), size, fate };
        self.change_uploads(place, UploadChange::Added(upload));
        if !too_large {
            self.begin_upload(channel_id, place, &id, file);
        }
    }

    fn begin_upload(&self, channel_id: &str, place: &str, id: &str, file: File) {
        let session = self.session();
        let fate = {
            let (session, place, id) = (session, place.to_owned(), id.to_owned());
            Rc::new(move |fate| {
                if session.is_current() {
                    let change = UploadChange::Fate(id.clone(), fate);
                    session.chat.change_uploads(&place, change);
                }
            })
        };
        let on_percent = {
            let fate = Rc::clone(&fate);
            move |percent| fate(UploadFate::Sending(percent))
        };
        let on_end = move |result: Result<_, ApiError>| match result {
            Ok(info) => fate(UploadFate::Done(Rc::new(info))),
            Err(error) => {
                fate(UploadFate::Failed { words: words(&error), can_retry: error.is_passing() });
            }
        };
        match transfer::begin(channel_id, &file, on_percent, on_end) {
            // The file is kept for another try, until the message is sent or the file taken away.
            Ok(transfer) => {
                self.inner.transfers.borrow_mut().insert(id.to_owned(), (file, transfer));
            }
            Err(error) => {
                browser::warn("upload", &error);
                let words = t!("error-offline").to_string();
                let fate = UploadFate::Failed { words, can_retry: false };
                self.change_uploads(place, UploadChange::Fate(id.to_owned(), fate));
            }
        }
    }

    fn change_uploads(&self, place: &str, change: UploadChange) {
        self.inner.store.dispatch(Action::Uploads { place: place.to_owned(), change });
    }
}

fn words(error: &ApiError) -> String {
    match error {
        ApiError::Refused(refusal) => refusal.message.clone(),
        ApiError::Offline => t!("error-offline").to_string(),
        ApiError::Unauthorized => t!("error-unauthorized").to_string(),
        ApiError::Unreadable(_) => t!("error-unreadable").to_string(),
    }
}
