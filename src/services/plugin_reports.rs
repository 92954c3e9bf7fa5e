//! Tells the server which plugins failed here, so that administrators hear of it.
//!
//! What is worth a request is decided in [`waiting`]. A report that can not be told is dropped:
//! nobody must be kept from anything because of it.

mod waiting;

use std::{cell::RefCell, fmt, rc::Rc};

use api_types::NewPluginReport;
use gloo_timers::callback::Timeout;
use runtime::Failure;
use wasm_bindgen_futures::spawn_local;

use super::{Api, browser};
use waiting::Waiting;

/// How long failures are gathered before they are told: those of one cause come together.
const GATHER_MS: u32 = 2_000;

/// Gathers failures and tells the server. Clones share it.
#[derive(Clone, Default)]
pub struct PluginReports {
    inner: Rc<Inner>,
}

#[derive(Default)]
struct Inner {
    waiting: RefCell<Waiting>,
    timer: RefCell<Option<Timeout>>,
    signed_in: RefCell<bool>,
}

impl PluginReports {
    /// Takes a failure in.
    pub fn note(&self, failure: &Failure) {
        let Some(report) = wire(failure) else { return };
        self.inner.waiting.borrow_mut().note(report);
        self.tell_soon();
    }

    /// Somebody is signed in, in whose name failures may be told; or nobody is any more. What fails
    /// before that, on the sign-in page, is told then.
    pub fn set_signed_in(&self, signed_in: bool) {
        self.inner.signed_in.replace(signed_in);
        if signed_in {
            self.tell_soon();
        } else {
            self.inner.timer.replace(None);
            self.inner.waiting.replace(Waiting::default());
        }
    }

    fn tell_soon(&self) {
        let is_under_way = self.inner.timer.borrow().is_some();
        let has_reason = *self.inner.signed_in.borrow() && !self.inner.waiting.borrow().is_empty();
        if is_under_way || !has_reason {
            return;
        }
        let this = self.clone();
        self.inner.timer.replace(Some(Timeout::new(GATHER_MS, move || this.tell())));
    }

    fn tell(&self) {
        drop(self.inner.timer.take());
        let reports = self.inner.waiting.borrow_mut().take(browser::now_ms());
        spawn_local(async move {
            for report in reports {
                // Refused, or out of reach: then nobody is told.
                let _ = Api.report_plugin(&report).await;
            }
        });
    }
}

impl fmt::Debug for PluginReports {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PluginReports")
            .field("waiting", &self.inner.waiting)
            .finish_non_exhaustive()
    }
}

/// `None` for what belongs to no plugin: a manifest without a readable id.
fn wire(failure: &Failure) -> Option<NewPluginReport> {
    let Failure { report, version, quarantined } = failure;
    Some(NewPluginReport {
        plugin_id: report.plugin.as_ref()?.to_string(),
        version: version.clone().unwrap_or_default(),
        slot: report.slot.as_ref().map(ToString::to_string).unwrap_or_default(),
        phase: report.phase.as_str().to_owned(),
        code: report.code.as_str().to_owned(),
        message: report.message.clone(),
        quarantined: *quarantined,
    })
}
