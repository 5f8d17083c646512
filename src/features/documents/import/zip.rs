//! Archives (APPNOTE.TXT 6.3), as far as word processors use them: stored or deflated entries,
//! no encryption, one disk. Nothing is unpacked but what is asked for, and never more of it than
//! the caller allows, whatever the archive says about sizes.

use std::io::Read;

use flate2::read::DeflateDecoder;

use super::report::Refusal;

/// Entries of an archive; a word processor's file has some dozens and one for each picture.
const MAX_ENTRIES: usize = 4_000;
/// Bytes unpacked for each packed one; text in XML stays below 100.
const MAX_RATIO: u64 = 400;
/// Below this size nobody looks at the ratio: little files of blanks are no attack.
const RATIO_FROM: u64 = 4 * 1024 * 1024;

/// Where an archive ends: 'PK\x05\x06'.
const END: &[u8] = b"PK\x05\x06";

/// An entry of the directory.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    method: u16,
    is_encrypted: bool,
    packed: usize,
    offset: usize,
}

/// An archive, with its directory read.
#[derive(Clone, Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    /// Bytes that may still be unpacked.
    room: u64,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}

/// Where the record of the end stands: within the last 64 kB and 22 bytes.
fn end_record(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(22 + 0xffff);
    let tail = bytes.get(from..)?;
    tail.windows(END.len())
        .rposition(|four| four == END)
        .map(|at| from + at)
}

/// Whether a program that reads archives would take these bytes for one.
pub fn has_end_record(bytes: &[u8]) -> bool {
    end_record(bytes).is_some_and(|at| bytes.len() - at >= 22)
}

impl<'a> Archive<'a> {
    /// Reads the directory; at most `room` bytes will ever be unpacked.
    ///
    /// # Errors
    /// `Damaged`, `Bomb` for too many entries.
    pub fn open(bytes: &'a [u8], room: u64) -> Result<Self, Refusal> {
        let end = end_record(bytes).ok_or(Refusal::Damaged)?;
        let count = u16_at(bytes, end + 10).ok_or(Refusal::Damaged)?;
        let mut at = u32_at(bytes, end + 16).ok_or(Refusal::Damaged)?;
        let count = usize::from(count);
        if count > MAX_ENTRIES {
            return Err(Refusal::Bomb);
        }
        let mut entries = Vec::with_capacity(count);
        for _ in 0..count {
            let (entry, next) = directory_entry(bytes, at).ok_or(Refusal::Damaged)?;
            at = next;
            entries.push(entry);
        }
        // Two entries of a name, or two that share their bytes, are what bombs and polyglots do.
        let mut names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        names.sort_unstable();
        if names.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(Refusal::Damaged);
        }
        let mut places: Vec<(usize, usize)> = entries
            .iter()
            .map(|entry| (entry.offset, entry.packed))
            .collect();
        places.sort_unstable();
        let overlaps = places.windows(2).any(|pair| match pair {
            [(start, length), (next, _)] => {
                start.saturating_add(30).saturating_add(*length) > *next
            }
            _ => false,
        });
        if overlaps {
            return Err(Refusal::Bomb);
        }
        Ok(Self {
            bytes,
            entries,
            room,
        })
    }

    /// Names of all entries.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Unpacks an entry of at most `max` bytes; None where there is none of that name.
    ///
    /// # Errors
    /// `Bomb`, `Encrypted`, `Damaged`
    pub fn read(&mut self, name: &str, max: u64) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name == name) else {
            return Ok(None);
        };
        if entry.is_encrypted {
            return Err(Refusal::Encrypted);
        }
        let packed = packed_bytes(self.bytes, entry).ok_or(Refusal::Damaged)?;
        let limit = max.min(self.room);
        let mut out = Vec::new();
        match entry.method {
            0 => {
                if u64::try_from(packed.len()).unwrap_or(u64::MAX) > limit {
                    return Err(Refusal::Bomb);
                }
                out.extend_from_slice(packed);
            }
            8 => {
                // One byte more tells what is too long from what just fits.
                DeflateDecoder::new(packed)
                    .take(limit.saturating_add(1))
                    .read_to_end(&mut out)
                    .map_err(|_| Refusal::Damaged)?;
            }
            _ => return Err(Refusal::Damaged),
        }
        let length = u64::try_from(out.len()).unwrap_or(u64::MAX);
        let ratio = length / u64::try_from(packed.len().max(1)).unwrap_or(1);
        if length > limit || (length > RATIO_FROM && ratio > MAX_RATIO) {
            return Err(Refusal::Bomb);
        }
        self.room -= length;
        Ok(Some(out))
    }
}

fn directory_entry(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
        return None;
    }
    let name_length = usize::from(u16_at(bytes, at + 28)?);
    let extra = usize::from(u16_at(bytes, at + 30)?);
    let comment = usize::from(u16_at(bytes, at + 32)?);
    let name = bytes.get(at + 46..at + 46 + name_length)?;
    let name = String::from_utf8_lossy(name).into_owned();
    // Names that lead out of a folder are read by no one here, and still mean no good.
    if name.contains("..") || name.contains('\0') || name.starts_with('/') {
        return None;
    }
    let entry = Entry {
        name,
        method: u16_at(bytes, at + 10)?,
        is_encrypted: u16_at(bytes, at + 8)? & 1 == 1,
        packed: u32_at(bytes, at + 20)?,
        offset: u32_at(bytes, at + 42)?,
    };
    Some((entry, at + 46 + name_length + extra + comment))
}

fn packed_bytes<'a>(bytes: &'a [u8], entry: &Entry) -> Option<&'a [u8]> {
    let at = entry.offset;
    if bytes.get(at..at.checked_add(4)?)? != b"PK\x03\x04" {
        return None;
    }
    let name_length = usize::from(u16_at(bytes, at + 26)?);
    let extra = usize::from(u16_at(bytes, at + 28)?);
    let start = at + 30 + name_length + extra;
    bytes.get(start..start.checked_add(entry.packed)?)
}
