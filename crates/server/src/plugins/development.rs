//! Plugins in the making: a bundle that lies over what is installed, for as long as its author works.
//!
//! Nothing of it is in the database, so a loop can not break an installation: it ends when its
//! author says so, is silent for too long, or when the server is started again. It is a matter of
//! this node alone. `api.rs` answers the requests.

pub(crate) mod api;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use api_types::{BuildReport, BuildState, PluginSource, websocket::PluginDevelopment};

use super::{
    change,
    depot::Passing,
    found::{Found, Plugin},
};
use crate::{
    audit,
    auth::Who,
    error::{Error, Result},
    state::AppState,
    websocket::publish,
};

/// More than one author has at once; each keeps an unpacked bundle on the disk.
const MAX_OVERLAYS: usize = 20;

/// The most errors that pages are told.
const MAX_ERRORS: usize = 20;

/// The longest message, in characters. Longer ones are cut: pages show them in full.
const MAX_MESSAGE: usize = 2000;

/// The longest file name, in characters.
const MAX_FILE: usize = 300;

/// All that are developed on this node, by plugin id.
#[derive(Debug, Default)]
pub(super) struct Development(Mutex<BTreeMap<String, Overlay>>);

#[derive(Debug)]
struct Overlay {
    /// The last good build, and the one before it, which pages may still be loading.
    laid: Option<Laid>,
    before: Option<Laid>,
    last_heard: Instant,
    /// Whether somebody watches for its author's silence already.
    is_watched: bool,
    who: Who,
}

/// A bundle that was unpacked and can run; its files go with it.
#[derive(Debug)]
struct Laid {
    found: Arc<Found>,
    _folder: Passing,
}

impl Development {
    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Overlay>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What lies over the installed plugins.
    pub(super) fn overlays(&self) -> Vec<(String, Arc<Found>)> {
        let all = self.all();
        let laid = all.iter().filter_map(|(id, overlay)| Some((id, overlay.laid.as_ref()?)));
        laid.map(|(id, laid)| (id.clone(), Arc::clone(&laid.found))).collect()
    }

    /// Notes that its author is there; answers whether that is news.
    fn hear(&self, id: &str, who: &Who) -> Result<bool> {
        let mut all = self.all();
        if let Some(overlay) = all.get_mut(id) {
            overlay.last_heard = Instant::now();
            return Ok(false);
        }
        if all.len() >= MAX_OVERLAYS {
            return Err(Error::bad_request(
                "app.plugin.development_limit.app_error",
                "Too many plugins are in development on this server.",
            )
            .detail(format!("rule=at most {MAX_OVERLAYS}; end one first")));
        }
        let overlay = Overlay {
            laid: None,
            before: None,
            last_heard: Instant::now(),
            is_watched: false,
            who: who.clone(),
        };
        all.insert(id.to_owned(), overlay);
        Ok(true)
    }

    fn lay(&self, id: &str, plugin: Plugin, folder: Passing) {
        let found = Arc::new(Found {
            source: PluginSource::Folder,
            path: "development".to_owned(),
            plugin: Ok(plugin),
            stored: None,
        });
        if let Some(overlay) = self.all().get_mut(id) {
            overlay.before = overlay.laid.replace(Laid { found, _folder: folder });
        }
    }

    fn take_off(&self, id: &str) -> Option<Overlay> {
        self.all().remove(id)
    }

    /// Whether nobody watches it yet; from now on the caller does.
    fn watch(&self, id: &str) -> bool {
        let mut all = self.all();
        all.get_mut(id).is_some_and(|overlay| !std::mem::replace(&mut overlay.is_watched, true))
    }

    fn last_heard(&self, id: &str) -> Option<Instant> {
        self.all().get(id).map(|overlay| overlay.last_heard)
    }
}

/// Notes that a plugin's author is there, in the audit log too when it is the beginning.
async fn hear(state: &AppState, who: &Who, id: &str) -> Result<()> {
    let development = &state.plugins.development;
    if development.hear(id, who)? {
        tracing::info!(plugin.id = id, "development begins");
        audit::note(state, who, "plugin.develop", &[("outcome", "begun"), ("plugin", id)]).await;
    }
    if development.watch(id) {
        tokio::spawn(end_when_silent(state.clone(), id.to_owned()));
    }
    Ok(())
}

/// Takes an overlay off when its author's program was killed, or its machine sleeps.
async fn end_when_silent(state: AppState, id: String) {
    let limit = state.config.timings.developer_silent_for;
    while let Some(last_heard) = state.plugins.development.last_heard(&id) {
        let left = limit.saturating_sub(last_heard.elapsed());
        if !left.is_zero() {
            tokio::time::sleep(left).await;
            continue;
        }
        if let Err(error) = end(&state, None, &id).await {
            tracing::error!(error = %error, plugin.id = id, "overlay not taken off");
        }
    }
}

/// Takes an overlay off, so that what is installed runs again. `who` is missing when nobody asked.
async fn end(state: &AppState, who: Option<&Who>, id: &str) -> Result<()> {
    let changing = state.plugins.changing.lock().await;
    let Some(overlay) = state.plugins.development.take_off(id) else { return Ok(()) };
    let why = if who.is_some() { "ended" } else { "silent" };
    tracing::info!(plugin.id = id, why, "development ends");
    let facts = [("outcome", why), ("plugin", id)];
    audit::note(state, who.unwrap_or(&overlay.who), "plugin.develop", &facts).await;
    change::refresh(state).await?;
    drop(changing);
    tell(state, id, BuildReport::default())
}

/// Tells every page of this node how a build fares.
fn tell(state: &AppState, id: &str, report: BuildReport) -> Result<()> {
    let BuildReport { state: build, mut errors } = report;
    errors.truncate(MAX_ERRORS);
    for error in &mut errors {
        cut(&mut error.message, MAX_MESSAGE);
        cut(&mut error.file, MAX_FILE);
    }
    if build != BuildState::Failed {
        errors.clear();
    }
    let name = state.plugins.snapshot().found.get(id).map(|found| found.name()).unwrap_or_default();
    let event = PluginDevelopment { plugin_id: id.to_owned(), name, state: build, errors };
    publish::to_everyone(state, &event)
}

fn cut(text: &mut String, max_chars: usize) {
    if let Some((at, _)) = text.char_indices().nth(max_chars) {
        text.truncate(at);
        text.push('…');
    }
}
