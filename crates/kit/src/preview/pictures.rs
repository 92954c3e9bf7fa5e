//! Compares pictures of cells with those that the author accepted, and takes new ones over.
//!
//! Accepted pictures lie in the plugin's folder and belong to its sources. Here they are only read,
//! save for [`accept`], which writes those that it is told and nothing else.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use image::{GenericImage, ImageFormat, Rgba, RgbaImage};
use serde::Serialize;

/// The folder of a plugin with accepted pictures.
pub const FOLDER: &str = "pictures";

/// How far two colours may be from each other before one sees it, of 1 (black and white). The
/// measure is that of pixelmatch, whose default it is.
const SEEN_FROM: f32 = 0.1;

/// The distance of black and white in that measure.
const MAX_DISTANCE: f32 = 35215.0;

/// How pale what stays the same is shown in the picture of differences.
const PALE: f32 = 0.15;

/// How a picture compares with the accepted one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Compared {
    /// Nobody sees a difference.
    Same,
    /// Somebody may.
    Different {
        /// Pixels that differ, those of smoothed edges left out.
        n_pixels: u64,
        /// Width and height of the accepted one.
        accepted: (u32, u32),
        /// Width and height now.
        now: (u32, u32),
    },
    /// None was accepted so far.
    Missing,
}

/// One cell's picture.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// The cell's name.
    pub cell: String,
    /// How it compares.
    #[serde(flatten)]
    pub compared: Compared,
}

/// Why pictures can not be compared.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// A file can not be read or written.
    #[error("{}: {reason}", .path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// The system's words.
        reason: io::Error,
    },
    /// A file is no picture.
    #[error("{}: is no PNG picture: {reason}; remove it, and accept the new one", .path.display())]
    NoPicture {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        reason: image::ImageError,
    },
}

/// Where the files of one cell lie.
#[derive(Clone, Debug)]
pub struct Places {
    /// The accepted picture, in the plugin's folder.
    pub accepted: PathBuf,
    /// Copies for the report: accepted, now, and the difference.
    pub expected: PathBuf,
    /// As it looks now.
    pub actual: PathBuf,
    /// What differs.
    pub difference: PathBuf,
}

impl Places {
    /// Of a cell by its name, in a plugin's folder and in that of the report.
    #[must_use]
    pub fn of(project: &Path, output: &Path, cell: &str) -> Self {
        let file = format!("{cell}.png");
        let below = |kind: &str| output.join(FOLDER).join(kind).join(&file);
        Self {
            accepted: project.join(FOLDER).join(&file),
            expected: below("expected"),
            actual: below("actual"),
            difference: below("difference"),
        }
    }
}

/// Writes the picture beside the report and compares it with the accepted one.
///
/// # Errors
/// When a file can not be read or written, or is no picture.
pub fn compare(places: &Places, png: &[u8]) -> Result<Compared, PictureError> {
    write(&places.actual, png)?;
    let accepted = match fs::read(&places.accepted) {
        Ok(accepted) => accepted,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Compared::Missing),
        Err(reason) => return Err(io_error(&places.accepted, reason)),
    };
    if accepted == png {
        return Ok(Compared::Same);
    }
    let before = decode(&places.accepted, &accepted)?;
    let now = decode(&places.actual, png)?;
    let Some((n_pixels, difference)) = difference(&before, &now) else {
        return Ok(Compared::Same);
    };
    write(&places.expected, &accepted)?;
    let failed = |reason| PictureError::NoPicture { path: places.difference.clone(), reason };
    let mut png = io::Cursor::new(Vec::new());
    difference.write_to(&mut png, ImageFormat::Png).map_err(failed)?;
    write(&places.difference, png.get_ref())?;
    let (accepted, now) = (before.dimensions(), now.dimensions());
    Ok(Compared::Different { n_pixels, accepted, now })
}

/// How many pixels differ visibly, and where; `None` when none does.
///
/// Of pictures of different size the larger canvas counts, and what only one has differs.
#[must_use]
pub fn difference(before: &RgbaImage, now: &RgbaImage) -> Option<(u64, RgbaImage)> {
    let (width, height) = (before.width().max(now.width()), before.height().max(now.height()));
    let is_same_size = before.dimensions() == now.dimensions();
    // Two colours that no page has, so that what is missing in one differs from the other.
    let before = on_canvas(before, width, height, Rgba([255, 0, 255, 255]));
    let now = on_canvas(now, width, height, Rgba([0, 255, 0, 255]));
    let threshold = MAX_DISTANCE * SEEN_FROM * SEEN_FROM;
    let found =
        dify::diff::get_results(before, now, threshold, is_same_size, Some(PALE), &None, &None);
    let (n_pixels, picture) = found?;
    let n_pixels = u64::try_from(n_pixels).unwrap_or_default();
    (n_pixels > 0 || !is_same_size).then_some((n_pixels, picture))
}

fn on_canvas(picture: &RgbaImage, width: u32, height: u32, rest: Rgba<u8>) -> RgbaImage {
    if picture.dimensions() == (width, height) {
        return picture.clone();
    }
    let mut canvas = RgbaImage::from_pixel(width, height, rest);
    // The canvas is at least as large.
    let _ = canvas.copy_from(picture, 0, 0);
    canvas
}

/// Takes these pictures over into the plugin's folder; tells which replaced another.
///
/// # Errors
/// When a file can not be written; those before it are taken over then.
pub fn accept<'a>(
    pictures: impl IntoIterator<Item = (&'a Places, &'a [u8])>,
) -> Result<Vec<(PathBuf, bool)>, PictureError> {
    let mut accepted = Vec::new();
    for (places, png) in pictures {
        let is_replaced = places.accepted.exists();
        write(&places.accepted, png)?;
        accepted.push((places.accepted.clone(), is_replaced));
    }
    Ok(accepted)
}

/// Accepted pictures of cells that are no more, by name.
#[must_use]
pub fn stale(project: &Path, cells: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    list(&project.join(FOLDER), "", &mut found);
    found.retain(|name| !cells.contains(name));
    found.sort();
    found
}

fn list(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let Ok(name) = entry.file_name().into_string() else { continue };
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            list(&entry.path(), &format!("{prefix}{name}/"), found);
        } else if let Some(stem) = name.strip_suffix(".png") {
            found.push(format!("{prefix}{stem}"));
        }
    }
}

fn decode(path: &Path, png: &[u8]) -> Result<RgbaImage, PictureError> {
    image::load_from_memory_with_format(png, ImageFormat::Png)
        .map(|picture| picture.to_rgba8())
        .map_err(|reason| PictureError::NoPicture { path: path.to_owned(), reason })
}

fn write(path: &Path, content: &[u8]) -> Result<(), PictureError> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, content))
        .map_err(|reason| io_error(path, reason))
}

fn io_error(path: &Path, reason: io::Error) -> PictureError {
    PictureError::Io { path: path.to_owned(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Rgba<u8> = Rgba([255; 4]);
    const BLACK: Rgba<u8> = Rgba([0, 0, 0, 255]);

    fn png(picture: &RgbaImage) -> Vec<u8> {
        let mut png = io::Cursor::new(Vec::new());
        picture.write_to(&mut png, ImageFormat::Png).unwrap();
        png.into_inner()
    }

    /// A white page with a black box.
    fn page(left: u32, width: u32) -> RgbaImage {
        RgbaImage::from_fn(40, 30, |x, y| {
            if (left..left + width).contains(&x) && (5..20).contains(&y) { BLACK } else { WHITE }
        })
    }

    #[test]
    fn a_moved_box_is_seen_and_counted() {
        assert_eq!(difference(&page(4, 10), &page(4, 10)), None);
        let (n_pixels, picture) = difference(&page(4, 10), &page(9, 10)).unwrap();
        assert!(n_pixels >= 100, "{n_pixels}");
        assert_eq!(picture.dimensions(), (40, 30));
    }

    #[test]
    fn what_nobody_sees_is_no_difference() {
        let mut slightly = page(4, 10);
        for (_, _, pixel) in slightly.enumerate_pixels_mut().filter(|(_, _, it)| **it == WHITE) {
            *pixel = Rgba([252, 252, 252, 255]);
        }
        assert_eq!(difference(&page(4, 10), &slightly), None);
        let mut smoothed = page(4, 10);
        for y in 5..20 {
            // The edge of a letter, half covered on another machine.
            smoothed.put_pixel(14, y, Rgba([120, 120, 120, 255]));
        }
        let n_pixels = difference(&page(4, 10), &smoothed).map_or(0, |found| found.0);
        assert!(n_pixels <= 4, "{n_pixels} pixels of a smoothed edge");
    }

    #[test]
    fn another_size_is_always_a_difference() {
        let taller = on_canvas(&page(4, 10), 40, 31, WHITE);
        let (n_pixels, picture) = difference(&page(4, 10), &taller).unwrap();
        assert_eq!((n_pixels, picture.dimensions()), (40, (40, 31)));
    }

    #[test]
    fn pictures_go_from_missing_to_accepted_to_different() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("target/mortise/preview");
        let places = Places::of(folder.path(), &output, "post.v1/long/dark-320-en");
        let (before, after) = (png(&page(4, 10)), png(&page(9, 10)));
        assert_eq!(compare(&places, &before).unwrap(), Compared::Missing);
        let other = folder.path().join("pictures/mine.txt");
        fs::create_dir_all(other.parent().unwrap()).unwrap();
        fs::write(&other, "mine").unwrap();
        let accepted = accept([(&places, before.as_slice())]).unwrap();
        assert_eq!(accepted, [(places.accepted.clone(), false)]);
        assert_eq!(compare(&places, &before).unwrap(), Compared::Same);
        assert!(!places.difference.exists());
        let compared = compare(&places, &after).unwrap();
        assert!(matches!(compared, Compared::Different { n_pixels: 100.., .. }), "{compared:?}");
        assert_eq!(fs::read(&places.expected).unwrap(), before);
        assert!(places.difference.is_file());
        // The accepted one is as it was, until it is accepted again.
        assert_eq!(fs::read(&places.accepted).unwrap(), before);
        assert_eq!(
            accept([(&places, after.as_slice())]).unwrap(),
            [(places.accepted.clone(), true)]
        );
        assert_eq!(compare(&places, &after).unwrap(), Compared::Same);
        assert_eq!(fs::read_to_string(&other).unwrap(), "mine");
        assert_eq!(stale(folder.path(), &BTreeSet::new()), ["post.v1/long/dark-320-en"]);
        let cells = BTreeSet::from(["post.v1/long/dark-320-en".to_owned()]);
        assert!(stale(folder.path(), &cells).is_empty());
    }

    #[test]
    fn a_file_that_is_no_picture_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::of(folder.path(), &folder.path().join("out"), "a");
        fs::create_dir_all(places.accepted.parent().unwrap()).unwrap();
        fs::write(&places.accepted, "no picture").unwrap();
        let error = compare(&places, &png(&page(4, 10))).unwrap_err().to_string();
        assert!(error.contains("a.png") && error.contains("accept"), "{error}");
    }
}
