//! What the person searched for, and what was found: kept while the right-hand side shows other
//! things, so that the way back finds it as it was. No I/O.

use std::{collections::HashMap, rc::Rc};

use api_types::FileInfo;

/// As many earlier searches are offered again.
const MAX_RECENT: usize = 5;

/// What kind of thing is searched for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Posts.
    #[default]
    Posts,
    /// Files.
    Files,
}

/// Which search something was found by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Key {
    /// The team that was searched.
    pub team_id: Rc<str>,
    /// What was searched for, with its signs such as `from:`.
    pub terms: Rc<str>,
}

/// How far a search is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Stage {
    /// The server was not asked yet.
    #[default]
    Idle,
    /// The server was asked.
    Loading,
    /// It answered.
    Here,
    /// It did not; why, in plain words.
    Failed(Rc<str>),
}

/// What was found of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// By which search.
    pub key: Key,
    /// How far it is.
    pub stage: Stage,
    /// Ids of posts or files, newest first.
    pub ids: Vec<String>,
    /// Words that were searched for, as they stand in what was found.
    pub words: Vec<String>,
    /// Which page comes next; `None` when everything is here.
    pub next_page: Option<u32>,
}

/// A page of what was found.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// From 0.
    pub number: u32,
    /// Ids of posts or files, newest first.
    pub ids: Vec<String>,
    /// Words that were searched for, as they stand there.
    pub words: Vec<String>,
    /// Whether there are more pages.
    pub has_next: bool,
}

/// The search of this person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// What the box begins with: what something else than typing put into it, or what was searched for.
    pub prepared: Rc<str>,
    /// Counts up when something else than typing puts text into the box, be it the same again.
    pub turn: u32,
    /// What is searched for; empty before the first search.
    pub terms: Rc<str>,
    /// Which kind is shown.
    pub tab: Tab,
    /// The latest searches, the newest first.
    pub recent: Vec<Rc<str>>,
    posts: Found,
    files: Found,
    infos: HashMap<String, Rc<FileInfo>>,
}

/// One change of the search.
#[derive(Debug, Clone)]
pub enum Change {
    /// Puts text into the box, for the person to go on with.
    Prepare(Rc<str>),
    /// Searches for this.
    Run(Rc<str>),
    /// Shows the other kind.
    Show(Tab),
    /// The server is asked.
    Loading(Tab, Key),
    /// The server answered.
    Answered(Tab, Key, Page, Vec<FileInfo>),
    /// The server did not answer; why, in plain words.
    Failed(Tab, Key, Rc<str>),
}

impl Search {
    /// What was found of one kind.
    #[must_use]
    pub fn found(&self, tab: Tab) -> &Found {
        match tab {
            Tab::Posts => &self.posts,
            Tab::Files => &self.files,
        }
    }

    /// A file that was found.
    #[must_use]
    pub fn file(&self, id: &str) -> Option<&Rc<FileInfo>> {
        self.infos.get(id)
    }

    /// Applies a change.
    pub(super) fn apply(&mut self, change: Change) {
        match change {
            Change::Prepare(text) => {
                self.prepared = text;
                self.turn = self.turn.wrapping_add(1);
            }
            Change::Run(terms) => self.run(terms),
            Change::Show(tab) => self.tab = tab,
            Change::Loading(tab, key) => {
                let found = self.found_mut(tab);
                if found.key != key {
                    *found = Found { key, ..Found::default() };
                }
                found.stage = Stage::Loading;
            }
            Change::Answered(tab, key, page, files) => {
                let found = self.found_mut(tab);
                if found.key != key {
                    // The answer to what nobody waits for any more.
                    return;
                }
                found.take(page);
                self.infos.extend(files.into_iter().map(|it| (it.id.clone(), Rc::new(it))));
            }
            Change::Failed(tab, key, words) => {
                let found = self.found_mut(tab);
                if found.key == key {
                    found.stage = Stage::Failed(words);
                }
            }
        }
    }

    fn run(&mut self, terms: Rc<str>) {
        self.recent.retain(|it| *it != terms);
        self.recent.insert(0, Rc::clone(&terms));
        self.recent.truncate(MAX_RECENT);
        // Asked for on purpose, so what was found before is looked for anew.
        self.posts = Found::default();
        self.files = Found::default();
        self.infos.clear();
        self.prepared = Rc::clone(&terms);
        self.terms = terms;
    }

    fn found_mut(&mut self, tab: Tab) -> &mut Found {
        match tab {
            Tab::Posts => &mut self.posts,
            Tab::Files => &mut self.files,
        }
    }
}

impl Found {
    fn take(&mut self, page: Page) {
        if page.number == 0 {
            self.ids.clear();
            self.words.clear();
        }
        // What is written meanwhile moves the pages on, so one thing may come twice.
        let new_ids = page.ids.into_iter().filter(|id| !self.ids.contains(id)).collect::<Vec<_>>();
        self.ids.extend(new_ids);
        self.words.extend(page.words);
        self.words.sort_unstable();
        self.words.dedup();
        self.next_page = page.has_next.then(|| page.number.saturating_add(1));
        self.stage = Stage::Here;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(terms: &str) -> Key {
        Key { team_id: "t".into(), terms: terms.into() }
    }

    fn page(number: u32, ids: &[&str], has_next: bool) -> Page {
        let ids = ids.iter().map(ToString::to_string).collect();
        Page { number, ids, words: vec!["Word".into()], has_next }
    }

    #[test]
    fn pages_follow_each_other_and_nothing_comes_twice() {
        let mut search = Search::default();
        search.apply(Change::Run("word".into()));
        search.apply(Change::Loading(Tab::Posts, key("word")));
        let answer = |page| Change::Answered(Tab::Posts, key("word"), page, Vec::new());
        search.apply(answer(page(0, &["c", "b"], true)));
        assert_eq!(search.found(Tab::Posts).next_page, Some(1));
        search.apply(answer(page(1, &["b", "a"], false)));
        let found = search.found(Tab::Posts);
        assert_eq!(found.ids, ["c", "b", "a"]);
        assert_eq!((found.words.len(), found.next_page), (1, None));
        assert_eq!(found.stage, Stage::Here);
    }

    #[test]
    fn late_answers_of_an_earlier_search_are_dropped() {
        let mut search = Search::default();
        search.apply(Change::Loading(Tab::Posts, key("old")));
        search.apply(Change::Run("new".into()));
        search.apply(Change::Loading(Tab::Posts, key("new")));
        search.apply(Change::Answered(Tab::Posts, key("old"), page(0, &["a"], false), Vec::new()));
        search.apply(Change::Failed(Tab::Posts, key("old"), "no".into()));
        assert_eq!(search.found(Tab::Posts).stage, Stage::Loading);
        assert!(search.found(Tab::Posts).ids.is_empty());
    }

    #[test]
    fn the_latest_searches_are_kept_once_each() {
        let mut search = Search::default();
        for terms in ["a", "b", "a", "c", "d", "e", "f"] {
            search.apply(Change::Run(terms.into()));
        }
        let recent: Vec<&str> = search.recent.iter().map(|it| &**it).collect();
        assert_eq!(recent, ["f", "e", "d", "c", "a"]);
    }
}
