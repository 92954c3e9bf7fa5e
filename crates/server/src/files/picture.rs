//! Thumbnails and previews, from decoded pictures only.
//!
//! Attack: a picture of a few bytes that unpacks to gigabytes. Size and memory are limited before
//! anything is unpacked, and only a few are unpacked at once.

use std::{
    io::{BufRead, Cursor, Seek},
    path::Path,
};

use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits,
    codecs::jpeg::JpegEncoder,
};
use tokio::sync::Semaphore;

/// The most pixels: a picture of a camera of 33 megapixels, as the forerunner has it.
const MAX_PIXELS: u64 = 7_680 * 4_320;

/// Memory of one picture while it is unpacked: four bytes a pixel, twice.
const MAX_BYTES: u64 = 8 * MAX_PIXELS;

/// A side of a thumbnail: what a list of files shows, on a dense screen.
const THUMBNAIL_SIDE: u32 = 320;

/// A side of a preview: a screen.
pub(super) const PREVIEW_SIDE: u32 = 1_920;

/// A side of a person's picture: the largest that the chat shows, on a very dense screen.
const PERSON_SIDE: u32 = 256;

/// Hardly to be told from the original at this size.
const QUALITY: u8 = 85;

/// How many pictures are unpacked at once.
const AT_ONCE: usize = 2;

/// Whose turn it is to unpack a picture.
#[derive(Debug)]
pub(crate) struct Decoding(Semaphore);

impl Default for Decoding {
    fn default() -> Self {
        Self(Semaphore::new(AT_ONCE))
    }
}

/// Why a picture could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unpacked {
    /// It is none, or none that is known here.
    OtherKind,
    /// It would take too much memory.
    TooManyPixels,
    /// It begins like a picture, and then is none.
    Broken,
    /// Unpacking did not come to its end.
    Ended,
}

/// What was made of a picture.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pictures {
    /// As it is seen: a camera's note to turn it is followed.
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) thumbnail: Vec<u8>,
    /// Only when the picture is larger than a preview.
    pub(super) preview: Option<Vec<u8>>,
}

/// Pictures of a file, or nothing when it is none, too large, or broken.
pub(super) async fn make(decoding: &Decoding, mime_type: &str, file: &Path) -> Option<Pictures> {
    let format = format(mime_type)?;
    let _turn = decoding.0.acquire().await.ok()?;
    let file = file.to_owned();
    let made = tokio::task::spawn_blocking(move || decode(&file, format)).await;
    match made {
        Ok(Ok(pictures)) => Some(pictures),
        Ok(Err(error)) => {
            tracing::info!(%error, "no preview of a picture");
            None
        }
        Err(error) => {
            tracing::warn!(%error, "unpacking a picture ended early");
            None
        }
    }
}

/// The middle of a picture, square and small, for a person.
pub(crate) async fn square(
    decoding: &Decoding,
    mime_type: &str,
    bytes: Vec<u8>,
) -> Result<Vec<u8>, Unpacked> {
    let format = format(mime_type).ok_or(Unpacked::OtherKind)?;
    let _turn = decoding.0.acquire().await.map_err(|_| Unpacked::Ended)?;
    let made = tokio::task::spawn_blocking(move || {
        let picture = unpack(ImageReader::new(Cursor::new(bytes)), format)?;
        let side = picture.width().min(picture.height());
        let (left, top) = ((picture.width() - side) / 2, (picture.height() - side) / 2);
        fit(&picture.crop_imm(left, top, side, side), PERSON_SIDE)
    });
    match made.await {
        Ok(Ok(picture)) => Ok(picture),
        Ok(Err(ImageError::Limits(_))) => Err(Unpacked::TooManyPixels),
        Ok(Err(error)) => {
            tracing::info!(%error, "a person's picture is broken");
            Err(Unpacked::Broken)
        }
        Err(error) => {
            tracing::warn!(%error, "unpacking a picture ended early");
            Err(Unpacked::Ended)
        }
    }
}

fn format(mime_type: &str) -> Option<ImageFormat> {
    match mime_type {
        "image/png" => Some(ImageFormat::Png),
        "image/jpeg" => Some(ImageFormat::Jpeg),
        "image/gif" => Some(ImageFormat::Gif),
        "image/webp" => Some(ImageFormat::WebP),
        _ => None,
    }
}

fn decode(file: &Path, format: ImageFormat) -> Result<Pictures, ImageError> {
    let picture = unpack(ImageReader::open(file)?, format)?;
    let (width, height) = (picture.width(), picture.height());
    let is_large = width > PREVIEW_SIDE || height > PREVIEW_SIDE;
    Ok(Pictures {
        width,
        height,
        thumbnail: fit(&picture, THUMBNAIL_SIDE)?,
        preview: if is_large { Some(fit(&picture, PREVIEW_SIDE)?) } else { None },
    })
}

/// Within the limits, and turned as it is seen.
fn unpack<R: BufRead + Seek>(
    mut reader: ImageReader<R>,
    format: ImageFormat,
) -> Result<DynamicImage, ImageError> {
    reader.set_format(format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        let kind = image::error::LimitErrorKind::DimensionError;
        return Err(ImageError::Limits(image::error::LimitError::from_kind(kind)));
    }
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The picture, no larger than a square; what is seen through stays so.
fn fit(picture: &DynamicImage, side: u32) -> Result<Vec<u8>, ImageError> {
    let is_large = picture.width() > side || picture.height() > side;
    let small = if is_large { picture.thumbnail(side, side) } else { picture.clone() };
    let mut bytes = Vec::new();
    if small.color().has_alpha() {
        DynamicImage::from(small.to_rgba8())
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
    } else {
        JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&small.to_rgb8())?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(picture: &DynamicImage, format: ImageFormat) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        picture.save_with_format(file.path(), format).unwrap();
        file
    }

    fn size(bytes: &[u8]) -> (u32, u32) {
        let picture = image::load_from_memory(bytes).unwrap();
        (picture.width(), picture.height())
    }

    #[test]
    fn pictures_are_made_smaller_and_keep_their_form() {
        let picture = DynamicImage::new_rgb8(2_400, 1_200);
        let made = decode(written(&picture, ImageFormat::Jpeg).path(), ImageFormat::Jpeg).unwrap();
        assert_eq!((made.width, made.height), (2_400, 1_200));
        assert_eq!(size(&made.thumbnail), (320, 160));
        assert_eq!(size(&made.preview.unwrap()), (1_920, 960));
        let icon = DynamicImage::new_rgba8(16, 16);
        let made = decode(written(&icon, ImageFormat::Png).path(), ImageFormat::Png).unwrap();
        assert_eq!((size(&made.thumbnail), made.preview), ((16, 16), None));
        assert!(made.thumbnail.starts_with(b"\x89PNG"), "what is seen through stays so");
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_not_unpacked() {
        // The header of a PNG of 60000 × 60000, and nothing behind it.
        let mut png = Vec::new();
        DynamicImage::new_luma8(1, 1)
            .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
            .unwrap();
        let side = 60_000_u32.to_be_bytes();
        png[16..20].copy_from_slice(&side);
        png[20..24].copy_from_slice(&side);
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &png).unwrap();
        decode(file.path(), ImageFormat::Png).unwrap_err();
    }

    #[tokio::test]
    async fn what_is_no_picture_has_none() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), b"\x89PNG\r\n\x1a\nbroken").unwrap();
        let decoding = Decoding::default();
        assert_eq!(make(&decoding, "image/png", file.path()).await, None);
        assert_eq!(make(&decoding, "image/svg+xml", file.path()).await, None);
    }

    #[tokio::test]
    async fn of_a_person_the_middle_is_kept() {
        let decoding = Decoding::default();
        // Red on both sides, green in the middle.
        let picture = image::RgbImage::from_fn(900, 300, |x, _| {
            image::Rgb(if (300..600).contains(&x) { [0, 255, 0] } else { [255, 0, 0] })
        });
        let mut bytes = Vec::new();
        let mut out = Cursor::new(&mut bytes);
        DynamicImage::from(picture).write_to(&mut out, ImageFormat::Png).unwrap();
        let made = square(&decoding, "image/png", bytes.clone()).await.unwrap();
        assert_eq!(size(&made), (256, 256));
        let corner = image::load_from_memory(&made).unwrap().to_rgb8().get_pixel(2, 2).0;
        assert!(corner[1] > 200 && corner[0] < 60, "{corner:?}");
        let lies = square(&decoding, "image/gif", bytes.clone()).await;
        assert_eq!(lies, Err(Unpacked::Broken));
        bytes.truncate(60);
        assert_eq!(square(&decoding, "image/png", bytes).await, Err(Unpacked::Broken));
        let text = square(&decoding, "text/plain", Vec::new()).await;
        assert_eq!(text, Err(Unpacked::OtherKind));
    }
}
