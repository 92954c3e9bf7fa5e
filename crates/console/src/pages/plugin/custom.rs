//! A setting that the plugin draws itself, and its value as JSON where the plugin does not.

use std::rc::Rc;

use client::t;
use contracts::{AdminConsoleSetting, AdminConsoleSettingAction, AdminConsoleSettingProps};
use runtime::{Report, Slot};
use serde_json::Value;
use yew::prelude::*;

use crate::{
    components::{Access, FieldState, Note, Tone, Typed},
    rules::settings::{Edit, Setting},
    services::custom_fields::{CustomFields, Fate},
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CustomFieldProps {
    pub(super) plugin_id: AttrValue,
    pub(super) setting: Rc<Setting>,
    pub(super) state: FieldState,
    /// How the plugin fares here.
    pub(super) fate: Fate,
    pub(super) on_edit: Callback<(Rc<Setting>, Edit)>,
}

#[component]
pub(super) fn CustomField(props: &CustomFieldProps) -> Html {
    let CustomFieldProps { plugin_id, setting, state, fate, .. } = props;
    let key = AttrValue::from(AdminConsoleSetting::key(plugin_id, &setting.key));
    let slot_props = AdminConsoleSettingProps {
        plugin_id: plugin_id.to_string(),
        key: setting.key.clone(),
        label: setting.label().to_owned(),
        help_text: setting.help_text.clone(),
        // While JSON is being typed, the plugin is not there to be asked.
        value: if let Some(Edit::Unfinished(..)) = state.edit {
            Value::Null
        } else {
            state.value.clone()
        },
        disabled: state.is_disabled(),
        locked: state.access == Access::Locked,
    };
    let on_edit = use_callback(
        (Rc::clone(setting), props.on_edit.clone()),
        |edit: Edit, (setting, on_edit)| on_edit.emit((Rc::clone(setting), edit)),
    );
    let on_action = use_callback(
        (on_edit.clone(), state.is_disabled()),
        |action: AdminConsoleSettingAction, (on_edit, is_disabled)| match action {
            // A plugin that asks although nothing can be changed is not heard.
            AdminConsoleSettingAction::Change { .. } if *is_disabled => {}
            AdminConsoleSettingAction::Change { value: Value::Null } => on_edit.emit(Edit::Reset),
            AdminConsoleSettingAction::Change { value } => on_edit.emit(Edit::Value(value)),
        },
    );
    let typed = html! {
        <div class="setting__json">
            if *fate != Fate::Loading {
                { why(fate, plugin_id, Part::Field) }
                <Typed setting={Rc::clone(setting)} state={state.clone()} {on_edit} />
            } else {
                <div class="skeleton settings__skeleton"></div>
            }
        </div>
    };
    let slot = Slot::<AdminConsoleSetting>::new(slot_props).on_action(on_action);
    html! { <div class="setting__custom">{ slot.item_key(key).hold(true).around(typed) }</div> }
}

/// What a plugin draws.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Field,
    Section,
}

/// Why the console's own field or form shows.
pub(super) fn why(fate: &Fate, plugin_id: &AttrValue, part: Part) -> Html {
    let reason = match (fate, part) {
        (Fate::Loading, _) => return Html::default(),
        (Fate::Absent, Part::Field) => t!("custom-absent"),
        (Fate::Absent, Part::Section) => t!("section-absent"),
        (Fate::Running, Part::Field) => t!("custom-nothing"),
        (Fate::Running, Part::Section) => t!("section-nothing"),
        (Fate::SafeMode, Part::Field) => t!("custom-safe-mode"),
        (Fate::SafeMode, Part::Section) => t!("section-safe-mode"),
        (Fate::Failed(report), _) => return failed(report.as_ref(), plugin_id, part),
    };
    html! { <p class="setting__help">{ reason }</p> }
}

fn failed(report: Option<&Report>, plugin_id: &AttrValue, part: Part) -> Html {
    let plugin_id = plugin_id.clone();
    let retry = move |_: MouseEvent| CustomFields::of_page().retry(&plugin_id);
    let actions = html! {
        <button type="button" class="button button--s" onclick={retry}>{ t!("try-again") }</button>
    };
    let (title, text) = match part {
        Part::Field => (t!("custom-failed"), t!("custom-failed-text")),
        Part::Section => (t!("section-failed"), t!("section-failed-text")),
    };
    html! {
        <Note tone={Tone::Warning} {title} {actions}>
            if let Some(report) = report {
                <p>{ text }</p>
                <p><code>{ format!("{} ({}): {}", report.phase, report.code, report.message) }</code></p>
            }
        </Note>
    }
}
