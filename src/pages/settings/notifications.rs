//! Settings → Notifications: whether the browser shows any, of what, and what counts as a mention.

use api_types::{PatchUser, StringMap};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::saving::use_saving;
use crate::{
    components::{Field, SettingChoice, SettingChoices},
    hooks::{use_chat, use_selector},
    services::notifications::Permission,
    state::notify::{self, Level},
    t,
};

/// Fits the server's limit of fifty words of 64 characters.
const MAX_KEYS_CHARS: u32 = 3_000;

/// What the person chose, and what the words need.
#[derive(Clone, Default, PartialEq)]
struct Seen {
    props: StringMap,
    first_name: String,
    username: String,
}

impl Seen {
    fn value(&self, name: &str) -> &str {
        self.props.get(name).map_or("", String::as_str)
    }
}

#[component]
pub(super) fn Notifications() -> Html {
    let chat = use_chat();
    let seen = use_selector(|state| {
        let me = state.people.user(&state.me);
        let seen = me.map(|me| Seen {
            props: me.notify_props.clone(),
            first_name: me.first_name.trim().to_owned(),
            username: me.username.clone(),
        });
        seen.unwrap_or_default()
    });
    let (saving, saver) = use_saving();
    // A choice shows at once, and is taken back when the server does not take it.
    let wanted = use_state_eq(|| None::<StringMap>);
    let mut seen = (*seen).clone();
    if let Some(wanted) = &*wanted {
        seen.props.clone_from(wanted);
    }
    let set = {
        let (seen, wanted) = (seen.clone(), wanted.setter());
        Callback::from(move |(name, value): (&'static str, String)| {
            // The server takes all of them in the place of those before.
            let mut props = seen.props.clone();
            props.insert(name.to_owned(), value);
            wanted.set(Some(props.clone()));
            let patch = PatchUser { notify_props: Some(props), ..PatchUser::default() };
            let (chat, wanted) = (chat.clone(), wanted.clone());
            saver.run(async move {
                let result = chat.change_me(&patch).await;
                wanted.set(None);
                result
            });
        })
    };
    let level = match notify::level(Some(&seen.props)) {
        Level::All => "all",
        Level::Mention => "mention",
        Level::None => "none",
    };
    let levels = vec![
        SettingChoice {
            hint: Some(t!("notify-desktop-hint")),
            ..SettingChoice::new("all", t!("notify-all"))
        },
        SettingChoice::new("mention", t!("notify-mention")),
        SettingChoice::new("none", t!("notify-none")),
    ];
    let replies = vec![
        SettingChoice::new("any", t!("notify-replies-any")),
        SettingChoice::new("root", t!("notify-replies-root")),
        SettingChoice::new("never", t!("notify-replies-never")),
    ];
    let comments = match seen.value("comments") {
        known @ ("any" | "root") => known.to_owned(),
        _ => "never".to_owned(),
    };
    let first_name = if seen.first_name.is_empty() {
        t!("notify-no-first-name")
    } else {
        t!("notify-first-name", name = seen.first_name)
    };
    let check = |name: &'static str, label: AttrValue, is_on: bool, disabled: bool| {
        checkbox(name, &label, None, (is_on, disabled), &set)
    };
    let sound = notify::has_sound(Some(&seen.props));
    html! {
        <>
            <Browser />
            <SettingChoices name="desktop" label={t!("notify-desktop")} choices={levels} value={level}
                on_choose={set.reform(|value: &'static str| ("desktop", value.to_owned()))} />
            { checkbox("desktop_sound", &t!("notify-sound"), Some(t!("notify-sound-hint")),
                (sound, level == "none"), &set) }
            <fieldset class="setting-choices">
                <legend class="field__label">{ t!("notify-words") }</legend>
                <p class="field__hint">{ t!("notify-own-name", name = seen.username) }</p>
                { check("first_name", first_name,
                    seen.value("first_name") == "true" && !seen.first_name.is_empty(),
                    seen.first_name.is_empty()) }
                { check("channel", t!("notify-everybody"), seen.value("channel") != "false", false) }
                <Words key={seen.value("mention_keys").to_owned()} saved={seen.value("mention_keys").to_owned()}
                    on_save={set.reform(|words: String| ("mention_keys", words))} />
            </fieldset>
            <SettingChoices name="comments" label={t!("notify-replies")} choices={replies} value={comments}
                on_choose={set.reform(|value: &'static str| ("comments", value.to_owned()))} />
            { saving.foot() }
        </>
    }
}

fn checkbox(
    name: &'static str,
    label: &AttrValue,
    hint: Option<AttrValue>,
    (is_on, disabled): (bool, bool),
    set: &Callback<(&'static str, String)>,
) -> Html {
    let on_change = set.reform(move |event: Event| {
        let is_on = event.target_unchecked_into::<HtmlInputElement>().checked();
        (name, is_on.to_string())
    });
    html! {
        <label class="choice">
            <input class="choice__input" type="checkbox" {name} checked={is_on} {disabled}
                onchange={on_change} />
            <span>
                <span class="choice__label">{ label }</span>
                if let Some(hint) = hint {
                    <span class="choice__hint">{ hint }</span>
                }
            </span>
        </label>
    }
}

/// Whether this browser shows notifications, and how to allow it.
#[component]
fn Browser() -> Html {
    let permission = use_state_eq(Permission::now);
    let on_ask = use_callback(permission.setter(), |_: MouseEvent, permission| {
        let permission = permission.clone();
        spawn_local(async move { permission.set(Permission::ask().await) });
    });
    let words = match *permission {
        Permission::Granted => t!("notify-granted"),
        Permission::Denied => t!("notify-denied"),
        Permission::Unasked => t!("notify-unasked"),
        Permission::Unsupported => t!("notify-unsupported"),
    };
    html! {
        <section class="setting-choices" aria-labelledby="notify-browser">
            <h3 class="field__label" id="notify-browser">{ t!("notify-browser") }</h3>
            <p class="field__hint" role="status">{ words }</p>
            if *permission == Permission::Unasked {
                <button type="button" class="button" onclick={on_ask}>{ t!("notify-allow") }</button>
            }
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WordsProps {
    /// What the server has, separated by commas.
    saved: AttrValue,
    on_save: Callback<String>,
}

/// Words of the person's own. Saved on purpose, as half a word is found in other places.
#[component]
fn Words(props: &WordsProps) -> Html {
    let typed = use_state_eq(|| props.saved.to_string());
    let on_input = use_callback(typed.setter(), |value: String, typed| typed.set(value));
    let is_changed = *typed != *props.saved;
    let deps = (props.on_save.clone(), (*typed).clone());
    let on_submit = use_callback(deps, |event: SubmitEvent, (on_save, typed)| {
        event.prevent_default();
        on_save.emit(tidied(typed));
    });
    html! {
        <form class="form" onsubmit={on_submit}>
            <Field name="mention-keys" label={t!("notify-keys")} hint={t!("notify-keys-hint")}
                value={(*typed).clone()} max_chars={MAX_KEYS_CHARS} {on_input} />
            <div>
                <button type="submit" class="button" disabled={!is_changed}>{ t!("settings-page-save") }</button>
            </div>
        </form>
    }
}

/// Words without gaps around them, and no empty ones.
fn tidied(words: &str) -> String {
    let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::tidied;

    #[test]
    fn words_lose_gaps_and_empty_ones() {
        assert_eq!(tidied(" boat,, two words , ,c++"), "boat,two words,c++");
        assert_eq!(tidied(" , "), "");
    }
}
