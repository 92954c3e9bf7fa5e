//! Connecting: which database, and how a connection is set up before its first query.

use std::{
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use sqlx::{
    AnyConnection, AnyPool, Executor,
    any::{AnyConnectOptions, AnyPoolOptions},
};

/// Connections that read at the same time; SQLite reads do not block each other.
const SQLITE_READERS: u32 = 4;

/// The same for PostgreSQL, where an answer takes its way over the network. Per node.
const POSTGRES_READERS: u32 = 10;

/// How long a start waits for a database that does not answer.
const CONNECT_WITHIN: Duration = Duration::from_secs(30);

/// What each connection to SQLite begins with.
///
/// An acknowledged post survives a power cut: each commit waits for the disk (`FULL`).
/// The timeout is for locks that something outside of this process holds.
const SQLITE_SETUP: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; \
     PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
const SQLITE_READER_SETUP: &str =
    "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA query_only = ON";

/// What the writing connection to PostgreSQL begins with.
///
/// A node that hangs in the middle of a change must not keep all others from writing for ever.
const POSTGRES_SETUP: &str =
    "SET idle_in_transaction_session_timeout = '30s'; SET lock_timeout = '20s'";
const POSTGRES_READER_SETUP: &str = "SET default_transaction_read_only = on";

/// Where the data is.
#[derive(Clone)]
pub(crate) enum Database {
    /// A file of SQLite.
    File(PathBuf),
    /// The address of a PostgreSQL database. It may hold a password.
    Postgres(String),
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

/// The one connection that writes; the file is created when missing.
pub(super) async fn sqlite_writer(path: &Path) -> Result<AnyPool, sqlx::Error> {
    let options = pool(1, SQLITE_SETUP).test_before_acquire(false);
    options.connect_with(sqlite_options(path, "rwc")?).await
}

/// Connections that can not write.
pub(super) async fn sqlite_readers(path: &Path) -> Result<AnyPool, sqlx::Error> {
    let options = pool(SQLITE_READERS, SQLITE_READER_SETUP).test_before_acquire(false);
    options.connect_with(sqlite_options(path, "rw")?).await
}

/// The one connection of this node that writes.
pub(super) async fn postgres_writer(url: &str) -> Result<AnyPool, sqlx::Error> {
    pool(1, POSTGRES_SETUP).connect_with(AnyConnectOptions::from_str(url)?).await
}

/// Connections that can not write.
pub(super) async fn postgres_readers(url: &str) -> Result<AnyPool, sqlx::Error> {
    let options = AnyConnectOptions::from_str(url)?;
    pool(POSTGRES_READERS, POSTGRES_READER_SETUP).connect_with(options).await
}

fn pool(max: u32, setup: &'static str) -> AnyPoolOptions {
    AnyPoolOptions::new().max_connections(max).acquire_timeout(CONNECT_WITHIN).after_connect(
        move |connection: &mut AnyConnection, _| {
            Box::pin(async move { connection.execute(setup).await.map(|_| ()) })
        },
    )
}

fn sqlite_options(path: &Path, mode: &str) -> Result<AnyConnectOptions, sqlx::Error> {
    // Made absolute: in `sqlite://data/…`, `data` would be a host.
    let path = std::path::absolute(path)?;
    let text = path.to_str().ok_or_else(|| {
        sqlx::Error::Configuration(format!("{} is not UTF-8", path.display()).into())
    })?;
    AnyConnectOptions::from_str(&format!("sqlite://{}?mode={mode}", escaped(text)))
}

/// A path as part of a URL: a space, `?`, `#` or `%` in a folder's name means itself.
fn escaped(path: &str) -> String {
    use fmt::Write;
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_folder_may_have_any_name() {
        sqlx::any::install_default_drivers();
        let dir = tempfile::tempdir().unwrap();
        for name in ["with space", "50%25", "what?", "a#b", "Müller", "a;b&c=d", "..hidden"] {
            let folder = dir.path().join(name);
            std::fs::create_dir(&folder).unwrap();
            let file = folder.join("mortise.db");
            sqlite_writer(&file).await.unwrap().close().await;
            assert!(file.is_file(), "{name}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let database = Database::Postgres("postgres://chat:secret@db/chat".to_owned());
        assert!(!format!("{database:?}").contains("secret"));
    }
}
