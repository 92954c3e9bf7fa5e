//! What the chat itself is measured by: mounting its post list with and without outlets, and
//! drawing texts that nobody should have to wait for.
//!
//! The driver, the clock and the texts are JavaScript beside it.

mod list;
mod text;

use runtime::{Config, Runtime};

fn main() {
    let runtime = Runtime::install(Config::default());
    runtime.define::<contracts::PostList>();
    runtime.define::<contracts::DaySeparator>();
    runtime.define::<contracts::Post>();
    runtime.define::<contracts::PostBody>();
}
