//! Settings → Language.

use api_types::PatchUser;
use yew::prelude::*;

use super::saving::use_saving;
use crate::{
    components::{SettingChoice, SettingChoices},
    hooks::{Overlay, SettingsPage, reopen_after_rebuild, use_chat},
    i18n::language::{LANGUAGES, of_tag},
    services::{Chat, browser, languages},
    t,
};

#[component]
pub(super) fn LanguagePage() -> Html {
    let chat = use_chat();
    let (saving, saver) = use_saving();
    let on_choose = use_callback((chat, saver), |tag: &'static str, (chat, saver)| {
        // The page is made anew in the other language; the window opens again.
        reopen_after_rebuild(Overlay::Settings(SettingsPage::Language));
        saver.run(choose(chat.clone(), tag));
    });
    let choices = LANGUAGES.iter().map(|language| SettingChoice {
        lang: Some(language.tag),
        ..SettingChoice::new(language.tag, AttrValue::Static(language.name))
    });
    html! {
        <SettingChoices name="language" label={t!("language-label")}
            choices={choices.collect::<Vec<_>>()} value={languages::current().tag} {on_choose}
            error={saving.error()} />
    }
}

/// This browser first. That the account could not be told is no reason to go back.
async fn choose(chat: Chat, tag: &'static str) -> Result<(), crate::services::ApiError> {
    let Some(language) = of_tag(tag) else { return Ok(()) };
    let patch = PatchUser { locale: Some(tag.to_owned()), ..PatchUser::default() };
    languages::choose(language).await?;
    if let Err(error) = chat.change_me(&patch).await {
        browser::warn("the account keeps its language", &error.to_string().into());
    }
    Ok(())
}
