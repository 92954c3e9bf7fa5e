//! Searching: asks the server, and puts what it found into the store.

use std::rc::Rc;

use api_types::{FileInfo, Post, SearchRequest};

use super::Chat;
use crate::{
    services::{Api, ApiError},
    state::{
        Action, RightSide,
        search::{Change, Key, Page, Tab},
        select,
    },
};

/// How many are fetched at once.
const PAGE: i64 = 20;
/// JavaScript tells minutes behind UTC.
const SECONDS_PER_MINUTE: f64 = -60.0;

impl Chat {
    /// Opens the search with text in its box, for the person to go on with.
    pub fn open_search(&self, text: &str) {
        self.inner.store.dispatch(Action::Search(Change::Prepare(Rc::from(text))));
        self.inner.store.dispatch(Action::ShowRight(RightSide::Search));
    }

    /// Opens the search for the open channel.
    pub fn search_in_open(&self) {
        let name = self.inner.store.read(|state| {
            let channel = state.channels.get(state.view.channel_id.as_deref()?)?;
            let partner = select::channel::partner_id(state, channel);
            match partner.and_then(|id| state.people.user(id)) {
                Some(user) => Some(format!("@{}", user.username)),
                None if channel.team_id.is_empty() => None,
                None => Some(channel.name.clone()),
            }
        });
        self.open_search(&name.map(|name| format!("in:{name} ")).unwrap_or_default());
    }

    /// Fetches a page of what fits, from 0; what was found is in the store.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn search(&self, tab: Tab, key: Key, number: u32) -> Result<(), ApiError> {
        let session = self.session();
        session.put([Action::Search(Change::Loading(tab, key.clone()))]);
        #[expect(clippy::cast_possible_truncation, reason = "at most 14 hours")]
        let time_zone_offset =
            (js_sys::Date::new_0().get_timezone_offset() * SECONDS_PER_MINUTE) as i64;
        let request = SearchRequest {
            terms: key.terms.to_string(),
            time_zone_offset,
            page: number.into(),
            per_page: Some(PAGE),
            ..SearchRequest::default()
        };
        let (page, files) = match tab {
            Tab::Posts => {
                let found = Api.search_posts(&key.team_id, &request).await?;
                let posts: Vec<Post> = found.posts.into_values().collect();
                if session.is_current() {
                    self.need_people(posts.iter().map(|post| post.user_id.clone()));
                }
                session.put([Action::LoosePosts(posts)]);
                let words = found.matches.into_values().flatten().collect();
                let has_next = found.has_next == Some(true);
                (Page { number, ids: found.order, words, has_next }, Vec::new())
            }
            Tab::Files => {
                let found = Api.search_files(&key.team_id, &request).await?;
                let files: Vec<FileInfo> = found.file_infos.into_values().collect();
                if session.is_current() {
                    self.need_people(files.iter().map(|file| file.user_id.clone()));
                }
                let has_next = found.has_next == Some(true);
                (Page { number, ids: found.order, words: Vec::new(), has_next }, files)
            }
        };
        session.put([Action::Search(Change::Answered(tab, key, page, files))]);
        Ok(())
    }
}
