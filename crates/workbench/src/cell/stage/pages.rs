//! Pages and dialogs of the chat's own that plugins may draw: `settings-page.v1`, `error-page.v1`,
//! `dialog.v1`, and a plugin's tab of a channel's settings, `channel-settings-tab.v1`. Of a page of the
//! settings and of a dialog only the title stands here.

use api_types::ChannelMember;
use client::{
    slots::{ChannelSettingsTabSlot, DialogSlot, ErrorPageSlot, SettingsPageSlot},
    state::Action,
};
use contracts::{
    ChannelSettingsTab, ChannelSettingsTabProps, Dialog, DialogName, DialogProps, ErrorPage,
    ErrorPageProps, Presence, SettingsPage, SettingsPageProps,
};
use yew::prelude::*;

use super::{Staged, World, note};

impl Staged for SettingsPage {
    fn world(props: &SettingsPageProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &SettingsPageProps, key: Option<&str>) -> Html {
        let page = AttrValue::from(key.unwrap_or(&props.page).to_owned());
        html! {
            <div class="cell__setting">
                <SettingsPageSlot {page} title={props.title.clone()} on_open={note("open")}
                    on_close={note("close")}>
                    <h1 class="cell__label">{ &props.title }</h1>
                </SettingsPageSlot>
            </div>
        }
    }
}

impl Staged for ChannelSettingsTab {
    fn world(props: &ChannelSettingsTabProps) -> World {
        let mut world = World::seen_by_id(&props.viewer_id);
        world.partner(&props.channel, None, Presence::Online);
        world.open_channel(&props.channel);
        world.then(Action::Members(vec![ChannelMember {
            channel_id: props.channel.id.clone(),
            user_id: props.viewer_id.clone(),
            scheme_admin: props.can_manage,
            ..ChannelMember::default()
        }]));
        world
    }

    fn view(props: &ChannelSettingsTabProps, key: Option<&str>) -> Html {
        html! {
            <div class="cell__setting">
                <ChannelSettingsTabSlot tab_key={key.unwrap_or_default().to_owned()}
                    channel_id={props.channel.id.clone()} on_unsaved={note("set_unsaved")}
                    on_close={note("close")} />
            </div>
        }
    }
}

impl Staged for ErrorPage {
    fn world(props: &ErrorPageProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &ErrorPageProps, _: Option<&str>) -> Html {
        html! {
            <ErrorPageSlot kind={props.kind} title={props.title.clone()} text={props.text.clone()}
                back={props.back.clone().map(AttrValue::from)} on_leave={note("leave")} />
        }
    }
}

impl Staged for Dialog {
    fn world(props: &DialogProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &DialogProps, key: Option<&str>) -> Html {
        let named = DialogName::ALL.into_iter().find(|name| key == Some(name.key()));
        let id = |id: &Option<String>| id.clone().map(AttrValue::from);
        html! {
            <div class="cell__setting">
                <DialogSlot name={named.unwrap_or(props.dialog)} title={props.title.clone()}
                    channel_id={id(&props.channel_id)} post_id={id(&props.post_id)}
                    on_close={note("close")}>
                    <h1 class="cell__label">{ &props.title }</h1>
                </DialogSlot>
            </div>
        }
    }
}
