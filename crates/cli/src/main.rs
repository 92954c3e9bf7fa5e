//! The mortise program. Parses arguments and calls the server; holds no logic of its own.

fn main() {}
