//! A counter with one slot: the runtime in an app that is not the chat.

fn main() {}
