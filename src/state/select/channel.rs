//! Channels as slots see them, and the other person of a direct one.

use api_types::{Channel, ChannelType};
use contracts::{ChannelHeaderProps, ChannelKind, ChannelProps};

use super::person;
use crate::state::State;

/// The id of the other person of a direct channel; one's own in the channel with oneself.
#[must_use]
pub fn partner_id<'a>(state: &State, channel: &'a Channel) -> Option<&'a str> {
    if channel.channel_type != ChannelType::Direct {
        return None;
    }
    let (one, other) = channel.name.split_once("__")?;
    Some(if *one == *state.me { other } else { one })
}

/// The name for people.
#[must_use]
pub fn display_name(state: &State, channel: &Channel) -> String {
    if channel.channel_type == ChannelType::Group {
        return group_name(state, channel);
    }
    let partner = partner_id(state, channel).and_then(|id| state.people.user(id));
    partner.map_or_else(|| channel.display_name.clone(), |user| person::display_name(user))
}

/// The server names a group after all its people; one's own name among them says nothing.
fn group_name(state: &State, channel: &Channel) -> String {
    let me = state.people.user(&state.me).map_or("", |user| user.username.as_str());
    let others = channel.display_name.split(", ").filter(|name| *name != me);
    let names = others.map(|name| match state.people.user_by_name(name) {
        Some(user) => person::display_name(user),
        None => name.to_owned(),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// A channel as plugins see it.
#[must_use]
pub fn channel_props(state: &State, channel: &Channel) -> ChannelProps {
    ChannelProps {
        id: channel.id.clone(),
        team_id: channel.team_id.clone(),
        kind: match channel.channel_type {
            ChannelType::Open => ChannelKind::Open,
            ChannelType::Private => ChannelKind::Private,
            ChannelType::Direct => ChannelKind::Direct,
            ChannelType::Group => ChannelKind::Group,
        },
        name: channel.name.clone(),
        display_name: display_name(state, channel),
        header: channel.header.clone(),
        purpose: channel.purpose.clone(),
    }
}

/// A channel by id.
#[must_use]
pub fn by_id(state: &State, channel_id: &str) -> Option<ChannelProps> {
    state.channels.get(channel_id).map(|channel| channel_props(state, channel))
}

/// What the channel header shows.
#[must_use]
pub fn header(state: &State, channel_id: &str) -> Option<ChannelHeaderProps> {
    let channel = state.channels.get(channel_id)?;
    let partner = partner_id(state, channel);
    Some(ChannelHeaderProps {
        channel: channel_props(state, channel),
        member_count: state
            .channels
            .member_count(channel_id)
            .and_then(|count| u32::try_from(count).ok()),
        partner: partner.and_then(|id| person::user(state, id)),
        presence: partner.map(|id| person::presence(state, id)),
    })
}

/// The part of the address after the team: `channels/town-square`, `messages/@ada`.
#[must_use]
pub fn address(state: &State, channel: &Channel) -> (&'static str, String) {
    match channel.channel_type {
        ChannelType::Open | ChannelType::Private => ("channels", channel.name.clone()),
        ChannelType::Group => ("messages", channel.name.clone()),
        ChannelType::Direct => {
            let partner = partner_id(state, channel).and_then(|id| state.people.user(id));
            let name =
                partner.map_or_else(|| channel.name.clone(), |it| format!("@{}", it.username));
            ("messages", name)
        }
    }
}

/// Looks a channel up by the part of its address after `channels/` or `messages/`.
#[must_use]
pub fn by_address(state: &State, team_id: &str, name: &str) -> Option<String> {
    if let Some(username) = name.strip_prefix('@') {
        let partner = state.people.user_by_name(username)?;
        let found = state
            .channels
            .mine()
            .find(|channel| partner_id(state, channel) == Some(partner.id.as_str()));
        return found.map(|channel| channel.id.clone());
    }
    state.channels.by_name(team_id, name).map(|channel| channel.id.clone())
}

/// Whether files can be attached to posts of this channel.
#[must_use]
pub fn can_attach(state: &State, channel_id: &str) -> bool {
    let is_open = state.channels.get(channel_id).is_some_and(|channel| channel.delete_at == 0);
    is_open && state.config("EnableFileAttachments") == "true"
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use api_types::{ChannelMember, User};

    use super::*;
    use crate::state::{Action, reduce};

    fn state() -> State {
        let mut state = State { me: Rc::from("me"), ..State::default() };
        let user =
            |id: &str| User { id: id.into(), username: format!("{id}.name"), ..User::default() };
        reduce::apply(&mut state, Action::Users(vec![user("me"), user("ada")]));
        let channel = |id: &str, name: &str, channel_type| Channel {
            id: id.into(),
            name: name.into(),
            channel_type,
            ..Channel::default()
        };
        let channels = vec![
            channel("d1", "ada__me", ChannelType::Direct),
            channel("d2", "me__me", ChannelType::Direct),
            Channel { team_id: "t".into(), ..channel("c", "town", ChannelType::Open) },
        ];
        let member =
            |it: &Channel| ChannelMember { channel_id: it.id.clone(), ..ChannelMember::default() };
        let members = channels.iter().map(member).collect();
        reduce::apply(&mut state, Action::Channels(channels));
        reduce::apply(&mut state, Action::Members(members));
        state
    }

    #[test]
    fn a_direct_channel_is_called_like_the_other_person() {
        let state = state();
        assert_eq!(by_id(&state, "d1").unwrap().display_name, "ada.name");
        assert_eq!(by_id(&state, "d2").unwrap().display_name, "me.name");
        let header = header(&state, "d1").unwrap();
        assert_eq!(header.partner.unwrap().id, "ada");
        assert!(header.presence.is_some());
    }

    #[test]
    fn a_group_is_called_like_the_others_in_it() {
        let mut state = state();
        let group = Channel {
            id: "g".into(),
            channel_type: ChannelType::Group,
            display_name: "ada.name, me.name, zoe".into(),
            ..Channel::default()
        };
        reduce::apply(&mut state, Action::Channels(vec![group]));
        assert_eq!(by_id(&state, "g").unwrap().display_name, "ada.name, zoe");
    }

    #[test]
    fn addresses_lead_back() {
        let state = state();
        for (id, expected) in [
            ("d1", ("messages", "@ada.name")),
            ("d2", ("messages", "@me.name")),
            ("c", ("channels", "town")),
        ] {
            let (kind, name) = address(&state, state.channels.get(id).unwrap());
            assert_eq!((kind, name.as_str()), expected);
            assert_eq!(by_address(&state, "t", &name).as_deref(), Some(id));
        }
        assert_eq!(by_address(&state, "another team", "town"), None);
        assert_eq!(by_address(&state, "t", "@nobody"), None);
    }
}
