//! Extended headers (PAX): records such as `30 path=…` that correct the header after them.

/// What the next entry is told of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Extended {
    pub(super) path: Option<Vec<u8>>,
    pub(super) n_bytes: Option<u64>,
}

const MALFORMED: &str =
    "an extended header must consist of records, each with its length, a key, '=' and a value";

impl Extended {
    /// Reads what stands before one entry.
    ///
    /// # Errors
    /// The broken rule.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        let mut extended = Self::default();
        for record in records(bytes) {
            let (key, value) = record?;
            check_key(key, value)?;
            match key {
                b"path" => {
                    if value.is_empty() || value.contains(&0) {
                        return Err("an extended header must hold a path without NUL");
                    }
                    if extended.path.replace(value.to_owned()).is_some() {
                        return Err("an extended header must hold one path only");
                    }
                }
                b"size" => {
                    let n_bytes = decimal(value)
                        .ok_or("an extended header must hold a size that is a number")?;
                    if extended.n_bytes.replace(n_bytes).is_some() {
                        return Err("an extended header must hold one size only");
                    }
                }
                // Owners, times, attributes of file systems: nothing of them is used.
                _ => {}
            }
        }
        Ok(extended)
    }

    /// Checks what holds for all further entries; git notes its commit there, and that is fine.
    ///
    /// # Errors
    /// The broken rule.
    pub(super) fn check_global(bytes: &[u8]) -> Result<(), &'static str> {
        for record in records(bytes) {
            let (key, value) = record?;
            check_key(key, value)?;
            if matches!(key, b"path" | b"size" | b"linkpath") {
                return Err("a global header must not name or size the files after it");
            }
        }
        Ok(())
    }
}

fn check_key(key: &[u8], value: &[u8]) -> Result<(), &'static str> {
    match key {
        b"hdrcharset" if value != b"ISO-IR 10646 2000 UTF-8" => {
            Err("an extended header must be written in UTF-8")
        }
        // Their names and sizes are again others than those of the header.
        _ if key.starts_with(b"GNU.sparse.") => {
            Err("only regular files and folders may be in a bundle, and this is a sparse file")
        }
        _ => Ok(()),
    }
}

/// Splits into keys and values; after a malformed record nothing follows.
fn records(mut bytes: &[u8]) -> impl Iterator<Item = Result<(&[u8], &[u8]), &'static str>> {
    std::iter::from_fn(move || {
        if bytes.is_empty() {
            return None;
        }
        let (record, rest) = record(bytes)
            .map_or((Err(MALFORMED), &[][..]), |(key, value, rest)| (Ok((key, value)), rest));
        bytes = rest;
        Some(record)
    })
}

type Record<'a> = (&'a [u8], &'a [u8], &'a [u8]);

/// `<length> <key>=<value>\n`; the length counts itself and the end.
fn record(bytes: &[u8]) -> Option<Record<'_>> {
    let blank = bytes.iter().position(|byte| *byte == b' ')?;
    let length = usize::try_from(decimal(bytes.get(..blank)?)?).ok()?;
    let (record, rest) = bytes.split_at_checked(length)?;
    let record = record.get(blank + 1..)?.strip_suffix(b"\n")?;
    let equals = record.iter().position(|byte| *byte == b'=')?;
    let (key, value) = (record.get(..equals)?, record.get(equals + 1..)?);
    (!key.is_empty()).then_some((key, value, rest))
}

fn decimal(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0_u64, |sum, digit| match digit {
        b'0'..=b'9' => sum.checked_mul(10)?.checked_add(u64::from(digit - b'0')),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_to_their_end() {
        let bytes = b"12 path=a=b\n11 size=12\n21 mtime=1.123456789\n";
        let extended = Extended::read(bytes).unwrap();
        assert_eq!(extended, Extended { path: Some(b"a=b".into()), n_bytes: Some(12) });
        assert_eq!(Extended::read(b""), Ok(Extended::default()));
        assert_eq!(Extended::check_global(b"15 comment=abc\n"), Ok(()));
    }

    #[test]
    fn what_is_no_record_is_refused() {
        for bytes in [
            &b"path=a\n"[..],
            b"11 path=a\n",
            b"8 path=a\n",
            b"10 path=a ",
            b"0 path=a\n",
            b"-10 path=a\n",
            b"99999999999999999999 path=a\n",
            b"4 a\n",
            b"5 =a\n",
            b"3 \n",
            b"10 path=a\n\0",
            b" ",
        ] {
            assert!(Extended::read(bytes).is_err(), "{}", bytes.escape_ascii());
        }
    }
}
