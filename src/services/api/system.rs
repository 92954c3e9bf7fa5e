//! Configuration and plugins.

use api_types::{ConfigMap, NewPluginReport, SlotOrders, StatusOk};
use serde_json::Value;

use super::{Answer, Api};

impl Api {
    /// The configuration for clients; little of it without a session.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn config(self) -> Answer<ConfigMap> {
        self.get("/config/client?format=old").await
    }

    /// The client manifests of the plugins that are on and have a web part. The runtime checks them.
    pub(crate) async fn web_plugins(self) -> Answer<Vec<Value>> {
        self.get("/plugins/webapp").await
    }

    /// The administrator's order of plugins in each slot that has one.
    pub(crate) async fn slot_orders(self) -> Answer<SlotOrders> {
        self.get("/plugins/slots").await
    }

    /// Tells that a plugin failed in this browser.
    pub(crate) async fn report_plugin(self, report: &NewPluginReport) -> Answer<StatusOk> {
        self.post("/plugins/reports", report).await
    }
}
