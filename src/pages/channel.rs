//! The open channel: header, posts, who is typing, message box.

use std::rc::Rc;

use yew::prelude::*;

use super::posts::Posts;
use crate::{
    components::{DropZone, TypingIndicator},
    hooks::{use_attach, use_selector},
    slots::{CenterToastSlot, ChannelHeaderSlot, MessageBoxSlot},
    state::select,
};

/// Properties of [`ChannelView`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ChannelViewProps {
    /// Which channel.
    pub(super) channel_id: AttrValue,
}

/// The column in the middle.
#[component]
pub(super) fn ChannelView(props: &ChannelViewProps) -> Html {
    let channel_id = &props.channel_id;
    let jumps = use_state_eq(|| 0_u32);
    let on_jump_to_newest =
        use_callback(jumps.clone(), |(), jumps| jumps.set(jumps.wrapping_add(1)));
    // Led to a post, the list begins anew at it.
    let turn = use_selector(|state| state.view.target.as_ref().map(|target| target.turn));
    let key = turn.map_or_else(|| channel_id.to_string(), |turn| format!("{channel_id} {turn}"));
    let (name, can_attach) = {
        let channel_id = channel_id.clone();
        let seen = use_selector(move |state| {
            let name = select::channel::by_id(state, &channel_id).map(|it| it.display_name);
            (
                AttrValue::from(name.unwrap_or_default()),
                select::channel::can_attach(state, &channel_id),
            )
        });
        (*seen).clone()
    };
    let attach = use_attach(channel_id, channel_id);
    let on_files = attach.on_files;
    html! {
        <DropZone class="channel" name={name} enabled={can_attach} {on_files}>
            <ChannelHeaderSlot channel_id={channel_id.clone()} />
            <div class="channel__posts">
                <Posts {key} channel_id={channel_id.clone()} jump_to_newest={*jumps} />
                <div class="channel__toasts">
                    <CenterToastSlot channel_id={channel_id.clone()}
                        on_jump_to_newest={&on_jump_to_newest} />
                </div>
            </div>
            <Typing channel_id={channel_id.clone()} />
            <MessageBoxSlot channel_id={channel_id.clone()} on_sent={on_jump_to_newest} />
        </DropZone>
    }
}

#[component]
fn Typing(props: &ChannelViewProps) -> Html {
    let channel_id = props.channel_id.clone();
    let names = use_selector(move |state| {
        let users = state.people.typing_in(&channel_id).filter_map(|id| state.people.user(id));
        users.map(|user| AttrValue::from(select::person::display_name(user))).collect::<Rc<[_]>>()
    });
    html! { <TypingIndicator names={(*names).clone()} /> }
}
