//! The form of a plugin's settings: what it asks, what stands in it, what is sent, what was refused.

mod draft;
mod refusal;
mod schema;
mod token;

pub use self::{
    draft::{Draft, Edit, Trouble},
    refusal::{Refused, refused},
    schema::{Choice, Kind, Schema, Section, Setting},
    token::{TOKEN_BYTES, token},
};
