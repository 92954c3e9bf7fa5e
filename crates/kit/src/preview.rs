//! Looks at a plugin as people will: each slot that it fills, with each fixture, in each theme, width
//! and language, in a real browser.
//!
//! What is wrong in a cell is measured by the cell itself, as in the workbench; here it is opened,
//! asked, pictured and reported. Who serves the cells is the caller's matter.

pub mod cells;
pub mod finding;
pub mod machine;
pub mod pictures;
pub mod report;
mod visit;

pub use self::{
    cells::{Cell, Plan, Wishes, plan},
    finding::{Finding, Level, Told},
    visit::{Seen, Visit, visit},
};

use std::path::PathBuf;

use crate::project::Project;

/// Where the results of previews lie: nothing there is the author's.
#[must_use]
pub fn output(project: &Project) -> PathBuf {
    project.folder.join("target/mortise/preview")
}
