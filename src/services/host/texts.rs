//! `host.translations` and `translate`: texts that a plugin brings, in the page's language.

use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Intl, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    arguments::{member, object, quoted, shown},
    error::HostError,
    life::Life,
    locale,
};

/// Texts of one plugin in one language.
const MAX_TEXTS: usize = 2_000;
/// The plural categories of CLDR.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

type Forms = HashMap<&'static str, String>;

/// Texts by language in lower case, and key.
#[derive(Default)]
pub(super) struct Texts(HashMap<String, HashMap<String, Forms>>);

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    vec![
        (
            "translations",
            life.function(|life, texts, _| {
                let read = read(&texts)?;
                life.texts.borrow_mut().add(read)?;
                Ok(JsValue::UNDEFINED)
            }),
        ),
        (
            "translate",
            life.function(|life, key, values| {
                let key = key.as_string().unwrap_or_default();
                let text = life.texts.borrow().translate(&locale(), &key, &values);
                Ok(JsValue::from_str(&text.unwrap_or(key)))
            }),
        ),
    ]
}

/// Every text or none.
fn read(texts: &JsValue) -> Result<Vec<(String, String, Forms)>, HostError> {
    let mut all = Vec::new();
    for (language, texts) in entries(&object("translations", texts)?) {
        if !is_language(&language) {
            let rule = "a BCP 47 tag such as en or pt-BR";
            return Err(HostError::invalid("language", &quoted(&language), rule));
        }
        for (key, text) in entries(&object(&language, &texts)?) {
            let forms = forms(&text).ok_or_else(|| {
                let rule = "a text, or an object of plural forms with other";
                HostError::invalid(&format!("{language}.{key}"), &shown(&text), rule)
            })?;
            all.push((language.to_lowercase(), key, forms));
        }
    }
    Ok(all)
}

fn entries(object: &Object) -> impl Iterator<Item = (String, JsValue)> {
    let keys = Object::keys(object).into_iter().filter_map(|key| key.as_string());
    keys.map(|key| {
        let value = member(object, &key);
        (key, value)
    })
}

fn forms(text: &JsValue) -> Option<Forms> {
    if let Some(text) = text.as_string() {
        return Some(Forms::from([("other", text)]));
    }
    let object = object("", text).ok()?;
    let mut forms = Forms::new();
    for (form, text) in entries(&object) {
        let form = FORMS.into_iter().find(|known| *known == form)?;
        forms.insert(form, text.as_string()?);
    }
    forms.contains_key("other").then_some(forms)
}

fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

impl Texts {
    fn add(&mut self, texts: Vec<(String, String, Forms)>) -> Result<(), HostError> {
        let mut more: HashMap<&str, usize> = HashMap::new();
        for (language, key, _) in &texts {
            let is_new = self.0.get(language).is_none_or(|texts| !texts.contains_key(key));
            *more.entry(language).or_default() += usize::from(is_new);
        }
        for (language, n_more) in more {
            if self.0.get(language).map_or(0, HashMap::len) + n_more > MAX_TEXTS {
                return Err(HostError::quota(format!(
                    "a plugin has at most {MAX_TEXTS} texts for a language; {language} has more"
                )));
            }
        }
        for (language, key, forms) in texts {
            self.0.entry(language).or_default().insert(key, forms);
        }
        Ok(())
    }

    fn translate(&self, locale: &str, key: &str, values: &JsValue) -> Option<String> {
        let wanted = locale.to_lowercase();
        let base = wanted.split('-').next().unwrap_or_default();
        let found = [&wanted, base, "en"]
            .into_iter()
            .find_map(|language| Some((language, self.0.get(language)?.get(key)?)));
        let (language, forms) = found?;
        let count = own(values, "count").and_then(|count| count.as_f64());
        let form = count.map_or_else(|| "other".to_owned(), |count| plural(language, count));
        let text = forms.get(form.as_str()).or_else(|| forms.get("other"))?;
        Some(fill(text, |name| {
            let value = own(values, name)?;
            value.as_string().or_else(|| Some(number(language, value.as_f64()?)))
        }))
    }
}

/// A value of the plugin's own, not one that every object has.
fn own(values: &JsValue, name: &str) -> Option<JsValue> {
    let object = values.dyn_ref::<Object>()?;
    Object::has_own(object, &JsValue::from_str(name)).then(|| member(values, name))
}

/// Puts values in place of `{name}`; what has none stays as it is.
fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let is_name = |name: &str| {
            !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
        };
        let named = after.split_once('}').filter(|(name, _)| is_name(name));
        match named.and_then(|(name, rest)| Some((value(name)?, rest))) {
            Some((value, after)) => {
                filled.push_str(&value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

fn plural(language: &str, count: f64) -> String {
    let rules = Intl::PluralRules::new(&Array::of1(&language.into()), &Object::new());
    rules.select(count).into()
}

fn number(language: &str, number: f64) -> String {
    let format = Intl::NumberFormat::new(&Array::of1(&language.into()), &Object::new());
    let written = format.format().call1(&JsValue::UNDEFINED, &number.into());
    written.ok().and_then(|text| text.as_string()).unwrap_or_else(|| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::{fill, is_language};

    #[test]
    fn placeholders_are_filled_once() {
        let value = |name: &str| match name {
            "name" => Some("{count} <b>".to_owned()),
            "empty" => Some(String::new()),
            _ => None,
        };
        for (text, expected) in [
            ("Hello {name}!", "Hello {count} <b>!"),
            ("{empty}{unknown}{", "{unknown}{"),
            ("{ name } {{name}}", "{ name } {{count} <b>}"),
            ("no braces", "no braces"),
            ("{}", "{}"),
        ] {
            assert_eq!(fill(text, value), expected, "{text}");
        }
    }

    #[test]
    fn languages_are_tags() {
        assert!(["en", "pt-BR", "zh-Hant-TW", "sr-Latn"].into_iter().all(is_language));
        assert!(
            !["", "e", "english", "en_US", "en-", "../x", "__proto__"].into_iter().any(is_language)
        );
    }
}
