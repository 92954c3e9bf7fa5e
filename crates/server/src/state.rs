//! What all requests share.

use std::{ops::Deref, sync::Arc};

use api_types::SlotOrders;

use crate::{
    analytics::Counted,
    audit::AuditLog,
    auth::{attempts::Attempts, password::Hasher},
    blobs::Blobs,
    cluster::Cluster,
    config::Config,
    files::Decoding,
    link_previews::LinkPreviews,
    plugins::Plugins,
    request::limiter::Limiter,
    settings::Settings,
    store::Store,
    websocket::hub::Hub,
};

/// Cheap to clone: one reference.
#[derive(Clone, Debug)]
pub(crate) struct AppState(Arc<Inner>);

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) config: Config,
    pub(crate) settings: Settings,
    pub(crate) audit: AuditLog,
    /// Numbers about the server that were counted lately.
    pub(crate) counted: Counted,
    pub(crate) store: Store,
    pub(crate) hub: Hub,
    pub(crate) cluster: Cluster,
    pub(crate) plugins: Plugins,
    /// What people attach to posts.
    pub(crate) blobs: Blobs,
    pub(crate) decoding: Decoding,
    pub(crate) link_previews: LinkPreviews,
    pub(crate) attempts: Attempts,
    /// The orders that this node's pages know.
    pub(crate) told_slot_orders: tokio::sync::Mutex<SlotOrders>,
    /// Per user id.
    pub(crate) report_limit: Limiter,
    /// Per user id.
    pub(crate) search_limit: Limiter,
    pub(crate) hasher: Hasher,
    /// Hash of the token in the data folder that makes local commands administrators.
    pub(crate) local_admin: [u8; 32],
}

impl AppState {
    pub(crate) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }
}

impl Deref for AppState {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
