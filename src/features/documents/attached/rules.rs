//! What may be attached, what must be said about it, and which part of a file is sent.

use super::model::{AttachedFile, Kind};
use crate::features::files::ContentType;
use crate::platform::text::TextRule;
use crate::platform::web_address::is_web_address;

pub const TITLE: TextRule = TextRule::line(3, 200);
/// What a picture shows, or what is said in a recording.
pub const WORDS: TextRule = TextRule::text(0, 20_000);
/// Why something was taken away.
pub const REASON: TextRule = TextRule::text(5, 500);
/// Characters of what a picture shows: what is longer belongs into the text.
const MAX_ALTERNATIVE: usize = 500;
/// Hours for which a file is kept for a form that came back.
pub const KEPT_HOURS: i64 = 24;

/// What is missing or too long in what is said about an attachment: the field and the key of the
/// text.
pub fn words_problem(
    content: Option<ContentType>,
    kind: Kind,
    words: &str,
    words_url: &str,
) -> Option<(&'static str, &'static str)> {
    let is_picture = content.is_some_and(ContentType::is_picture);
    let is_recording = content.is_some_and(ContentType::is_recording);
    if is_picture && words.trim().chars().count() < 3 {
        return Some(("words", "documents.attachment-needs-alternative"));
    }
    if is_picture && words.chars().count() > MAX_ALTERNATIVE {
        return Some(("words", "documents.attachment-alternative-too-long"));
    }
    if is_recording && words.trim().is_empty() && words_url.is_empty() {
        return Some(("words", "documents.attachment-needs-transcript"));
    }
    if !words_url.is_empty() && !is_web_address(words_url) {
        return Some(("words_url", "documents.attachment-address"));
    }
    // A document and a page of the web say themselves what they say.
    let is_text = kind == Kind::Page || content == Some(ContentType::Pdf);
    (is_text && !words_url.is_empty()).then_some(("words_url", "documents.attachment-is-text"))
}

/// Whether a file is shown within pages; any other is saved, and opened by another program.
pub fn is_shown(file: &AttachedFile) -> bool {
    file.content_type != ContentType::Pdf
}

/// Which bytes are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    All,
    /// The first and the last.
    Part(usize, usize),
}

/// Reads a `Range` (RFC 9110, 14.2): players ask for a recording in parts. Several parts at once,
/// parts that are not there, and what is not understood are answered with the whole.
pub fn asked(range: Option<&str>, length: usize) -> Asked {
    let Some((first, last)) = range
        .and_then(|range| range.strip_prefix("bytes="))
        .and_then(|range| range.split_once('-'))
    else {
        return Asked::All;
    };
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let is_digits = |text: &str| text.trim().bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(first) || !is_digits(last) {
        return Asked::All;
    }
    match (number(first), number(last)) {
        (Some(first), _) if first >= length => Asked::All,
        (Some(first), Some(last)) if last >= first => Asked::Part(first, last.min(length - 1)),
        (Some(first), None) if last.trim().is_empty() => Asked::Part(first, length - 1),
        (None, Some(0)) => Asked::All,
        (None, Some(count)) if first.trim().is_empty() => {
            Asked::Part(length.saturating_sub(count), length.saturating_sub(1))
        }
        _ => Asked::All,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_must_be_described_and_a_recording_written_down() {
        let long = "x".repeat(501);
        let (jpeg, mp3, pdf) = (
            Some(ContentType::Jpeg),
            Some(ContentType::Mp3),
            Some(ContentType::Pdf),
        );
        let there = "https://a.example/text";
        for (content, kind, words, url, expected) in [
            (jpeg, Kind::File, "", "", Some("words")),
            (jpeg, Kind::File, " x ", "", Some("words")),
            (jpeg, Kind::File, &long, "", Some("words")),
            (jpeg, Kind::File, "A low bridge", "", None),
            (mp3, Kind::File, "", "", Some("words")),
            (mp3, Kind::File, "Good evening.", "", None),
            (mp3, Kind::File, "", there, None),
            (
                mp3,
                Kind::File,
                "",
                "javascript:alert(1)",
                Some("words_url"),
            ),
            (pdf, Kind::File, "", "", None),
            (pdf, Kind::File, "", there, Some("words_url")),
            (None, Kind::Video, "", there, None),
            (None, Kind::Page, "", there, Some("words_url")),
            (None, Kind::Video, "", "", None),
        ] {
            let problem = words_problem(content, kind, words, url).map(|(field, _)| field);
            assert_eq!(problem, expected, "{content:?} {kind} {words:?} {url:?}");
        }
    }

    #[test]
    fn players_get_the_part_they_ask_for() {
        for (range, expected) in [
            (None, Asked::All),
            (Some("bytes=0-"), Asked::Part(0, 99)),
            (Some("bytes=10-19"), Asked::Part(10, 19)),
            (Some("bytes=90-400"), Asked::Part(90, 99)),
            (Some("bytes=-10"), Asked::Part(90, 99)),
            (Some("bytes=-400"), Asked::Part(0, 99)),
            (Some("bytes=100-"), Asked::All),
            (Some("bytes=-0"), Asked::All),
            (Some("bytes=20-10"), Asked::All),
            (Some("bytes=0-1,5-6"), Asked::All),
            (Some("lines=0-1"), Asked::All),
            (Some("bytes=-"), Asked::All),
            (Some("bytes=99999999999999999999-"), Asked::All),
        ] {
            assert_eq!(asked(range, 100), expected, "{range:?}");
        }
    }
}
