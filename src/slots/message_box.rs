//! `message-box.v1`: where a person writes. The draft lives in the store, so it outlasts whatever
//! stands here.

use std::rc::Rc;

use contracts::{MessageBox as Contract, MessageBoxAction, MessageBoxProps};
use runtime::Slot;
use yew::prelude::*;

use super::{
    autocomplete::{AutocompletePlace, autocomplete},
    file_upload_method::FileUploadMethodSlot,
    message_box_action::MessageBoxActionSlot,
    message_box_banner::MessageBoxBannerSlot,
};
use crate::{
    components::{
        AttachButton, CommandAnswer, MAX_MESSAGE_CHARS, MessageBox, MessageBoxState, PendingFiles,
    },
    hooks::{Commands, use_attach, use_chat, use_commands, use_completions, use_selector},
    services::Chat,
    state::{Action, Editing, PostPlace, State, select, uploads::UploadFate},
    t,
};

/// Properties of [`MessageBoxSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MessageBoxSlotProps {
    /// Where the message goes.
    pub channel_id: AttrValue,
    /// The first post of the thread that it answers; empty for a post of its own.
    #[prop_or_default]
    pub root_id: AttrValue,
    /// A message was sent, so its author wants to see the newest posts.
    pub on_sent: Callback<()>,
}

/// The slot with the default box.
#[component]
pub fn MessageBoxSlot(slot: &MessageBoxSlotProps) -> Html {
    let chat = use_chat();
    let viewer_id = chat.store().read(|state| Rc::clone(&state.me));
    let props = {
        let place = Place { channel_id: slot.channel_id.clone(), root_id: slot.root_id.clone() };
        use_selector(move |state| props(state, &place))
    };
    let place = Place { channel_id: slot.channel_id.clone(), root_id: slot.root_id.clone() };
    let draft = props.as_ref().as_ref().map(|props| props.draft.clone()).unwrap_or_default();
    let (completions, on_caret) = use_completions(&slot.channel_id, &draft);
    let offers_of = AutocompletePlace {
        channel_id: slot.channel_id.clone(),
        root_id: slot.root_id.clone(),
        viewer_id: AttrValue::Rc(viewer_id),
    };
    let render_offers =
        use_callback((offers_of, completions.clone()), |shown, (place, completions)| {
            autocomplete(place, completions, shown)
        });
    let Commands { run, answer, put_away } =
        use_commands(&slot.channel_id, &slot.root_id, place.draft_key());
    let as_message = use_callback(
        (chat.clone(), place.clone(), slot.on_sent.clone(), put_away.clone()),
        |message: String, (chat, place, on_sent, put_away)| {
            put_away.emit(());
            send(chat, place, &message);
            on_sent.emit(());
        },
    );
    let send = use_callback((as_message.clone(), run), |message: String, (as_message, run)| {
        if message.starts_with('/') { run.emit(message) } else { as_message.emit(message) }
    });
    let above = answer.map(|answer| {
        let on_as_message = as_message.reform(move |()| draft.clone());
        html! { <CommandAnswer {answer} {on_as_message} on_put_away={put_away} /> }
    });
    let on_edit_last = use_callback((chat.clone(), place.clone()), |(), (chat, place)| {
        edit_last(chat, place);
    });
    let deps = (chat, place.clone());
    let on_action = use_callback(
        (deps.clone(), send.clone()),
        |action: MessageBoxAction, ((chat, place), send)| match action {
            MessageBoxAction::Send { message } => send.emit(message),
            MessageBoxAction::Typing => chat.typing(&place.channel_id, &place.root_id),
            MessageBoxAction::DraftChanged { message } => {
                chat.set_draft(place.draft_key(), message);
            }
        },
    );
    let on_input = use_callback(deps, |message: String, (chat, place)| {
        if !message.is_empty() {
            chat.typing(&place.channel_id, &place.root_id);
        }
        chat.set_draft(place.draft_key(), message);
    });
    let draft_key = AttrValue::from(place.draft_key().to_owned());
    let attach = use_attach(&slot.channel_id, &draft_key);
    let uploads = use_selector(move |state| state.uploads.of(&draft_key));
    let can_attach = {
        let channel_id = slot.channel_id.clone();
        use_selector(move |state| select::channel::can_attach(state, &channel_id))
    };
    let is_uploading = uploads.iter().any(|it| matches!(it.fate, UploadFate::Sending(_)));
    let has_files = uploads.iter().any(|it| matches!(it.fate, UploadFate::Done(_)));
    let files = html! {
        <PendingFiles uploads={(*uploads).clone()} on_retry={attach.on_retry.clone()}
            on_remove={attach.on_remove.clone()} />
    };
    let Some(props) = &*props else { return Html::default() };
    let state = if props.disabled {
        MessageBoxState::Disabled(t!("message-box-archived"))
    } else {
        MessageBoxState::Ready
    };
    let above = html! {
        <>
            <MessageBoxBannerSlot channel={props.channel.clone()} root_id={slot.root_id.clone()} />
            { above.unwrap_or_default() }
        </>
    };
    let draft_key = AttrValue::from(place.draft_key().to_owned());
    Slot::<Contract>::new(props.clone()).on_action(on_action).around(html! {
        <MessageBox draft={props.draft.clone()} placeholder={props.placeholder.clone()} {state}
            place={draft_key.clone()} {on_input} on_send={send}
            {on_edit_last} {completions} {render_offers} {on_caret} {above}
            {files} {has_files} {is_uploading} on_files={attach.on_files.clone()}>
            if *can_attach {
                <AttachButton on_files={attach.on_files.clone()} />
                <FileUploadMethodSlot channel_id={slot.channel_id.clone()}
                    root_id={slot.root_id.clone()} on_files={attach.on_files} />
            }
            if !props.disabled {
                <MessageBoxActionSlot channel_id={slot.channel_id.clone()}
                    root_id={slot.root_id.clone()} {draft_key} draft={props.draft.clone()} />
            }
        </MessageBox>
    })
}

/// What is too long stays a draft: the server would refuse it.
fn send(chat: &Chat, place: &Place, message: &str) {
    if message.chars().count() > MAX_MESSAGE_CHARS {
        chat.set_draft(place.draft_key(), message.to_owned());
    } else {
        chat.send_reply(&place.channel_id, &place.root_id, message);
    }
}

/// The person's own last post turns into a box.
fn edit_last(chat: &Chat, place: &Place) {
    let last = chat.store().read(|state| {
        let posts = &state.posts;
        let (found, shown) = if place.root_id.is_empty() {
            (posts.last_by(&place.channel_id, &state.me), PostPlace::Channel)
        } else {
            (posts.last_in_thread_by(&place.root_id, &state.me), PostPlace::Thread)
        };
        found.map(|post| Editing { post_id: Rc::from(post.id.as_str()), place: shown })
    });
    if let Some(editing) = last {
        chat.store().dispatch(Action::Edit(Some(editing)));
    }
}

/// Where a message goes.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    channel_id: AttrValue,
    root_id: AttrValue,
}

impl Place {
    /// What the draft is kept under.
    fn draft_key(&self) -> &str {
        if self.root_id.is_empty() { &self.channel_id } else { &self.root_id }
    }
}

fn props(state: &State, place: &Place) -> Option<MessageBoxProps> {
    let channel = state.channels.get(&place.channel_id)?;
    let props = select::channel::channel_props(state, channel);
    Some(MessageBoxProps {
        draft: state.drafts.get(place.draft_key()).to_string(),
        placeholder: if place.root_id.is_empty() {
            t!("message-box-placeholder", name = props.display_name).to_string()
        } else {
            t!("message-box-reply").to_string()
        },
        // Without a connection a message waits in the outbox, so that is no reason.
        disabled: channel.delete_at > 0,
        channel: props,
    })
}
