//! What concerns the whole server: configuration, licence, roles, errors, plain success.

use serde::{Deserialize, Serialize};

use crate::StringMap;

/// Answer of `GET /config/client?format=old`: flat, and every value is text (`"true"`).
///
/// Keys this server sends: `Version`, `BuildNumber`, `SiteName`, `SiteURL`, `WebsocketURL`,
/// `PluginsEnabled`, `NoAccounts`, `EnableOpenServer`, `EnableDemoHints`, `MaxPostSize` and more.
pub type ConfigMap = StringMap;

/// Answer of `GET /license/client?format=old`: `{"IsLicensed":"false"}`.
pub type LicenseMap = StringMap;

/// Answer of `GET /system/ping`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Ping {
    /// `OK` when the server and its database answer.
    pub status: String,
}

/// A named set of permissions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Role {
    pub id: String,
    pub name: String,
    pub display_name: String,
    pub description: String,
    pub create_at: i64,
    pub update_at: i64,
    pub delete_at: i64,
    pub permissions: Vec<String>,
    pub scheme_managed: bool,
    pub built_in: bool,
}

/// The body of every failed request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct AppError {
    /// Stable; what programs and translations go by.
    pub id: String,
    /// One sentence for people.
    pub message: String,
    /// Which field, value and rule, when the request was at fault.
    pub detailed_error: String,
    pub request_id: String,
    pub status_code: u16,
}

/// Answer of requests that succeed without a result: `{"status":"OK"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusOk {
    pub status: String,
}

impl Default for StatusOk {
    fn default() -> Self {
        Self { status: "OK".to_owned() }
    }
}
