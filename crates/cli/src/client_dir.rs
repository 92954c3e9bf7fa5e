//! Where the built web client lies: the folder that was named, or the first of those beside the
//! program that holds one.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::Result;
use clap::Args;

use crate::failure::Failure;

/// The page of the workbench.
pub(crate) const WORKBENCH: &str = "workbench.html";

/// The page of the chat.
pub(crate) const CHAT: &str = "index.html";

/// From the program's folder: unpacked beside it, in a built repository, as installed.
const BESIDE: [&str; 3] = ["client", "../client", "../share/mortise/client"];

/// The choice of the client.
#[derive(Clone, Debug, Args)]
pub(crate) struct ClientDir {
    /// The built web client [default: `client` beside the program, `../client`, `../share/mortise/client`].
    #[arg(id = "client", long, value_name = "DIR", env = "MORTISE_CLIENT")]
    chosen: Option<PathBuf>,
}

impl ClientDir {
    /// The folder that holds `page`.
    pub(crate) fn find(&self, page: &str) -> Result<PathBuf> {
        if let Some(chosen) = &self.chosen {
            return found(std::slice::from_ref(chosen), page);
        }
        found(&beside_program(), page)
    }

    /// The folder of a server, and why it holds no chat yet. A server runs without one, and looks
    /// there again at each request.
    pub(crate) fn of_server(&self) -> (PathBuf, Option<anyhow::Error>) {
        match self.find(CHAT) {
            Ok(folder) => (folder, None),
            Err(error) => {
                // Where a chore of the repository would put it.
                let usual = beside_program().into_iter().nth(1);
                let folder = self.chosen.clone().or(usual).unwrap_or_else(|| "client".into());
                (folder, Some(error))
            }
        }
    }
}

fn beside_program() -> Vec<PathBuf> {
    let program = env::current_exe().and_then(|program| program.canonicalize());
    let folder = program.ok().and_then(|program| Some(program.parent()?.to_owned()));
    folder.map(|folder| beside(&folder)).unwrap_or_default()
}

fn beside(folder: &Path) -> Vec<PathBuf> {
    let places = BESIDE.iter().map(|place| match place.strip_prefix("../") {
        // In words that people can follow, without `..`.
        Some(place) => folder.parent().unwrap_or(folder).join(place),
        None => folder.join(place),
    });
    places.collect()
}

fn found(places: &[PathBuf], page: &str) -> Result<PathBuf> {
    if let Some(place) = places.iter().find(|place| place.join(page).is_file()) {
        return Ok(place.clone());
    }
    let tried: Vec<String> = places.iter().map(|place| place.display().to_string()).collect();
    let message = match tried.as_slice() {
        [] => format!(
            "no built client: it is not known where this program lies, to look for {page} beside it"
        ),
        [one] => format!("no built client: there is no {page} in {one}"),
        tried => format!("no built client: there is no {page} in {}", tried.join(", nor in ")),
    };
    let hint = "in the repository, `cargo xtask client` builds it into target/client; another \
                folder is named by --client or MORTISE_CLIENT";
    Err(Failure::new(message).hint(hint).into())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn with_page(folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join(WORKBENCH), "").unwrap();
    }

    #[test]
    fn the_first_folder_with_the_page_is_taken() {
        let home = tempfile::tempdir().unwrap();
        let places = beside(&home.path().join("bin"));
        for (n, place) in ["share/mortise/client", "client", "bin/client"].iter().enumerate() {
            let place = home.path().join(place);
            // A folder without the page is none.
            fs::create_dir_all(&place).unwrap();
            assert_eq!(found(&places, WORKBENCH).is_ok(), n > 0);
            with_page(&place);
            assert_eq!(found(&places, WORKBENCH).unwrap(), place);
        }
        assert!(found(&places, CHAT).is_err());
    }

    #[test]
    fn every_place_that_was_looked_at_is_told() {
        let places = beside(Path::new("/opt/mortise/bin"));
        let error = found(&places, WORKBENCH).unwrap_err().to_string();
        for told in [
            "no workbench.html in /opt/mortise/bin/client, nor in /opt/mortise/client, nor in \
             /opt/mortise/share/mortise/client",
            "cargo xtask client",
            "--client",
            "MORTISE_CLIENT",
        ] {
            assert!(error.contains(told), "{told:?} in {error}");
        }
    }

    #[test]
    fn a_named_folder_is_the_only_one() {
        let home = tempfile::tempdir().unwrap();
        let named = ClientDir { chosen: Some(home.path().join("nothing")) };
        let error = named.find(WORKBENCH).unwrap_err().to_string();
        assert!(error.contains(&named.chosen.clone().unwrap().display().to_string()), "{error}");
        assert!(!error.contains("nor in"), "{error}");
        let (folder, reason) = named.of_server();
        assert_eq!(Some(folder), named.chosen);
        assert!(reason.is_some());
    }
}
