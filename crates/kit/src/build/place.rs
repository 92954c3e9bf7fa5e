//! Where a compiler's paths lie, seen from a plugin's folder.

use std::path::{Path, PathBuf};

/// The folder with `Cargo.lock`, from which rustc's paths are seen: the plugin's or one above it.
pub(super) fn workspace(folder: &Path) -> PathBuf {
    let workspace = folder.ancestors().find(|dir| dir.join("Cargo.lock").is_file());
    workspace.unwrap_or(folder).to_owned()
}

/// A path as the author sees it: from the plugin's folder, or in full when it lies elsewhere.
pub(super) fn shown(folder: &Path, workspace: &Path, file: &str) -> String {
    let path = workspace.join(file);
    let shown = path.strip_prefix(folder).unwrap_or(&path);
    shown.display().to_string().replace('\\', "/")
}

/// Whether a path is the author's own source, and no registry's or SDK's.
pub(super) fn is_own(shown: &str) -> bool {
    !Path::new(shown).is_absolute() && !shown.starts_with('.') && !shown.starts_with('<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_plugin() {
        let (folder, workspace) = (Path::new("/w/plugin"), Path::new("/w"));
        assert_eq!(shown(folder, workspace, "plugin/src/lib.rs"), "src/lib.rs");
        assert_eq!(shown(folder, folder, "src/lib.rs"), "src/lib.rs");
        assert_eq!(
            shown(folder, workspace, "/registry/yew/src/lib.rs"),
            "/registry/yew/src/lib.rs"
        );
        assert!(is_own("src/lib.rs"));
        assert!(!is_own("/registry/yew/src/lib.rs") && !is_own(".mortise/sdk/src/lib.rs"));
    }
}
