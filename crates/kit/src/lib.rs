//! What plugin authors work with: everything that reads, makes, builds, checks or pictures the
//! folder of one plugin.
//!
//! It knows files, compilers and browsers from outside. It serves nothing and asks no server: that
//! is for `server` and `cli`.

pub mod browser;
pub mod build;
pub mod check;
mod hex;
pub mod pack;
pub mod preview;
pub mod project;
pub mod scaffold;
pub mod watch;
