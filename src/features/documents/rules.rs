//! What a document may be, where its sections are found, and when it is commented.

use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{self, Contribution, Kind};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;

/// A comment, in characters as readers count them.
pub const COMMENT: TextRule = contributions::rules::COMMENT;
pub const TITLE: TextRule = TextRule::line(5, 200);
pub const SUMMARY: TextRule = TextRule::text(0, 1_000);
pub const NOTE: TextRule = TextRule::text(3, 1_000);
/// Markdown of a whole document: longer ones are several documents.
pub const SOURCE: TextRule = TextRule::text(20, 1_800_000);
/// Words of a section that a comment is about.
pub const QUOTE: TextRule = TextRule::text(3, 1_000);
/// Characters of what stands before or behind such words that are looked at.
const CONTEXT: usize = 200;
/// What they should be instead; empty to leave them out.
pub const REPLACEMENT: TextRule = TextRule::text(0, 2_000);
/// Why a new version took up what was said, or did not.
pub const REASON: TextRule = TextRule::text(10, 2_000);
/// What a picture shows.
pub const ALTERNATIVE: TextRule = TextRule::line(3, 500);
/// Entries of the table of contents: deeper levels are left out of longer ones.
pub const CONTENTS: usize = 250;
/// First-level comments on a page.
pub const PAGE: i64 = 200;

/// Days for which a picture of a text that was not published is kept.
pub const PICTURE_DAYS: i64 = 7;

/// Addresses of the pictures that a text shows.
pub fn pictures(markdown: &str) -> Vec<String> {
    const START: &str = "/documents/pictures/";
    let mut found: Vec<String> = markdown
        .match_indices(START)
        .filter_map(|(at, _)| {
            let rest = markdown.get(at..)?;
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "/.".contains(c)));
            rest.get(..end.unwrap_or(rest.len())).map(str::to_owned)
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// What stands next to quoted words, as far as it is looked at: the end of what is before them, or
/// the beginning of what follows.
pub fn context(text: &str, is_before: bool) -> String {
    let skipped = if is_before {
        text.chars().count().saturating_sub(CONTEXT)
    } else {
        0
    };
    text.chars().skip(skipped).take(CONTEXT).collect()
}

const ARROW: &str = "’ → ‘";

/// A quotation, and what should stand in its place, in a line.
pub fn quote_title(exact: &str, replacement: Option<&str>) -> String {
    match replacement {
        None => format!("‘{exact}’"),
        Some("") => format!("‘{exact}’ → –"),
        Some(new) => format!("‘{exact}{ARROW}{new}’"),
    }
}

/// Reads such a line again; None where it is none any more.
pub fn title_quote(title: &str) -> Option<(&str, Option<&str>)> {
    let inner = title.strip_prefix('‘')?;
    if let Some(exact) = inner.strip_suffix("’ → –") {
        return Some((exact, Some("")));
    }
    let inner = inner.strip_suffix('’')?;
    Some(match inner.split_once(ARROW) {
        Some((exact, new)) => (exact, Some(new)),
        None => (inner, None),
    })
}

/// Level of the HTML heading of a section at `depth` below the page's only `h1`.
pub fn heading_level(depth: i64) -> i64 {
    (depth + 1).clamp(2, 6)
}

/// Whether a comment takes a reply.
///
/// # Errors
/// `NotFound` when it belongs elsewhere, `Closed` when it is no longer shown.
pub fn ensure_parent(parent: &Contribution, place: &str) -> Result<(), AppError> {
    if parent.place != place || parent.kind != Kind::Comment {
        Err(AppError::NotFound)
    } else if !parent.is_public() {
        Err(AppError::Closed("documents.parent-gone"))
    } else {
        Ok(())
    }
}

/// Plain words for a document or a section, in Markdown.
pub const PLAIN: TextRule = TextRule::text(10, 5_000);
/// A term of the glossary, and each other form of it.
pub const TERM: TextRule = TextRule::line(2, 100);
/// Other forms of a term, one a line.
pub const FORMS: TextRule = TextRule::text(0, 1_000);
/// Other forms at most.
pub const MAX_FORMS: usize = 20;
pub const DEFINITION: TextRule = TextRule::text(10, 1_000);
/// Why a translation is taken back.
pub const TAKING_BACK: TextRule = TextRule::text(10, 1_000);

/// By what the search knows a section.
pub fn search_subject(document_id: i64, anchor: &str) -> String {
    format!("section:{document_id}:{anchor}")
}

/// What the search calls a section.
pub fn search_title(section: &str, document: &str) -> String {
    if section.is_empty() {
        document.to_owned()
    } else {
        format!("{section} – {document}")
    }
}

/// The next instant at which a page about the consultation changes by itself.
pub fn changes_at(consultation: &Consultation, now: UtcTime) -> Option<UtcTime> {
    consultations::rules::next_change(consultation, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_in_a_line_is_read_again() {
        for (exact, replacement) in [
            ("eighty metres", None),
            ("eighty metres", Some("")),
            ("eighty metres", Some("fifty ‘or so’ → metres")),
            ("[…] metres", Some("[…]")),
        ] {
            let title = quote_title(exact, replacement);
            assert_eq!(title_quote(&title), Some((exact, replacement)), "{title}");
        }
        for other in ["", "[…]", "‘eighty[…]", "[…]metres’"] {
            assert_eq!(title_quote(other), None, "{other}");
        }
    }

    #[test]
    fn headings_follow_the_outline_and_end_at_six() {
        for (depth, level) in [(0, 2), (1, 2), (2, 3), (5, 6), (9, 6)] {
            assert_eq!(heading_level(depth), level);
        }
    }
}
