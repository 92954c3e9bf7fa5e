//! `use_product`: the product of a plugin that the address leads to.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;

use super::use_selector;
use crate::{
    route::Route,
    state::products::{self, Product},
};

/// The open product; `None` in the chat.
#[hook]
pub fn use_product() -> Option<(Rc<Product>, String)> {
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let found = use_selector(move |state| {
        let (base, path) = route.base()?;
        Some((Rc::clone(products::at(state, &base)?), path))
    });
    (*found).clone()
}
