//! A large bundle goes through small buffers: what is read, and how much of it at once, is counted.

use std::{
    cell::Cell,
    fs,
    io::{self, Read, Write},
};

use bundle::{Limits, inspect, unpack};
use flate2::{Compression, write::GzEncoder};

use crate::support::{Header, MANIFEST, Tar};

const N_BYTES: u64 = 50 << 20;

/// Bytes that can not be compressed.
struct Noise {
    state: u64,
    n_left: u64,
}

impl Read for Noise {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = usize::try_from(self.n_left).unwrap().min(into.len());
        for byte in &mut into[..n] {
            // xorshift64
            self.state ^= self.state << 13;
            self.state ^= self.state >> 7;
            self.state ^= self.state << 17;
            *byte = self.state.to_le_bytes()[3];
        }
        self.n_left -= n as u64;
        Ok(n)
    }
}

/// Notes how much is asked for, and how far the reader is ahead of the writer.
struct Watched<'a, R> {
    source: R,
    n_read: &'a Cell<u64>,
    max_asked: &'a Cell<usize>,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.max_asked.set(self.max_asked.get().max(into.len()));
        let n = self.source.read(into)?;
        self.n_read.set(self.n_read.get() + n as u64);
        Ok(n)
    }
}

fn large_archive() -> fs::File {
    let tape = Tar::default().file("demo/plugin.json", MANIFEST);
    let mut gzip = GzEncoder::new(tempfile::tempfile().unwrap(), Compression::fast());
    gzip.write_all(&tape.without_end()).unwrap();
    gzip.write_all(&Header::new(b'0', b"demo/noise.bin").size(N_BYTES).bytes()).unwrap();
    let mut noise = Noise { state: 0x9e37_79b9_7f4a_7c15, n_left: N_BYTES };
    io::copy(&mut noise, &mut gzip).unwrap();
    gzip.write_all(&[0; 1024]).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn fifty_megabytes_pass_through_small_buffers() {
    use std::io::Seek as _;

    let mut archive = large_archive();
    let n_archive = archive.metadata().unwrap().len();
    assert!(n_archive > N_BYTES, "the noise was compressed");
    archive.rewind().unwrap();

    let (n_read, max_asked) = (Cell::new(0), Cell::new(0));
    let source = Watched { source: &archive, n_read: &n_read, max_asked: &max_asked };
    let dir = tempfile::tempdir().unwrap();
    let unpacked = unpack(source, &Limits::default(), dir.path()).unwrap();
    assert_eq!(unpacked.unpacked_bytes, N_BYTES + MANIFEST.len() as u64);
    assert_eq!(unpacked.n_bytes, n_archive);
    assert_eq!(n_read.get(), n_archive);
    assert_eq!(fs::metadata(dir.path().join("noise.bin")).unwrap().len(), N_BYTES);
    assert!(max_asked.get() <= 64 << 10, "{} bytes were asked for at once", max_asked.get());
}

/// Refused as soon as it is known, not once everything was read.
#[test]
fn no_more_is_read_than_it_takes_to_refuse() {
    use std::io::Seek as _;

    let mut archive = large_archive();
    for limits in [
        Limits { file_bytes: 1 << 20, ..Limits::default() },
        Limits { unpacked_bytes: 1 << 20, ..Limits::default() },
        Limits { compressed_bytes: 100_000, ..Limits::default() },
        Limits { entries: 1, ..Limits::default() },
    ] {
        archive.rewind().unwrap();
        let (n_read, max_asked) = (Cell::new(0), Cell::new(0));
        let source = Watched { source: &archive, n_read: &n_read, max_asked: &max_asked };
        inspect(source, &limits).unwrap_err();
        assert!(n_read.get() <= 256 << 10, "{} bytes were read under {limits:?}", n_read.get());
    }
}
