//! `POST /users`: the first one becomes the administrator, later ones need permission.

use api_types::{Channel, ChannelType, CreateUser, Team, User, websocket::NewUser};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use sqlx::AnyConnection;

use super::{validate, visible};
use crate::{
    audit,
    auth::{Session, Viewer, password},
    clock::now_ms,
    error::{Error, Result, is_clash},
    id::new_id,
    request::{body::Body, is_foreign_origin},
    state::AppState,
    store,
    teams::{DEFAULT_CHANNELS, join},
    websocket::publish,
};

/// Makes an account. The first one becomes the administrator.
#[utoipa::path(
    post,
    path = "/users",
    request_body = CreateUser,
    responses((status = 201, body = User)),
    security(())
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    headers: HeaderMap,
    viewer: Result<Viewer>,
    Body(request): Body<CreateUser>,
) -> Result<(StatusCode, Json<User>)> {
    if is_foreign_origin(&headers) {
        return Err(Error::forbidden().detail("rule=Origin is this server"));
    }
    // A cookie left over from another database must not keep the first visitor out.
    let (session, who) = viewer.ok().map(|Viewer(session, who)| (session, who)).unzip();
    let by_admin = session.as_ref().is_some_and(|session: &Session| session.is_admin);
    if !may_create(&state, by_admin).await? {
        return Err(closed());
    }
    let password = request.password.clone();
    let mut user = new_user(request);
    validate::user(&user)?;
    password::check(&password)?;
    let hash = state.hasher.hash(password).await?;

    let mut tx = state.store.write().await?;
    let is_first = !store::users::any(&mut *tx).await?;
    // Asked again inside: of two that both want to be first, one is not.
    if !is_first && !by_admin && !state.settings.snapshot().team.enable_open_server {
        return Err(closed());
    }
    if is_first {
        "system_admin system_user".clone_into(&mut user.roles);
    }
    insert(&mut tx, &user, Some(&hash)).await?;
    if is_first {
        create_default_team(&mut tx, &user.id).await?;
    }
    join_default_team(&mut tx, &user.id, is_first).await?;
    if let Some(who) = who.filter(|_| by_admin) {
        let facts = [("user", user.id.as_str()), ("username", &user.username)];
        audit::add(&state, &mut tx, &who, "user.create", &facts).await?;
    }
    tx.commit().await?;

    tracing::info!(user.id = %user.id, is_first, "account created");
    publish::to_everyone(&state, &NewUser { user_id: user.id.clone() })?;
    let session = session.unwrap_or_else(|| anonymous_creator(&user));
    Ok((StatusCode::CREATED, Json(visible::visible_to(&session, user))))
}

/// Who creates their own account sees it as their own.
fn anonymous_creator(user: &User) -> Session {
    Session {
        id: String::new(),
        user_id: user.id.clone(),
        is_admin: false,
        reads_plugins: false,
        expires_at: 0,
    }
}

async fn may_create(state: &AppState, by_admin: bool) -> Result<bool> {
    let is_open = state.settings.snapshot().team.enable_open_server;
    Ok(by_admin || is_open || !store::users::any(state.store.read()).await?)
}

fn closed() -> Error {
    Error::new(
        StatusCode::FORBIDDEN,
        "api.user.create_user.no_open_server",
        "This server does not allow open signups. Please ask an administrator for an account.",
    )
}

fn new_user(request: CreateUser) -> User {
    let now = now_ms();
    User {
        id: new_id(),
        create_at: now,
        update_at: now,
        last_password_update: now,
        username: request.username.trim().to_lowercase(),
        email: request.email.trim().to_lowercase(),
        first_name: request.first_name,
        last_name: request.last_name,
        nickname: request.nickname,
        position: request.position,
        roles: "system_user".to_owned(),
        locale: if request.locale.is_empty() { "en".to_owned() } else { request.locale },
        timezone: request.timezone.unwrap_or_default(),
        notify_props: default_notify_props(),
        ..User::default()
    }
}

/// What a new user is told of.
pub(crate) fn default_notify_props() -> api_types::StringMap {
    [
        ("channel", "true"),
        ("comments", "never"),
        ("desktop", "mention"),
        ("desktop_sound", "true"),
        ("email", "true"),
        ("first_name", "false"),
        ("mention_keys", ""),
        ("push", "mention"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into()
}

async fn insert(db: &mut AnyConnection, user: &User, hash: Option<&str>) -> Result<()> {
    store::users::insert(db, user, hash).await.map_err(|error| taken(error, &user.username))
}

/// A clash of names, told as such.
pub(crate) fn taken(error: sqlx::Error, username: &str) -> Error {
    let is_clash = is_clash(&error);
    let message = error.as_database_error().map_or("", |e| e.message());
    // SQLite names the column, PostgreSQL its index.
    let is_email = message.contains("users.email") || message.contains("users_email");
    if is_clash && is_email {
        return Error::bad_request(
            "app.user.save.email_exists.app_error",
            "An account with that email already exists.",
        )
        .detail("field=email, rule=unique");
    }
    if is_clash {
        return Error::bad_request(
            "app.user.save.username_exists.app_error",
            "An account with that username already exists.",
        )
        .detail(format!("field=username, value={username:?}, rule=unique"));
    }
    error.into()
}

async fn create_default_team(db: &mut AnyConnection, admin_id: &str) -> Result<()> {
    let team = Team { display_name: "Main".to_owned(), name: "main".to_owned(), ..new_team() };
    store::teams::insert(&mut *db, &team).await?;
    create_default_channels(db, &team.id, admin_id).await?;
    store::facts::set(db, store::facts::DEFAULT_TEAM_ID, &team.id).await?;
    Ok(())
}

/// An open team without a name.
pub(crate) fn new_team() -> Team {
    let now = now_ms();
    Team {
        id: new_id(),
        create_at: now,
        update_at: now,
        team_type: "O".to_owned(),
        allow_open_invite: true,
        invite_id: new_id(),
        ..Team::default()
    }
}

/// The channels that every team has.
pub(crate) async fn create_default_channels(
    db: &mut AnyConnection,
    team_id: &str,
    creator_id: &str,
) -> Result<()> {
    let now = now_ms();
    for (name, display_name) in DEFAULT_CHANNELS {
        let channel = Channel {
            id: new_id(),
            create_at: now,
            update_at: now,
            team_id: team_id.to_owned(),
            channel_type: ChannelType::Open,
            display_name: display_name.to_owned(),
            name: name.to_owned(),
            creator_id: creator_id.to_owned(),
            ..Channel::default()
        };
        store::channels::insert(&mut *db, &channel).await?;
    }
    Ok(())
}

async fn join_default_team(db: &mut AnyConnection, user_id: &str, as_admin: bool) -> Result<()> {
    let team_id = store::facts::get(&mut *db, store::facts::DEFAULT_TEAM_ID).await?;
    if let Some(team_id) = team_id {
        join(db, &team_id, user_id, as_admin).await?;
    }
    Ok(())
}
