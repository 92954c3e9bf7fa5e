//! Arranging the sidebar: own groups, what is in a group, and the order of the groups.

use std::collections::HashSet;

use api_types::{
    ChannelCategory, Preference, StatusOk,
    websocket::{
        PreferencesChanged, PreferencesDeleted, SidebarCategoryCreated, SidebarCategoryDeleted,
        SidebarCategoryOrderUpdated, SidebarCategoryUpdated,
    },
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use sqlx::AnyConnection;

use super::{
    categories::{FAVOURITE, STEP, favourites, load},
    names,
};
use crate::{
    auth::Session,
    error::{Error, Result},
    id::new_id,
    request::body::Body,
    state::AppState,
    store, teams,
    websocket::publish,
};

/// Groups of a user in a team, the given ones included.
const MAX_CATEGORIES: usize = 100;

/// How a group may order its channels.
const SORTINGS: [&str; 4] = ["", "alpha", "manual", "recent"];

/// Makes a group; it stands below the favourites.
#[utoipa::path(
    post,
    path = "/users/{user_id}/teams/{team_id}/channels/categories",
    request_body = ChannelCategory,
    responses((status = 201, body = ChannelCategory))
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    session: Session,
    Body(request): Body<ChannelCategory>,
) -> Result<(StatusCode, Json<ChannelCategory>)> {
    let user_id = own(&state, &session, &user_id, &team_id).await?;
    check(&request)?;
    let mut tx = state.store.write().await?;
    let mut categories = load(&mut tx, user_id, &team_id).await?;
    if categories.len() >= MAX_CATEGORIES {
        return Err(Error::invalid("categories", "", "at most 100 in a team"));
    }
    let category = ChannelCategory {
        id: new_id(),
        user_id: user_id.to_owned(),
        team_id: team_id.clone(),
        category_type: "custom".to_owned(),
        ..request
    };
    let position = categories
        .iter()
        .position(|known| known.category_type == "favorites")
        .map_or(0, |at| at + 1);
    categories.insert(position, category.clone());
    renumber(&mut tx, &mut categories).await?;
    let moved = fill(&mut tx, &category).await?;
    let stored = find(&load(&mut tx, user_id, &team_id).await?, &category.id)?;
    tx.commit().await?;
    moved.announce(&state, user_id)?;
    let event = SidebarCategoryCreated { category_id: stored.id.clone() };
    publish::to_user_in_team(&state, user_id, &team_id, &event)?;
    Ok((StatusCode::CREATED, Json(stored)))
}

/// Changes several groups at once, as moving a channel from one to another does.
#[utoipa::path(
    put,
    path = "/users/{user_id}/teams/{team_id}/channels/categories",
    request_body = Vec<ChannelCategory>,
    responses((status = 200, body = Vec<ChannelCategory>))
)]
pub(crate) async fn update_all(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    session: Session,
    Body(requests): Body<Vec<ChannelCategory>>,
) -> Result<Json<Vec<ChannelCategory>>> {
    let user_id = own(&state, &session, &user_id, &team_id).await?;
    change(&state, user_id, &team_id, requests).await.map(Json)
}

/// Changes one group.
#[utoipa::path(
    put,
    path = "/users/{user_id}/teams/{team_id}/channels/categories/{category_id}",
    request_body = ChannelCategory,
    responses((status = 200, body = ChannelCategory))
)]
pub(crate) async fn update(
    State(state): State<AppState>,
    Path((user_id, team_id, category_id)): Path<(String, String, String)>,
    session: Session,
    Body(request): Body<ChannelCategory>,
) -> Result<Json<ChannelCategory>> {
    let user_id = own(&state, &session, &user_id, &team_id).await?;
    if request.id != category_id {
        return Err(Error::invalid("id", &request.id, "the id of the address"));
    }
    let changed = change(&state, user_id, &team_id, vec![request]).await?;
    find(&changed, &category_id).map(Json)
}

/// Changes the order of the groups.
#[utoipa::path(
    put,
    path = "/users/{user_id}/teams/{team_id}/channels/categories/order",
    request_body = Vec<String>,
    responses((status = 200, body = Vec<String>))
)]
pub(crate) async fn reorder(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    session: Session,
    Body(order): Body<Vec<String>>,
) -> Result<Json<Vec<String>>> {
    let user_id = own(&state, &session, &user_id, &team_id).await?;
    let mut tx = state.store.write().await?;
    let mut categories = load(&mut tx, user_id, &team_id).await?;
    let known: HashSet<&String> = categories.iter().map(|category| &category.id).collect();
    let named: HashSet<&String> = order.iter().collect();
    if known != named || order.len() != categories.len() {
        return Err(Error::invalid("order", "", "each group of the sidebar once"));
    }
    categories.sort_by_key(|category| order.iter().position(|id| *id == category.id));
    renumber(&mut tx, &mut categories).await?;
    tx.commit().await?;
    let event = SidebarCategoryOrderUpdated { order: order.clone() };
    publish::to_user_in_team(&state, user_id, &team_id, &event)?;
    Ok(Json(order))
}

/// Takes a group of one's own apart; its channels go back to where they belong by their kind.
#[utoipa::path(
    delete,
    path = "/users/{user_id}/teams/{team_id}/channels/categories/{category_id}",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn delete(
    State(state): State<AppState>,
    Path((user_id, team_id, category_id)): Path<(String, String, String)>,
    session: Session,
) -> Result<Json<StatusOk>> {
    let user_id = own(&state, &session, &user_id, &team_id).await?;
    let mut tx = state.store.write().await?;
    let category = find(&load(&mut tx, user_id, &team_id).await?, &category_id)?;
    if category.category_type != "custom" {
        return Err(Error::invalid("category_id", &category_id, "a group of one's own making"));
    }
    store::categories::delete(&mut *tx, &category_id).await?;
    tx.commit().await?;
    let event = SidebarCategoryDeleted { category_id };
    publish::to_user_in_team(&state, user_id, &team_id, &event)?;
    Ok(Json(StatusOk::default()))
}

/// Who arranges; nobody arranges somebody else's sidebar.
async fn own<'a>(
    state: &AppState,
    session: &'a Session,
    user_id: &'a str,
    team_id: &str,
) -> Result<&'a str> {
    let user_id = session.resolve(user_id);
    if user_id != session.user_id {
        return Err(Error::forbidden());
    }
    teams::member(state, session, team_id).await?;
    Ok(user_id)
}

fn check(category: &ChannelCategory) -> Result<()> {
    names::check_display_name(&category.display_name)?;
    if SORTINGS.contains(&category.sorting.as_str()) {
        return Ok(());
    }
    Err(Error::invalid("sorting", &category.sorting, "empty, alpha, manual or recent"))
}

fn find(categories: &[ChannelCategory], id: &str) -> Result<ChannelCategory> {
    let found = categories.iter().find(|category| category.id == id);
    found.cloned().ok_or_else(|| Error::not_found("category"))
}

async fn change(
    state: &AppState,
    user_id: &str,
    team_id: &str,
    requests: Vec<ChannelCategory>,
) -> Result<Vec<ChannelCategory>> {
    let mut tx = state.store.write().await?;
    let before = load(&mut tx, user_id, team_id).await?;
    let mut moved = Moved::default();
    let mut changed_ids = Vec::new();
    for request in requests {
        let known = find(&before, &request.id)?;
        check(&request)?;
        let category = ChannelCategory {
            user_id: known.user_id,
            team_id: known.team_id,
            sort_order: known.sort_order,
            // The given groups keep their names, which clients translate.
            display_name: match known.category_type.as_str() {
                "custom" => request.display_name,
                _ => known.display_name,
            },
            category_type: known.category_type,
            ..request
        };
        store::categories::set(&mut *tx, &category).await?;
        store::categories::clear(&mut *tx, &category.id).await?;
        moved.extend(fill(&mut tx, &category).await?);
        changed_ids.push(category.id);
    }
    let after = load(&mut tx, user_id, team_id).await?;
    tx.commit().await?;
    moved.announce(state, user_id)?;
    let changed: Vec<ChannelCategory> =
        after.into_iter().filter(|category| changed_ids.contains(&category.id)).collect();
    let event = SidebarCategoryUpdated { updated_categories: serde_json::to_string(&changed)? };
    publish::to_user_in_team(state, user_id, team_id, &event)?;
    Ok(changed)
}

/// Stores the groups in the order in which they stand.
async fn renumber(db: &mut AnyConnection, categories: &mut [ChannelCategory]) -> Result<()> {
    let mut sort_order = 0;
    for category in categories {
        category.sort_order = sort_order;
        sort_order += STEP;
        store::categories::set(&mut *db, category).await?;
    }
    Ok(())
}

/// Favourites that came and went.
#[derive(Debug, Default)]
struct Moved {
    became: Vec<Preference>,
    ceased: Vec<Preference>,
}

impl Moved {
    fn extend(&mut self, other: Self) {
        self.became.extend(other.became);
        self.ceased.extend(other.ceased);
    }

    fn announce(self, state: &AppState, user_id: &str) -> Result<()> {
        if !self.became.is_empty() {
            let event = PreferencesChanged { preferences: serde_json::to_string(&self.became)? };
            publish::to_user(state, user_id, "", &event)?;
        }
        if !self.ceased.is_empty() {
            let event = PreferencesDeleted { preferences: serde_json::to_string(&self.ceased)? };
            publish::to_user(state, user_id, "", &event)?;
        }
        Ok(())
    }
}

/// Puts the channels of `category` into it. Channels that the user is not in are left out: an old
/// window may still list one.
async fn fill(db: &mut AnyConnection, category: &ChannelCategory) -> Result<Moved> {
    let (user_id, team_id) = (&category.user_id, &category.team_id);
    let joined = store::channels::of_user(&mut *db, user_id, team_id).await?;
    let joined: HashSet<&str> = joined.iter().map(|channel| channel.id.as_str()).collect();
    let wanted: Vec<&String> =
        category.channel_ids.iter().filter(|id| joined.contains(id.as_str())).collect();
    for (sort_order, channel_id) in (0..).zip(&wanted) {
        store::categories::place(&mut *db, category, channel_id, sort_order).await?;
    }
    let favourites = favourites(&mut *db, user_id).await?;
    let is_favourites = category.category_type == "favorites";
    let preference = |channel_id: &str| Preference {
        user_id: user_id.clone(),
        category: FAVOURITE.to_owned(),
        name: channel_id.to_owned(),
        value: "true".to_owned(),
    };
    let mut moved = Moved::default();
    if is_favourites {
        let new = wanted.iter().filter(|id| !favourites.contains(id.as_str()));
        moved.became = new.map(|id| preference(id)).collect();
        // Only those of this team's sidebar can have been taken out of it.
        let gone =
            favourites.iter().filter(|id| joined.contains(id.as_str()) && !wanted.contains(id));
        moved.ceased = gone.map(|id| preference(id)).collect();
    } else {
        let gone = wanted.iter().filter(|id| favourites.contains(id.as_str()));
        moved.ceased = gone.map(|id| preference(id)).collect();
    }
    for preference in &moved.became {
        store::preferences::set(&mut *db, preference).await?;
    }
    for preference in &moved.ceased {
        store::preferences::delete(&mut *db, preference).await?;
    }
    Ok(moved)
}
