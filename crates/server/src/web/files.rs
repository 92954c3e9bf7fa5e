//! Serves regular files below a folder, and nothing else of the machine.

use std::{
    fs::File,
    io::Read,
    path::{Component, Path, PathBuf},
};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{budget, mime};
use crate::id::hex;

/// The name changes when the content does. A year, the longest that caches honour.
pub(crate) const IMMUTABLE: &str = "max-age=31556926, public, immutable";

/// The largest file; each is read as a whole.
const MAX_BYTES: u64 = 64 << 20;

/// Fewest hexadecimal digits that count as a hash in a file name.
const MIN_HASH: usize = 8;

/// Whether a browser must ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Caching {
    Immutable,
    Revalidate,
}

/// A file to answer with.
#[derive(Debug)]
pub(crate) struct ServedFile {
    pub(crate) content: Bytes,
    sha256: [u8; 32],
    name: String,
}

/// The file that a relative path names, if it is a regular file below `root`.
///
/// `root` must be canonical. Refused: `..` and absolute paths (traversal), backslashes (a
/// separator on Windows), hidden files, and links that lead out of `root`.
/// The path is decoded already; a second decoding, which would undo these checks, never happens.
pub(crate) fn resolve(root: &Path, relative: &str) -> Option<PathBuf> {
    let is_plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
    };
    if !relative.split('/').all(is_plain) {
        return None;
    }
    let relative = Path::new(relative);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = root.join(relative).canonicalize().ok()?;
    let is_inside = file.starts_with(root);
    // Neither folders nor pipes and devices, which would block.
    (is_inside && file.metadata().ok()?.is_file()).then_some(file)
}

/// Reads a file below `root`; see [`resolve`].
pub(crate) async fn open(root: &Path, relative: &str) -> Option<ServedFile> {
    let name = relative.rsplit('/').next().unwrap_or_default().to_owned();
    let (root, relative) = (root.to_path_buf(), relative.to_owned());
    let find = move || {
        let file = resolve(&root, &relative)?;
        let n_bytes = file.metadata().ok()?.len();
        (n_bytes <= MAX_BYTES).then_some((file, n_bytes))
    };
    let (file, n_bytes) = tokio::task::spawn_blocking(find).await.ok()??;
    let share = budget::share(n_bytes).await;
    let read = move || {
        // No more than was asked for, should the file have grown meanwhile.
        let mut content = Vec::new();
        File::open(file).ok()?.take(n_bytes).read_to_end(&mut content).ok()?;
        let sha256 = <sha2::Sha256 as sha2::Digest>::digest(&content).into();
        Some(ServedFile { content: budget::hold(content, share), sha256, name })
    };
    tokio::task::spawn_blocking(read).await.ok()?
}

/// Answers with a file below `root`, packed beforehand if that lies beside it (`.br`, `.gz`).
///
/// Cached for ever when its name carries a hash; otherwise the browser asks again each time.
pub(crate) async fn serve(root: &Path, relative: &str, headers: &HeaderMap) -> Option<Response> {
    serve_if(root, relative, headers, |_, _| true).await
}

/// As [`serve`], but only files whose path and SHA-256 are good.
pub(crate) async fn serve_if(
    root: &Path,
    relative: &str,
    headers: &HeaderMap,
    is_good: impl Fn(&str, &[u8; 32]) -> bool,
) -> Option<Response> {
    let caching = if has_hash(relative) { Caching::Immutable } else { Caching::Revalidate };
    for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
        if !accepts(headers, encoding) {
            continue;
        }
        let beside = format!("{relative}.{extension}");
        let packed = open(root, &beside).await.filter(|file| is_good(&beside, &file.sha256));
        let Some(packed) = packed else { continue };
        let mut response = packed.named(relative).respond(headers, caching);
        let encoding = HeaderValue::from_static(encoding);
        response.headers_mut().insert(header::CONTENT_ENCODING, encoding);
        let vary = HeaderValue::from_static("accept-encoding");
        response.headers_mut().insert(header::VARY, vary);
        return Some(response);
    }
    let file = open(root, relative).await.filter(|file| is_good(relative, &file.sha256))?;
    Some(file.respond(headers, caching))
}

fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| {
        accepted.split(',').any(|one| {
            let (name, quality) = one.split_once(';').unwrap_or((one, ""));
            name.trim() == encoding && quality.trim() != "q=0"
        })
    })
}

/// Whether a file name carries a hash of the content, as bundlers write it: `chunk-1f0c22ab.js`.
pub(crate) fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '_', '.']).any(|part| {
        part.len() >= MIN_HASH
            && part.bytes().all(|b| b.is_ascii_hexdigit())
            // A date such as 20260101 is none.
            && part.bytes().any(|b| b.is_ascii_alphabetic())
    })
}

impl ServedFile {
    /// The same content as if it stood under another name: a packed file under its own.
    fn named(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
    }

    pub(crate) fn respond(self, request: &HeaderMap, caching: Caching) -> Response {
        let etag = format!("\"{}\"", hex(self.sha256.split_at(16).0));
        let caching = match caching {
            Caching::Immutable => IMMUTABLE,
            Caching::Revalidate => "no-cache, public",
        };
        let mut response = if is_known(request, &etag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            self.content.into_response()
        };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        if let Ok(etag) = HeaderValue::from_str(&etag) {
            headers.insert(header::ETAG, etag);
        }
        let mime = mime::of(&self.name);
        let content_type = HeaderValue::from_static(mime.unwrap_or(mime::UNKNOWN));
        headers.insert(header::CONTENT_TYPE, content_type);
        if mime.is_none() {
            // A page among the files would run with the rights of the chat.
            let attachment = HeaderValue::from_static("attachment");
            headers.insert(header::CONTENT_DISPOSITION, attachment);
        }
        if mime == Some(mime::SVG) {
            // Opened by itself, an SVG is a document and could carry scripts.
            let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
            let policy = HeaderValue::from_static(policy);
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        response
    }
}

fn is_known(request: &HeaderMap, etag: &str) -> bool {
    let known = request.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    // Compression on the way makes tags weak.
    known.is_some_and(|known| {
        known.split(',').any(|one| one.trim().trim_start_matches("W/") == etag)
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn only_regular_files_below_the_root_are_found() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap().join("root");
        fs::create_dir_all(root.join("sub")).unwrap();
        fs::write(root.join("sub/a.js"), "").unwrap();
        fs::write(root.join(".hidden"), "").unwrap();
        fs::write(dir.path().join("secret"), "").unwrap();
        assert!(resolve(&root, "sub/a.js").is_some());
        for path in [
            "",
            "sub",
            "sub/",
            "/sub/a.js",
            "sub//a.js",
            "../secret",
            "sub/../../secret",
            "..\\secret",
            "sub\\a.js",
            ".hidden",
            "./sub/a.js",
            "a.js\0",
            "C:a.js",
            "missing.js",
            "%2e%2e/secret",
        ] {
            assert_eq!(resolve(&root, path), None, "{path:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere_outside() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap().join("root");
        fs::create_dir(&root).unwrap();
        fs::write(dir.path().join("secret.js"), "").unwrap();
        fs::write(root.join("own.js"), "").unwrap();
        std::os::unix::fs::symlink(dir.path(), root.join("out")).unwrap();
        std::os::unix::fs::symlink("../secret.js", root.join("secret.js")).unwrap();
        std::os::unix::fs::symlink("own.js", root.join("alias.js")).unwrap();
        assert_eq!(resolve(&root, "out/secret.js"), None);
        assert_eq!(resolve(&root, "secret.js"), None);
        assert!(resolve(&root, "alias.js").is_some());
    }

    #[test]
    fn a_neighbour_with_the_same_beginning_is_outside() {
        // `root2` begins with `root`: paths are compared by parts, not by letters.
        let dir = tempfile::tempdir().unwrap();
        let base = dir.path().canonicalize().unwrap();
        fs::create_dir(base.join("root")).unwrap();
        fs::create_dir(base.join("root2")).unwrap();
        fs::write(base.join("root2/a.js"), "").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(base.join("root2/a.js"), base.join("root/a.js")).unwrap();
        assert_eq!(resolve(&base.join("root"), "a.js"), None);
    }

    #[test]
    fn hashes_in_names_are_recognised() {
        for name in ["client-1f0c22ab91.js", "client-1f0c22ab91_bg.wasm", "a/style.1f0c22ab.css"] {
            assert!(has_hash(name), "{name}");
        }
        for name in ["hovercard_bg.wasm", "deadbeef/plain.js", "report-20260101.json", "a.js"] {
            assert!(!has_hash(name), "{name}");
        }
    }
}
