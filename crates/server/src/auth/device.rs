//! What a sign-in was made with, guessed from `User-Agent`, so that people recognise their own.

use api_types::StringMap;

/// What stands in the header, and what people call it. The first that fits counts.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
    ("Mortise/", "Mortise"),
];

const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// `browser`, `os` and `platform`; empty where nobody can tell.
pub(super) fn of_user_agent(user_agent: &str) -> StringMap {
    let browser = BROWSERS.iter().find_map(|(mark, name)| {
        let (_, rest) = user_agent.split_once(mark)?;
        let is_version = |c: &char| c.is_ascii_digit() || *c == '.';
        let version: String = rest.chars().take_while(is_version).take(16).collect();
        Some(format!("{name}/{version}"))
    });
    let system = SYSTEMS.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    let is_mobile = user_agent.contains("Mobile");
    [
        ("browser", browser.unwrap_or_default()),
        ("os", system.unwrap_or_default().to_owned()),
        ("platform", if is_mobile { "Mobile" } else { "Desktop" }.to_owned()),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_browsers_are_told_apart() {
        for (user_agent, browser, os) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                "Firefox/128.0",
                "Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0",
                "Edge/126.0",
                "Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari/17.5",
                "iOS",
            ),
            ("curl/8.5.0", "", ""),
        ] {
            let props = of_user_agent(user_agent);
            assert_eq!((props["browser"].as_str(), props["os"].as_str()), (browser, os));
        }
    }
}
