//! Commands about the person themselves: presence, how posts are shown, what can be asked.

use std::fmt::Write;

use api_types::{
    CommandResponse, CustomStatus, Preference, PresenceStatus, websocket::PreferencesChanged,
};

use super::{Call, answer, table::BUILT_IN};
use crate::{
    error::Result,
    statuses::{self, custom},
    store,
    websocket::publish,
};

pub(super) async fn status(call: &Call<'_>, status: PresenceStatus) -> Result<CommandResponse> {
    statuses::choose(call.state, &call.session.user_id, status, 0).await?;
    Ok(answer(match status {
        PresenceStatus::Online => "You are now online",
        PresenceStatus::Away => "You are now away",
        PresenceStatus::Dnd => "Do Not Disturb is enabled.",
        PresenceStatus::Offline => "You are now offline",
    }))
}

/// `:calendar: In a meeting`, either of the two, or `clear`.
pub(super) async fn custom_status(call: &Call<'_>) -> Result<CommandResponse> {
    let words = call.words("an emoji such as :calendar:, a text, or both; or «clear»")?;
    if words.eq_ignore_ascii_case("clear") {
        custom::clear(call.state, &call.session.user_id).await?;
        return Ok(answer("Your status is cleared."));
    }
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let emoji = first.strip_prefix(':').and_then(|it| it.strip_suffix(':'));
    let (emoji, text) = emoji.map_or(("", words), |emoji| (emoji, rest.trim()));
    let status =
        CustomStatus { emoji: emoji.to_owned(), text: text.to_owned(), ..CustomStatus::default() };
    custom::set(call.state, &call.session.user_id, status).await?;
    Ok(answer("Your status is set."))
}

pub(super) async fn previews(call: &Call<'_>, collapsed: bool) -> Result<CommandResponse> {
    let preference = Preference {
        user_id: call.session.user_id.clone(),
        category: "display_settings".to_owned(),
        name: "collapse_previews".to_owned(),
        value: collapsed.to_string(),
    };
    let mut tx = call.state.store.write().await?;
    store::preferences::set(&mut *tx, &preference).await?;
    tx.commit().await?;
    let event = PreferencesChanged { preferences: serde_json::to_string(&[preference])? };
    publish::to_user(call.state, &call.session.user_id, "", &event)?;
    Ok(answer(if collapsed { "Previews are folded now." } else { "Previews are unfolded now." }))
}

pub(super) fn help() -> CommandResponse {
    let mut text = "**Commands**\n".to_owned();
    for known in BUILT_IN {
        let gap = if known.hint.is_empty() { "" } else { " " };
        // Writing to a text never fails.
        let _ = write!(text, "\n- `/{}{gap}{}` {}", known.trigger, known.hint, known.description);
    }
    answer(&text)
}
