//! One block of 512 bytes before each entry of a tar archive.
//!
//! Numbers are read by hand: where readers differ on what a number is, one archive has two contents.

/// The length of every block of the archive.
pub(super) const BLOCK: usize = 512;

/// A header whose checksum is right.
pub(super) struct Header<'a> {
    block: &'a [u8; BLOCK],
    /// The length of what follows.
    pub(super) n_bytes: u64,
}

/// What an entry is, by its letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    File,
    Folder,
    /// Names and sizes for the next entry, POSIX's way.
    Extended,
    /// The same for all further entries.
    Global,
    /// A name for the next entry, GNU's way.
    LongName,
    /// Everything else, with its article.
    Other(&'static str),
}

impl<'a> Header<'a> {
    /// # Errors
    /// The broken rule.
    pub(super) fn read(block: &'a [u8; BLOCK]) -> Result<Self, &'static str> {
        let mut header = Self { block, n_bytes: 0 };
        let checksum =
            number(header.field(148, 8)).ok_or("a header must hold a checksum that is a number")?;
        // The checksum itself counts as eight blanks.
        let sum: u64 = block.iter().map(|byte| u64::from(*byte)).sum();
        let own: u64 = header.field(148, 8).iter().map(|byte| u64::from(*byte)).sum();
        if sum - own + 8 * u64::from(b' ') != checksum {
            return Err("a header must have the checksum that it holds, and this one is damaged");
        }
        header.n_bytes =
            number(header.field(124, 12)).ok_or("a header must hold a size that is a number")?;
        Ok(header)
    }

    /// The name, without what an extended header says.
    pub(super) fn name(&self) -> Vec<u8> {
        let name = until_nul(self.field(0, 100));
        // GNU's magic ends in a blank, and what is the prefix for POSIX holds times there.
        let prefix = match self.field(257, 6) {
            b"ustar\0" => until_nul(self.field(345, 155)),
            _ => &[],
        };
        if prefix.is_empty() { name.to_owned() } else { [prefix, b"/", name].concat() }
    }

    pub(super) fn letter(&self) -> Letter {
        match self.field(156, 1) {
            [0 | b'0'] => Letter::File,
            [b'5'] => Letter::Folder,
            [b'x'] => Letter::Extended,
            [b'g'] => Letter::Global,
            [b'L'] => Letter::LongName,
            [b'1'] => Letter::Other("a hard link"),
            [b'2' | b'K'] => Letter::Other("a symbolic link"),
            [b'3' | b'4'] => Letter::Other("a device"),
            [b'6'] => Letter::Other("a named pipe"),
            [b'S'] => Letter::Other("a sparse file"),
            _ => Letter::Other("something else"),
        }
    }

    /// Whether the program would run as its owner or group; none if that can not be read.
    pub(super) fn is_set_id(&self) -> Option<bool> {
        number(self.field(100, 8)).map(|mode| mode & 0o6000 != 0)
    }

    fn field(&self, from: usize, length: usize) -> &'a [u8] {
        self.block.get(from..from + length).unwrap_or_default()
    }
}

fn until_nul(field: &[u8]) -> &[u8] {
    field.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// Octal digits between blanks, or GNU's binary number; empty is 0.
fn number(field: &[u8]) -> Option<u64> {
    if let [0x80, rest @ ..] = field {
        return rest
            .iter()
            .try_fold(0_u64, |sum, byte| sum.checked_mul(256)?.checked_add(u64::from(*byte)));
    }
    let digits = until_nul(field).trim_ascii();
    digits.iter().try_fold(0_u64, |sum, digit| match digit {
        b'0'..=b'7' => sum.checked_mul(8)?.checked_add(u64::from(digit - b'0')),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_one_way_only() {
        for (field, expected) in [
            (b"00000000017\0", Some(15)),
            (b"         17 ", Some(15)),
            (b"\0\0\0\0\0\0\0\0\0\0\0\0", Some(0)),
            (b"777777777777", Some(0o777_777_777_777)),
            (b"\x80\0\0\0\0\0\0\0\0\0\x01\0", Some(256)),
            (b"\x80\0\0\x01\0\0\0\0\0\0\0\0", None),
            (b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", None),
            (b"+0000000017\0", None),
            (b"-0000000017\0", None),
            (b"0x000000017\0", None),
            (b"00000000018\0", None),
            (b"0000 000017\0", None),
        ] {
            assert_eq!(number(field), expected, "{}", field.escape_ascii());
        }
    }
}
