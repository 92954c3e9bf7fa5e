//! Configuration and plugins.

use api_types::ConfigMap;
use serde_json::Value;

use super::{Answer, Api};

impl Api {
    /// The configuration for clients; little of it without a session.
    pub(crate) async fn config(self) -> Answer<ConfigMap> {
        self.get("/config/client?format=old").await
    }

    /// The client manifests of the plugins that are on and have a web part. The runtime checks them.
    pub(crate) async fn web_plugins(self) -> Answer<Vec<Value>> {
        self.get("/plugins/webapp").await
    }
}
