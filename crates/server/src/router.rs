//! Every route, grouped by what it is about.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::{any, delete, get, patch, post, put},
};
use tower_http::compression::CompressionLayer;

use crate::{
    absent, attributes, audit, auth, channels, commands, drafts, plugin_reports, plugins, posts,
    preferences, reactions, request, settings, slot_orders, state::AppState, statuses, system,
    teams, threads, users, web, websocket,
};

/// The largest request: the longest post with its props, and some.
const MAX_BODY_BYTES: usize = 1 << 20;

pub(crate) fn router(state: AppState) -> Router {
    let api = Router::new()
        .merge(system_routes())
        .merge(user_routes())
        .merge(sidebar_routes())
        .merge(team_routes())
        .merge(channel_routes())
        .merge(post_routes())
        .merge(plugin_routes())
        .merge(administration_routes())
        .route("/websocket", get(websocket::socket::connect))
        .layer(from_fn(request::carry_through))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES));
    Router::new()
        .nest("/api/v4", api)
        .route("/static/plugins/{id}/{*path}", get(plugins::assets::get))
        .route("/plugins/{id}/public/{*path}", any(plugins::assets::public))
        .route("/plugins/{id}", any(plugins::assets::no_server_part))
        .route("/plugins/{id}/{*path}", any(plugins::assets::no_server_part))
        .fallback(web::client::fallback)
        .layer(from_fn_with_state(state.clone(), request::only_loopback_names))
        .layer(from_fn(request::envelope))
        .layer(CompressionLayer::new())
        .with_state(state)
}

fn system_routes() -> Router<AppState> {
    Router::new()
        .route("/system/ping", get(system::ping))
        .route("/system/notices/{team_id}", get(absent::notices))
        .route("/config/client", get(system::config))
        .route("/license/client", get(system::license))
        .route("/limits/server", get(system::limits))
        .route("/roles/names", post(system::roles))
        .route(
            "/custom_profile_attributes/fields",
            get(attributes::fields).post(attributes::create_field),
        )
        .route("/custom_profile_attributes/values", patch(attributes::patch_own))
}

fn user_routes() -> Router<AppState> {
    Router::new()
        .route("/users", get(users::search::list).post(users::create::create))
        .route("/users/login", post(auth::login::login))
        .route("/users/logout", post(auth::login::logout))
        .route("/users/ids", post(users::search::by_ids))
        .route("/users/usernames", post(users::search::by_usernames))
        .route("/users/search", post(users::search::search))
        .route("/users/autocomplete", get(users::search::autocomplete))
        .route("/users/group_channels", post(users::search::of_group_channels))
        .route("/users/status/ids", post(statuses::by_ids))
        .route("/users/username/{username}", get(users::profile::by_username))
        .route("/users/{user_id}", get(users::profile::get).delete(auth::accounts::deactivate))
        .route("/users/{user_id}/sessions", get(auth::sessions::list))
        .route("/users/{user_id}/sessions/revoke", post(auth::sessions::revoke))
        .route("/users/{user_id}/sessions/revoke/all", post(auth::sessions::revoke_all))
        .route("/users/{user_id}/password", put(auth::accounts::password))
        .route("/users/{user_id}/roles", put(auth::accounts::roles))
        .route("/users/{user_id}/active", put(auth::accounts::active))
        .route("/users/{user_id}/patch", put(users::profile::patch))
        .route("/users/{user_id}/image", get(users::image::get))
        .route("/users/{user_id}/status", get(statuses::get).put(statuses::put))
        .route("/users/{user_id}/custom_profile_attributes", get(attributes::values))
        .route("/users/{user_id}/preferences", get(preferences::get_all).put(preferences::put))
        .route("/users/{user_id}/preferences/delete", post(preferences::delete))
        .route("/users/{user_id}/preferences/{category}", get(preferences::get_category))
}

/// What fills the sidebar of one user.
fn sidebar_routes() -> Router<AppState> {
    Router::new()
        .route("/users/{user_id}/teams", get(teams::of_user))
        .route("/users/{user_id}/teams/members", get(teams::memberships))
        .route("/users/{user_id}/teams/unread", get(teams::unread))
        .route("/users/{user_id}/channels", get(channels::read::of_user))
        .route("/users/{user_id}/channel_members", get(channels::read::members_of_user))
        .route("/users/{user_id}/channels/{channel_id}/unread", get(channels::read::unread))
        .route(
            "/users/{user_id}/channels/{channel_id}/posts/unread",
            get(posts::list::around_unread),
        )
        .route("/users/{user_id}/teams/{team_id}/channels", get(channels::read::of_user_in_team))
        .route(
            "/users/{user_id}/teams/{team_id}/channels/members",
            get(channels::read::members_of_user_in_team),
        )
        .route(
            "/users/{user_id}/teams/{team_id}/channels/categories",
            get(channels::categories::get)
                .post(channels::arrange::create)
                .put(channels::arrange::update_all),
        )
        .route(
            "/users/{user_id}/teams/{team_id}/channels/categories/order",
            get(channels::categories::get_order).put(channels::arrange::reorder),
        )
        .route(
            "/users/{user_id}/teams/{team_id}/channels/categories/{category_id}",
            get(channels::categories::get_one)
                .put(channels::arrange::update)
                .delete(channels::arrange::delete),
        )
        .route("/users/{user_id}/teams/{team_id}/threads", get(threads::list))
        .route("/users/{user_id}/teams/{team_id}/threads/{thread_id}", get(threads::get))
        .route("/users/{user_id}/teams/{team_id}/drafts", get(drafts::of_team))
        .route("/users/{user_id}/channels/{channel_id}/drafts", delete(drafts::delete))
        .route(
            "/users/{user_id}/channels/{channel_id}/drafts/{thread_id}",
            delete(drafts::delete_in_thread),
        )
}

fn team_routes() -> Router<AppState> {
    Router::new()
        .route("/teams", post(teams::create))
        .route("/teams/name/{name}", get(teams::by_name))
        .route("/teams/name/{team_name}/channels/name/{name}", get(channels::read::by_names))
        .route("/teams/{team_id}", get(teams::get))
        .route("/teams/{team_id}/members", get(teams::members).post(teams::add_member))
        .route("/teams/{team_id}/channels", get(channels::read::public_of_team))
        .route("/teams/{team_id}/channels/name/{name}", get(channels::read::by_name))
        .route("/teams/{team_id}/commands/autocomplete", get(commands::autocomplete))
        .route("/teams/{team_id}/commands/autocomplete_suggestions", get(commands::suggest))
}

fn channel_routes() -> Router<AppState> {
    Router::new()
        .route("/channels", post(channels::create::create))
        .route("/channels/direct", post(channels::direct::direct))
        .route("/channels/group", post(channels::direct::group))
        .route("/channels/members/{user_id}/view", post(channels::view::view))
        .route("/channels/{channel_id}", get(channels::read::get).delete(channels::edit::delete))
        .route("/channels/{channel_id}/patch", put(channels::edit::patch))
        .route("/channels/{channel_id}/stats", get(channels::read::stats))
        .route(
            "/channels/{channel_id}/members",
            get(channels::members::list).post(channels::members::add),
        )
        .route(
            "/channels/{channel_id}/members/{user_id}",
            get(channels::members::get).delete(channels::members::remove),
        )
        .route("/channels/{channel_id}/posts", get(posts::list::list))
        .route("/channels/{channel_id}/bookmarks", get(absent::bookmarks))
}

fn post_routes() -> Router<AppState> {
    Router::new()
        .route("/posts", post(posts::create::create))
        .route("/posts/{post_id}", get(posts::edit::get).delete(posts::edit::delete))
        .route("/posts/{post_id}/patch", put(posts::edit::patch))
        .route("/posts/{post_id}/thread", get(posts::edit::thread))
        .route("/posts/{post_id}/reactions", get(reactions::of_post))
        .route("/posts/{post_id}/files/info", get(absent::file_infos))
        .route("/posts/scheduled/team/{team_id}", get(absent::scheduled_posts))
        .route("/reactions", post(reactions::add))
        .route("/users/{user_id}/posts/{post_id}/reactions/{emoji_name}", delete(reactions::remove))
        .route("/drafts", post(drafts::put))
        .route("/files", post(absent::upload_file))
        .route("/emoji", get(absent::custom_emoji))
        .route("/emoji/names", post(absent::custom_emoji_named))
        .route("/commands", get(commands::list))
        .route("/commands/execute", post(commands::execute))
}

/// What administrators set and watch, beside the plugins themselves.
fn administration_routes() -> Router<AppState> {
    Router::new()
        .route("/config", get(settings::api::get).put(settings::api::put))
        .route("/config/patch", put(settings::api::patch))
        .route("/config/environment", get(settings::api::environment))
        .route("/audits", get(audit::list))
        .route("/plugins/slots", get(slot_orders::get))
        .route("/plugins/slots/{slot_id}", put(slot_orders::put))
        .route("/plugins/reports", get(plugin_reports::list).post(plugin_reports::create))
        .route("/plugins/{id}/reports", delete(plugin_reports::delete))
        .route(
            "/plugins/{id}/settings",
            get(settings::plugin_api::get).put(settings::plugin_api::put),
        )
}

fn plugin_routes() -> Router<AppState> {
    Router::new()
        .route(
            "/plugins",
            get(plugins::api::list)
                .post(plugins::upload::upload)
                .layer(DefaultBodyLimit::max(plugins::upload::max_body_bytes())),
        )
        .route("/plugins/install_from_url", post(plugins::url::install))
        .route("/plugins/management", get(plugins::management::list))
        .route(
            "/plugins/marketplace",
            get(plugins::marketplace::list).post(plugins::marketplace::install),
        )
        .route(
            "/plugins/marketplace/first_admin_visit",
            get(plugins::marketplace::first_visit::get)
                .post(plugins::marketplace::first_visit::set),
        )
        .route("/plugins/{id}", delete(plugins::management::remove))
        .route("/plugins/{id}/rollback", post(plugins::management::rollback))
        .route("/plugins/webapp", get(plugins::api::webapp))
        .route("/plugins/statuses", get(plugins::api::statuses))
        .route("/plugins/{id}/enable", post(plugins::api::enable))
        .route("/plugins/{id}/disable", post(plugins::api::disable))
}
