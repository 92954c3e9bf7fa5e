//! Who really asks: the peer, or whom a trusted proxy names.
//!
//! `X-Forwarded-…` can be written by anybody, so it counts only from addresses that the
//! configuration trusts (`ServiceSettings.TrustedProxies`).

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{Extensions, HeaderMap, request::Parts},
};

use crate::{settings::ServiceSettings, state::AppState};

/// An address, or all that begin alike: `10.0.0.0/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Network {
    address: IpAddr,
    n_bits: u32,
}

impl Network {
    /// `None` when it is neither an address nor a network.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (address, n_bits) = match text.split_once('/') {
            Some((address, n_bits)) => (address, Some(n_bits.parse::<u32>().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let n_bits = n_bits.unwrap_or(most);
        (n_bits <= most).then_some(Self { address, n_bits })
    }

    pub(crate) fn contains(self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                let differing = u32::from(network) ^ u32::from(address);
                differing.leading_zeros() >= self.n_bits
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                let differing = u128::from(network) ^ u128::from(address);
                differing.leading_zeros() >= self.n_bits
            }
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

/// The other end of a request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer {
    /// `None` when the request came over no socket.
    pub(crate) address: Option<IpAddr>,
    /// Whether the browser's connection is encrypted, as far as this server can know.
    pub(crate) is_encrypted: bool,
}

impl FromRequestParts<AppState> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let settings = state.settings.snapshot();
        let Parts { extensions, headers, .. } = parts;
        Ok(Self {
            address: client_address(&settings.service, extensions, headers),
            is_encrypted: is_encrypted(&settings.service, extensions, headers),
        })
    }
}

/// The address that a request comes from; `None` when it came over no socket.
pub(crate) fn client_address(
    settings: &ServiceSettings,
    extensions: &Extensions,
    headers: &HeaderMap,
) -> Option<IpAddr> {
    let peer = peer(extensions)?;
    if !is_trusted(settings, peer) {
        return Some(peer);
    }
    // Each proxy appends whom it saw, so the last one that is no proxy of ours is the client.
    let mut hops: Vec<IpAddr> = Vec::new();
    for value in headers.get_all("x-forwarded-for") {
        for hop in value.to_str().unwrap_or_default().split(',') {
            match hop.trim().parse::<IpAddr>() {
                Ok(address) => hops.push(address.to_canonical()),
                // What stands before an unreadable entry is anybody's word.
                Err(_) => hops.clear(),
            }
        }
    }
    let client = hops.iter().rev().find(|hop| !is_trusted(settings, **hop));
    Some(client.or(hops.first()).copied().unwrap_or(peer))
}

/// Whether the browser's connection is encrypted. This server leaves that to proxies.
pub(crate) fn is_encrypted(
    settings: &ServiceSettings,
    extensions: &Extensions,
    headers: &HeaderMap,
) -> bool {
    let by_proxy = peer(extensions).is_some_and(|peer| is_trusted(settings, peer));
    by_proxy && headers.get("x-forwarded-proto").is_some_and(|proto| proto == "https")
}

fn peer(extensions: &Extensions) -> Option<IpAddr> {
    extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_canonical())
}

fn is_trusted(settings: &ServiceSettings, address: IpAddr) -> bool {
    settings.trusted_proxies.iter().any(|network| network.contains(address))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn client(peer: &str, trusted: &[&str], forwarded: &str) -> String {
        let settings = ServiceSettings {
            site_url: String::new(),
            trusted_proxies: trusted.iter().map(|text| Network::read(text).unwrap()).collect(),
            strict_transport_secs: None,
            enable_developer: false,
            enable_link_previews: false,
        };
        let mut extensions = Extensions::new();
        let peer: SocketAddr = peer.parse().unwrap();
        extensions.insert(ConnectInfo(peer));
        let mut headers = HeaderMap::new();
        if !forwarded.is_empty() {
            headers.insert("x-forwarded-for", HeaderValue::from_str(forwarded).unwrap());
        }
        client_address(&settings, &extensions, &headers).unwrap().to_string()
    }

    #[test]
    fn only_trusted_proxies_name_their_client() {
        let behind = ["10.0.0.0/8"];
        assert_eq!(client("203.0.113.9:1", &behind, "198.51.100.1"), "203.0.113.9");
        assert_eq!(client("10.0.0.1:1", &behind, "198.51.100.1"), "198.51.100.1");
        assert_eq!(client("[::ffff:10.0.0.1]:1", &behind, "198.51.100.1"), "198.51.100.1");
        // The client wrote the first one itself.
        assert_eq!(
            client("10.0.0.1:1", &behind, "1.1.1.1, 198.51.100.1, 10.2.0.1"),
            "198.51.100.1"
        );
        assert_eq!(client("10.0.0.1:1", &behind, "1.1.1.1, nonsense"), "10.0.0.1");
        assert_eq!(client("10.0.0.1:1", &behind, ""), "10.0.0.1");
    }

    #[test]
    fn networks_are_compared_by_their_first_bits() {
        let network = |text| Network::read(text).unwrap();
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        assert!(network("192.0.2.0/24").contains(address("192.0.2.255")));
        assert!(!network("192.0.2.0/24").contains(address("192.0.3.0")));
        assert!(network("0.0.0.0/0").contains(address("255.1.2.3")));
        assert!(network("2001:db8::/32").contains(address("2001:db8::1")));
        assert!(!network("2001:db8::1").contains(address("2001:db8::2")));
        assert!(!network("0.0.0.0/0").contains(address("::1")));
        for wrong in ["", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/", "host"] {
            assert_eq!(Network::read(wrong), None, "{wrong}");
        }
    }
}
