//! `host.panel`, `host.page` and `host.channelSettingsTab`: what stands beside a view of the same key,
//! and how to open it.

use std::rc::Rc;

use js_sys::Object;
use wasm_bindgen::{JsValue, closure::Closure};

use super::{
    arguments::{member, object, optional_text, quoted, shown, text},
    desk::Wish,
    error::HostError,
    life::Life,
    set,
};
use crate::{
    route::Route,
    state::{Action, RightSide, channel_tabs::ChannelTab, extensions::Kind},
};

/// The most panels, the most pages, and the most of each other kind, of one plugin.
pub(super) const MAX_EACH: usize = 20;
/// The longest title, in characters.
pub(super) const TITLE: usize = 60;
/// The longest sign before a title, in characters: an emoji may be many.
pub(super) const ICON: usize = 8;
/// The longest rest of an address, in characters.
const REST: usize = 1_000;

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    vec![
        ("panel", life.function(|life, panel, _| add(life, Kind::Panel, &panel))),
        ("page", life.function(|life, page, _| add(life, Kind::Page, &page))),
        ("channelSettingsTab", life.function(|life, tab, _| add(life, Kind::ChannelTab, &tab))),
    ]
}

fn add(life: &Rc<Life>, kind: Kind, info: &JsValue) -> Result<JsValue, HostError> {
    let (what, many) = words_of(kind);
    let info = object(&format!("the {what}"), info)?;
    let name = name_of(&info)?;
    let title = text("title", &member(&info, "title"), 1, TITLE)?;
    let icon = match kind {
        Kind::ChannelTab => optional_text("icon", &member(&info, "icon"), 0, ICON)?,
        Kind::Panel | Kind::Page | Kind::Product | Kind::Settings | Kind::ChannelOption => None,
    };
    let key: Rc<str> = format!("{}:{name}", life.plugin).into();
    let is_full = life.host.known(|state| {
        let is_new = state.extensions.title(kind, &key).is_none();
        Some(is_new && state.extensions.count(kind, life.plugin.as_str()) >= MAX_EACH)
    });
    // Where there are none, as in the System Console, nothing comes of it: that is no fault of a
    // plugin that draws something else there.
    if is_full == Some(true) {
        return Err(HostError::quota(format!("a plugin has at most {MAX_EACH} {many}")));
    }
    life.extensions.borrow_mut().insert((kind, Rc::clone(&key)));
    let (id, title) = (Rc::clone(&key), Rc::from(title));
    life.host.learn(if kind == Kind::ChannelTab {
        let icon = icon.unwrap_or_default().into();
        Action::ChannelTab(Rc::new(ChannelTab { key: id, title, icon }))
    } else {
        Action::Extended { kind, key: id, title }
    });
    let handle = Object::new();
    set(&handle, "key", &JsValue::from_str(&key));
    let on = |name: &str, run: fn(&Life, &Rc<str>)| {
        let (life, key) = (Rc::clone(life), Rc::clone(&key));
        let run = Closure::<dyn Fn() -> Result<(), JsValue>>::new(move || {
            life.check().map_err(JsValue::from)?;
            run(&life, &key);
            Ok(())
        });
        set(&handle, name, &run.into_js_value());
    };
    match kind {
        Kind::Panel => {
            on("open", |life, key| show(life, key, true));
            on("close", |life, key| show(life, key, false));
            on("toggle", |life, key| show(life, key, !is_shown(life, key)));
        }
        Kind::Page => {
            let path = format!("/plug/{}/{name}", life.plugin);
            set(&handle, "path", &JsValue::from_str(&path));
            let life = Rc::clone(life);
            let open = Closure::<dyn Fn(JsValue) -> Result<(), JsValue>>::new(move |rest| {
                life.check().and_then(|()| go(&life, &name, &rest)).map_err(JsValue::from)
            });
            set(&handle, "open", &open.into_js_value());
        }
        // The person opens it. The others come by a call of their own.
        Kind::ChannelTab | Kind::Product | Kind::Settings | Kind::ChannelOption => {}
    }
    set(&handle, "remove", &remover(life, kind, &key));
    Ok(handle.into())
}

/// What it is called in words about a mistake: one, and many.
const fn words_of(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Panel => ("panel", "panels"),
        Kind::Page => ("page", "pages"),
        Kind::ChannelTab => ("channel settings tab", "tabs of channel settings"),
        // They come by a call of their own.
        Kind::Product | Kind::Settings | Kind::ChannelOption => ("", ""),
    }
}

/// Takes something back. Also after the plugin was turned off: it is gone then, and a second time
/// is fine.
pub(super) fn remover(life: &Rc<Life>, kind: Kind, key: &Rc<str>) -> JsValue {
    let (life, key) = (Rc::clone(life), Rc::clone(key));
    let remove = Closure::<dyn Fn()>::new(move || {
        if life.extensions.borrow_mut().remove(&(kind, Rc::clone(&key))) {
            life.host.learn(Action::ExtensionGone { kind, key: Rc::clone(&key) });
        }
    });
    remove.into_js_value()
}

/// The name of what is added, which stands in its key.
pub(super) fn name_of(info: &JsValue) -> Result<String, HostError> {
    let name = member(info, "name");
    name.as_string().filter(|name| is_name(name)).ok_or_else(|| {
        let rule = "1 to 64 of A-Z a-z 0-9 . _ -, and not . or ..";
        HostError::invalid("name", &shown(&name), rule)
    })
}

/// What follows in an address; empty where nothing is told.
pub(super) fn rest_of(field: &str, rest: &JsValue) -> Result<String, HostError> {
    let rest = optional_text(field, rest, 0, REST)?.unwrap_or_default();
    let rest = rest.trim_start_matches('/');
    if rest.contains(['?', '#', '\\']) || rest.split('/').any(|part| part == "." || part == "..") {
        let rule = "an address without steps upwards, ? and #";
        return Err(HostError::invalid(field, &quoted(rest), rule));
    }
    Ok(rest.to_owned())
}

fn is_shown(life: &Life, key: &Rc<str>) -> bool {
    let shown = life.host.known(|state| state.view.right.clone());
    matches!(shown, Some(RightSide::Panel(shown)) if shown == *key)
}

fn show(life: &Life, key: &Rc<str>, open: bool) {
    let is_there = life.extensions.borrow().contains(&(Kind::Panel, Rc::clone(key)));
    if open && is_there {
        life.host.learn(Action::ShowRight(RightSide::Panel(Rc::clone(key))));
    } else if !open && is_shown(life, key) {
        life.host.learn(Action::CloseRight);
    }
}

fn go(life: &Life, name: &str, rest: &JsValue) -> Result<(), HostError> {
    let rest = rest_of("rest", rest)?;
    let rest = if rest.is_empty() { name.to_owned() } else { format!("{name}/{rest}") };
    let team = life.host.known(|state| {
        let team = state.teams.get(state.view.team_id.as_deref()?)?;
        Some(team.name.clone())
    });
    let plugin = life.plugin.to_string();
    life.host.desk.wish(Wish::Go(match team {
        Some(team) => Route::TeamPlug { team, plugin, rest },
        None => Route::Plug { plugin, rest },
    }))
}

/// A name stands in addresses and keys, so it is plain.
fn is_name(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    (1..=64).contains(&name.len()) && name.bytes().all(is_part) && name != "." && name != ".."
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_are_plain_and_no_steps() {
        assert!(is_name("main") && is_name("v1.2_x-Y"));
        for name in ["", ".", "..", "a/b", "a:b", "a b", "ä", &"n".repeat(65)] {
            assert!(!is_name(name), "{name}");
        }
    }
}
