//! Plugin bundles, good and bad, and sending them.

use axum::{
    body::{Body, Bytes},
    http::{Request, header},
};
use serde_json::{Value, json};
use server::Config;

use super::{Answer, Person, files::manifest};

pub(crate) const BOUNDARY: &str = "----a-boundary-that-no-file-holds";

/// A manifest with a web part and this version.
pub(crate) fn version(id: &str, version: &str) -> Value {
    let mut manifest = manifest(id);
    manifest["version"] = version.into();
    manifest
}

/// A bundle with a manifest and one script.
pub(crate) fn bundle(manifest: &Value, script: &str) -> Vec<u8> {
    with_files(manifest, &[("webapp/main.js", script.as_bytes())])
}

/// A bundle with a manifest and these files.
pub(crate) fn with_files(manifest: &Value, files: &[(&str, &[u8])]) -> Vec<u8> {
    let manifest = manifest.to_string();
    let all = [("plugin.json", manifest.as_bytes())].into_iter().chain(files.iter().copied());
    archive(|tar| {
        for (path, content) in all {
            tar.append_data(&mut entry(content.len()), path, content).unwrap();
        }
    })
}

/// Any archive, packed.
pub(crate) fn archive(write: impl FnOnce(&mut tar::Builder<Vec<u8>>)) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    write(&mut tar);
    gzip(&tar.into_inner().unwrap())
}

pub(crate) fn gzip(content: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut gzip, content).unwrap();
    gzip.finish().unwrap()
}

/// The header of a regular file.
pub(crate) fn entry(n_bytes: usize) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Regular);
    header.set_size(n_bytes.try_into().unwrap());
    header.set_mode(0o644);
    header
}

/// Random bytes, which gzip does not shrink; the same for the same seed.
pub(crate) fn noise(n_bytes: usize, seed: u64) -> Vec<u8> {
    let mut state = seed | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[0]
    };
    std::iter::repeat_with(&mut next).take(n_bytes).collect()
}

/// Lets administrators upload.
pub(crate) fn uploads(config: &mut Config) {
    set(config, "EnableUploads", "true");
}

/// Sets a key of `PluginSettings` from above.
pub(crate) fn set(config: &mut Config, key: &str, value: &str) {
    let name = format!("MORTISE_PLUGINSETTINGS_{}", key.to_uppercase());
    config.environment.insert(name, value.to_owned());
}

/// One part of a form: its name, perhaps a file's name, and the content.
pub(crate) type Part<'a> = (&'a str, Option<&'a str>, &'a [u8]);

pub(crate) fn form(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file_name, content) in parts {
        let file_name =
            file_name.map_or(String::new(), |file_name| format!("; filename=\"{file_name}\""));
        body.extend_from_slice(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file_name}\r\n\r\n"
            )
            .as_bytes(),
        );
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

/// A request of a form to `/plugins`.
pub(crate) fn request(person: &Person, body: Body) -> Request<Body> {
    let mut request = Request::post("/api/v4/plugins")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
    if !person.token.is_empty() {
        request = request.header(header::AUTHORIZATION, format!("Bearer {}", person.token));
    }
    request.body(body).unwrap()
}

pub(crate) async fn send(person: &Person, parts: &[Part<'_>]) -> Answer {
    person.send(request(person, Body::from(form(parts)))).await
}

/// Uploads as the console does.
pub(crate) async fn upload(person: &Person, bundle: &[u8]) -> Answer {
    send(person, &[("plugin", Some("plugin.tar.gz"), bundle)]).await
}

/// Uploads over what is there.
pub(crate) async fn replace(person: &Person, bundle: &[u8]) -> Answer {
    send(person, &[("force", None, b"true"), ("plugin", Some("plugin.tar.gz"), bundle)]).await
}

/// A row of `GET /plugins/management`.
pub(crate) async fn managed(person: &Person, id: &str) -> Value {
    let all = person.get("/plugins/management").await.ok();
    let mut all = all.as_array().unwrap().iter();
    all.find(|plugin| plugin["id"] == id).cloned().unwrap_or(json!(null))
}

/// Turns a plugin on.
pub(crate) async fn enable(person: &Person, id: &str) {
    person.post(&format!("/plugins/{id}/enable"), json!({})).await.ok();
}

/// What a file of a web part holds, asked by its address below the plugin's folder.
pub(crate) async fn asset(person: &Person, id: &str, path: &str) -> Answer {
    let request = Request::get(format!("/static/plugins/{id}/{path}"));
    person.send(request.body(Body::empty()).unwrap()).await
}

/// The script that browsers load.
pub(crate) async fn script(person: &Person, id: &str) -> Bytes {
    let webapp = person.get("/plugins/webapp").await.ok();
    let mut webapp = webapp.as_array().unwrap().iter();
    let Some(plugin) = webapp.find(|plugin| plugin["id"] == id) else { return Bytes::new() };
    let path = plugin["webapp"]["bundle_path"].as_str().unwrap();
    let path = path.replacen("/static/", "/static/plugins/", 1);
    person.send(Request::get(path).body(Body::empty()).unwrap()).await.body
}
