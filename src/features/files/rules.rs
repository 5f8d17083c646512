//! Which files are taken, how they are called, and who may read them. What a file is, its content
//! says; its name only has to agree.

mod audio;
mod metadata;
mod official;
mod pdf;
mod png;
#[cfg(test)]
mod tests;

use super::model::ContentType;
use crate::features::contributions::State;
use crate::platform::crypto::sha256_hex;
use crate::platform::text::clean_line;

pub use official::{Sent, check_official};

/// Files of one contribution at most.
pub const MAX_FILES: usize = 3;
/// Bytes of one file at most.
pub const MAX_BYTES: usize = crate::web::multipart::MAX_FILE;
/// Characters of a name at most.
const MAX_NAME: usize = 100;
/// Hours for which a file is kept for a form that came back.
pub const HELD_HOURS: i64 = 1;
/// Files kept for one account at most; the oldest make room.
pub const MAX_HELD: usize = 12;

/// Endings that a name may not hold in front of its own: 'invoice.exe.pdf' passes for what it is
/// not where systems hide the last one.
const TELLING: &[&str] = &[
    "apk", "app", "bat", "bmp", "cmd", "com", "cpl", "css", "csv", "dll", "dmg", "doc", "docm",
    "docx", "exe", "gif", "hta", "htm", "html", "iso", "jar", "jpeg", "jpg", "js", "lnk", "md",
    "msi", "odt", "pdf", "php", "pif", "png", "ppt", "pptx", "ps1", "py", "rar", "reg", "rtf",
    "scr", "sh", "svg", "txt", "vbs", "wsf", "xhtml", "xls", "xlsm", "xlsx", "xml", "zip",
];

/// A file that may be stored, as it is to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub name: String,
    pub content_type: ContentType,
    pub bytes: Vec<u8>,
    /// Hexadecimal.
    pub sha256: String,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the file is empty")]
    Empty,
    #[error("the file is too large")]
    TooLarge,
    #[error("files of this type are not taken")]
    WrongType,
    #[error("the name ends like that of another type")]
    WrongEnding,
    #[error("the name has two endings")]
    TwoEndings,
    #[error("the file is damaged")]
    Damaged,
    #[error("the sender calls it another type than it is")]
    WrongSaid,
    #[error("it passes for two types of file at once")]
    TwoTypes,
    #[error("the picture has too many pixels")]
    TooManyPixels,
    #[error("it does something by itself, or carries other files")]
    Active,
    #[error("it is locked with a password")]
    Locked,
    #[error("it bears a digital signature, which would not survive")]
    Signed,
}

impl Refusal {
    /// Stable key, also of the message shown to the person.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "files.empty",
            Self::TooLarge => "files.too-large",
            Self::WrongType => "files.wrong-type",
            Self::WrongEnding => "files.wrong-ending",
            Self::TwoEndings => "files.two-endings",
            Self::Damaged => "files.damaged",
            Self::WrongSaid => "files.wrong-said",
            Self::TwoTypes => "files.two-types",
            Self::TooManyPixels => "files.too-many-pixels",
            Self::Active => "files.active",
            Self::Locked => "files.locked",
            Self::Signed => "files.signed",
        }
    }
}

/// Checks a file and takes out what is nobody's business: where and with what a photo was taken,
/// by whom, and what it looked like before it was cut.
///
/// # Errors
/// [`Refusal`]
pub fn check(name: &str, bytes: &[u8]) -> Result<Checked, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    let content_type = recognise(bytes).ok_or(Refusal::WrongType)?;
    if content_type.is_recording() {
        return Err(Refusal::WrongType);
    }
    let name = name_for(name, content_type)?;
    if dimensions(bytes).is_some_and(has_too_many_pixels) {
        return Err(Refusal::TooManyPixels);
    }
    let clean = |cleaned: Option<(Vec<u8>, &[u8])>| cleaned.map(|(clean, _)| clean);
    let bytes = match content_type {
        ContentType::Jpeg => clean(metadata::clean_jpeg(bytes)).ok_or(Refusal::Damaged)?,
        ContentType::Png => clean(metadata::clean_png(bytes)).ok_or(Refusal::Damaged)?,
        ContentType::Pdf if !is_whole_pdf(bytes) => return Err(Refusal::Damaged),
        _ => bytes.to_vec(),
    };
    Ok(Checked {
        name,
        content_type,
        sha256: sha256_hex(&bytes),
        bytes,
    })
}

/// Pixels along one side of a picture.
const MAX_SIDE: u32 = 12_000;
/// Pixels in all: what a phone can hold unpacked.
const MAX_PIXELS: u64 = 50_000_000;

/// Width and height of a picture, as its first bytes say: before anything is unpacked.
pub fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(metadata::PNG) {
        metadata::png_size(bytes)
    } else {
        metadata::jpeg_size(bytes)
    }
}

/// Whether a picture of this width and height is more than can be shown.
pub fn has_too_many_pixels((width, height): (u32, u32)) -> bool {
    let pixels = u64::from(width) * u64::from(height);
    width > MAX_SIDE || height > MAX_SIDE || pixels > MAX_PIXELS
}

/// What the content is, whatever the name says.
pub fn recognise(bytes: &[u8]) -> Option<ContentType> {
    if bytes.starts_with(b"%PDF-") {
        return Some(ContentType::Pdf);
    }
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Some(ContentType::Jpeg);
    }
    if bytes.starts_with(metadata::PNG) {
        return Some(ContentType::Png);
    }
    if audio::is_wav(bytes) {
        return Some(ContentType::Wav);
    }
    if audio::is_mp3(bytes) {
        return Some(ContentType::Mp3);
    }
    is_plain_text(bytes).then_some(ContentType::Text)
}

/// UTF-8 without control characters, and no markup that a program might run.
fn is_plain_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let text = text.trim_start_matches('\u{feff}');
    let is_printed = text
        .chars()
        .all(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{c}'));
    let start: String = text.trim_start().chars().take(2).collect();
    let is_markup = start.starts_with('<')
        && start
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_alphabetic() || matches!(c, '!' | '?' | '/'));
    is_printed && !is_markup && !start.starts_with("#!") && !text.trim().is_empty()
}

/// Ends as it should (ISO 32000-2, 7.5.5); some programs write a little behind it.
fn is_whole_pdf(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(2048)..);
    tail.is_some_and(|tail| tail.windows(5).any(|five| five == b"%%EOF"))
}

/// The name under which a file is shown and saved: without a path, without what cannot be seen,
/// with the ending that belongs to its type.
///
/// # Errors
/// `WrongEnding`, `TwoEndings`
pub fn name_for(given: &str, content_type: ContentType) -> Result<String, Refusal> {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let cleaned = clean_line(last).into_string();
    let plain: String = cleaned
        .chars()
        .filter(|c| !c.is_control() && !is_direction(*c))
        .map(|c| if "<>:\"|?*#%&".contains(c) { '-' } else { c })
        .collect();
    let plain = plain.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let (stem, ending) = match plain.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => (stem, ending.to_lowercase()),
        _ => (plain, String::new()),
    };
    let endings = content_type.endings();
    let fitting = match endings.first() {
        Some(first) if ending.is_empty() => (*first).to_owned(),
        _ if endings.contains(&ending.as_str()) => ending,
        _ => return Err(Refusal::WrongEnding),
    };
    if let Some((_, before)) = stem.rsplit_once('.')
        && TELLING.contains(&before.trim().to_lowercase().as_str())
    {
        return Err(Refusal::TwoEndings);
    }
    let room = MAX_NAME - fitting.len() - 1;
    let stem: String = stem.chars().take(room).collect();
    let stem = stem.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = if stem.is_empty() { "file" } else { stem };
    Ok(format!("{stem}.{fitting}"))
}

/// Letters and digits, and few of them: 'Minutes of 3.12. final' has none.
fn is_ending(text: &str) -> bool {
    (1..=5).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && text.bytes().any(|b| b.is_ascii_alphabetic())
}

/// Marks that turn the direction of writing: 'photo\u{202e}gpj.exe'.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether somebody may read it: exactly those who may read the text. `may_see`: as its author or
/// as a moderator.
pub fn may_read(state: State, may_see: bool) -> bool {
    match state {
        State::Published => true,
        State::Erased => false,
        _ => may_see,
    }
}

/// The name of a refused file, for the text that says why.
pub fn shown_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = clean_line(last).into_string();
    plain
        .chars()
        .filter(|c| !is_direction(*c))
        .take(60)
        .collect()
}
