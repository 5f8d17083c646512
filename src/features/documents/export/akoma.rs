//! A tree as Akoma Ntoso (OASIS LegalDocML 1.0, namespace `…/akn/3.0`), as an open document.
//!
//! What the schema asks for and this keeps: the three levels of identification in their order; an
//! `eId` that is unique; a part of the hierarchy has number, heading, and then either `content`, or
//! `intro` and further parts; cells and items hold blocks; a footnote stands where it is first
//! referred to.

use std::collections::HashMap;
use std::fmt::Write;

use super::super::tree::{Block, List, Marks, Note, Piece, Run, Section, Table, Tree};

/// What is said about a document beside its text.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Path of the document on the site.
    pub path: String,
    /// Its address with the site.
    pub source: String,
    /// Of the version, from 1.
    pub version: i64,
    /// 'en'
    pub lang: String,
    /// 2026-11-23
    pub first_on: String,
    pub published_on: String,
    /// The body in charge.
    pub author: String,
    /// Of a translation: the language of the text that is binding; '' of that text itself.
    pub translated_from: String,
}

/// The whole document.
pub fn akoma(tree: &Tree, about: &About) -> String {
    let mut writer = Writer {
        out: String::new(),
        known: HashMap::new(),
        around: String::new(),
        notes: tree.sections.iter().flat_map(|one| &one.notes).collect(),
    };
    writer
        .out
        .push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    writer.out.push_str(
        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n\
         <doc name=\"policy\" contains=\"singleVersion\">\n",
    );
    writer.meta(tree, about);
    if !tree.title.is_empty() {
        let title = escape(&tree.title);
        let _ = writeln!(
            writer.out,
            "<preface><longTitle><p><docTitle>{title}</docTitle></p></longTitle></preface>"
        );
    }
    writer.out.push_str("<mainBody>\n");
    let mut rest = tree.sections.as_slice();
    if let Some((first, after)) = rest.split_first()
        && first.level == 0
    {
        writer.blocks(&first.blocks);
        rest = after;
    }
    writer.sections(rest);
    writer.out.push_str("</mainBody>\n</doc>\n</akomaNtoso>\n");
    writer.out
}

struct Writer<'a> {
    out: String,
    /// Footnotes that were written out: their `eId` by their labels.
    known: HashMap<String, String>,
    /// `eId` of the part that is being written, with what parts it from one within (AKN-NC 1.0,
    /// 5.2); '' outside of all.
    around: String,
    notes: Vec<&'a Note>,
}

/// Three letters, as the standard asks.
fn language(lang: &str) -> &str {
    match lang {
        "ar" => "ara",
        "bg" => "bul",
        "ca" => "cat",
        "cs" => "ces",
        "cy" => "cym",
        "da" => "dan",
        "de" => "deu",
        "el" => "ell",
        "en" => "eng",
        "es" => "spa",
        "et" => "est",
        "eu" => "eus",
        "fa" => "fas",
        "fi" => "fin",
        "fr" => "fra",
        "ga" => "gle",
        "gl" => "glg",
        "he" => "heb",
        "hi" => "hin",
        "hr" => "hrv",
        "hu" => "hun",
        "is" => "isl",
        "it" => "ita",
        "ja" => "jpn",
        "ko" => "kor",
        "lt" => "lit",
        "lv" => "lav",
        "mi" => "mri",
        "mt" => "mlt",
        "nb" => "nob",
        "nl" => "nld",
        "nn" => "nno",
        "pl" => "pol",
        "pt" => "por",
        "qu" => "que",
        "ro" => "ron",
        "ru" => "rus",
        "se" => "sme",
        "sk" => "slk",
        "sl" => "slv",
        "so" => "som",
        "sq" => "sqi",
        "sr" => "srp",
        "sv" => "swe",
        "th" => "tha",
        "tr" => "tur",
        "uk" => "ukr",
        "ur" => "urd",
        "vi" => "vie",
        "zh" => "zho",
        _ => "und",
    }
}

fn escape(text: &str) -> String {
    super::html::escape(text)
}

impl<'a> Writer<'a> {
    fn meta(&mut self, tree: &Tree, about: &About) {
        let path = format!("/akn{}", escape(&about.path));
        let lang = language(&about.lang);
        // Date and number of the version, as AKN-NC 1.0 (4.6.1) joins them: two versions may be of
        // one day.
        let expression = format!(
            "{path}/{lang}@{};{}",
            escape(&about.published_on),
            about.version
        );
        let first = escape(&about.first_on);
        let published = escape(&about.published_on);
        let alias = if tree.title.is_empty() {
            String::new()
        } else {
            format!(
                "<FRBRalias name=\"title\" value=\"{}\"/>",
                escape(&tree.title)
            )
        };
        let author = "<FRBRauthor href=\"#body\"/>";
        let translation = if about.translated_from.is_empty() {
            String::new()
        } else {
            let from = language(&about.translated_from);
            format!(
                "<FRBRtranslation href=\"{path}/{from}\" by=\"#body\" fromLanguage=\"{from}\" authoritative=\"false\"/>"
            )
        };
        let _ = writeln!(
            self.out,
            "<meta>\n<identification source=\"#body\">\n\
             <FRBRWork><FRBRthis value=\"{path}/!main\"/><FRBRuri value=\"{path}\"/>{alias}\
             <FRBRdate date=\"{first}\" name=\"publication\"/>{author}<FRBRcountry value=\"un\"/></FRBRWork>\n\
             <FRBRExpression><FRBRthis value=\"{expression}/!main\"/><FRBRuri value=\"{expression}\"/>\
             <FRBRdate date=\"{published}\" name=\"publication\"/>{author}\
             <FRBRversionNumber value=\"{}\"/><FRBRlanguage language=\"{lang}\"/>{translation}</FRBRExpression>\n\
             <FRBRManifestation><FRBRthis value=\"{expression}/!main.xml\"/><FRBRuri value=\"{expression}.akn\"/>\
             <FRBRdate date=\"{published}\" name=\"publication\"/>{author}<FRBRformat value=\"application/akn+xml\"/></FRBRManifestation>\n\
             </identification>\n<references source=\"#body\">\n\
             <original eId=\"original\" href=\"{}\" showAs=\"{}\"/>\n\
             <TLCOrganization eId=\"body\" href=\"/akn/ontology/organization/body\" showAs=\"{}\"/>\n\
             </references>\n</meta>",
            about.version,
            escape(&about.source),
            escape(&tree.title),
            escape(&about.author),
        );
    }

    /// Sections that follow each other, those below within those above.
    fn sections(&mut self, sections: &'a [Section]) {
        let mut rest = sections;
        let mut count = 0;
        while let Some((section, after)) = rest.split_first() {
            let below = after
                .iter()
                .take_while(|other| other.level > section.level)
                .count();
            let (inner, next) = after.split_at(below);
            count += 1;
            self.section(section, inner, count);
            rest = next;
        }
    }

    fn section(&mut self, section: &'a Section, inner: &'a [Section], count: usize) {
        let id = format!("{}sec_{count}", self.around);
        let _ = writeln!(self.out, "<section eId=\"{id}\">");
        let around = std::mem::replace(&mut self.around, format!("{id}__"));
        if !section.number.is_empty() {
            let _ = writeln!(self.out, "<num>{}</num>", escape(&section.number));
        }
        if !section.title.is_empty() {
            let _ = writeln!(self.out, "<heading>{}</heading>", escape(&section.title));
        }
        if inner.is_empty() {
            self.out.push_str("<content>\n");
            self.blocks(&section.blocks);
            if section.blocks.is_empty() {
                self.out.push_str("<p/>\n");
            }
            self.out.push_str("</content>\n");
        } else {
            if !section.blocks.is_empty() {
                self.out.push_str("<intro>\n");
                self.blocks(&section.blocks);
                self.out.push_str("</intro>\n");
            }
            self.sections(inner);
        }
        self.around = around;
        self.out.push_str("</section>\n");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Para(runs) => {
                    self.out.push_str("<p>");
                    self.runs(runs);
                    self.out.push_str("</p>\n");
                }
                Block::Quote(inner) => {
                    self.out.push_str("<blockContainer class=\"quotation\">\n");
                    self.blocks(inner);
                    self.out.push_str("</blockContainer>\n");
                }
                Block::List(list) => self.list(list),
                Block::Table(table) => self.table(table),
                Block::Code(code) => {
                    let _ = writeln!(
                        self.out,
                        "<foreign><pre xmlns=\"http://www.w3.org/1999/xhtml\">{}</pre></foreign>",
                        escape(code)
                    );
                }
                Block::Rule => self.out.push_str("<block name=\"rule\"/>\n"),
            }
        }
    }

    fn list(&mut self, list: &List) {
        self.out.push_str("<blockList>\n");
        for (n, item) in (0_u32..).zip(&list.items) {
            self.out.push_str("<item>");
            let number = match list.start {
                Some(start) => format!("{}.", start.saturating_add(n)),
                None => item.label.clone(),
            };
            if !number.is_empty() {
                let _ = write!(self.out, "<num>{}</num>", escape(&number));
            }
            self.out.push('\n');
            self.blocks(&item.blocks);
            self.out.push_str("</item>\n");
        }
        self.out.push_str("</blockList>\n");
    }

    fn table(&mut self, table: &Table) {
        self.out.push_str("<table>\n");
        for (n, row) in table.rows.iter().enumerate() {
            let element = if n == 0 && table.has_head { "th" } else { "td" };
            self.out.push_str("<tr>");
            for cell in row {
                let _ = write!(self.out, "<{element}><p>");
                self.runs(cell);
                let _ = write!(self.out, "</p></{element}>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            if !run.link.is_empty() {
                let _ = write!(self.out, "<a href=\"{}\">", escape(&run.link));
            }
            for (mark, element) in Marks::ALL {
                if run.marks.has(mark) {
                    self.out.push_str(open(element));
                }
            }
            self.piece(&run.piece);
            for (mark, element) in Marks::ALL.iter().rev() {
                if run.marks.has(*mark) {
                    self.out.push_str(close(element));
                }
            }
            if !run.link.is_empty() {
                self.out.push_str("</a>");
            }
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Text(text) => self.out.push_str(&escape(text)),
            Piece::Break => self.out.push_str("<br/>"),
            Piece::Image { address, alt } => {
                let (address, alt) = (escape(address), escape(alt));
                let _ = write!(self.out, "<img src=\"{address}\" alt=\"{alt}\"/>");
            }
            Piece::Note(label) => {
                let mark = escape(label);
                if let Some(id) = self.known.get(label) {
                    let _ = write!(self.out, "<noteRef href=\"#{id}\" marker=\"{mark}\"/>");
                    return;
                }
                let id = format!("{}authorialNote_{mark}", self.around);
                self.known.insert(label.clone(), id.clone());
                let note = self.notes.iter().find(|note| note.label == *label).copied();
                let _ = write!(self.out, "<authorialNote eId=\"{id}\" marker=\"{mark}\">");
                if let Some(note) = note {
                    self.blocks(&note.blocks);
                }
                self.out.push_str("</authorialNote>");
            }
        }
    }
}

fn open(element: &str) -> &'static str {
    match element {
        "strong" => "<b>",
        "em" => "<i>",
        "sup" => "<sup>",
        "sub" => "<sub>",
        "code" => "<inline name=\"code\">",
        _ => "<inline name=\"struck\">",
    }
}

fn close(element: &str) -> &'static str {
    match element {
        "strong" => "</b>",
        "em" => "</i>",
        "sup" => "</sup>",
        "sub" => "</sub>",
        _ => "</inline>",
    }
}
