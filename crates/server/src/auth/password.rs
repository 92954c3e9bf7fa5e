//! Hashing passwords with argon2id, away from the threads that serve requests.

use std::sync::Arc;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::error::{Error, Result};

/// Hashes running at once: each takes 19 MiB, so a flood of sign-ins must queue.
const AT_ONCE: usize = 2;

/// The shortest password a user may choose.
const MIN_LENGTH: usize = 8;

/// The longest; also keeps a request from hashing megabytes.
const MAX_LENGTH: usize = 72;

/// A hash of no password, so that unknown names take as long as known ones.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bW9ydGlzZS1kZWNveQ$\
                     6tVHPBG3zJL1pFpJTQtRr6s6ZyDqiVnmnfZbfLEpw3A";

/// Hashes and checks passwords.
#[derive(Clone, Debug)]
pub(crate) struct Hasher {
    permits: Arc<Semaphore>,
}

impl Default for Hasher {
    fn default() -> Self {
        Self { permits: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Hasher {
    /// What to store of a password.
    pub(crate) async fn hash(&self, password: String) -> Result<String> {
        self.run(move || {
            Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
        })
        .await?
        .map_err(|error| Error::internal(&error))
    }

    /// Whether the password is the stored one; takes as long when nothing is stored.
    pub(crate) async fn verify(&self, password: String, stored: Option<String>) -> Result<bool> {
        if password.len() > MAX_LENGTH {
            return Ok(false);
        }
        self.run(move || {
            let hash = stored.as_deref().unwrap_or(DECOY);
            let fits = Argon2::default().verify_password(password.as_bytes(), hash).is_ok();
            fits && stored.is_some()
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let permit = self.permits.acquire().await.map_err(|error| Error::internal(&error))?;
        let done = tokio::task::spawn_blocking(work).await;
        drop(permit);
        done.map_err(|error| Error::internal(&error))
    }
}

/// Whether a user may choose this password.
pub(crate) fn check(password: &str) -> Result<()> {
    if (MIN_LENGTH..=MAX_LENGTH).contains(&password.len()) {
        return Ok(());
    }
    Err(Error::bad_request(
        "model.user.is_valid.pwd.app_error",
        "Your password must contain 8 to 72 characters.",
    )
    .detail("field=password, rule=8 to 72 bytes long"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let hasher = Hasher::default();
        let stored = hasher.hash("Sys@dmin-sample1".to_owned()).await.unwrap();
        assert!(stored.starts_with("$argon2id$"), "{stored}");
        assert!(hasher.verify("Sys@dmin-sample1".to_owned(), Some(stored.clone())).await.unwrap());
        assert!(!hasher.verify("sys@dmin-sample1".to_owned(), Some(stored)).await.unwrap());
    }

    #[tokio::test]
    async fn an_account_without_password_lets_nobody_in() {
        assert!(!Hasher::default().verify(String::new(), None).await.unwrap());
    }

    #[test]
    fn the_decoy_is_a_hash() {
        // If it were not, unknown names would answer faster than known ones.
        let text = DECOY;
        assert!(argon2::PasswordHash::new(text).is_ok());
    }
}
