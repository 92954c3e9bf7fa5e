//! The fake host, whose records lie in `js/fake_host.js`, and its rules in the folder beside it. All
//! of it is in `js/fake_host.bundle.js`, which a test writes: one file for a program to ship and load.

use std::fmt;

use js_sys::{Array, JSON, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/js/fake_host.bundle.js")]
extern "C" {
    /// The fake host as JavaScript knows it, from `options` of JavaScript; `js/fake_host.js` says
    /// what they are, and what comes back.
    ///
    /// # Errors
    ///
    /// When an option is not what it should be.
    #[wasm_bindgen(catch, js_name = createFakeHost)]
    pub fn create_fake_host(options: &JsValue) -> Result<Object, JsValue>;
}

/// What a fake host knows and answers. It asks no server, and keeps the rules of the real one.
#[derive(Clone)]
pub struct FakeHost {
    options: Object,
    answers: Object,
    known: Array,
}

impl Default for FakeHost {
    fn default() -> Self {
        Self::new()
    }
}

impl FakeHost {
    /// A host that knows nobody, answers 404, and whose person says no.
    pub fn new() -> Self {
        let host = Self { options: Object::new(), answers: Object::new(), known: Array::new() };
        set(&host.options, "answers", &host.answers);
        set(&host.options, "known", &host.known);
        host
    }

    /// Who is signed in, by id.
    #[must_use]
    pub fn viewer(self, id: &str) -> Self {
        self.set("viewer", &id.into())
    }

    /// Language of the page as a BCP 47 tag.
    #[must_use]
    pub fn locale(self, tag: &str) -> Self {
        self.set("locale", &tag.into())
    }

    /// The plugin's id.
    #[must_use]
    pub fn plugin(self, id: &str) -> Self {
        self.set("plugin", &id.into())
    }

    /// What is answered to a request, such as `GET /api/v4/users/me`; `body` is JSON. Status 0 is a
    /// server that can not be reached.
    #[must_use]
    pub fn answer(self, request: &str, status: u16, body: &str) -> Self {
        let answer = Object::new();
        let body = JSON::parse(body).unwrap_or_else(|_| JsValue::from_str(body));
        set(&answer, "status", &status.into());
        set(&answer, "body", &body);
        set(&self.answers, request, &answer);
        self
    }

    /// All people, channels and posts in a value are known to the page: props, or a list of some.
    #[must_use]
    pub fn known<T: Serialize + ?Sized>(self, value: &T) -> Self {
        if let Ok(value) = value.serialize(&Serializer::json_compatible()) {
            self.known.push(&value);
        }
        self
    }

    /// What the person says to every question.
    #[must_use]
    pub fn confirm(self, agrees: bool) -> Self {
        self.set("confirm", &agrees.into())
    }

    pub(super) fn create(&self) -> Result<Object, JsValue> {
        create_fake_host(&self.options)
    }

    fn set(self, name: &str, value: &JsValue) -> Self {
        set(&self.options, name, value);
        self
    }
}

impl fmt::Debug for FakeHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FakeHost").finish_non_exhaustive()
    }
}

/// Setting a property of a plain object does not fail.
fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// One call of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// `request`, `storage.set`, …
    pub name: String,
    /// What was given, a JSON array.
    pub arguments: String,
    /// What came back, JSON; `None` when it failed or is not there yet.
    pub answer: Option<String>,
    /// The code of the failure, such as `refused`.
    pub error: Option<String>,
}

impl Call {
    pub(super) fn from_js(call: &JsValue) -> Self {
        let get = |object: &JsValue, name: &str| {
            Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
        };
        let error = get(call, "error");
        Self {
            name: get(call, "name").as_string().unwrap_or_default(),
            arguments: json(&get(call, "arguments")).unwrap_or_default(),
            answer: json(&get(call, "answer")),
            error: if error.is_object() { get(&error, "code").as_string() } else { None },
        }
    }
}

pub(super) fn json(value: &JsValue) -> Option<String> {
    if value.is_undefined() {
        return None;
    }
    JSON::stringify(value).ok().and_then(|json| json.as_string())
}
