//! Where a server keeps its data, and how a command finds the server that runs.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::Args;

/// The choice of the data folder.
#[derive(Clone, Debug, Args)]
pub(crate) struct DataDir {
    /// The server's data folder [default: `mortise` in the user's data folder].
    #[arg(long = "data", value_name = "DIR", env = "MORTISE_DATA", global = true)]
    chosen: Option<PathBuf>,

    /// The user's data folder, by the XDG convention.
    #[arg(long, value_name = "DIR", env = "XDG_DATA_HOME", hide = true, global = true)]
    user_data: Option<PathBuf>,
}

impl DataDir {
    /// The folder of a server to start.
    pub(crate) fn path(&self) -> Result<PathBuf> {
        match &self.chosen {
            Some(chosen) => Ok(chosen.clone()),
            None => self.default(),
        }
    }

    /// The folder of the server that listens on this port, as far as this user's servers go.
    pub(crate) fn of_running(&self, port: u16) -> Result<PathBuf> {
        if let Some(chosen) = &self.chosen {
            return Ok(chosen.clone());
        }
        match fs::read_to_string(self.note(port)?) {
            Ok(path) => Ok(PathBuf::from(path)),
            Err(_) => self.default(),
        }
    }

    /// Notes that the server on this port keeps its data in `data_dir`.
    ///
    /// So commands in another terminal find it without being told.
    pub(crate) fn remember(&self, port: u16, data_dir: &Path) -> Result<Note> {
        let note = self.note(port)?;
        if let Some(folder) = note.parent() {
            fs::create_dir_all(folder).context("while creating the user's data folder")?;
        }
        let path = data_dir.canonicalize().context("while finding the data folder")?;
        let text = path.to_str().context("the data folder's path is not Unicode")?;
        fs::write(&note, text).with_context(|| format!("while writing {}", note.display()))?;
        Ok(Note { file: note })
    }

    fn note(&self, port: u16) -> Result<PathBuf> {
        Ok(self.default()?.join("servers").join(port.to_string()))
    }

    fn default(&self) -> Result<PathBuf> {
        // The convention tells to ignore relative paths.
        if let Some(user_data) = self.user_data.as_ref().filter(|path| path.is_absolute()) {
            return Ok(user_data.join("mortise"));
        }
        let home = env::home_dir().context("no home folder is known: name one with --data DIR")?;
        Ok(home.join(".local/share/mortise"))
    }
}

/// Takes the note away when the server ends.
#[derive(Debug)]
pub(crate) struct Note {
    file: PathBuf,
}

impl Drop for Note {
    fn drop(&mut self) {
        // A note left behind names a folder whose token no server accepts any more.
        let _: io::Result<()> = fs::remove_file(&self.file);
    }
}
