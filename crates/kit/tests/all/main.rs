//! The kit against folders on disk.

mod check;
mod scaffold;
mod guide;
