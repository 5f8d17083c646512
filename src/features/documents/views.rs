//! What the pages of documents show.

use std::collections::HashMap;

use serde::Serialize;

use super::attached::AttachmentView;
use super::disposing::Linked;
use super::explained::{self, Minutes, PlainView, TermView};
use super::model::{Disposition, Document, Section, SectionTitle, Verdict, Version};
use super::rules;
use super::translations::OtherLanguage;
use crate::features::consultations::{self, Consultation, Phase, Quiet};
use crate::features::contributions::State;
use crate::platform::db::UtcTime;

/// How a section is called in links: '2.1 Route', or the document's title for its first words.
pub fn section_label(number: &str, title: &str, document_title: &str) -> String {
    match (number, title) {
        ("", "") => document_title.to_owned(),
        ("", title) => title.to_owned(),
        (number, "") => number.to_owned(),
        (number, title) => format!("{number} {title}"),
    }
}

/// The consultation that a document belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct Around {
    pub title: String,
    pub url: String,
    /// The public does not know of it yet.
    pub is_draft: bool,
    pub phase: Phase,
    pub is_open: bool,
    pub quiet: Option<Quiet>,
    pub opens_at: UtcTime,
    pub closes_at: UtcTime,
}

impl Around {
    pub fn new(consultation: &Consultation, now: UtcTime) -> Self {
        let phase = consultations::phase(consultation, now);
        Self {
            title: consultation.title.clone(),
            url: consultations::url(consultation),
            is_draft: !consultations::is_public(consultation, now),
            phase,
            is_open: consultations::takes_part(consultation, now),
            quiet: consultations::quiet::quiet(consultation, now),
            opens_at: consultation.opens_at,
            closes_at: consultation.closes_at,
        }
    }
}

/// What all pages of a document say about it.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentHead {
    pub id: i64,
    pub title: String,
    pub summary: String,
    pub lang: String,
    pub url: String,
    pub current_version: i64,
}

impl DocumentHead {
    pub fn new(consultation: &Consultation, document: &Document) -> Self {
        Self {
            id: document.id,
            title: document.title.clone(),
            summary: document.summary.clone(),
            lang: document.lang.clone(),
            url: super::url(consultation, document),
            current_version: document.current_version,
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct VersionView {
    pub number: i64,
    pub note: String,
    pub digest: String,
    pub published_at: UtcTime,
    pub url: String,
    pub is_current: bool,
}

impl VersionView {
    pub fn new(version: Version, head: &DocumentHead) -> Self {
        let is_current = version.number == head.current_version;
        Self {
            url: if is_current {
                head.url.clone()
            } else {
                format!("{}/v/{}", head.url, version.number)
            },
            number: version.number,
            note: version.note,
            digest: version.digest,
            published_at: version.published_at,
            is_current,
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    pub anchor: String,
    pub number: String,
    pub title: String,
    pub label: String,
    /// Of the HTML heading; 0 where there is none.
    pub heading: i64,
    pub html: String,
    /// What it says in plain words.
    pub plain: Option<PlainView>,
    /// How long reading it takes; 0 for less than one.
    pub minutes: usize,
    /// What this version made of what was said about it.
    pub disposition: Option<DispositionView>,
    pub count: i64,
    /// Page with its comments.
    pub url: String,
}

impl SectionView {
    pub fn new(section: Section, head: &DocumentHead, counts: &HashMap<String, i64>) -> Self {
        let has_heading = section.level > 0;
        Self {
            label: section_label(&section.number, &section.title, &head.title),
            heading: if has_heading {
                rules::heading_level(section.level)
            } else {
                0
            },
            count: counts.get(&section.anchor).copied().unwrap_or(0),
            url: format!("{}/sections/{}", head.url, section.anchor),
            minutes: explained::minutes(explained::word_count(&section.text), &head.lang),
            plain: None,
            anchor: section.anchor,
            number: section.number,
            title: section.title,
            html: section.html,
            disposition: None,
        }
    }
}

/// What a version made of what was said about a section.
#[derive(Clone, Debug, Serialize)]
pub struct DispositionView {
    pub version: i64,
    pub version_url: String,
    pub verdict: Verdict,
    pub reason: String,
    /// Of the reason.
    pub lang: String,
    /// How the section is called, where it is no part of what is shown.
    pub label: String,
    /// The comments that it is about.
    pub comments: Vec<AnsweredView>,
    pub decided_at: UtcTime,
}

/// A comment that a version answered.
#[derive(Clone, Debug, Serialize)]
pub struct AnsweredView {
    pub token: String,
    /// '' for a guest.
    pub author: String,
    /// It was taken away since; who wrote it is nobody's business any more.
    pub is_gone: bool,
}

impl DispositionView {
    pub fn new(one: Disposition, head: &DocumentHead, comments: &[Linked]) -> Self {
        Self {
            version: one.version,
            version_url: format!("{}/v/{}", head.url, one.version),
            verdict: one.verdict,
            comments: comments
                .iter()
                .filter(|linked| linked.disposition_id == one.id)
                .map(|linked| {
                    let is_gone = linked.state != State::Published;
                    AnsweredView {
                        token: linked.token.clone(),
                        author: if is_gone {
                            String::new()
                        } else {
                            linked.author_name.clone()
                        },
                        is_gone,
                    }
                })
                .collect(),
            lang: head.lang.clone(),
            label: String::new(),
            reason: one.reason,
            decided_at: one.decided_at,
        }
    }
}

/// An entry of the table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub id: String,
    pub text: String,
    pub count: i64,
    pub level: i64,
    /// How long reading takes; 0 for less than one.
    pub minutes: usize,
}

impl Entry {
    /// Of a long document down to the level at which one can still find one's way.
    pub fn shortened(mut all: Vec<Self>) -> Vec<Self> {
        let mut deepest = 5;
        while deepest > 1 && all.iter().filter(|one| one.level <= deepest).count() > rules::CONTENTS
        {
            deepest -= 1;
        }
        all.retain(|one| one.level <= deepest);
        all
    }
}

/// A section that only earlier versions have, with comments that stay readable.
#[derive(Clone, Debug, Serialize)]
pub struct Vanished {
    pub label: String,
    pub url: String,
    pub count: i64,
}

/// Sections of earlier versions on which comments were made; those that `went` into another one are
/// read there.
pub fn vanished(
    titles: &[SectionTitle],
    head: &DocumentHead,
    counts: &HashMap<String, i64>,
    went: &HashMap<String, String>,
) -> Vec<Vanished> {
    titles
        .iter()
        .filter(|title| title.version != head.current_version && !went.contains_key(&title.anchor))
        .filter_map(|title| {
            let count = counts
                .get(&title.anchor)
                .copied()
                .filter(|&count| count > 0)?;
            Some(Vanished {
                label: section_label(&title.number, &title.title, &head.title),
                url: format!("{}/sections/{}", head.url, title.anchor),
                count,
            })
        })
        .collect()
}

/// The page of a document.
#[derive(Clone, Debug, Serialize)]
pub struct Reading {
    pub head: DocumentHead,
    pub around: Around,
    pub version: VersionView,
    pub versions: Vec<VersionView>,
    pub sections: Vec<SectionView>,
    pub contents: Vec<Entry>,
    pub vanished: Vec<Vanished>,
    /// What this version made of what was said about sections that it lacks.
    pub left: Vec<DispositionView>,
    /// Sections with comments that no version has answered; only editors are told.
    pub waiting_count: usize,
    /// What goes with this version.
    pub attachments: Vec<AttachmentView>,
    /// Comments on the whole document.
    pub whole_count: i64,
    pub comment_count: i64,
    pub may_edit: bool,
    /// Plain words that an editor should look at, because their text has changed.
    pub behind_count: usize,
    /// What the whole document says in plain words.
    pub plain: Option<PlainView>,
    pub minutes: Minutes,
    /// Other languages in which it can be read.
    pub languages: Vec<OtherLanguage>,
    /// What the language of the text calls itself.
    pub lang_name: &'static str,
    /// Words that stand on the page, with their explanations.
    pub terms: Vec<TermView>,
}

impl Reading {
    /// All sections with headings.
    pub fn contents_of(sections: &[SectionView]) -> Vec<Entry> {
        let listed = sections.iter().filter(|section| section.heading >= 2);
        let entries = listed.map(|section| Entry {
            id: section.anchor.clone(),
            text: section.label.clone(),
            count: section.count,
            level: section.heading - 1,
            minutes: section.minutes,
        });
        Entry::shortened(entries.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::section_label;

    #[test]
    fn a_section_is_called_by_number_and_title() {
        for (number, title, label) in [
            ("2.1", "Route", "2.1 Route"),
            ("2.1", "", "2.1"),
            ("", "", "The plan"),
        ] {
            assert_eq!(section_label(number, title, "The plan"), label);
        }
    }
}
