//! `use_title`: the title of the window, with what is unread.

use std::rc::Rc;

use yew::prelude::*;

use super::use_selector;
use crate::{
    services::browser,
    state::{State, extensions::Kind, select},
    t,
};

/// Keeps the title of the window up to date; `page` is the page or product of a plugin that shows.
#[hook]
pub fn use_title(page: Option<(Kind, Rc<str>)>) {
    let title = use_selector(move |state| title(state, page.as_ref()));
    use_effect_with(title, |title| browser::set_title(title));
}

/// `(3) Town Square - Contributors Mortise`: mentions as a number, other unread posts as a star.
fn title(state: &State, page: Option<&(Kind, Rc<str>)>) -> String {
    let total = select::teams::unread_everywhere(state);
    let mut title = match (total.mentions, total.any) {
        (1.., _) => format!("({}) ", total.mentions),
        (_, true) => "* ".to_owned(),
        (_, false) => String::new(),
    };
    if let Some(page) = page.and_then(|(kind, key)| state.extensions.title(*kind, key)) {
        title.push_str(page);
        title.push_str(" - ");
    }
    if state.view.in_threads {
        title.push_str(&t!("threads-title"));
        title.push_str(" - ");
    }
    let channel = state.view.channel_id.as_deref().and_then(|id| state.channels.get(id));
    if let Some(channel) = channel {
        title.push_str(&select::channel::display_name(state, channel));
        title.push_str(" - ");
    }
    let team = state.view.team_id.as_deref().and_then(|id| state.teams.get(id));
    if let Some(team) = team {
        title.push_str(&team.display_name);
        title.push(' ');
    }
    let site = state.config("SiteName");
    title.push_str(if site.is_empty() { "Mortise" } else { site });
    title
}

#[cfg(test)]
mod tests {
    use api_types::{Channel, ChannelMember, Team};

    use super::*;
    use crate::state::{Action, reduce};

    #[test]
    fn says_where_one_is_and_what_waits() {
        let mut state = State::default();
        assert_eq!(title(&state, None), "Mortise");
        let team = Team { id: "t".into(), display_name: "Crew".into(), ..Team::default() };
        let channel = Channel {
            id: "c".into(),
            team_id: "t".into(),
            display_name: "Town Square".into(),
            total_msg_count: 2,
            ..Channel::default()
        };
        let member = ChannelMember { channel_id: "c".into(), ..ChannelMember::default() };
        for action in [
            Action::Teams(vec![team], vec![]),
            Action::Channels(vec![channel]),
            Action::Members(vec![member.clone()]),
            Action::Opened { team_id: Some(Rc::from("t")), channel_id: Some(Rc::from("c")) },
        ] {
            reduce::apply(&mut state, action);
        }
        assert_eq!(title(&state, None), "* Town Square - Crew Mortise");
        let mentioned = ChannelMember { mention_count: 3, ..member };
        reduce::apply(&mut state, Action::Members(vec![mentioned]));
        assert_eq!(title(&state, None), "(3) Town Square - Crew Mortise");
        let page = (Kind::Page, Rc::from("a:tides"));
        let (kind, key) = page.clone();
        reduce::apply(&mut state, Action::Extended { kind, key, title: "Tides".into() });
        reduce::apply(&mut state, Action::Opened { team_id: None, channel_id: None });
        assert_eq!(title(&state, Some(&page)), "(3) Tides - Crew Mortise");
        reduce::apply(&mut state, Action::OpenedThreads { team_id: "t".into() });
        assert_eq!(title(&state, None), "(3) Threads - Crew Mortise");
    }
}
