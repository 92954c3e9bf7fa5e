//! Follows a plugin's folder while its author writes.
//!
//! What builds make is not followed, nor what packages bring. A file that was touched and holds what
//! it held before is no change.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// Editors write a file in several steps; when nothing happened for this long, it is whole.
const QUIET: Duration = Duration::from_millis(25);

/// A folder where something happens all the time is looked at nevertheless.
const PATIENCE: Duration = Duration::from_millis(400);

/// Folders that are never followed, wherever they are.
const NOT_SOURCE: [&str; 3] = ["target", "node_modules", ".git"];

/// Files larger than this are told from others by time and length.
const MAX_HASHED: u64 = 4 << 20;

/// Why a folder can not be followed.
#[derive(Debug, Error)]
pub enum WatchError {
    /// The system does not tell of changes.
    #[error("{} can not be followed: {reason}", .folder.display())]
    System {
        /// The plugin's folder.
        folder: PathBuf,
        /// Its words, and what helps.
        reason: String,
    },
}

/// A folder that is followed.
#[derive(Debug)]
pub struct Watch {
    folder: PathBuf,
    /// What a script writes into the sources, seen from the folder.
    made: Vec<PathBuf>,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    watched: BTreeSet<PathBuf>,
    known: BTreeMap<PathBuf, [u8; 32]>,
}

/// What [`Watch::wait`] saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// These files are new, other, or gone: seen from the folder, sorted.
    Changed(Vec<PathBuf>),
    /// Nothing, for as long as was asked.
    Nothing,
    /// The folder can not be followed any more.
    Ended,
}

impl Watch {
    /// Begins. What happens from here on is seen, however late somebody waits for it.
    ///
    /// # Errors
    /// When the system can not tell of changes.
    pub fn start(folder: &Path, made: Vec<PathBuf>) -> Result<Self, WatchError> {
        let failed = |error: notify::Error| failed(folder, &error);
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event| {
            // Nobody waits any more.
            let _ = sender.send(event);
        })
        .map_err(failed)?;
        let (watched, known) = (BTreeSet::new(), BTreeMap::new());
        let folder = folder.to_owned();
        let mut watch = Self { folder, made, watcher, events, watched, known };
        watch.follow()?;
        watch.known = watch.fingerprints();
        Ok(watch)
    }

    /// Waits for a change. What happened since the last answer counts, and several at once are one.
    pub fn wait(&mut self, at_most: Duration) -> Seen {
        let until = Instant::now() + at_most;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(event) if !is_of_interest(&event) => continue,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Seen::Nothing,
                Err(RecvTimeoutError::Disconnected) => return Seen::Ended,
            }
            self.let_it_settle();
            // New folders are followed from now on; one that can not be is told at the next start.
            let _: Result<(), WatchError> = self.follow();
            let changed = self.compare();
            if !changed.is_empty() {
                return Seen::Changed(changed);
            }
        }
    }

    fn let_it_settle(&self) {
        let until = Instant::now() + PATIENCE;
        while self.events.recv_timeout(QUIET).is_ok() {
            if Instant::now() > until {
                return;
            }
        }
    }

    /// Follows each folder by itself: below `target` thousands would have to be.
    fn follow(&mut self) -> Result<(), WatchError> {
        let mut folders = BTreeSet::new();
        self.folders(&self.folder, &mut folders);
        self.watched.retain(|folder| folders.contains(folder));
        for folder in folders {
            if !self.watched.contains(&folder) {
                let followed = self.watcher.watch(&folder, RecursiveMode::NonRecursive);
                followed.map_err(|error| failed(&self.folder, &error))?;
                self.watched.insert(folder);
            }
        }
        Ok(())
    }

    fn folders(&self, folder: &Path, found: &mut BTreeSet<PathBuf>) {
        found.insert(folder.to_owned());
        for path in entries(folder) {
            let is_folder = path.symlink_metadata().is_ok_and(|about| about.is_dir());
            if is_folder && self.is_source(&path) {
                self.folders(&path, found);
            }
        }
    }

    fn is_source(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Leftovers of editors while they write.
        let is_passing = name.ends_with('~') || name.ends_with(".swp") || name == "4913";
        let is_passing = is_passing || name.starts_with(".#") || name.ends_with(".tar.gz");
        let relative = path.strip_prefix(&self.folder).unwrap_or(path);
        let is_made = self.made.iter().any(|made| relative.starts_with(made));
        !is_passing && !is_made && !NOT_SOURCE.contains(&&*name)
    }

    /// What is other than before.
    fn compare(&mut self) -> Vec<PathBuf> {
        let now = self.fingerprints();
        let is_other = |path: &&PathBuf| now.get(*path) != self.known.get(*path);
        let paths: BTreeSet<&PathBuf> =
            now.keys().chain(self.known.keys()).filter(is_other).collect();
        let relative = |path: &PathBuf| path.strip_prefix(&self.folder).unwrap_or(path).to_owned();
        let changed = paths.into_iter().map(relative).collect();
        self.known = now;
        changed
    }

    fn fingerprints(&self) -> BTreeMap<PathBuf, [u8; 32]> {
        let files = self.watched.iter().flat_map(|folder| entries(folder));
        let files = files.filter(|path| path.is_file() && self.is_source(path));
        files.filter_map(|path| Some((path.clone(), fingerprint(&path).ok()?))).collect()
    }
}

fn failed(folder: &Path, error: &notify::Error) -> WatchError {
    let mut reason = error.to_string();
    if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) {
        reason.push_str("; raise fs.inotify.max_user_watches, or close what else follows folders");
    }
    WatchError::System { folder: folder.to_owned(), reason }
}

fn is_of_interest(event: &notify::Result<Event>) -> bool {
    match event {
        Ok(event) => !matches!(event.kind, EventKind::Access(_)),
        // Some may have been missed: look.
        Err(_) => true,
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.map(|entry| entry.path()).collect()
}

fn fingerprint(file: &Path) -> io::Result<[u8; 32]> {
    let about = file.metadata()?;
    let mut hasher = Sha256::new();
    if about.len() > MAX_HASHED {
        hasher.update(format!("{} {:?}", about.len(), about.modified()?));
    } else {
        hasher.update(fs::read(file)?);
    }
    Ok(hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Far more than it takes; a test that needs it fails.
    const LONG: Duration = Duration::from_secs(20);

    fn write(folder: &Path, name: &str, text: &str) {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn changed(watch: &mut Watch) -> Vec<String> {
        match watch.wait(LONG) {
            Seen::Changed(files) => files.iter().map(|file| file.display().to_string()).collect(),
            Seen::Nothing | Seen::Ended => panic!("nothing was seen"),
        }
    }

    #[test]
    fn what_the_author_writes_is_seen_and_what_builds_make_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        write(&root, "src/a.js", "1");
        let mut watch = Watch::start(&root, vec!["webapp".into()]).unwrap();
        write(&root, "target/mortise/dev/plugin.json", "{}");
        write(&root, "node_modules/x/index.js", "x");
        write(&root, "webapp/made.js", "made");
        write(&root, "src/.a.js.swp", "editor");
        write(&root, "src/a.js", "1");
        write(&root, "src/a.js", "2");
        assert_eq!(changed(&mut watch), ["src/a.js"]);
        // It happened before anybody waited.
        fs::remove_file(root.join("src/a.js")).unwrap();
        assert_eq!(changed(&mut watch), ["src/a.js"]);
    }

    #[test]
    fn a_new_folder_is_followed_from_then_on() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let mut watch = Watch::start(&root, Vec::new()).unwrap();
        write(&root, "fixtures/profile-popover.v1/typical.json", "{}");
        assert_eq!(changed(&mut watch), ["fixtures/profile-popover.v1/typical.json"]);
        write(&root, "fixtures/profile-popover.v1/typical.json", "{ }");
        assert_eq!(changed(&mut watch), ["fixtures/profile-popover.v1/typical.json"]);
    }
}
