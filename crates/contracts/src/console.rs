//! The slots of the System Console.

mod setting;

pub use self::setting::{AdminConsoleSetting, AdminConsoleSettingAction, AdminConsoleSettingProps};
