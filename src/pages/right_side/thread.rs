//! A post and its replies, with a box of its own.

use std::rc::Rc;

use contracts::{ThreadView, ThreadViewProps};
use runtime::Slot;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Pane;
use crate::{
    components::{ErrorView, OlderPosts, PostList, icons},
    hooks::{ToastLink, use_chat, use_selector, use_store, use_toasts},
    pages::{error_words, lines::Lines},
    services::Chat,
    slots::MessageBoxSlot,
    state::{
        PostPlace,
        select::{self, post_list},
        window::Loading,
    },
    t,
};

/// Properties of [`ThreadPane`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ThreadPaneProps {
    /// The first post.
    pub(super) root_id: AttrValue,
}

/// The thread.
#[component]
pub(super) fn ThreadPane(props: &ThreadPaneProps) -> Html {
    let chat = use_chat();
    let store = use_store();
    use_effect_with((chat.clone(), props.root_id.clone()), |(chat, root_id)| {
        chat.ensure_thread(root_id);
        chat.ensure_following(root_id);
        chat.read_open_thread();
    });
    let version = {
        let root_id = props.root_id.clone();
        use_selector(move |state| post_list::thread_version(state, &root_id))
    };
    let channel = {
        let root_id = props.root_id.clone();
        use_selector(move |state| {
            let root = state.posts.get(&root_id)?;
            select::channel::by_id(state, &root.channel_id)
        })
    };
    let lines = use_memo((version.clone(), props.root_id.clone()), |(_, root_id)| {
        let rows = store.read(|state| post_list::thread_rows(state, root_id));
        Lines::of(rows, PostPlace::Thread)
    });
    let render_row =
        use_callback(Rc::clone(&lines), |key: AttrValue, lines: &Rc<Lines>| lines.render(&key));
    let jumps = use_state_eq(|| 0_u32);
    let on_sent = use_callback(jumps.clone(), |(), jumps| jumps.set(jumps.wrapping_add(1)));
    let on_retry = use_callback((chat.clone(), props.root_id.clone()), |(), (chat, root_id)| {
        chat.ensure_thread(root_id);
    });
    let buttons = {
        let root_id = props.root_id.clone();
        let following = use_selector(move |state| state.threads.is_following(&root_id));
        let (toasts, root_id) = (use_toasts(), props.root_id.clone());
        (*following).map(|is_on| follow_button(is_on, chat.clone(), toasts, root_id))
    };
    let subtitle = (*channel).as_ref().map(|channel| AttrValue::from(channel.display_name.clone()));
    let slot = ThreadViewProps {
        root_id: props.root_id.to_string(),
        channel: (*channel).clone(),
        viewer_id: chat.store().read(|state| state.me.to_string()),
    };
    let around = Slot::<ThreadView>::new(slot).around(html! {
        <>
            if version.loaded || !lines.rows.is_empty() {
                <PostList key={props.root_id.as_str()} rows={Rc::clone(&lines.rows)} {render_row}
                    label={t!("thread-title")} older={OlderPosts::None} jump_to_newest={*jumps}
                    on_reach_top={Callback::noop()} />
            } else if version.loading == Loading::Failed {
                <ErrorView title={t!("thread-failed")} text={t!("posts-failed-text")} {on_retry} />
            } else {
                <div class="post-list__older" role="status">
                    <span class="spinner"></span>{ t!("loading") }
                </div>
            }
            if let Some(channel) = &*channel {
                <MessageBoxSlot channel_id={AttrValue::from(channel.id.clone())}
                    root_id={props.root_id.clone()} {on_sent} />
            }
        </>
    });
    html! {
        <Pane title={t!("thread-title")} {subtitle} place={props.root_id.clone()}
            buttons={buttons.unwrap_or_default()}>
            { around }
        </Pane>
    }
}

/// «Follow», or «Following», which stops it.
fn follow_button(is_on: bool, chat: Chat, toasts: ToastLink, root_id: AttrValue) -> Html {
    let on_click = Callback::from(move |_: MouseEvent| {
        let (chat, toasts, root_id) = (chat.clone(), toasts.clone(), root_id.clone());
        spawn_local(async move {
            if let Err(error) = chat.set_following(&root_id, !is_on).await {
                toasts.failed(error_words(&error));
            }
        });
    });
    let (label, hint) = if is_on {
        (t!("thread-following"), t!("thread-following-hint"))
    } else {
        (t!("thread-follow"), t!("thread-follow-hint"))
    };
    html! {
        <button type="button" class={classes!("button", "button--s", "thread__follow", is_on.then_some("thread__follow--on"))}
            title={hint} onclick={on_click}>
            if is_on { { icons::check() } }
            { label }
        </button>
    }
}
