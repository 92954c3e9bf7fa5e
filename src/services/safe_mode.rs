//! Safe mode: no plugin runs. `?plugins=off` asks for it in this tab, the switch in this browser.
//!
//! It is decided once, when the page starts: only a fresh page is sure to hold nothing of a plugin.

use gloo_storage::{LocalStorage, SessionStorage, Storage};

use super::browser;

/// What the address says to ask for safe mode.
const QUERY: &str = "plugins=off";
const KEY: &str = "mortise.safe_mode";

/// Whether plugins are to stay off in this page. An address that asks for it is remembered for the
/// tab, so that walking through the chat does not end it.
#[must_use]
pub fn begin() -> bool {
    if asks(&browser::query()) {
        keep(SessionStorage::set(KEY, true));
        return true;
    }
    SessionStorage::get(KEY).unwrap_or(false) || LocalStorage::get(KEY).unwrap_or(false)
}

/// Turns safe mode on or off in this browser, and starts the page anew.
pub fn set(is_on: bool) {
    if is_on {
        keep(LocalStorage::set(KEY, true));
    } else {
        LocalStorage::delete(KEY);
        SessionStorage::delete(KEY);
    }
    // Where nothing can be kept, the address is what is left.
    let kept: bool = LocalStorage::get(KEY).unwrap_or(false);
    browser::reload_with_query(if is_on && !kept { "?plugins=off" } else { "" });
}

fn keep(result: Result<(), gloo_storage::errors::StorageError>) {
    if let Err(error) = result {
        browser::warn("safe mode could not be kept", &error.to_string().into());
    }
}

fn asks(query: &str) -> bool {
    query.trim_start_matches('?').split('&').any(|pair| pair == QUERY)
}

#[cfg(test)]
mod tests {
    use super::asks;

    #[test]
    fn safe_mode_is_asked_for_by_name() {
        assert!(asks("?plugins=off"));
        assert!(asks("?a=b&plugins=off"));
        assert!(!asks("?plugins=offline"));
        assert!(!asks(""));
    }
}
