//! What a plugin must not do, in whatever language: the rules that scripts and Rust share.

use super::{
    finding::Level,
    rules::{Group, Rule},
};

pub(super) const GROUP: Group = Group {
    title: "What a plugin must not do",
    rules: &[
        &HTML,
        &EVAL,
        &REMOTE_CODE,
        &COOKIE,
        &STORAGE,
        &REQUEST,
        &WINDOWS,
        &NAVIGATION,
        &DIALOG,
        &OUTSIDE,
        &LISTENER,
        &PROTOTYPE,
        &PANIC,
    ],
};

pub(super) static HTML: Rule = Rule {
    id: "html-injection",
    level: Level::Error,
    finds: "Text that becomes HTML: `innerHTML`, `outerHTML`, `insertAdjacentHTML`, `dangerouslySetInnerHTML`, `document.write`, `set_inner_html`, `from_html_unchecked`.",
    why: "Names, posts and settings are written by people; one of them will write a script, and it runs with the reader's rights.",
    mend: "Make elements and set `textContent`, or let the framework render the text.",
};

pub(super) static EVAL: Rule = Rule {
    id: "eval",
    level: Level::Error,
    finds: "Text that becomes code: `eval`, `new Function`, a timer with a string, `js_sys::eval`.",
    why: "The page's security policy refuses it, and what reaches the text decides what runs.",
    mend: "Write the code as code, and choose among functions by name.",
};

pub(super) static REMOTE_CODE: Rule = Rule {
    id: "remote-code",
    level: Level::Error,
    finds: "An `import` from an `http` or `https` address.",
    why: "The pinned bundle is all that was checked; code from elsewhere can change at any time, and the page's policy refuses it.",
    mend: "Put the library into the bundle.",
};

pub(super) static COOKIE: Rule = Rule {
    id: "cookie",
    level: Level::Error,
    finds: "A use of `document.cookie`.",
    why: "Cookies belong to the chat and go to its server with every request.",
    mend: "Keep data of the plugin with `host.storage`, or for all of a person's browsers with `host.preferences`.",
};

pub(super) static STORAGE: Rule = Rule {
    id: "browser-storage",
    level: Level::Error,
    finds: "A direct use of `localStorage`, `sessionStorage`, `indexedDB` or `caches`.",
    why: "All plugins and the chat share that room: keys clash, one plugin fills it for all, and nothing is cleared when the plugin goes.",
    mend: "Use `host.storage`, which keeps each plugin's data apart.",
};

pub(super) static REQUEST: Rule = Rule {
    id: "direct-request",
    level: Level::Error,
    finds: "A direct use of `fetch`, `XMLHttpRequest`, `WebSocket`, `EventSource` or `sendBeacon`.",
    why: "It goes around the host: no token against forgery, no language, no end with the plugin, nothing recorded in tests, and the policy refuses other servers.",
    mend: "Use `host.request` for this server and `host.on` for its events.",
};

pub(super) static WINDOWS: Rule = Rule {
    id: "other-windows",
    level: Level::Error,
    finds: "A use of `window.top`, `window.parent` or `window.opener`.",
    why: "The chat may itself stand in a frame of something that is not the plugin's to touch; the workbench does that.",
    mend: "Ask the host by `ctx.action` or `host`.",
};

pub(super) static NAVIGATION: Rule = Rule {
    id: "direct-navigation",
    level: Level::Error,
    finds: "A write to `location`, or `history.pushState` and `replaceState`.",
    why: "The chat's own router does not hear of it: the address and what shows part ways, and unsent text can be lost.",
    mend: "Use `host.navigate`.",
};

pub(super) static DIALOG: Rule = Rule {
    id: "browser-dialog",
    level: Level::Error,
    finds: "A use of `alert`, `confirm` or `prompt`.",
    why: "They stop the whole page, all other plugins with it, and frames and kiosks do not show them.",
    mend: "Use `host.confirm`, `host.notice` or `host.toast`.",
};

pub(super) static OUTSIDE: Rule = Rule {
    id: "outside-the-view",
    level: Level::Error,
    finds: "Something that is added to `document.body`, `head` or the root element, or changed there.",
    why: "The host takes down only what stands in the view; the rest stays when the plugin goes, and lies above menus and dialogs.",
    mend: "Put it into the element that `mount` is given; styles into the option `styles`; for messages use `host.toast` and `host.notice`.",
};

pub(super) static LISTENER: Rule = Rule {
    id: "global-listener",
    level: Level::Warning,
    finds: "A listener on `window` or `document` that nothing in the file takes away.",
    why: "It goes on running when the plugin is turned off, and doubles when it comes back.",
    mend: "Take it away in `unmount` or `uninitialize`, or give `addEventListener` a `signal`.",
};

pub(super) static PROTOTYPE: Rule = Rule {
    id: "builtin-prototype",
    level: Level::Error,
    finds: "A change of what the language or the browser provides, such as `Array.prototype.last`.",
    why: "The chat and every other plugin get the change too, and stop working in ways that nobody traces back.",
    mend: "Write a function of your own.",
};

pub(super) static PANIC: Rule = Rule {
    id: "panic",
    level: Level::Warning,
    finds: "`unwrap`, `expect`, `panic!`, `unreachable!`, `todo!` or `unimplemented!` outside of tests.",
    why: "A panic ends the plugin on the whole page, until the person tries again; data from servers and people is never what one expects.",
    mend: "Show what is missing, or return the error.",
};

/// Global names that are a finding wherever they are used.
pub(super) fn of_global(name: &str) -> Option<&'static Rule> {
    Some(match name {
        "eval" => &EVAL,
        "localStorage" | "sessionStorage" | "indexedDB" | "caches" => &STORAGE,
        "fetch" | "XMLHttpRequest" | "WebSocket" | "EventSource" | "WebTransport" => &REQUEST,
        "top" | "parent" | "opener" => &WINDOWS,
        "alert" | "confirm" | "prompt" => &DIALOG,
        _ => return None,
    })
}

/// What the language and the browser provide, as far as plugins are tempted to extend it.
pub(super) const BUILTINS: [&str; 18] = [
    "Array",
    "Boolean",
    "Date",
    "Document",
    "Element",
    "Error",
    "EventTarget",
    "Function",
    "HTMLElement",
    "Map",
    "Node",
    "Number",
    "Object",
    "Promise",
    "RegExp",
    "Set",
    "String",
    "Window",
];
