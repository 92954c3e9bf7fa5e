//! `admin-console-setting.v1`: a field on a plugin's page in the System Console, which is another
//! program. Its default content, the value as JSON, is drawn here in the same way.

use contracts::Presence;
use contracts::{
    AdminConsoleSetting, AdminConsoleSettingAction, AdminConsoleSettingProps, UserProps,
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
        let on_action: Callback<AdminConsoleSettingAction> = note("action");
        html! {
            <div class="cell__setting">
                <div class="cell__label" id="cell-label">{ label }</div>
                <Slot<Self> props={props.clone()} item_key={Some(AttrValue::from(item_key))}
                    {on_action}>
                    <textarea class="input cell__json" rows="4" aria-labelledby="cell-label"
                        readonly=true disabled={props.disabled} value={json} />
                </Slot<Self>>
                if !props.help_text.is_empty() {
                    <p class="cell__help">{ &props.help_text }</p>
                }
            </div>
        }
    }
}
