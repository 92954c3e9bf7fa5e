//! `host.product`: what stands beside the views of a product, and how to open it.

use std::rc::Rc;

use js_sys::Object;
use wasm_bindgen::{JsValue, closure::Closure};

use super::{
    arguments::{member, object, optional_text, quoted, shown, text},
    desk::Wish,
    error::HostError,
    extensions::{MAX_EACH, TITLE, name_of, remover, rest_of},
    life::Life,
    set,
};
use crate::{
    route::Route,
    state::{
        Action,
        extensions::Kind,
        products::{Product, Taken, check_base, is_base},
    },
};

/// The longest sign before the name, in characters: an emoji may be many.
const ICON: usize = 8;

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    vec![("product", life.function(|life, product, _| add(life, &product)))]
}

fn add(life: &Rc<Life>, info: &JsValue) -> Result<JsValue, HostError> {
    let info = object("the product", info)?;
    let name = name_of(&info)?;
    let title = text("title", &member(&info, "title"), 1, TITLE)?;
    let base = member(&info, "base");
    let base = base.as_string().filter(|base| is_base(base)).ok_or_else(|| {
        let rule = "2 to 64 of a-z 0-9 -, a letter first";
        HostError::invalid("base", &shown(&base), rule)
    })?;
    let icon = optional_text("icon", &member(&info, "icon"), 0, ICON)?.unwrap_or_default();
    let link = rest_of("link", &member(&info, "link"))?;
    let team_sidebar = flag("teamSidebar", &member(&info, "teamSidebar"))?;
    let app_bar = flag("appBar", &member(&info, "appBar"))?;
    let key: Rc<str> = format!("{}:{name}", life.plugin).into();
    let checked = life.host.known(|state| {
        let is_new = state.extensions.title(Kind::Product, &key).is_none();
        if is_new && state.extensions.count(Kind::Product, life.plugin.as_str()) >= MAX_EACH {
            let words = format!("a plugin has at most {MAX_EACH} products");
            return Some(Err(HostError::quota(words)));
        }
        Some(check_base(state, &key, &base).map_err(|taken| refusal(&base, &taken)))
    });
    // Where there are none, as in the System Console, nothing comes of it.
    checked.unwrap_or(Ok(()))?;
    life.extensions.borrow_mut().insert((Kind::Product, Rc::clone(&key)));
    let product = Rc::new(Product {
        key: Rc::clone(&key),
        base: base.into(),
        title: title.into(),
        icon: icon.into(),
        link: link.into(),
        team_sidebar,
        app_bar,
    });
    let handle = Object::new();
    set(&handle, "key", &JsValue::from_str(&key));
    set(&handle, "headerKey", &JsValue::from_str(&product.header_key()));
    set(&handle, "path", &JsValue::from_str(&format!("/{}", product.base)));
    let open = {
        let (life, base) = (Rc::clone(life), product.base.to_string());
        Closure::<dyn Fn(JsValue) -> Result<(), JsValue>>::new(move |rest| {
            let go = || {
                life.check()?;
                let rest = rest_of("rest", &rest)?;
                life.host.desk.wish(Wish::Go(Route::of_product(&base, &rest)))
            };
            go().map_err(JsValue::from)
        })
    };
    set(&handle, "open", &open.into_js_value());
    set(&handle, "remove", &remover(life, Kind::Product, &key));
    life.host.learn(Action::Product(product));
    Ok(handle.into())
}

fn refusal(base: &str, taken: &Taken) -> HostError {
    let base = quoted(base);
    HostError::not_allowed(match taken {
        Taken::Reserved => {
            format!("base {base} belongs to the server or to all plugins; take another")
        }
        Taken::Team => format!("base {base} is the address of a team; take another"),
        Taken::Product(key) => {
            format!("base {base} is the address of the product {key}; take another")
        }
    })
}

fn flag(field: &str, value: &JsValue) -> Result<bool, HostError> {
    if value.is_undefined() {
        return Ok(false);
    }
    value.as_bool().ok_or_else(|| HostError::invalid(field, &shown(value), "true or false"))
}
