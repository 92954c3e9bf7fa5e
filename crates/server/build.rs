//! Compiles the crate again when a migration is added; the macro that reads them sees no new files.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
