//! What a person may do here, read from their roles. The server decides in the end.

/// What a person may do in the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rights {
    /// Nothing: the console is not for them.
    None,
    /// See everything, change nothing.
    Read,
    /// See and change.
    Write,
}

impl Rights {
    /// The rights of somebody with these roles, separated by spaces.
    #[must_use]
    pub fn of(roles: &str) -> Self {
        let has = |role: &str| roles.split(' ').any(|it| it == role);
        if has("system_admin") {
            Self::Write
        } else if has("system_read_only_admin") {
            Self::Read
        } else {
            Self::None
        }
    }

    /// Whether changes are possible.
    #[must_use]
    pub fn may_write(self) -> bool {
        self == Self::Write
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_role_names_count() {
        for (roles, rights) in [
            ("system_user system_admin", Rights::Write),
            ("system_user system_read_only_admin", Rights::Read),
            ("system_read_only_admin system_admin", Rights::Write),
            ("system_user", Rights::None),
            ("not_system_admin", Rights::None),
            ("", Rights::None),
        ] {
            assert_eq!(Rights::of(roles), rights, "{roles}");
        }
    }
}
