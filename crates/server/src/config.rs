//! What can be chosen about a server when it starts.
//!
//! Plain values with their defaults; the command line fills them in.

use std::{
    collections::BTreeMap,
    env, fmt,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

use crate::store::Database;

/// How a server is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the database and, by default, the plugins are.
    pub data_dir: PathBuf,
    /// The address of a PostgreSQL database: `postgres://user:password@host/name`.
    ///
    /// Default: a file of SQLite in the data folder.
    pub database: Option<DatabaseUrl>,
    /// Where bundles are kept: `s3://bucket/folder`, with the usual `AWS_` variables for the rest.
    ///
    /// Default: `blobs` in the data folder.
    pub blobs: Option<String>,
    /// The address of a store that speaks S3 but is not Amazon's.
    pub s3_endpoint: Option<String>,
    /// Default: 127.0.0.1:8065. Port 0 takes any free one.
    pub listen: SocketAddr,
    /// Default: `plugins` in the data folder.
    pub plugins_dir: Option<PathBuf>,
    /// A folder of bundles that are installed and upgraded at start.
    pub prepackaged_dir: Option<PathBuf>,
    /// Private addresses that plugins may be downloaded from all the same. Default: none.
    pub downloads_from: Vec<SocketAddr>,
    /// Private addresses whose pages are previewed all the same. Default: none.
    pub previews_from: Vec<SocketAddr>,
    /// False: every plugin route answers 501 and nothing below `/static/plugins` is served.
    ///
    /// False locks `PluginSettings.Enable`.
    pub plugins_enabled: bool,
    /// The built web client. Without the folder, `/` says how to build it.
    pub client_dir: PathBuf,
    /// Fills an empty database with the demo workspace; loopback addresses only.
    pub demo: bool,
    /// How many generated posts the demo's channel `big-history` has; 0 leaves it out.
    pub demo_posts: u32,
    /// Everybody may create an account. True locks `TeamSettings.EnableOpenServer`.
    pub open_server: bool,
    /// A JSON file in the shape of `GET /api/v4/config`; what it sets is locked.
    pub config_file: Option<PathBuf>,
    /// Variables `MORTISE_SECTION_KEY`, which win over the file; see [`environment`].
    pub environment: BTreeMap<String, String>,
    /// Entries of the audit log that are kept; the oldest go first.
    pub audits_kept: u32,
    /// Searches of one person in a minute; further ones are asked to wait.
    pub searches_per_minute: u32,
    pub timings: Timings,
}

impl Config {
    /// The defaults, with the data in `data_dir`.
    #[must_use]
    pub fn new(data_dir: PathBuf) -> Self {
        Self {
            data_dir,
            database: None,
            blobs: None,
            s3_endpoint: None,
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8065)),
            plugins_dir: None,
            prepackaged_dir: None,
            downloads_from: Vec::new(),
            previews_from: Vec::new(),
            plugins_enabled: true,
            client_dir: PathBuf::from("dist"),
            demo: false,
            demo_posts: 0,
            open_server: false,
            config_file: None,
            environment: BTreeMap::new(),
            audits_kept: 20_000,
            searches_per_minute: 60,
            timings: Timings::default(),
        }
    }

    pub(crate) fn plugins_dir(&self) -> PathBuf {
        self.plugins_dir.clone().unwrap_or_else(|| self.data_dir.join("plugins"))
    }

    /// Where uploads lie while they come in.
    pub(crate) fn uploads_dir(&self) -> PathBuf {
        self.data_dir.join("uploads")
    }

    pub(crate) fn database(&self) -> Database {
        match &self.database {
            Some(DatabaseUrl(url)) => Database::Postgres(url.clone()),
            None => Database::File(self.data_dir.join("mortise.db")),
        }
    }
}

/// The variables of this process that may set something, for [`Config::environment`].
#[must_use]
pub fn environment() -> BTreeMap<String, String> {
    // What is not Unicode can be no setting of ours.
    let texts = env::vars_os()
        .filter_map(|(name, text)| Some((name.into_string().ok()?, text.into_string().ok()?)));
    texts.filter(|(name, _)| name.starts_with("MORTISE_")).collect()
}

/// The address of a database, which may hold a password: no log shows it.
#[derive(Clone, Eq, PartialEq)]
pub struct DatabaseUrl(String);

impl From<String> for DatabaseUrl {
    fn from(url: String) -> Self {
        Self(url)
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseUrl(…)")
    }
}

/// Every time limit of the server.
#[derive(Clone, Debug)]
pub struct Timings {
    /// How long a sign-in holds. 30 days, as the forerunner has it.
    pub session_length: Duration,
    /// How long a user may be without connection before they count as gone: a page reload.
    pub offline_after: Duration,
    /// How long events are kept for a connection that broke.
    pub resume_within: Duration,
    /// How often the server asks a silent WebSocket whether it is there.
    pub ping_every: Duration,
    /// How long a WebSocket may be silent. Three pings and a bit.
    pub silent_for: Duration,
    /// How long one message may take to leave before the peer counts as gone.
    pub send_within: Duration,
    /// How long an upload may stand still. A phone's network comes back within that or not at all.
    pub upload_silent_for: Duration,
    /// How long an upload may take altogether: the largest bundle over a slow line.
    pub upload_within: Duration,
    /// How long the header of a request may take, and how long an idle connection is kept.
    pub header_within: Duration,
    /// How long a request's body may pause.
    pub body_part_within: Duration,
    /// How long a client may take nothing of an answer.
    pub answer_part_within: Duration,
    /// How long running requests may take when the server ends.
    pub shut_down_within: Duration,
    /// How long the author of a plugin in development may be silent before it is taken off.
    pub developer_silent_for: Duration,
    /// How long a file is kept that was uploaded and that no post took.
    pub uploads_kept: Duration,
    /// How long another server on the same database may be silent before it counts as gone.
    pub node_gone_after: Duration,
}

impl Default for Timings {
    fn default() -> Self {
        Self {
            session_length: Duration::from_secs(30 * 24 * 60 * 60),
            offline_after: Duration::from_secs(3),
            resume_within: Duration::from_secs(120),
            ping_every: Duration::from_secs(30),
            silent_for: Duration::from_secs(100),
            send_within: Duration::from_secs(10),
            upload_silent_for: Duration::from_secs(30),
            upload_within: Duration::from_secs(60 * 60),
            header_within: Duration::from_secs(30),
            body_part_within: Duration::from_secs(30),
            answer_part_within: Duration::from_secs(30),
            shut_down_within: Duration::from_secs(5),
            developer_silent_for: Duration::from_secs(60),
            uploads_kept: Duration::from_secs(3 * 24 * 60 * 60),
            node_gone_after: Duration::from_secs(15),
        }
    }
}
