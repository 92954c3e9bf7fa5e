//! Import and export of the forerunner's bulk format, so that a team can bring its history.
//!
//! A file is read twice: first all of it is checked, then it is written, in batches.
//! Nothing that is on the server already is changed: what is new is added beside it.
//! So a file can be given again, after a power cut or with more in it, and nothing comes twice.

use std::{fs::File, io, path::Path};

mod format;
mod problem;
mod line;
mod source;
mod names;
mod times;
mod convert;
mod check;
mod import;
mod export;
mod report;

pub use self::{
    export::export,
    import::{check_only, import},
    line::Kind,
    problem::{Problem, Problems},
    report::{Count, ExportReport, ImportReport, Progress, Step},
};

use crate::{config::Config, error::Error, serve, store::Store};

/// Why a file is neither read nor written.
#[derive(Debug, thiserror::Error)]
pub enum BulkError {
    #[error("while opening {path}: {error}")]
    Io { path: String, error: io::Error },
    #[error("{path} can not be imported: {rule}")]
    Archive { path: String, rule: String },
    #[error(
        "a server runs with the data folder {0}; stop it first, so that nobody sees half a history"
    )]
    InUse(String),
    #[error("there is no database in {0}; name the data folder with --data DIR")]
    NoDatabase(String),
    #[error("while preparing the data folder: {0}")]
    DataDir(String),
    #[error("while asking the database: {0}")]
    Database(#[from] sqlx::Error),
    #[error("while writing: {0}")]
    Write(#[from] io::Error),
    /// Nothing was written.
    #[error("the file breaks rules in {} places; nothing was imported", .0.problems.n_all)]
    Refused(Box<ImportReport>),
    #[error("{0}")]
    Inside(String),
}

impl BulkError {
    fn io(path: &Path, error: io::Error) -> Self {
        Self::Io { path: path.display().to_string(), error }
    }
}

impl From<Error> for BulkError {
    fn from(error: Error) -> Self {
        Self::Inside(error.message.into_owned())
    }
}

/// Opens a server's database while no server runs on it.
async fn open(config: &Config) -> Result<(File, Store), BulkError> {
    let lock = serve::lock(&config.data_dir).map_err(|error| {
        if let serve::StartError::InUse(path) = error {
            BulkError::InUse(path)
        } else {
            BulkError::DataDir(error.to_string())
        }
    })?;
    let store = Store::open(&config.database()).await?;
    Ok((lock, store))
}
