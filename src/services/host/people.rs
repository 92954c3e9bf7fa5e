//! `host.user`, `channel` and `posts`: from what the page knows, else from the server.

use std::rc::Rc;

use api_types::{Channel, PostList, User};
use contracts::{ChannelProps, PostProps, UserProps};
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::{
    arguments::{identifier, member, shown},
    error::{Code, HostError},
    life::Life,
};
use crate::{
    services::{Api, api::Answer},
    state::{Action, State, select},
};

/// Posts without a wish.
const POSTS: usize = 30;
/// The server gives no more at once.
const MAX_POSTS: f64 = 200.0;

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    vec![
        ("user", life.promise(|life, id, _| async move { to_js(&user(&life, &id).await?) })),
        ("channel", life.promise(|life, id, _| async move { to_js(&channel(&life, &id).await?) })),
        (
            "posts",
            life.promise(
                |life, id, options| async move { to_js(&posts(&life, &id, &options).await?) },
            ),
        ),
    ]
}

async fn user(life: &Life, id: &JsValue) -> Result<UserProps, HostError> {
    let id = if is_given(id) { identifier("id", id)? } else { life.person()? };
    if let Some(known) = life.host.known(|state| select::person::user(state, &id)) {
        return Ok(known);
    }
    let user: User = Api.get(&format!("/users/{id}")).await?;
    life.check()?;
    let props = select::person::user_props(&user);
    life.host.learn(Action::Users(vec![user]));
    Ok(props)
}

async fn channel(life: &Life, id: &JsValue) -> Result<Option<ChannelProps>, HostError> {
    let id = if is_given(id) {
        identifier("id", id)?
    } else {
        let open = |state: &State| state.view.channel_id.as_deref().map(str::to_owned);
        let Some(id) = life.host.known(open) else { return Ok(None) };
        id
    };
    if let Some(known) = life.host.known(|state| select::channel::by_id(state, &id)) {
        return Ok(Some(known));
    }
    let channel: Channel = Api.get(&format!("/channels/{id}")).await?;
    let with_names = |state: &State| Some(select::channel::channel_props(state, &channel));
    let props = life.host.known(with_names);
    Ok(Some(props.unwrap_or_else(|| select::channel::channel_props(&State::default(), &channel))))
}

async fn posts(
    life: &Life,
    channel_id: &JsValue,
    options: &JsValue,
) -> Result<Vec<PostProps>, HostError> {
    let channel_id = identifier("channelId", channel_id)?;
    let limit = limit(&member(options, "limit"))?;
    let before = member(options, "before");
    let before = if is_given(&before) { Some(identifier("before", &before)?) } else { None };
    let known = |state: &State| loaded(state, &channel_id, before.as_deref(), limit);
    if let Some(known) = life.host.known(known) {
        return Ok(known);
    }
    let list = fetch(&channel_id, before.as_deref(), limit).await?;
    let PostList { order, mut posts, .. } = list;
    let newest_first = order.iter().filter_map(|id| posts.remove(id));
    let mut props: Vec<PostProps> =
        newest_first.map(|post| select::post::post_props(&post)).collect();
    props.reverse();
    Ok(props)
}

async fn fetch(channel_id: &str, before: Option<&str>, limit: usize) -> Answer<PostList> {
    let before = before.map(|id| format!("before={id}&")).unwrap_or_default();
    Api.get(&format!("/channels/{channel_id}/posts?{before}page=0&per_page={limit}")).await
}

/// The posts that were asked for, when all of them are loaded.
fn loaded(
    state: &State,
    channel_id: &str,
    before: Option<&str>,
    limit: usize,
) -> Option<Vec<PostProps>> {
    let window = state.posts.window(channel_id)?;
    if !window.loaded || window.missed_since().is_some() {
        return None;
    }
    let posts: Vec<_> = state.posts.in_channel(channel_id).collect();
    let end = match before {
        Some(id) => posts.iter().position(|post| post.id == id)?,
        None => posts.len(),
    };
    let begin = match end.checked_sub(limit) {
        Some(begin) => begin,
        None if window.has_older => return None,
        None => 0,
    };
    let wanted = posts.get(begin..end)?;
    Some(wanted.iter().map(|post| select::post::post_props(post)).collect())
}

fn limit(value: &JsValue) -> Result<usize, HostError> {
    if !is_given(value) {
        return Ok(POSTS);
    }
    match value.as_f64() {
        Some(limit) if (1.0..=MAX_POSTS).contains(&limit) && limit.fract() == 0.0 =>
        {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked to be a whole number from 1 to 200"
            )]
            Ok(limit as usize)
        }
        _ => Err(HostError::invalid("limit", &shown(value), "a whole number from 1 to 200")),
    }
}

fn is_given(value: &JsValue) -> bool {
    !value.is_undefined() && !value.is_null()
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, HostError> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value
        .serialize(&serializer)
        .map_err(|error| HostError::new(Code::Unreadable, error.to_string()))
}

#[cfg(test)]
mod tests {
    use api_types::Post;

    use super::*;
    use crate::state::{posts::Page, reduce};

    fn state(n_posts: i64, asked: usize) -> State {
        let post = |n: i64| Post {
            id: format!("p{n}"),
            channel_id: "c".into(),
            create_at: n,
            update_at: n,
            ..Post::default()
        };
        let list = PostList {
            order: (0..n_posts).rev().map(|n| format!("p{n}")).collect(),
            posts: (0..n_posts).map(|n| (format!("p{n}"), post(n))).collect(),
            ..PostList::default()
        };
        let mut state = State::default();
        let page = Page::Newest { asked };
        reduce::apply(&mut state, Action::Posts { channel_id: "c".into(), page, list });
        state
    }

    fn ids(posts: Option<Vec<PostProps>>) -> Option<Vec<String>> {
        Some(posts?.into_iter().map(|post| post.id).collect())
    }

    #[test]
    fn what_is_loaded_is_not_asked_for_again() {
        let state = state(5, 5);
        assert_eq!(ids(loaded(&state, "c", None, 2)).unwrap(), ["p3", "p4"]);
        assert_eq!(ids(loaded(&state, "c", Some("p3"), 2)).unwrap(), ["p1", "p2"]);
        assert_eq!(loaded(&state, "c", Some("p1"), 2), None, "there may be older ones");
        assert_eq!(loaded(&state, "c", Some("unknown"), 2), None);
        assert_eq!(loaded(&state, "another", None, 2), None);
    }

    #[test]
    fn the_beginning_of_a_channel_is_the_end_of_the_answer() {
        let state = state(3, 60);
        assert_eq!(ids(loaded(&state, "c", None, 30)).unwrap(), ["p0", "p1", "p2"]);
        assert_eq!(ids(loaded(&state, "c", Some("p0"), 30)).unwrap(), Vec::<String>::new());
    }
}
