//! Commands that say something, here or to somebody else.

use api_types::{Channel, CommandResponse, CreatePost, Props};

use super::{Call, answer, find_user, place};
use crate::{
    channels::direct,
    error::{Error, Result},
    posts::create,
    store,
};

/// The shoulders, with the backslashes that Markdown takes away.
const SHRUG: &str = r"¯\\\_(ツ)\_/¯";

pub(super) async fn me(call: &Call<'_>) -> Result<CommandResponse> {
    let rest = call.words("/me and what you do")?;
    let mut props = Props::new();
    props.insert("message".to_owned(), rest.into());
    say(call, format!("*{rest}*"), "me", props).await
}

pub(super) async fn shrug(call: &Call<'_>) -> Result<CommandResponse> {
    let rest = call.rest;
    let text = if rest.is_empty() { SHRUG.to_owned() } else { format!("{rest} {SHRUG}") };
    say(call, text, "", Props::new()).await
}

pub(super) async fn echo(call: &Call<'_>) -> Result<CommandResponse> {
    let text = call.words("/echo and what to say")?.to_owned();
    say(call, text, "", Props::new()).await
}

pub(super) async fn code(call: &Call<'_>) -> Result<CommandResponse> {
    let text = call.words("/code and the text")?;
    // Indented, so that nothing in it can end the block.
    let lines: Vec<String> = text.lines().map(|line| format!("    {line}")).collect();
    say(call, lines.join("\n"), "", Props::new()).await
}

/// `/msg @name words`: opens the direct channel, and posts the words if there are any.
pub(super) async fn message(call: &Call<'_>) -> Result<CommandResponse> {
    let (name, words) = first_word(call.words("/msg @username and the message")?);
    let user = find_user(call, name).await?;
    let pair = [call.session.user_id.clone(), user.id];
    let channel = direct::open_direct(call.state, call.session, &pair).await?;
    post_into(call, &channel, words).await?;
    go_there(call, &format!("messages/@{}", user.username)).await
}

/// `/groupmsg @one,@other words`: the same with several people.
pub(super) async fn group_message(call: &Call<'_>) -> Result<CommandResponse> {
    let rule = "/groupmsg @one,@other and the message";
    let rest = call.words(rule)?;
    // Names are parted by commas, with or without spaces; the words begin after the last name.
    let mut names = Vec::new();
    let mut left = rest;
    loop {
        let end = left.find([',', ' ', '\n']).unwrap_or(left.len());
        let (name, after) = left.split_at(end);
        names.push(name);
        let after = after.trim_start();
        match after.strip_prefix(',') {
            Some(more) => left = more.trim_start(),
            None => {
                left = after;
                break;
            }
        }
    }
    let mut user_ids = Vec::new();
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        user_ids.push(find_user(call, name).await?.id);
    }
    let channel = direct::open_group(call.state, call.session, user_ids).await?;
    post_into(call, &channel, left).await?;
    go_there(call, &format!("messages/{}", channel.name)).await
}

fn first_word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim())
}

async fn post_into(call: &Call<'_>, channel: &Channel, words: &str) -> Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    let request = CreatePost {
        channel_id: channel.id.clone(),
        message: words.to_owned(),
        ..CreatePost::default()
    };
    create::write(call.state, call.session, request).await.map(|_| ())
}

/// Where a direct channel opens: in the team that the command was said in, or in the first one.
async fn go_there(call: &Call<'_>, path: &str) -> Result<CommandResponse> {
    let db = call.state.store.read();
    let own = store::teams::of_user(db, &call.session.user_id).await?;
    let wanted = &call.args.team_id;
    let team = own.iter().find(|team| team.id == *wanted).or_else(|| own.first());
    let team = team.ok_or_else(|| Error::not_found("team"))?;
    Ok(CommandResponse { goto_location: place(&team.name, path), ..answer("") })
}

async fn say(
    call: &Call<'_>,
    text: String,
    post_type: &'static str,
    props: Props,
) -> Result<CommandResponse> {
    let request = CreatePost {
        channel_id: call.args.channel_id.clone(),
        root_id: call.args.root_id.clone(),
        message: text.clone(),
        post_type: post_type.to_owned(),
        props: props.clone(),
        ..CreatePost::default()
    };
    create::write(call.state, call.session, request).await?;
    Ok(CommandResponse {
        response_type: "in_channel".to_owned(),
        text,
        post_type: post_type.to_owned(),
        props,
        ..CommandResponse::default()
    })
}
