//! All names of an archive as a tree, so that no two of them are one on any file system.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::{Error, Shown, path::EntryPath};

/// The names seen so far.
///
/// Every name is kept once below its folder, so the tree takes no more room than the names in the archive.
#[derive(Debug, Default)]
pub(crate) struct Names {
    nodes: Vec<Node>,
    by_name: HashMap<(Folder, String), usize>,
    top: Vec<usize>,
}

/// The index of a folder's node; none for the root.
type Folder = Option<usize>;

#[derive(Debug)]
struct Node {
    folder: Folder,
    name: String,
    is_folder: bool,
}

impl Names {
    /// Notes a path, with the folders that lead to it; returns how many of its names were there before.
    ///
    /// Naming a folder again is fine, naming a file again is not.
    pub(crate) fn claim(&mut self, path: &EntryPath, is_folder: bool) -> Result<usize, Error> {
        let mut folder = None;
        let mut n_known = 0;
        let n_names = path.names().len();
        for (depth, name) in (1..).zip(path.names()) {
            let becomes_folder = is_folder || depth < n_names;
            let key = (folder, folded(name));
            folder = Some(match self.by_name.get(&key).copied() {
                None => self.insert(key, name, becomes_folder),
                Some(idx) => {
                    self.check_again(idx, name, becomes_folder, path)?;
                    n_known = depth;
                    idx
                }
            });
        }
        Ok(n_known)
    }

    /// The only folder at the top, if nothing is beside it.
    pub(crate) fn only_top_folder(&self) -> Option<&str> {
        let [only] = self.top.as_slice() else { return None };
        let node = self.nodes.get(*only)?;
        node.is_folder.then_some(&node.name)
    }

    /// How many names are at the top.
    pub(crate) fn n_top(&self) -> usize {
        self.top.len()
    }

    fn insert(&mut self, key: (Folder, String), name: &str, is_folder: bool) -> usize {
        let idx = self.nodes.len();
        if key.0.is_none() {
            self.top.push(idx);
        }
        self.nodes.push(Node { folder: key.0, name: name.to_owned(), is_folder });
        self.by_name.insert(key, idx);
        idx
    }

    fn check_again(
        &self,
        idx: usize,
        name: &str,
        becomes_folder: bool,
        path: &EntryPath,
    ) -> Result<(), Error> {
        let Some(node) = self.nodes.get(idx) else { return Ok(()) };
        let how = if node.name != name {
            "differs from it only as some file systems do not see (capitals, accents)"
        } else if becomes_folder && node.is_folder {
            return Ok(());
        } else if becomes_folder == node.is_folder {
            "is there already"
        } else if node.is_folder {
            "is there already, as a folder"
        } else {
            "is there already, as a file"
        };
        Err(Error::Twice { path: path.shown(), other: self.shown(idx), how })
    }

    fn shown(&self, idx: usize) -> Shown {
        let mut names = Vec::new();
        let mut next = Some(idx);
        while let Some(node) = next.and_then(|idx| self.nodes.get(idx)) {
            names.push(node.name.as_str());
            next = node.folder;
        }
        names.reverse();
        Shown::text(&names.join("/"))
    }
}

/// What a name becomes where capitals do not count and accents may be written in two ways.
///
/// Up and then down again: «ß» and «ss», «ſ» and «s» are one name to APFS.
fn folded(name: &str) -> String {
    let composed: String = name.nfc().collect();
    composed.to_uppercase().to_lowercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn claim(names: &mut Names, path: &str) -> Result<usize, String> {
        let is_folder = path.ends_with('/');
        let path = EntryPath::read(path.as_bytes(), &Limits::default()).unwrap();
        names.claim(&path, is_folder).map_err(|error| error.to_string())
    }

    #[test]
    fn folders_may_be_named_again() {
        let mut names = Names::default();
        assert_eq!(claim(&mut names, "a/"), Ok(0));
        assert_eq!(claim(&mut names, "a/"), Ok(1));
        assert_eq!(claim(&mut names, "a/b/c.js"), Ok(1));
        assert_eq!(claim(&mut names, "a/b/d.js"), Ok(2));
        assert_eq!(names.only_top_folder(), Some("a"));
        assert_eq!(claim(&mut names, "e"), Ok(0));
        assert_eq!((names.only_top_folder(), names.n_top()), (None, 2));
    }

    #[test]
    fn a_single_file_is_no_folder() {
        let mut names = Names::default();
        claim(&mut names, "a").unwrap();
        assert_eq!(names.only_top_folder(), None);
    }

    #[test]
    fn names_that_are_one_elsewhere_are_refused() {
        for (one, two) in [
            ("a.js", "a.js"),
            ("a.js", "A.JS"),
            ("A/x", "a/y"),
            ("\u{e9}", "e\u{301}"),
            ("straße", "STRASSE"),
            ("s", "ſ"),
            ("k", "\u{212a}"),
            ("a", "a/b"),
            ("a/b", "a"),
        ] {
            let mut names = Names::default();
            claim(&mut names, one).unwrap();
            assert!(claim(&mut names, two).is_err(), "{one} and {two}");
        }
    }
}
