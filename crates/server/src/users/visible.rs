//! What of a user others may see.

use api_types::{StringMap, User};

use crate::auth::Session;

/// A user as they see themselves.
pub(crate) fn own(user: User) -> User {
    user
}

/// A user as the asking one may see them: addresses and habits are private.
pub(crate) fn visible_to(session: &Session, user: User) -> User {
    if user.id == session.user_id {
        return own(user);
    }
    let email = if session.is_admin { user.email } else { String::new() };
    User {
        email,
        notify_props: StringMap::new(),
        last_password_update: 0,
        email_verified: false,
        ..user
    }
}

/// A user as everybody may see them, for events.
pub(crate) fn public(user: User) -> User {
    User {
        email: String::new(),
        notify_props: StringMap::new(),
        last_password_update: 0,
        email_verified: false,
        ..user
    }
}
