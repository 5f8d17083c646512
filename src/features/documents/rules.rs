//! What a document may be, where its sections are found, and when it is commented.

use std::collections::HashSet;

use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{self, Contribution, Kind};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::markdown::{SectionSource, split_sections};
use crate::platform::text::TextRule;

/// A comment, in characters as readers count them.
pub const COMMENT: TextRule = contributions::rules::COMMENT;
pub const TITLE: TextRule = TextRule::line(5, 200);
pub const SUMMARY: TextRule = TextRule::text(0, 1_000);
pub const NOTE: TextRule = TextRule::text(3, 1_000);
/// Markdown of a whole document: longer ones are several documents.
pub const SOURCE: TextRule = TextRule::text(20, 600_000);
/// Sections that one page can show and a reader can find their way in.
pub const MAX_SECTIONS: usize = 500;
/// First-level comments on a page.
pub const PAGE: i64 = 200;

/// Ids that every page has already, and so are no anchors.
const TAKEN: [&str; 3] = ["content", "comments", "site-q"];

/// The title that a Markdown text gives itself, and the text without it: a first line `# …` that
/// is the only heading of that level.
pub fn split_title(markdown: &str) -> (Option<&str>, &str) {
    let text = markdown.trim_start_matches(['\u{feff}', '\n', '\r', ' ', '\t']);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let Some(title) = first.trim_end().strip_prefix("# ") else {
        return (None, markdown);
    };
    let title = title.trim().trim_end_matches('#').trim_end();
    let sections = split_sections(text);
    // The only one of its level: everything else then hangs below it as 1.1, 1.2 …
    let alone = sections.len() > 1 && sections.iter().all(|s| !is_second_top(&s.number));
    if alone && !title.is_empty() {
        (Some(title), rest)
    } else {
        (None, markdown)
    }
}

fn is_second_top(number: &str) -> bool {
    !number.is_empty() && number != "1" && !number.contains('.')
}

/// The sections of a text, with anchors that no page uses for itself.
///
/// # Errors
/// `Invalid` for the field `source`: no text, or too many sections.
pub fn sections(markdown: &str) -> Result<Vec<SectionSource>, AppError> {
    let mut sections = split_sections(markdown);
    if sections.is_empty() {
        return Err(AppError::field("source", "documents.no-sections"));
    }
    if sections.len() > MAX_SECTIONS {
        return Err(AppError::field("source", "documents.too-many-sections"));
    }
    let mut anchors: HashSet<String> = sections.iter().map(|s| s.anchor.clone()).collect();
    for section in &mut sections {
        if TAKEN.contains(&section.anchor.as_str()) {
            let mut anchor = format!("section-{}", section.anchor);
            while !anchors.insert(anchor.clone()) {
                anchor.push_str("-1");
            }
            section.anchor = anchor;
        }
    }
    Ok(sections)
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

/// The next instant at which a page about the consultation changes by itself.
pub fn changes_at(consultation: &Consultation, now: UtcTime) -> Option<UtcTime> {
    consultations::rules::next_change(consultation, now)
}

/// What would happen to the anchors of the current version if `new` were published.
pub fn compare_anchors<'a>(
    current: &'a [String],
    new: &'a [SectionSource],
) -> (Vec<&'a str>, Vec<&'a str>) {
    let added = new
        .iter()
        .map(|section| section.anchor.as_str())
        .filter(|anchor| !current.iter().any(|known| known == anchor));
    let gone = current
        .iter()
        .map(String::as_str)
        .filter(|anchor| !new.iter().any(|section| section.anchor == *anchor));
    (added.collect(), gone.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_top_heading_is_the_title_of_the_document() {
        let table = [
            (
                "# A plan\n\n## One\n\nText",
                Some("A plan"),
                "\n## One\n\nText",
            ),
            (
                "\n\n# A plan #\n## One\nText",
                Some("A plan"),
                "## One\nText",
            ),
            (
                "# One\n\nText\n\n# Two\n\nText",
                None,
                "# One\n\nText\n\n# Two\n\nText",
            ),
            ("# Alone\n\nText", None, "# Alone\n\nText"),
            ("## One\n\nText", None, "## One\n\nText"),
            ("#hash\n\n## One", None, "#hash\n\n## One"),
            ("", None, ""),
        ];
        for (source, title, rest) in table {
            assert_eq!(split_title(source), (title, rest), "{source}");
        }
    }

    #[test]
    fn sections_below_the_title_count_from_one() {
        let (_, body) = split_title("# A plan\n\nBefore.\n\n## Aims\n\nText\n\n### Deep\n\nMore");
        let found = sections(body).unwrap();
        let numbers: Vec<_> = found.iter().map(|s| s.number.as_str()).collect();
        assert_eq!(numbers, ["", "1", "1.1"]);
    }

    #[test]
    fn an_anchor_never_takes_the_id_of_a_part_of_the_page() {
        let found = sections("## Content\n\nText\n\n## Section content\n\nText").unwrap();
        let anchors: Vec<_> = found.iter().map(|s| s.anchor.as_str()).collect();
        assert_eq!(anchors, ["section-content-1", "section-content"]);
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        assert!(sections("  \n").is_err());
        let many = "## T\n\nx\n\n".repeat(MAX_SECTIONS + 1);
        assert!(sections(&many).is_err());
        assert!(sections(&"## T\n\nx\n\n".repeat(MAX_SECTIONS)).is_ok());
    }

    #[test]
    fn headings_follow_the_outline_and_end_at_six() {
        for (depth, level) in [(0, 2), (1, 2), (2, 3), (5, 6), (9, 6)] {
            assert_eq!(heading_level(depth), level);
        }
    }

    #[test]
    fn a_new_version_says_which_anchors_come_and_go() {
        let new = sections("## Aims\n\nx\n\n## Costs\n\nx").unwrap();
        let current = ["aims".to_owned(), "route".to_owned()];
        assert_eq!(
            compare_anchors(&current, &new),
            (vec!["costs"], vec!["route"])
        );
    }
}
