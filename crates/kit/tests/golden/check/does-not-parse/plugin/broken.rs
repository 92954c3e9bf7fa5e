//! Half of a file.

fn half( {
