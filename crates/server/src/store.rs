//! The database: opening it, and one module per table with the queries.
//!
//! Queries know nothing of sessions, permissions or HTTP.
//! They are the same for SQLite and PostgreSQL (docs/adr/0006-managing-plugins.md).
//! All writing goes over one connection, so that writers queue here instead of failing as busy.

use sqlx::{
    Any, AnyPool, Transaction,
    any::{AnyRow, install_default_drivers},
    migrate::Migrator,
};

mod connect;
pub(crate) mod accounts;
pub(crate) mod attributes;
pub(crate) mod bulk;
pub(crate) mod analytics;
pub(crate) mod audits;
pub(crate) mod categories;
pub(crate) mod channels;
pub(crate) mod drafts;
pub(crate) mod facts;
pub(crate) mod files;
pub(crate) mod link_previews;
pub(crate) mod members;
pub(crate) mod plugin_keys;
pub(crate) mod plugin_reports;
pub(crate) mod plugin_states;
pub(crate) mod plugins;
pub(crate) mod post_lists;
pub(crate) mod posts;
pub(crate) mod preferences;
pub(crate) mod reactions;
pub(crate) mod search;
pub(crate) mod sessions;
pub(crate) mod settings;
pub(crate) mod slot_orders;
pub(crate) mod statuses;
pub(crate) mod teams;
pub(crate) mod thread_memberships;
pub(crate) mod threads;
pub(crate) mod unread;
pub(crate) mod users;

pub(crate) use self::connect::Database;

/// What SQLite is told before a transaction that writes: it has the lock from the beginning.
const BEGIN_SQLITE: &str = "BEGIN IMMEDIATE";

/// The same for PostgreSQL, where the lock is ours and held until the transaction ends.
///
/// The number means nothing but «writers of Mortise».
const BEGIN_POSTGRES: &str = "BEGIN; SELECT pg_advisory_xact_lock(6516270001)";

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Which database it is, for the few who must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

/// The database.
#[derive(Debug)]
pub(crate) struct Store {
    readers: AnyPool,
    writer: AnyPool,
    begin: &'static str,
    dialect: Dialect,
}

impl Store {
    /// Opens the database and brings its tables up to date; a file is created when missing.
    pub(crate) async fn open(database: &Database) -> Result<Self, sqlx::Error> {
        install_default_drivers();
        let (writer, migrations, begin) = match database {
            Database::File(path) => (connect::sqlite_writer(path).await?, &SQLITE, BEGIN_SQLITE),
            Database::Postgres(url) => {
                (connect::postgres_writer(url).await?, &POSTGRES, BEGIN_POSTGRES)
            }
        };
        migrations.run(&writer).await.map_err(|error| sqlx::Error::Migrate(error.into()))?;
        let (readers, dialect) = match database {
            Database::File(path) => (connect::sqlite_readers(path).await?, Dialect::Sqlite),
            Database::Postgres(url) => (connect::postgres_readers(url).await?, Dialect::Postgres),
        };
        Ok(Self { readers, writer, begin, dialect })
    }

    /// For questions.
    pub(crate) fn read(&self) -> &AnyPool {
        &self.readers
    }

    /// For changes; nothing is kept unless the caller commits.
    ///
    /// One writer at a time, over all nodes: what was read inside does not change until the end.
    pub(crate) async fn write(&self) -> Result<Transaction<'static, Any>, sqlx::Error> {
        self.writer.begin_with(self.begin).await
    }

    /// Writes everything into the main file and lets go of it.
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// A list for `IN (SELECT value FROM json_each($1))`, which keeps the SQL text constant.
pub(crate) fn json_list<T: AsRef<str>>(values: &[T]) -> String {
    serde_json::Value::from(values.iter().map(AsRef::as_ref).collect::<Vec<&str>>()).to_string()
}

/// Reads a column that says yes or no; neither database hands both the same type otherwise.
pub(crate) fn flag(row: &AnyRow, column: &str) -> Result<bool, sqlx::Error> {
    sqlx::Row::try_get::<i64, _>(row, column).map(|value| value != 0)
}

/// Reads a column that holds JSON.
pub(crate) fn json_column<T: serde::de::DeserializeOwned>(
    row: &AnyRow,
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
