//! The list of plugins in this browser: what each does, what went wrong, safe mode, and the way to
//! find a culprit. It stands in the settings window, outside the slots, so that no plugin can cover it.

mod plugin_row;

use std::rc::Rc;

use yew::prelude::*;

use super::{EmptyState, icons};
use crate::t;

use plugin_row::PluginView;
pub use plugin_row::{code_words, phase_words};

/// Whether plugins run in this browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SafeMode {
    /// They run.
    #[default]
    Off,
    /// None runs.
    On,
}

impl SafeMode {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Off => Self::On,
            Self::On => Self::Off,
        }
    }
}

/// How a plugin is doing in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluginState {
    /// On its way: fetched, checked, initialized.
    Loading,
    /// It runs.
    Active,
    /// It waits until one of its slots appears.
    Waiting,
    /// It failed; the default shows in its place.
    Failed,
    /// It kept failing and is off until someone tries again.
    Quarantined,
    /// Safe mode keeps it off.
    Off,
}

/// Whether the person wants a plugin in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluginChoice {
    /// There is no plugin to choose, only a description that was refused.
    None,
    /// It may run.
    On,
    /// The person keeps it off here.
    OffForMe,
}

/// One failure.
#[derive(Clone, Debug, PartialEq)]
pub struct PluginTrouble {
    /// Identifies the report.
    pub id: AttrValue,
    /// Where it showed; none when no slot was involved.
    pub slot: Option<AttrValue>,
    /// What the plugin was doing, as the runtime names it (`mount`).
    pub phase: AttrValue,
    /// What kind of failure, as the runtime names it.
    pub code: AttrValue,
    /// What the plugin said.
    pub message: AttrValue,
    /// When, in milliseconds since 1970.
    pub at_ms: f64,
    /// How often in a row.
    pub n_times: u32,
}

/// One plugin.
#[derive(Clone, Debug, PartialEq)]
pub struct PluginRow {
    /// Its id in the manifest.
    pub id: AttrValue,
    /// Its name for people.
    pub name: AttrValue,
    /// Its version; empty when unknown.
    pub version: AttrValue,
    /// How it is doing.
    pub state: PluginState,
    /// Whether the person wants it here.
    pub choice: PluginChoice,
    /// The slots that it changes now.
    pub slots: Rc<[AttrValue]>,
    /// What went wrong, newest first.
    pub troubles: Rc<[PluginTrouble]>,
}

/// Properties of [`PluginPanel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PluginPanelProps {
    /// The plugins in the order to show.
    pub plugins: Rc<[PluginRow]>,
    /// Whether plugins run at all.
    pub safe_mode: SafeMode,
    /// The switch was pressed: the value to set.
    pub on_safe_mode: Callback<SafeMode>,
    /// Load this plugin again.
    pub on_retry: Callback<AttrValue>,
    /// Keep this plugin off here, or let it run again.
    pub on_choice: Callback<(AttrValue, PluginChoice)>,
    /// Search for the plugin that causes a trouble; none while there is nothing to search.
    #[prop_or_default]
    pub on_search: Option<Callback<()>>,
}

/// The plugins.
#[component]
pub fn PluginPanel(props: &PluginPanelProps) -> Html {
    let on_safe_mode = {
        let (on_safe_mode, next) = (props.on_safe_mode.clone(), props.safe_mode.other());
        move |_: MouseEvent| on_safe_mode.emit(next)
    };
    html! {
        <>
            <div class="plugins__safe-mode">
                <button type="button" class="switch" role="switch" onclick={on_safe_mode}
                    aria-checked={(props.safe_mode == SafeMode::On).to_string()}>
                    <span>
                        <span class="choice__label">{ t!("safe-mode") }</span>
                        <span class="choice__hint">{ t!("safe-mode-hint") }</span>
                    </span>
                    <span class="switch__track" aria-hidden="true"></span>
                </button>
            </div>
            if props.plugins.is_empty() {
                <EmptyState icon={icons::plug()} title={t!("plugins-empty")}
                    text={t!("plugins-empty-text")} />
            }
            <ul class="plugins">
                for plugin in props.plugins.iter() {
                    <PluginView key={plugin.id.as_str()} plugin={plugin.clone()}
                        on_retry={props.on_retry.clone()} on_choice={props.on_choice.clone()} />
                }
            </ul>
            if let Some(on_search) = &props.on_search {
                <div class="plugins__search">
                    <p>
                        <span class="choice__label">{ t!("culprit-title") }</span>
                        <span class="choice__hint">{ t!("culprit-hint") }</span>
                    </p>
                    <button type="button" class="button" onclick={on_search.reform(|_: MouseEvent| ())}>
                        { icons::search() }{ t!("culprit-begin") }
                    </button>
                </div>
            }
        </>
    }
}
