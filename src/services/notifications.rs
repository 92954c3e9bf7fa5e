//! The browser's notifications: whether they are allowed, asking for it, showing one.
//!
//! Read by name, as some browsers have none, and others, on phones, refuse to make one.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::browser;

/// Whether the browser shows notifications of this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// It does.
    Granted,
    /// The person said no, and only the browser's own settings change that.
    Denied,
    /// Nobody asked yet.
    Unasked,
    /// It has none, or not for a page without TLS.
    Unsupported,
}

impl Permission {
    /// How it is now.
    #[must_use]
    pub fn now() -> Self {
        let Some(class) = class() else { return Self::Unsupported };
        // Without TLS browsers have the class, and refuse whatever one does with it.
        if browser::window().is_some_and(|window| !window.is_secure_context()) {
            return Self::Unsupported;
        }
        let value = Reflect::get(&class, &"permission".into()).unwrap_or_default();
        Self::of(value.as_string().as_deref())
    }

    /// Lets the browser ask the person; only of use while they press something.
    pub async fn ask() -> Self {
        let Some(class) = class() else { return Self::Unsupported };
        let ask = Reflect::get(&class, &"requestPermission".into()).unwrap_or_default();
        let Some(ask) = ask.dyn_ref::<Function>() else { return Self::Unsupported };
        match ask.call0(&class) {
            Ok(answer) => {
                let answer = JsFuture::from(Promise::resolve(&answer)).await;
                answer.map_or_else(|_| Self::now(), |it| Self::of(it.as_string().as_deref()))
            }
            Err(error) => {
                browser::warn("asking for notifications", &error);
                Self::now()
            }
        }
    }

    fn of(text: Option<&str>) -> Self {
        match text {
            Some("granted") => Self::Granted,
            Some("denied") => Self::Denied,
            Some(_) | None => Self::Unasked,
        }
    }
}

/// What a notification shows.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// Its first line.
    pub title: &'a str,
    /// The rest.
    pub body: &'a str,
    /// Of several windows with the same tag only one notification is seen.
    pub tag: &'a str,
    /// Whether it makes no sound.
    pub silent: bool,
}

/// Shows one, unless the browser does not let the page; `on_click` once, when it is pressed.
pub fn show(shown: &Shown<'_>, on_click: impl FnOnce() + 'static) {
    let Some(class) = class().filter(|_| Permission::now() == Permission::Granted) else { return };
    let options = Object::new();
    let pairs: [(&str, JsValue); 4] = [
        ("body", shown.body.into()),
        ("tag", shown.tag.into()),
        ("icon", icon().into()),
        ("silent", shown.silent.into()),
    ];
    for (name, value) in pairs {
        // Setting a property of a plain object does not fail.
        let _ = Reflect::set(&options, &name.into(), &value);
    }
    let arguments = js_sys::Array::of2(&shown.title.into(), &options);
    let made = match Reflect::construct(&class, &arguments) {
        Ok(made) => made,
        // Chrome on Android shows them only by a service worker, of which there is none.
        Err(error) => return browser::warn("a notification", &error),
    };
    let pressed = made.clone();
    let on_click = Closure::once_into_js(move || {
        if let Some(window) = browser::window() {
            // The browser may refuse; then the person goes to the window by hand.
            let _ = window.focus();
        }
        let close = Reflect::get(&pressed, &"close".into()).unwrap_or_default();
        if let Some(close) = close.dyn_ref::<Function>() {
            let _ = close.call0(&pressed);
        }
        on_click();
    });
    let _ = Reflect::set(&made, &"onclick".into(), &on_click);
}

/// The page's own icon, whose address changes with each build.
fn icon() -> Option<String> {
    let link = browser::document()?.query_selector("link[rel~=icon]").ok()??;
    link.get_attribute("href")
}

fn class() -> Option<Function> {
    let window = browser::window()?;
    Reflect::get(&window, &"Notification".into()).ok()?.dyn_into().ok()
}
