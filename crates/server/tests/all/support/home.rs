//! Where one test keeps its data: a folder, and a database of its own on PostgreSQL.
//!
//! The same tests run on both: `cargo xtask test --only stores` says where PostgreSQL and S3 are.

use std::{path::Path, sync::Arc};

use server::Config;
use tempfile::TempDir;

use super::postgres::TestDatabase;

/// An address of PostgreSQL whose user may make databases.
const DATABASE: &str = "MORTISE_TEST_DATABASE";

/// `s3://bucket/folder`; the endpoint and the keys come by the usual `AWS_` variables.
const S3: &str = "MORTISE_TEST_S3";

/// The data of one server, or of several in turn or at once.
pub(crate) struct Home {
    // Dropped in this order: nobody reads the folder when the database goes.
    pub(crate) database: Option<Arc<TestDatabase>>,
    /// The folder for bundles, should they be kept elsewhere.
    bundles: String,
    dir: TempDir,
}

impl From<TempDir> for Home {
    fn from(dir: TempDir) -> Self {
        let name = dir.path().file_name().unwrap().to_string_lossy();
        let bundles = name.trim_start_matches('.').to_owned();
        Self { database: None, bundles, dir }
    }
}

impl Home {
    pub(crate) fn new() -> Self {
        TempDir::new().unwrap().into()
    }

    /// Another server's home, with the same database and the same bundles.
    pub(crate) fn beside(&self) -> Self {
        let dir = TempDir::new().unwrap();
        Self { database: self.database.clone(), bundles: self.bundles.clone(), dir }
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Points the configuration at what the environment names; made at the first use.
    pub(crate) async fn fill_in(&mut self, config: &mut Config) {
        if let Some(server) = variable(DATABASE) {
            if self.database.is_none() {
                self.database = Some(Arc::new(TestDatabase::create(&server).await));
            }
            config.database = self.database.as_ref().map(|database| database.url().into());
        }
        if let Some(place) = variable(S3) {
            config.blobs = Some(format!("{place}/{}", self.bundles));
        }
    }
}

/// Whether there is a PostgreSQL to test with.
pub(crate) fn has_postgres() -> bool {
    variable(DATABASE).is_some()
}

#[expect(clippy::disallowed_methods, reason = "tests are told by it where their services are")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
