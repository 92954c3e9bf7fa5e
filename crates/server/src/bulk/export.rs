//! Writes everything that the format carries, in an order that is always the same.
//!
//! As a stream: a page of posts at a time is in memory.

use std::{
    collections::HashMap,
    io::{self, Write},
    path::Path,
};

use serde::Serialize;
use serde_json::json;
use sqlx::AnyConnection;

use super::{
    BulkError,
    format::VERSION,
    line::Kind,
    open,
    report::{ExportReport, Progress, Step},
};
use crate::{
    config::Config,
    store::{self, Database, bulk::ExportChannel},
};

mod people;
mod talk;

/// Writes the whole server into `out`.
///
/// # Errors
/// When a server runs, the database does not answer, or `out` takes nothing more.
pub async fn export(
    config: &Config,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(Progress),
) -> Result<ExportReport, BulkError> {
    if let Database::File(path) = config.database()
        && !path.exists()
    {
        let folder = path.parent().unwrap_or(Path::new("")).display();
        return Err(BulkError::NoDatabase(folder.to_string()));
    }
    let (lock, store) = open(config).await?;
    let mut db = store.read().acquire().await?;
    let done = write(&mut db, out, progress).await;
    drop(db);
    store.close().await;
    drop(lock);
    done
}

async fn write(
    db: &mut AnyConnection,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(Progress),
) -> Result<ExportReport, BulkError> {
    let channels = store::bulk::channels(&mut *db).await?;
    let all = channels.iter().map(|channel| u64::try_from(channel.n_messages).unwrap_or(0)).sum();
    let mut export = Export {
        out,
        progress,
        report: ExportReport::default(),
        all,
        done: 0,
        flagged: by_name(store::bulk::choosers(&mut *db, "flagged_post").await?),
    };
    export.version()?;
    export.teams(db).await?;
    export.channels(&channels)?;
    export.users(db, &channels).await?;
    for channel in channels.iter().filter(|channel| !channel.team.is_empty()) {
        export.posts(db, channel, &[]).await?;
    }
    let directs: Vec<&ExportChannel> =
        channels.iter().filter(|channel| channel.team.is_empty()).collect();
    export.directs(db, &directs).await?;
    export.out.flush()?;
    Ok(export.report)
}

/// The state of writing.
struct Export<'a> {
    out: &'a mut dyn Write,
    progress: &'a mut dyn FnMut(Progress),
    report: ExportReport,
    /// Posts altogether, and how many of them are written.
    all: u64,
    done: u64,
    /// Who saved which post for later.
    flagged: HashMap<String, Vec<String>>,
}

impl Export<'_> {
    fn line(&mut self, kind: Kind, name: &str, object: &impl Serialize) -> io::Result<()> {
        self.report.count(kind);
        self.report.lines += 1;
        write!(self.out, "{{\"type\":\"{name}\",\"{name}\":")?;
        serde_json::to_writer(&mut *self.out, object)?;
        self.out.write_all(b"}\n")
    }

    /// The first line.
    fn version(&mut self) -> io::Result<()> {
        self.report.lines += 1;
        let info = json!({ "generator": "mortise", "version": env!("CARGO_PKG_VERSION") });
        writeln!(self.out, "{{\"type\":\"version\",\"version\":{VERSION},\"info\":{info}}}")
    }

    fn tell(&mut self) {
        let (lines, done) = (self.report.lines, self.done);
        (self.progress)(Progress { step: Step::Export, lines, done, all: self.all.max(done) });
    }
}

/// Users by what they chose.
fn by_name(pairs: Vec<(String, String)>) -> HashMap<String, Vec<String>> {
    let mut users: HashMap<String, Vec<String>> = HashMap::new();
    for (name, user) in pairs {
        users.entry(name).or_default().push(user);
    }
    users
}
