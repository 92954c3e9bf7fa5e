//! Channel settings → Info: names, purpose, header, and who can see the channel.

use yew::prelude::*;

use super::{
    draft::{Broken, Draft, Text},
    work::{Fate, Work},
};
use crate::{
    components::{Field, LinesField, SettingChoice, SettingChoices},
    state::select::channel_settings::ChannelSettingsView,
    t,
};

const PUBLIC: &str = "public";
const PRIVATE: &str = "private";

/// Properties of [`Info`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct InfoProps {
    /// The channel.
    pub(super) view: ChannelSettingsView,
    /// What was typed, and how saving it fared.
    pub(super) work: Work,
    /// Something else is typed or chosen.
    pub(super) on_change: Callback<Draft>,
    /// Save it.
    pub(super) on_save: Callback<()>,
}

/// The form. Without any right to change the channel, what it says.
#[component]
pub(super) fn Info(props: &InfoProps) -> Html {
    let InfoProps { view, work: Work { draft, fate }, .. } = props;
    let shown = draft.shown(&view.saved);
    let is_changed = draft.is_changed(&view.saved);
    let is_pending = *fate == Fate::Pending;
    let may_save = is_changed && !draft.is_broken(&view.saved) && !is_pending;
    let change = |text: Text| {
        let draft = draft.clone();
        props.on_change.reform(move |value: String| draft.clone().with(text, value))
    };
    let error = |text: Text| match (draft.broken(text, &view.saved), fate) {
        (Some(Broken::Empty), _) => Some(t!("channel-settings-name-empty")),
        (Some(Broken::Address), _) => Some(t!("channel-settings-address-rule")),
        (None, Fate::Refused(Some(at), words)) if *at == text => Some(words.clone()),
        (None, _) => None,
    };
    let save = {
        let on_save = props.on_save.clone();
        Callback::from(move |()| {
            if may_save {
                on_save.emit(());
            }
        })
    };
    let on_submit = save.reform(|event: SubmitEvent| event.prevent_default());
    let on_undo = props.on_change.reform(|_: MouseEvent| Draft::default());
    let on_see = {
        let draft = draft.clone();
        props.on_change.reform(move |who: &'static str| draft.clone().seen_by(who == PRIVATE))
    };
    let address_hint = if view.may_move {
        t!("channel-settings-address-hint", path = view.path)
    } else {
        t!("channel-settings-address-kept")
    };
    html! {
        <form class="form" onsubmit={on_submit}>
            if view.archived {
                <p class="settings__offer" role="note">{ t!("channel-settings-archived") }</p>
            }
            if view.has_name {
                <Field name="channel-display-name" label={t!("create-name")}
                    value={shown.display_name.clone()} max_chars={Text::DisplayName.max_chars()}
                    disabled={view.archived} error={error(Text::DisplayName)}
                    on_input={change(Text::DisplayName)} />
                <Field name="channel-address" label={t!("channel-settings-address")}
                    value={shown.name.clone()} max_chars={Text::Name.max_chars()}
                    disabled={view.archived || !view.may_move} hint={address_hint}
                    error={error(Text::Name)} on_input={change(Text::Name)} />
                <LinesField name="channel-purpose" label={t!("create-purpose")}
                    value={shown.purpose.clone()} max_chars={Text::Purpose.max_chars()}
                    hint={t!("purpose-hint")} disabled={view.archived}
                    error={error(Text::Purpose)} on_input={change(Text::Purpose)}
                    on_save={save.clone()} />
            }
            <LinesField name="channel-header" label={t!("header-label")} value={shown.header.clone()}
                max_chars={Text::Header.max_chars()} hint={t!("header-hint")}
                disabled={view.archived} error={error(Text::Header)}
                on_input={change(Text::Header)} on_save={save} />
            if view.may_hide && !view.archived {
                <SettingChoices name="channel-privacy" label={t!("create-visibility")}
                    choices={who_sees()} value={if shown.private { PRIVATE } else { PUBLIC }}
                    on_choose={on_see} />
            }
            if let Fate::Refused(None, words) = fate {
                <p class="field__error" role="alert">{ words }</p>
            }
            if !view.archived {
                <div class={classes!("settings__foot", is_changed.then_some("settings__foot--unsaved"))}>
                    <button type="submit" class="button button--primary" disabled={!may_save}>
                        { if is_pending { t!("settings-saving") } else { t!("settings-page-save") } }
                    </button>
                    if is_changed && !is_pending {
                        <button type="button" class="button" onclick={on_undo}>
                            { t!("channel-settings-undo") }
                        </button>
                    }
                    <span role="status">
                        if *fate == Fate::Saved && !is_changed { { t!("settings-page-saved") } }
                    </span>
                </div>
            }
        </form>
    }
}

fn who_sees() -> Vec<SettingChoice> {
    let choice =
        |value, label, hint| SettingChoice { hint: Some(hint), ..SettingChoice::new(value, label) };
    vec![
        choice(PUBLIC, t!("create-open"), t!("create-open-hint")),
        choice(PRIVATE, t!("create-private"), t!("create-private-hint")),
    ]
}
