//! How much of an archive is read before it is refused.

/// Bounds for reading a bundle.
///
/// They are checked while the archive streams through, so that no more than they allow is ever read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest archive in bytes, as it lies on the wire; 100 MiB, the forerunner's.
    pub compressed_bytes: u64,
    /// The longest tape inside it, contents, headers and padding together; 300 MiB, as programs for five systems shrink to a third.
    pub unpacked_bytes: u64,
    /// The most files and folders; 10 000, five times the largest bundle seen.
    pub entries: usize,
    /// The longest single file in bytes; 150 MiB, half of everything.
    pub file_bytes: u64,
    /// The longest path in bytes; 512, so that a data folder of the same length in front still fits anywhere.
    pub path_bytes: usize,
    /// The most names in a path, the file's own included; 32.
    pub depth: usize,
    /// The longest manifest in bytes; 1 MiB, thirty times the largest seen.
    pub manifest_bytes: usize,
    /// How many bytes one byte of the archive may become; 200. Text shrinks to a twentieth, a bomb to a thousandth.
    ///
    /// It is not looked at before 8 MiB are unpacked: a small file of blanks harms nobody.
    pub ratio: u64,
}

const MIB: u64 = 1 << 20;

impl Default for Limits {
    fn default() -> Self {
        Self {
            compressed_bytes: 100 * MIB,
            unpacked_bytes: 300 * MIB,
            entries: 10_000,
            file_bytes: 150 * MIB,
            path_bytes: 512,
            depth: 32,
            manifest_bytes: 1 << 20,
            ratio: 200,
        }
    }
}
