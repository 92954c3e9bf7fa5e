//! A token in the data folder that makes commands on the same machine administrators.
//!
//! `mortise plugin disable …` in another terminal needs no password: who can read the data folder
//! can read the database as well.
//! Made anew at each start, readable by its owner only, and accepted from loopback addresses only.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    net::SocketAddr,
    path::Path,
};

use axum::{extract::ConnectInfo, http::request::Parts};
use subtle::ConstantTimeEq;

use crate::id::{new_token, token_hash};

/// Its name in the data folder.
pub const TOKEN_FILE: &str = "local-admin-token";

/// Writes a new token and returns its hash.
pub(crate) fn rotate(data_dir: &Path) -> io::Result<[u8; 32]> {
    let token = new_token();
    let file = data_dir.join(TOKEN_FILE);
    let fresh = data_dir.join(format!("{TOKEN_FILE}.new"));
    // A file that exists would keep its own permissions.
    match fs::remove_file(&fresh) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&fresh)?.write_all(token.as_bytes())?;
    fs::rename(&fresh, &file)?;
    Ok(token_hash(&token))
}

/// Whether the request comes from this machine and carries the token.
pub(crate) fn is_local_admin(expected: &[u8; 32], parts: &Parts, token: &str) -> bool {
    let from_here = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .is_some_and(|ConnectInfo(peer)| peer.ip().to_canonical().is_loopback());
    from_here && bool::from(token_hash(token).ct_eq(expected))
}
