//! What an import left out, and why one is refused.

/// Places that are listed for one kind of thing; further ones are counted.
const MAX_LISTED: usize = 40;
/// Characters of a detail.
const MAX_DETAIL: usize = 60;

/// Something that the tree cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A picture from elsewhere, or of a kind that is not taken; its description stays.
    Picture,
    /// A picture without a description: the editor must write one.
    NoAlternative,
    /// Merged cells were taken apart.
    MergedCells,
    /// A table or list within a cell became lines of text.
    CellStructure,
    /// Deleted text that a word processor still kept.
    Deleted,
    /// A remark in the margin.
    Remark,
    /// Repeated at the head or foot of every page.
    PageHead,
    /// A text box, drawing, chart or formula.
    Drawing,
    /// A field that the program fills in; its last value stays.
    Field,
    /// A script, a form, an embedded page.
    Active,
    /// An address that leads nowhere safe; its words stay.
    Address,
    /// A footnote that nothing refers to.
    LooseNote,
    /// A footnote in a heading moved to the text below it.
    HeadingNote,
    /// An element of the format that is not understood; its words stay.
    Element,
    /// A part that is none of the text: an attachment, a table of contents, an editor's remark.
    Part,
    /// Levels of the outline or of lists beyond the fifth became the fifth.
    TooDeep,
    /// Data about the document beside its title and language.
    Metadata,
    /// Underlining, colour, marking: the words stay without it.
    Markup,
    /// Text that the program it is from does not show.
    Hidden,
    /// The heading of a row became a plain cell.
    RowHead,
    /// A table with more rows than one may have became several.
    LongTable,
    /// A reference to another act, which leads nowhere on the web; its words stay.
    Reference,
}

impl What {
    /// Last part of the keys of its texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::NoAlternative => "no-alternative",
            Self::MergedCells => "merged-cells",
            Self::CellStructure => "cell-structure",
            Self::Deleted => "deleted",
            Self::Remark => "remark",
            Self::PageHead => "page-head",
            Self::Drawing => "drawing",
            Self::Field => "field",
            Self::Active => "active",
            Self::Address => "address",
            Self::LooseNote => "loose-note",
            Self::HeadingNote => "heading-note",
            Self::Element => "element",
            Self::Part => "part",
            Self::TooDeep => "too-deep",
            Self::Metadata => "metadata",
            Self::Markup => "markup",
            Self::Hidden => "hidden",
            Self::RowHead => "row-head",
            Self::LongTable => "long-table",
            Self::Reference => "reference",
        }
    }
}

impl What {
    /// For a terminal.
    fn words(self) -> &'static str {
        match self {
            Self::Picture => "picture not taken",
            Self::NoAlternative => "picture without a description",
            Self::MergedCells => "merged cells taken apart",
            Self::CellStructure => "list or table within a cell made lines of text",
            Self::Deleted => "deleted text left out",
            Self::Remark => "remarks in the margin left out",
            Self::PageHead => "head or foot of pages left out",
            Self::Drawing => "drawing, box or formula left out, its words kept",
            Self::Field => "field kept with its last value",
            Self::Active => "active content left out",
            Self::Address => "link that leads nowhere safe, its words kept",
            Self::LooseNote => "footnote that nothing refers to left out",
            Self::HeadingNote => "footnote moved from a heading to the text below it",
            Self::Element => "element not understood, its words kept",
            Self::Part => "attachment, table of contents or remark left out",
            Self::TooDeep => "deepest levels joined",
            Self::Metadata => "data about the document left out",
            Self::Markup => "underlining, colour or marking left out, its words kept",
            Self::Hidden => "hidden text left out",
            Self::RowHead => "heading of a row made a plain cell",
            Self::LongTable => "table with more than 5,000 rows divided",
            Self::Reference => "reference to another act, its words kept",
        }
    }
}

/// Where something stood in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Whole,
    /// From 1.
    Line(u64),
    /// From 1, empty ones counted, as a word processor counts them.
    Paragraph(u64),
}

/// One thing that was left out or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    pub what: What,
    pub place: Place,
    /// Its name or its first words; may be ''.
    pub detail: String,
}

/// Everything that was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub dropped: Vec<Dropped>,
    /// Further ones of a kind, that are not listed.
    pub more: Vec<(What, usize)>,
}

impl Report {
    /// Notes that something was left out.
    pub fn add(&mut self, what: What, place: Place, detail: &str) {
        let listed = self.dropped.iter().filter(|one| one.what == what).count();
        if listed >= MAX_LISTED {
            match self.more.iter_mut().find(|(kind, _)| *kind == what) {
                Some((_, count)) => *count += 1,
                None => self.more.push((what, 1)),
            }
            return;
        }
        let detail: String = detail
            .chars()
            .filter(|c| !c.is_control())
            .take(MAX_DETAIL)
            .collect();
        self.dropped.push(Dropped {
            what,
            place,
            detail: detail.trim().to_owned(),
        });
    }

    /// Whether everything was taken.
    pub fn is_empty(&self) -> bool {
        self.dropped.is_empty()
    }

    /// One plain line for each thing, for a terminal.
    pub fn lines(&self) -> Vec<String> {
        let listed = self.dropped.iter().map(|one| {
            let place = match one.place {
                Place::Whole => String::new(),
                Place::Line(n) => format!("line {n}: "),
                Place::Paragraph(n) => format!("paragraph {n}: "),
            };
            let detail = if one.detail.is_empty() {
                String::new()
            } else {
                format!(": {}", one.detail)
            };
            format!("{place}{}{detail}", one.what.words())
        });
        let more = self
            .more
            .iter()
            .map(|(what, count)| format!("{count} more: {}", what.words()));
        listed.chain(more).collect()
    }

    /// How many of a kind.
    pub fn count(&self, what: What) -> usize {
        let listed = self.dropped.iter().filter(|one| one.what == what).count();
        let more = self.more.iter().find(|(kind, _)| *kind == what);
        listed + more.map_or(0, |(_, count)| *count)
    }
}

/// Why a file is not imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the file is too large")]
    TooLarge,
    #[error("there is no text in it")]
    NoText,
    #[error("it has more than 6,000 sections")]
    TooManySections,
    #[error("it has more than 4,000,000 characters")]
    TooLong,
    #[error("it is not text in UTF-8 or UTF-16")]
    NotText,
    #[error("it is neither Markdown, HTML, a Word file (.docx) nor Akoma Ntoso")]
    OtherType,
    #[error("it is XML, but not Akoma Ntoso")]
    OtherXml,
    #[error("its name or its content passes for two types of file at once")]
    TwoTypes,
    #[error("it is damaged")]
    Damaged,
    #[error("it unpacks to more than can be read")]
    Bomb,
    #[error("it is locked with a password")]
    Encrypted,
    #[error("it declares entities or a document type of its own")]
    Entities,
    #[error("its elements are nested too deeply")]
    TooDeep,
    #[error("it holds programs (macros)")]
    Macros,
    #[error("it holds a picture that is too large to be shown")]
    PictureTooLarge,
    /// With its line.
    #[error("line {0}: an element has more than 256 attributes")]
    TooManyAttributes(u64),
}

impl Refusal {
    /// Stable key, also of the message shown to the person.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "documents.file-too-large",
            Self::NoText => "documents.no-sections",
            Self::TooManySections => "documents.too-many-sections",
            Self::TooLong => "documents.too-long",
            Self::NotText => "documents.not-text",
            Self::OtherType => "documents.other-type",
            Self::OtherXml => "documents.other-xml",
            Self::TwoTypes => "documents.two-types",
            Self::Damaged => "documents.damaged",
            Self::Bomb => "documents.bomb",
            Self::Encrypted => "documents.encrypted",
            Self::Entities => "documents.entities",
            Self::TooDeep => "documents.too-deep",
            Self::Macros => "documents.macros",
            Self::PictureTooLarge => "documents.picture-too-large",
            Self::TooManyAttributes(_) => "documents.too-many-attributes",
        }
    }

    /// What its message names.
    pub fn args(self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooManyAttributes(line) => vec![("line", line.to_string())],
            _ => Vec::new(),
        }
    }
}
