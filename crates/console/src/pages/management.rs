//! What is installed, and what could be: on and off, in and out.

mod catalogue;
mod installing;
mod list;
mod questions;
mod sources;

use std::collections::BTreeSet;
use std::rc::Rc;

use client::{
    hooks::{ToastLink, use_toasts},
    pages::error_words,
    services::ApiError,
    t,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::{Page, Wish},
    hooks::{Package, PluginList, Viewer, use_config, use_install, use_plugins, use_viewer},
    services::plugins,
};
use catalogue::Catalogue;
use installing::InstallingPanel;
use list::List;
use questions::{Question, QuestionDialog};
use sources::{DropPlace, PluginsOff, SourceButtons, Uploads, UploadsOff};

/// The page of all plugins.
#[component]
pub fn Management() -> Html {
    let viewer = use_viewer();
    let list = use_plugins();
    let config = use_config();
    let install = use_install(list.reload.clone());
    let question = use_state_eq(|| None::<Question>);
    let busy = use_busy();
    let may_write = viewer.rights.may_write();
    let uploads = Uploads::of(config.answer.ready().map(Rc::as_ref));
    let on_package = {
        let start = install.start.clone();
        use_callback(start, |package: Package, start| start.emit((package, false)))
    };
    let on_wish = {
        let act = use_act(&list, &viewer, &busy);
        use_callback(
            (act, question.setter(), install.start.clone()),
            |(wish, id, name): (Wish, AttrValue, AttrValue), (act, question, start)| match wish {
                Wish::Enable | Wish::Disable => act.emit((wish, id)),
                Wish::Remove => question.set(Some(Question::Remove { id })),
                Wish::RollBack => question.set(Some(Question::RollBack { id })),
                Wish::Install => {
                    let (id, name) = (id.to_string(), name.to_string());
                    start.emit((Package::Offered { id, name }, true));
                }
            },
        )
    };
    let ask = use_callback(question.setter(), |wanted: Question, it| it.set(Some(wanted)));
    let on_close = use_callback(question.setter(), |(), question| question.set(None));
    let actions = html! {
        <SourceButtons {uploads} {may_write} is_busy={install.is_running()}
            on_package={on_package.clone()} on_ask={ask.clone()} />
    };
    html! {
        <Page title={t!("nav-management")} intro={t!("management-intro")} {actions}>
            <DropPlace {uploads} {may_write} is_busy={install.is_running()}
                on_package={on_package.clone()} />
            if uploads == Uploads::PluginsOff {
                <PluginsOff {may_write} on_ask={ask} />
            } else {
                if uploads == Uploads::Off {
                    <UploadsOff {may_write} on_ask={ask} />
                }
                <InstallingPanel install={install.clone()} list={list.clone()}
                    on_enable={on_wish.reform(|id: AttrValue| (Wish::Enable, id, AttrValue::default()))} />
                <List list={list.clone()} busy={(*busy.0).clone()} {may_write} {on_wish} />
                <Catalogue config={config.clone()} list={list.clone()} {may_write}
                    is_busy={install.is_running()} {on_package} />
            }
            if let Some(question) = &*question {
                <QuestionDialog question={question.clone()} {list} {config} {on_close}
                    on_address={install.start.reform(|url| (Package::Address(url), false))} />
            }
        </Page>
    }
}

/// The plugins with which something is being done.
#[derive(Clone, PartialEq)]
struct Busy(UseReducerHandle<BusyIds>);

#[derive(Clone, Debug, Default, PartialEq)]
struct BusyIds(BTreeSet<AttrValue>);

impl Reducible for BusyIds {
    type Action = (AttrValue, bool);

    fn reduce(self: Rc<Self>, (id, is_busy): Self::Action) -> Rc<Self> {
        let mut ids = self.0.clone();
        if is_busy {
            ids.insert(id);
        } else {
            ids.remove(&id);
        }
        Rc::new(Self(ids))
    }
}

#[hook]
fn use_busy() -> Busy {
    Busy(use_reducer_eq(BusyIds::default))
}

/// Turns plugins on and off.
#[hook]
fn use_act(list: &PluginList, viewer: &Viewer, busy: &Busy) -> Callback<(Wish, AttrValue)> {
    let toasts = use_toasts();
    let deps = (busy.0.dispatcher(), list.reload.clone(), viewer.on_ended.clone(), toasts);
    use_callback(deps, |(wish, id): (Wish, AttrValue), (busy, reload, on_ended, toasts)| {
        let (busy, reload, on_ended) = (busy.clone(), reload.clone(), on_ended.clone());
        let toasts = toasts.clone();
        busy.dispatch((id.clone(), true));
        spawn_local(async move {
            let answer = match wish {
                Wish::Enable => plugins::enable(&id).await,
                Wish::Disable | Wish::Install | Wish::Remove | Wish::RollBack => {
                    plugins::disable(&id).await
                }
            };
            busy.dispatch((id, false));
            match answer {
                Ok(_) => {}
                Err(ApiError::Unauthorized) => return on_ended.emit(()),
                Err(error) => tell(&toasts, &error),
            }
            // Also after a failure: what is shown may be out of date, which may be why.
            reload.emit(());
        });
    })
}

/// The server's words in full: what was refused and the rule.
fn tell(toasts: &ToastLink, error: &ApiError) {
    toasts.failed(in_full(error));
}

/// The server's words and, where it has one, the detail that names file, field and rule.
pub(crate) fn in_full(error: &ApiError) -> AttrValue {
    match error {
        ApiError::Refused(refusal) if !refusal.detail.is_empty() => {
            t!("error-in-full", message = refusal.message, detail = refusal.detail)
        }
        ApiError::Refused(_)
        | ApiError::Offline
        | ApiError::Unauthorized
        | ApiError::Unreadable(_) => error_words(error),
    }
}
