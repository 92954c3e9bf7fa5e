//! Files that are attached to a message that is not sent yet, one list per message box.
//!
//! Kept until the page is left: a browser gives no way back to a chosen file after a reload.

use std::{collections::HashMap, rc::Rc};

use api_types::FileInfo;

/// The most files of one post, as the server has it.
pub const MAX_FILES: usize = 10;

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// What this page calls it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// In bytes.
    pub size: i64,
    /// How it fares.
    pub fate: UploadFate,
}

/// How an upload fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UploadFate {
    /// On its way: how much of it, out of 100.
    Sending(u8),
    /// The server has it.
    Done(Rc<FileInfo>),
    /// It did not work; why, in words for people.
    Failed {
        /// The words.
        words: String,
        /// Whether trying again may help.
        can_retry: bool,
    },
}

/// What happens to the files of a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UploadChange {
    /// One more.
    Added(Upload),
    /// One fares differently.
    Fate(String, UploadFate),
    /// One is taken away.
    Removed(String),
    /// The message is sent, with all that were there.
    Sent,
}

/// All of them, by what the draft of their box is kept under.
#[derive(Debug, Clone, Default)]
pub struct Uploads {
    by_place: HashMap<String, Rc<[Upload]>>,
}

impl Uploads {
    /// The files of a box, in the order in which they were chosen.
    #[must_use]
    pub fn of(&self, place: &str) -> Rc<[Upload]> {
        self.by_place.get(place).map_or_else(|| Rc::from([]), Rc::clone)
    }

    /// What the server has of them.
    #[must_use]
    pub fn done(&self, place: &str) -> Vec<FileInfo> {
        let done = |upload: &Upload| match &upload.fate {
            UploadFate::Done(info) => Some((**info).clone()),
            UploadFate::Sending(_) | UploadFate::Failed { .. } => None,
        };
        self.of(place).iter().filter_map(done).collect()
    }

    /// Whether one of them is still on its way.
    #[must_use]
    pub fn is_sending(&self, place: &str) -> bool {
        self.of(place).iter().any(|upload| matches!(upload.fate, UploadFate::Sending(_)))
    }

    pub(super) fn apply(&mut self, place: &str, change: UploadChange) {
        let mut uploads = self.of(place).to_vec();
        match change {
            UploadChange::Added(upload) => uploads.push(upload),
            UploadChange::Fate(id, fate) => {
                if let Some(upload) = uploads.iter_mut().find(|upload| upload.id == id) {
                    upload.fate = fate;
                }
            }
            UploadChange::Removed(id) => uploads.retain(|upload| upload.id != id),
            // What failed stays, so that nobody believes that it was sent.
            UploadChange::Sent => {
                uploads.retain(|upload| !matches!(upload.fate, UploadFate::Done(_)));
            }
        }
        if uploads.is_empty() {
            self.by_place.remove(place);
        } else {
            self.by_place.insert(place.to_owned(), uploads.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(id: &str) -> Upload {
        Upload { id: id.into(), name: "a.txt".into(), size: 1, fate: UploadFate::Sending(0) }
    }

    fn done(id: &str) -> UploadFate {
        UploadFate::Done(Rc::new(FileInfo { id: id.into(), ..FileInfo::default() }))
    }

    #[test]
    fn each_box_has_its_own_files() {
        let mut uploads = Uploads::default();
        uploads.apply("c", UploadChange::Added(upload("1")));
        uploads.apply("c", UploadChange::Added(upload("2")));
        uploads.apply("root", UploadChange::Added(upload("3")));
        assert_eq!((uploads.of("c").len(), uploads.of("root").len()), (2, 1));
        assert!(uploads.is_sending("c") && uploads.done("c").is_empty());
        uploads.apply("c", UploadChange::Fate("2".into(), done("f")));
        assert_eq!(uploads.done("c")[0].id, "f");
        uploads.apply("c", UploadChange::Removed("1".into()));
        assert!(!uploads.is_sending("c") && uploads.is_sending("root"));
    }

    #[test]
    fn what_failed_is_not_sent_and_stays() {
        let mut uploads = Uploads::default();
        let failed = UploadFate::Failed { words: "too large".into(), can_retry: false };
        uploads.apply("c", UploadChange::Added(upload("1")));
        uploads.apply("c", UploadChange::Added(upload("2")));
        uploads.apply("c", UploadChange::Fate("1".into(), failed));
        uploads.apply("c", UploadChange::Fate("2".into(), done("f")));
        uploads.apply("c", UploadChange::Sent);
        assert_eq!(uploads.of("c").iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["1"]);
        uploads.apply("c", UploadChange::Removed("1".into()));
        assert!(uploads.of("c").is_empty());
    }
}
