//! Getting a page: little of it, within a short time, and only from the web's own ports.

use std::{net::SocketAddr, time::Duration};

use super::page::{self, Preview};
use crate::outgoing::{Download, Error, Length, Ports, Rules};

/// From the first question for a name to the last byte, over all redirects.
pub(super) const WITHIN: Duration = Duration::from_secs(5);

/// What is read of a page. What it says about itself stands at its beginning.
const MAX_BYTES: u64 = 512 << 10;

/// What the page says about itself; nothing when it is no page or says nothing.
///
/// `reachable` are private addresses that are reached all the same.
pub(super) async fn fetch(
    url: &str,
    reachable: &[SocketAddr],
    within: Duration,
) -> Result<Option<Preview>, Error> {
    let rules = Rules {
        // A page of the web, not code: nothing of it runs, and what is shown is marked as its own.
        insecure: true,
        reachable: reachable.to_vec(),
        ports: Ports::OfTheWeb,
        max_bytes: MAX_BYTES,
        length: Length::Beginning,
    };
    let page = async {
        let download = Download::open(url, &rules).await?;
        let Some(kind) = download.kind().filter(|kind| page::is_page(kind)) else {
            return Ok(None);
        };
        Ok(page::read(&download.all().await?, &kind))
    };
    tokio::time::timeout(within, page)
        .await
        .unwrap_or_else(|_| Err(Error::Failed("the page took too long".to_owned())))
}

#[cfg(test)]
mod tests;
