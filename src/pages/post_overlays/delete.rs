//! The question before a post is deleted: what it said and its replies are gone for everybody.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::Modal,
    hooks::{use_chat, use_selector},
    pages::error_words,
    t,
};

/// Properties of [`DeleteDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DeleteDialogProps {
    /// Which post.
    pub(super) post_id: AttrValue,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Letters of the post that the question shows.
const MAX_WORDS: usize = 300;

/// Asks, and deletes.
#[component]
pub(super) fn DeleteDialog(props: &DeleteDialogProps) -> Html {
    let chat = use_chat();
    let pending = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let post = {
        let post_id = props.post_id.clone();
        use_selector(move |state| state.posts.get(&post_id).cloned())
    };
    let on_delete = {
        let (pending, error) = (pending.setter(), error.setter());
        use_callback(
            (chat, props.post_id.clone(), props.on_close.clone()),
            move |_: MouseEvent, (chat, post_id, on_close)| {
                let (chat, post_id, on_close) = (chat.clone(), post_id.clone(), on_close.clone());
                let (pending, error) = (pending.clone(), error.clone());
                pending.set(true);
                error.set(None);
                spawn_local(async move {
                    match chat.delete_post(&post_id).await {
                        Ok(()) => on_close.emit(()),
                        Err(failed) => {
                            pending.set(false);
                            error.set(Some(error_words(&failed)));
                        }
                    }
                });
            },
        )
    };
    let on_cancel =
        use_callback(props.on_close.clone(), |_: MouseEvent, on_close| on_close.emit(()));
    let (words, n_replies) = post.as_ref().as_ref().map_or_else(Default::default, |post| {
        (post.message.chars().take(MAX_WORDS).collect::<String>(), post.reply_count)
    });
    let footer = html! {
        <>
            <button type="button" class="button" onclick={on_cancel}>{ t!("dialog-cancel") }</button>
            <button type="button" class="button button--danger" disabled={*pending}
                onclick={on_delete}>
                { t!("post-delete") }
            </button>
        </>
    };
    html! {
        <Modal title={t!("delete-title")} on_close={props.on_close.clone()} {footer}>
            <p>
                { if n_replies > 0 {
                    t!("delete-text-replies", count = n_replies)
                } else {
                    t!("delete-text")
                } }
            </p>
            if !words.is_empty() { <blockquote class="quoted">{ words }</blockquote> }
            if let Some(error) = &*error { <p class="field__error" role="alert">{ error }</p> }
        </Modal>
    }
}
