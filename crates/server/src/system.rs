//! What concerns the whole server: configuration for clients, licence, roles, ping.

use std::sync::LazyLock;

use api_types::{ConfigMap, LicenseMap, Ping, Role};
use axum::{Json, extract::State};
use serde_json::{Value, json};

use crate::{
    auth::Session,
    error::{Error, Result},
    posts::MAX_MESSAGE_RUNES,
    request::body::Body,
    state::AppState,
    store,
};

/// The version of the interface that we follow; plugins' `min_server_version` is compared with it.
pub(crate) const VERSION: &str = "11.1.0";

/// `<version>.<build>.<hash of the configuration>.<licensed>`, as clients expect it.
pub(crate) static VERSION_ID: LazyLock<String> =
    LazyLock::new(|| format!("{VERSION}.mortise-{}.0.false", env!("CARGO_PKG_VERSION")));

/// Tells whether the server and its database answer.
#[utoipa::path(get, path = "/system/ping", responses((status = 200, body = Ping)), security(()))]
pub(crate) async fn ping(State(state): State<AppState>) -> Result<Json<Ping>> {
    store::users::any(state.store.read()).await?;
    Ok(Json(Ping { status: "OK".to_owned() }))
}

/// The configuration for clients, flat; without a session only what the sign-in page needs.
#[utoipa::path(
    get,
    path = "/config/client",
    responses((status = 200, body = std::collections::BTreeMap<String, String>)),
    security(())
)]
pub(crate) async fn config(
    State(state): State<AppState>,
    session: Result<Session>,
) -> Result<Json<ConfigMap>> {
    client_config(&state, session.is_ok()).await.map(Json)
}

/// What browsers need to know; without a session only what the sign-in page needs.
pub(crate) async fn client_config(state: &AppState, is_signed_in: bool) -> Result<ConfigMap> {
    let has_accounts = store::users::any(state.store.read()).await?;
    let settings = state.settings.snapshot();
    let is_open = settings.team.enable_open_server;
    let mut entries: Vec<(&str, String)> = vec![
        ("Version", VERSION.to_owned()),
        ("BuildNumber", format!("mortise-{}", env!("CARGO_PKG_VERSION"))),
        ("BuildEnterpriseReady", "false".to_owned()),
        ("SiteName", settings.team.site_name.clone()),
        ("SiteURL", settings.service.site_url.clone()),
        // Here, and not below: an open page hears of changes by an event that holds these only.
        ("ReportAProblemLink", settings.support.report_a_problem_link.clone()),
        ("WebsocketURL", String::new()),
        ("DefaultClientLocale", "en".to_owned()),
        ("PluginsEnabled", settings.plugins.enable.to_string()),
        ("NoAccounts", (!has_accounts).to_string()),
        ("EnableOpenServer", is_open.to_string()),
        ("EnableUserCreation", (is_open || !has_accounts).to_string()),
        ("EnableSignInWithEmail", "true".to_owned()),
        ("EnableSignInWithUsername", "true".to_owned()),
        ("EnableSignUpWithEmail", "true".to_owned()),
        ("EnableDemoHints", state.config.demo.to_string()),
        ("PasswordMinimumLength", "8".to_owned()),
    ];
    if is_signed_in {
        entries.extend([
            ("MaxPostSize", MAX_MESSAGE_RUNES.to_string()),
            ("EnableUserTypingMessages", "true".to_owned()),
            ("TimeBetweenUserTypingUpdatesMilliseconds", "5000".to_owned()),
            ("EnableUserStatuses", "true".to_owned()),
            ("EnableCustomEmoji", "false".to_owned()),
            ("EnableFileAttachments", settings.files.enable_attachments.to_string()),
            ("MaxFileSize", settings.files.max_bytes.to_string()),
            ("EnableLinkPreviews", settings.service.enable_link_previews.to_string()),
            ("AllowSyncedDrafts", "true".to_owned()),
            ("ScheduledPosts", "false".to_owned()),
            ("CollapsedThreads", "disabled".to_owned()),
            ("FeatureFlagCustomProfileAttributes", "true".to_owned()),
            ("TeammateNameDisplay", "full_name".to_owned()),
            ("ShowEmailAddress", "false".to_owned()),
            ("PostEditTimeLimit", "-1".to_owned()),
        ]);
    }
    Ok(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// The licence: there is none, everything is free.
#[utoipa::path(
    get,
    path = "/license/client",
    responses((status = 200, body = std::collections::BTreeMap<String, String>)),
    security(())
)]
pub(crate) async fn license() -> Json<LicenseMap> {
    Json([("IsLicensed".to_owned(), "false".to_owned())].into())
}

/// No limits: everybody may use this server.
#[utoipa::path(get, path = "/limits/server", responses((status = 200, body = Object)))]
pub(crate) async fn limits(_: Session) -> Json<Value> {
    Json(json!({ "maxUsersLimit": 0, "activeUserCount": 0 }))
}

/// The roles that exist, with their permissions; what is enforced stands in the handlers.
const ROLES: &[(&str, &[&str])] = &[
    (
        "system_admin",
        &[
            "manage_system",
            "create_team",
            "sysconsole_read_plugins",
            "sysconsole_write_plugins",
            "edit_other_users",
            "create_post",
            "delete_others_posts",
        ],
    ),
    ("system_read_only_admin", &["sysconsole_read_plugins"]),
    (
        "system_user",
        &["list_public_teams", "create_direct_channel", "create_group_channel", "view_members"],
    ),
    ("team_admin", &["manage_team", "add_user_to_team", "delete_others_posts"]),
    (
        "team_user",
        &[
            "view_team",
            "list_team_channels",
            "join_public_channels",
            "read_public_channel",
            "create_public_channel",
            "create_private_channel",
        ],
    ),
    ("channel_admin", &["manage_channel_roles"]),
    (
        "channel_user",
        &[
            "read_channel",
            "read_channel_content",
            "create_post",
            "edit_post",
            "delete_post",
            "add_reaction",
            "manage_public_channel_members",
            "manage_private_channel_members",
            "manage_public_channel_properties",
            "manage_private_channel_properties",
        ],
    ),
];

/// Roles by their names; names that are not known are left out.
#[utoipa::path(
    post,
    path = "/roles/names",
    request_body = Vec<String>,
    responses((status = 200, body = Vec<Role>))
)]
pub(crate) async fn roles(_: Session, Body(names): Body<Vec<String>>) -> Result<Json<Vec<Role>>> {
    if names.len() > 100 {
        return Err(Error::invalid("names", "", "at most 100 names"));
    }
    let known = ROLES.iter().filter(|(known, _)| names.iter().any(|name| name == known));
    let roles = known.map(|(name, permissions)| Role {
        // Stable, and in the form of an id.
        id: format!("{name:y<26}").replace('_', "y"),
        name: (*name).to_owned(),
        display_name: (*name).to_owned(),
        permissions: permissions.iter().map(|&permission| permission.to_owned()).collect(),
        scheme_managed: true,
        built_in: true,
        ..Role::default()
    });
    Ok(Json(roles.collect()))
}
