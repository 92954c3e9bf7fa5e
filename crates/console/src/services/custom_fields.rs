//! The plugins that may run in the console: the one whose page is open, for the settings that it
//! draws itself, and those that draw pages. Nothing else of any plugin runs here.

use std::{
    cell::{OnceCell, RefCell},
    fmt,
    rc::Rc,
};

use client::services::{
    api::Answer, host::PluginHost, plugin_reports::PluginReports, plugins::install_runtime,
};
use manifest::PluginId;
use runtime::{PluginPhase, PluginStatus, Report, Runtime, Status, Subscription};
use serde_json::Value;
use yew::Callback;

use super::plugins::web_manifests;

thread_local! {
    static OF_PAGE: OnceCell<CustomFields> = const { OnceCell::new() };
}

/// The runtime of the console. Clones share it.
#[derive(Clone)]
pub struct CustomFields {
    runtime: Runtime,
    host: PluginHost,
    reports: PluginReports,
    wanted: Rc<RefCell<Wanted>>,
}

/// The client manifests of those that may run.
#[derive(Default)]
struct Wanted {
    of_open_page: Option<Value>,
    draw_pages: Vec<Value>,
}

impl Wanted {
    /// Each once.
    fn manifests(&self) -> Vec<Value> {
        let own = self.of_open_page.iter();
        let id = self.of_open_page.as_ref().map(id_of);
        let others = self.draw_pages.iter().filter(|it| id != Some(id_of(it)));
        own.chain(others).cloned().collect()
    }
}

impl CustomFields {
    /// The runtime of this page, made when it is first asked for.
    #[must_use]
    pub fn of_page() -> Self {
        OF_PAGE.with(|fields| fields.get_or_init(Self::install).clone())
    }

    fn install() -> Self {
        let host = PluginHost::default();
        let reports = PluginReports::default();
        // With all slots: a plugin contributes to the chat's in the same breath.
        let runtime = install_runtime(&host, &reports);
        Self { runtime, host, reports, wanted: Rc::default() }
    }

    /// What the plugin is told and asks through.
    #[must_use]
    pub fn host(&self) -> &PluginHost {
        &self.host
    }

    /// The runtime of this page.
    #[must_use]
    pub fn runtime(&self) -> &Runtime {
        &self.runtime
    }

    /// Lets the plugin of this client manifest run, which is the one of the open page.
    pub fn open(&self, manifest: &Value, viewer: &str) {
        self.signed_in(viewer);
        self.wanted.borrow_mut().of_open_page = Some(manifest.clone());
        self.sync();
    }

    /// No page of a plugin is open any more.
    pub fn close(&self) {
        self.wanted.borrow_mut().of_open_page = None;
        self.sync();
    }

    /// Lets the plugins that draw pages run; an empty list stops them.
    pub fn draw_pages(&self, manifests: &[Value], viewer: &str) {
        self.signed_in(viewer);
        self.wanted.borrow_mut().draw_pages = manifests.to_vec();
        self.sync();
    }

    fn signed_in(&self, viewer: &str) {
        self.host.set_viewer(Some(viewer));
        self.reports.set_signed_in(true);
    }

    fn sync(&self) {
        // Plugins that stop may ask for something meanwhile: nothing is borrowed then.
        let manifests = self.wanted.borrow().manifests();
        self.runtime.sync(&manifests);
    }

    /// Gives the plugin another chance.
    pub fn retry(&self, plugin_id: &str) {
        if let Ok(plugin_id) = PluginId::try_from(plugin_id) {
            self.runtime.retry(&plugin_id);
        }
    }

    /// How the plugin fares here.
    #[must_use]
    pub fn fate(&self, plugin_id: &str) -> Fate {
        Fate::of(&self.runtime.status(), plugin_id)
    }

    /// Calls back when it may fare otherwise.
    #[must_use]
    pub fn subscribe(&self, callback: Callback<()>) -> Subscription {
        self.runtime.subscribe(callback)
    }
}

impl fmt::Debug for CustomFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CustomFields").field("runtime", &self.runtime).finish_non_exhaustive()
    }
}

/// How the plugin of the open page fares in the console.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Fate {
    /// It is off, or has no web part: it draws nothing.
    #[default]
    Absent,
    /// Safe mode: no plugin runs in this browser.
    SafeMode,
    /// On its way.
    Loading,
    /// It runs.
    Running,
    /// It failed, here or in the chat so often that this browser keeps it off; what it said last.
    Failed(Option<Report>),
}

impl Fate {
    fn of(status: &Status, plugin_id: &str) -> Self {
        let Some(plugin) = status.plugins.iter().find(|it| it.id.as_str() == plugin_id) else {
            return Self::Absent;
        };
        let PluginStatus { phase, last_report, .. } = plugin;
        match (phase, last_report) {
            (PluginPhase::Off, _) => Self::SafeMode,
            (PluginPhase::Failed | PluginPhase::Quarantined, report) => {
                Self::Failed(report.clone())
            }
            // It runs, but something of it does not.
            (PluginPhase::Active, Some(report)) => Self::Failed(Some(report.clone())),
            (PluginPhase::Active, None) => Self::Running,
            // Its declared slots do not include the one that stands here.
            (PluginPhase::Waiting, _) => Self::Absent,
            (PluginPhase::Loading, _) => Self::Loading,
        }
    }
}

/// The client manifest of a plugin that is on; `None` for one that is not, or has no web part.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn manifest_of(plugin_id: &str) -> Answer<Option<Value>> {
    let manifests = web_manifests().await?;
    Ok(manifests.into_iter().find(|it| id_of(it) == plugin_id))
}

fn id_of(manifest: &Value) -> &str {
    manifest.get("id").and_then(Value::as_str).unwrap_or_default()
}
