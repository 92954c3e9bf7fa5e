//! Products of plugins: whole pages with addresses of their own. No I/O.

use std::rc::Rc;

use super::{State, select};

/// First parts of addresses that belong to the server, to other programs, or to all plugins.
const RESERVED: [&str; 11] = [
    "admin_console",
    "api",
    "docs",
    "error",
    "files",
    "login",
    "oauth",
    "plug",
    "plugins",
    "static",
    "workbench",
];

/// A product of a plugin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// `<plugin id>:<name>`, which its view has, too.
    pub key: Rc<str>,
    /// The first part of its address.
    pub base: Rc<str>,
    /// Its name for people.
    pub title: Rc<str>,
    /// A letter or two, or an emoji, before its name; may be empty.
    pub icon: Rc<str>,
    /// Where its entry leads: what follows the base.
    pub link: Rc<str>,
    /// Whether the teams stay beside it.
    pub team_sidebar: bool,
    /// Whether the app bar stays beside it.
    pub app_bar: bool,
}

impl Product {
    /// The key of what it puts into the global header.
    #[must_use]
    pub fn header_key(&self) -> String {
        format!("{}:header", self.key)
    }
}

/// Why an address can not be a product's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It belongs to the server, to another program, or to all plugins.
    Reserved,
    /// It is a team's.
    Team,
    /// Another product has it, of this key.
    Product(Rc<str>),
}

/// Whether `base` may be the address of the product `key`.
///
/// # Errors
/// Says whose it is already.
pub fn check_base(state: &State, key: &str, base: &str) -> Result<(), Taken> {
    if RESERVED.contains(&base) {
        return Err(Taken::Reserved);
    }
    if select::teams::by_name(state, base).is_some() {
        return Err(Taken::Team);
    }
    match state.extensions.products().find(|it| *it.base == *base && *it.key != *key) {
        Some(other) => Err(Taken::Product(Rc::clone(&other.key))),
        None => Ok(()),
    }
}

/// The product at an address. A team that came later keeps its own.
#[must_use]
pub fn at<'a>(state: &'a State, base: &str) -> Option<&'a Rc<Product>> {
    let product = state.extensions.products().find(|it| *it.base == *base)?;
    select::teams::by_name(state, base).is_none().then_some(product)
}

/// Whether something can be the first part of an address.
#[must_use]
pub fn is_base(base: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=64).contains(&base.len())
        && base.bytes().all(is_part)
        && base.starts_with(|it: char| it.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use api_types::Team;

    use super::*;
    use crate::state::{Action, extensions::Kind, reduce};

    fn product(key: &str, base: &str) -> Rc<Product> {
        Rc::new(Product {
            key: key.into(),
            base: base.into(),
            title: "Boards".into(),
            icon: "".into(),
            link: "".into(),
            team_sidebar: false,
            app_bar: false,
        })
    }

    fn team(name: &str) -> Action {
        let team = Team { id: name.into(), name: name.into(), ..Team::default() };
        let member = api_types::TeamMember { team_id: name.into(), ..Default::default() };
        Action::Teams(vec![team], vec![member])
    }

    #[test]
    fn an_address_belongs_to_one() {
        let mut state = State::default();
        reduce::apply(&mut state, team("crew"));
        reduce::apply(&mut state, Action::Product(product("a:boards", "boards")));
        assert_eq!(check_base(&state, "b:x", "api"), Err(Taken::Reserved));
        assert_eq!(check_base(&state, "b:x", "crew"), Err(Taken::Team));
        assert_eq!(check_base(&state, "b:x", "boards"), Err(Taken::Product("a:boards".into())));
        assert_eq!(check_base(&state, "a:boards", "boards"), Ok(()));
        assert_eq!(check_base(&state, "b:x", "lists"), Ok(()));
    }

    #[test]
    fn a_team_that_comes_later_keeps_its_address() {
        let mut state = State::default();
        reduce::apply(&mut state, Action::Product(product("a:boards", "boards")));
        assert!(at(&state, "boards").is_some());
        reduce::apply(&mut state, team("boards"));
        assert!(at(&state, "boards").is_none());
    }

    #[test]
    fn what_is_taken_back_is_gone() {
        let mut state = State::default();
        reduce::apply(&mut state, Action::Product(product("a:boards", "boards")));
        assert_eq!(state.extensions.count(Kind::Product, "a"), 1);
        let key = "a:boards".into();
        reduce::apply(&mut state, Action::ExtensionGone { kind: Kind::Product, key });
        assert!(at(&state, "boards").is_none());
        assert_eq!(state.extensions.count(Kind::Product, "a"), 0);
    }

    #[test]
    fn addresses_are_plain() {
        assert!(is_base("boards") && is_base("b2-x"));
        for base in ["", "b", "2b", "-b", "Boards", "a/b", "a.b", "ä", &"n".repeat(65)] {
            assert!(!is_base(base), "{base}");
        }
    }
}
