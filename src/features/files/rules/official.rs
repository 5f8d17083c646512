//! What officials attach to a document: looked through more strictly than what citizens send, for
//! it is shown within the page and stands there for years.

use super::pdf::{self, Problem};
use super::{
    Checked, Refusal, audio, dimensions, has_too_many_pixels, metadata, name_for, png, recognise,
};
use crate::features::files::ContentType;
use crate::platform::crypto::sha256_hex;

/// A file as it was sent.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'a> {
    pub name: &'a str,
    /// What the sender's program says that it is; may be ''.
    pub said: &'a str,
    pub bytes: &'a [u8],
}

/// Where the beginnings of other types are looked for: as far as browsers look (WHATWG, MIME
/// Sniffing, 5.2), and then some.
const LOOKED_AT: usize = 2_048;

/// Checks a PDF, a picture or a recording, and takes out of it what is nobody's business. What it
/// is, its content says; its name and what the sender says have to agree.
///
/// # Errors
/// [`Refusal`]
pub fn check_official(sent: Sent<'_>, max_bytes: usize) -> Result<Checked, Refusal> {
    let bytes = sent.bytes;
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > max_bytes {
        return Err(Refusal::TooLarge);
    }
    let content_type = recognise(bytes)
        .filter(|kind| *kind != ContentType::Text)
        .ok_or(Refusal::WrongType)?;
    let name = name_for(sent.name, content_type)?;
    if !agrees(sent.said, content_type) {
        return Err(Refusal::WrongSaid);
    }
    if passes_for_another(content_type, bytes) {
        return Err(Refusal::TwoTypes);
    }
    let clean = match content_type {
        ContentType::Pdf => pdf::clean(bytes).map_err(refusal)?,
        ContentType::Jpeg | ContentType::Png => picture(content_type, bytes)?,
        ContentType::Mp3 => audio::clean_mp3(bytes).ok_or(Refusal::Damaged)?,
        ContentType::Wav => audio::clean_wav(bytes).ok_or(Refusal::Damaged)?,
        ContentType::Text => return Err(Refusal::WrongType),
    };
    Ok(Checked {
        name,
        content_type,
        sha256: sha256_hex(&clean),
        bytes: clean,
    })
}

fn refusal(problem: Problem) -> Refusal {
    match problem {
        Problem::Damaged => Refusal::Damaged,
        Problem::Encrypted => Refusal::Locked,
        Problem::Active => Refusal::Active,
        Problem::Bomb => Refusal::TooLarge,
        Problem::Hidden => Refusal::TwoTypes,
        Problem::Signed => Refusal::Signed,
    }
}

/// Nothing said, or said only that it is some file, is no contradiction.
fn agrees(said: &str, content_type: ContentType) -> bool {
    let said = said.split(';').next().unwrap_or_default().trim();
    let said = said.to_ascii_lowercase();
    matches!(
        said.as_str(),
        "" | "application/octet-stream" | "binary/octet-stream"
    ) || content_type.said().contains(&said.as_str())
}

/// Looked at by its header before it is read whole.
fn picture(content_type: ContentType, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let size = dimensions(bytes).ok_or(Refusal::Damaged)?;
    if has_too_many_pixels(size) {
        return Err(Refusal::TooManyPixels);
    }
    if content_type == ContentType::Png && !png::is_whole(bytes) {
        return Err(Refusal::Damaged);
    }
    let cleaned = match content_type {
        ContentType::Png => metadata::clean_png(bytes),
        _ => metadata::clean_jpeg(bytes),
    };
    let (clean, rest) = cleaned.ok_or(Refusal::Damaged)?;
    // Phones put a film or a second picture behind the first, which goes; anything that another
    // program would run or unpack was put there on purpose.
    if begins_another(rest, true) {
        return Err(Refusal::TwoTypes);
    }
    Ok(clean)
}

/// Whether a file that is one thing by its first bytes would be taken for another as well.
fn passes_for_another(content_type: ContentType, bytes: &[u8]) -> bool {
    if has_archive_end(bytes) {
        return true;
    }
    let start = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    content_type != ContentType::Pdf && begins_another(start, false)
}

/// An archive is read from its end, so it may hide behind anything (APPNOTE 4.3.16): its last
/// record is 22 bytes and a remark of at most 65,535.
fn has_archive_end(bytes: &[u8]) -> bool {
    let tail = bytes
        .get(bytes.len().saturating_sub(65_557)..)
        .unwrap_or_default();
    tail.windows(4).enumerate().any(|(at, four)| {
        let says = tail.get(at + 20..).and_then(|rest| rest.first_chunk::<2>());
        four == b"PK\x05\x06"
            && says.is_some_and(|length| {
                at + 22 + usize::from(u16::from_le_bytes(*length)) <= tail.len()
            })
    })
}

/// Marks of what a browser or another program would run, show or unpack.
fn begins_another(bytes: &[u8], is_rest: bool) -> bool {
    const ANYWHERE: [&[u8]; 8] = [
        b"<script",
        b"<html",
        b"<!doctype",
        b"<svg",
        b"<iframe",
        b"<?php",
        b"%pdf-",
        b"javascript:",
    ];
    const BEHIND: [&[u8]; 3] = [b"pk\x03\x04", b"rar!", b"7z\xbc\xaf"];
    let lower = bytes.to_ascii_lowercase();
    let holds = |mark: &[u8]| lower.windows(mark.len()).any(|window| window == mark);
    ANYWHERE.iter().any(|mark| holds(mark)) || is_rest && BEHIND.iter().any(|mark| holds(mark))
}
