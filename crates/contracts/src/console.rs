//! The slots of the System Console.

mod page;
mod section;
mod setting;
mod statistic;

pub use self::page::{AdminPage, AdminPageAction, AdminPageProps};
pub use self::section::{AdminSection, AdminSectionAction, AdminSectionProps, AdminSectionSetting};
pub use self::setting::{AdminConsoleSetting, AdminConsoleSettingAction, AdminConsoleSettingProps};
pub use self::statistic::{SiteStatistic, SiteStatisticProps};
