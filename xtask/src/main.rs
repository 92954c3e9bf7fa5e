//! Chores of the workspace. Knows tools and files, nothing of the product.

fn main() {}
