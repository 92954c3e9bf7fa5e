//! Every route, grouped by what it is about.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::{any, get},
};
use tower_http::compression::CompressionLayer;
use utoipa_axum::{
    router::{OpenApiRouter, UtoipaMethodRouterExt},
    routes,
};

use crate::{
    absent, analytics, attributes, audit, auth, channels, commands, drafts, files, openapi,
    plugin_keys, plugin_reports, plugins, posts, preferences, reactions, request, search, settings,
    slot_orders, state::AppState, statuses, system, teams, threads, users, web, websocket,
    workbench,
};

/// The largest request: the longest post with its props, and some.
const MAX_BODY_BYTES: usize = 1 << 20;

pub(crate) fn router(state: AppState) -> Router {
    let (api, _) = api().split_for_parts();
    api.route("/static/plugins/{id}/{*path}", get(plugins::assets::get))
        .route("/plugins/{id}/public/{*path}", any(plugins::assets::public))
        .route("/workbench/api/plugins", get(workbench::chat::plugins))
        .route("/workbench/api/events", get(workbench::chat::events))
        .route("/plugins/{id}", any(plugins::assets::no_server_part))
        .route("/plugins/{id}/", any(plugins::assets::no_server_part))
        .route("/plugins/{id}/{*path}", any(plugins::assets::no_server_part))
        .route("/docs", get(web::docs::without_slash))
        .route("/docs/", get(web::docs::first))
        .route("/docs/{*path}", get(web::docs::get))
        .fallback(web::client::fallback)
        .layer(from_fn_with_state(state.clone(), request::only_loopback_names))
        .layer(from_fn_with_state(state.clone(), request::envelope))
        .layer(CompressionLayer::new())
        .with_state(state)
}

/// The REST interface and the WebSocket. What is registered with `routes!` is documented.
pub(crate) fn api() -> OpenApiRouter<AppState> {
    let api = OpenApiRouter::new()
        .merge(system_routes())
        .merge(user_routes())
        .merge(sidebar_routes())
        .merge(team_routes())
        .merge(channel_routes())
        .merge(post_routes())
        .merge(plugin_routes())
        .merge(administration_routes())
        .routes(routes!(websocket::socket::connect))
        .routes(routes!(openapi::get))
        .routes(routes!(openapi::docs::page))
        .routes(routes!(openapi::docs::file))
        .layer(from_fn(request::carry_through))
        .layer(from_fn(request::unread::read_on))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES));
    OpenApiRouter::new().nest("/api/v4", api)
}

fn system_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(system::ping))
        .routes(routes!(absent::notices))
        .routes(routes!(system::config))
        .routes(routes!(system::license))
        .routes(routes!(system::limits))
        .routes(routes!(system::roles))
        .routes(routes!(attributes::fields, attributes::create_field))
        .routes(routes!(attributes::patch_own))
}

fn user_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(users::search::list, users::create::create))
        .routes(routes!(auth::login::login))
        .routes(routes!(auth::login::logout))
        .routes(routes!(users::search::by_ids))
        .routes(routes!(users::search::by_usernames))
        .routes(routes!(users::search::search))
        .routes(routes!(users::search::autocomplete))
        .routes(routes!(users::search::of_group_channels))
        .routes(routes!(statuses::by_ids))
        .routes(routes!(users::profile::by_username))
        .routes(routes!(users::profile::get, auth::accounts::deactivate))
        .routes(routes!(auth::sessions::list))
        .routes(routes!(auth::sessions::revoke))
        .routes(routes!(auth::sessions::revoke_all))
        .routes(routes!(auth::accounts::password))
        .routes(routes!(auth::accounts::roles))
        .routes(routes!(auth::accounts::active))
        .routes(routes!(users::profile::patch))
        .routes(
            routes!(users::image::get, users::picture::post, users::picture::delete)
                .layer(DefaultBodyLimit::max(users::picture::MAX_BODY_BYTES)),
        )
        .routes(routes!(statuses::get, statuses::put))
        .routes(routes!(statuses::custom::put, statuses::custom::delete))
        .routes(routes!(statuses::custom::delete_recent))
        .routes(routes!(attributes::values))
        .routes(routes!(preferences::get_all, preferences::put))
        .routes(routes!(preferences::delete))
        .routes(routes!(preferences::get_category))
}

/// What fills the sidebar of one user.
fn sidebar_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(teams::of_user))
        .routes(routes!(teams::memberships))
        .routes(routes!(teams::unread))
        .routes(routes!(channels::read::of_user))
        .routes(routes!(channels::read::members_of_user))
        .routes(routes!(channels::read::unread))
        .routes(routes!(posts::list::around_unread))
        .routes(routes!(channels::read::of_user_in_team))
        .routes(routes!(channels::read::members_of_user_in_team))
        .routes(routes!(
            channels::categories::get,
            channels::arrange::create,
            channels::arrange::update_all
        ))
        .routes(routes!(channels::categories::get_order, channels::arrange::reorder))
        .routes(routes!(
            channels::categories::get_one,
            channels::arrange::update,
            channels::arrange::delete
        ))
        .routes(routes!(threads::list))
        .routes(routes!(threads::get))
        .routes(routes!(threads::follow::start, threads::follow::stop))
        .routes(routes!(threads::read::all))
        .routes(routes!(threads::read::up_to))
        .routes(routes!(threads::read::from_post))
        .routes(routes!(drafts::of_team))
        .routes(routes!(drafts::delete))
        .routes(routes!(drafts::delete_in_thread))
}

fn team_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(teams::list, teams::create))
        .routes(routes!(teams::by_name))
        .routes(routes!(channels::read::by_names))
        .routes(routes!(teams::get))
        .routes(routes!(teams::members, teams::add_member))
        .routes(routes!(teams::remove_member))
        .routes(routes!(channels::read::public_of_team))
        .routes(routes!(channels::read::by_name))
        .routes(routes!(commands::autocomplete))
        .routes(routes!(commands::suggest))
}

fn channel_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(channels::create::create))
        .routes(routes!(channels::direct::direct))
        .routes(routes!(channels::direct::group))
        .routes(routes!(channels::view::view))
        .routes(routes!(channels::read::get, channels::edit::update, channels::edit::delete))
        .routes(routes!(channels::edit::patch))
        .routes(routes!(channels::edit::privacy))
        .routes(routes!(channels::notify::put))
        .routes(routes!(channels::read::stats))
        .routes(routes!(channels::members::list, channels::members::add))
        .routes(routes!(channels::members::get, channels::members::remove))
        .routes(routes!(posts::list::list))
        .routes(routes!(absent::bookmarks))
}

fn post_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(posts::create::create))
        .routes(routes!(posts::edit::get, posts::edit::delete))
        .routes(routes!(posts::edit::patch))
        .routes(routes!(posts::edit::thread))
        .routes(routes!(posts::pinned::of_channel))
        .routes(routes!(posts::pinned::pin))
        .routes(routes!(posts::pinned::unpin))
        .routes(routes!(posts::saved::of_user))
        .routes(routes!(posts::unread::set))
        .routes(routes!(search::posts::in_team))
        .routes(routes!(search::posts::everywhere))
        .routes(routes!(search::files::in_team))
        .routes(routes!(search::files::everywhere))
        .routes(routes!(reactions::of_post))
        .routes(routes!(files::serve::of_post))
        .routes(routes!(absent::scheduled_posts))
        .routes(routes!(reactions::add))
        .routes(routes!(reactions::remove))
        .routes(routes!(drafts::put))
        .merge(file_routes())
        .routes(routes!(absent::custom_emoji))
        .routes(routes!(absent::custom_emoji_named))
        .routes(routes!(commands::list))
        .routes(routes!(commands::execute))
}

/// What people attach. How large a file may be is a setting, and counted while it comes in.
fn file_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(files::upload::upload).layer(DefaultBodyLimit::disable()))
        .routes(routes!(files::serve::content))
        .routes(routes!(files::serve::thumbnail))
        .routes(routes!(files::serve::preview))
        .routes(routes!(files::serve::info))
}

/// What administrators set and watch, beside the plugins themselves.
fn administration_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(settings::api::get, settings::api::put))
        .routes(routes!(settings::api::patch))
        .routes(routes!(settings::api::environment))
        .routes(routes!(audit::list))
        .routes(routes!(analytics::old))
        .routes(routes!(plugin_keys::list, plugin_keys::add))
        .routes(routes!(plugin_keys::delete))
        .routes(routes!(slot_orders::get))
        .routes(routes!(slot_orders::put))
        .routes(routes!(plugin_reports::list, plugin_reports::create))
        .routes(routes!(plugin_reports::delete))
        .routes(routes!(settings::plugin_api::get, settings::plugin_api::put))
}

fn plugin_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(
            routes!(plugins::api::list, plugins::upload::upload)
                .layer(DefaultBodyLimit::max(plugins::upload::max_body_bytes())),
        )
        .routes(routes!(plugins::url::install))
        .routes(routes!(plugins::management::list))
        .routes(routes!(plugins::marketplace::list, plugins::marketplace::install))
        .routes(routes!(
            plugins::marketplace::first_visit::get,
            plugins::marketplace::first_visit::set
        ))
        .routes(routes!(plugins::management::remove))
        .routes(routes!(plugins::management::rollback))
        .routes(
            routes!(plugins::development::api::put, plugins::development::api::delete)
                .layer(DefaultBodyLimit::max(plugins::upload::max_body_bytes())),
        )
        .routes(routes!(plugins::development::api::report))
        .routes(routes!(plugins::api::webapp))
        .routes(routes!(plugins::api::statuses))
        .routes(routes!(plugins::api::enable))
        .routes(routes!(plugins::api::disable))
}
