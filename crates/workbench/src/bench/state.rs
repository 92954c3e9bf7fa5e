//! The state of the page, and what changes it. What is told to frames and written to the address
//! follows from it elsewhere.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;
use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use super::catalogue::{self, Fixture, Plugins, Slot};
use super::matrix;
use super::page::{Failure, Told};
use super::told::{Entry, Finding, MAX_LOG, Message, Ready};
use super::view::{Note, View};

/// The most cells whose last words are kept.
const MAX_CELLS: usize = 4 * matrix::MAX_CELLS;

/// What is being fetched, or why it did not come.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// On its way.
    Waiting,
    /// Here.
    Here(Rc<T>),
    /// Not to be had.
    Failed(Failure),
}

/// Slots and fixtures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// Every slot.
    pub slots: Vec<Slot>,
    /// Every fixture that is not a plugin's.
    pub fixtures: Vec<Fixture>,
}

/// What is known of one frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its last `ready`.
    pub ready: Option<Rc<Ready>>,
    /// What its checks found; `None` before they ran.
    pub findings: Option<Rc<Vec<Finding>>>,
}

/// A line of the log, and which cell told it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Counted from the first one.
    pub number: usize,
    /// The cell's address.
    pub cell: String,
    /// What was told.
    pub entry: Entry,
}

/// A word for who can not see what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The link is in the clipboard.
    LinkCopied,
    /// The fixture is.
    FixtureCopied,
    /// The browser allows no copies.
    NotCopied,
    /// The plugins were built anew.
    PluginsChanged,
    /// The checks are through.
    Checked,
}

/// Everything.
#[derive(Clone, Debug)]
pub struct State {
    /// What is chosen.
    pub view: View,
    /// What of the address could not be followed.
    pub notes: Vec<Note>,
    /// What there is to choose from.
    pub catalogue: Load<Catalogue>,
    /// Plugins; the last good answer stays.
    pub plugins: Load<Plugins>,
    /// Words that slots must have.
    pub filter: String,
    /// Groups of the tree that are folded.
    pub closed: BTreeSet<String>,
    /// The tree's row that has or gets the focus.
    pub row: String,
    /// By their addresses.
    pub cells: BTreeMap<String, Cell>,
    /// Calls and console lines.
    pub log: VecDeque<Line>,
    /// Words that lines must have.
    pub log_filter: String,
    /// The last word said.
    pub said: Option<Said>,
    /// How many were said, so that the same one twice is seen twice.
    pub n_said: usize,
    /// Cells whose checks run.
    pub n_checking: usize,
    /// Whether the help is open.
    pub is_help_open: bool,
    /// Lines told so far.
    n_told: usize,
}

/// What happens.
pub enum Action {
    /// The catalogue came, or did not.
    Catalogue(Result<Catalogue, Failure>),
    /// The plugins came, or did not.
    Plugins(Result<Plugins, Failure>),
    /// «Back», «forward».
    Address(String),
    /// Something else is chosen.
    Change(Box<dyn FnOnce(&mut View)>),
    /// Cells told something.
    Told(Vec<Told>),
    /// Words for the tree.
    Filter(String),
    /// Words for the log.
    FilterLog(String),
    /// A group of the tree is folded or unfolded.
    Fold(String),
    /// The focus within the tree goes to a row.
    Row(String),
    /// The log starts anew.
    ClearLog,
    /// Cells are asked to check themselves.
    Checking(usize),
    /// A word for everybody.
    Say(Said),
    /// The help opens or closes.
    Help(bool),
    /// The notes were read.
    CloseNotes,
}

impl fmt::Debug for Action {
    /// By its name alone: a change is a function, and the rest is long.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Action")
    }
}

impl State {
    /// As an address has it.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let (view, notes) = View::read(query);
        Self {
            view,
            notes,
            catalogue: Load::Waiting,
            plugins: Load::Waiting,
            filter: String::new(),
            closed: BTreeSet::new(),
            row: String::new(),
            cells: BTreeMap::new(),
            log: VecDeque::new(),
            log_filter: String::new(),
            said: None,
            n_said: 0,
            n_checking: 0,
            is_help_open: false,
            n_told: 0,
        }
    }

    /// The catalogue, once it is here.
    #[must_use]
    pub fn known(&self) -> Option<&Catalogue> {
        match &self.catalogue {
            Load::Here(catalogue) => Some(catalogue),
            Load::Waiting | Load::Failed(_) => None,
        }
    }

    /// The plugins; none while they are not here.
    #[must_use]
    pub fn plugins(&self) -> Rc<Plugins> {
        match &self.plugins {
            Load::Here(plugins) => Rc::clone(plugins),
            Load::Waiting | Load::Failed(_) => Rc::default(),
        }
    }

    /// The chosen slot.
    #[must_use]
    pub fn slot(&self) -> Option<&Slot> {
        self.known()?.slots.iter().find(|slot| slot.id == self.view.slot)
    }

    /// The chosen fixture.
    #[must_use]
    pub fn fixture(&self) -> Option<Fixture> {
        let (known, plugins) = (self.known()?, self.plugins());
        let all = catalogue::fixtures_of(&self.view.slot, &known.fixtures, &plugins);
        let named = all.iter().find(|fixture| fixture.name == self.view.fixture);
        named.or_else(|| all.first()).map(|fixture| (*fixture).clone())
    }

    /// The props that cells show: the edited ones, else the fixture's.
    #[must_use]
    pub fn props(&self) -> Value {
        let own = || self.fixture().map(|fixture| fixture.props).unwrap_or_default();
        self.view.props.clone().unwrap_or_else(own)
    }

    fn say(&mut self, said: Said) {
        self.said = Some(said);
        self.n_said += 1;
    }

    fn fit(&mut self) {
        let Load::Here(known) = &self.catalogue else { return };
        let plugins = match &self.plugins {
            Load::Here(plugins) => Some(Rc::clone(plugins)),
            // Nobody brings any; fixtures of the catalogue are all there are.
            Load::Failed(_) => Some(Rc::default()),
            Load::Waiting => None,
        };
        let known = Rc::clone(known);
        let more =
            catalogue::fit(&mut self.view, &known.slots, &known.fixtures, plugins.as_deref());
        self.notes.extend(more);
        if self.row.is_empty() {
            self.row.clone_from(&self.view.slot);
        }
    }

    fn hear(&mut self, told: Told) {
        let Some(message) = Message::read(&told.message) else { return };
        match message {
            Message::Ready(ready) => {
                if self.cells.len() >= MAX_CELLS {
                    self.cells.clear();
                }
                let cell = self.cells.entry(told.cell).or_default();
                if told.is_first {
                    cell.findings = None;
                }
                cell.ready = Some(Rc::from(ready));
            }
            Message::Checked(findings) => {
                self.cells.entry(told.cell).or_default().findings = Some(Rc::new(findings));
                self.n_checking = self.n_checking.saturating_sub(1);
                if self.n_checking == 0 {
                    self.say(Said::Checked);
                }
            }
            Message::Entry(entry) => {
                self.n_told += 1;
                self.log.push_back(Line { number: self.n_told, cell: told.cell, entry });
                if self.log.len() > MAX_LOG {
                    self.log.pop_front();
                }
            }
        }
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Catalogue(came) => {
                self.catalogue = match came {
                    Ok(catalogue) => Load::Here(Rc::new(catalogue)),
                    Err(failure) => Load::Failed(failure),
                };
                self.fit();
            }
            Action::Plugins(Ok(plugins)) => {
                // A size that was measured meanwhile is nothing to tell.
                let now = plugins.manifests();
                if matches!(&self.plugins, Load::Here(before) if before.manifests() != now) {
                    self.say(Said::PluginsChanged);
                }
                self.plugins = Load::Here(Rc::new(plugins));
                self.fit();
            }
            Action::Plugins(Err(failure)) => {
                let is_kept = matches!(self.plugins, Load::Here(_));
                if !is_kept || failure == Failure::SignedOut {
                    self.plugins = Load::Failed(failure);
                    self.fit();
                }
            }
            Action::Address(query) => {
                (self.view, self.notes) = View::read(&query);
                self.fit();
            }
            Action::Change(change) => {
                let slot = self.view.slot.clone();
                change(&mut self.view);
                if self.view.slot != slot {
                    self.row.clone_from(&self.view.slot);
                    self.log.clear();
                }
                self.fit();
            }
            Action::Told(all) => all.into_iter().for_each(|told| self.hear(told)),
            Action::Filter(filter) => self.filter = filter,
            Action::FilterLog(filter) => self.log_filter = filter,
            Action::Fold(group) => {
                if !self.closed.remove(&group) {
                    self.closed.insert(group);
                }
            }
            Action::Row(row) => self.row = row,
            Action::ClearLog => self.log.clear(),
            Action::Checking(n) => self.n_checking = n,
            Action::Say(said) => self.say(said),
            Action::Help(is_open) => self.is_help_open = is_open,
            Action::CloseNotes => self.notes.clear(),
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        state.act(action);
        Rc::new(state)
    }
}

/// What the functions that draw a part get.
#[derive(Debug)]
pub struct Ui {
    /// What to draw.
    pub state: UseReducerHandle<State>,
}

impl Ui {
    /// A callback that makes an action, or none.
    pub fn on<E>(&self, make: impl Fn(E) -> Option<Action> + 'static) -> Callback<E> {
        let dispatcher = self.state.dispatcher();
        Callback::from(move |event| {
            if let Some(action) = make(event) {
                dispatcher.dispatch(action);
            }
        })
    }

    /// A callback that changes what is chosen.
    pub fn change(&self, change: impl Fn(&mut View) + Clone + 'static) -> Callback<MouseEvent> {
        self.on(move |_: MouseEvent| Some(Action::Change(Box::new(change.clone()))))
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(message: Value) -> Told {
        Told { cell: "/workbench/cell?slot=a".to_owned(), is_first: true, message }
    }

    #[test]
    fn a_later_ready_keeps_what_was_found() {
        let mut state = State::new("");
        state.act(Action::Told(vec![told(json!({"type": "ready", "renders": 1}))]));
        state.act(Action::Checking(1));
        let findings = json!([{"rule": "label", "place": "button"}]);
        state.act(Action::Told(vec![told(json!({"type": "checked", "findings": findings}))]));
        assert_eq!((state.n_checking, state.said), (0, Some(Said::Checked)));
        let later = Told { is_first: false, ..told(json!({"type": "ready", "renders": 2})) };
        state.act(Action::Told(vec![later]));
        let cell = state.cells.values().next().unwrap();
        assert_eq!(cell.findings.as_ref().unwrap().len(), 1);
        assert_eq!(cell.ready.as_ref().unwrap().renders, 2);
    }

    #[test]
    fn the_log_is_bounded() {
        let mut state = State::new("");
        let line = || told(json!({"type": "console", "level": "log", "text": "x"}));
        state.act(Action::Told((0..2 * MAX_LOG).map(|_| line()).collect()));
        assert_eq!(state.log.len(), MAX_LOG);
        assert_eq!(state.log.back().unwrap().number, 2 * MAX_LOG);
    }

    #[test]
    fn the_last_good_plugins_stay_when_the_server_is_gone() {
        let mut state = State::new("");
        let plugins = Plugins { mode: "folder".to_owned(), ..Plugins::default() };
        state.act(Action::Plugins(Ok(plugins)));
        state.act(Action::Plugins(Err(Failure::Unreachable)));
        assert_eq!(state.plugins().mode, "folder");
        state.act(Action::Plugins(Err(Failure::SignedOut)));
        assert_eq!(state.plugins, Load::Failed(Failure::SignedOut));
    }
}
