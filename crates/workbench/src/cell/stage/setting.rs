//! The slots of the System Console, which is another program: `admin-console-setting.v1`,
//! `admin-page.v1`, `admin-section.v1`, `site-statistic.v1`. Default content is drawn here in the same way, a page's only
//! by its title.

use contracts::{
    AdminConsoleSetting, AdminConsoleSettingProps, AdminPage, AdminPageProps, AdminSection,
    AdminSectionProps, AdminSectionSetting, Presence, SiteStatistic, SiteStatisticProps, UserProps,
};
use runtime::Slot;
use yew::prelude::*;

use super::{Staged, World, note};

impl Staged for AdminConsoleSetting {
    fn world(_: &AdminConsoleSettingProps) -> World {
        World::seen_by(&UserProps::default(), Presence::Online)
    }

    fn view(props: &AdminConsoleSettingProps, key: Option<&str>) -> Html {
        let item_key = key.map_or_else(|| Self::key(&props.plugin_id, &props.key), str::to_owned);
        let json = if props.value.is_null() {
            String::new()
        } else {
            serde_json::to_string_pretty(&props.value).unwrap_or_default()
        };
        let label =
            AttrValue::from(if props.label.is_empty() { &props.key } else { &props.label }.clone());
        let field = html! {
            <textarea class="input cell__json" rows="4" aria-labelledby="cell-label"
                readonly=true disabled={props.disabled} value={json} />
        };
        let slot = Slot::<Self>::new(props.clone()).on_action(note("action"));
        html! {
            <div class="cell__setting">
                <div class="cell__label" id="cell-label">{ label }</div>
                { slot.item_key(AttrValue::from(item_key)).around(field) }
                if !props.help_text.is_empty() {
                    <p class="cell__help">{ &props.help_text }</p>
                }
            </div>
        }
    }
}

impl Staged for AdminPage {
    fn world(props: &AdminPageProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &AdminPageProps, key: Option<&str>) -> Html {
        let item_key = AttrValue::from(key.unwrap_or(&props.page).to_owned());
        let page = html! {
            <>
                <h1 class="cell__label">{ &props.title }</h1>
                if !props.may_change {
                    <p class="cell__help">{ &props.page }</p>
                }
            </>
        };
        let slot = Slot::<Self>::new(props.clone()).on_action(note("action"));
        html! { <div class="cell__setting">{ slot.item_key(item_key).around(page) }</div> }
    }
}

impl Staged for AdminSection {
    fn world(_: &AdminSectionProps) -> World {
        World::seen_by(&UserProps::default(), Presence::Online)
    }

    fn view(props: &AdminSectionProps, key: Option<&str>) -> Html {
        let item_key = key.map_or_else(|| Self::key(&props.plugin_id, &props.key), str::to_owned);
        let fields: Html = props.settings.iter().map(field).collect();
        let slot = Slot::<Self>::new(props.clone()).on_action(note("action"));
        html! {
            <section class="cell__setting" aria-label={props.title.clone()}>
                <h2 class="cell__label">{ &props.title }</h2>
                if !props.subtitle.is_empty() {
                    <p class="cell__help">{ &props.subtitle }</p>
                }
                { slot.item_key(AttrValue::from(item_key)).around(fields) }
            </section>
        }
    }
}

impl Staged for SiteStatistic {
    fn world(props: &SiteStatisticProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &SiteStatisticProps, _: Option<&str>) -> Html {
        html! { <div class="cell__setting">{ Slot::<Self>::new(props.clone()).alone() }</div> }
    }
}

fn field(setting: &AdminSectionSetting) -> Html {
    let label = AttrValue::from(setting.label.clone());
    let value = if setting.value.is_null() { String::new() } else { setting.value.to_string() };
    let kind = if setting.secret { "password" } else { "text" };
    html! {
        <div key={setting.key.as_str()}>
            <input class="input" type={kind} aria-label={label.clone()} placeholder={label} {value}
                readonly=true disabled={setting.disabled} />
            if let Some(error) = &setting.error {
                <p class="cell__help">{ error }</p>
            }
            if !setting.help_text.is_empty() {
                <p class="cell__help">{ &setting.help_text }</p>
            }
        </div>
    }
}
