//! What a plugin asks to be allowed, and what its sources use.
//!
//! Plugins of today's kinds run in the page, so nothing here is a fence: capabilities tell whoever
//! installs a plugin what it does. Sandboxed kinds will be held to theirs.

use super::{
    finding::{Findings, Level, Place},
    manifest_file::Read,
    near::nearest,
    rules::{Group, Rule},
    uses::Uses,
};

pub(super) const GROUP: Group =
    Group { title: "Capabilities", rules: &[&UNKNOWN, &UNUSED, &MISSING] };

static UNKNOWN: Rule = Rule {
    id: "capability-unknown",
    level: Level::Warning,
    finds: "A name in `webapp.capabilities` that stands for nothing.",
    why: "The administrator reads it before turning the plugin on, and it says nothing true.",
    mend: "Use one of users:read, channels:read, posts:read, posts:write, preferences, storage, events, navigation, theme, server.",
};

static UNUSED: Rule = Rule {
    id: "capability-unused",
    level: Level::Warning,
    finds: "A capability that the plugin asks for and no source uses.",
    why: "A plugin that asks for more than it needs is turned on less often.",
    mend: "Take it out of `webapp.capabilities`.",
};

static MISSING: Rule = Rule {
    id: "capability-missing",
    level: Level::Warning,
    finds: "A use of the host that `webapp.capabilities` does not ask for.",
    why: "The administrator is not told what the plugin does; a sandboxed plugin is refused the call.",
    mend: "Add it to `webapp.capabilities`.",
};

/// What can be asked for.
pub(super) const KNOWN: [&str; 10] = [
    "users:read",
    "channels:read",
    "posts:read",
    "posts:write",
    "preferences",
    "storage",
    "events",
    "navigation",
    "theme",
    "server",
];

/// What a call of the host needs: its method, the beginning of the address it asks, and how.
pub(super) fn of_call(method: &str, address: Option<&str>, verb: &str) -> Vec<&'static str> {
    match method {
        "user" => vec!["users:read"],
        "channel" => vec!["channels:read"],
        "posts" => vec!["posts:read"],
        "preferences" => vec!["preferences"],
        "storage" => vec!["storage"],
        "on" => vec!["events"],
        "navigate" => vec!["navigation"],
        "theme" => vec!["theme"],
        "request" | "send" | "get" | "post" | "put" | "delete" | "call" => {
            address.map(|address| of_address(address, verb)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn of_address(address: &str, verb: &str) -> &'static str {
    let Some(path) = address.strip_prefix("/api/v4/") else {
        return "server";
    };
    let reads = verb.eq_ignore_ascii_case("GET");
    let has_posts = path.split(['/', '?']).any(|part| part == "posts");
    if has_posts {
        return if reads { "posts:read" } else { "posts:write" };
    }
    let first = path.split(['/', '?']).next().unwrap_or_default();
    match first {
        "users" | "custom_profile_attributes" if reads => "users:read",
        "channels" | "teams" if reads => "channels:read",
        _ => "server",
    }
}

pub(super) fn check(read: &Read, uses: &Uses, is_whole: bool, findings: &mut Findings) {
    let Some(webapp) = &read.manifest.webapp else { return };
    let place = |index: usize| read.place(&format!("webapp.capabilities[{index}]"));
    for (index, asked) in webapp.capabilities.iter().enumerate() {
        let asked = asked.as_str();
        if !KNOWN.contains(&asked) {
            let message = format!("{asked:?} stands for nothing");
            match nearest(asked, KNOWN.into_iter()) {
                Some(near) => {
                    let mend = format!("Did you mean {near:?}?");
                    findings.add_with(&UNKNOWN, place(index), message, mend);
                }
                None => findings.add(&UNKNOWN, place(index), message),
            }
        } else if is_whole && !uses.capabilities.iter().any(|(used, _)| *used == asked) {
            findings.add(&UNUSED, place(index), format!("{asked:?} is asked for and not used"));
        }
    }
    for (used, at) in &uses.capabilities {
        if !webapp.capabilities.iter().any(|asked| asked.as_str() == *used) {
            let message = format!("this needs {used:?}, which the manifest does not ask for");
            let at: Place = at.clone();
            findings.add_with(
                &MISSING,
                at,
                message,
                format!("Add {used:?} to `webapp.capabilities`."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, UNKNOWN, of_address, of_call};

    #[test]
    fn calls_need_what_they_say() {
        for (address, verb, needed) in [
            ("/api/v4/users/me", "GET", "users:read"),
            ("/api/v4/users/me", "PUT", "server"),
            ("/api/v4/channels/", "GET", "channels:read"),
            ("/api/v4/channels/c/posts", "GET", "posts:read"),
            ("/api/v4/posts", "POST", "posts:write"),
            ("/plugins/x/y", "GET", "server"),
        ] {
            assert_eq!(of_address(address, verb), needed, "{address:?} {verb}");
        }
        for method in
            ["user", "channel", "posts", "preferences", "storage", "on", "navigate", "theme"]
        {
            for needed in of_call(method, None, "GET") {
                assert!(KNOWN.contains(&needed), "{method}");
            }
        }
        assert!(of_call("toast", None, "").is_empty());
        assert!(of_call("request", None, "GET").is_empty(), "an address that is not known");
    }

    #[test]
    fn the_mend_names_all() {
        assert!(UNKNOWN.mend.contains(&KNOWN.join(", ")));
    }
}
