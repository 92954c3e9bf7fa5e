//! `/plugins/slots`: which plugin comes first where several want the same slot.
//!
//! Ids are checked for their form only: an order outlives the plugins that it names.

use std::collections::BTreeSet;

use api_types::{SlotOrders, websocket::PluginSlotsChanged};
use axum::{
    Json,
    extract::{Path, State},
};
use manifest::{PluginId, SlotId};

use crate::{
    audit,
    auth::PluginsWrite,
    clock::now_ms,
    cluster::Topic,
    error::{Error, Result},
    plugins,
    request::body::Body,
    state::AppState,
    store,
    websocket::publish,
};

/// Plugins in one order, and slots with one: far above what an administrator arranges.
const MAX_PLUGINS: usize = 200;
const MAX_SLOTS: usize = 500;

/// Who comes first in which slot. For everybody: the sign-in page has slots too.
#[utoipa::path(
    get,
    path = "/plugins/slots",
    responses((status = 200, body = std::collections::BTreeMap<String, Vec<String>>)),
    security(())
)]
pub(crate) async fn get(State(state): State<AppState>) -> Result<Json<SlotOrders>> {
    plugins::check_on(&state)?;
    Ok(Json(store::slot_orders::all(state.store.read()).await?))
}

/// Sets the order of one slot; an empty list forgets it.
#[utoipa::path(
    put,
    path = "/plugins/slots/{slot_id}",
    request_body = Vec<String>,
    responses((status = 200, body = std::collections::BTreeMap<String, Vec<String>>))
)]
pub(crate) async fn put(
    State(state): State<AppState>,
    Path(slot_id): Path<String>,
    PluginsWrite(who): PluginsWrite,
    Body(plugin_ids): Body<Vec<String>>,
) -> Result<Json<SlotOrders>> {
    plugins::check_on(&state)?;
    let slot_id = SlotId::try_from(slot_id.as_str())
        .map_err(|error| Error::invalid("slot_id", &slot_id, error.rule))?;
    let plugin_ids = checked(&plugin_ids)?;

    let mut tx = state.store.write().await?;
    let before = store::slot_orders::all(&mut *tx).await?;
    if plugin_ids.is_empty() {
        store::slot_orders::delete(&mut *tx, slot_id.as_str()).await?;
    } else if before.len() >= MAX_SLOTS && !before.contains_key(slot_id.as_str()) {
        return Err(Error::invalid(
            "slot_id",
            slot_id.as_str(),
            "one of at most 500 with an order",
        ));
    } else {
        store::slot_orders::set(&mut *tx, slot_id.as_str(), &plugin_ids, now_ms()).await?;
    }
    let order = plugin_ids.join(",");
    let facts = [("slot", slot_id.as_str()), ("order", &order)];
    audit::add(&state, &mut tx, &who, "plugin.order", &facts).await?;
    let orders = store::slot_orders::all(&mut *tx).await?;
    tx.commit().await?;
    if orders != before {
        state.cluster.announce(Topic::SlotOrders);
        reload(&state).await?;
    }
    Ok(Json(orders))
}

/// Tells this node's pages the orders, if they changed since the last time.
pub(crate) async fn reload(state: &AppState) -> Result<()> {
    // Held while reading: what was read last must be told last.
    let mut told = state.told_slot_orders.lock().await;
    let orders = store::slot_orders::all(state.store.read()).await?;
    if *told == orders {
        return Ok(());
    }
    (*told).clone_from(&orders);
    publish::to_everyone(state, &PluginSlotsChanged { orders })
}

fn checked(plugin_ids: &[String]) -> Result<Vec<String>> {
    if plugin_ids.len() > MAX_PLUGINS {
        let n_plugins = plugin_ids.len().to_string();
        return Err(Error::invalid("plugin_ids", &n_plugins, "at most 200 plugins"));
    }
    let mut seen = BTreeSet::new();
    let mut checked = Vec::with_capacity(plugin_ids.len());
    for text in plugin_ids {
        let id = PluginId::try_from(text.as_str())
            .map_err(|error| Error::invalid("plugin_ids", text, error.rule))?;
        if !seen.insert(id.clone()) {
            return Err(Error::invalid("plugin_ids", text, "each plugin once"));
        }
        checked.push(id.to_string());
    }
    Ok(checked)
}
