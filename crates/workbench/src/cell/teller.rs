//! Tells the bench what a cell shows now, once for all changes of a moment, and not before every
//! plugin has come or failed.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_timers::callback::Timeout;
use runtime::{Runtime, Subscription};
use yew::Callback;

use super::{
    address::{Address, Fault},
    bridge, plugins,
};

/// How long after a change: plugins are shown a turn after they have come.
const AFTER_MS: u32 = 16;

/// How often a plugin that loads is waited for, [`AFTER_MS`] each: longer than the runtime's own
/// limits for loading and starting, which end in a report.
const MAX_WAITS: u32 = 1_000;

/// As [`MAX_WAITS`], for a plugin that is slow on demand: what shows meanwhile is what one wants to
/// see. Longer than a slot is held.
const SLOW_WAITS: u32 = 25;

#[derive(Clone)]
pub(super) struct Teller(Rc<Inner>);

struct Inner {
    runtime: Runtime,
    address: Address,
    default_ms: f64,
    timer: RefCell<Option<Timeout>>,
    n_waits: Cell<u32>,
    subscription: RefCell<Option<Subscription>>,
}

impl Teller {
    pub(super) fn new(runtime: &Runtime, address: Address, default_ms: f64) -> Self {
        let teller = Self(Rc::new(Inner {
            runtime: runtime.clone(),
            address,
            default_ms,
            timer: RefCell::default(),
            n_waits: Cell::new(0),
            subscription: RefCell::default(),
        }));
        let listening = teller.clone();
        let on_change = Callback::from(move |()| listening.soon());
        // Both live as long as the page.
        teller.0.subscription.replace(Some(runtime.subscribe(on_change)));
        teller
    }

    /// Something may have changed.
    pub(super) fn soon(&self) {
        let teller = self.clone();
        let after_ms = if self.0.address.running().is_empty() { 0 } else { AFTER_MS };
        self.0.timer.replace(Some(Timeout::new(after_ms, move || teller.tell())));
    }

    fn tell(&self) {
        let Inner { runtime, address, default_ms, n_waits, .. } = &*self.0;
        let status = runtime.status();
        let is_slow = address.faults.values().any(|fault| *fault == Fault::SlowLoad);
        let max_waits = if is_slow { SLOW_WAITS } else { MAX_WAITS };
        if plugins::is_loading(&status) && n_waits.get() < max_waits {
            n_waits.set(n_waits.get() + 1);
            return self.soon();
        }
        let resolution = plugins::resolution(runtime, &address.slot);
        bridge::tell_ready(*default_ms, &resolution, &plugins::reports(&status));
    }
}
