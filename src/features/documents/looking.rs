//! What the pages with comments show, as it is read: the comments, what they were made on, and what
//! became of it.

use super::beside::{self, Earlier, Here, Piece};
use super::explained::Aid;
use super::handlers::{Reader, find_readable};
use super::merged::{self, At, Merged};
use super::model::{Disposition, Document, LineageRow, SectionTitle};
use super::views::section_label;
use super::{disposing, rules, store, store_life, url};
use crate::features::consultations::Consultation;
use crate::features::contributions::{self, Contribution, Order, Said, Thread};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;

/// Sections among which quoted words are looked for when they have gone.
const PIECES: usize = 20;

/// Where a page with comments begins.
#[derive(Clone, Copy)]
pub struct Start {
    pub order: Order,
    /// Replies are always read oldest first.
    pub after: i64,
}

impl Start {
    pub const FIRST: Self = Self {
        order: Order::Oldest(0),
        after: 0,
    };
}

/// Which comments a page is about.
#[derive(Clone, Debug)]
pub enum About {
    Document,
    Section(String),
    Comment(String),
}

/// A page with comments: what they are about, and the comments.
pub struct TalkData {
    pub consultation: Consultation,
    pub document: Document,
    /// The section, and the version it was taken from.
    pub section: Option<(super::Section, i64)>,
    /// The comment that is replied to.
    pub parent: Option<Said>,
    /// The same, with its text.
    pub answered: Option<Contribution>,
    pub thread: Thread,
    pub count: i64,
    /// What the section said in the versions on which these comments were made.
    pub earlier: Vec<Earlier>,
    /// What became of what was said, newest version first.
    pub dispositions: Vec<Disposition>,
    /// Sections that went into this one, or came out of it.
    pub related: Vec<SectionTitle>,
    /// What helps to understand the section.
    pub aid: Aid,
    /// What was said about sections that went into this one.
    pub merged: Vec<Merged>,
}

pub fn read_talk(
    conn: &mut DbConn,
    slug: &str,
    document: &str,
    about: &About,
    start: Start,
    reader: &Reader,
) -> Result<TalkData, AppError> {
    let (consultation, document) = find_readable(conn, slug, document, reader)?;
    let place = document.place();
    let mut data = TalkData {
        consultation,
        document,
        section: None,
        parent: None,
        answered: None,
        thread: Thread::default(),
        count: 0,
        earlier: Vec::new(),
        dispositions: Vec::new(),
        related: Vec::new(),
        aid: Aid::default(),
        merged: Vec::new(),
    };
    match about {
        About::Comment(token) => {
            let comment = contributions::find_by_token(conn, token)?;
            let comment = comment
                .filter(|comment| comment.place == place && comment.published_at.is_some())
                .ok_or(AppError::NotFound)?;
            data.thread = contributions::list_replies(conn, &comment, start.after, rules::PAGE)?;
            reader.mark(conn, &mut data.thread.said, &data.consultation)?;
            data.count = comment.reply_count;
            data.parent = Some(contributions::said(conn, &comment)?);
            data.answered = Some(comment.clone());
            if !comment.anchor.is_empty() {
                data.section = store::find_section(conn, data.document.id, &comment.anchor)?;
            }
            data.look_back(conn)?;
            return Ok(data);
        }
        About::Section(anchor) => {
            let section = store::find_section(conn, data.document.id, anchor)?;
            data.section = Some(section.ok_or(AppError::NotFound)?);
        }
        About::Document => {}
    }
    let anchor = data
        .section
        .as_ref()
        .map_or("", |(section, _)| &section.anchor);
    data.thread = contributions::thread(conn, &place, anchor, start.order, rules::PAGE)?;
    reader.mark(conn, &mut data.thread.said, &data.consultation)?;
    let counts = contributions::counts_of_place(conn, &place)?;
    data.count = counts.get(anchor).copied().unwrap_or(0);
    if let Some((section, version)) = &data.section {
        data.aid = Aid::read(conn, &data.document, &section.anchor, *version)?;
    }
    let origin = data.look_back(conn)?;
    if !start.order.is_later_page() {
        data.look_aside(conn, reader, &origin)?;
    }
    Ok(data)
}

impl TalkData {
    /// Page of the section.
    fn section_url(&self, anchor: &str) -> String {
        let document = url(&self.consultation, &self.document);
        format!("{document}/sections/{anchor}")
    }

    /// Finds what was said about sections, or words of sections, that went into this one.
    fn look_aside(
        &mut self,
        conn: &mut DbConn,
        reader: &Reader,
        origin: &Origin,
    ) -> Result<(), AppError> {
        let current = self.document.current_version;
        let Some((section, _)) = self
            .section
            .as_ref()
            .filter(|(_, version)| *version == current)
        else {
            return Ok(());
        };
        if self.related.is_empty() {
            return Ok(());
        }
        let at = At {
            document: &self.document,
            section,
            url: &self.section_url(&section.anchor),
            titles: &origin.titles,
            lineage: &origin.lineage,
        };
        self.merged = merged::list(conn, &at)?;
        for one in &mut self.merged {
            reader.mark(conn, &mut one.thread.said, &self.consultation)?;
        }
        Ok(())
    }

    /// Finds out which comments were made on other words than those that stand there now, and
    /// what became of them.
    fn look_back(&mut self, conn: &mut DbConn) -> Result<Origin, AppError> {
        let mut origin = Origin::default();
        let Some((section, _)) = &self.section else {
            return Ok(origin);
        };
        let current = self.document.current_version;
        let (mut history, mut pieces) = (Vec::new(), Vec::new());
        // In a first version nothing can have changed.
        if current > 1 {
            history = store::list_history(conn, self.document.id, &section.anchor)?;
            let all = disposing::list(conn, self.document.id)?;
            self.dispositions = all
                .into_iter()
                .filter(|one| one.anchor == section.anchor)
                .collect();
            origin.lineage = store_life::list_lineage(conn, self.document.id, 0, current)?;
            let lineage = origin.lineage.iter();
            let related: Vec<&str> = lineage
                .filter_map(|row| {
                    if row.anchor == section.anchor {
                        Some(row.from_anchor.as_str())
                    } else if row.from_anchor == section.anchor {
                        Some(row.anchor.as_str())
                    } else {
                        None
                    }
                })
                .collect();
            if !related.is_empty() {
                origin.titles = super::section_titles(conn, &[self.document.id])?;
                let titles = origin.titles.iter();
                self.related = titles
                    .filter(|title| related.contains(&title.anchor.as_str()))
                    .cloned()
                    .collect();
                pieces = self.pieces(conn, &section.anchor, &origin)?;
            }
        }
        let here = Here {
            section,
            url: &self.section_url(&section.anchor),
            current,
            history: &history,
            part: "",
            pieces: &pieces,
        };
        let mut said: Vec<&mut Said> = self.thread.said.iter_mut().collect();
        said.extend(self.parent.as_mut());
        self.earlier = beside::look_back(conn, said, &here)?;
        Ok(origin)
    }

    /// Sections of the current version that words of a section may have gone to.
    fn pieces(
        &self,
        conn: &mut DbConn,
        anchor: &str,
        origin: &Origin,
    ) -> Result<Vec<Piece>, AppError> {
        let mut pieces = Vec::new();
        for name in merged::kin(&origin.lineage, anchor, true) {
            let found = store::find_section(conn, self.document.id, name)?;
            let Some((section, version)) = found else {
                continue;
            };
            if version == self.document.current_version && pieces.len() < PIECES {
                pieces.push(Piece {
                    label: section_label(&section.number, &section.title, &self.document.title),
                    url: self.section_url(&section.anchor),
                    text: section.text,
                });
            }
        }
        Ok(pieces)
    }
}

/// Where sections came from and went.
#[derive(Default)]
struct Origin {
    lineage: Vec<LineageRow>,
    /// Read only where the section has relatives.
    titles: Vec<SectionTitle>,
}
