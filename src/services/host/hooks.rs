//! `host.hook`: who wants to decide with the host, and what their answers mean.

use std::rc::Rc;

use contracts::{
    DesktopNote, DesktopNoteAnswer, HOOKS, OutgoingPost, PostAnswer, PostUpdate, SlashCommand,
    SlashCommandAnswer,
    hooks::{MAX_MESSAGE, MAX_REASON},
};
use js_sys::{Array, Function, Promise};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::{
    arguments::{json, member, object, shown},
    error::HostError,
    life::Life,
};
use crate::services::hooks::Answer;

/// The most handlers of a plugin for one hook: one is enough, and each may take seconds.
const MAX_HANDLERS: usize = 20;

/// Where contributions without an order stand; as in `registry`.
const ORDER: f64 = 50.0;

/// Who wants to decide.
#[derive(Clone)]
pub(in crate::services) struct Handler {
    number: u64,
    name: &'static str,
    order: f64,
    call: Function,
    life: Rc<Life>,
}

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    let owner = Rc::clone(life);
    // Three arguments, which no other member has.
    let hook = move |name: JsValue, handler: JsValue, options: JsValue| {
        owner.check()?;
        register(&owner, &name, &handler, &options)
    };
    let hook = Closure::<dyn Fn(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>>::new(
        move |name, handler, options| hook(name, handler, options).map_err(JsValue::from),
    );
    vec![("hook", hook.into_js_value())]
}

fn register(
    life: &Rc<Life>,
    name: &JsValue,
    handler: &JsValue,
    options: &JsValue,
) -> Result<JsValue, HostError> {
    let known = name.as_string().and_then(|name| HOOKS.iter().find(|hook| hook.name == name));
    let Some(known) = known else {
        let names: Vec<&str> = HOOKS.iter().map(|hook| hook.name).collect();
        return Err(HostError::invalid(
            "name",
            &shown(name),
            &format!("one of {}", names.join(", ")),
        ));
    };
    let call = handler
        .dyn_ref::<Function>()
        .ok_or_else(|| HostError::invalid("handler", &shown(handler), "a function"))?;
    if !options.is_undefined() {
        object("options", options)?;
    }
    let order = member(options, "order");
    let order = match order.as_f64() {
        None if order.is_undefined() => ORDER,
        Some(order) if order.fract() == 0.0 && order.abs() <= f64::from(i32::MAX) => order,
        Some(_) | None => {
            return Err(HostError::invalid("order", &shown(&order), "a whole number"));
        }
    };
    let mut hooks = life.hooks.borrow_mut();
    if hooks.iter().filter(|it| it.name == known.name).count() >= MAX_HANDLERS {
        let name = known.name;
        let words =
            format!("a plugin has at most {MAX_HANDLERS} handlers for {name}; one can do all");
        return Err(HostError::quota(words));
    }
    let number = life.next_listener();
    let (name, call, owner) = (known.name, call.clone(), Rc::clone(life));
    hooks.push(Handler { number, name, order, call, life: owner });
    drop(hooks);
    life.host.hooks_changed(name);
    let life = Rc::clone(life);
    let stop = Closure::<dyn Fn()>::new(move || {
        life.hooks.borrow_mut().retain(|handler| handler.number != number);
        life.host.hooks_changed(name);
    });
    Ok(stop.into_js_value())
}

/// The handlers of a hook in the order in which they run.
pub(super) fn handlers<'a>(lives: impl Iterator<Item = &'a Rc<Life>>, name: &str) -> Vec<Handler> {
    let mut handlers = Vec::new();
    for life in lives {
        handlers.extend(life.hooks.borrow().iter().filter(|it| it.name == name).cloned());
    }
    // The lives come in the order of their ids, and sorting keeps it among equals.
    handlers.sort_by(|one, other| one.order.total_cmp(&other.order));
    handlers
}

impl Handler {
    pub(in crate::services) fn plugin(&self) -> &manifest::PluginId {
        &self.life.plugin
    }

    /// Whether it changes texts that are shown.
    pub(super) fn formats(&self) -> bool {
        self.name == contracts::hooks::MESSAGE_WILL_FORMAT.name
    }

    /// Asks, and waits for a promise; nothing once the plugin is off.
    pub(in crate::services) async fn ask(&self, value: &JsValue) -> Result<JsValue, JsValue> {
        if self.life.check().is_err() {
            return Ok(JsValue::UNDEFINED);
        }
        let answer = self.call.call1(&JsValue::UNDEFINED, value)?;
        // Also what is only like a promise, such as those of other libraries.
        let answer = JsFuture::from(Promise::resolve(&answer)).await?;
        if self.life.check().is_err() { Ok(JsValue::UNDEFINED) } else { Ok(answer) }
    }

    /// Asks for an answer at once.
    pub(in crate::services) fn ask_at_once(
        &self,
        value: &JsValue,
    ) -> Result<Option<String>, JsValue> {
        if self.life.check().is_err() {
            return Ok(None);
        }
        let answer = self.call.call1(&JsValue::UNDEFINED, value)?;
        if is_nothing(&answer) {
            return Ok(None);
        }
        match answer.as_string() {
            Some(text) => Ok(Some(text)),
            None => Err(nonsense(&shown(&answer), "a text, at once, or nothing")),
        }
    }
}

/// A value as each handler gets it: one of its own.
pub(in crate::services) fn to_js<T: Serialize>(value: &T) -> JsValue {
    // What is handed out are structs of texts and numbers.
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_default()
}

/// Reads an answer about a message.
pub(in crate::services) fn outgoing(
    post: &OutgoingPost,
    answer: &JsValue,
) -> Result<Answer<OutgoingPost>, JsValue> {
    let has_files = !post.file_ids.is_empty();
    read_post(answer, has_files, |message, props| OutgoingPost {
        message: message.unwrap_or_else(|| post.message.clone()),
        props: props.unwrap_or_else(|| post.props.clone()),
        ..post.clone()
    })
}

/// Reads an answer about a changed message.
pub(in crate::services) fn updated(
    update: &PostUpdate,
    answer: &JsValue,
) -> Result<Answer<PostUpdate>, JsValue> {
    read_post(answer, false, |message, props| {
        let mut next = update.clone();
        next.post.message = message.unwrap_or(next.post.message);
        next.post.props = props.unwrap_or(next.post.props);
        next
    })
}

type PropsMap = serde_json::Map<String, serde_json::Value>;

fn read_post<V>(
    answer: &JsValue,
    may_be_empty: bool,
    changed: impl FnOnce(Option<String>, Option<PropsMap>) -> V,
) -> Result<Answer<V>, JsValue> {
    let Some(PostAnswer { message, props, refuse }) = read(answer)? else {
        return Ok(Answer::Unchanged);
    };
    if let Some(reason) = refuse {
        return Ok(refused(&reason));
    }
    if let Some(message) = &message {
        if message.chars().count() > MAX_MESSAGE {
            let rule = format!("at most {MAX_MESSAGE} characters");
            return Err(nonsense("a longer message", &rule));
        }
        if message.trim().is_empty() && !may_be_empty {
            return Err(nonsense("an empty message", "a text; refuse what shall not be sent"));
        }
    }
    if message.is_none() && props.is_none() {
        return Ok(Answer::Unchanged);
    }
    Ok(Answer::Changed(changed(message, props)))
}

/// Reads an answer about a slash command.
pub(in crate::services) fn slash_command(
    line: &SlashCommand,
    answer: &JsValue,
) -> Result<Answer<SlashCommand>, JsValue> {
    let Some(SlashCommandAnswer { command, handled, refuse }) = read(answer)? else {
        return Ok(Answer::Unchanged);
    };
    if let Some(reason) = refuse {
        return Ok(refused(&reason));
    }
    if handled == Some(true) {
        return Ok(Answer::Done);
    }
    match command {
        None => Ok(Answer::Unchanged),
        Some(command) if command.starts_with('/') && command.chars().count() <= MAX_MESSAGE => {
            Ok(Answer::Changed(SlashCommand { command, ..line.clone() }))
        }
        Some(command) => {
            let shown = super::arguments::quoted(&command);
            Err(nonsense(&shown, "a line that begins with / and has at most 16383 characters"))
        }
    }
}

/// Reads an answer about a notification.
pub(in crate::services) fn note(
    note: &DesktopNote,
    answer: &JsValue,
) -> Result<Answer<DesktopNote>, JsValue> {
    let Some(DesktopNoteAnswer { title, body, silent, show }) = read(answer)? else {
        return Ok(Answer::Unchanged);
    };
    if show == Some(false) {
        return Ok(Answer::Done);
    }
    let before = note.clone();
    Ok(Answer::Changed(DesktopNote {
        title: title.unwrap_or(before.title),
        body: body.unwrap_or(before.body),
        silent: silent.unwrap_or(before.silent),
        post: before.post,
    }))
}

/// What is chosen, and what the person shall know of it.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// The files.
    pub files: Vec<web_sys::File>,
    /// Words of plugins, each with who says them.
    pub notes: Vec<(manifest::PluginId, String)>,
}

/// Reads an answer about chosen files.
pub(in crate::services) fn files(
    chosen: &Files,
    by: &manifest::PluginId,
    answer: &JsValue,
) -> Result<Answer<Files>, JsValue> {
    if is_nothing(answer) {
        return Ok(Answer::Unchanged);
    }
    let answer = object("the answer", answer).map_err(JsValue::from)?;
    if let Some(reason) = member(&answer, "refuse").as_string() {
        return Ok(refused(&reason));
    }
    let mut next = chosen.clone();
    let files = member(&answer, "files");
    if !files.is_undefined() {
        let list = files.dyn_ref::<Array>();
        let list = list.ok_or_else(|| nonsense(&shown(&files), "a list of files"))?;
        let read = list.iter().map(JsCast::dyn_into::<web_sys::File>);
        next.files = read
            .collect::<Result<_, _>>()
            .map_err(|other| nonsense(&shown(&other), "a File in every place of files"))?;
    }
    if let Some(words) = member(&answer, "note").as_string() {
        next.notes.push((by.clone(), cut(&words)));
    }
    Ok(Answer::Changed(next))
}

fn refused<V>(reason: &str) -> Answer<V> {
    Answer::Refused(cut(reason))
}

fn cut(words: &str) -> String {
    words.trim().chars().take(MAX_REASON).collect()
}

/// Reads an answer of plain data. Nothing is no answer; a field that nobody knows is a mistake.
fn read<T: DeserializeOwned>(answer: &JsValue) -> Result<Option<T>, JsValue> {
    if is_nothing(answer) {
        return Ok(None);
    }
    object("the answer", answer).map_err(JsValue::from)?;
    let text = json("the answer", answer).map_err(JsValue::from)?;
    let read = serde_json::from_str(&text);
    read.map(Some)
        .map_err(|error| nonsense(&shown(answer), &format!("an answer of the hook ({error})")))
}

fn is_nothing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

fn nonsense(found: &str, rule: &str) -> JsValue {
    js_sys::Error::new(&format!("the handler answered {found}; it must be {rule}")).into()
}
