//! Plugin archives (`.tar.gz`): read within limits, checked, and written so that they depend on their content alone.
#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod limits;
mod shown;
mod error;
mod unpacked;
mod path;
mod names;
mod read;
mod write;
#[cfg(feature = "signature")]
pub mod signature;

pub use self::{
    error::Error,
    limits::Limits,
    read::{inspect, unpack},
    shown::Shown,
    unpacked::{File, Unpacked},
    write::{Written, write},
};
