//! Small questions to the browser: time, chance, cookies, focus, address. Each in one place.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlDocument, VisibilityState, Window};

/// Now, milliseconds since 1970.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are below 2^53")]
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// A number in 0..1.
#[must_use]
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// Whether the window is in sight and has the focus: what stands there is being read.
#[must_use]
pub fn is_attentive() -> bool {
    document().is_some_and(|document| {
        document.visibility_state() == VisibilityState::Visible
            && document.has_focus().unwrap_or(false)
    })
}

/// Whether the window is in sight.
#[must_use]
pub fn is_visible() -> bool {
    document().is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}

/// The value of a cookie that scripts may read.
#[must_use]
pub fn cookie(name: &str) -> Option<String> {
    let cookies = document()?.dyn_into::<HtmlDocument>().ok()?.cookie().ok()?;
    find_cookie(&cookies, name).map(str::to_owned)
}

/// `http://host:port`, without a slash at the end.
#[must_use]
pub fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// The address of the page's WebSocket host: `ws://host:port`, or `wss:` behind TLS.
#[must_use]
pub fn socket_origin() -> String {
    let origin = origin();
    origin.strip_prefix("http").map(|rest| format!("ws{rest}")).unwrap_or_default()
}

/// The part of the address after `?`, with it; empty when there is none.
#[must_use]
pub fn query() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// Loads the page anew at this query, keeping the path.
pub fn reload_with_query(query: &str) {
    let Some(window) = window() else { return };
    let location = window.location();
    let path = location.pathname().unwrap_or_else(|_| "/".to_owned());
    if let Err(error) = location.assign(&format!("{path}{query}")) {
        warn("could not load the page anew", &error);
    }
}

/// Leaves the page for another one of this server.
pub fn go(address: &str) {
    let Some(window) = window() else { return };
    if let Err(error) = window.location().assign(address) {
        warn("could not go to another page", &error);
    }
}

/// Like [`go`], but «back» does not lead here again: for redirects.
pub fn go_on(address: &str) {
    let Some(window) = window() else { return };
    if let Err(error) = window.location().replace(address) {
        warn("could not go on to another page", &error);
    }
}

/// Where the person came from to sign in: `/login?redirect_to=…` leads back to the System Console.
///
/// To nowhere else: a link could lead people to a copy of this page on another server.
#[must_use]
pub fn return_address() -> Option<String> {
    let location = window()?.location();
    if location.pathname().ok()? != "/login" {
        return None;
    }
    let query = location.search().ok()?;
    let wanted = query
        .trim_start_matches('?')
        .split('&')
        .find_map(|pair| pair.strip_prefix("redirect_to="))?;
    let wanted: String = js_sys::decode_uri_component(wanted).ok()?.into();
    is_console(&wanted).then_some(wanted)
}

/// Whether an address is a page of the System Console on this server.
fn is_console(address: &str) -> bool {
    let rest = address.strip_prefix("/admin_console");
    let is_below = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    is_below && !address.contains(|c: char| c.is_control() || c == '\\')
}

/// The languages that the browser asks for, most wanted first, as BCP 47 tags.
#[must_use]
pub fn languages() -> Vec<String> {
    let languages = window().map(|window| window.navigator().languages()).unwrap_or_default();
    languages.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Puts a text into the clipboard; false when the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    // A page without TLS has no clipboard at all.
    let navigator = window.navigator();
    let key = wasm_bindgen::JsValue::from_str("clipboard");
    let clipboard = js_sys::Reflect::get(&navigator, &key).unwrap_or_default();
    let Some(clipboard) = clipboard.dyn_ref::<web_sys::Clipboard>() else { return false };
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Says in the browser's console what went wrong, once, where it was handled.
pub fn warn(what: &str, error: &wasm_bindgen::JsValue) {
    web_sys::console::warn_2(&what.into(), error);
}

/// The window; `None` outside of a page.
#[must_use]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document; `None` outside of a page.
#[must_use]
pub fn document() -> Option<Document> {
    window()?.document()
}

fn find_cookie<'a>(cookies: &'a str, name: &str) -> Option<&'a str> {
    cookies
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_back_to_the_console_and_to_nowhere_else() {
        for address in ["/admin_console", "/admin_console/plugins/slots", "/admin_console?x=1"] {
            assert!(is_console(address), "{address}");
        }
        for address in [
            "",
            "/",
            "//evil.example/admin_console",
            "https://evil.example/admin_console",
            "/admin_console.evil.example",
            "/admin_consoles",
            "javascript:alert(1)",
            "/admin_console\\evil",
            "/admin_console/\n",
        ] {
            assert!(!is_console(address), "{address}");
        }
    }

    #[test]
    fn finds_a_cookie_by_its_whole_name() {
        let cookies = "XMMCSRF=no; MMUSERID=u1; MMCSRF=abc=d";
        assert_eq!(find_cookie(cookies, "MMCSRF"), Some("abc=d"));
        assert_eq!(find_cookie(cookies, "MMUSERID"), Some("u1"));
        assert_eq!(find_cookie(cookies, "CSRF"), None);
        assert_eq!(find_cookie("", "MMCSRF"), None);
    }
}
