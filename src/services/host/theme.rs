//! `host.theme`: design tokens of the whole page, by sheets that the page adopts.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::{
    arguments::{member, object, quoted},
    error::HostError,
    life::Life,
    set,
    tokens::declaration,
};
use crate::services::browser;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    #[wasm_bindgen(js_name = CSSStyleSheet)]
    type StyleSheet;
    #[wasm_bindgen(constructor, js_class = "CSSStyleSheet")]
    fn new() -> StyleSheet;
    #[wasm_bindgen(method, catch, js_name = replaceSync)]
    fn replace_sync(this: &StyleSheet, css: &str) -> Result<(), JsValue>;

    type Page;
    #[wasm_bindgen(method, getter, structural, js_name = adoptedStyleSheets)]
    fn adopted(this: &Page) -> Array;
    #[wasm_bindgen(method, setter, structural, js_name = adoptedStyleSheets)]
    fn set_adopted(this: &Page, sheets: &Array);

    #[wasm_bindgen(js_namespace = CSS, js_name = supports)]
    fn is_supported(property: &str, value: &str) -> bool;
}

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    vec![(
        "theme",
        life.function(|life, theme, _| {
            let css = sheet(&theme)?;
            let number = life.sheets.adopt(&css)?;
            let (handle, life) = (Object::new(), Rc::clone(life));
            let remove = Closure::<dyn Fn()>::new(move || life.sheets.drop_one(number));
            set(&handle, "remove", &remove.into_js_value());
            Ok(Object::freeze(&handle).into())
        }),
    )]
}

/// The sheets of one plugin that the page has adopted.
#[derive(Default)]
pub(super) struct Sheets {
    next: Cell<u32>,
    adopted: RefCell<Vec<(u32, StyleSheet)>>,
}

impl Sheets {
    fn adopt(&self, css: &str) -> Result<u32, HostError> {
        let refused = |_| HostError::not_allowed("this browser takes no sheets from scripts");
        let sheet = StyleSheet::new();
        sheet.replace_sync(css).map_err(refused)?;
        if let Some(page) = page() {
            let sheets = page.adopted().slice(0, u32::MAX);
            sheets.push(&sheet);
            page.set_adopted(&sheets);
        }
        self.next.set(self.next.get() + 1);
        self.adopted.borrow_mut().push((self.next.get(), sheet));
        Ok(self.next.get())
    }

    fn drop_one(&self, number: u32) {
        let mut adopted = self.adopted.borrow_mut();
        if let Some(at) = adopted.iter().position(|(it, _)| *it == number) {
            let (_, sheet) = adopted.remove(at);
            take_off(&sheet);
        }
    }

    pub(super) fn clear(&self) {
        for (_, sheet) in self.adopted.borrow_mut().drain(..) {
            take_off(&sheet);
        }
    }
}

fn take_off(sheet: &StyleSheet) {
    if let Some(page) = page() {
        let sheet: &JsValue = sheet.as_ref();
        let rest = page.adopted().iter().filter(|it| it != sheet).collect::<Array>();
        page.set_adopted(&rest);
    }
}

fn page() -> Option<Page> {
    Some(JsValue::from(browser::document()?).unchecked_into())
}

/// The sheet of a theme: what the person chose, else what the system says, as `tokens.css` has it.
fn sheet(theme: &JsValue) -> Result<String, HostError> {
    let theme = object("theme", theme)?;
    for look in Object::keys(&theme).iter().filter_map(|look| look.as_string()) {
        if look != "light" && look != "dark" {
            return Err(HostError::invalid("theme", &quoted(&look), "light or dark"));
        }
    }
    let light = declarations("light", &member(&theme, "light"))?;
    let dark = declarations("dark", &member(&theme, "dark"))?;
    let system = ":root:not([data-theme=\"light\"], [data-theme=\"dark\"])";
    Ok(format!(
        ":root[data-theme=\"light\"]{{{light}}}:root[data-theme=\"dark\"]{{{dark}}}\
         @media (prefers-color-scheme: light){{{system}{{{light}}}}}\
         @media (prefers-color-scheme: dark){{{system}{{{dark}}}}}"
    ))
}

fn declarations(look: &str, tokens: &JsValue) -> Result<String, HostError> {
    if tokens.is_undefined() {
        return Ok(String::new());
    }
    let tokens = object(look, tokens)?;
    let mut all = String::new();
    for name in Object::keys(&tokens).iter().filter_map(|name| name.as_string()) {
        let value = member(&tokens, &name).as_string();
        all.push_str(&declaration(&name, value.as_deref())?);
        let value = value.unwrap_or_default();
        // What refers to other tokens can be told only where it stands.
        let is_colour = name.starts_with("--color-") && !value.contains("var(");
        if is_colour && !is_supported("color", value.trim()) {
            return Err(HostError::invalid(&name, &quoted(&value), "a colour that CSS knows"));
        }
    }
    Ok(all)
}
