//! The database: opening it, and one module per table with the queries.
//!
//! Queries know nothing of sessions, permissions or HTTP.
//! All writing goes over one connection, so that writers queue here instead of failing as busy.

use std::{path::Path, time::Duration};

use sqlx::{
    Sqlite, SqlitePool, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

pub(crate) mod attributes;
pub(crate) mod channels;
pub(crate) mod facts;
pub(crate) mod members;
pub(crate) mod plugin_states;
pub(crate) mod posts;
pub(crate) mod preferences;
pub(crate) mod sessions;
pub(crate) mod statuses;
pub(crate) mod teams;
pub(crate) mod unread;
pub(crate) mod users;

/// Connections that read at the same time; SQLite reads do not block each other.
const READERS: u32 = 4;

/// How long a statement waits for a lock that something outside of this process holds.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// The database.
#[derive(Debug)]
pub(crate) struct Store {
    readers: SqlitePool,
    writer: SqlitePool,
}

impl Store {
    /// Opens the file, creates it when missing, and brings its tables up to date.
    pub(crate) async fn open(path: &Path) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            .statement_cache_capacity(200);
        let writer_options = options
            .clone()
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // An acknowledged post survives a power cut: each commit waits for the disk.
            .synchronous(SqliteSynchronous::Full);
        let writer =
            SqlitePoolOptions::new().max_connections(1).connect_with(writer_options).await?;
        sqlx::migrate!().run(&writer).await.map_err(|error| sqlx::Error::Migrate(error.into()))?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.pragma("query_only", "ON"))
            .await?;
        Ok(Self { readers, writer })
    }

    /// For questions.
    pub(crate) fn read(&self) -> &SqlitePool {
        &self.readers
    }

    /// For changes; nothing is kept unless the caller commits.
    pub(crate) async fn write(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    /// Writes everything into the main file and lets go of it.
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// A list for `IN (SELECT value FROM json_each(?))`, which keeps the SQL text constant.
pub(crate) fn json_list<T: AsRef<str>>(values: &[T]) -> String {
    serde_json::Value::from(values.iter().map(AsRef::as_ref).collect::<Vec<&str>>()).to_string()
}

/// Reads a column that holds JSON.
pub(crate) fn json_column<T: serde::de::DeserializeOwned>(
    row: &sqlx::sqlite::SqliteRow,
    column: &str,
) -> Result<T, sqlx::Error> {
    let text: &str = sqlx::Row::try_get(row, column)?;
    serde_json::from_str(text).map_err(|error| sqlx::Error::ColumnDecode {
        index: column.to_owned(),
        source: error.into(),
    })
}

/// What a column holds, as JSON text.
pub(crate) fn to_json(value: &impl serde::Serialize) -> Result<String, sqlx::Error> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}
