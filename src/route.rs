//! The addresses of the app, and how they belong to teams and channels.

use yew_router::{AnyRoute, prelude::*};

use crate::state::{State, select};

/// A place in the app.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum Route {
    /// Nowhere yet: goes to the channel that was looked at last.
    #[at("/")]
    Home,
    /// Where others send people to sign in. For somebody who is, the same as [`Route::Home`].
    #[at("/login")]
    Login,
    /// A team, without a channel.
    #[at("/:team")]
    Team {
        /// The team's name.
        team: String,
    },
    /// A channel of a team.
    #[at("/:team/channels/:name")]
    Channel {
        /// The team's name.
        team: String,
        /// The channel's name.
        name: String,
    },
    /// A direct or group channel, seen from a team.
    #[at("/:team/messages/:name")]
    Message {
        /// The team's name.
        team: String,
        /// `@user`, or the name of a group channel.
        name: String,
    },
    /// A post, wherever it stands: leads to its channel.
    #[at("/:team/pl/:post")]
    Post {
        /// The team's name.
        team: String,
        /// The post's id.
        post: String,
    },
    /// The threads that the person follows, in a team and in direct channels.
    #[at("/:team/threads")]
    Threads {
        /// The team's name.
        team: String,
    },
    /// A page of a plugin, outside of any team.
    #[at("/plug/:plugin/*rest")]
    Plug {
        /// The plugin's id.
        plugin: String,
        /// The page's name, and what follows it.
        rest: String,
    },
    /// A page of a plugin, seen from a team.
    #[at("/:team/plug/:plugin/*rest")]
    TeamPlug {
        /// The team's name.
        team: String,
        /// The plugin's id.
        plugin: String,
        /// The page's name, and what follows it.
        rest: String,
    },
    /// A product of a plugin, where its address has more parts than one.
    #[at("/:base/*rest")]
    Product {
        /// The first part, which is the product's own.
        base: String,
        /// What follows it.
        rest: String,
    },
    /// None of these.
    #[not_found]
    #[at("/error/not-found")]
    NotFound,
}

impl Route {
    /// The address as people write it: the `@` before a name stands as itself.
    #[must_use]
    pub fn address(&self) -> AnyRoute {
        AnyRoute::new(self.to_path().replacen("/messages/%40", "/messages/@", 1))
    }

    /// The place of a channel: in its own team, or, for direct and group channels, in the open one.
    #[must_use]
    pub fn of_channel(state: &State, channel_id: &str) -> Option<Self> {
        let channel = state.channels.get(channel_id)?;
        let team_id = if channel.team_id.is_empty() {
            state.view.team_id.as_deref().unwrap_or_default()
        } else {
            &channel.team_id
        };
        let team = match state.teams.get(team_id) {
            Some(team) => team.name.clone(),
            None => select::teams::sorted(state).first()?.name.clone(),
        };
        let (kind, name) = select::channel::address(state, channel);
        Some(if kind == "messages" {
            Self::Message { team, name }
        } else {
            Self::Channel { team, name }
        })
    }

    /// The place of a product of a plugin.
    #[must_use]
    pub fn of_product(base: &str, rest: &str) -> Self {
        let base = base.to_owned();
        if rest.is_empty() {
            return Self::Team { team: base };
        }
        let path = format!("/{base}/{rest}");
        Self::recognize(&path).unwrap_or(Self::Product { base, rest: rest.to_owned() })
    }

    /// The first part of the address, where it may be a team's or a product's, and what follows it.
    #[must_use]
    pub fn base(&self) -> Option<(String, String)> {
        match self {
            Self::Home | Self::Login | Self::Plug { .. } | Self::NotFound => None,
            Self::Team { .. }
            | Self::Channel { .. }
            | Self::Message { .. }
            | Self::Post { .. }
            | Self::Threads { .. }
            | Self::TeamPlug { .. }
            | Self::Product { .. } => {
                let path = self.to_path();
                let path = path.trim_start_matches('/');
                let (base, rest) = path.split_once('/').unwrap_or((path, ""));
                Some((base.to_owned(), rest.to_owned()))
            }
        }
    }

    /// The place of a post, as it is sent to others.
    #[must_use]
    pub fn of_post(state: &State, post_id: &str) -> Option<Self> {
        let post = state.posts.get(post_id)?;
        let team_id = state.channels.get(&post.channel_id).map(|channel| channel.team_id.as_str());
        let team_id = team_id.filter(|id| !id.is_empty()).or(state.view.team_id.as_deref())?;
        let team = state.teams.get(team_id)?.name.clone();
        Some(Self::Post { team, post: post_id.to_owned() })
    }

    /// The place to begin with in a team.
    #[must_use]
    pub fn of_team(state: &State, team_id: &str) -> Option<Self> {
        let team = state.teams.get(team_id)?;
        let first = select::sidebar::first_channel(state, team_id);
        first
            .and_then(|channel_id| Self::of_channel(state, &channel_id))
            .or_else(|| Some(Self::Team { team: team.name.clone() }))
    }

    /// The place to begin with: where the person was last, or the first team.
    #[must_use]
    pub fn home(state: &State) -> Option<Self> {
        let teams = select::teams::sorted(state);
        let last = teams.iter().find(|team| team.id == state.places.team_id);
        let team = last.or_else(|| teams.first())?;
        Self::of_team(state, &team.id)
    }
}

#[cfg(test)]
mod tests {
    use api_types::{Channel, ChannelMember, ChannelType, Team, User};

    use super::*;
    use crate::state::{Action, reduce};

    fn state() -> State {
        let mut state = State { me: "me".into(), ..State::default() };
        let team = |id: &str| Team { id: id.into(), name: id.into(), ..Team::default() };
        let channel = |id: &str, team_id: &str, name: &str| Channel {
            id: id.into(),
            team_id: team_id.into(),
            name: name.into(),
            ..Channel::default()
        };
        let direct = Channel { channel_type: ChannelType::Direct, ..channel("d", "", "ada__me") };
        let channels = vec![channel("c1", "one", "town"), channel("c2", "two", "town"), direct];
        let member =
            |it: &Channel| ChannelMember { channel_id: it.id.clone(), ..ChannelMember::default() };
        let members = channels.iter().map(member).collect();
        let ada = User { id: "ada".into(), username: "ada".into(), ..User::default() };
        for action in [
            Action::Teams(vec![team("one"), team("two")], vec![]),
            Action::Channels(channels),
            Action::Members(members),
            Action::Users(vec![ada]),
        ] {
            reduce::apply(&mut state, action);
        }
        state
    }

    #[test]
    fn addresses_are_read_and_written() {
        for (path, route) in [
            ("/", Route::Home),
            ("/login", Route::Login),
            ("/one", Route::Team { team: "one".into() }),
            ("/one/channels/town", Route::Channel { team: "one".into(), name: "town".into() }),
            ("/one/threads", Route::Threads { team: "one".into() }),
            ("/one/pl/p1", Route::Post { team: "one".into(), post: "p1".into() }),
            ("/plug/a.b/tides", Route::Plug { plugin: "a.b".into(), rest: "tides".into() }),
            ("/plug/a/x/y", Route::Plug { plugin: "a".into(), rest: "x/y".into() }),
            (
                "/one/plug/a/x/y",
                Route::TeamPlug { team: "one".into(), plugin: "a".into(), rest: "x/y".into() },
            ),
            ("/one/messages/@ada", Route::Message { team: "one".into(), name: "@ada".into() }),
        ] {
            assert_eq!(Route::recognize(path), Some(route.clone()));
            assert_eq!(route.address().to_path(), path);
        }
    }

    #[test]
    fn an_address_of_more_parts_may_be_a_products() {
        let deep = Route::of_product("boards", "lists/2026");
        assert_eq!(deep, Route::Product { base: "boards".into(), rest: "lists/2026".into() });
        assert_eq!(Route::recognize("/boards/lists/2026"), Some(deep.clone()));
        assert_eq!(deep.base(), Some(("boards".into(), "lists/2026".into())));
        // What could be a channel's stays so; the product's base tells them apart.
        let like_a_channel = Route::of_product("boards", "channels/mine");
        assert!(matches!(like_a_channel, Route::Channel { .. }));
        assert_eq!(like_a_channel.base(), Some(("boards".into(), "channels/mine".into())));
        assert_eq!(Route::of_product("boards", "").base(), Some(("boards".into(), String::new())));
        assert_eq!(Route::Home.base(), None);
    }

    #[test]
    fn begins_where_one_was_last() {
        let mut state = state();
        let channel = |team: &str| Route::Channel { team: team.into(), name: "town".into() };
        assert_eq!(Route::home(&state), Some(channel("one")));
        let open = Action::Opened { team_id: Some("two".into()), channel_id: Some("c2".into()) };
        reduce::apply(&mut state, open);
        assert_eq!(Route::home(&state), Some(channel("two")));
        assert_eq!(Route::home(&State::default()), None);
    }

    #[test]
    fn direct_channels_stay_in_the_open_team() {
        let mut state = state();
        let open = Action::Opened { team_id: Some("two".into()), channel_id: None };
        reduce::apply(&mut state, open);
        let expected = Route::Message { team: "two".into(), name: "@ada".into() };
        assert_eq!(Route::of_channel(&state, "d"), Some(expected));
        assert_eq!(Route::of_channel(&state, "unknown"), None);
    }
}
