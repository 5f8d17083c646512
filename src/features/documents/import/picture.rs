//! Pictures that are packed in a file: what they are and how large, by their first bytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::report::Refusal;
use crate::features::files::{ContentType, rules};
use crate::platform::crypto::sha256_hex;

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
        let (content_type, ending) = match rules::recognise(&bytes) {
            Some(ContentType::Png) => ("image/png", "png"),
            Some(ContentType::Jpeg) => ("image/jpeg", "jpg"),
            _ => return Ok(None),
        };
        let Some((width, height)) = rules::dimensions(&bytes) else {
            return Ok(None);
        };
        if rules::has_too_many_pixels((width, height)) {
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

/// What a picture within an address (`data:`) is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    Picture(Picture),
    /// Of a kind that is not taken, or none at all.
    Other,
    /// It is no such address.
    Elsewhere,
}

/// Reads a picture that stands in its own address (RFC 2397), as web pages have them. What it says
/// it is does not count.
///
/// # Errors
/// `PictureTooLarge`
pub fn within(address: &str) -> Result<Within, Refusal> {
    let address = address.trim_start();
    let is_data = address
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("data:"));
    let Some(rest) = address.get(5..).filter(|_| is_data) else {
        return Ok(Within::Elsewhere);
    };
    let Some((head, data)) = rest.split_once(',') else {
        return Ok(Within::Other);
    };
    if !head.trim_end().to_ascii_lowercase().ends_with(";base64") {
        return Ok(Within::Other);
    }
    // Lines may be broken anywhere, and signs that addresses know otherwise are escaped.
    let packed: String = data
        .replace("%2B", "+")
        .replace("%2b", "+")
        .replace("%2F", "/")
        .replace("%2f", "/")
        .replace("%3D", "=")
        .replace("%3d", "=")
        .chars()
        .filter(|c| !c.is_ascii_whitespace() && *c != '=')
        .collect();
    let max = usize::try_from(MAX_BYTES).unwrap_or(usize::MAX);
    if packed.len() / 4 * 3 > max {
        return Err(Refusal::PictureTooLarge);
    }
    let Ok(bytes) = STANDARD_NO_PAD.decode(packed) else {
        return Ok(Within::Other);
    };
    Ok(Picture::look_at(bytes)?.map_or(Within::Other, Within::Picture))
}

/// Pictures found in one file, each once.
#[derive(Debug, Default)]
pub struct Found {
    pub pictures: Vec<Picture>,
    pub refusal: Option<Refusal>,
}

impl Found {
    /// The address under which a picture of the file is kept here; None for one that is not in it,
    /// or not taken.
    pub fn take(&mut self, address: &str) -> Option<String> {
        match within(address) {
            Ok(Within::Picture(picture)) => {
                let address = picture.address.clone();
                let is_known = self.pictures.iter().any(|one| one.address == address);
                if !is_known && self.pictures.len() >= MAX_COUNT {
                    return None;
                }
                if !is_known {
                    self.pictures.push(picture);
                }
                Some(address)
            }
            Ok(_) => None,
            Err(refusal) => {
                self.refusal = Some(refusal);
                None
            }
        }
    }
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
            0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 1, 0, 2, 0, 3, 0, 0, 0,
        ];
        let photo = Picture::look_at(jpeg.to_vec()).unwrap().unwrap();
        assert_eq!(
            (photo.width, photo.height, photo.content_type),
            (512, 256, "image/jpeg")
        );
        assert_eq!(Picture::look_at(b"<svg/>".to_vec()).unwrap(), None);
        assert_eq!(
            Picture::look_at(vec![0xff, 0xd8, 0xff, 0xff]).unwrap(),
            None
        );
    }

    #[test]
    fn pictures_within_addresses_are_read_by_what_they_hold() {
        let packed = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
        let (small, huge) = (packed(&png(640, 480)), packed(&png(30_000, 30_000)));
        let Within::Picture(picture) = within(&format!("data:image/png;base64,{small}")).unwrap()
        else {
            panic!("a picture")
        };
        assert_eq!((picture.width, picture.content_type), (640, "image/png"));
        let (front, back) = small.split_at(7);
        for same in [
            format!("DATA:text/html;charset=x;BASE64,{small}"),
            format!(" data:image/png;base64,{front}\r\n {back}"),
            format!(
                "data:;base64,{}",
                small.replace('+', "%2B").replace('/', "%2F")
            ),
        ] {
            assert_eq!(
                within(&same).unwrap(),
                Within::Picture(picture.clone()),
                "{same}"
            );
        }
        for (address, expected) in [
            ("https://e.example/x.png", Within::Elsewhere),
            ("/documents/pictures/x.png", Within::Elsewhere),
            ("data:image/png;base64", Within::Other),
            ("data:image/svg+xml;base64,PHN2Zy8+", Within::Other),
            ("data:image/png,%89PNG", Within::Other),
            ("data:image/png;base64,***", Within::Other),
            ("data:", Within::Other),
        ] {
            assert_eq!(within(address).unwrap(), expected, "{address}");
        }
        assert_eq!(
            within(&format!("data:image/png;base64,{huge}")),
            Err(Refusal::PictureTooLarge)
        );
        let mut found = Found::default();
        let address = format!("data:image/png;base64,{small}");
        assert_eq!(found.take(&address), found.take(&address));
        assert_eq!(found.pictures.len(), 1);
        assert_eq!(found.take("https://e.example"), None);
    }
}
