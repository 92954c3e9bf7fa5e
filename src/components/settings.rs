//! A window of settings: a rail of pages, one of them open. And what its pages are made of.

use web_sys::Element;
use yew::prelude::*;

use super::focus::{self, Step};
use super::{Modal, ModalWidth};

/// One entry of the rail.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsTab {
    /// Tells the page from others, also in ids.
    pub key: AttrValue,
    /// The words.
    pub label: AttrValue,
    /// In front of the words.
    pub icon: Html,
}

/// Properties of [`Settings`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SettingsProps {
    /// The words at the top.
    pub title: AttrValue,
    /// What the rail is called, for screen readers.
    pub label: AttrValue,
    /// The pages, in order.
    pub tabs: Vec<SettingsTab>,
    /// The key of the open page.
    pub open: AttrValue,
    /// Another page was chosen, by its key.
    pub on_open: Callback<AttrValue>,
    /// The person wants the window closed.
    pub on_close: Callback<()>,
    /// The open page.
    pub children: Html,
}

/// The window.
#[component]
pub fn Settings(props: &SettingsProps) -> Html {
    let rail = use_node_ref();
    let on_key = use_callback(rail.clone(), |event: KeyboardEvent, rail| {
        let Some(step) = Step::of_key(&event.key()) else { return };
        let Some(rail) = rail.cast::<Element>() else { return };
        event.prevent_default();
        focus::step(&rail, "[role=tab]", step);
    });
    let tab = |tab: &SettingsTab| {
        let (key, is_open) = (tab.key.clone(), tab.key == props.open);
        // The page follows the focus: what one reads about is what one sees.
        let on_focus = {
            let (on_open, key) = (props.on_open.clone(), key.clone());
            move |_: FocusEvent| {
                if !is_open {
                    on_open.emit(key.clone());
                }
            }
        };
        let on_click = {
            let key = key.clone();
            props.on_open.reform(move |_: MouseEvent| key.clone())
        };
        html! {
            <button key={key.to_string()} type="button" class="settings__tab" role="tab" autofocus={is_open} id={format!("settings-{key}")}
                aria-selected={is_open.to_string()} aria-controls="settings-page"
                tabindex={if is_open { "0" } else { "-1" }} onfocus={on_focus} onclick={on_click}>
                { tab.icon.clone() }<span>{ &tab.label }</span>
            </button>
        }
    };
    html! {
        <Modal title={props.title.clone()} width={ModalWidth::Wide} on_close={props.on_close.clone()}>
            <div class="settings__window">
                <div class="settings__rail" ref={rail} role="tablist" aria-label={props.label.clone()}
                    aria-orientation="vertical" onkeydown={on_key}>
                    { for props.tabs.iter().map(tab) }
                </div>
                <div class="settings__page" id="settings-page" role="tabpanel" tabindex="-1"
                    aria-labelledby={format!("settings-{}", props.open)}>
                    { props.children.clone() }
                </div>
            </div>
        </Modal>
    }
}

/// One of several values.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingChoice {
    /// The value.
    pub value: &'static str,
    /// The words.
    pub label: AttrValue,
    /// Smaller, below the words.
    pub hint: Option<AttrValue>,
    /// The language of the words, where it is not the page's.
    pub lang: Option<&'static str>,
}

impl SettingChoice {
    /// A value with its words.
    #[must_use]
    pub const fn new(value: &'static str, label: AttrValue) -> Self {
        Self { value, label, hint: None, lang: None }
    }
}

/// Properties of [`SettingChoices`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SettingChoicesProps {
    /// The group's name in the form; unique on the page.
    pub name: &'static str,
    /// The words above.
    pub label: AttrValue,
    /// What can be chosen.
    pub choices: Vec<SettingChoice>,
    /// What is chosen.
    pub value: AttrValue,
    /// Another value was chosen.
    pub on_choose: Callback<&'static str>,
    /// Why the last choice could not be saved.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// A group of radio buttons; a choice counts at once.
#[component]
pub fn SettingChoices(props: &SettingChoicesProps) -> Html {
    let error_id = format!("setting-{}-error", props.name);
    html! {
        <fieldset class="setting-choices" aria-describedby={props.error.is_some().then(|| error_id.clone())}>
            <legend class="field__label">{ &props.label }</legend>
            for choice in props.choices.iter() {
                <label key={choice.value} class="choice">
                    <input class="choice__input" type="radio" name={props.name} value={choice.value}
                        checked={*choice.value == *props.value}
                        onchange={chosen(&props.on_choose, choice.value)} />
                    <span lang={choice.lang}>
                        <span class="choice__label">{ &choice.label }</span>
                        if let Some(hint) = &choice.hint {
                            <span class="choice__hint">{ hint }</span>
                        }
                    </span>
                </label>
            }
            if let Some(error) = &props.error {
                <p class="field__error" id={error_id} role="alert">{ error }</p>
            }
        </fieldset>
    }
}

fn chosen(on_choose: &Callback<&'static str>, value: &'static str) -> Callback<Event> {
    on_choose.reform(move |_: Event| value)
}
