//! One failure of a plugin, as data. Says nothing of what follows from it.

use std::fmt;

use manifest::{PluginId, SlotId};
use serde::{Deserialize, Serialize};

/// One failure of a plugin: who, where, in which step, what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The plugin, as its manifest names it. A manifest that was refused may name none.
    pub plugin: Option<PluginId>,
    /// The slot, where the step has one.
    pub slot: Option<SlotId>,
    /// The step.
    pub phase: Phase,
    /// The kind of failure.
    pub code: Code,
    /// What happened, readable alone. At most 500 characters.
    pub message: String,
    /// When, in milliseconds since 1970.
    pub at_ms: f64,
}

/// A report with what followed from it, for the app to pass on.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// What failed.
    pub report: Report,
    /// The plugin's version, when it says one.
    pub version: Option<String>,
    /// Whether the plugin is in quarantine in this browser now.
    pub quarantined: bool,
}

/// The step into plugin code that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Reading the manifest.
    Manifest,
    /// Fetching, checking and evaluating the bundle.
    Load,
    /// Calling into the registry: an unknown slot, a kind that the slot does not take.
    Register,
    /// `initialize(registry, host)`.
    Initialize,
    /// `mount(element, props, ctx)`.
    Mount,
    /// `update(props)`.
    Update,
    /// `unmount()`.
    Unmount,
    /// A listener on an element inside a view.
    Event,
    /// An action that content asked the host for.
    Action,
    /// A function that the plugin gave to the app, such as a handler of WebSocket events.
    Handler,
    /// Code that ran by itself: a timer, a promise.
    Background,
    /// `uninitialize()`.
    Uninitialize,
}

/// What kind of failure it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The manifest breaks a rule.
    BadManifest,
    /// The bundle could not be fetched.
    Unreachable,
    /// The bundle is not the one that the manifest pins.
    HashMismatch,
    /// No answer within the time limit.
    TimedOut,
    /// An exception.
    Threw,
    /// A WebAssembly trap, such as a panic: this instance of the plugin is dead.
    Trapped,
    /// The module has no `initialize` function.
    NoInitialize,
    /// This host does not run bundles of that kind.
    UnsupportedKind,
    /// The registry refused a contribution.
    Refused,
    /// `mount` returned something else than `{ update, unmount }`.
    BadView,
    /// The action is none of the slot's contract.
    BadAction,
}

impl Phase {
    /// The name that people and tests read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Manifest => "manifest",
            Self::Load => "load",
            Self::Register => "register",
            Self::Initialize => "initialize",
            Self::Mount => "mount",
            Self::Update => "update",
            Self::Unmount => "unmount",
            Self::Event => "event",
            Self::Action => "action",
            Self::Handler => "handler",
            Self::Background => "background",
            Self::Uninitialize => "uninitialize",
        }
    }
}

impl Code {
    /// The name that people and tests read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BadManifest => "bad_manifest",
            Self::Unreachable => "unreachable",
            Self::HashMismatch => "hash_mismatch",
            Self::TimedOut => "timed_out",
            Self::Threw => "threw",
            Self::Trapped => "trapped",
            Self::NoInitialize => "no_initialize",
            Self::UnsupportedKind => "unsupported_kind",
            Self::Refused => "refused",
            Self::BadView => "bad_view",
            Self::BadAction => "bad_action",
        }
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Writes a report to the console, once, where developers look for it.
pub(crate) fn log(report: &Report) {
    let plugin = report.plugin.as_ref().map_or("?", PluginId::as_str);
    let slot = report.slot.as_ref().map_or("-", SlotId::as_str);
    let Report { phase, code, message, .. } = report;
    let line = format!("plugin {plugin} failed in {phase} ({code}, slot {slot}): {message}");
    web_sys::console::warn_1(&line.into());
}
