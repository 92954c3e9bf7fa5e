//! Where plugins may ask and go: paths of this server, pages of the chat. Nothing leads elsewhere.

use super::arguments::quoted;
use super::error::HostError;
use crate::route::Route;
use yew_router::Routable as _;

/// First parts of addresses that belong to the server or to other programs.
const NOT_OF_THE_CHAT: [&str; 8] =
    ["admin_console", "api", "docs", "error", "login", "plugins", "static", "workbench"];

/// Refuses what would leave `/api/` and `/plugins/` of this server: other hosts (`//evil`), steps
/// upwards (`/api/../admin`, also percent-encoded), and what browsers read as a slash (`\`).
pub(super) fn check_path(path: &str) -> Result<(), HostError> {
    let route = path.split(['?', '#']).next().unwrap_or_default();
    if !route.starts_with("/api/") && !route.starts_with("/plugins/") {
        let path = quoted(path);
        let rule = format!("path {path} does not start with /api/ or /plugins/");
        return Err(HostError::not_allowed(rule));
    }
    if has_steps(route) {
        let path = quoted(path);
        let rule = format!("path {path} has steps upwards or characters that are not allowed");
        return Err(HostError::not_allowed(rule));
    }
    Ok(())
}

/// The page of the chat at a path; refuses everything else.
pub(super) fn page(path: &str) -> Result<Route, HostError> {
    let refused = || {
        let path = quoted(path);
        HostError::not_allowed(format!(
            "path {path} is no page of the chat: /team, /team/channels/name, /team/messages/@name or /plug/plugin/name"
        ))
    };
    if !path.starts_with('/') || path.contains(['?', '#']) || has_steps(path) {
        return Err(refused());
    }
    let mut parts = path.trim_start_matches('/').split('/');
    let first = parts.next().unwrap_or_default();
    let is_broken = path != "/" && (path.starts_with("//") || path.ends_with('/'));
    if is_broken || path.contains("//") || NOT_OF_THE_CHAT.contains(&first) {
        return Err(refused());
    }
    match Route::recognize(path) {
        Some(Route::Login | Route::Product { .. } | Route::NotFound) | None => Err(refused()),
        Some(route) => Ok(route),
    }
}

fn has_steps(path: &str) -> bool {
    let decoded = path.to_lowercase().replace("%2e", ".").replace("%2f", "/").replace("%5c", "\\");
    decoded.split('/').any(|part| part == ".." || part == ".")
        || decoded.contains('\\')
        || path.contains(|it: char| it.is_control())
}

#[cfg(test)]
mod tests {
    use super::{check_path, page};

    #[test]
    fn paths_of_this_server_pass() {
        for path in [
            "/api/v4/users/me",
            "/plugins/hovercard/data?x=/../y",
            "/api/v4/users/..name..",
            "/api/v4/users/a%20b",
        ] {
            check_path(path).unwrap();
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for path in [
            "https://evil.example/api/v4",
            "//evil.example/api/",
            "api/v4",
            "/admin",
            "/apiary",
            "/api/../static/x",
            "/api/%2e%2E/static",
            "/api/..%2fstatic",
            "/api/.\t./static",
            "/api/..\\static",
            "/api/%5c..",
            "",
        ] {
            assert!(check_path(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn plugins_go_to_pages_of_the_chat_only() {
        for path in ["/", "/acme", "/acme/channels/town-square", "/acme/messages/@ada"] {
            page(path).unwrap();
        }
        for path in [
            "",
            "acme",
            "//evil",
            "//evil/channels/x",
            "/\\evil",
            "https://evil.example/",
            "javascript:alert(1)",
            "/acme/../admin_console",
            "/acme/%2e%2e/x",
            "/admin_console",
            "/admin_console/plugins",
            "/api",
            "/api/v4/users",
            "/login",
            "/static/x",
            "/acme/channels",
            "/acme/channels/a/b",
            "/acme/other/x",
            "/acme//x",
            "/acme/",
            "/acme?plugins=off",
            "/acme#x",
            "/acme\n",
        ] {
            assert!(page(path).is_err(), "{path:?}");
        }
    }
}
