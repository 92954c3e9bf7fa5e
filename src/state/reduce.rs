//! The reducer: how each action changes the state. Pure.

use std::rc::Rc;

use api_types::{ChannelUnreadAt, Post};

use super::{
    State,
    action::Action,
    channels::Arrival,
    connection::Boot,
    drafts::edit_key,
    extensions, posts, reactions,
    saved::Saved,
    snapshot::Snapshot,
    threads,
    view::{Editing, RightSide, Target, View},
};

/// Applies one action.
#[expect(clippy::too_many_lines, reason = "a flat table, one line per action")]
pub fn apply(state: &mut State, action: Action) {
    match action {
        Action::Boot(boot) => state.boot = boot,
        Action::Connection(connection) => state.connection = connection,
        Action::EventsMissed => {
            state.posts.mark_missed();
            state.threads.mark_missed();
        }
        Action::Config(config) => state.config = Rc::new(config),
        Action::Snapshot(snapshot) => put_snapshot(state, *snapshot),
        Action::SignedOut => {
            *state = State {
                boot: Boot::SignedOut,
                config: Rc::clone(&state.config),
                view: View { attentive: state.view.attentive, ..View::default() },
                ..State::default()
            };
        }

        Action::Users(users) => state.people.put(users),
        Action::Statuses(statuses) => state.people.put_statuses(statuses),
        Action::Typing { channel_id, user_id, now_ms } => {
            if *user_id != *state.me {
                state.people.started_typing(channel_id, user_id, now_ms);
            }
        }
        Action::TimePassed { now_ms } => state.people.expire(now_ms),
        Action::Emojis(emojis) => state.people.put_emojis(emojis),

        Action::FormatsChanged => state.formats = state.formats.wrapping_add(1),
        Action::Extended { kind, key, title } => state.extensions.put(kind, key, title),
        Action::Product(product) => state.extensions.put_product(product),
        Action::UserSettings(settings) => state.extensions.put_settings(settings),
        Action::ChannelOption(option) => state.extensions.put_channel_option(option),
        Action::ChannelTab(tab) => state.extensions.put_channel_tab(tab),
        Action::SlotsWanted(slots) => state.extensions.want(slots),
        Action::ExtensionGone { kind, key } => {
            state.extensions.remove(kind, &key);
            let panel = RightSide::Panel(key);
            if kind == extensions::Kind::Panel {
                state.view.forget_right(|side| *side == panel);
            }
        }
        Action::PluginBuild(event) => state.developed.told(event),
        Action::BuildNotePutAway { plugin_id } => state.developed.put_away(&plugin_id),

        Action::Teams(teams, members) => {
            state.teams.extend(teams.into_iter().map(|it| (it.id.clone(), Rc::new(it))));
            state
                .team_members
                .extend(members.into_iter().map(|it| (it.team_id.clone(), Rc::new(it))));
        }
        Action::Channels(channels) => state.channels.put(channels),
        Action::Members(members) => state.channels.put_members(members),
        Action::ChannelLeft { channel_id } => {
            state.channels.left(&channel_id);
            state.posts.forget_channel(&channel_id);
            state.threads.forget_channel(&channel_id);
            forget_threads(state);
        }
        Action::ChannelArchived { channel_id, delete_at } => {
            state.channels.archived(&channel_id, delete_at);
        }
        Action::MemberCount { channel_id, count } => {
            state.channels.put_member_count(channel_id, count);
        }
        Action::MemberCountChanged { channel_id, delta } => {
            state.channels.add_to_member_count(&channel_id, delta);
        }
        Action::Categories { team_id, categories } => state.categories.put(team_id, categories),
        Action::CategoriesChanged(changed) => state.categories.change(changed),
        Action::CategoriesReordered { team_id, order } => {
            state.categories.reorder(&team_id, &order);
        }
        Action::Uploads { place, change } => state.uploads.apply(&place, change),
        Action::Viewed { channel_id, at_ms } => state.channels.viewed(&channel_id, at_ms),

        Action::PostsLoading { channel_id, loading } => {
            state.posts.set_loading(&channel_id, loading);
        }
        Action::Posts { channel_id, page, list } => {
            // An own post may come with a page before its answer or event does.
            for post in list.posts.values() {
                state.outbox.remove(&post.pending_post_id);
            }
            state.posts.put_page(&channel_id, &page, list);
        }
        Action::Posted { post, mentions_me } => posted(state, post, mentions_me),
        Action::Counted { post, mentions_me } => counted(state, &post, mentions_me),
        Action::PostChanged(post) => {
            state.threads.post_changed(&post);
            state.posts.put(post);
        }
        Action::PostDeleted(post) => {
            state.posts.remove(&post);
            state.threads.post_deleted(&post.id);
            forget_threads(state);
        }

        Action::NewestInSight(is_in_sight) => state.view.newest_in_sight = is_in_sight,

        Action::LoosePosts(posts) => state.posts.put_loose(posts),
        Action::ThreadLoading { root_id, loading } => {
            state.posts.set_thread_loading(&root_id, loading);
        }
        Action::Thread { root_id, list } => state.posts.put_thread(&root_id, list),
        Action::Threads(change) => threads::apply(state, change),
        Action::ReactionAdded(reaction) => reactions::add(&mut state.posts, reaction),
        Action::ReactionRemoved(reaction) => reactions::remove(&mut state.posts, &reaction),
        Action::MarkedUnread(unread) => marked_unread(state, &unread),

        Action::Sending(post) => {
            state.view.new_since = None;
            state.outbox.add(post);
        }
        Action::SendFate { id, fate } => state.outbox.set_fate(&id, fate),
        Action::Sent { id, post } => {
            state.outbox.remove(&id);
            posted(state, post, false);
        }
        Action::SendDiscarded { id } => state.outbox.remove(&id),
        Action::Draft { channel_id, message } => state.drafts.put(channel_id, &message),

        Action::Preferences(preferences) => {
            state.saved.take(&preferences);
            state.n_preferred = state.n_preferred.wrapping_add(1);
            state
                .preferences
                .extend(preferences.into_iter().map(|it| ((it.category, it.name), it.value)));
        }
        Action::PreferencesDeleted(preferences) => {
            state.saved.take_back(&preferences);
            state.n_preferred = state.n_preferred.wrapping_add(1);
            for preference in preferences {
                state.preferences.remove(&(preference.category, preference.name));
            }
        }

        Action::Commands(commands) => state.commands = commands.into(),
        Action::Opened { team_id, channel_id } => opened(state, team_id, channel_id),
        Action::OpenedThreads { team_id } => {
            opened(state, Some(team_id), None);
            state.view.in_threads = true;
        }
        Action::Target { post_id } => {
            let turn = state.view.target.as_ref().map_or(0, |target| target.turn.wrapping_add(1));
            state.view.target = Some(Target { post_id, turn });
            // The list goes there, and tells when it is back.
            state.view.newest_in_sight = false;
        }
        Action::Edit(editing) => edit(state, editing),
        Action::ShowRight(side) => state.view.show_right(side),
        Action::Search(change) => state.search.apply(change),
        Action::RightBack => match state.view.right_before.pop() {
            Some(side) => {
                state.view.right = Some(side);
                state.view.keeps_thread_unread = false;
            }
            None => state.view.close_right(),
        },
        Action::Inspect(is_open) => state.view.is_inspecting = is_open,
        Action::CloseRight => state.view.close_right(),
        Action::Places(places) => state.places = places,
        Action::Attentive(attentive) => state.view.attentive = attentive,
    }
}

/// A thread whose first post is gone can not be shown any more.
fn forget_threads(state: &mut State) {
    let posts = &state.posts;
    state.view.forget_right(|side| match side {
        RightSide::Thread(id) | RightSide::Card(id) => posts.get(id).is_none(),
        RightSide::Pinned(_) | RightSide::Saved | RightSide::Search | RightSide::Panel(_) => false,
    });
    let is_gone = |editing: &Editing| posts.get(&editing.post_id).is_none();
    if state.view.editing.as_ref().is_some_and(is_gone) {
        state.view.editing = None;
    }
}

/// The text that is changed is a draft: it outlasts scrolling, another channel, and a reload.
fn edit(state: &mut State, editing: Option<Editing>) {
    if let Some(editing) = &editing {
        let Some(post) = state.posts.get(&editing.post_id) else { return };
        let key = edit_key(&editing.post_id);
        if state.drafts.get(&key).is_empty() {
            state.drafts.put(key, &post.message);
        }
    } else if let Some(editing) = &state.view.editing {
        state.drafts.put(edit_key(&editing.post_id), "");
    }
    state.view.editing = editing;
}

fn marked_unread(state: &mut State, unread: &ChannelUnreadAt) {
    state.channels.marked_unread(unread);
    if state.view.is_open(&unread.channel_id) {
        state.view.new_since = Some(unread.last_viewed_at);
        state.view.keeps_unread = true;
    }
}

fn put_snapshot(state: &mut State, snapshot: Snapshot) {
    state.me = Rc::from(snapshot.me.id.as_str());
    state.people.put(snapshot.users);
    state.people.put(vec![snapshot.me]);
    state
        .people
        .put_statuses(snapshot.statuses.into_iter().map(|it| (it.user_id, it.status)).collect());
    state.teams = snapshot.teams.into_iter().map(|it| (it.id.clone(), Rc::new(it))).collect();
    state.team_members =
        snapshot.team_members.into_iter().map(|it| (it.team_id.clone(), Rc::new(it))).collect();
    state.channels.put(snapshot.channels);
    state.channels.replace_members(snapshot.channel_members);
    state.saved = Saved::of(&snapshot.preferences);
    state.n_preferred = state.n_preferred.wrapping_add(1);
    state.preferences =
        snapshot.preferences.into_iter().map(|it| ((it.category, it.name), it.value)).collect();
}

fn posted(state: &mut State, post: Post, mentions_me: bool) {
    if !post.pending_post_id.is_empty() {
        state.outbox.remove(&post.pending_post_id);
    }
    state.people.stopped_typing(&post.channel_id, &post.user_id);
    if state.posts.get(&post.id).is_some() {
        // The answer to our own request and the event both bring the post: it counts once.
        counted(state, &post, mentions_me);
        state.posts.put(post);
        return;
    }
    let arrival = arrival(state, &post, mentions_me);
    state.channels.arrived(&arrival);
    let in_sight = state.view.is_open(&post.channel_id);
    if in_sight && !arrival.seen && state.view.new_since.is_none() {
        state.view.new_since = Some(post.create_at - 1);
    }
    if !post.root_id.is_empty() {
        state.posts.count_reply(&post.root_id, 1, post.create_at);
    }
    let channel_id = post.channel_id.clone();
    state.posts.put(post);
    bound_posts(state, &channel_id);
}

/// Counts a post that came some other way before, if the channel is known as it was without it.
fn counted(state: &mut State, post: &Post, mentions_me: bool) {
    let arrival = arrival(state, post, mentions_me);
    if state.channels.is_behind(&arrival) {
        state.channels.arrived(&arrival);
    }
}

fn arrival<'a>(state: &State, post: &'a Post, mentions_me: bool) -> Arrival<'a> {
    Arrival {
        channel_id: &post.channel_id,
        post_type: &post.post_type,
        create_at: post.create_at,
        mentions_me,
        seen: *post.user_id == *state.me || state.view.sees(&post.channel_id),
    }
}

/// Lets go of what nobody will miss of a channel that has grown.
fn bound_posts(state: &mut State, channel_id: &str) {
    let bound = match (state.view.is_open(channel_id), state.view.newest_in_sight) {
        // Somebody reads further up.
        (true, false) => return,
        (true, true) => posts::IN_SIGHT,
        (false, _) => posts::ASIDE,
    };
    let State { posts, view, saved, .. } = state;
    posts.bound(channel_id, bound, |post| {
        let is_this = |id: &str| id == post.id;
        saved.has(&post.id)
            || view.target.as_ref().is_some_and(|it| is_this(&it.post_id))
            || view.editing.as_ref().is_some_and(|it| is_this(&it.post_id))
            || view.shows_beside(&post.id)
    });
}

fn opened(state: &mut State, team_id: Option<Rc<str>>, channel_id: Option<Rc<str>>) {
    state.view.in_threads = false;
    if team_id.is_some() {
        state.view.team_id = team_id;
    }
    if let (Some(team_id), Some(channel_id)) = (&state.view.team_id, &channel_id) {
        state.places.visited(team_id, channel_id);
    }
    if state.view.channel_id == channel_id {
        return;
    }
    state.view.keeps_unread = false;
    let leads_here = |target: &Target| {
        let post = state.posts.get(&target.post_id);
        post.is_some_and(|post| Some(post.channel_id.as_str()) == channel_id.as_deref())
    };
    if !state.view.target.as_ref().is_some_and(leads_here) {
        state.view.target = None;
    }
    state.view.new_since = channel_id.as_deref().and_then(|id| {
        let unread = state.channels.unread(id);
        let member = state.channels.member(id)?;
        (unread.posts > 0).then_some(member.last_viewed_at)
    });
    state.view.newest_in_sight = false;
    let left = std::mem::replace(&mut state.view.channel_id, channel_id);
    if let Some(left) = left {
        bound_posts(state, &left);
    }
}

#[cfg(test)]
mod tests;
