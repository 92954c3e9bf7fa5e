//! The form of a plugin's settings: what is saved, what is changed, saving.

use std::{collections::BTreeMap, rc::Rc};

use api_types::PluginSettings;
use client::{
    components::ErrorView,
    hooks::use_toasts,
    markdown::Markdown,
    pages::error_words,
    services::{ApiError, browser},
    t,
};
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::Waiting;
use super::sections::{Sections, Sheet};
use crate::{
    components::{Note, Tone, control_id},
    hooks::{Fetched, use_custom_fields, use_fetched, use_leave_guard, use_viewer},
    rules::{
        news::Topic,
        settings::{Draft, Edit, Refused, Schema, Setting, refused},
    },
    services::settings,
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SettingsProps {
    pub(super) id: AttrValue,
}

/// Fetches the form and shows it.
#[component]
pub(super) fn Settings(props: &SettingsProps) -> Html {
    let topics = &[Topic::Plugins, Topic::Config];
    let fetched =
        use_fetched(props.id.clone(), topics, |id| async move { settings::of_plugin(&id).await });
    match &fetched.answer {
        Fetched::Loading => html! { <Waiting /> },
        Fetched::Failed(error) => html! {
            <ErrorView title={t!("settings-failed-to-load")} text={error_words(error)}
                on_retry={fetched.reload.clone()} />
        },
        Fetched::Ready(settings) => html! {
            <Form id={props.id.clone()} fetched={Rc::clone(settings)} />
        },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FormProps {
    id: AttrValue,
    fetched: Rc<PluginSettings>,
}

/// What stands on the server, what is changed, and what the server had against it.
#[derive(Clone, PartialEq)]
struct Work {
    saved: Rc<PluginSettings>,
    draft: Draft,
    refused: BTreeMap<String, AttrValue>,
    /// A refusal that is about no field.
    failed: Option<AttrValue>,
    is_saving: bool,
}

enum Step {
    Fetched(Rc<PluginSettings>),
    Edited(Rc<Setting>, Edit),
    Undone(Rc<Setting>),
    Cancelled,
    Saving,
    Saved { saved: PluginSettings, sent: Draft },
    Refused(Refused),
    Failed(AttrValue),
}

impl Reducible for Work {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut work = (*self).clone();
        match step {
            Step::Fetched(saved) => work.saved = saved,
            Step::Edited(setting, edit) => {
                work.draft = work.draft.with(&work.saved, &setting, edit);
                work.refused.remove(&setting.id());
                work.failed = None;
            }
            Step::Undone(setting) => {
                work.draft = work.draft.without(&setting);
                work.refused.remove(&setting.id());
                work.failed = None;
            }
            Step::Cancelled => {
                work = Self { saved: work.saved, ..Self::of(Rc::default()) };
            }
            Step::Saving => {
                work.is_saving = true;
                work.refused = BTreeMap::new();
                work.failed = None;
            }
            // The fields stay open while it is saved: whoever types there keeps the focus.
            Step::Saved { saved, sent } => {
                work = Self { draft: work.draft.since(&sent), ..Self::of(Rc::new(saved)) };
            }
            Step::Refused(Refused { key, rule }) => {
                work.is_saving = false;
                work.refused.insert(key, t!("setting-refused", rule = rule));
            }
            Step::Failed(words) => {
                work.is_saving = false;
                work.failed = Some(words);
            }
        }
        Rc::new(work)
    }
}

impl Work {
    fn of(saved: Rc<PluginSettings>) -> Self {
        Self {
            saved,
            draft: Draft::default(),
            refused: BTreeMap::new(),
            failed: None,
            is_saving: false,
        }
    }
}

#[component]
fn Form(props: &FormProps) -> Html {
    let viewer = use_viewer();
    let toasts = use_toasts();
    let work = use_reducer_eq(|| Work::of(Rc::clone(&props.fetched)));
    {
        let dispatcher = work.dispatcher();
        use_effect_with(Rc::clone(&props.fetched), move |fetched| {
            dispatcher.dispatch(Step::Fetched(Rc::clone(fetched)));
        });
    }
    let schema = use_memo(work.saved.schema.clone(), |_| Schema::of(&work.saved));
    let fate = use_custom_fields(&props.id, schema.has_custom());
    use_leave_guard(!work.draft.is_empty());
    let on_edit = use_callback(work.dispatcher(), |(setting, edit), work| {
        work.dispatch(Step::Edited(setting, edit));
    });
    let on_undo =
        use_callback(work.dispatcher(), |setting, work| work.dispatch(Step::Undone(setting)));
    let on_generate =
        use_callback((work.dispatcher(), toasts.clone()), |setting, (work, toasts)| {
            match settings::new_token() {
                Some(token) => {
                    work.dispatch(Step::Edited(setting, Edit::Value(Value::String(token))));
                }
                None => toasts.failed(t!("secret-no-chance")),
            }
        });
    let on_cancel = {
        let work = work.dispatcher();
        move |_: MouseEvent| work.dispatch(Step::Cancelled)
    };
    let on_submit = {
        let (id, draft, schema) = (props.id.clone(), work.draft.clone(), Rc::clone(&schema));
        let dispatcher = work.dispatcher();
        let (on_ended, is_saving) = (viewer.on_ended.clone(), work.is_saving);
        move |event: SubmitEvent| {
            event.prevent_default();
            if is_saving || draft.is_empty() {
                return;
            }
            let unfinished = schema
                .all()
                .find(|setting| matches!(draft.edit(setting), Some(Edit::Unfinished(..))));
            if let Some(setting) = unfinished {
                focus(setting);
                return;
            }
            dispatcher.dispatch(Step::Saving);
            let (id, sent, schema) = (id.clone(), draft.clone(), Rc::clone(&schema));
            let (work, toasts, on_ended) = (dispatcher.clone(), toasts.clone(), on_ended.clone());
            spawn_local(async move {
                match settings::save(&id, &sent.body()).await {
                    Ok(saved) => {
                        work.dispatch(Step::Saved { saved, sent });
                        toasts.note(t!("settings-saved"));
                    }
                    Err(ApiError::Unauthorized) => on_ended.emit(()),
                    Err(error) => take_refusal(&id, &schema, &error, &work),
                }
            });
        }
    };
    let sheet = Sheet {
        plugin_id: props.id.clone(),
        saved: Rc::clone(&work.saved),
        draft: work.draft.clone(),
        refused: work.refused.clone(),
        may_change: viewer.rights.may_write(),
        fate,
        on_edit,
        on_undo,
        on_generate,
    };
    html! {
        // Enter in a line saves; the browser's own checks would only be half of ours.
        <form class="settings" novalidate=true onsubmit={on_submit}>
            if !schema.header.is_empty() {
                <div class="settings__words"><Markdown text={schema.header.clone()} /></div>
            }
            <Sections schema={Rc::clone(&schema)} {sheet} />
            if !schema.footer.is_empty() {
                <div class="settings__words"><Markdown text={schema.footer.clone()} /></div>
            }
            if let Some(words) = &work.failed {
                <Note tone={Tone::Danger} alert=true title={t!("settings-not-saved")}>{ words }</Note>
            }
            if !work.draft.is_empty() {
                <div class="settings__bar">
                    <span class="settings__changes" role="status">
                        { t!("settings-changes", count = work.draft.len()) }
                    </span>
                    <button type="button" class="button" disabled={work.is_saving} onclick={on_cancel}>
                        { t!("cancel") }
                    </button>
                    <button type="submit" class="button button--primary" disabled={work.is_saving}>
                        if work.is_saving { <span class="spinner" aria-hidden="true"></span> }
                        { t!("settings-save") }
                    </button>
                </div>
            }
        </form>
    }
}

/// Puts the server's words where they belong, and the person too.
fn take_refusal(id: &str, schema: &Schema, error: &ApiError, work: &UseReducerDispatcher<Work>) {
    let found = refused(id, error);
    let setting = found.as_ref().and_then(|refused| schema.all().find(|it| it.id() == refused.key));
    match (found.clone(), setting) {
        (Some(refused), Some(setting)) => {
            focus(setting);
            work.dispatch(Step::Refused(refused));
        }
        (Some(_) | None, _) => work.dispatch(Step::Failed(error_words(error))),
    }
}

fn focus(setting: &Setting) {
    let element = browser::document().and_then(|it| it.get_element_by_id(&control_id(setting)));
    if let Some(element) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Fails for no control.
        let _ = element.focus();
    }
}
