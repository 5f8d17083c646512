//! Pictures that are packed in a file: what they are and how large, by their first bytes.

use super::report::Refusal;
use crate::platform::crypto::sha256_hex;

/// Pixels along one side.
const MAX_SIDE: u32 = 12_000;
/// Pixels in all: what a phone can hold unpacked.
const MAX_PIXELS: u64 = 50_000_000;
/// Bytes of one picture.
pub const MAX_BYTES: u64 = 5 * 1024 * 1024;
/// Pictures of one document.
pub const MAX_COUNT: usize = 300;

/// A picture as it stood in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// As the tree refers to it.
    pub address: String,
    /// 'image/png' or 'image/jpeg'.
    pub content_type: &'static str,
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

impl Picture {
    /// Looks at the bytes; None for a kind that is not taken.
    ///
    /// # Errors
    /// `PictureTooLarge`
    pub fn look_at(bytes: Vec<u8>) -> Result<Option<Self>, Refusal> {
        let Some((content_type, ending, (width, height))) = recognise(&bytes) else {
            return Ok(None);
        };
        let pixels = u64::from(width) * u64::from(height);
        if width > MAX_SIDE || height > MAX_SIDE || pixels > MAX_PIXELS {
            return Err(Refusal::PictureTooLarge);
        }
        let digest = sha256_hex(&bytes);
        Ok(Some(Self {
            address: format!("/documents/pictures/{digest}.{ending}"),
            content_type,
            bytes,
            width,
            height,
        }))
    }
}

/// Type, ending and size.
pub fn recognise(bytes: &[u8]) -> Option<(&'static str, &'static str, (u32, u32))> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(("image/png", "png", png_size(bytes)?));
    }
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Some(("image/jpeg", "jpg", jpeg_size(bytes)?));
    }
    None
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

/// The header comes first (PNG 1.2, 4.1.1).
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    Some((u32_at(bytes, 16)?, u32_at(bytes, 20)?))
}

/// The frame header (ITU-T T.81, B.2.2), behind segments that each say how long they are.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    for _ in 0..10_000 {
        let marker = *bytes.get(at + 1)?;
        if *bytes.get(at)? != 0xff {
            return None;
        }
        if marker == 0xff {
            at += 1;
            continue;
        }
        let length = u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?);
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            let height = u16::from_be_bytes(bytes.get(at + 5..at + 7)?.try_into().ok()?);
            let width = u16::from_be_bytes(bytes.get(at + 7..at + 9)?.try_into().ok()?);
            return Some((width.into(), height.into()));
        }
        at += 2 + usize::from(length.max(2));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    #[test]
    fn a_picture_says_how_large_it_is_before_it_is_unpacked() {
        let picture = Picture::look_at(png(640, 480)).unwrap().unwrap();
        assert_eq!((picture.width, picture.height), (640, 480));
        assert_eq!(
            Picture::look_at(png(30_000, 30_000)).unwrap_err(),
            Refusal::PictureTooLarge
        );
        let jpeg = [
            0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 1, 0, 2, 0, 3, 0,
        ];
        assert_eq!(recognise(&jpeg).unwrap().2, (512, 256));
        assert_eq!(Picture::look_at(b"<svg/>".to_vec()).unwrap(), None);
        assert_eq!(
            Picture::look_at(vec![0xff, 0xd8, 0xff, 0xff]).unwrap(),
            None
        );
    }
}
