//! Settings → Display → Custom: a colour for each part, seen at once; a warning where words can
//! hardly be read; the whole as JSON, to take along and to bring.

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::saving::use_saving;
use crate::{
    components::{Theme, icons},
    custom_theme::{self, Colour, CustomTheme, PARTS, Part, ThemeError},
    hooks::{colours_now, colours_of, own_colours, show_own_colours, use_chat},
    services::{Chat, browser},
    t,
};

/// What is typed and is no colour yet.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    name: &'static str,
    text: String,
}

#[component]
pub(super) fn OwnColours() -> Html {
    let chat = use_chat();
    let theme = use_state_eq(|| own_colours().unwrap_or_else(colours_now));
    let typed = use_state_eq(Typed::default);
    let json = use_state_eq(|| None::<String>);
    let note = use_state_eq(|| None::<Result<AttrValue, AttrValue>>);
    let (saving, saver) = use_saving();
    let change = {
        let (theme, typed, json, note) =
            (theme.setter(), typed.setter(), json.setter(), note.setter());
        Callback::from(move |next: CustomTheme| {
            show_own_colours(&next);
            theme.set(next);
            typed.set(Typed::default());
            json.set(None);
            note.set(None);
        })
    };
    let on_type = {
        let (theme, typed, change) = (theme.clone(), typed.setter(), change.clone());
        Callback::from(move |(name, text): (&'static str, String)| match Colour::parse(&text) {
            Some(colour) => {
                let mut next = (*theme).clone();
                next.set(name, colour);
                change.emit(next);
            }
            None => typed.set(Typed { name, text }),
        })
    };
    // What one sees while a colour is being chosen is saved once it is.
    let save = Callback::from(move |()| {
        if let Some(theme) = own_colours() {
            saver.run(keep(chat.clone(), theme));
        }
    });
    // Fields that are left, and a chooser of colours that is closed.
    let on_change = save.reform(|_: Event| ());
    let on_reset = {
        let (theme, change, save) = (theme.clone(), change.clone(), save.clone());
        move |_: MouseEvent| {
            let ground = if theme.is_dark() { Theme::Dark } else { Theme::Light };
            change.emit(colours_of(ground));
            save.emit(());
        }
    };
    let shown = (*json).clone().unwrap_or_else(|| theme.json(Theme::Custom.key()));
    let on_json = {
        let json = json.setter();
        move |event: InputEvent| {
            json.set(Some(event.target_unchecked_into::<HtmlTextAreaElement>().value()));
        }
    };
    let on_use = {
        let (theme, note, shown) = (theme.clone(), note.setter(), shown.clone());
        move |_: MouseEvent| match theme.read(&shown) {
            Ok(next) => {
                change.emit(next);
                save.emit(());
                note.set(Some(Ok(t!("own-colours-taken"))));
            }
            Err(error) => note.set(Some(Err(error_words(&error)))),
        }
    };
    let on_copy = {
        let (note, text) = (note.setter(), theme.json(Theme::Custom.key()));
        move |_: MouseEvent| {
            let (note, text) = (note.clone(), text.clone());
            spawn_local(async move {
                let done = browser::copy(&text).await;
                let words =
                    if done { Ok(t!("own-colours-copied")) } else { Err(t!("copy-failed")) };
                note.set(Some(words));
            });
        }
    };
    html! {
        <section class="own-colours" aria-label={t!("theme-custom")}>
            <div class="own-colours__list" onchange={on_change}>
                { for PARTS.into_iter().map(|part| row(part, &theme, &typed, &on_type)) }
            </div>
            if let Some(error) = saving.error() {
                <p class="field__error" role="alert">{ error }</p>
            }
            <div class="settings__foot">
                <button type="button" class="button button--s" onclick={on_reset}>
                    { t!("own-colours-reset") }
                </button>
            </div>
            <div class="field">
                <label class="field__label" for="own-colours-json">{ t!("own-colours-json") }</label>
                <textarea class="field__input field__input--lines own-colours__json" rows="6" dir="ltr"
                    id="own-colours-json" spellcheck="false" autocapitalize="none" value={shown}
                    aria-describedby="own-colours-note" oninput={on_json} />
                { note_line(note.as_ref()) }
            </div>
            <div class="settings__foot">
                <button type="button" class="button button--s" disabled={json.is_none()}
                    onclick={on_use}>{ t!("own-colours-use") }</button>
                <button type="button" class="button button--s" onclick={on_copy}>
                    { icons::copy() }{ t!("own-colours-copy") }
                </button>
            </div>
        </section>
    }
}

/// Tells the server.
pub(super) async fn keep(chat: Chat, theme: CustomTheme) -> Result<(), crate::services::ApiError> {
    let json = theme.json(Theme::Custom.key());
    chat.prefer(custom_theme::CATEGORY, custom_theme::NAME, &json).await
}

fn row(
    part: Part,
    theme: &CustomTheme,
    typed: &Typed,
    on_type: &Callback<(&'static str, String)>,
) -> Html {
    let colour = theme.colour(part.name).unwrap_or_default().to_string();
    let is_typed = typed.name == part.name;
    let text = if is_typed { typed.text.clone() } else { colour.clone() };
    let label = words(part.name);
    let note_id = format!("own-colour-{}-note", part.name);
    let on_input = on_type.reform(move |event: InputEvent| {
        (part.name, event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let note = if is_typed {
        Some(("field__error", t!("own-colours-no-colour", value = typed.text)))
    } else {
        theme.weak_contrast(part).map(|contrast| {
            let contrast = format!("{contrast:.1}");
            let weak = t!("own-colours-weak", contrast = contrast, ground = words(part.ground));
            ("own-colours__weak", weak)
        })
    };
    html! {
        <div key={part.name} class="own-colours__part">
            <input type="color" class="own-colours__swatch" value={colour} oninput={on_input.clone()}
                aria-label={t!("own-colours-choose", part = label)} />
            <label class="own-colours__label" for={format!("own-colour-{}", part.name)}>{ label }</label>
            <input type="text" class="field__input own-colours__number" dir="ltr" maxlength="16"
                id={format!("own-colour-{}", part.name)} spellcheck="false" autocapitalize="none"
                autocomplete="off" value={text} aria-invalid={is_typed.to_string()}
                aria-describedby={note.is_some().then(|| note_id.clone())} oninput={on_input} />
            if let Some((class, words)) = note {
                <p class={class} id={note_id}>{ words }</p>
            }
        </div>
    }
}

fn note_line(note: Option<&Result<AttrValue, AttrValue>>) -> Html {
    match note {
        None => html! {
            <p class="field__hint" id="own-colours-note">{ t!("own-colours-json-hint") }</p>
        },
        Some(Ok(words)) => html! {
            <p class="field__hint" id="own-colours-note" role="status">{ words }</p>
        },
        Some(Err(words)) => html! {
            <p class="field__error" id="own-colours-note" role="alert">{ words }</p>
        },
    }
}

fn error_words(error: &ThemeError) -> AttrValue {
    match error {
        ThemeError::TooLong => t!("own-colours-too-long"),
        ThemeError::NotJson { line, column } => {
            t!("own-colours-no-json", line = *line, column = *column)
        }
        ThemeError::NoColours => t!("own-colours-none"),
        ThemeError::NotColour { field, value } => {
            t!("own-colours-field", field = *field, value = value)
        }
    }
}

/// What a part is called, by the forerunner's name.
fn words(name: &str) -> AttrValue {
    match name {
        "sidebarBg" => t!("own-colour-sidebar"),
        "sidebarText" => t!("own-colour-sidebar-text"),
        "sidebarUnreadText" => t!("own-colour-sidebar-unread"),
        "sidebarTextHoverBg" => t!("own-colour-sidebar-hover"),
        "sidebarTextActiveColor" => t!("own-colour-sidebar-active"),
        "sidebarHeaderBg" => t!("own-colour-frame"),
        "sidebarHeaderTextColor" => t!("own-colour-frame-text"),
        "mentionBg" => t!("own-colour-badge"),
        "mentionColor" => t!("own-colour-badge-text"),
        "onlineIndicator" => t!("presence-online"),
        "awayIndicator" => t!("presence-away"),
        "dndIndicator" => t!("presence-dnd"),
        "centerChannelBg" => t!("own-colour-centre"),
        "centerChannelColor" => t!("own-colour-centre-text"),
        "newMessageSeparator" => t!("own-colour-new"),
        "errorTextColor" => t!("own-colour-error"),
        "mentionHighlightBg" => t!("own-colour-mention"),
        "mentionHighlightLink" => t!("own-colour-mention-text"),
        "linkColor" => t!("own-colour-link"),
        "buttonBg" => t!("own-colour-button"),
        _ => t!("own-colour-button-text"),
    }
}
