//! Sending files as a form, as a stream: a bundle may be larger than memory.

use std::{
    fs::{self, File},
    io::{Cursor, Read},
    path::Path,
};

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use ureq::SendBody;

use super::{Method, Rest, read, unreachable};
use crate::progress;

/// What is sent: texts first, then small files, then the large one.
#[derive(Debug)]
pub(crate) struct Form<'a> {
    pub(crate) texts: &'a [(&'a str, &'a str)],
    pub(crate) small_files: Vec<(&'a str, &'a Path)>,
    pub(crate) file: (&'a str, &'a Path),
}

/// A file that is in memory.
#[derive(Debug)]
pub(crate) struct Bytes<'a> {
    pub(crate) field: &'a str,
    pub(crate) name: &'a str,
    pub(crate) content: &'a [u8],
}

impl Rest {
    /// Sends a form with one file, without a bar: it was made a moment ago and is small.
    pub(crate) fn upload_bytes<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        texts: &[(&str, &str)],
        file: &Bytes<'_>,
    ) -> Result<T> {
        let boundary = boundary();
        let mut body = Vec::with_capacity(file.content.len() + 1024);
        for (name, value) in texts {
            body.extend(part(&boundary, name, None).into_bytes());
            body.extend(value.as_bytes());
            body.extend(b"\r\n");
        }
        body.extend(part(&boundary, file.field, Some(file.name.as_ref())).into_bytes());
        body.extend(file.content);
        body.extend(format!("\r\n--{boundary}--\r\n").into_bytes());
        let url = format!("{}{path}", self.base);
        let request = match method {
            Method::Put => self.agent.put(&url),
            Method::Get | Method::Post | Method::Delete => self.agent.post(&url),
        };
        let answer = request
            .header("authorization", self.bearer())
            .header("content-type", format!("multipart/form-data; boundary={boundary}"))
            .send(body.as_slice());
        read(answer.map_err(|error| unreachable(&self.base, &url, &error))?)
    }

    /// Sends the form, with a bar that shows how much of it is on its way.
    pub(crate) fn upload<T: DeserializeOwned>(&self, path: &str, form: &Form<'_>) -> Result<T> {
        let boundary = boundary();
        let (field, file_path) = form.file;
        let file = File::open(file_path)
            .with_context(|| format!("while opening {}", file_path.display()))?;
        let metadata = file.metadata().context("while looking at the file")?;
        anyhow::ensure!(metadata.is_file(), "{} is no file", file_path.display());

        let mut head = Vec::new();
        for (name, value) in form.texts {
            head.extend(part(&boundary, name, None).into_bytes());
            head.extend(value.as_bytes());
            head.extend(b"\r\n");
        }
        for (name, path) in &form.small_files {
            head.extend(part(&boundary, name, path.file_name()).into_bytes());
            let content =
                fs::read(path).with_context(|| format!("while reading {}", path.display()))?;
            head.extend(content);
            head.extend(b"\r\n");
        }
        head.extend(part(&boundary, field, file_path.file_name()).into_bytes());
        let tail = format!("\r\n--{boundary}--\r\n");
        let n_around = u64::try_from(head.len() + tail.len())?;

        let bar = progress::bytes("uploading", metadata.len());
        // Not more than announced, should the file grow meanwhile.
        let file = bar.wrap_read(file).take(metadata.len());
        let mut body = Cursor::new(head).chain(file).chain(Cursor::new(tail.into_bytes()));
        let url = format!("{}{path}", self.base);
        let answer = self
            .agent
            .post(&url)
            .header("authorization", self.bearer())
            .header("content-type", format!("multipart/form-data; boundary={boundary}"))
            .header("content-length", (metadata.len() + n_around).to_string())
            .send(SendBody::from_reader(&mut body as &mut dyn Read));
        bar.finish_and_clear();
        read(answer.map_err(|error| unreachable(&self.base, &url, &error))?)
    }
}

/// What stands before a field's content.
fn part(boundary: &str, name: &str, file_name: Option<&std::ffi::OsStr>) -> String {
    let mut head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"");
    if let Some(file_name) = file_name {
        // A quote or a line's end in the name would end the header.
        let plain: String = file_name
            .to_string_lossy()
            .chars()
            .map(|c| if c.is_control() || c == '"' || c == '\\' { '_' } else { c })
            .collect();
        head.push_str(&format!("; filename=\"{plain}\"\r\nContent-Type: application/octet-stream"));
    }
    head.push_str("\r\n\r\n");
    head
}

/// Something that stands in no file: of this process and this moment.
fn boundary() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let nanos = now.map(|now| now.as_nanos()).unwrap_or_default();
    format!("----mortise-{}-{nanos:x}", std::process::id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_can_not_end_its_header() {
        let name = std::ffi::OsStr::new("a\"\r\nX-Evil: 1.tar.gz");
        let head = part("b", "plugin", Some(name));
        assert!(head.contains("filename=\"a___X-Evil: 1.tar.gz\"\r\n"), "{head:?}");
    }
}
