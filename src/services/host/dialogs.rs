//! `host.confirm`, `notice`, `toast` and `navigate`: reads what plugins want, and brings it to the
//! desk.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{
    arguments::{member, object, optional_text, shown, text},
    desk::{DialogKind, PluginDialog, PluginToast, Tone, Wish},
    error::{Code, HostError},
    life::Life,
    paths,
};
use crate::services::browser;

const TITLE: usize = 120;
const TEXT: usize = 2_000;
const BUTTON: usize = 40;
const TOAST: usize = 300;

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    vec![
        (
            "confirm",
            life.dialog(|life, question, _| async move {
                let question = object("the dialog", &question)?;
                let danger = member(&question, "danger");
                let kind = match danger.as_bool() {
                    Some(true) => DialogKind::DangerousQuestion,
                    Some(false) => DialogKind::Question,
                    None if danger.is_undefined() => DialogKind::Question,
                    None => {
                        let value = shown(&danger);
                        return Err(HostError::invalid("danger", &value, "true or false"));
                    }
                };
                show(&life, &question, kind).await
            }),
        ),
        (
            "notice",
            life.dialog(|life, notice, _| async move {
                let notice = object("the dialog", &notice)?;
                show(&life, &notice, DialogKind::Notice).await
            }),
        ),
        ("toast", life.function(|life, toast, _| show_toast(life, &toast))),
        (
            "navigate",
            life.function(|life, path, _| {
                let path = path
                    .as_string()
                    .ok_or_else(|| HostError::invalid("path", &shown(&path), "text"))?;
                let route = paths::page(&path)?;
                life.host.desk.wish(Wish::Go(route))?;
                Ok(JsValue::UNDEFINED)
            }),
        ),
    ]
}

async fn show(life: &Life, words: &JsValue, kind: DialogKind) -> Result<JsValue, HostError> {
    let title = text("title", &member(words, "title"), 1, TITLE)?;
    let rest = optional_text("text", &member(words, "text"), 0, TEXT)?;
    let button = |name| optional_text(name, &member(words, name), 1, BUTTON);
    let (confirm, cancel) = match kind {
        DialogKind::Notice => (button("close")?, None),
        DialogKind::Question | DialogKind::DangerousQuestion => {
            (button("confirm")?, button("cancel")?)
        }
    };
    life.host.desk.check(&life.plugin)?;
    if !life.dialogs.take(browser::now_ms()) {
        let words = "a plugin shows at most 10 dialogs in 60 seconds; wait, or put them into one";
        return Err(HostError::quota(words));
    }
    let promise = Promise::new(&mut |resolve, _| {
        let dialog = PluginDialog::new(life.plugin.clone(), kind, title.clone(), resolve);
        let text = rest.clone().unwrap_or_default();
        let (confirm, cancel) = (confirm.clone(), cancel.clone());
        life.host.desk.add(PluginDialog { text, confirm, cancel, ..dialog });
    });
    let answered = JsFuture::from(promise).await;
    answered.map_err(|_| HostError::new(Code::Unreadable, "the dialog was not answered"))
}

fn show_toast(life: &Life, toast: &JsValue) -> Result<JsValue, HostError> {
    let toast = object("toast", toast)?;
    let text = text("text", &member(&toast, "text"), 1, TOAST)?;
    let tone = member(&toast, "tone");
    let tone = match tone.as_string().as_deref() {
        Some("info") => Tone::Info,
        Some("success") => Tone::Success,
        Some("danger") => Tone::Danger,
        None if tone.is_undefined() => Tone::Info,
        Some(_) | None => {
            return Err(HostError::invalid("tone", &shown(&tone), "one of info, success, danger"));
        }
    };
    if !life.toasts.take(browser::now_ms()) {
        let words = "a plugin shows at most 5 toasts in 10 seconds; wait, or put them into one";
        return Err(HostError::quota(words));
    }
    let plugin = life.plugin.clone();
    life.host.desk.wish(Wish::Toast(PluginToast { plugin, text, tone }))?;
    Ok(JsValue::UNDEFINED)
}
