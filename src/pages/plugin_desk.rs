//! Where plugins reach the person: shows their dialogs one after the other, their toasts, and goes
//! where they want. What they may want is decided in `services::host`.

use runtime::Runtime;
use yew::prelude::*;

use crate::{
    components::{PluginDialog, PluginDialogKind, ToastTone},
    hooks::{Overlay, OverlayLink, SettingsPage, use_toasts},
    route::Route,
    services::host::{DialogKind, PluginHost, PluginToast, Tone, Wish},
};

/// Properties of [`PluginDesk`].
#[derive(Clone, Debug, Properties)]
pub struct PluginDeskProps {
    /// Whose wishes it fulfils. The one of the page; another one later is not looked at.
    pub host: PluginHost,
    /// Knows the plugins' names.
    pub runtime: Runtime,
    /// Goes to a page of the chat; without it plugins go nowhere.
    #[prop_or_default]
    pub on_go: Option<Callback<Route>>,
}

impl PartialEq for PluginDeskProps {
    fn eq(&self, other: &Self) -> bool {
        // Host and runtime are those of the page.
        self.on_go == other.on_go
    }
}

/// Shows nothing until a plugin wants something.
#[component]
pub fn PluginDesk(props: &PluginDeskProps) -> Html {
    let toasts = use_toasts();
    // Only the chat has settings.
    let overlay = use_context::<OverlayLink>();
    let dialog = use_state_eq(|| None);
    {
        let setter = dialog.setter();
        let (host, runtime) = (props.host.clone(), props.runtime.clone());
        let deps = (toasts, props.on_go.clone(), overlay);
        use_effect_with(deps, move |(toasts, on_go, overlay)| {
            let (toasts, on_go, shown) = (toasts.clone(), on_go.clone(), host.clone());
            let overlay = overlay.clone();
            let number = host.desk().open(move |wish| {
                match wish {
                    Wish::Dialogs => setter.set(shown.desk().first()),
                    Wish::Toast(PluginToast { plugin, text, tone }) => {
                        let tone = match tone {
                            Tone::Info => ToastTone::Info,
                            Tone::Success => ToastTone::Success,
                            Tone::Danger => ToastTone::Danger,
                        };
                        toasts.from_plugin(name_of(&runtime, plugin.as_str()), tone, text.into());
                    }
                    Wish::Go(route) => match &on_go {
                        Some(on_go) => on_go.emit(route),
                        None => return false,
                    },
                    Wish::Settings(key) => match &overlay {
                        Some(overlay) => {
                            overlay.open(Overlay::Settings(SettingsPage::Plugin(key)));
                        }
                        None => return false,
                    },
                }
                true
            });
            move || host.desk().close(number)
        });
    }
    let on_answer = use_callback(
        ((*dialog).clone(), HostOfPage(props.host.clone())),
        |agreed: bool, (dialog, host)| {
            if let Some(dialog) = dialog {
                host.0.desk().answer(dialog, agreed);
            }
        },
    );
    let Some(dialog) = &*dialog else { return Html::default() };
    let kind = match dialog.kind {
        DialogKind::Question => PluginDialogKind::Question,
        DialogKind::DangerousQuestion => PluginDialogKind::DangerousQuestion,
        DialogKind::Notice => PluginDialogKind::Notice,
    };
    html! {
        <PluginDialog key={dialog.number()} from={name_of(&props.runtime, dialog.plugin.as_str())}
            title={dialog.title.clone()} text={dialog.text.clone()} {kind}
            confirm={dialog.confirm.clone().map(AttrValue::from)}
            cancel={dialog.cancel.clone().map(AttrValue::from)} {on_answer} />
    }
}

/// The one of the page, so always the same.
#[derive(Clone)]
struct HostOfPage(PluginHost);

impl PartialEq for HostOfPage {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

fn name_of(runtime: &Runtime, plugin_id: &str) -> AttrValue {
    let status = runtime.status();
    let plugin = status.plugins.iter().find(|plugin| plugin.id.as_str() == plugin_id);
    plugin.map_or_else(|| plugin_id.to_owned(), |plugin| plugin.name.clone()).into()
}
