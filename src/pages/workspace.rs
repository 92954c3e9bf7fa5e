//! The chat of a signed-in person: the regions, the open channel, and what stands over them.

use std::rc::Rc;

use contracts::ErrorPageKind;
use runtime::PluginPhase;
use yew::prelude::*;

use super::{
    channel::ChannelView,
    inspector::SlotInspector,
    overlays::OverlayHost,
    place::{Place, Reason, use_place},
    right_side::RightSideView,
    threads::ThreadsPage,
    user_menu::safe_mode_of,
};
use crate::{
    components::{AppFrame, BootScreen, BootState, Connection, ConnectionBanner, SafeModeBanner},
    hooks::{use_chat, use_go, use_plugin_status, use_selector, use_title},
    lazy,
    route::Route,
    services::safe_mode,
    slots::{
        AppBarSlot, ErrorPageSlot, GlobalHeaderSlot, GlobalSlot, PageSlot, ProductSlot, RootSlot,
        SidebarSlot, TeamSidebarSlot,
    },
    state::{self, Action, State, extensions::Kind},
    t,
};

lazy!(inspector: Inspector => SlotInspector, dialog);
lazy!(aside: Threads => ThreadsPage, page);

/// The page of a signed-in person.
#[component]
pub fn WorkspacePage() -> Html {
    let chat = use_chat();
    let is_inspecting = use_selector(|state: &State| state.view.is_inspecting);
    let on_close = use_callback(chat, |(), chat| chat.store().dispatch(Action::Inspect(false)));
    html! {
        // Overlays stand outside of every slot, so no plugin can cover the way to safe mode.
        <OverlayHost>
            <Chat />
            if *is_inspecting {
                <Inspector {on_close} />
            }
        </OverlayHost>
    }
}

#[component]
fn Chat() -> Html {
    let place = use_place();
    use_title(shown_page(&place));
    let is_right_open = use_selector(|state: &State| state.view.right.is_some());
    let aside = is_right_open.then(|| html! { <RightSideView /> });
    let (key, content) = match &place {
        Place::Looking => (AttrValue::default(), html! { <Looking /> }),
        Place::Channel { channel_id, .. } => {
            let id = AttrValue::from(channel_id.clone());
            (id.clone(), html! { <ChannelView channel_id={id} /> })
        }
        Place::Threads { team_id } => {
            let team_id = AttrValue::from(team_id.clone());
            (
                AttrValue::from("threads"),
                html! { <Threads key={team_id.as_str()} team_id={team_id.clone()} /> },
            )
        }
        Place::Page { key, team_id, path } => {
            let page_key = AttrValue::from(key.clone());
            let view = html! {
                <PageSlot page_key={page_key.clone()} path={AttrValue::from(path.clone())}
                    team_id={team_id.clone().map(AttrValue::from)}>
                    <Nowhere reason={Reason::from(ErrorPageKind::PageNotFound)} />
                </PageSlot>
            };
            (page_key, html! { <div class="plugin-page">{ view }</div> })
        }
        Place::Product { product, path } => {
            let product_key = AttrValue::Rc(Rc::clone(&product.key));
            let view = html! {
                <ProductSlot product_key={product_key.clone()} path={AttrValue::from(path.clone())}>
                    <Nowhere reason={Reason::from(ErrorPageKind::ProductNotFound)} />
                </ProductSlot>
            };
            (product_key, html! { <div class="plugin-page">{ view }</div> })
        }
        Place::NoTeam => {
            let view = html! {
                <ErrorPageSlot kind={ErrorPageKind::NoTeam} title={t!("no-team-title")}
                    text={t!("no-team-text")} />
            };
            (AttrValue::from("no-team"), view)
        }
        Place::Nowhere(reason) => {
            (AttrValue::from("nowhere"), html! { <Nowhere reason={reason.clone()} /> })
        }
    };
    let (has_teams, has_channels, has_apps) = match &place {
        Place::Product { product, .. } => (product.team_sidebar, false, product.app_bar),
        Place::Looking
        | Place::Channel { .. }
        | Place::Threads { .. }
        | Place::Page { .. }
        | Place::NoTeam
        | Place::Nowhere(_) => (true, true, true),
    };
    html! {
        <RootSlot>
            <AppFrame banner={html! { <Banner /> }} top={html! { <GlobalHeaderSlot /> }}
                rail={if has_teams { html! { <TeamSidebarSlot /> } } else { Html::default() }}
                sidebar={has_channels.then(|| html! { <SidebarSlot /> })} {aside}
                app_bar={if has_apps { html! { <AppBarSlot /> } } else { Html::default() }} place={key}>
                { content }
            </AppFrame>
            <GlobalSlot />
        </RootSlot>
    }
}

/// The page or product of a plugin that is shown, for the title of the window.
fn shown_page(place: &Place) -> Option<(Kind, Rc<str>)> {
    match place {
        Place::Page { key, .. } => Some((Kind::Page, Rc::from(key.as_str()))),
        Place::Product { product, .. } => Some((Kind::Product, Rc::clone(&product.key))),
        Place::Looking
        | Place::Channel { .. }
        | Place::Threads { .. }
        | Place::NoTeam
        | Place::Nowhere(_) => None,
    }
}

/// The address is being looked up; it takes a moment only for channels one is not in yet.
#[component]
fn Looking() -> Html {
    html! { <BootScreen state={BootState::Loading} on_retry={Callback::noop()} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct NowhereProps {
    reason: Reason,
}

/// The address leads nowhere.
#[component]
fn Nowhere(props: &NowhereProps) -> Html {
    let go = use_go();
    let plugins = use_plugin_status();
    let on_leave = use_callback(go, |(), go| go.replace(&Route::Home));
    // A plugin that is on its way may bring what is at the address.
    if plugins.plugins.iter().any(|it| it.phase == PluginPhase::Loading) {
        return html! { <Looking /> };
    }
    let Reason { kind, words } = props.reason.clone();
    let text = words.unwrap_or_else(|| t!("not-found-text"));
    html! {
        <ErrorPageSlot {kind} title={t!("not-found-title")} {text} back={t!("not-found-home")} {on_leave} />
    }
}

/// That the connection is gone, or that plugins are off.
#[component]
fn Banner() -> Html {
    let chat = use_chat();
    let connection = use_selector(|state: &State| connection_of(&state.connection));
    let plugins = use_plugin_status();
    let on_retry = use_callback(chat, |(), chat| chat.reconnect_now());
    html! {
        <>
            <ConnectionBanner connection={*connection} {on_retry} />
            <SafeModeBanner safe_mode={safe_mode_of(plugins.safe_mode)} on_end={|()| safe_mode::set(false)} />
        </>
    }
}

/// A first connection that takes its time is no news; a lost one is.
#[must_use]
pub fn connection_of(connection: &state::Connection) -> Connection {
    match *connection {
        state::Connection::Connecting | state::Connection::Online => Connection::Online,
        #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
        state::Connection::Lost { retry_at_ms, .. } => {
            Connection::Waiting { retry_at_ms: retry_at_ms as f64 }
        }
    }
}
