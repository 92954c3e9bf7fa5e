//! The tests of the `mortise` program: the real one, as a process of its own.

mod support;

mod durability;
mod plugin;
mod serve;
