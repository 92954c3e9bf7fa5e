//! Calls about what happens on the server: orders of slots, reports, signing keys, the audit log
//! and the people in it, numbers.

use api_types::{
    AnalyticsRow, Audit, PluginKey, PluginReport, SlotOrders, StatusOk, Team, User, UserSearch,
};
use client::services::{Api, api::Answer};

use super::plugins::part;

/// Teams per request: the most that the server gives at once.
const TEAMS: usize = 200;

/// The administrator's orders.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn slot_orders() -> Answer<SlotOrders> {
    Api.get("/plugins/slots").await
}

/// Sets the order of one slot; empty for the default rule. Answers all orders.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn set_slot_order(slot_id: &str, plugin_ids: &[String]) -> Answer<SlotOrders> {
    Api.put(&format!("/plugins/slots/{}", part(slot_id)), plugin_ids).await
}

/// The failures that browsers told of.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn reports() -> Answer<Vec<PluginReport>> {
    Api.get("/plugins/reports").await
}

/// Forgets the failures of a plugin.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn clear_reports(plugin_id: &str) -> Answer<StatusOk> {
    Api.delete(&format!("/plugins/{}/reports", part(plugin_id))).await
}

/// The keys whose signatures count.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn keys() -> Answer<Vec<PluginKey>> {
    Api.get("/plugins/keys").await
}

/// Adds a key.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn add_key(name: &str, public_key: &str) -> Answer<PluginKey> {
    let key =
        PluginKey { name: name.into(), public_key: public_key.into(), ..PluginKey::default() };
    Api.post("/plugins/keys", &key).await
}

/// Removes a key.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn remove_key(id: &str) -> Answer<StatusOk> {
    Api.delete(&format!("/plugins/keys/{}", part(id))).await
}

/// A page of the audit log, newest first.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn audits(page: u32, per_page: u32) -> Answer<Vec<Audit>> {
    Api.get(&format!("/audits?page={page}&per_page={per_page}")).await
}

/// Numbers about the server, or one team where `team_id` is not empty.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn analytics(name: &str, team_id: &str) -> Answer<Vec<AnalyticsRow>> {
    Api.get(&format!("/analytics/old?name={}&team_id={}", part(name), part(team_id))).await
}

/// All teams, by their title.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn teams() -> Answer<Vec<Team>> {
    let mut teams: Vec<Team> = Vec::new();
    for page in 0.. {
        let more: Vec<Team> = Api.get(&format!("/teams?page={page}&per_page={TEAMS}")).await?;
        let is_last = more.len() < TEAMS;
        teams.extend(more);
        if is_last {
            break;
        }
    }
    Ok(teams)
}

/// Users by id; unknown ones are left out.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn users(ids: &[String]) -> Answer<Vec<User>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Api.post("/users/ids", ids).await
}

/// Users whose name begins with `term`.
///
/// # Errors
/// What the server says, or that there is none.
pub async fn search_users(term: &str) -> Answer<Vec<User>> {
    Api.post("/users/search", &UserSearch { term: term.into(), limit: 8, ..UserSearch::default() })
        .await
}
