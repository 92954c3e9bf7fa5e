//! What can be done with a post.

use std::{future::Future, rc::Rc};

use api_types::Post;
use contracts::PostCard;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::Routable;

use crate::{
    components::{
        AnchorRect, Menu, MenuEntries, MenuGroup, MenuItem, MenuRole, Popover, Side, icons,
    },
    hooks::{
        Overlay, PostOverlay, ToastLink, use_chat, use_overlay, use_right_side, use_selector,
        use_toasts,
    },
    pages::error_words,
    route::Route,
    services::{ApiError, browser},
    slots::{has_link_card, post_menu, root_of},
    state::{Action, Editing, PostPlace, RightSide, State, select},
    t,
};

/// Properties of [`PostMenu`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PostMenuProps {
    /// Which post.
    pub(super) post_id: AttrValue,
    /// Where it is shown.
    pub(super) place: PostPlace,
    /// What was pressed.
    pub(super) anchor: AnchorRect,
    /// The menu is done.
    pub(super) on_close: Callback<()>,
}

/// What is known of the post, as far as the menu depends on it.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
#[derive(Debug, Clone, PartialEq)]
struct Known {
    post: Rc<Post>,
    is_mine: bool,
    is_saved: bool,
    /// The person is told of replies to it, or to what it answers.
    is_following: bool,
    /// The person may take away what others wrote.
    may_delete: bool,
    is_archived: bool,
    /// It shows what a page that it links to says about itself.
    has_link_card: bool,
    address: Option<String>,
}

fn known(state: &State, post_id: &str) -> Option<Known> {
    let post = Rc::clone(state.posts.get(post_id)?);
    let channel = state.channels.get(&post.channel_id);
    let team = channel.and_then(|channel| state.team_members.get(&channel.team_id));
    let is_mine = *post.user_id == *state.me;
    let is_notice = post.post_type.starts_with("system_");
    Some(Known {
        is_mine: is_mine && !is_notice,
        is_saved: state.saved.has(post_id),
        is_following: state.threads.is_following(root_of(&post)).unwrap_or_default(),
        may_delete: is_mine || state.is_admin() || team.is_some_and(|team| team.scheme_admin),
        is_archived: channel.is_some_and(|channel| channel.delete_at > 0),
        has_link_card: has_link_card(&post),
        address: Route::of_post(state, post_id).map(|route| route.address().to_path()),
        post,
    })
}

/// What the person chose.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Choice {
    Reply,
    React,
    Follow,
    CopyText,
    CopyLink,
    Save,
    Pin,
    Unread,
    Card,
    NoLinkCard,
    Edit,
    Delete,
}

/// The menu beside the post.
#[component]
pub(super) fn PostMenu(props: &PostMenuProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let right = use_right_side();
    let toasts = use_toasts();
    let known = {
        let post_id = props.post_id.clone();
        use_selector(move |state| known(state, &post_id))
    };
    let deps = (chat.clone(), overlay, right, toasts, (*known).clone(), props.clone());
    let on_choose = use_callback(deps, |choice: Choice, deps| {
        let (chat, overlay, right, toasts, known, props) = deps;
        let Some(known) = known else { return props.on_close.emit(()) };
        let (chat, id) = (chat.clone(), props.post_id.clone());
        match choice {
            Choice::React => {
                let (post_id, anchor) = (id, props.anchor);
                return overlay.open(Overlay::Post(PostOverlay::Emoji { post_id, anchor }));
            }
            Choice::Delete => {
                return overlay.open(Overlay::Post(PostOverlay::Delete { post_id: id }));
            }
            Choice::Card => right.open(RightSide::Card(Rc::from(known.post.id.as_str()))),
            Choice::Reply => right.thread(root_of(&known.post)),
            Choice::CopyText => {
                copy(known.post.message.clone(), t!("post-text-copied"), toasts.clone());
            }
            Choice::CopyLink => {
                let address = known.address.clone().unwrap_or_default();
                let link = format!("{}{address}", browser::origin());
                copy(link, t!("post-link-copied"), toasts.clone());
            }
            Choice::Save => {
                let is_saved = !known.is_saved;
                run(toasts, async move { chat.set_saved(&id, is_saved).await });
            }
            Choice::Pin => {
                let is_pinned = !known.post.is_pinned;
                run(toasts, async move { chat.set_pinned(&id, is_pinned).await });
            }
            Choice::Follow => {
                let (root_id, is_on) = (root_of(&known.post).to_owned(), !known.is_following);
                run(toasts, async move { chat.set_following(&root_id, is_on).await });
            }
            Choice::Unread => {
                let is_in_thread = props.place == PostPlace::Thread && known.is_following;
                let root_id = known.post.root_id.clone();
                run(toasts, async move {
                    // A reply is read on in its thread, everything else in its channel.
                    if is_in_thread && !root_id.is_empty() {
                        chat.mark_thread_unread(&root_id, &id).await
                    } else {
                        chat.mark_unread_from(&id).await
                    }
                });
            }
            Choice::NoLinkCard => {
                run(toasts, async move { chat.remove_link_preview(&id).await });
            }
            Choice::Edit => {
                let editing = Editing { post_id: Rc::from(id.as_str()), place: props.place };
                chat.store().dispatch(Action::Edit(Some(editing)));
            }
        }
        props.on_close.emit(());
    });
    let root_id = (*known).as_ref().map(|known| root_of(&known.post).to_owned());
    use_effect_with((chat.clone(), root_id), |(chat, root_id)| {
        if let Some(root_id) = root_id {
            chat.ensure_following(root_id);
        }
    });
    let Some(known) = &*known else { return Html::default() };
    let runtime = chat.plugins().runtime();
    let has_card = runtime.has_item::<PostCard>(&known.post.post_type);
    let entries = html! {
        <>
        if has_card {
            <MenuGroup>
                <MenuItem label={t!("post-card")} icon={icons::file()}
                    on_choose={on_choose.reform(|()| Choice::Card)} />
            </MenuGroup>
        }
        <MenuEntries on_chosen={props.on_close.clone()}>
            { post_menu(&chat, select::post::post_props(&known.post)) }
        </MenuEntries>
        </>
    };
    html! {
        <Popover anchor={props.anchor} side={Side::default()} label={t!("post-menu")}
            on_close={props.on_close.clone()}>
            <Menu label={t!("post-menu")}>
                { items(known, props.place, &on_choose, entries) }
            </Menu>
        </Popover>
    }
}

fn items(known: &Known, place: PostPlace, on_choose: &Callback<Choice>, entries: Html) -> Html {
    let item = |choice: Choice, icon: Html, label: AttrValue| {
        let role = if choice == Choice::Delete { MenuRole::Danger } else { MenuRole::Action };
        html! { <MenuItem {label} {icon} {role} on_choose={on_choose.reform(move |()| choice)} /> }
    };
    let save = if known.is_saved { t!("post-unsave") } else { t!("post-save") };
    let pin = if known.post.is_pinned { t!("post-unpin") } else { t!("post-pin") };
    let follow = if known.is_following {
        item(Choice::Follow, icons::bell_off(), t!("post-unfollow"))
    } else {
        item(Choice::Follow, icons::bell(), t!("post-follow"))
    };
    let is_notice = known.post.post_type.starts_with("system_");
    let writable = !known.is_archived;
    html! {
        <>
            <MenuGroup>
                if place != PostPlace::Thread && writable {
                    { item(Choice::Reply, icons::reply(), t!("post-reply")) }
                }
                if writable {
                    { item(Choice::React, icons::add_reaction(), t!("reaction-add")) }
                }
                if writable && !is_notice { { follow } }
                { item(Choice::Unread, icons::unread(), t!("post-unread")) }
                { item(Choice::Save, icons::bookmark(), save) }
                if writable { { item(Choice::Pin, icons::pin(), pin) } }
            </MenuGroup>
            <MenuGroup>
                { item(Choice::CopyLink, icons::link(), t!("post-copy-link")) }
                { item(Choice::CopyText, icons::copy(), t!("post-copy-text")) }
            </MenuGroup>
            { entries }
            if (known.is_mine || known.may_delete) && writable {
                <MenuGroup>
                    if known.is_mine { { item(Choice::Edit, icons::pencil(), t!("post-edit")) } }
                    if known.is_mine && known.has_link_card {
                        { item(Choice::NoLinkCard, icons::close(), t!("post-no-link-card")) }
                    }
                    if known.may_delete { { item(Choice::Delete, icons::trash(), t!("post-delete")) } }
                </MenuGroup>
            }
        </>
    }
}

fn run(toasts: &ToastLink, deed: impl Future<Output = Result<(), ApiError>> + 'static) {
    let toasts = toasts.clone();
    spawn_local(async move {
        if let Err(error) = deed.await {
            toasts.failed(error_words(&error));
        }
    });
}

fn copy(text: String, words: AttrValue, toasts: ToastLink) {
    spawn_local(async move {
        if browser::copy(&text).await {
            toasts.worked(words);
        } else {
            toasts.failed(t!("copy-failed"));
        }
    });
}
