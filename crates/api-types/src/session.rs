//! Signing in.

use serde::{Deserialize, Serialize};

/// Body of `POST /users/login`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct LoginRequest {
    /// User name or e-mail address.
    pub login_id: String,
    pub password: String,
    /// One-time code of a second factor.
    pub token: String,
    #[serde(rename = "deviceId")]
    pub device_id: String,
}

impl std::fmt::Debug for LoginRequest {
    /// Without any of the values, so that a careless log line reveals nothing.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LoginRequest").finish_non_exhaustive()
    }
}

/// A sign-in of a user: `GET /users/{id}/sessions`. The token is never shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct SessionInfo {
    pub id: String,
    pub user_id: String,
    pub create_at: i64,
    pub expires_at: i64,
    pub last_activity_at: i64,
    pub roles: String,
    pub device_id: String,
    pub is_oauth: bool,
    /// `browser`, `os` and `platform`, when the client told them.
    pub props: crate::StringMap,
}
