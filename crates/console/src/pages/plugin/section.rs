//! A section of the settings that the plugin draws itself; the console's own form stands in for it.

use std::rc::Rc;

use contracts::{AdminSection, AdminSectionAction, AdminSectionProps, AdminSectionSetting};
use runtime::Slot;
use serde_json::Value;
use yew::prelude::*;

use super::{
    custom::{Part, why},
    sections::{Sheet, title},
};
use crate::{
    components::FieldState,
    rules::settings::{Edit, Section, Setting},
    services::custom_fields::Fate,
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CustomSectionProps {
    pub(super) section: Section,
    pub(super) sheet: Sheet,
    /// The console's own form.
    pub(super) children: Html,
}

#[component]
pub(super) fn CustomSection(props: &CustomSectionProps) -> Html {
    let CustomSectionProps { section, sheet, children } = props;
    let key = AttrValue::from(AdminSection::key(&sheet.plugin_id, &section.key));
    let slot_props = AdminSectionProps {
        plugin_id: sheet.plugin_id.to_string(),
        key: section.key.clone(),
        title: title(section).to_owned(),
        subtitle: section.subtitle.clone(),
        settings: stored(section).map(|it| handed_out(it, &sheet.state(it))).collect(),
        disabled: !sheet.may_change,
    };
    let on_action = use_callback(
        (section.clone(), sheet.clone()),
        |action: AdminSectionAction, (section, sheet)| {
            let AdminSectionAction::Change { key, value } = action;
            let setting = stored(section).find(|it| it.id() == key.to_lowercase());
            // A plugin that asks for what is not there, or may not be changed, is not heard.
            if let Some(setting) = setting.filter(|it| !sheet.state(it).is_disabled()) {
                let edit = if value.is_null() { Edit::Reset } else { Edit::Value(value) };
                sheet.on_edit.emit((Rc::new(setting.clone()), edit));
            }
        },
    );
    Slot::<AdminSection>::new(slot_props)
        .on_action(on_action)
        .item_key(Some(key))
        .hold(true)
        .around(html! {
            <div class="settings__section-own">
                if sheet.fate == Fate::Loading {
                    <div class="skeleton settings__skeleton"></div>
                } else {
                    { why(&sheet.fate, &sheet.plugin_id, Part::Section) }
                    { children.clone() }
                }
            </div>
        })
}

fn stored(section: &Section) -> impl Iterator<Item = &Setting> {
    section.settings.iter().filter(|setting| setting.can_be_stored())
}

fn handed_out(setting: &Setting, state: &FieldState) -> AdminSectionSetting {
    let is_told = !setting.is_hidden() && !matches!(state.edit, Some(Edit::Unfinished(..)));
    AdminSectionSetting {
        key: setting.key.clone(),
        label: setting.label().to_owned(),
        help_text: setting.help_text.clone(),
        value: if is_told { state.value.clone() } else { Value::Null },
        secret: setting.is_hidden(),
        is_set: state.is_set,
        disabled: state.is_disabled(),
        error: state.error.as_ref().map(ToString::to_string),
    }
}
