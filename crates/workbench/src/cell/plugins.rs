//! The plugins of a cell: the runtime with a host that asks no server, faults on demand, and what
//! the slot resolves to, in words.

use std::rc::Rc;

use contracts::fixtures::Fixture;
use js_sys::{Object, Reflect};
use manifest::{PluginId, SlotId};
use runtime::{Config, PluginPhase, Report, Runtime, Status};
use serde_json::{Value, json};
use slots::{Content, Contribution, LossReason, Resolution};
use wasm_bindgen::JsValue;

use super::{
    address::{Address, Fault},
    bridge,
    desk::Desk,
};

/// Installs the runtime of the cell. Before the first slot is rendered.
pub(super) fn install(address: &Address, fixture: &Fixture, desk: &Desk) -> Runtime {
    let options = HostOptions::of(address, fixture, desk);
    let faults = address.faults.clone();
    let runtime = Runtime::install(Config {
        host: Rc::new(move |plugin: &PluginId| {
            let host = options.host(plugin);
            let is_failing = faults.get(plugin.as_str()) == Some(&Fault::FailedRequest);
            if is_failing { bridge::unreachable_host(&host, plugin.as_str()) } else { host }
        }),
        on_view: Rc::new(|plugin: &PluginId, slot: &SlotId, view| {
            bridge::watch_view(plugin.as_str(), slot.as_str(), &view)
        }),
        ..Config::default()
    });
    client::slots::define_all(&runtime);
    let order = address.plugins.clone();
    let orders: Vec<(String, Vec<String>)> =
        contracts::ALL.iter().map(|slot| (slot.id.to_owned(), order.clone())).collect();
    runtime.set_orders(orders.iter().map(|(slot, order)| (slot, order)));
    runtime
}

/// What each plugin's host knows.
struct HostOptions {
    answers: String,
    props: String,
    viewer: Option<String>,
    desk: Desk,
    language: (&'static str, &'static str),
}

impl HostOptions {
    fn of(address: &Address, fixture: &Fixture, desk: &Desk) -> Self {
        let props = &fixture.props;
        let text = |pointer| props.pointer(pointer).and_then(Value::as_str);
        let viewer = text("/viewer_id").or_else(|| text("/viewer/id"));
        Self {
            answers: serde_json::to_string(&fixture.answers).unwrap_or_default(),
            props: props.to_string(),
            viewer: viewer.map(str::to_owned),
            desk: desk.clone(),
            language: address.language.attributes(),
        }
    }

    fn host(&self, plugin: &PluginId) -> JsValue {
        let parsed =
            |json: &str| js_sys::JSON::parse(json).unwrap_or_else(|_| Object::new().into());
        let (locale, direction) = self.language;
        let options = Object::new();
        let fields: [(&str, JsValue); 7] = [
            ("plugin", plugin.as_str().into()),
            ("viewer", self.viewer.as_deref().map_or(JsValue::NULL, JsValue::from_str)),
            ("locale", locale.into()),
            ("direction", direction.into()),
            ("answers", parsed(&self.answers)),
            ("known", parsed(&self.props)),
            ("onCall", bridge::call_noter(plugin.as_str()).into()),
        ];
        for (name, value) in fields.iter().chain(&self.desk.options(plugin)) {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&options, &JsValue::from_str(name), value);
        }
        let fake = sdk::testing::create_fake_host(&options);
        fake.ok()
            .and_then(|fake| Reflect::get(&fake, &"host".into()).ok())
            .unwrap_or_else(|| Object::new().into())
    }
}

/// Puts the plugins of such a fault into quarantine, before the runtime reads who is there.
pub(super) fn sentence(address: &Address, manifests: &[Value]) {
    for manifest in manifests {
        let text = |pointer| manifest.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let plugin = text("/id");
        if address.faults.get(plugin) == Some(&Fault::Quarantined) {
            // The runtime names a bundle by version and path.
            let bundle = format!("{} {}", text("/version"), text("/webapp/bundle_path"));
            bridge::quarantine(plugin, &bundle, "the workbench put this plugin into quarantine");
        }
    }
}

/// Takes new manifests over: a plugin whose bundle is another one is replaced, the others stay.
pub(super) fn swap(runtime: &Runtime, running: &[String], plugins: &Value) {
    for id in running {
        let manifest = manifests(plugins).find(|manifest| manifest["id"] == id.as_str());
        match manifest {
            // Does nothing for the same bundle.
            Some(manifest) => runtime.enable(manifest),
            None => {
                if let Ok(id) = PluginId::try_from(id.as_str()) {
                    runtime.disable(&id);
                }
            }
        }
    }
}

/// The manifests of a list of plugins, which may hold more beside each.
pub(super) fn manifests(plugins: &Value) -> impl Iterator<Item = &Value> {
    let list = plugins.get("plugins").unwrap_or(plugins);
    list.as_array().into_iter().flatten().map(|it| it.get("manifest").unwrap_or(it))
}

/// Whether a plugin is still on its way.
pub(super) fn is_loading(status: &Status) -> bool {
    status.plugins.iter().any(|plugin| plugin.phase == PluginPhase::Loading)
}

/// All failures, and who is off because of earlier ones.
pub(super) fn reports(status: &Status) -> Value {
    let quarantined = status
        .plugins
        .iter()
        .filter(|plugin| plugin.phase == PluginPhase::Quarantined)
        .filter_map(|plugin| plugin.last_report.as_ref())
        .filter(|report| !status.reports.contains(report));
    let reports = status.reports.iter().chain(quarantined).map(report);
    Value::Array(reports.collect())
}

fn report(report: &Report) -> Value {
    json!({
        "plugin": report.plugin.as_ref().map(PluginId::as_str),
        "phase": report.phase.as_str(),
        "code": report.code.as_str(),
        "message": report.message,
    })
}

/// What the slot shows, and what not and why.
pub(super) fn resolution(runtime: &Runtime, slot: &str) -> Value {
    let slot = SlotId::try_from(slot).ok();
    let resolution = slot.and_then(|slot| runtime.resolution(&slot));
    let resolution = resolution.as_deref().cloned().unwrap_or_default();
    explain(&resolution)
}

fn explain(resolution: &Resolution) -> Value {
    let content = match resolution.content {
        Content::Default => "default",
        Content::Replaced(_) => "replaced",
        Content::Hidden(_) => "hidden",
    };
    let entry = |it: &Rc<Contribution>| json!({"plugin": it.plugin.as_str(), "kind": it.kind.as_str(), "order": it.order});
    let hidden = match &resolution.content {
        Content::Hidden(by) => Some(by),
        Content::Default | Content::Replaced(_) => None,
    };
    let losers = resolution.losers.iter().map(|loser| {
        let (reason, winner) = reason(&loser.reason);
        json!({
            "plugin": loser.contribution.plugin.as_str(),
            "kind": loser.contribution.kind.as_str(),
            "reason": reason,
            "winner": winner.map(PluginId::as_str),
            "message": loser.reason.to_string(),
        })
    });
    json!({
        "content": content,
        "shown": resolution.shown().chain(hidden).map(entry).collect::<Vec<_>>(),
        "losers": losers.collect::<Vec<_>>(),
    })
}

fn reason(reason: &LossReason) -> (&'static str, Option<&PluginId>) {
    match reason {
        LossReason::AdminOrder { winner } => ("admin-order", Some(winner)),
        LossReason::Order { winner, .. } => ("order", Some(winner)),
        LossReason::PluginId { winner } => ("plugin-id", Some(winner)),
        LossReason::RegisteredLater => ("registered-later", None),
        LossReason::KeyIsMoreSpecific { winner } => ("key", Some(winner)),
        LossReason::Failed => ("failed", None),
    }
}
