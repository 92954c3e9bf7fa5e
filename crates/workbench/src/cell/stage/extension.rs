//! The slots beside the chat: `app-bar.v1`, `main-menu.v1`, `panel.v1`, `page.v1`, `global.v1`.

use client::{
    components::{EmptyState, RightSideFrame, icons},
    slots::{
        AppBarSlot, CreateChannelOptionSlot, GlobalSlot, MainMenuSlot, PageSlot, PanelSlot,
        ProductSlot, UserSettingSlot, product_switcher,
    },
    state::{Action, RightSide, extensions::Kind},
    t,
};
use contracts::{
    AppBar, AppBarProps, ChannelProps, CreateChannelOption, CreateChannelOptionProps, Global,
    GlobalProps, MainMenu, MainMenuProps, Page, PageProps, Panel, PanelProps, Presence, Product,
    ProductProps, ProductSwitcher, ProductSwitcherProps, TeamProps, UserSetting, UserSettingProps,
};
use yew::prelude::*;

use super::{Staged, World, menu, note};

/// Somebody with a team and a channel open, as far as there are any.
fn around(viewer_id: &str, team: Option<&TeamProps>, channel: Option<&ChannelProps>) -> World {
    let mut world = World::seen_by_id(viewer_id);
    if let Some(team) = team {
        world.open_team(team);
    }
    if let Some(channel) = channel {
        world.partner(channel, None, Presence::Online);
        world.open_channel(channel);
    }
    world
}

/// What the key of a fixture is while it has none.
fn key_of(key: Option<&str>) -> AttrValue {
    AttrValue::from(key.unwrap_or_default().to_owned())
}

impl Staged for AppBar {
    fn world(props: &AppBarProps) -> World {
        let mut world = around(&props.viewer_id, props.team.as_ref(), props.channel.as_ref());
        if let Some(key) = &props.open_panel {
            let (kind, key) = (Kind::Panel, std::rc::Rc::<str>::from(key.as_str()));
            world.then(Action::Extended { kind, key: key.clone(), title: "Panel".into() });
            world.then(Action::ShowRight(RightSide::Panel(key)));
        }
        world
    }

    fn view(_: &AppBarProps, _: Option<&str>) -> Html {
        html! { <div class="app-frame__apps"><AppBarSlot /></div> }
    }
}

impl Staged for MainMenu {
    fn world(props: &MainMenuProps) -> World {
        around(&props.viewer_id, props.team.as_ref(), props.channel.as_ref())
    }

    fn view(_: &MainMenuProps, _: Option<&str>) -> Html {
        menu(t!("user-menu"), html! { <MainMenuSlot /> })
    }
}

impl Staged for Global {
    fn world(props: &GlobalProps) -> World {
        around(&props.viewer_id, props.team.as_ref(), props.channel.as_ref())
    }

    fn view(_: &GlobalProps, _: Option<&str>) -> Html {
        html! { <GlobalSlot /> }
    }
}

impl Staged for Panel {
    fn world(props: &PanelProps) -> World {
        around(&props.viewer_id, props.team.as_ref(), props.channel.as_ref())
    }

    fn view(_: &PanelProps, key: Option<&str>) -> Html {
        let panel_key = key_of(key);
        html! {
            <RightSideFrame title={panel_key.clone()} place={panel_key.clone()} on_close={note("close")}>
                <PanelSlot {panel_key} />
            </RightSideFrame>
        }
    }
}

impl Staged for ProductSwitcher {
    fn world(props: &ProductSwitcherProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &ProductSwitcherProps, _: Option<&str>) -> Html {
        menu(t!("products"), product_switcher(&props.viewer_id, props.product.as_deref()))
    }
}

impl Staged for Product {
    fn world(props: &ProductProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    /// What stands in the global header, or what fills the window.
    fn view(props: &ProductProps, key: Option<&str>) -> Html {
        let (product_key, path) = (key_of(key), AttrValue::from(props.path.clone()));
        let none = html! {
            <EmptyState icon={icons::search()} title={t!("not-found-title")} text={t!("not-found-text")} />
        };
        if product_key.ends_with(":header") {
            return html! {
                <div class="app-frame__top cell__top">
                    <div class="global-header__middle">
                        <ProductSlot {product_key} {path}>{ t!("products-chat") }</ProductSlot>
                    </div>
                </div>
            };
        }
        html! { <div class="plugin-page"><ProductSlot {product_key} {path}>{ none }</ProductSlot></div> }
    }
}

impl Staged for UserSetting {
    fn world(props: &UserSettingProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &UserSettingProps, key: Option<&str>) -> Html {
        let (plugin, _) = key.and_then(|key| key.split_once(':')).unwrap_or_default();
        html! {
            <div class="cell__setting field">
                <span class="field__label">{ &props.title }</span>
                <UserSettingSlot plugin={plugin.to_owned()} name={props.name.clone()} title={props.title.clone()}
                    value={props.value.clone()} disabled={props.disabled} on_change={note("change")} />
            </div>
        }
    }
}

impl Staged for CreateChannelOption {
    fn world(props: &CreateChannelOptionProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &CreateChannelOptionProps, key: Option<&str>) -> Html {
        html! {
            <div class="cell__setting field">
                <span class="field__label">{ t!("create-title") }</span>
                <span class="field__hint">{ &props.form.name }</span>
                <CreateChannelOptionSlot option_key={key_of(key)} form={props.form.clone()} pending={props.pending}
                    on_hinder={note("set_can_create")} />
            </div>
        }
    }
}

impl Staged for Page {
    fn world(props: &PageProps) -> World {
        around(&props.viewer_id, props.team.as_ref(), None)
    }

    fn view(props: &PageProps, key: Option<&str>) -> Html {
        let team_id = props.team.as_ref().map(|team| AttrValue::from(team.id.clone()));
        html! {
            <div class="plugin-page">
                <PageSlot page_key={key_of(key)} {team_id} path={AttrValue::from(props.path.clone())}>
                    <EmptyState icon={icons::search()} title={t!("not-found-title")} text={t!("not-found-text")} />
                </PageSlot>
            </div>
        }
    }
}
