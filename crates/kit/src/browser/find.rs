//! Where a Chromium may be: named, on the path, or in the usual places.

use std::{
    env,
    path::{Path, PathBuf},
};

use super::BrowserError;

/// Programs on the path, the plain Chromium first: it does not update itself between two runs.
const NAMES: [&str; 9] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "headless_shell",
];

/// Where installers put them without telling the path.
const PLACES: [&str; 8] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
];

/// A browser, and how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The program.
    pub program: PathBuf,
}

/// Finds a browser: the one that is named, or the first there is.
///
/// # Errors
/// When what is named is no program, or nothing is found; then with everything that was looked for.
pub fn find(named: Option<&Path>) -> Result<Found, BrowserError> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&folders).collect();
    find_in(named, &folders, &PLACES)
}

fn find_in(
    named: Option<&Path>,
    folders: &[PathBuf],
    places: &[&str],
) -> Result<Found, BrowserError> {
    if let Some(program) = named {
        // A bare name is looked for on the path, as a shell would.
        let is_bare = program.components().count() == 1;
        let on_path = folders.iter().map(|folder| folder.join(program));
        let mut candidates = on_path.filter(|_| is_bare).chain([program.to_owned()]);
        return match candidates.find(|candidate| is_program(candidate)) {
            Some(program) => Ok(Found { program }),
            None => {
                let reason =
                    if program.exists() { "it can not be run" } else { "there is no such file" };
                Err(BrowserError::NotAProgram {
                    program: program.to_owned(),
                    reason: reason.to_owned(),
                })
            }
        };
    }
    for name in NAMES {
        let file_name = format!("{name}{}", env::consts::EXE_SUFFIX);
        let found = folders.iter().map(|folder| folder.join(&file_name));
        if let Some(program) = found.into_iter().find(|program| is_program(program)) {
            return Ok(Found { program });
        }
    }
    if let Some(program) = places.iter().map(PathBuf::from).find(|program| is_program(program)) {
        return Ok(Found { program });
    }
    let on_path = NAMES.iter().map(|name| (*name).to_owned());
    let looked_for = on_path.chain(places.iter().map(|place| (*place).to_owned())).collect();
    Err(BrowserError::NotFound { looked_for })
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;

    path.metadata().is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_any_browser_it_is_said_what_was_looked_for() {
        let empty = tempfile::tempdir().unwrap();
        let error = find_in(None, &[empty.path().to_owned()], &["/nowhere/chrome"]).unwrap_err();
        let message = error.to_string();
        for part in ["chromium", "google-chrome", "/nowhere/chrome", "CHROMIUM"] {
            assert!(message.contains(part), "{message}");
        }
    }

    #[test]
    fn what_is_named_and_is_no_program_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let missing = dir.path().join("chromium");
        let error = find_in(Some(&missing), &[], &[]).unwrap_err();
        assert!(error.to_string().contains("there is no such file"), "{error}");
        let error = find_in(Some(dir.path()), &[], &[]).unwrap_err();
        assert!(error.to_string().contains("can not be run"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn the_first_on_the_path_is_taken_and_a_bare_name_is_looked_for() {
        let dir = tempfile::tempdir().unwrap();
        let folders = [dir.path().to_owned()];
        for name in ["msedge", "chromium"] {
            let program = dir.path().join(name);
            std::fs::write(&program, "").unwrap();
            // Without the right to run it is no program.
            assert_ne!(
                find_in(None, &folders, &[]).ok().map(|found| found.program),
                Some(program.clone())
            );
            let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
            std::fs::set_permissions(&program, mode).unwrap();
        }
        let found =
            |named: Option<&str>| find_in(named.map(Path::new), &folders, &[]).unwrap().program;
        assert_eq!(found(None), dir.path().join("chromium"));
        assert_eq!(found(Some("msedge")), dir.path().join("msedge"));
    }
}
