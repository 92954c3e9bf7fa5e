//! The quick switcher: channels and people by a few letters, what is unread and what was looked at
//! last first.

use std::cmp::Reverse;

use api_types::Channel;
use contracts::ChannelKind;

use super::{channel, person};
use crate::state::State;

/// The most rows.
const MAX_ROWS: usize = 30;

/// Somewhere to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// What it is, and its id.
    pub place: GoalPlace,
    /// Its name for people.
    pub name: String,
    /// What else to know: the user name, the name in addresses.
    pub hint: String,
    /// Who can see it.
    pub kind: ChannelKind,
    /// A person's picture.
    pub picture: Option<String>,
    /// Whether something in it is unread.
    pub unread: bool,
}

/// Where a goal is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum GoalPlace {
    /// A channel that the client knows; maybe one to be joined.
    Channel(String),
    /// A person without a conversation so far.
    Person(String),
}

/// What fits the letters; without letters what is unread, then what was looked at last.
#[must_use]
pub fn goals(state: &State, letters: &str) -> Vec<Goal> {
    let letters = letters.trim().trim_start_matches(['@', '~']).to_lowercase();
    let mut found: Vec<(u32, bool, Reverse<i64>, Goal)> = Vec::new();
    let mut partners = Vec::new();
    let open_team = state.view.team_id.as_deref().unwrap_or_default();
    for it in state.channels.known().filter(|it| it.delete_at == 0) {
        let member = state.channels.member(&it.id);
        if member.is_none() && (letters.is_empty() || it.team_id.is_empty()) {
            continue;
        }
        let is_open = state.view.is_open(&it.id);
        if letters.is_empty() && is_open {
            continue;
        }
        let props = channel::channel_props(state, it);
        let partner = channel::partner_id(state, it).and_then(|id| state.people.user(id));
        let hint = match partner {
            Some(user) => format!("@{}", user.username),
            None if it.team_id.is_empty() => String::new(),
            None => in_team(state, it),
        };
        partners.extend(partner.map(|user| user.id.clone()));
        let full = partner.map(|user| person::search_words(user)).unwrap_or_default();
        let Some(rank) = best(&[&props.display_name, &hint, &full], &letters) else { continue };
        // What one looks for is mostly near.
        let is_elsewhere = !it.team_id.is_empty() && it.team_id != open_team;
        let rank = 2 * rank + u32::from(is_elsewhere);
        let unread = state.channels.unread(&it.id);
        let seen_at = member.map_or(0, |member| member.last_viewed_at);
        let goal = Goal {
            place: GoalPlace::Channel(it.id.clone()),
            name: props.display_name,
            hint,
            kind: props.kind,
            picture: partner.map(|user| person::picture_url(user)),
            unread: unread.stands_out(),
        };
        found.push((rank, !unread.stands_out(), Reverse(seen_at), goal));
    }
    if !letters.is_empty() {
        for user in state.people.users() {
            if user.delete_at > 0 || partners.contains(&user.id) {
                continue;
            }
            let name = person::display_name(user);
            let hint = format!("@{}", user.username);
            let full = person::search_words(user);
            let Some(rank) = best(&[&name, &hint, &full], &letters) else { continue };
            let rank = 2 * rank;
            let goal = Goal {
                place: GoalPlace::Person(user.id.clone()),
                name,
                hint,
                kind: ChannelKind::Direct,
                picture: Some(person::picture_url(user)),
                unread: false,
            };
            found.push((rank, true, Reverse(0), goal));
        }
    }
    found.sort_by(|a, b| {
        (a.0, a.1, a.2, a.3.name.to_lowercase()).cmp(&(b.0, b.1, b.2, b.3.name.to_lowercase()))
    });
    found.into_iter().take(MAX_ROWS).map(|(.., goal)| goal).collect()
}

/// The name in addresses, and the team when it is another than the open one.
fn in_team(state: &State, channel: &Channel) -> String {
    let is_here = state.view.team_id.as_deref() == Some(&channel.team_id);
    match state.teams.get(&channel.team_id).filter(|_| !is_here) {
        Some(team) => format!("~{} · {}", channel.name, team.display_name),
        None => format!("~{}", channel.name),
    }
}

fn best(texts: &[&str], letters: &str) -> Option<u32> {
    texts.iter().filter_map(|text| rank(text, letters)).min()
}

/// How well the letters fit a text, 0 best; `None` when they are not even in it in their order.
#[must_use]
pub fn rank(text: &str, letters: &str) -> Option<u32> {
    let text = text.trim_start_matches(['@', '~']).to_lowercase();
    if text == letters || letters.is_empty() {
        return Some(0);
    }
    if text.starts_with(letters) {
        return Some(1);
    }
    let is_gap = |letter: char| !letter.is_alphanumeric();
    if text.split(is_gap).any(|word| word.starts_with(letters)) {
        return Some(2);
    }
    if text.contains(letters) {
        return Some(3);
    }
    let mut rest = text.chars();
    letters
        .chars()
        .filter(|it| !it.is_whitespace())
        .all(|it| rest.any(|other| other == it))
        .then_some(4)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use api_types::{ChannelMember, ChannelType, User};

    use super::*;
    use crate::state::{Action, reduce};

    #[test]
    fn the_nearer_the_better() {
        for (text, letters, expected) in [
            ("Design", "design", Some(0)),
            ("Design", "des", Some(1)),
            ("Release Planning", "plan", Some(2)),
            ("Development", "lop", Some(3)),
            ("Release Planning", "rpl", Some(4)),
            ("Design", "x", None),
            ("@ada", "ada", Some(0)),
            ("anything", "", Some(0)),
        ] {
            assert_eq!(rank(text, letters), expected, "{text} {letters}");
        }
    }

    fn state() -> State {
        let mut state = State { me: "me".into(), ..State::default() };
        let channel = |id: &str, name: &str, total| Channel {
            id: id.into(),
            team_id: "t".into(),
            name: id.into(),
            display_name: name.into(),
            total_msg_count: total,
            ..Channel::default()
        };
        let direct = Channel {
            team_id: String::new(),
            channel_type: ChannelType::Direct,
            ..channel("ada__me", "", 0)
        };
        let member = |id: &str, at| ChannelMember {
            channel_id: id.into(),
            last_viewed_at: at,
            ..ChannelMember::default()
        };
        let user = |id: &str| User { id: id.into(), username: id.into(), ..User::default() };
        for action in [
            Action::Users(vec![user("me"), user("ada"), user("adele")]),
            Action::Channels(vec![
                channel("dev", "Development", 0),
                channel("ops", "Operations", 3),
                channel("far", "Adventures", 0),
                direct,
            ]),
            Action::Opened { team_id: Some(Rc::from("t")), channel_id: None },
            Action::Members(vec![member("dev", 5), member("ops", 1), member("ada__me", 9)]),
        ] {
            reduce::apply(&mut state, action);
        }
        state
    }

    fn names(letters: &str) -> Vec<String> {
        goals(&state(), letters).into_iter().map(|goal| goal.name).collect()
    }

    #[test]
    fn without_letters_the_unread_come_first_then_the_latest() {
        assert_eq!(names(""), ["Operations", "ada", "Development"]);
    }

    #[test]
    fn letters_find_channels_to_join_and_people_once() {
        assert_eq!(names("ad"), ["ada", "adele", "Adventures"]);
        assert_eq!(names("@ada"), ["ada"]);
        assert!(names("zzz").is_empty());
        let goals = goals(&state(), "ad");
        assert_eq!(goals[0].place, GoalPlace::Channel("ada__me".into()));
        assert_eq!(goals[1].place, GoalPlace::Person("adele".into()));
    }
}
