//! One setting of a plugin: its label, its control, what is wrong with it, and the way back.

mod choice;
mod generated;
mod secret;
mod typed;

use std::rc::Rc;

use client::{components::icons, markdown::Markdown, t};
use serde_json::Value;
use yew::prelude::*;

use crate::rules::settings::{Edit, Kind, Setting, Trouble};
use choice::{Dropdown, Radio, Switch};
use generated::Generated;
use secret::Secret;
pub use typed::{Typed, TypedProps};

/// Whether a field can be changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// It can.
    #[default]
    Open,
    /// Not now, or not by this person.
    Closed,
    /// The configuration file or the environment sets it.
    Locked,
}

/// Everything that a field shows.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldState {
    /// The value; of secrets only what was typed now.
    pub value: Value,
    /// What was changed and is not saved.
    pub edit: Option<Edit>,
    /// For a secret: whether the server has one.
    pub is_set: bool,
    /// Whether the value is the manifest's default.
    pub is_default: bool,
    /// Whether it can be changed.
    pub access: Access,
    /// What the server has against the value.
    pub error: Option<AttrValue>,
}

impl FieldState {
    /// Whether nothing can be typed.
    #[must_use]
    pub fn is_disabled(&self) -> bool {
        self.access != Access::Open
    }

    /// What is wrong, from here or from the server.
    #[must_use]
    pub fn trouble(&self) -> Option<AttrValue> {
        match &self.edit {
            Some(Edit::Unfinished(_, Trouble::NoNumber)) => Some(t!("setting-no-number")),
            Some(Edit::Unfinished(_, Trouble::NoJson)) => Some(t!("setting-no-json")),
            Some(Edit::Value(_) | Edit::Reset) | None => self.error.clone(),
        }
    }
}

/// The id of a field's control, which the label, the error and the focus go by.
#[must_use]
pub fn control_id(setting: &Setting) -> String {
    format!("setting-{}", setting.id())
}

/// The id of the label.
#[must_use]
pub fn label_id(setting: &Setting) -> String {
    format!("{}-label", control_id(setting))
}

/// The id of what stands below the control.
#[must_use]
pub fn note_id(setting: &Setting) -> String {
    format!("{}-note", control_id(setting))
}

/// The name of a button, whose words alone would be the same for every field.
fn named(words: &AttrValue, setting: &Setting) -> AttrValue {
    AttrValue::from(format!("{words}: {}", setting.label()))
}

/// Properties of [`SettingField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SettingFieldProps {
    /// What the manifest says.
    pub setting: Rc<Setting>,
    /// What it shows.
    pub state: FieldState,
    /// It was changed.
    pub on_edit: Callback<(Rc<Setting>, Edit)>,
    /// The change is taken back.
    pub on_undo: Callback<Rc<Setting>>,
    /// A new secret is wanted.
    pub on_generate: Callback<Rc<Setting>>,
    /// In place of the control: people to choose from, or what the plugin draws.
    #[prop_or_default]
    pub control: Option<Html>,
}

/// Shows a setting.
#[component]
pub fn SettingField(props: &SettingFieldProps) -> Html {
    let SettingFieldProps { setting, state, .. } = props;
    let on_edit = use_callback(
        (Rc::clone(setting), props.on_edit.clone()),
        |edit: Edit, (setting, on_edit)| on_edit.emit((Rc::clone(setting), edit)),
    );
    let on_undo =
        use_callback((Rc::clone(setting), props.on_undo.clone()), |(): (), (setting, on_undo)| {
            on_undo.emit(Rc::clone(setting));
        });
    let on_generate = use_callback(
        (Rc::clone(setting), props.on_generate.clone()),
        |(): (), (setting, on_generate)| on_generate.emit(Rc::clone(setting)),
    );
    let trouble = state.trouble();
    html! {
        <div class="setting" data-setting={setting.id()}>
            <div class="setting__head">
                { label(setting) }
                if state.access == Access::Locked {
                    <span class="tag setting__tag">{ icons::lock() }{ t!("setting-locked") }</span>
                }
                if state.edit.is_some() {
                    <span class="tag tag--warning setting__tag">{ t!("setting-changed") }</span>
                }
            </div>
            <div class="setting__body">
                if let Some(control) = &props.control {
                    { control.clone() }
                } else {
                    { control(props, &on_edit, &on_undo, on_generate) }
                }
                <div id={note_id(setting)}>
                    if let Some(trouble) = trouble {
                        <p class="field__error" role="alert">{ trouble }</p>
                    }
                    if !setting.help_text.is_empty() {
                        <div class="setting__help"><Markdown text={setting.help_text.clone()} /></div>
                    }
                    if state.access == Access::Locked {
                        <p class="setting__help">{ t!("setting-locked-text") }</p>
                    }
                </div>
                { ways_back(props, &on_edit, &on_undo) }
            </div>
        </div>
    }
}

/// A `<label>` where there is one control, words otherwise.
fn label(setting: &Setting) -> Html {
    let words = setting.label().to_owned();
    let id = label_id(setting);
    match setting.kind {
        Kind::Radio | Kind::Bool | Kind::Custom => {
            html! { <span class="setting__label" {id}>{ words }</span> }
        }
        Kind::Dropdown
        | Kind::Text
        | Kind::LongText
        | Kind::Number
        | Kind::Username
        | Kind::Generated
        | Kind::Unknown => html! {
            <label class="setting__label" {id} for={control_id(setting)}>{ words }</label>
        },
    }
}

fn control(
    props: &SettingFieldProps,
    on_edit: &Callback<Edit>,
    on_undo: &Callback<()>,
    on_generate: Callback<()>,
) -> Html {
    let setting = Rc::clone(&props.setting);
    let state = props.state.clone();
    let on_edit = on_edit.clone();
    match setting.kind {
        Kind::Generated => html! { <Generated {setting} {state} {on_generate} /> },
        Kind::Text | Kind::LongText | Kind::Number | Kind::Username if setting.secret => html! {
            <Secret {setting} {state} {on_edit} on_undo={on_undo.clone()} />
        },
        Kind::Bool => html! { <Switch {setting} {state} {on_edit} /> },
        Kind::Dropdown => html! { <Dropdown {setting} {state} {on_edit} /> },
        Kind::Radio => html! { <Radio {setting} {state} {on_edit} /> },
        Kind::Text
        | Kind::LongText
        | Kind::Number
        | Kind::Username
        | Kind::Custom
        | Kind::Unknown => html! { <Typed {setting} {state} {on_edit} /> },
    }
}

/// «Undo» while something is not saved, «reset» while a default differs.
fn ways_back(props: &SettingFieldProps, on_edit: &Callback<Edit>, on_undo: &Callback<()>) -> Html {
    let SettingFieldProps { setting, state, .. } = props;
    let can_reset = !state.is_default && !setting.is_hidden() && !setting.default.is_null();
    if state.is_disabled() || (!can_reset && state.edit.is_none()) {
        return Html::default();
    }
    let reset = on_edit.reform(|_: MouseEvent| Edit::Reset);
    let undo = on_undo.reform(|_: MouseEvent| ());
    html! {
        <div class="setting__ways">
            if state.edit.is_some() {
                <button type="button" class="link-button" onclick={undo}
                    aria-label={named(&t!("setting-undo"), setting)}>{ t!("setting-undo") }</button>
            }
            if can_reset {
                <button type="button" class="link-button" onclick={reset}
                    aria-label={named(&t!("setting-reset"), setting)}>{ t!("setting-reset") }</button>
            }
        </div>
    }
}
