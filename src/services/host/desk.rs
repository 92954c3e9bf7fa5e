//! Where plugins reach the person: dialogs in a queue, toasts, going to another page.
//!
//! The page shows them (`pages::plugin_desk`); this file knows no markup. A page that has no desk,
//! such as the sign-in page, refuses.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;

use js_sys::Function;
use manifest::PluginId;
use wasm_bindgen::JsValue;

use super::error::HostError;
use crate::route::Route;

/// What a plugin wants the page to do.
#[derive(Debug, Clone)]
pub enum Wish {
    /// Another dialog is first in the queue, or none: ask [`Desk::first`].
    Dialogs,
    /// Tell something in passing.
    Toast(PluginToast),
    /// Go to another page of the chat.
    Go(Route),
    /// Open the settings at the page of this key.
    Settings(Rc<str>),
}

/// A note of a plugin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PluginToast {
    /// Whose.
    pub plugin: PluginId,
    /// The words.
    pub text: String,
    /// How it looks.
    pub tone: Tone,
}

/// How a note of a plugin looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// Worth knowing.
    #[default]
    Info,
    /// Something worked.
    Success,
    /// Something did not work.
    Danger,
}

/// A dialog of a plugin. Equal ones are the same.
#[derive(Debug, Clone)]
pub struct PluginDialog {
    pub(super) number: u64,
    /// Whose.
    pub plugin: PluginId,
    /// What it is about.
    pub title: String,
    /// The rest; each line is a paragraph.
    pub text: String,
    /// Words of the button that agrees, or closes; the page has its own.
    pub confirm: Option<String>,
    /// Words of the button that does not agree; the page has its own.
    pub cancel: Option<String>,
    /// Whether it asks or tells.
    pub kind: DialogKind,
    pub(super) resolve: Function,
}

impl PartialEq for PluginDialog {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

/// Whether a dialog asks or tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DialogKind {
    /// Yes or no.
    Question,
    /// Yes or no, and yes destroys something.
    DangerousQuestion,
    /// Read and closed.
    Notice,
}

type Show = Rc<dyn Fn(Wish) -> bool>;

/// Where plugins reach the person.
#[derive(Default)]
pub struct Desk {
    show: RefCell<Option<(u64, Show)>>,
    queue: RefCell<VecDeque<PluginDialog>>,
    next: Cell<u64>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("dialogs", &self.queue.borrow().len()).finish_non_exhaustive()
    }
}

impl Desk {
    /// From now on `show` hears of every wish, until the number that comes back is given to
    /// [`Desk::close`]. It answers whether the page does such a thing.
    pub fn open(&self, show: impl Fn(Wish) -> bool + 'static) -> u64 {
        let number = self.next_number();
        self.show.replace(Some((number, Rc::new(show))));
        self.wish(Wish::Dialogs).ok();
        number
    }

    /// Nobody listens any more, unless another one opened the desk meanwhile.
    pub fn close(&self, number: u64) {
        let is_mine = self.show.borrow().as_ref().is_some_and(|(it, _)| *it == number);
        if is_mine {
            self.show.replace(None);
        }
    }

    /// The dialog to show now.
    #[must_use]
    pub fn first(&self) -> Option<PluginDialog> {
        self.queue.borrow().front().cloned()
    }

    /// The person answered a dialog.
    pub fn answer(&self, dialog: &PluginDialog, agreed: bool) {
        let taken = {
            let mut queue = self.queue.borrow_mut();
            let at = queue.iter().position(|it| it == dialog);
            at.and_then(|at| queue.remove(at))
        };
        // Outside of the borrow: what follows may ask again.
        if let Some(taken) = taken {
            taken.resolve_with(agreed);
            self.wish(Wish::Dialogs).ok();
        }
    }

    /// Tells something in a plugin's name; whether somebody is there to see it.
    pub(in crate::services) fn tell(&self, plugin: &PluginId, tone: Tone, words: &str) -> bool {
        let (plugin, text) = (plugin.clone(), words.to_owned());
        self.wish(Wish::Toast(PluginToast { plugin, text, tone })).is_ok()
    }

    /// Goes to a page of the chat; whether there is one that goes.
    pub(in crate::services) fn go(&self, route: Route) -> bool {
        self.wish(Wish::Go(route)).is_ok()
    }

    pub(super) fn wish(&self, wish: Wish) -> Result<(), HostError> {
        let show = self.show.borrow().as_ref().map(|(_, show)| Rc::clone(show));
        let show = show.ok_or_else(not_here)?;
        if show(wish) { Ok(()) } else { Err(not_here()) }
    }

    /// Refuses what this page can not show, or a second dialog of the same plugin.
    pub(super) fn check(&self, plugin: &PluginId) -> Result<(), HostError> {
        if self.show.borrow().is_none() {
            return Err(not_here());
        }
        if self.queue.borrow().iter().any(|it| it.plugin == *plugin) {
            let words = "a dialog of this plugin is open already; wait for its answer";
            return Err(HostError::not_allowed(words));
        }
        Ok(())
    }

    pub(super) fn add(&self, dialog: PluginDialog) {
        let dialog = PluginDialog { number: self.next_number(), ..dialog };
        self.queue.borrow_mut().push_back(dialog);
        self.wish(Wish::Dialogs).ok();
    }

    /// A plugin was turned off: the answer to what it asked is no.
    pub(super) fn drop_dialogs_of(&self, plugin: &PluginId) {
        let dropped: Vec<PluginDialog> = {
            let mut queue = self.queue.borrow_mut();
            let (dropped, kept): (Vec<_>, Vec<_>) =
                queue.drain(..).partition(|it| it.plugin == *plugin);
            queue.extend(kept);
            dropped
        };
        for dialog in &dropped {
            dialog.resolve_with(false);
        }
        if !dropped.is_empty() {
            self.wish(Wish::Dialogs).ok();
        }
    }

    fn next_number(&self) -> u64 {
        self.next.set(self.next.get() + 1);
        self.next.get()
    }
}

impl PluginDialog {
    /// Identifies it among those of the page.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    pub(super) fn new(
        plugin: PluginId,
        kind: DialogKind,
        title: String,
        resolve: Function,
    ) -> Self {
        let (text, confirm, cancel) = (String::new(), None, None);
        Self { number: 0, plugin, title, text, confirm, cancel, kind, resolve }
    }

    fn resolve_with(&self, agreed: bool) {
        let answer = match self.kind {
            DialogKind::Notice => JsValue::UNDEFINED,
            DialogKind::Question | DialogKind::DangerousQuestion => agreed.into(),
        };
        // The function of a promise does not throw.
        let _ = self.resolve.call1(&JsValue::UNDEFINED, &answer);
    }
}

fn not_here() -> HostError {
    HostError::not_allowed("this page does not do that for plugins; the chat does")
}
