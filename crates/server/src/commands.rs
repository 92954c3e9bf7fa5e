//! Slash commands. Plugins of the browser bring theirs without the server.
//!
//! This file reads the line and lists what there is; what commands do stands in `commands/`.

mod own;
mod places;
mod table;
mod talk;

use api_types::{Channel, Command, CommandArgs, CommandResponse, CommandSuggestion, User};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use serde::Deserialize;

use self::table::{Act, BUILT_IN, BuiltIn};
use crate::{
    auth::{Session, permissions::Who},
    channels::access,
    error::{Error, Result},
    request::{body::Body, proxy::Peer},
    state::AppState,
    store, teams,
};

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
    peer: Peer,
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
    let Some(known) = BUILT_IN.iter().find(|known| known.trigger == trigger) else {
        return Err(Error::new(
            StatusCode::NOT_FOUND,
            "api.command.execute_command.not_found.app_error",
            "There is no command with that word.",
        )
        .detail(format!("trigger={:?}", trigger.chars().take(64).collect::<String>())));
    };
    let call = Call {
        state: &state,
        session: &session,
        args: &args,
        channel: &channel,
        rest: rest.trim(),
    };
    let who = Who::signed_in(&session, &peer);
    run(&call, known.act, &who).await.map(Json)
}

async fn run(call: &Call<'_>, act: Act, who: &Who) -> Result<CommandResponse> {
    match act {
        Act::Me => talk::me(call).await,
        Act::Shrug => talk::shrug(call).await,
        Act::Echo => talk::echo(call).await,
        Act::Code => talk::code(call).await,
        Act::Message => talk::message(call).await,
        Act::GroupMessage => talk::group_message(call).await,
        Act::Status(status) => own::status(call, status).await,
        Act::CustomStatus => own::custom_status(call).await,
        Act::Previews { collapsed } => own::previews(call, collapsed).await,
        Act::Help => Ok(own::help()),
        Act::Join => places::join(call).await,
        Act::Leave => places::leave(call, who).await,
        Act::Header => places::header(call).await,
        Act::Purpose => places::purpose(call).await,
        Act::Rename => places::rename(call).await,
        Act::Invite => places::invite(call).await,
        Act::Kick => places::kick(call, who).await,
        Act::Mute => places::mute(call).await,
        Act::ByThePage => Ok(answer("The program that you write with does this by itself.")),
    }
}

/// One command that was sent, with what it needs.
#[derive(Clone, Copy)]
struct Call<'a> {
    state: &'a AppState,
    session: &'a Session,
    args: &'a CommandArgs,
    /// Where it was said; its author is in there.
    channel: &'a Channel,
    /// What stands after the word.
    rest: &'a str,
}

impl<'a> Call<'a> {
    /// What stands after the word, for commands that need something there.
    fn words(&self, rule: &str) -> Result<&'a str> {
        if self.rest.is_empty() {
            return Err(Error::invalid("command", &self.args.command, rule));
        }
        Ok(self.rest)
    }

    /// The team of the channel or, for direct ones, the team that they are seen from.
    fn team_id(&self) -> &'a str {
        if self.channel.team_id.is_empty() { &self.args.team_id } else { &self.channel.team_id }
    }
}

/// For the author alone.
fn answer(text: &str) -> CommandResponse {
    CommandResponse {
        response_type: "ephemeral".to_owned(),
        text: text.to_owned(),
        ..CommandResponse::default()
    }
}

/// An address of the chat.
fn place(team_name: &str, path: &str) -> String {
    format!("/{team_name}/{path}")
}

/// Somebody by name, with or without the `@`.
async fn find_user(call: &Call<'_>, name: &str) -> Result<User> {
    let name = name.trim_start_matches('@').to_lowercase();
    let user = store::users::by_username(call.state.store.read(), &name).await?;
    user.filter(|user| user.delete_at == 0).ok_or_else(|| {
        let shown: String = name.chars().take(64).collect();
        Error::not_found("user").detail(format!("username={shown:?}"))
    })
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
