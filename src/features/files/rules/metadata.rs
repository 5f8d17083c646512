//! Takes out of a picture what is not the picture: where it was taken (GPS), when, with which
//! device, by whom, and the small picture of what it was before. Pixels are not touched.
//!
//! What stays: colours (ICC profile, Adobe's mark) and which side is up.

/// Signature of PNG (W3C PNG, 5.2).
pub const PNG: &[u8] = &[0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];

/// Chunks of PNG that make up the picture; all others are left out.
const PNG_CHUNKS: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// The picture, and what followed it; None when it is not a whole PNG.
pub fn clean_png(bytes: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut rest = bytes.strip_prefix(PNG)?;
    let mut clean = PNG.to_vec();
    let mut is_first = true;
    loop {
        let (size, _) = rest.split_first_chunk::<4>()?;
        let size = usize::try_from(u32::from_be_bytes(*size)).ok()?;
        // Length, name and checksum are four bytes each.
        let whole = size.checked_add(12)?;
        let (chunk, behind) = rest.split_at_checked(whole)?;
        let name = chunk.get(4..8)?;
        if is_first != (name == b"IHDR") {
            return None;
        }
        is_first = false;
        if PNG_CHUNKS.iter().any(|kept| kept.as_slice() == name) {
            clean.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            // What follows is not the picture.
            return Some((clean, behind));
        }
        rest = behind;
    }
}

const START_OF_SCAN: u8 = 0xDA;
const END_OF_IMAGE: u8 = 0xD9;

/// The picture, and what followed it; None when it is not a whole JPEG (ITU T.81, annex B).
pub fn clean_jpeg(bytes: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    let mut segments = Vec::new();
    let mut orientation = None;
    let mut has_scan = false;
    loop {
        let (marker, behind) = next_marker(rest)?;
        if marker == END_OF_IMAGE {
            rest = behind;
            break;
        }
        let size = usize::from(u16::from_be_bytes(*behind.first_chunk::<2>()?));
        let (segment, behind) = behind.split_at_checked(size.max(2))?;
        let content = segment.get(2..)?;
        if marker == 0xE1 && orientation.is_none() {
            orientation = find_orientation(content);
        }
        if is_kept(marker, content) {
            segments.extend_from_slice(&[0xFF, marker]);
            segments.extend_from_slice(segment);
        }
        rest = behind;
        if marker == START_OF_SCAN {
            has_scan = true;
            let (data, behind) = rest.split_at_checked(scan_length(rest))?;
            segments.extend_from_slice(data);
            rest = behind;
        }
    }
    if !has_scan {
        return None;
    }
    let mut clean = vec![0xFF, 0xD8];
    if let Some(side) = orientation.filter(|side| (2..=8).contains(side)) {
        clean.extend_from_slice(&exif_of(side));
    }
    clean.extend_from_slice(&segments);
    // What follows the end (a film, a larger picture with its own data) is left out.
    clean.extend_from_slice(&[0xFF, END_OF_IMAGE]);
    Some((clean, rest))
}

/// Width and height in pixels as the header says (W3C PNG, 11.2.1).
pub fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = bytes.strip_prefix(PNG)?.get(4..)?.strip_prefix(b"IHDR")?;
    let (width, behind) = head.split_first_chunk::<4>()?;
    let height = behind.first_chunk::<4>()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

/// Width and height in pixels: of the frame header (B.2.2), behind segments that each say how long
/// they are.
pub fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        let (marker, behind) = next_marker(rest)?;
        let size = usize::from(u16::from_be_bytes(*behind.first_chunk::<2>()?));
        let (segment, behind) = behind.split_at_checked(size.max(2))?;
        let is_frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        if is_frame {
            let (height, behind) = segment.get(3..)?.split_first_chunk::<2>()?;
            let width = behind.first_chunk::<2>()?;
            let pixels = |side: &[u8; 2]| u32::from(u16::from_be_bytes(*side));
            return Some((pixels(width), pixels(height)));
        }
        if matches!(marker, START_OF_SCAN | END_OF_IMAGE) {
            return None;
        }
        rest = behind;
    }
}

/// The next marker and what follows it; fill bytes (B.1.1.2) are skipped.
fn next_marker(rest: &[u8]) -> Option<(u8, &[u8])> {
    let mut rest = rest.strip_prefix(&[0xFF])?;
    while let Some(more) = rest.strip_prefix(&[0xFF]) {
        rest = more;
    }
    let (&marker, behind) = rest.split_first()?;
    // A marker without a segment has no place here.
    let is_segment = marker >= 0xC0 && !(0xD0..=0xD8).contains(&marker);
    is_segment.then_some((marker, behind))
}

/// Length of the coded data of a scan: up to a marker that is neither a stuffed byte nor a restart.
fn scan_length(data: &[u8]) -> usize {
    let is_end = |two: &[u8]| matches!(two, &[0xFF, code] if code != 0 && !(0xD0..=0xD7).contains(&code) && code != 0xFF);
    data.windows(2).position(is_end).unwrap_or(data.len())
}

/// JFIF without its small picture, the ICC profile, Adobe's colours, and all that decodes.
fn is_kept(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xE0 => content.starts_with(b"JFIF\0") && content.get(12..14) == Some(&[0, 0]),
        0xE2 => content.starts_with(b"ICC_PROFILE\0"),
        0xEE => content.starts_with(b"Adobe"),
        0xE0..=0xEF | 0xFE => false,
        _ => true,
    }
}

/// Tag 0x0112 of the first directory (Exif 2.32, 4.6.4).
fn find_orientation(content: &[u8]) -> Option<u16> {
    let tiff = content.strip_prefix(b"Exif\0\0")?;
    let is_little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two = *tiff.get(at..)?.first_chunk::<2>()?;
        Some(if is_little {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        })
    };
    let four = *tiff.get(4..)?.first_chunk::<4>()?;
    let first = if is_little {
        u32::from_le_bytes(four)
    } else {
        u32::from_be_bytes(four)
    };
    let first = usize::try_from(first).ok()?;
    let count = usize::from(short(first)?);
    (0..count.min(256)).find_map(|index| {
        let entry = first.checked_add(2 + index * 12)?;
        (short(entry)? == 0x0112).then(|| short(entry + 8))?
    })
}

/// A segment that says which side is up, and nothing else.
fn exif_of(side: u16) -> Vec<u8> {
    let mut content = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    content.extend_from_slice(&side.to_be_bytes());
    content.extend_from_slice(&[0; 6]);
    let size = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    let mut segment = vec![0xFF, 0xE1];
    segment.extend_from_slice(&size.to_be_bytes());
    segment.extend_from_slice(&content);
    segment
}
