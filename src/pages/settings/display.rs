//! Settings → Display: colours, hours, how close posts stand.

use yew::prelude::*;

use super::{
    own_colours::{OwnColours, keep},
    saving::use_saving,
};
use crate::{
    components::{SettingChoice, SettingChoices, Theme},
    hooks::{
        Overlay, SettingsPage, colours_now, own_colours, reopen_after_rebuild, show_own_colours,
        use_chat, use_selector, use_theme,
    },
    i18n::local_time::Clock,
    services::Chat,
    state::select::choices,
    t,
};

/// Kept by the forerunner, too, for «as people of the language write it»: nothing.
const USUAL: &str = "";

#[component]
pub(super) fn Display() -> Html {
    let chat = use_chat();
    let (theme, set_theme) = use_theme();
    let set = use_selector(|state| (choices::clock(state), choices::is_compact(state)));
    let (clock, is_compact) = *set;
    let (clock_saving, clock_saver) = use_saving();
    let (messages_saving, messages_saver) = use_saving();
    let (theme_saving, theme_saver) = use_saving();
    let deps = (chat.clone(), set_theme, theme_saver);
    let on_theme = use_callback(deps, |key: &'static str, (chat, set_theme, saver)| {
        let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.key() == key) else { return };
        if theme == Theme::Custom {
            // Own colours begin as those that one sees.
            let own = own_colours().unwrap_or_else(colours_now);
            show_own_colours(&own);
            saver.run(keep(chat.clone(), own));
        } else {
            chat.note_theme(theme.key());
        }
        set_theme.emit(theme);
    });
    let on_clock = use_callback((chat.clone(), clock_saver), |value, (chat, saver)| {
        // Times stand all over the page, which is made anew; the window opens again.
        reopen_after_rebuild(Overlay::Settings(SettingsPage::Display));
        saver.run(prefer(chat.clone(), choices::CLOCK, value));
    });
    let on_messages = use_callback((chat, messages_saver), |value, (chat, saver)| {
        saver.run(prefer(chat.clone(), choices::MESSAGES, value));
    });
    let themes = Theme::ALL.into_iter().map(theme_choice).collect::<Vec<_>>();
    let clocks = vec![
        SettingChoice::new(USUAL, t!("clock-usual")),
        SettingChoice::new("false", t!("clock-12")),
        SettingChoice::new("true", t!("clock-24")),
    ];
    let messages = vec![
        SettingChoice {
            hint: Some(t!("messages-clean-hint")),
            ..SettingChoice::new("clean", t!("messages-clean"))
        },
        SettingChoice {
            hint: Some(t!("messages-compact-hint")),
            ..SettingChoice::new("compact", t!("messages-compact"))
        },
    ];
    let clock = match clock {
        Clock::Usual => USUAL,
        Clock::Hours12 => "false",
        Clock::Hours24 => "true",
    };
    html! {
        <>
            <SettingChoices name="theme" label={t!("user-menu-theme")} choices={themes}
                value={theme.key()} on_choose={on_theme} error={theme_saving.error()} />
            if theme == Theme::Custom { <OwnColours /> }
            <SettingChoices name="clock" label={t!("clock")} choices={clocks} value={clock}
                on_choose={on_clock} error={clock_saving.error()} />
            <SettingChoices name="messages" label={t!("messages-display")} choices={messages}
                value={if is_compact { "compact" } else { "clean" }} on_choose={on_messages}
                error={messages_saving.error()} />
        </>
    }
}

async fn prefer(
    chat: Chat,
    name: &'static str,
    value: &'static str,
) -> Result<(), crate::services::ApiError> {
    chat.prefer(choices::DISPLAY, name, value).await
}

fn theme_choice(theme: Theme) -> SettingChoice {
    let (label, hint) = match theme {
        Theme::System => (t!("theme-system"), None),
        Theme::Light => (t!("theme-light"), None),
        Theme::Dark => (t!("theme-dark"), None),
        Theme::Contrast => (t!("theme-contrast"), Some(t!("theme-contrast-hint"))),
        Theme::Paper => (t!("theme-paper"), Some(t!("theme-paper-hint"))),
        Theme::Harbour => (t!("theme-harbour"), Some(t!("theme-harbour-hint"))),
        Theme::Custom => (t!("theme-custom"), Some(t!("theme-custom-hint"))),
    };
    SettingChoice { hint, ..SettingChoice::new(theme.key(), label) }
}
