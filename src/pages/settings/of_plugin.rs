//! A plugin's page in the settings, drawn from what it described with `host.userSettings`. A choice
//! counts at once; a text is saved on purpose.

use std::{collections::BTreeMap, rc::Rc};

use serde_json::Value;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::saving::use_saving;
use crate::{
    hooks::{use_chat, use_selector},
    slots::UserSettingSlot,
    state::user_settings::{Choice, Kind, Offer, Section, Setting, UserSettings, category},
    t,
};

type Chosen = Callback<(Rc<str>, Value)>;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OfPluginProps {
    /// What the plugin described.
    pub(super) page: Rc<UserSettings>,
}

#[component]
pub(super) fn OfPlugin(props: &OfPluginProps) -> Html {
    let chat = use_chat();
    let page = Rc::clone(&props.page);
    let saved = {
        let page = Rc::clone(&page);
        use_selector(move |state| page.values(state))
    };
    let (saving, saver) = use_saving();
    // A choice shows at once, and is taken back when the server does not take it.
    let wanted = use_state_eq(|| None::<(Rc<str>, Value)>);
    let mut values = (*saved).clone();
    if let Some((name, value)) = &*wanted {
        values.insert(Rc::clone(name), value.clone());
    }
    let choose: Chosen = {
        let (chat, page, wanted) = (chat.clone(), Rc::clone(&page), wanted.setter());
        Callback::from(move |(name, value): (Rc<str>, Value)| {
            // What no control offers may still come from a view of the plugin: it is left out.
            let Some(text) = page.setting(&name).and_then(|it| it.write(&value).ok()) else {
                return;
            };
            wanted.set(Some((Rc::clone(&name), value.clone())));
            let (chat, page, wanted) = (chat.clone(), Rc::clone(&page), wanted.clone());
            saver.run(async move {
                let result = chat.prefer(&category(&page.plugin), &name, &text).await;
                wanted.set(None);
                if result.is_ok() {
                    chat.plugins().host().setting_kept(&page.plugin, &name, &value);
                }
                result
            });
        })
    };
    let on_offer =
        use_callback((chat, Rc::clone(&page.plugin)), |_: MouseEvent, (chat, plugin)| {
            chat.plugins().host().settings_offer(plugin);
        });
    let sections = page.sections.iter().enumerate();
    html! {
        <>
            if let Some(offer) = &page.offer { { view_offer(offer, on_offer) } }
            { for sections.map(|(idx, section)| view_section(&page, idx, section, &values, &choose)) }
            { saving.foot() }
        </>
    }
}

fn view_offer(offer: &Offer, on_press: Callback<MouseEvent>) -> Html {
    html! {
        <section class="settings__offer" aria-labelledby="settings-offer">
            <div>
                <h3 class="field__label" id="settings-offer">{ &*offer.title }</h3>
                if !offer.text.is_empty() { <p class="field__hint">{ &*offer.text }</p> }
            </div>
            <button type="button" class="button" onclick={on_press}>{ &*offer.button }</button>
        </section>
    }
}

fn view_section(
    page: &UserSettings,
    idx: usize,
    section: &Section,
    values: &BTreeMap<Rc<str>, Value>,
    choose: &Chosen,
) -> Html {
    let id = format!("settings-section-{idx}");
    let setting = |setting: &Setting| {
        let value = values.get(&setting.name).unwrap_or(&setting.default);
        let disabled = section.disabled || UserSettings::is_disabled(setting, values);
        html! {
            <div key={setting.name.to_string()}>
                { view_setting(page, setting, value, disabled, choose) }
            </div>
        }
    };
    html! {
        <section class="settings__section" aria-labelledby={id.clone()}>
            <h3 class="settings__heading" {id}>{ &*section.title }</h3>
            { for section.settings.iter().map(setting) }
        </section>
    }
}

fn view_setting(
    page: &UserSettings,
    setting: &Setting,
    value: &Value,
    disabled: bool,
    choose: &Chosen,
) -> Html {
    let hint_id = format!("setting-{}-hint", setting.name);
    let hint = if setting.hint.is_empty() {
        Html::default()
    } else {
        html! { <p class="field__hint" id={hint_id.clone()}>{ &*setting.hint }</p> }
    };
    let id = format!("setting-{}", setting.name);
    let name = Rc::clone(&setting.name);
    match &setting.kind {
        Kind::Radio(choices) => {
            let radio = |choice: &Choice| {
                let chosen = (Rc::clone(&name), Value::from(&*choice.value));
                html! {
                    <label key={choice.value.to_string()} class="choice">
                        <input class="choice__input" type="radio" name={id.clone()}
                            value={choice.value.to_string()} checked={*value == *choice.value} {disabled}
                            onchange={choose.reform(move |_: Event| chosen.clone())} />
                        { words(&choice.title, &choice.hint) }
                    </label>
                }
            };
            html! {
                <fieldset class="setting-choices" aria-describedby={hint_id}>
                    <legend class="field__label">{ &*setting.title }</legend>
                    { hint }
                    { for choices.iter().map(radio) }
                </fieldset>
            }
        }
        Kind::Select(choices) => {
            let on_change = choose.reform(move |event: Event| {
                let value = event.target_unchecked_into::<HtmlSelectElement>().value();
                (Rc::clone(&name), Value::from(value))
            });
            html! {
                <div class="field">
                    <label class="field__label" for={id.clone()}>{ &*setting.title }</label>
                    <select class="field__input" {id} {disabled} aria-describedby={hint_id} onchange={on_change}>
                        for choice in choices.iter() {
                            <option key={choice.value.to_string()} value={choice.value.to_string()}
                                selected={*value == *choice.value}>{ &*choice.title }</option>
                        }
                    </select>
                    { hint }
                </div>
            }
        }
        Kind::Toggle => {
            let on_change = choose.reform(move |event: Event| {
                let is_on = event.target_unchecked_into::<HtmlInputElement>().checked();
                (Rc::clone(&name), Value::from(is_on))
            });
            html! {
                <label class="choice">
                    <input class="choice__input" type="checkbox" {id} checked={*value == true} {disabled}
                        onchange={on_change} />
                    { words(&setting.title, &setting.hint) }
                </label>
            }
        }
        Kind::Text { placeholder, max_chars } => html! {
            <Line key={value.to_string()} name={AttrValue::Rc(name)} title={AttrValue::Rc(Rc::clone(&setting.title))}
                hint={AttrValue::Rc(Rc::clone(&setting.hint))} placeholder={AttrValue::Rc(Rc::clone(placeholder))}
                max_chars={*max_chars} saved={value.as_str().unwrap_or_default().to_owned()} {disabled}
                on_save={choose.clone()} />
        },
        Kind::Custom => html! {
            <div class="field" role="group" aria-labelledby={id.clone()} aria-describedby={hint_id}>
                <span class="field__label" {id}>{ &*setting.title }</span>
                <UserSettingSlot plugin={AttrValue::Rc(Rc::clone(&page.plugin))} name={AttrValue::Rc(Rc::clone(&name))}
                    title={AttrValue::Rc(Rc::clone(&setting.title))} value={value.clone()} {disabled}
                    on_change={choose.reform(move |value| (Rc::clone(&name), value))} />
                { hint }
            </div>
        },
    }
}

fn words(title: &Rc<str>, hint: &Rc<str>) -> Html {
    html! {
        <span>
            <span class="choice__label">{ &**title }</span>
            if !hint.is_empty() { <span class="choice__hint">{ &**hint }</span> }
        </span>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    name: AttrValue,
    title: AttrValue,
    hint: AttrValue,
    placeholder: AttrValue,
    max_chars: u32,
    /// What the server has.
    saved: AttrValue,
    disabled: bool,
    on_save: Chosen,
}

/// A line of text with a button that saves it.
#[component]
fn Line(props: &LineProps) -> Html {
    let typed = use_state_eq(|| props.saved.to_string());
    let on_input = use_callback(typed.setter(), |event: InputEvent, typed| {
        typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    let deps = (props.on_save.clone(), props.name.clone(), (*typed).clone());
    let on_submit = use_callback(deps, |event: SubmitEvent, (on_save, name, typed)| {
        event.prevent_default();
        on_save.emit((Rc::from(&**name), Value::from(typed.as_str())));
    });
    let id = format!("setting-{}", props.name);
    let hint_id = format!("{id}-hint");
    let is_changed = *typed != *props.saved;
    html! {
        <form class="field" onsubmit={on_submit}>
            <label class="field__label" for={id.clone()}>{ &props.title }</label>
            <div class="settings__line">
                <input class="field__input" type="text" autocomplete="off" {id} value={(*typed).clone()}
                    placeholder={props.placeholder.clone()} maxlength={props.max_chars.to_string()}
                    disabled={props.disabled} aria-describedby={hint_id.clone()} oninput={on_input} />
                <button type="submit" class="button" disabled={props.disabled || !is_changed}>
                    { t!("settings-page-save") }
                </button>
            </div>
            if !props.hint.is_empty() { <p class="field__hint" id={hint_id}>{ &props.hint }</p> }
        </form>
    }
}
