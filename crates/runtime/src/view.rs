//! What a contribution brings: the plugin's view object, ready to be mounted many times.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Object, Reflect};
use slots::{Contribution, Kind};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

use crate::calls;
use crate::guard::Fault;
use crate::report::Code;

/// The view of one contribution. Shared by all outlets that show it.
#[derive(Debug)]
pub(crate) struct View {
    /// The object with `mount`, or the function itself. `undefined` for `hide`.
    pub(crate) object: JsValue,
    /// Its style sheet, when it brought one; then each mount gets a shadow root.
    pub(crate) sheet: Option<JsValue>,
    /// `{plugin, slot, key, contribution}` for the context that `mount` gets.
    pub(crate) identity: JsValue,
    /// Cloned for each mount: an element that carries the plugin's name already.
    template: Element,
    /// Set when the plugin must not be entered again: it trapped, or is in quarantine.
    pub(crate) dead: Rc<Cell<bool>>,
}

impl View {
    pub(crate) fn new(
        document: &Document,
        contribution: &Contribution,
        object: JsValue,
        styles: Option<&str>,
        dead: Rc<Cell<bool>>,
    ) -> Result<Self, Fault> {
        let fault = |error: JsValue| Fault::thrown(&error);
        let template = document.create_element("mortise-view").map_err(fault)?;
        template.set_attribute("data-plugin", contribution.plugin.as_str()).map_err(fault)?;
        let sheet = styles.map(calls::style_sheet).transpose().map_err(fault)?;
        let identity = Object::new();
        let key = contribution.key.as_deref().map_or(JsValue::NULL, JsValue::from_str);
        let fields = [
            ("plugin", JsValue::from_str(contribution.plugin.as_str())),
            ("slot", JsValue::from_str(contribution.slot.as_str())),
            ("key", key),
            ("contribution", JsValue::from(contribution.id.get())),
        ];
        for (name, value) in fields {
            Reflect::set(&identity, &JsValue::from_str(name), &value).map_err(fault)?;
        }
        Ok(Self { object, sheet, identity: identity.into(), template, dead })
    }

    /// An empty element for one mount.
    pub(crate) fn host(&self) -> Result<Element, Fault> {
        let node = self.template.clone_node().map_err(|error| Fault::thrown(&error))?;
        Ok(node.unchecked_into())
    }
}

/// Whether a value can serve as the view of a contribution of that kind.
pub(crate) fn check(kind: Kind, object: &JsValue) -> Result<(), Fault> {
    if kind == Kind::Hide || object.is_function() {
        return Ok(());
    }
    let mount = Reflect::get(object, &JsValue::from_str("mount"));
    if object.is_object() && mount.is_ok_and(|mount| mount.is_function()) {
        return Ok(());
    }
    let message = format!("{kind}: a view is a function or an object with a mount function");
    Err(Fault::new(Code::BadView, message))
}
