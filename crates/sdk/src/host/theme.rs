//! Design tokens of the whole page.

use super::Host;
use super::js::object;
use crate::HostError;
use crate::registry::Handle;

/// Values of design tokens on light and on dark ground.
///
/// `contracts::TOKENS` lists the tokens. A value is one as CSS writes it, at most 200 characters,
/// without `url()` and the like.
///
/// ```
/// use sdk::Theme;
///
/// let sea = Theme::new()
///     .light("--color-accent", "#0b6e75")
///     .dark("--color-accent", "#6fd3da")
///     .both("--radius-2", "0.25rem");
/// # let _ = sea;
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    light: Vec<(&'static str, String)>,
    dark: Vec<(&'static str, String)>,
}

impl Theme {
    /// Sets nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a token on light ground.
    #[must_use]
    pub fn light(mut self, token: &'static str, value: impl Into<String>) -> Self {
        self.light.push((token, value.into()));
        self
    }

    /// Sets a token on dark ground.
    #[must_use]
    pub fn dark(mut self, token: &'static str, value: impl Into<String>) -> Self {
        self.dark.push((token, value.into()));
        self
    }

    /// Sets a token on any ground.
    #[must_use]
    pub fn both(self, token: &'static str, value: &str) -> Self {
        self.light(token, value).dark(token, value)
    }
}

impl Host {
    /// Sets design tokens of the whole page until the handle takes them back, or the plugin is
    /// turned off. Who sets a token last wins.
    ///
    /// # Errors
    ///
    /// [`HostError::Invalid`] for a token that the page does not have, or a value that breaks the
    /// rule; then nothing is set.
    pub fn theme(&self, theme: &Theme) -> Result<Handle, HostError> {
        let tokens = |all: &[(&'static str, String)]| {
            let members: Vec<_> =
                all.iter().map(|(token, value)| (*token, Some(value.as_str().into()))).collect();
            Some(object(&members))
        };
        let theme = object(&[("light", tokens(&theme.light)), ("dark", tokens(&theme.dark))]);
        let js = self.js.theme(&theme).map_err(|thrown| HostError::from_js(&thrown))?;
        Ok(Handle::from_js(js))
    }
}
