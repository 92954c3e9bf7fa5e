//! Commands about channels: going in and out, names and texts, who is in there, muting.

use api_types::{Channel, ChannelType, CommandResponse, PatchChannel};

use super::{Call, answer, find_user, place};
use crate::{
    auth::permissions::Who,
    channels::{access, edit, members, notify},
    error::{Error, Result},
    store,
    teams::DEFAULT_CHANNELS,
};

/// `/join ~name` and `/open ~name`.
pub(super) async fn join(call: &Call<'_>) -> Result<CommandResponse> {
    let name = call.words("/join and the channel's name")?;
    let channel = named(call, name).await?;
    members::enter(call.state, call.session, &channel.id, "me").await?;
    go_to(call, &channel).await
}

pub(super) async fn leave(call: &Call<'_>, who: &Who) -> Result<CommandResponse> {
    let channel = call.channel;
    members::take_out(call.state, who, call.session, (&channel.id, "me")).await?;
    let db = call.state.store.read();
    let (common, _) = DEFAULT_CHANNELS[0];
    match store::channels::by_name(db, &channel.team_id, common).await? {
        Some(common) => go_to(call, &common).await,
        None => Ok(answer("")),
    }
}

pub(super) async fn header(call: &Call<'_>) -> Result<CommandResponse> {
    let header = call.words("/header and the text")?;
    change(call, PatchChannel { header: Some(header.to_owned()), ..PatchChannel::default() }).await
}

pub(super) async fn purpose(call: &Call<'_>) -> Result<CommandResponse> {
    let purpose = call.words("/purpose and the text")?;
    let patch = PatchChannel { purpose: Some(purpose.to_owned()), ..PatchChannel::default() };
    change(call, patch).await
}

pub(super) async fn rename(call: &Call<'_>) -> Result<CommandResponse> {
    let name = call.words("/rename and the new name")?;
    let patch = PatchChannel { display_name: Some(name.to_owned()), ..PatchChannel::default() };
    change(call, patch).await
}

/// The channel shows what was changed by itself.
async fn change(call: &Call<'_>, patch: PatchChannel) -> Result<CommandResponse> {
    edit::change(call.state, call.session, &call.channel.id, patch).await?;
    Ok(answer(""))
}

/// `/invite @name`, into this channel, or `/invite @name ~channel`.
pub(super) async fn invite(call: &Call<'_>) -> Result<CommandResponse> {
    let rest = call.words("/invite, @username, and maybe ~channel")?;
    let (names, channels): (Vec<&str>, Vec<&str>) =
        rest.split_whitespace().partition(|word| !word.starts_with('~'));
    let mut into = Vec::new();
    for name in &channels {
        into.push(named(call, name).await?);
    }
    if into.is_empty() {
        into.push(call.channel.clone());
    }
    let mut users = Vec::new();
    for name in &names {
        users.push(find_user(call, name).await?);
    }
    if users.is_empty() {
        return Err(Error::invalid("command", &call.args.command, "names somebody"));
    }
    for channel in &into {
        for user in &users {
            members::enter(call.state, call.session, &channel.id, &user.id).await?;
        }
    }
    let people: Vec<String> = users.iter().map(|user| format!("@{}", user.username)).collect();
    let places: Vec<String> = into.iter().map(|it| format!("~{}", it.name)).collect();
    Ok(answer(&format!("{} is now in {}.", people.join(", "), places.join(", "))))
}

pub(super) async fn kick(call: &Call<'_>, who: &Who) -> Result<CommandResponse> {
    let user = find_user(call, call.words("/kick and @username")?).await?;
    let at = (call.channel.id.as_str(), user.id.as_str());
    members::take_out(call.state, who, call.session, at).await?;
    Ok(answer(""))
}

/// `/mute` turns it on and off, here or in the channel that is named.
pub(super) async fn mute(call: &Call<'_>) -> Result<CommandResponse> {
    let channel = match call.rest {
        "" => call.channel.clone(),
        name => named(call, name).await?,
    };
    let (_, member) = access::member(call.state, call.session, &channel.id).await?;
    let is_muted = member.notify_props.get("mark_unread").is_some_and(|it| it == "mention");
    let value = if is_muted { "all" } else { "mention" };
    let choices = [("mark_unread".to_owned(), value.to_owned())].into();
    notify::set(call.state, call.session, &channel.id, choices).await?;
    let name = shown_name(&channel);
    Ok(answer(&if is_muted {
        format!("{name} is no longer muted.")
    } else {
        format!("{name} is muted: only mentions are told, until you turn it off in the same way.")
    }))
}

fn shown_name(channel: &Channel) -> String {
    match channel.channel_type {
        ChannelType::Open | ChannelType::Private => format!("~{}", channel.name),
        ChannelType::Direct | ChannelType::Group => "This conversation".to_owned(),
    }
}

/// A channel by name, in the team of the open channel or, in a direct one, the team it is seen from.
async fn named(call: &Call<'_>, name: &str) -> Result<Channel> {
    let name = name.trim_start_matches('~').to_lowercase();
    let team_id = call.team_id();
    let found = store::channels::by_name(call.state.store.read(), team_id, &name).await?;
    let Some(channel) = found.filter(|it| it.delete_at == 0 && !it.team_id.is_empty()) else {
        return Err(no_channel(&name));
    };
    // A private channel's name is not given away.
    if access::may_read(call.state, call.session, &channel).await? {
        return Ok(channel);
    }
    Err(no_channel(&name))
}

fn no_channel(name: &str) -> Error {
    Error::not_found("channel")
        .detail(format!("name={:?}", name.chars().take(64).collect::<String>()))
}

async fn go_to(call: &Call<'_>, channel: &Channel) -> Result<CommandResponse> {
    let team = store::teams::by_id(call.state.store.read(), &channel.team_id).await?;
    let team = team.ok_or_else(|| Error::not_found("team"))?;
    let path = format!("channels/{}", channel.name);
    Ok(CommandResponse { goto_location: place(&team.name, &path), ..answer("") })
}
