//! Slash commands. Built in are a few; plugins of the browser bring theirs without the server.

use api_types::{
    Command, CommandArgs, CommandResponse, CommandSuggestion, CreatePost, PresenceStatus, Props,
};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use serde::Deserialize;

use crate::{
    auth::Session,
    channels::access,
    error::{Error, Result},
    posts::create,
    request::body::Body,
    state::AppState,
    statuses, teams,
};

/// What a command does.
#[derive(Clone, Copy, Debug)]
enum Act {
    Me,
    Shrug,
    Status(PresenceStatus),
}

/// A command of this server.
#[derive(Debug)]
struct BuiltIn {
    trigger: &'static str,
    hint: &'static str,
    description: &'static str,
    act: Act,
}

const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        trigger: "away",
        hint: "",
        description: "Set your status away",
        act: Act::Status(PresenceStatus::Away),
    },
    BuiltIn {
        trigger: "dnd",
        hint: "",
        description: "Do not disturb",
        act: Act::Status(PresenceStatus::Dnd),
    },
    BuiltIn { trigger: "me", hint: "[message]", description: "Do an action", act: Act::Me },
    BuiltIn {
        trigger: "offline",
        hint: "",
        description: "Set your status offline",
        act: Act::Status(PresenceStatus::Offline),
    },
    BuiltIn {
        trigger: "online",
        hint: "",
        description: "Set your status online",
        act: Act::Status(PresenceStatus::Online),
    },
    BuiltIn {
        trigger: "shrug",
        hint: "[message]",
        description: r"Adds ¯\_(ツ)_/¯ to your message",
        act: Act::Shrug,
    },
];

/// The shoulders, with the backslashes that Markdown takes away.
const SHRUG: &str = r"¯\\\_(ツ)\_/¯";

/// Does what a line with a slash in front says.
#[utoipa::path(
    post,
    path = "/commands/execute",
    request_body = CommandArgs,
    responses((status = 200, body = CommandResponse))
)]
pub(crate) async fn execute(
    State(state): State<AppState>,
    session: Session,
    Body(args): Body<CommandArgs>,
) -> Result<Json<CommandResponse>> {
    let Some(line) = args.command.strip_prefix('/').filter(|line| !line.trim().is_empty()) else {
        return Err(Error::bad_request(
            "api.command.execute_command.start.app_error",
            "A command starts with a slash and a word.",
        ));
    };
    let (channel, _) = access::member(&state, &session, &args.channel_id).await?;
    access::check_not_archived(&channel)?;
    let (trigger, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let trigger = trigger.to_lowercase();
    let rest = rest.trim();
    let known = BUILT_IN.iter().find(|known| known.trigger == trigger);
    let Some(known) = known else {
        return Err(Error::new(
            StatusCode::NOT_FOUND,
            "api.command.execute_command.not_found.app_error",
            "There is no command with that word.",
        )
        .detail(format!("trigger={:?}", trigger.chars().take(64).collect::<String>())));
    };
    match known.act {
        Act::Me => {
            if rest.is_empty() {
                return Err(Error::invalid("command", &args.command, "/me and what you do"));
            }
            let mut props = Props::new();
            props.insert("message".to_owned(), rest.into());
            say(&state, &session, &args, Said { text: format!("*{rest}*"), post_type: "me", props })
                .await
        }
        Act::Shrug => {
            let text = if rest.is_empty() { SHRUG.to_owned() } else { format!("{rest} {SHRUG}") };
            say(&state, &session, &args, Said { text, post_type: "", props: Props::new() }).await
        }
        Act::Status(status) => {
            statuses::choose(&state, &session.user_id, status, 0).await?;
            Ok(Json(CommandResponse {
                response_type: "ephemeral".to_owned(),
                text: match status {
                    PresenceStatus::Online => "You are now online",
                    PresenceStatus::Away => "You are now away",
                    PresenceStatus::Dnd => "Do Not Disturb is enabled.",
                    PresenceStatus::Offline => "You are now offline",
                }
                .to_owned(),
                ..CommandResponse::default()
            }))
        }
    }
}

/// What a command lets its user say.
#[derive(Debug)]
struct Said {
    text: String,
    post_type: &'static str,
    props: Props,
}

async fn say(
    state: &AppState,
    session: &Session,
    args: &CommandArgs,
    said: Said,
) -> Result<Json<CommandResponse>> {
    let Said { text, post_type, props } = said;
    let request = CreatePost {
        channel_id: args.channel_id.clone(),
        root_id: args.root_id.clone(),
        message: text.clone(),
        post_type: post_type.to_owned(),
        props: props.clone(),
        ..CreatePost::default()
    };
    create::write(state, session, request).await?;
    Ok(Json(CommandResponse {
        response_type: "in_channel".to_owned(),
        text,
        post_type: post_type.to_owned(),
        props,
        ..CommandResponse::default()
    }))
}

/// Which team's commands.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct OfTeam {
    team_id: String,
}

/// The commands that exist in a team.
#[utoipa::path(
    get,
    path = "/commands",
    params(OfTeam),
    responses((status = 200, body = Vec<Command>))
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    Query(of): Query<OfTeam>,
    session: Session,
) -> Result<Json<Vec<Command>>> {
    teams::member(&state, &session, &of.team_id).await?;
    Ok(Json(commands()))
}

/// The commands that exist in a team, for completing what is typed.
#[utoipa::path(
    get,
    path = "/teams/{team_id}/commands/autocomplete",
    responses((status = 200, body = Vec<Command>))
)]
pub(crate) async fn autocomplete(
    State(state): State<AppState>,
    Path(team_id): Path<String>,
    session: Session,
) -> Result<Json<Vec<Command>>> {
    teams::member(&state, &session, &team_id).await?;
    Ok(Json(commands()))
}

fn commands() -> Vec<Command> {
    let command = |known: &BuiltIn| Command {
        trigger: known.trigger.to_owned(),
        display_name: known.trigger.to_owned(),
        auto_complete: true,
        auto_complete_desc: known.description.to_owned(),
        auto_complete_hint: known.hint.to_owned(),
        ..Command::default()
    };
    BUILT_IN.iter().map(command).collect()
}

/// What stands before the cursor.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Typed {
    user_input: String,
}

/// The ways to go on with a command that is being typed.
#[utoipa::path(
    get,
    path = "/teams/{team_id}/commands/autocomplete_suggestions",
    params(Typed),
    responses((status = 200, body = Vec<CommandSuggestion>))
)]
pub(crate) async fn suggest(
    State(state): State<AppState>,
    Path(team_id): Path<String>,
    Query(typed): Query<Typed>,
    session: Session,
) -> Result<Json<Vec<CommandSuggestion>>> {
    teams::member(&state, &session, &team_id).await?;
    let begun = typed.user_input.trim_start_matches('/').to_lowercase();
    let matching = BUILT_IN.iter().filter(|known| known.trigger.starts_with(&begun));
    let suggestion = |known: &BuiltIn| CommandSuggestion {
        complete: known.trigger.to_owned(),
        suggestion: format!("/{}", known.trigger),
        hint: known.hint.to_owned(),
        description: known.description.to_owned(),
        icon_data: String::new(),
    };
    Ok(Json(matching.map(suggestion).collect()))
}
