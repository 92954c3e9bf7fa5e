//! How the sidebar groups a user's channels: favourites, own groups, channels, direct messages.
//!
//! Favourites are the preference `favorite_channel`, wherever it was set.
//! What nobody arranged goes by its kind. `arrange` is how people change it.

use std::collections::{HashMap, HashSet};

use api_types::{Channel, ChannelCategories, ChannelCategory, ChannelType, Preference};
use axum::{
    Json,
    extract::{Path, State},
};
use sqlx::AnyConnection;

use crate::{
    auth::Session,
    error::{Error, Result},
    state::AppState,
    store, teams,
};

/// The preference that makes a channel a favourite; its name is the channel's id.
pub(super) const FAVOURITE: &str = "favorite_channel";

/// The groups that everybody has: kind, name, sorting.
const DEFAULTS: [(&str, &str, &str); 3] = [
    ("favorites", "Favorites", ""),
    ("channels", "Channels", ""),
    ("direct_messages", "Direct Messages", "recent"),
];

/// Between two neighbours, so that one can be put in.
pub(super) const STEP: i64 = 10;

/// The sidebar of a user in a team.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/{team_id}/channels/categories",
    responses((status = 200, body = ChannelCategories))
)]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    session: Session,
) -> Result<Json<ChannelCategories>> {
    let user_id = session.resolve_own(&user_id)?;
    let categories = read(&state, &session, user_id, &team_id).await?;
    let order = categories.iter().map(|category| category.id.clone()).collect();
    Ok(Json(ChannelCategories { categories, order }))
}

/// The order of the groups alone.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/{team_id}/channels/categories/order",
    responses((status = 200, body = Vec<String>))
)]
pub(crate) async fn get_order(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    session: Session,
) -> Result<Json<Vec<String>>> {
    let user_id = session.resolve_own(&user_id)?;
    let categories = read(&state, &session, user_id, &team_id).await?;
    Ok(Json(categories.into_iter().map(|category| category.id).collect()))
}

/// One group.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/{team_id}/channels/categories/{category_id}",
    responses((status = 200, body = ChannelCategory))
)]
pub(crate) async fn get_one(
    State(state): State<AppState>,
    Path((user_id, team_id, category_id)): Path<(String, String, String)>,
    session: Session,
) -> Result<Json<ChannelCategory>> {
    let user_id = session.resolve_own(&user_id)?;
    let categories = read(&state, &session, user_id, &team_id).await?;
    let found = categories.into_iter().find(|category| category.id == category_id);
    found.map(Json).ok_or_else(|| Error::not_found("category"))
}

async fn read(
    state: &AppState,
    session: &Session,
    user_id: &str,
    team_id: &str,
) -> Result<Vec<ChannelCategory>> {
    if user_id == session.user_id {
        teams::member(state, session, team_id).await?;
    }
    let mut db = state.store.read().acquire().await?;
    load(&mut db, user_id, team_id).await
}

/// The groups in their order, each with its channels in theirs.
pub(super) async fn load(
    db: &mut AnyConnection,
    user_id: &str,
    team_id: &str,
) -> Result<Vec<ChannelCategory>> {
    let stored = store::categories::of_user(&mut *db, user_id, team_id).await?;
    let mut categories = with_defaults(stored, user_id, team_id);
    let places = store::categories::places(&mut *db, user_id, team_id).await?;
    let chosen: HashMap<&str, (&str, usize)> = places
        .iter()
        .enumerate()
        .map(|(idx, place)| (place.channel_id.as_str(), (place.category_id.as_str(), idx)))
        .collect();
    let favourites = favourites(&mut *db, user_id).await?;
    let own: HashSet<String> = categories
        .iter()
        .filter(|category| category.category_type == "custom")
        .map(|category| category.id.clone())
        .collect();

    let mut lists: HashMap<String, Vec<(usize, String)>> = HashMap::new();
    for channel in store::channels::of_user(&mut *db, user_id, team_id).await? {
        let place = chosen.get(channel.id.as_str()).copied();
        let target = match place {
            _ if favourites.contains(&channel.id) => default_id("favorites", user_id, team_id),
            Some((category_id, _)) if own.contains(category_id) => category_id.to_owned(),
            Some(_) | None => default_id(kind_of(&channel), user_id, team_id),
        };
        // What was not arranged comes last, in the order of the names.
        let order = place.filter(|(id, _)| *id == target).map_or(usize::MAX, |(_, idx)| idx);
        lists.entry(target).or_default().push((order, channel.id));
    }
    for category in &mut categories {
        let mut list = lists.remove(&category.id).unwrap_or_default();
        list.sort_by_key(|(order, _)| *order);
        category.channel_ids = list.into_iter().map(|(_, channel_id)| channel_id).collect();
    }
    Ok(categories)
}

/// Where a channel belongs that nobody put elsewhere.
fn kind_of(channel: &Channel) -> &'static str {
    match channel.channel_type {
        ChannelType::Open | ChannelType::Private => "channels",
        ChannelType::Direct | ChannelType::Group => "direct_messages",
    }
}

/// The ids of the user's favourites.
pub(super) async fn favourites(db: &mut AnyConnection, user_id: &str) -> Result<HashSet<String>> {
    let preferences = store::preferences::of_user(db, user_id, FAVOURITE).await?;
    let is_on = |preference: &Preference| preference.value == "true";
    Ok(preferences.into_iter().filter(is_on).map(|preference| preference.name).collect())
}

fn default_id(kind: &str, user_id: &str, team_id: &str) -> String {
    format!("{kind}_{user_id}_{team_id}")
}

fn with_defaults(
    stored: Vec<ChannelCategory>,
    user_id: &str,
    team_id: &str,
) -> Vec<ChannelCategory> {
    let mut categories = stored;
    let mut sort_order = 0;
    for (kind, display_name, sorting) in DEFAULTS {
        if !categories.iter().any(|category| category.category_type == kind) {
            categories.push(ChannelCategory {
                id: default_id(kind, user_id, team_id),
                user_id: user_id.to_owned(),
                team_id: team_id.to_owned(),
                sort_order,
                sorting: sorting.to_owned(),
                category_type: kind.to_owned(),
                display_name: display_name.to_owned(),
                ..ChannelCategory::default()
            });
        }
        sort_order += STEP;
    }
    categories.sort_by_key(|category| category.sort_order);
    categories
}
