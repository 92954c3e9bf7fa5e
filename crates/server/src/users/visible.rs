//! What of a user others may see.

use api_types::{StringMap, User};

use crate::{auth::Session, statuses::custom};

/// A user as they see themselves.
pub(crate) fn own(mut user: User) -> User {
    custom::hide_expired(&mut user);
    user
}

/// A user as the asking one may see them: addresses and habits are private.
pub(crate) fn visible_to(session: &Session, mut user: User) -> User {
    if user.id == session.user_id {
        return own(user);
    }
    let email = if session.is_admin { std::mem::take(&mut user.email) } else { String::new() };
    User { email, ..public(user) }
}

/// A user as everybody may see them, for events.
pub(crate) fn public(mut user: User) -> User {
    custom::hide_expired(&mut user);
    custom::hide_recent(&mut user);
    User {
        email: String::new(),
        notify_props: StringMap::new(),
        last_password_update: 0,
        email_verified: false,
        ..user
    }
}
