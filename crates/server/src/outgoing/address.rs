//! Which addresses are on the internet, and what a name resolves to.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

use reqwest::Url;

/// All addresses of the host, with the port; `None` when there is none.
pub(super) async fn resolve(url: &Url, within: Duration) -> Option<Vec<SocketAddr>> {
    let port = url.port_or_known_default()?;
    // Brackets belong to addresses of version 6 in URLs only.
    let host = url.host_str()?.trim_start_matches('[').trim_end_matches(']');
    if let Ok(ip) = host.parse::<IpAddr>() {
        return Some(vec![SocketAddr::new(ip, port)]);
    }
    let found = tokio::time::timeout(within, tokio::net::lookup_host((host, port))).await;
    let addresses: Vec<SocketAddr> = found.ok()?.ok()?.collect();
    (!addresses.is_empty()).then_some(addresses)
}

/// Whether an address is an ordinary one of the internet.
///
/// For version 6 by what is allowed, since all that is given out lies in `2000::/3`; what embeds an
/// address of version 4 (mapped, 6to4, Teredo, NAT64) is judged by that or refused.
pub(super) fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let is_reserved = match (a, b, c) {
        // This network, loopback, multicast and what is kept for later.
        (0 | 127 | 224.., ..) => true,
        // Shared by providers (CGNAT).
        (100, 64..=127, _) => true,
        // Protocols, 6to4 relays, measurements.
        (192, 0, 0) | (192, 88, 99) | (198, 18 | 19, _) => true,
        _ => ip.is_private() || ip.is_link_local() || ip.is_documentation(),
    };
    !is_reserved
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    match (a, b) {
        // Protocols, among them Teredo; documentation; 6to4.
        (0x2001, 0..=0x01ff | 0x0db8) | (0x2002, _) => false,
        // Documentation.
        (0x3fff, 0..=0x0fff) => false,
        _ => a >> 13 == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_internet_are_public() {
        for ip in ["8.8.8.8", "100.63.255.255", "172.32.0.1", "192.0.1.1", "2606:4700::1111"] {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn private_and_reserved_addresses_are_not() {
        for ip in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[tokio::test]
    async fn addresses_are_found_however_they_are_written() {
        let addresses =
            async |url: &str| resolve(&Url::parse(url).unwrap(), Duration::from_secs(10)).await;
        let loopback = "127.0.0.1:443".parse().unwrap();
        for url in
            ["https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://0177.1"]
        {
            assert_eq!(addresses(url).await, Some(vec![loopback]), "{url}");
        }
        let mapped = addresses("http://[::ffff:7f00:1]:8080/").await.unwrap();
        assert!(!is_public(mapped[0].ip()));
        assert_eq!(mapped[0].port(), 8080);
        assert_eq!(addresses("https://nowhere.invalid/").await, None);
    }
}
