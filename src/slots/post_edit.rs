//! The box in which the text of a post is changed. What is typed is a draft in the store.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::EditBox,
    hooks::{Overlay, PostOverlay, use_chat, use_overlay, use_selector},
    pages::error_words,
    state::{Action, drafts::edit_key},
};

/// Properties of [`PostEdit`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PostEditProps {
    /// The post.
    pub(super) post_id: AttrValue,
}

/// Saves, or asks whether the post should go when nothing is left of it.
#[component]
pub(super) fn PostEdit(props: &PostEditProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let pending = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let text = {
        let key = edit_key(&props.post_id);
        use_selector(move |state| state.drafts.get(&key))
    };
    let on_input =
        use_callback((chat.clone(), props.post_id.clone()), |text: String, (chat, post_id)| {
            chat.set_draft(&edit_key(post_id), text);
        });
    let on_cancel =
        use_callback(chat.clone(), |(), chat| chat.store().dispatch(Action::Edit(None)));
    let on_save = {
        let (pending, error) = (pending.setter(), error.setter());
        use_callback(
            (chat, overlay, props.post_id.clone(), text.clone()),
            move |(), (chat, overlay, post_id, text)| {
                let post_id = post_id.clone();
                if text.trim().is_empty() {
                    return overlay.open(Overlay::Post(PostOverlay::Delete { post_id }));
                }
                let is_same = chat.store().read(|state| {
                    state.posts.get(&post_id).is_some_and(|post| *post.message == ***text)
                });
                if is_same {
                    return chat.store().dispatch(Action::Edit(None));
                }
                let (chat, text) = (chat.clone(), text.to_string());
                let (pending, error) = (pending.clone(), error.clone());
                pending.set(true);
                error.set(None);
                spawn_local(async move {
                    match chat.edit_post(&post_id, text).await {
                        Ok(()) => chat.store().dispatch(Action::Edit(None)),
                        Err(failed) => {
                            pending.set(false);
                            error.set(Some(error_words(&failed)));
                        }
                    }
                });
            },
        )
    };
    html! {
        <EditBox text={text.to_string()} pending={*pending} error={(*error).clone()} {on_input}
            {on_save} {on_cancel} />
    }
}
