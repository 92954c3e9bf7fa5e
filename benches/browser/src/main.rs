//! Our side of the slots benchmark; the driver and the peers are JavaScript beside it.

fn main() {}
