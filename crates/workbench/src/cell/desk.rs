//! What plugins say to the person in a cell: their dialogs, one after the other, and their toasts, as
//! the chat shows them. What a host allows is the fake host's business.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use client::{
    components::{PluginDialog, PluginDialogKind, ToastTone},
    hooks::use_toasts,
};
use js_sys::{Function, Promise, Reflect};
use manifest::PluginId;
use wasm_bindgen::{JsValue, closure::Closure};
use yew::prelude::*;

/// Takes what plugins say; cheap to clone, and all clones are the same desk.
#[derive(Clone, Default)]
pub(super) struct Desk(Rc<Inner>);

#[derive(Default)]
struct Inner {
    dialogs: RefCell<Vec<Asked>>,
    toasts: RefCell<VecDeque<Toast>>,
    /// Hears that something was said.
    listener: RefCell<Callback<()>>,
}

/// A dialog that waits for its answer.
#[derive(Clone, PartialEq)]
struct Asked {
    plugin: String,
    words: JsValue,
    kind: PluginDialogKind,
    resolve: Function,
}

struct Toast {
    plugin: String,
    text: String,
    tone: ToastTone,
}

impl Asked {
    fn answer(&self, agreed: bool) {
        // A promise's own function does not fail.
        let _ = self.resolve.call1(&JsValue::UNDEFINED, &agreed.into());
    }

    fn text(&self, name: &str) -> Option<AttrValue> {
        text_of(&self.words, name).map(AttrValue::from)
    }
}

impl Desk {
    /// The options of a fake host by which it asks here: `confirm`, `notice` and `onToast`.
    pub(super) fn options(&self, plugin: &PluginId) -> [(&'static str, JsValue); 3] {
        let asker = |is_question: bool| {
            let (desk, plugin) = (self.clone(), plugin.as_str().to_owned());
            let ask = move |words: JsValue| desk.ask(&plugin, &words, is_question);
            Closure::<dyn Fn(JsValue) -> Promise>::new(ask).into_js_value()
        };
        let (desk, from) = (self.clone(), plugin.as_str().to_owned());
        let toast = Closure::<dyn Fn(JsValue)>::new(move |toast| desk.toast(&from, &toast));
        [("confirm", asker(true)), ("notice", asker(false)), ("onToast", toast.into_js_value())]
    }

    /// A plugin may be another one now: what it asked is answered with «no».
    pub(super) fn forget(&self, plugin: &str) {
        let mut dialogs = self.0.dialogs.borrow_mut();
        let gone: Vec<Asked> = dialogs.extract_if(.., |asked| asked.plugin == plugin).collect();
        drop(dialogs);
        gone.iter().for_each(|asked| asked.answer(false));
        self.tell();
    }

    fn ask(&self, plugin: &str, words: &JsValue, is_question: bool) -> Promise {
        let is_danger = Reflect::get(words, &"danger".into()).is_ok_and(|it| it.is_truthy());
        let kind = match (is_question, is_danger) {
            (false, _) => PluginDialogKind::Notice,
            (true, false) => PluginDialogKind::Question,
            (true, true) => PluginDialogKind::DangerousQuestion,
        };
        let promise = Promise::new(&mut |resolve, _| {
            let (plugin, words) = (plugin.to_owned(), words.clone());
            self.0.dialogs.borrow_mut().push(Asked { plugin, words, kind, resolve });
        });
        self.tell();
        promise
    }

    fn toast(&self, plugin: &str, toast: &JsValue) {
        let tone = match text_of(toast, "tone").as_deref() {
            Some("success") => ToastTone::Success,
            Some("danger") => ToastTone::Danger,
            _ => ToastTone::Info,
        };
        let text = text_of(toast, "text").unwrap_or_default();
        self.0.toasts.borrow_mut().push_back(Toast { plugin: plugin.to_owned(), text, tone });
        self.tell();
    }

    fn tell(&self) {
        let listener = self.0.listener.borrow().clone();
        listener.emit(());
    }

    fn answer(&self, agreed: bool) {
        let mut dialogs = self.0.dialogs.borrow_mut();
        let asked = (!dialogs.is_empty()).then(|| dialogs.remove(0));
        drop(dialogs);
        if let Some(asked) = asked {
            asked.answer(agreed);
        }
        self.tell();
    }
}

fn text_of(object: &JsValue, name: &str) -> Option<String> {
    Reflect::get(object, &name.into()).ok()?.as_string()
}

#[derive(Clone, Properties)]
pub(super) struct DeskViewProps {
    pub(super) desk: Desk,
    /// The name of a plugin, by its id.
    pub(super) name_of: Callback<String, String>,
}

impl PartialEq for DeskViewProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.desk.0, &other.desk.0)
    }
}

/// Shows what is said at the desk. Stands inside of a `ToastHost`.
#[component]
pub(super) fn DeskView(props: &DeskViewProps) -> Html {
    let toasts = use_toasts();
    let first = use_state_eq(|| None::<Asked>);
    {
        let (desk, name_of, first) = (props.desk.clone(), props.name_of.clone(), first.setter());
        use_effect_with((), move |()| {
            let at = desk.clone();
            let look = Callback::from(move |()| {
                first.set(at.0.dialogs.borrow().first().cloned());
                for Toast { plugin, text, tone } in at.0.toasts.take() {
                    toasts.from_plugin(name_of.emit(plugin).into(), tone, text.into());
                }
            });
            look.emit(());
            desk.0.listener.replace(look);
            move || drop(desk.0.listener.take())
        });
    }
    let on_answer = {
        let desk = props.desk.clone();
        Callback::from(move |agreed| desk.answer(agreed))
    };
    let Some(asked) = &*first else { return Html::default() };
    let confirm = if asked.kind == PluginDialogKind::Notice { "close" } else { "confirm" };
    html! {
        <PluginDialog from={props.name_of.emit(asked.plugin.clone())}
            title={asked.text("title").unwrap_or_default()} text={asked.text("text").unwrap_or_default()}
            kind={asked.kind} confirm={asked.text(confirm)} cancel={asked.text("cancel")} {on_answer} />
    }
}
