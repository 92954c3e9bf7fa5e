//! What an app can show of its plugins, and how it hears of changes.

use std::cell::RefCell;
use std::fmt;
use std::rc::{Rc, Weak};

use manifest::PluginId;
use yew::Callback;

use crate::report::Report;

/// All plugins and reports of this page, as a value.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Status {
    /// Plugins by id.
    pub plugins: Vec<PluginStatus>,
    /// What failed, oldest first. The last 100.
    pub reports: Vec<Report>,
    /// Whether plugins are off in this page.
    pub safe_mode: bool,
}

/// One plugin in this page.
#[derive(Debug, Clone, PartialEq)]
pub struct PluginStatus {
    /// Its id.
    pub id: PluginId,
    /// Its name for people, or the id.
    pub name: String,
    /// Its version, when it says one.
    pub version: Option<String>,
    /// Where it is in its life.
    pub phase: PluginPhase,
    /// Its last failure in this page, or the one that led to quarantine.
    pub last_report: Option<Report>,
}

/// Where a plugin is in its life, in one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PluginPhase {
    /// Waits until one of its declared slots appears.
    Waiting,
    /// Its bundle is fetched, checked, evaluated, or its `initialize` runs.
    Loading,
    /// It runs.
    Active,
    /// It failed before it ran, or trapped.
    Failed,
    /// It failed too often and is off in this browser.
    Quarantined,
    /// Plugins are off in this page, or this one is (see [`crate::Runtime::set_off`]).
    Off,
}

type Listener = RefCell<Option<Callback<()>>>;

/// The listeners of one runtime.
#[derive(Default)]
pub(crate) struct Listeners(RefCell<Vec<Weak<Listener>>>);

impl Listeners {
    pub(crate) fn subscribe(&self, callback: Callback<()>) -> Subscription {
        let listener = Rc::new(RefCell::new(Some(callback)));
        self.0.borrow_mut().push(Rc::downgrade(&listener));
        Subscription(listener)
    }

    /// Calls everybody who still listens, outside any borrow: a listener may subscribe or leave.
    pub(crate) fn notify(&self) {
        let live: Vec<_> = {
            let mut listeners = self.0.borrow_mut();
            listeners.retain(|listener| listener.strong_count() > 0);
            listeners.iter().filter_map(Weak::upgrade).collect()
        };
        for listener in live {
            let callback = listener.borrow().clone();
            if let Some(callback) = callback {
                callback.emit(());
            }
        }
    }
}

/// Keeps a listener alive; dropping it ends the calls.
pub struct Subscription(Rc<Listener>);

impl Drop for Subscription {
    fn drop(&mut self) {
        self.0.borrow_mut().take();
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Subscription")
    }
}
