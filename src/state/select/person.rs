//! People as slots see them.

use api_types::{PresenceStatus, User};
use contracts::{Presence, UserProps};

use crate::state::State;

/// A user's record as plugins see it.
#[must_use]
pub fn user_props(user: &User) -> UserProps {
    UserProps {
        id: user.id.clone(),
        username: user.username.clone(),
        first_name: user.first_name.clone(),
        last_name: user.last_name.clone(),
        nickname: user.nickname.clone(),
        position: user.position.clone(),
        locale: user.locale.clone(),
        timezone: timezone(user).to_owned(),
        roles: user.roles.split_whitespace().map(str::to_owned).collect(),
        is_bot: user.is_bot,
        picture_url: picture_url(user),
        delete_at: (user.delete_at > 0).then_some(user.delete_at),
    }
}

/// A user by id; `None` until the server has told.
#[must_use]
pub fn user(state: &State, id: &str) -> Option<UserProps> {
    state.people.user(id).map(|user| user_props(user))
}

/// What to call a user: nickname, else full name, else user name.
#[must_use]
pub fn display_name(user: &User) -> String {
    user_props(user).display_name()
}

/// Whether somebody can be reached.
#[must_use]
pub fn presence(state: &State, user_id: &str) -> Presence {
    match state.people.status(user_id) {
        PresenceStatus::Online => Presence::Online,
        PresenceStatus::Away => Presence::Away,
        PresenceStatus::Dnd => Presence::Dnd,
        PresenceStatus::Offline => Presence::Offline,
    }
}

/// The picture's address; it changes with the picture, so that no cache shows an old one.
#[must_use]
pub fn picture_url(user: &User) -> String {
    format!("/api/v4/users/{}/image?_={}", user.id, user.last_picture_update)
}

fn timezone(user: &User) -> &str {
    let zone = &user.timezone;
    let by_hand = zone.use_automatic_timezone != "true" && !zone.manual_timezone.is_empty();
    if by_hand { &zone.manual_timezone } else { &zone.automatic_timezone }
}

/// All of a person's names in one text, to be searched.
#[must_use]
pub fn search_words(user: &User) -> String {
    format!("{} {} {}", user.first_name, user.last_name, user.nickname)
}

#[cfg(test)]
mod tests {
    use api_types::Timezone;

    use super::*;

    #[test]
    fn the_chosen_time_zone_wins_when_it_is_meant() {
        let zone = |automatic: &str| User {
            timezone: Timezone {
                use_automatic_timezone: automatic.into(),
                manual_timezone: "Europe/Berlin".into(),
                automatic_timezone: "Asia/Tokyo".into(),
            },
            ..User::default()
        };
        assert_eq!(user_props(&zone("true")).timezone, "Asia/Tokyo");
        assert_eq!(user_props(&zone("false")).timezone, "Europe/Berlin");
    }

    #[test]
    fn every_field_crosses() {
        let user = User {
            id: "u".into(),
            username: "ada".into(),
            first_name: "Ada".into(),
            roles: "system_user system_admin".into(),
            delete_at: 7,
            last_picture_update: 5,
            ..User::default()
        };
        let props = user_props(&user);
        assert_eq!(props.roles, ["system_user", "system_admin"]);
        assert_eq!(props.delete_at, Some(7));
        assert_eq!(props.picture_url, "/api/v4/users/u/image?_=5");
        assert_eq!(display_name(&user), "Ada");
    }
}
