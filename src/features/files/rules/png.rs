//! Whether a PNG can be shown (PNG, third edition): checksums, header, and as many bytes of pixels
//! as its size asks for. Nothing of it is kept in memory but a window.

use flate2::{Crc, Decompress, FlushDecompress, Status};

const START: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Passes of an interlaced picture: first column and row, distance of columns and rows (8.1).
const PASSES: [(u64, u64, u64, u64); 7] = [
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
];

/// Lengths of the rows of a picture: how many of how many bytes follow each other.
fn rows(head: &[u8]) -> Option<(Vec<(u64, u64)>, bool)> {
    let (width, rest) = head.split_first_chunk::<4>()?;
    let (height, rest) = rest.split_first_chunk::<4>()?;
    let &[depth, colour, 0, 0, interlace] = rest else {
        return None;
    };
    let (width, height) = (
        u64::from(u32::from_be_bytes(*width)),
        u64::from(u32::from_be_bytes(*height)),
    );
    let samples: u64 = match (colour, depth) {
        (0, 1 | 2 | 4 | 8 | 16) | (3, 1 | 2 | 4 | 8) => 1,
        (2, 8 | 16) => 3,
        (4, 8 | 16) => 2,
        (6, 8 | 16) => 4,
        _ => return None,
    };
    if width == 0 || height == 0 {
        return None;
    }
    let bits = samples * u64::from(depth);
    // Before each row stands how it was filtered.
    let row = |width: u64| 1 + (width * bits).div_ceil(8);
    let rows = match interlace {
        0 => vec![(height, row(width))],
        1 => PASSES
            .iter()
            .map(|(left, top, across, down)| {
                let columns = width.saturating_sub(*left).div_ceil(*across);
                let rows = height.saturating_sub(*top).div_ceil(*down);
                (if columns == 0 { 0 } else { rows }, row(columns))
            })
            .filter(|(count, _)| *count > 0)
            .collect(),
        _ => return None,
    };
    Some((rows, colour == 3))
}

/// Counts the bytes that come out, and looks at what begins each row.
struct Pixels {
    rows: Vec<(u64, u64)>,
    /// Of the group of rows that is being read, and bytes left of its row.
    group: usize,
    done: u64,
    left: u64,
    is_broken: bool,
}

impl Pixels {
    fn take(&mut self, mut bytes: &[u8]) {
        while let Some(first) = bytes.first() {
            let Some((count, length)) = self.rows.get(self.group).copied() else {
                // More than the picture needs is left aside by every program.
                return;
            };
            if self.left == 0 {
                self.is_broken |= *first > 4;
                self.left = length;
            }
            let step = usize::try_from(self.left).unwrap_or(usize::MAX);
            let step = step.min(bytes.len());
            bytes = bytes.get(step..).unwrap_or_default();
            self.left -= u64::try_from(step).unwrap_or(0);
            if self.left == 0 {
                self.done += 1;
                if self.done == count {
                    (self.group, self.done) = (self.group + 1, 0);
                }
            }
        }
    }

    fn is_whole(&self) -> bool {
        !self.is_broken && self.group == self.rows.len()
    }
}

/// Whether every program shows it. Its number of pixels was looked at before, and bounds what is
/// unpacked.
pub fn is_whole(bytes: &[u8]) -> bool {
    read(bytes).is_some()
}

fn read(bytes: &[u8]) -> Option<()> {
    let mut rest = bytes.strip_prefix(START)?;
    let mut pixels: Option<Pixels> = None;
    let mut inflate = Decompress::new(true);
    let (mut needs_palette, mut is_over) = (false, false);
    let mut window = vec![0; 64 * 1024];
    loop {
        let (size, _) = rest.split_first_chunk::<4>()?;
        let size = usize::try_from(u32::from_be_bytes(*size)).ok()?;
        let (chunk, behind) = rest.split_at_checked(size.checked_add(12)?)?;
        let named = chunk.get(4..size + 8)?;
        let mut sum = Crc::new();
        sum.update(named);
        if chunk.get(size + 8..)? != sum.sum().to_be_bytes() {
            return None;
        }
        let (name, content) = named.split_first_chunk::<4>()?;
        match name {
            b"IHDR" => {
                let (rows, has_palette) = rows(content)?;
                needs_palette = has_palette;
                pixels = Some(Pixels {
                    rows,
                    group: 0,
                    done: 0,
                    left: 0,
                    is_broken: false,
                });
            }
            b"PLTE" => needs_palette = false,
            b"IDAT" if !is_over => {
                is_over = unpack(&mut inflate, content, pixels.as_mut()?, &mut window)?;
            }
            b"IEND" => break,
            _ => {}
        }
        rest = behind;
    }
    (pixels?.is_whole() && !needs_palette).then_some(())
}

/// Unpacks a piece of the pixels; true when they are over.
fn unpack(
    inflate: &mut Decompress,
    mut packed: &[u8],
    pixels: &mut Pixels,
    window: &mut [u8],
) -> Option<bool> {
    loop {
        let (read, made) = (inflate.total_in(), inflate.total_out());
        let status = inflate
            .decompress(packed, window, FlushDecompress::None)
            .ok()?;
        let read = usize::try_from(inflate.total_in() - read).ok()?;
        let made = usize::try_from(inflate.total_out() - made).ok()?;
        packed = packed.get(read..)?;
        pixels.take(window.get(..made)?);
        // What is unpacked beyond the picture is of no use, and may be without end.
        if status == Status::StreamEnd || pixels.group == pixels.rows.len() {
            return Some(true);
        }
        if read == 0 && made == 0 {
            return Some(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len()).unwrap().to_be_bytes();
        let mut sum = Crc::new();
        sum.update(name);
        sum.update(content);
        [&size[..], name, content, &sum.sum().to_be_bytes()].concat()
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn picture(head: &[u8], more: &[Vec<u8>], data: &[u8]) -> Vec<u8> {
        let mut bytes = [START, &chunk(b"IHDR", head)].concat();
        bytes.extend(more.concat());
        // In two pieces, as programs write it.
        let (one, two) = data.split_at(data.len() / 2);
        bytes.extend(chunk(b"IDAT", one));
        bytes.extend(chunk(b"IDAT", two));
        bytes.extend(chunk(b"IEND", b""));
        bytes
    }

    #[test]
    fn only_what_can_be_shown_is_whole() {
        let rgb = b"\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0";
        let woven = b"\0\0\0\x05\0\0\0\x03\x08\0\0\0\x01";
        let painted = b"\0\0\0\x09\0\0\0\x02\x01\x03\0\0\0";
        let palette = chunk(b"PLTE", b"abcdef");
        // Rows of the six passes that have any, each with its filter.
        let woven_size = 22;
        let whole = picture(rgb, &[], &packed(&[0; 16 * 49]));
        assert!(is_whole(&whole));
        assert!(is_whole(&picture(rgb, &[], &packed(&[4; 17 * 49]))));
        assert!(is_whole(&picture(painted, &[palette], &packed(&[0; 6]))));
        let least = (1..40).find(|n| is_whole(&picture(woven, &[], &packed(&vec![0; *n]))));
        assert_eq!(least, Some(woven_size));
        let mut torn = whole.clone();
        torn[60] ^= 1;
        let mut cut = packed(&[0; 16 * 49]);
        cut.truncate(cut.len() / 2);
        for (why, bytes) in [
            ("a checksum is wrong", torn),
            ("the stream is cut", picture(rgb, &[], &cut)),
            ("no stream", picture(rgb, &[], b"pixels")),
            (
                "a row is missing",
                picture(rgb, &[], &packed(&[0; 15 * 49])),
            ),
            ("no such filter", picture(rgb, &[], &packed(&[9; 16 * 49]))),
            ("no palette", picture(painted, &[], &packed(&[0; 6]))),
            (
                "no such depth",
                picture(
                    b"\0\0\0\x10\0\0\0\x10\x07\x02\0\0\0",
                    &[],
                    &packed(&[0; 900]),
                ),
            ),
            (
                "no side",
                picture(b"\0\0\0\0\0\0\0\x10\x08\x02\0\0\0", &[], &packed(&[0; 900])),
            ),
            ("no pixels", picture(rgb, &[], &packed(b""))),
        ] {
            assert!(!is_whole(&bytes), "{why}");
        }
    }
}
