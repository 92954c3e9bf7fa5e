//! Fetches what people name by address: plugins, signatures, catalogues, pages that posts link to.
//!
//! Whoever may name an address must not reach what only this server reaches (server-side request
//! forgery): services on its own machine and network, or a cloud's metadata.
//! So a name is resolved once, each of its addresses is checked, the connection goes to exactly
//! those (a name that changes its mind in between changes nothing: DNS rebinding), and each
//! redirect is a new question.
//! Sends no cookies and no credentials, and follows no proxy of the environment.

mod address;

use std::{net::SocketAddr, sync::Once, time::Duration};

use axum::body::Bytes;
use reqwest::{Client, Response, StatusCode, Url, header, redirect};

/// Most hops from the first address to the file.
const MAX_REDIRECTS: usize = 5;

/// How long a name may take to resolve, and a connection to be made.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);

/// How long a download may stand still.
const SILENT_FOR: Duration = Duration::from_secs(30);

/// What may be fetched.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    /// Also `http://`, which anybody on the way can change.
    pub(crate) insecure: bool,
    /// Addresses that are reached although they are private, at any port.
    pub(crate) reachable: Vec<SocketAddr>,
    pub(crate) ports: Ports,
    pub(crate) max_bytes: u64,
    pub(crate) length: Length,
}

/// At which ports something is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ports {
    Any,
    /// 80 and 443: whoever may name an address should not knock at doors that are no web's.
    OfTheWeb,
}

/// What becomes of something longer than is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// It is refused.
    Whole,
    /// Its beginning is taken.
    Beginning,
}

/// Why something was not fetched.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("{url:?}: must be an address such as https://example.com/plugin.tar.gz")]
    NoAddress { url: String },
    #[error("{url}: must begin with https://, unless AllowInsecureDownloadURL is on")]
    Insecure { url: Url },
    #[error("the address must hold no user name and no password")]
    Credentials,
    #[error("{host}: no such host is known")]
    Unknown { host: String },
    #[error("{host}: must be at port 80 or 443, and not at {port}")]
    Port { host: String, port: u16 },
    #[error("{host}: must be on the internet, but is a private or reserved address")]
    Private { host: String },
    #[error("redirected more than {MAX_REDIRECTS} times")]
    TooManyRedirects,
    #[error("{host} redirects without saying where to")]
    NoLocation { host: String },
    #[error("{host} answered {status}")]
    Status { host: String, status: StatusCode },
    #[error("must have at most {max_bytes} bytes")]
    TooLarge { max_bytes: u64 },
    #[error("{0}")]
    Failed(String),
}

impl Error {
    fn failed(error: &reqwest::Error) -> Self {
        // The outermost error names the whole address and no cause; the innermost has the cause.
        let mut cause: &dyn std::error::Error = error;
        while let Some(inner) = cause.source() {
            cause = inner;
        }
        if error.is_timeout() {
            return Self::Failed("the other side took too long".to_owned());
        }
        Self::Failed(cause.to_string())
    }
}

/// A body that is being received.
#[derive(Debug)]
pub(crate) struct Download {
    response: Response,
    n_bytes: u64,
    max_bytes: u64,
    length: Length,
}

impl Download {
    /// Asks for an address, over redirects.
    pub(crate) async fn open(url: &str, rules: &Rules) -> Result<Self, Error> {
        let mut url = Url::parse(url.trim()).map_err(|_| {
            // Shortened, as it comes from outside and goes into a message.
            Error::NoAddress { url: url.chars().take(200).collect() }
        })?;
        for _ in 0..=MAX_REDIRECTS {
            let response = ask(&url, rules).await?;
            if !response.status().is_redirection() {
                return Self::of(response, &url, rules);
            }
            let location = response.headers().get(header::LOCATION);
            let next = location.and_then(|to| url.join(to.to_str().ok()?).ok());
            url = next.ok_or_else(|| Error::NoLocation { host: host(&url) })?;
        }
        Err(Error::TooManyRedirects)
    }

    fn of(response: Response, url: &Url, rules: &Rules) -> Result<Self, Error> {
        let Rules { max_bytes, length, .. } = *rules;
        let status = response.status();
        if status != StatusCode::OK {
            return Err(Error::Status { host: host(url), status });
        }
        let is_long = response.content_length().is_some_and(|n_bytes| n_bytes > max_bytes);
        if is_long && length == Length::Whole {
            return Err(Error::TooLarge { max_bytes });
        }
        Ok(Self { response, n_bytes: 0, max_bytes, length })
    }

    /// What the other side says it is: `text/html; charset=utf-8`. Nothing when it is packed, which
    /// nobody asked for.
    pub(crate) fn kind(&self) -> Option<String> {
        let headers = self.response.headers();
        if headers.contains_key(header::CONTENT_ENCODING) {
            return None;
        }
        headers.get(header::CONTENT_TYPE)?.to_str().ok().map(str::to_owned)
    }

    /// The next piece; `None` at the end.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = self.response.chunk().await.map_err(|error| Error::failed(&error))?;
        let n_bytes = chunk.as_ref().map_or(0, |chunk| chunk.len());
        self.n_bytes += u64::try_from(n_bytes).unwrap_or(u64::MAX);
        // The announced length may be missing or wrong.
        if self.n_bytes > self.max_bytes && self.length == Length::Whole {
            return Err(Error::TooLarge { max_bytes: self.max_bytes });
        }
        Ok(chunk)
    }

    /// All of it, or all of the beginning, for what is known to be small.
    pub(crate) async fn all(mut self) -> Result<Vec<u8>, Error> {
        let mut content = Vec::new();
        let max = usize::try_from(self.max_bytes).unwrap_or(usize::MAX);
        while let Some(chunk) = self.chunk().await? {
            content.extend_from_slice(&chunk);
            if content.len() >= max && self.length == Length::Beginning {
                content.truncate(max);
                break;
            }
        }
        Ok(content)
    }
}

async fn ask(url: &Url, rules: &Rules) -> Result<Response, Error> {
    let client = client(url, rules).await?;
    client.get(url.clone()).send().await.map_err(|error| Error::failed(&error))
}

/// A client that connects to the checked addresses of this one host only.
async fn client(url: &Url, rules: &Rules) -> Result<Client, Error> {
    let is_secure = url.scheme() == "https";
    if !is_secure && url.scheme() != "http" {
        return Err(Error::NoAddress { url: url.to_string() });
    }
    if !is_secure && !rules.insecure {
        return Err(Error::Insecure { url: url.clone() });
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::Credentials);
    }
    let host = host(url);
    let addresses = address::resolve(url, CONNECT_WITHIN)
        .await
        .ok_or_else(|| Error::Unknown { host: host.clone() })?;
    let is_known = |address: &SocketAddr| rules.reachable.contains(address);
    let port = url.port_or_known_default().unwrap_or_default();
    let is_of_the_web = matches!(port, 80 | 443) || addresses.iter().all(is_known);
    if rules.ports == Ports::OfTheWeb && !is_of_the_web {
        return Err(Error::Port { host, port });
    }
    // One private address among public ones is refused as well: which is taken is chance.
    let may_reach = |address: &SocketAddr| address::is_public(address.ip()) || is_known(address);
    if !addresses.iter().all(may_reach) {
        return Err(Error::Private { host });
    }
    choose_cryptography();
    Client::builder()
        .resolve_to_addrs(&host, &addresses)
        .redirect(redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .https_only(is_secure)
        .connect_timeout(CONNECT_WITHIN)
        .read_timeout(SILENT_FOR)
        .user_agent(concat!("mortise/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| Error::failed(&error))
}

fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

/// rustls takes what the process has chosen; `ring` is the one that our other programs have too.
pub(crate) fn choose_cryptography() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // An error means that somebody has chosen already, which will do.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}
