//! The kit against folders on disk.

mod scaffold;
