//! The fields of a form, in their sections.

use std::{collections::BTreeMap, rc::Rc};

use api_types::PluginSettings;
use client::markdown::Markdown;
use yew::prelude::*;

use super::{custom::CustomField, people::PeopleField, section::CustomSection};
use crate::{
    components::{Access, FieldState, SettingField},
    rules::settings::{Draft, Edit, Kind, Schema, Section, Setting},
    services::custom_fields::Fate,
};

/// What stands in the form, and whom to tell of changes.
#[derive(Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) plugin_id: AttrValue,
    pub(super) saved: Rc<PluginSettings>,
    pub(super) draft: Draft,
    /// What the server has against values, by the settings' keys in lower case.
    pub(super) refused: BTreeMap<String, AttrValue>,
    pub(super) may_change: bool,
    pub(super) fate: Fate,
    pub(super) on_edit: Callback<(Rc<Setting>, Edit)>,
    pub(super) on_undo: Callback<Rc<Setting>>,
    pub(super) on_generate: Callback<Rc<Setting>>,
}

impl Sheet {
    pub(super) fn state(&self, setting: &Setting) -> FieldState {
        let access = if setting.is_locked(&self.saved) {
            Access::Locked
        } else if self.may_change {
            Access::Open
        } else {
            Access::Closed
        };
        FieldState {
            value: self.draft.value(&self.saved, setting),
            edit: self.draft.edit(setting).cloned(),
            is_set: setting.is_set(&self.saved),
            is_default: self.draft.is_default(&self.saved, setting),
            access,
            error: self.refused.get(&setting.id()).cloned(),
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SectionsProps {
    pub(super) schema: Rc<Schema>,
    pub(super) sheet: Sheet,
}

/// First what stands in no section.
#[component]
pub(super) fn Sections(props: &SectionsProps) -> Html {
    let SectionsProps { schema, sheet } = props;
    html! {
        <>
            if !schema.settings.is_empty() {
                <div class="settings__fields">{ fields(&schema.settings, sheet) }</div>
            }
            for (nth, section) in schema.sections.iter().enumerate() {
                <section key={format!("{nth}-{}", section.key)} class="settings__section"
                    aria-label={title(section).to_owned()}>
                    <header class="settings__head">
                        <h2 class="settings__title">{ title(section) }</h2>
                        if !section.subtitle.is_empty() {
                            <p class="settings__subtitle">{ &section.subtitle }</p>
                        }
                    </header>
                    if section.custom {
                        <CustomSection section={section.clone()} sheet={sheet.clone()}>
                            { form(section, sheet) }
                        </CustomSection>
                    } else {
                        { form(section, sheet) }
                    }
                </section>
            }
        </>
    }
}

/// What a section holds.
fn form(section: &Section, sheet: &Sheet) -> Html {
    html! {
        <>
            if !section.header.is_empty() {
                <div class="settings__words"><Markdown text={section.header.clone()} /></div>
            }
            <div class="settings__fields">{ fields(&section.settings, sheet) }</div>
            if !section.footer.is_empty() {
                <div class="settings__words"><Markdown text={section.footer.clone()} /></div>
            }
        </>
    }
}

pub(super) fn title(section: &Section) -> &str {
    if section.title.trim().is_empty() { &section.key } else { &section.title }
}

fn fields(settings: &[Setting], sheet: &Sheet) -> Html {
    html! {
        for setting in settings.iter().filter(|it| it.can_be_stored()) {
            { field(setting, sheet) }
        }
    }
}

fn field(setting: &Setting, sheet: &Sheet) -> Html {
    let state = sheet.state(setting);
    let (key, setting) = (setting.id(), Rc::new(setting.clone()));
    let on_edit = sheet.on_edit.clone();
    let control = match setting.kind {
        Kind::Username if !setting.secret => Some(html! {
            <PeopleField setting={Rc::clone(&setting)} state={state.clone()} on_edit={on_edit.clone()} />
        }),
        Kind::Custom if !setting.secret => Some(html! {
            <CustomField plugin_id={sheet.plugin_id.clone()} setting={Rc::clone(&setting)}
                state={state.clone()} fate={sheet.fate.clone()} on_edit={on_edit.clone()} />
        }),
        Kind::Username
        | Kind::Custom
        | Kind::Bool
        | Kind::Dropdown
        | Kind::Radio
        | Kind::Text
        | Kind::LongText
        | Kind::Number
        | Kind::Generated
        | Kind::Unknown => None,
    };
    html! {
        <SettingField key={key} {setting} {state} {on_edit} {control}
            on_undo={sheet.on_undo.clone()} on_generate={sheet.on_generate.clone()} />
    }
}
