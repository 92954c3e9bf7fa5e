//! Starts the web client. Everything else is in the library.

fn main() {}
