//! The tools that building and testing need, each of one version, installed when missing.
//!
//! Tools are looked for when a step needs them, so that a step without need of them works alone.

mod cache;
mod lock;
mod rust;
mod node;
mod browser;
mod debian;
mod cxx;
mod postgres;
mod python;

pub(crate) use browser::{Browser, browser};
pub(crate) use cxx::cxx;
pub(crate) use lock::locked_version;
pub(crate) use node::{axe, node, npm, npm_ci, wasm_opt};
pub(crate) use postgres::postgres;
pub(crate) use python::python;
pub(crate) use rust::{WASM_TARGET, has_mdbook, mdbook, trunk, wasm_bindgen, wasm_target};
