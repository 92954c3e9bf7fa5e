//! Writes a checked file into the database.

use std::{
    collections::{HashMap, HashSet},
    fs::File,
    path::Path,
};

use super::{
    BulkError,
    check::{self, Checked},
    line::{self, Kind, Object},
    names::Names,
    open,
    problem::{LineProblems, Problems},
    report::{ImportReport, Progress, Step},
    source::{RawLine, Source},
};
use crate::{
    auth::password::Hasher,
    clock::now_ms,
    config::Config,
    store::{Database, Store},
};

mod batch;
mod directs;
mod people;
mod talk;

use self::batch::Batch;

/// Lines in one transaction. Each waits for the disk, and what is open is lost in a power cut.
const LINES_AT_ONCE: usize = 1000;

/// Posts in one transaction, replies included: a line may have thousands of them.
const POSTS_AT_ONCE: usize = 2000;

/// Checks the file, then writes what is not there yet.
///
/// # Errors
/// [`BulkError::Refused`] with all problems of the file, before anything is written.
pub async fn import(
    config: &Config,
    file: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<ImportReport, BulkError> {
    let source = Source::find(file)?;
    let now = now_ms();
    if is_missing(&config.database()) {
        // Of a refused file not even an empty database is left.
        let checked = check::check(&source, Names::default(), now, progress)?;
        let checked = accepted(checked)?;
        let (lock, store) = open(config).await?;
        let done = write(&store, &source, checked, now, progress).await;
        return close(store, lock, done).await;
    }
    let (lock, store) = open(config).await?;
    let done = check_and_write(&store, &source, now, progress).await;
    close(store, lock, done).await
}

async fn check_and_write(
    store: &Store,
    source: &Source,
    now: i64,
    progress: &mut dyn FnMut(Progress),
) -> Result<ImportReport, BulkError> {
    let names = names_of(store).await?;
    let checked = accepted(check::check(source, names, now, progress)?)?;
    write(store, source, checked, now, progress).await
}

async fn close<T>(store: Store, lock: File, done: T) -> T {
    store.close().await;
    drop(lock);
    done
}

/// A server that was never started knows nobody.
fn is_missing(database: &Database) -> bool {
    match database {
        Database::File(path) => !path.exists(),
        Database::Postgres(_) => false,
    }
}

fn accepted(checked: Checked) -> Result<Checked, BulkError> {
    if checked.report.problems.is_empty() {
        return Ok(checked);
    }
    Err(BulkError::Refused(Box::new(checked.report)))
}

/// Checks the file alone; nothing is written, and a server may run.
///
/// # Errors
/// [`BulkError::Refused`] with all problems of the file.
pub async fn check_only(
    config: &Config,
    file: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<ImportReport, BulkError> {
    let source = Source::find(file)?;
    let database = config.database();
    let names = if is_missing(&database) {
        Names::default()
    } else {
        let store = Store::open(&database).await?;
        let names = names_of(&store).await;
        store.close().await;
        names?
    };
    Ok(accepted(check::check(&source, names, now_ms(), progress)?)?.report)
}

async fn names_of(store: &Store) -> Result<Names, BulkError> {
    let mut db = store.read().acquire().await?;
    Ok(Names::of_database(&mut db).await?)
}

/// The state of the second reading.
#[derive(Debug)]
struct Import<'a> {
    store: &'a Store,
    names: Names,
    checked: Checked,
    now: i64,
    hasher: Hasher,
    /// Channels of the file, whose members' counters are set at the end.
    touched: HashSet<String>,
    /// Teams of the file: each gets the channels that every team has.
    teams: HashMap<String, String>,
}

async fn write(
    store: &Store,
    source: &Source,
    checked: Checked,
    now: i64,
    progress: &mut dyn FnMut(Progress),
) -> Result<ImportReport, BulkError> {
    let names = names_of(store).await?;
    let hasher = Hasher::default();
    let (touched, teams) = (HashSet::new(), HashMap::new());
    let mut import = Import { store, names, checked, now, hasher, touched, teams };
    let mut opened = source.open()?;
    let mut lines = opened.lines(source)?;
    let mut objects = Vec::new();
    let (mut n_lines, mut n_posts) = (0_u64, 0_usize);
    while let Some(raw) = lines.next()? {
        n_lines += 1;
        let object = again(&raw)?;
        if let Object::Post(post) | Object::DirectPost(post) = &object {
            n_posts += 1 + post.replies.len();
        }
        objects.push(object);
        if objects.len() >= LINES_AT_ONCE || n_posts >= POSTS_AT_ONCE {
            import.objects(&mut objects).await?;
            n_posts = 0;
            let (lines, done) = (n_lines, raw.n_bytes);
            progress(Progress { step: Step::Import, lines, done, all: source.n_bytes });
        }
    }
    import.objects(&mut objects).await?;
    import.finish().await?;
    let all = source.n_bytes;
    progress(Progress { step: Step::Import, lines: n_lines, done: all, all });
    Ok(import.checked.report)
}

/// Reads a line that was found right before.
fn again(raw: &RawLine<'_>) -> Result<Object, BulkError> {
    let mut problems = Problems::default();
    let mut of_line = LineProblems { line: raw.number, kind: "", problems: &mut problems };
    line::read(raw, &mut of_line, |_| ()).ok_or_else(|| {
        BulkError::Inside(format!("line {} changed while it was imported", raw.number))
    })
}

impl Import<'_> {
    /// Writes some lines, in one transaction.
    async fn objects(&mut self, objects: &mut Vec<Object>) -> Result<(), BulkError> {
        let hashes = self.hash_passwords(objects).await?;
        let mut tx = self.store.write().await?;
        let mut batch = Batch::default();
        for object in objects.drain(..) {
            match object {
                Object::Version | Object::Other(_) => {}
                Object::Team(team) => self.team(&mut tx, &team).await?,
                Object::Channel(channel) => self.channel(&mut tx, &channel).await?,
                Object::User(user) => self.user(&mut tx, &user, &hashes).await?,
                Object::Bot(bot) => self.bot(&mut tx, &bot).await?,
                Object::Post(post) => self.queue(&mut batch, Kind::Post, *post)?,
                Object::DirectChannel(channel) => {
                    self.direct_channel(&mut tx, &channel).await?;
                }
                Object::DirectPost(post) => {
                    self.find_direct(&mut tx, &post.channel_members).await?;
                    self.queue(&mut batch, Kind::DirectPost, *post)?;
                }
            }
        }
        batch.write(&mut tx, self).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The id of somebody who was found to be known.
    fn user_id(&self, name: &str) -> Result<&str, BulkError> {
        let id = self.names.users.get(&name.to_lowercase());
        id.map(String::as_str).ok_or_else(|| gone("user", name))
    }

    fn count(&mut self, kind: Kind, is_new: bool) {
        let count = self.checked.report.count(kind);
        *(if is_new { &mut count.added } else { &mut count.there }) += 1;
    }
}

/// The file changed between the two readings, or the database did.
fn gone(what: &str, name: &str) -> BulkError {
    BulkError::Inside(format!("the {what} {name:?} was there a moment ago and is gone"))
}
