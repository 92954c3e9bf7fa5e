//! Ids of slots.

use std::sync::Arc;

use super::{invalid::InvalidValue, newtype::text_newtype};

text_newtype! {
    /// The id of a slot, `name.vN`: lower-case words joined by `-`, then `.v` and the version of its contract.
    ///
    /// ```
    /// use manifest::SlotId;
    /// let slot = SlotId::try_from("profile-popover.v1")?;
    /// assert_eq!((slot.name(), slot.version()), ("profile-popover", 1));
    /// # Ok::<(), manifest::InvalidValue>(())
    /// ```
    SlotId, check: check, pattern: r"^[a-z][a-z0-9]*(-[a-z0-9]+)*\.v[1-9][0-9]{0,5}$",
}

/// A [`SlotId`](crate::SlotId) from a literal; a wrong one does not compile.
///
/// ```
/// let slot = manifest::slot_id!("profile-popover.v1");
/// assert_eq!(slot.version(), 1);
/// ```
///
/// ```compile_fail
/// let slot = manifest::slot_id!("Profile Popover");
/// ```
#[macro_export]
macro_rules! slot_id {
    ($text:expr) => {{
        const CHECKED: $crate::StaticSlotId = $crate::StaticSlotId::new($text);
        $crate::SlotId::from(CHECKED)
    }};
}

/// The id of a slot in a constant, checked when the program is compiled.
///
/// ```
/// use manifest::{SlotId, StaticSlotId};
/// const POPOVER: StaticSlotId = StaticSlotId::new("profile-popover.v1");
/// assert_eq!(SlotId::from(POPOVER), "profile-popover.v1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StaticSlotId(&'static str);

impl StaticSlotId {
    /// Checks the id.
    ///
    /// # Panics
    /// If it is not the id of a slot; in a constant that is an error of the compiler.
    #[must_use]
    #[expect(clippy::panic, reason = "meant for constants, where it is a compile error")]
    pub const fn new(text: &'static str) -> Self {
        match broken_rule(text) {
            None => Self(text),
            Some(rule) => panic!("{}", rule),
        }
    }

    /// The text itself.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl From<StaticSlotId> for SlotId {
    fn from(id: StaticSlotId) -> Self {
        Self(id.0.into())
    }
}

impl SlotId {
    /// What stands before the version: `profile-popover`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.as_str().rsplit_once(".v").map_or(self.as_str(), |(name, _)| name)
    }

    /// The version of the contract, from 1 up.
    #[must_use]
    pub fn version(&self) -> u32 {
        let digits = self.as_str().rsplit_once(".v").map_or("", |(_, digits)| digits);
        // At most six digits, so it can not overflow.
        digits.bytes().fold(0, |number, digit| number * 10 + u32::from(digit.wrapping_sub(b'0')))
    }
}

const WORDS: &str =
    "must be lower-case words joined by '-', then '.v' and a version, such as profile-popover.v1";
const VERSION: &str = "must end with '.v' and a version from 1 to 999999 without leading zeros";
const LENGTH: &str = "must be at most 100 characters long";

fn check(text: &str) -> Result<Arc<str>, InvalidValue> {
    let Some(rule) = broken_rule(text) else { return Ok(text.into()) };
    let error = InvalidValue::new("the id of a slot", text, rule);
    Err(match mended(text) {
        Some(id) => error.mend(format!("write \"{id}\"")),
        None => error,
    })
}

/// The usual slips: no version, capitals, `_` for `-`.
fn mended(text: &str) -> Option<String> {
    let mut id = text.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    if !id.contains('.') {
        id.push_str(".v1");
    }
    (id != text && broken_rule(&id).is_none()).then_some(id)
}

/// A small machine instead of a pattern, because it must run in constants.
const fn broken_rule(text: &str) -> Option<&'static str> {
    if text.len() > 100 {
        return Some(LENGTH);
    }
    let mut rest = text.as_bytes();
    let mut before = b'-';
    let mut is_first = true;
    loop {
        let Some((byte, tail)) = rest.split_first() else { return Some(WORDS) };
        rest = tail;
        match *byte {
            b'a'..=b'z' => {}
            b'0'..=b'9' if !is_first => {}
            b'-' if before != b'-' => {}
            b'.' if before != b'-' => break,
            _ => return Some(WORDS),
        }
        before = *byte;
        is_first = false;
    }
    let Some((b'v', digits)) = rest.split_first() else { return Some(VERSION) };
    if digits.len() > 6 {
        return Some(VERSION);
    }
    let Some((b'1'..=b'9', mut more)) = digits.split_first() else { return Some(VERSION) };
    while let Some((digit, tail)) = more.split_first() {
        if !digit.is_ascii_digit() {
            return Some(VERSION);
        }
        more = tail;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn refused(text: &str, rule: &str, mend: Option<&str>) {
        let error = SlotId::try_from(text).expect_err(text);
        assert_eq!((error.rule, error.mend.as_deref()), (rule, mend), "{error}");
    }

    #[test]
    fn wrong_ids_name_the_rule() {
        refused("profile-popover", WORDS, Some("write \"profile-popover.v1\""));
        refused("Profile_Popover.v2", WORDS, Some("write \"profile-popover.v2\""));
        for text in ["", ".v1", "-a.v1", "a-.v1", "a--b.v1", "1a.v1", "a/b.v1", "ä.v1", "__proto__"]
        {
            refused(text, WORDS, None);
        }
        for text in ["a.v0", "a.v01", "a.v", "a.1", "a.v1.v2", "a.v1234567", "a.v+1", "a."] {
            refused(text, VERSION, None);
        }
        refused(&format!("{}.v1", "a".repeat(100)), LENGTH, None);
    }

    #[test]
    fn the_largest_version_fits() {
        assert_eq!(SlotId::try_from("a.v999999").unwrap().version(), 999_999);
        assert_eq!(slot_id!("team-2-side.v12").name(), "team-2-side");
    }

    proptest! {
        #[test]
        fn any_text_is_settled(text in prop_oneof![any::<String>(), "[a-c0-2.v-]{0,10}"]) {
            if let Ok(id) = SlotId::try_from(text.as_str()) {
                prop_assert_eq!(format!("{}.v{}", id.name(), id.version()), text);
                let json = serde_json::to_string(&id).unwrap();
                prop_assert_eq!(serde_json::from_str::<SlotId>(&json).unwrap(), id);
            }
        }

        #[test]
        fn well_formed_ids_are_accepted(name in "[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,3}", version in 1u32..1_000_000) {
            let id = SlotId::try_from(format!("{name}.v{version}")).unwrap();
            prop_assert_eq!((id.name(), id.version()), (name.as_str(), version));
        }
    }
}
