//! A PostgreSQL database for one test: copied from a template, dropped at the end.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use server::{Config, Server};
use sqlx::{Connection, PgConnection, postgres::PgConnectOptions};

/// Who makes the template; one at a time, over all test processes.
const TEMPLATE_LOCK: i64 = 6_516_270_099;

/// Dropped with this value.
pub(crate) struct TestDatabase {
    server: String,
    name: String,
}

impl TestDatabase {
    /// Makes a database with all tables and nothing in them.
    pub(crate) async fn create(server: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let mut connection = PgConnection::connect(server).await.unwrap();
        let template = template(&mut connection, server).await;
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{}_{count}", std::process::id());
        // Left over from a process that was killed and had our number.
        run(&mut connection, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        run(&mut connection, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        connection.close().await.unwrap();
        Self { server: server.to_owned(), name }
    }

    pub(crate) fn url(&self) -> String {
        with_name(&self.server, &self.name)
    }

    /// For questions that no request answers.
    pub(crate) async fn connect(&self) -> PgConnection {
        PgConnection::connect(&self.url()).await.unwrap()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let options: PgConnectOptions = self.server.parse().unwrap();
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        // The test's own runtime may be ending.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(async move {
                let mut connection = PgConnection::connect_with(&options).await.unwrap();
                run(&mut connection, drop).await;
            });
        });
        // A test that failed has told why; this only cleans up.
        let _ = dropping.join();
    }
}

/// The database that all are copied from, one per state of the migrations.
async fn template(connection: &mut PgConnection, server: &str) -> String {
    let name = format!("template_{:016x}", hash_of_migrations());
    sqlx::query("SELECT pg_advisory_lock($1)")
        .bind(TEMPLATE_LOCK)
        .execute(&mut *connection)
        .await
        .unwrap();
    let is_there: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)")
            .bind(&name)
            .fetch_one(&mut *connection)
            .await
            .unwrap();
    if !is_there {
        run(connection, format!("DROP DATABASE IF EXISTS {name}_new WITH (FORCE)")).await;
        run(connection, format!("CREATE DATABASE {name}_new TEMPLATE template0")).await;
        let dir = tempfile::TempDir::new().unwrap();
        let mut config = Config::new(dir.path().join("data"));
        config.listen.set_port(0);
        config.database = Some(with_name(server, &format!("{name}_new")).into());
        // A server that ends lets go of the database, or nobody could copy it.
        Server::open(config).await.unwrap().listen().await.unwrap().stop().await;
        run(connection, format!("ALTER DATABASE {name}_new RENAME TO {name}")).await;
    }
    sqlx::query("SELECT pg_advisory_unlock($1)")
        .bind(TEMPLATE_LOCK)
        .execute(connection)
        .await
        .unwrap();
    name
}

fn hash_of_migrations() -> u64 {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres");
    let entries = std::fs::read_dir(dir).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        std::fs::read(file).unwrap().hash(&mut hasher);
    }
    hasher.finish()
}

/// The address of another database on the same server.
fn with_name(server: &str, name: &str) -> String {
    let (before, query) = server.split_once('?').unwrap_or((server, ""));
    let (host, _) = before.rsplit_once('/').unwrap();
    format!("{host}/{name}?{query}")
}

async fn run(connection: &mut PgConnection, sql: String) {
    sqlx::query(sqlx::AssertSqlSafe(sql)).execute(connection).await.unwrap();
}
