//! A stage for browser tests: the plugin's own entry against a fake host that records every call.
//! Feature `testing`; never a part of a plugin.
//!
//! ```no_run
//! # use sdk::contracts::{ProfilePopover, ProfilePopoverProps};
//! # use sdk::{Host, RegisterError, Registry};
//! # fn initialize(_: &Registry, _: &Host) -> Result<(), RegisterError> { Ok(()) }
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use sdk::testing::{FakeHost, Stage};
//!
//! let stage = Stage::new(FakeHost::new().answer("GET /api/v4/users/me", 200, "{}"), initialize).await?;
//! let card = stage.mount::<ProfilePopover>(&ProfilePopoverProps::default()).await?;
//! card.click("button").await?;
//! assert_eq!(card.actions().len(), 1);
//! assert_eq!(stage.calls("request").len(), 0);
//! # Ok(())
//! # }
//! ```

mod fake_host;
mod stage;

pub use fake_host::{Call, FakeHost, create_fake_host};
pub use stage::{HookEnding, Shown, Stage, TestError};
