//! The table of emoji: fetched once per page when it is first needed, from the address that the
//! page's head names; and which emoji were used lately, kept in this browser.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_net::http::Request;
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen_futures::spawn_local;

use super::{ApiError, browser};
use crate::emoji::{self, Emojis};

const RECENT_KEY: &str = "mortise.emoji.recent";
/// Two rows of the choice.
const MAX_RECENT: usize = 16;

type Listener = Rc<dyn Fn(&Table)>;

/// How far the table is.
#[derive(Debug, Clone, PartialEq)]
pub enum Table {
    /// Nobody has asked for it, or it is on its way.
    Waiting,
    /// Here.
    Ready(Rc<Emojis>),
    /// It could not be had; asked for again, it is fetched again.
    Failed(ApiError),
}

thread_local! {
    static TABLE: RefCell<Table> = const { RefCell::new(Table::Waiting) };
    static IS_LOADING: Cell<bool> = const { Cell::new(false) };
    static LISTENERS: RefCell<Vec<(u32, Listener)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// The table as it is now.
#[must_use]
pub fn table() -> Table {
    TABLE.with_borrow(Clone::clone)
}

/// Fetches the table unless it is here or on its way.
pub fn want() {
    let is_ready = TABLE.with_borrow(|table| matches!(table, Table::Ready(_)));
    if is_ready || IS_LOADING.replace(true) {
        return;
    }
    spawn_local(async {
        let table = match load().await {
            Ok(table) => Table::Ready(Rc::new(table)),
            Err(error) => {
                browser::warn("emoji", &error.to_string().into());
                Table::Failed(error)
            }
        };
        IS_LOADING.set(false);
        TABLE.replace(table.clone());
        let listeners: Vec<Listener> =
            LISTENERS.with_borrow(|all| all.iter().map(|(_, it)| Rc::clone(it)).collect());
        for listener in listeners {
            listener(&table);
        }
    });
}

/// Hears of the table until dropped.
#[must_use = "dropping the subscription ends it"]
pub fn subscribe(listener: impl Fn(&Table) + 'static) -> TableSubscription {
    let id = NEXT.get();
    NEXT.set(id.wrapping_add(1));
    LISTENERS.with_borrow_mut(|all| all.push((id, Rc::new(listener))));
    TableSubscription(id)
}

/// Keeps a listener alive.
#[derive(Debug)]
pub struct TableSubscription(u32);

impl Drop for TableSubscription {
    fn drop(&mut self) {
        LISTENERS.with_borrow_mut(|all| all.retain(|(id, _)| *id != self.0));
    }
}

/// Names of the emoji used lately, the latest first.
#[must_use]
pub fn recent() -> Vec<String> {
    LocalStorage::get(RECENT_KEY).unwrap_or_default()
}

/// An emoji was used.
pub fn use_one(name: &str) {
    let recent = emoji::used(&recent(), name, MAX_RECENT);
    // Where nothing can be kept, nothing is.
    let _ = LocalStorage::set(RECENT_KEY, recent);
}

async fn load() -> Result<Emojis, ApiError> {
    let unreadable = |what: &str| ApiError::Unreadable(what.to_owned());
    let address = address().ok_or_else(|| unreadable("this page names no table of emoji"))?;
    let response = Request::get(&address).send().await.map_err(|_| ApiError::Offline)?;
    if !response.ok() {
        return Err(unreadable("there is no table of emoji"));
    }
    let emojis = Emojis::parse(&response.text().await.map_err(|_| ApiError::Offline)?);
    if emojis.is_empty() { Err(unreadable("the table of emoji is empty")) } else { Ok(emojis) }
}

fn address() -> Option<String> {
    let meta = browser::document()?.query_selector("meta[name='emoji']").ok()??;
    meta.get_attribute("content")
}
