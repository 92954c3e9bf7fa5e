//! The card of a page that a post links to: what the page says about itself, as text only.
//!
//! A picture would be loaded from a host that a stranger chose, which then knows who reads.

use yew::prelude::*;

/// What a page says about itself.
#[derive(Debug, Clone, Copy)]
pub struct LinkCard<'a> {
    /// An address of the web.
    pub url: &'a str,
    /// Not empty.
    pub title: &'a str,
    /// May be empty.
    pub description: &'a str,
    /// What the site calls itself; may be empty.
    pub site_name: &'a str,
}

impl LinkCard<'_> {
    /// The card, a link as a whole. The host stands on it, whatever the site calls itself.
    pub fn view(self) -> Html {
        let host = host(self.url);
        let named = !self.site_name.is_empty() && !self.site_name.eq_ignore_ascii_case(host);
        html! {
            <a class="link-card" href={self.url.to_owned()} target="_blank"
                rel="noopener noreferrer nofollow">
                <span class="link-card__site">
                    if named { <bdi>{ self.site_name }</bdi>{ " · " } }
                    <bdi>{ host }</bdi>
                </span>
                <strong class="link-card__title">{ self.title }</strong>
                if !self.description.is_empty() {
                    <span class="link-card__about">{ self.description }</span>
                }
            </a>
        }
    }
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn the_host_is_where_the_link_leads() {
        for (url, found) in [
            ("https://www.harbour.example/tides?x#y", "harbour.example"),
            ("http://harbour.example:8080", "harbour.example:8080"),
            ("https://bank.example@evil.example/", "evil.example"),
            ("https://evil.example\\@bank.example/", "evil.example"),
            ("https://evil.example?bank.example", "evil.example"),
            ("https://evil.example#@bank.example", "evil.example"),
            ("", ""),
        ] {
            assert_eq!(host(url), found, "{url}");
        }
    }
}
