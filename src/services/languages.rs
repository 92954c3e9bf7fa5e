//! Which language the page speaks: found out before the first paint, changed while it runs.
//!
//! The chosen language is kept in this browser, so that the next page begins with it; a person's
//! account tells other browsers. English needs no file; another one is fetched once per page, from
//! the address that the page's head names for it. Where that fails, the page speaks English and says
//! why in the browser's console.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures_util::future::{Either, select};
use gloo_net::http::Request;
use gloo_storage::{LocalStorage, Storage};
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsValue;

use super::{ApiError, browser};
use crate::i18n::{
    self,
    language::{self, Language},
    local_time,
};

const KEY: &str = "mortise.language";

/// How long the first paint waits for the texts. Then it is English, until they come.
const PATIENCE_MS: u32 = 3_000;

type Listener = Rc<dyn Fn(&'static Language)>;

thread_local! {
    static CURRENT: Cell<Option<&'static Language>> = const { Cell::new(None) };
    static LISTENERS: RefCell<Vec<(u32, Listener)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// The language of the page now.
#[must_use]
pub fn current() -> &'static Language {
    CURRENT.get().unwrap_or_else(language::english)
}

/// Takes the language that was kept, or that the browser asks for. Before the first render.
pub async fn begin() {
    let wanted = kept().unwrap_or_else(|| language::fitting("", &browser::languages()));
    // At once: the direction of the page is known before its texts are.
    show(wanted);
    if wanted == language::english() {
        return;
    }
    let load = Box::pin(load(wanted));
    match select(load, TimeoutFuture::new(PATIENCE_MS)).await {
        Either::Left((Ok(()), _)) => {}
        Either::Left((Err(error), _)) => fell_back(wanted, &error),
        Either::Right(((), load)) => {
            show(language::english());
            wasm_bindgen_futures::spawn_local(async move {
                match load.await {
                    Ok(()) => changed(wanted),
                    Err(error) => fell_back(wanted, &error),
                }
            });
        }
    }
}

/// Speaks another language from now on, in this browser also after a reload.
///
/// # Errors
/// When its texts can not be had; then everything stays as it is.
pub async fn choose(wanted: &'static Language) -> Result<(), ApiError> {
    load(wanted).await?;
    keep(wanted);
    changed(wanted);
    Ok(())
}

/// Somebody signed in: their account may name another language than this browser kept.
pub async fn signed_in(account: &str) {
    let wanted = match language::of_tag(account) {
        Some(of_account) if of_account != language::english() => of_account,
        // What every account begins with says nothing.
        Some(_) | None => return,
    };
    if wanted != current()
        && let Err(error) = choose(wanted).await
    {
        browser::warn("the language of the account", &JsValue::from(error.to_string()));
    }
}

/// Hears of every change until dropped.
#[must_use = "dropping the subscription ends it"]
pub fn subscribe(listener: impl Fn(&'static Language) + 'static) -> LanguageSubscription {
    let id = NEXT.get();
    NEXT.set(id.wrapping_add(1));
    LISTENERS.with_borrow_mut(|all| all.push((id, Rc::new(listener))));
    LanguageSubscription(id)
}

/// Keeps a listener alive.
#[derive(Debug)]
pub struct LanguageSubscription(u32);

impl Drop for LanguageSubscription {
    fn drop(&mut self) {
        LISTENERS.with_borrow_mut(|all| all.retain(|(id, _)| *id != self.0));
    }
}

async fn load(wanted: &'static Language) -> Result<(), ApiError> {
    if wanted == language::english() {
        i18n::speak_english();
        return Ok(());
    }
    let unreadable = |what: String| ApiError::Unreadable(what);
    let address = address(wanted)
        .ok_or_else(|| unreadable(format!("this page names no texts for «{}»", wanted.tag)))?;
    let answer = Request::get(&address).send().await.map_err(|_| ApiError::Offline)?;
    if !answer.ok() {
        return Err(unreadable(format!("{address} answered with {}", answer.status())));
    }
    let file = answer.text().await.map_err(|_| ApiError::Offline)?;
    let troubles = i18n::speak(wanted.tag, &file).map_err(|error| unreadable(error.to_string()))?;
    for trouble in troubles {
        let what = format!("texts in «{}» that can not be read are shown in English", wanted.tag);
        browser::warn(&what, &JsValue::from(trouble));
    }
    Ok(())
}

/// Where the texts lie: `<meta name="locale-de" content="/de-….ftl">`.
fn address(wanted: &Language) -> Option<String> {
    let selector = format!("meta[name='locale-{}']", wanted.tag);
    browser::document()?.query_selector(&selector).ok()??.get_attribute("content")
}

fn fell_back(wanted: &'static Language, error: &ApiError) {
    browser::warn(&format!("«{}» could not be loaded", wanted.tag), &error.to_string().into());
    i18n::speak_english();
    show(language::english());
}

fn changed(to: &'static Language) {
    show(to);
    let listeners: Vec<Listener> =
        LISTENERS.with_borrow(|all| all.iter().map(|(_, it)| Rc::clone(it)).collect());
    for listener in listeners {
        listener(to);
    }
}

/// Language and direction of the page; screen readers, hyphenation and plugins go by them.
fn show(language: &'static Language) {
    CURRENT.set(Some(language));
    local_time::set_language(&language::with_country(language, &browser::languages()));
    let Some(root) = browser::document().and_then(|document| document.document_element()) else {
        return;
    };
    let shown = root
        .set_attribute("lang", language.tag)
        .and_then(|()| root.set_attribute("dir", language.direction.as_str()));
    if let Err(error) = shown {
        browser::warn("the language of the page", &error);
    }
}

fn kept() -> Option<&'static Language> {
    let tag: String = LocalStorage::get(KEY).ok()?;
    language::of_tag(&tag)
}

fn keep(language: &Language) {
    if let Err(error) = LocalStorage::set(KEY, language.tag) {
        browser::warn("the language could not be kept", &error.to_string().into());
    }
}
