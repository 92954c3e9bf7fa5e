//! How the sidebar groups a user's channels: favourites, channels, direct messages.
//!
//! Made from memberships and the preference `favorite_channel`;
//! groups of the user's own making are not stored yet.

use std::collections::HashSet;

use api_types::{ChannelCategories, ChannelCategory, ChannelType, Preference};
use axum::{
    Json,
    extract::{Path, State},
};

use crate::{auth::Session, error::Result, state::AppState, store, teams};

pub(crate) async fn get(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    session: Session,
) -> Result<Json<ChannelCategories>> {
    let user_id = session.resolve_own(&user_id)?;
    if user_id == session.user_id {
        teams::member(&state, &session, &team_id).await?;
    }
    let db = state.store.read();
    let channels = store::channels::of_user(db, user_id, &team_id).await?;
    let favourites = store::preferences::of_user(db, user_id, "favorite_channel").await?;
    let is_on = |preference: &&Preference| preference.value == "true";
    let favourites: HashSet<&str> =
        favourites.iter().filter(is_on).map(|preference| preference.name.as_str()).collect();

    let (mut favourite_ids, mut team_ids, mut direct_ids) = (Vec::new(), Vec::new(), Vec::new());
    for channel in channels {
        let list = match channel.channel_type {
            _ if favourites.contains(channel.id.as_str()) => &mut favourite_ids,
            ChannelType::Open | ChannelType::Private => &mut team_ids,
            ChannelType::Direct | ChannelType::Group => &mut direct_ids,
        };
        list.push(channel.id);
    }
    let category =
        |kind: &str, display_name: &str, sorting: &str, channel_ids, sort_order| ChannelCategory {
            id: format!("{kind}_{user_id}_{team_id}"),
            user_id: user_id.to_owned(),
            team_id: team_id.clone(),
            sort_order,
            sorting: sorting.to_owned(),
            category_type: kind.to_owned(),
            display_name: display_name.to_owned(),
            channel_ids,
            ..ChannelCategory::default()
        };
    let categories = vec![
        category("favorites", "Favorites", "", favourite_ids, 0),
        category("channels", "Channels", "", team_ids, 10),
        category("direct_messages", "Direct Messages", "recent", direct_ids, 20),
    ];
    let order = categories.iter().map(|category| category.id.clone()).collect();
    Ok(Json(ChannelCategories { categories, order }))
}
