//! Whether the manifest fits the files of its bundle.

use manifest::{BundlePath, Format, Integrity, Manifest, Parsed, Refusal, Warning};

use crate::{Error, File, Limits, Shown};

/// Reads the manifest.
pub(super) fn parse(
    name: &'static str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Parsed<Manifest>, Error> {
    // Only names of manifests come here, and this crate reads all of them.
    let format = Format::of(name).unwrap_or(Format::Json);
    let limits = manifest::Limits { max_bytes: limits.manifest_bytes, ..Default::default() };
    Manifest::parse(bytes, format, limits).map_err(|errors| Error::Manifest { name, errors })
}

/// Checks that every file the manifest names is there, and that the web part is the pinned one.
///
/// Programs of the server are made for five systems, and catalogues strip those that are not needed:
/// so one of them must be there, and the others are only told.
pub(super) fn check(
    name: &'static str,
    manifest: &Manifest,
    files: &[File],
    warnings: &mut Vec<Warning>,
) -> Result<(), Error> {
    let mut refusals = Vec::new();
    if let Some(icon) = &manifest.icon_path
        && find(files, icon).is_none()
    {
        refusals.push(missing("icon_path", icon));
    }
    check_programs(manifest, files, &mut refusals, warnings);
    if let Some(webapp) = &manifest.webapp {
        match (find(files, &webapp.bundle_path), webapp.integrity) {
            (None, _) => refusals.push(missing("webapp.bundle_path", &webapp.bundle_path)),
            (Some(file), Some(pin)) if *pin.digest() != file.sha256 => refusals.push(Refusal {
                field: String::from("webapp.integrity"),
                value: Some(format!("\"{pin}\"")),
                rule: "must be the pin of the file at webapp.bundle_path".into(),
                mend: Some(format!("that is \"{}\"", Integrity::from_digest(file.sha256))),
            }),
            (Some(_), _) => {}
        }
    }
    if refusals.is_empty() { Ok(()) } else { Err(Error::Contents { name, refusals }) }
}

fn check_programs(
    manifest: &Manifest,
    files: &[File],
    refusals: &mut Vec<Refusal>,
    warnings: &mut Vec<Warning>,
) {
    let named = named_programs(manifest);
    let (there, absent): (Vec<_>, Vec<_>) =
        named.into_iter().partition(|(_, path)| find(files, path).is_some());
    for (field, path) in absent {
        if there.is_empty() {
            refusals.push(missing(&field, path));
        } else {
            let message = format!("names {}, which the bundle does not hold", quote(path));
            warnings.push(Warning { field, message: message.into() });
        }
    }
}

/// The programs that the bundle holds.
pub(super) fn programs<'a>(manifest: &'a Manifest, files: &[File]) -> Vec<&'a BundlePath> {
    let named = named_programs(manifest).into_iter().map(|(_, path)| path);
    named.filter(|path| find(files, path).is_some()).collect()
}

fn named_programs(manifest: &Manifest) -> Vec<(String, &BundlePath)> {
    let Some(server) = &manifest.server else { return Vec::new() };
    let executable = server.executable.iter().map(|path| (String::from("server.executable"), path));
    let executables = server
        .executables
        .iter()
        .map(|(platform, path)| (format!("server.executables.{platform}"), path));
    executable.chain(executables).collect()
}

fn find<'a>(files: &'a [File], path: &BundlePath) -> Option<&'a File> {
    let idx = files.binary_search_by(|file| file.path.as_str().cmp(path.as_str())).ok()?;
    files.get(idx)
}

fn missing(field: &str, path: &BundlePath) -> Refusal {
    Refusal {
        field: field.to_owned(),
        value: Some(quote(path)),
        rule: "must name a file of the bundle".into(),
        mend: None,
    }
}

fn quote(path: &BundlePath) -> String {
    Shown::text(path.as_str()).quoted()
}
