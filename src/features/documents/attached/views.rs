//! What pages and machines see of attachments.

use serde::Serialize;
use utoipa::ToSchema;

use super::model::{Kind, Whole};
use crate::app::App;
use crate::platform::db::UtcTime;
use crate::platform::templates::urlencode;
use crate::platform::web_address::host_of;

/// An attachment, as pages show it.
#[derive(Clone, Debug, Serialize)]
pub struct AttachmentView {
    pub token: String,
    pub title: String,
    /// Last part of the key of its kind's name: 'pdf', 'jpeg', 'video' …
    pub kind: &'static str,
    pub is_link: bool,
    pub is_picture: bool,
    pub is_recording: bool,
    /// Where it is: a file here, or an address elsewhere.
    pub url: String,
    /// Name of the file, or of the site elsewhere.
    pub name: String,
    /// In bytes; 0 for a link.
    pub size: i64,
    pub sha256: String,
    pub content_type: String,
    /// Its own page, with everything that is said about it.
    pub page: String,
    pub words: String,
    /// The same, line by line.
    pub lines: Vec<String>,
    pub words_url: String,
    pub from_version: i64,
    pub until_version: Option<i64>,
    pub added_at: UtcTime,
    pub removed_at: Option<UtcTime>,
    pub removal_reason: String,
    /// It goes with the version that is current.
    pub is_current: bool,
}

/// Path of a file: by what it holds, so what stands there never changes.
fn path(whole: &Whole) -> String {
    match &whole.file {
        Some(file) => format!(
            "/documents/attachments/{}/{}",
            file.sha256,
            urlencode(&file.name)
        ),
        None => whole.attachment.url.clone(),
    }
}

/// Last part of the key of a kind's name.
fn kind_key(whole: &Whole) -> &'static str {
    match (&whole.file, whole.attachment.kind) {
        (Some(file), _) => file.content_type.key(),
        (None, Kind::Video) => "video",
        (None, Kind::Recording) => "recording",
        (None, Kind::Page | Kind::File) => "page",
    }
}

impl AttachmentView {
    /// `base`: path of the document.
    pub fn new(whole: Whole, base: &str, current: i64) -> Self {
        let content = whole.file.as_ref().map(|file| file.content_type);
        let name = match &whole.file {
            Some(file) => file.name.clone(),
            None => host_of(&whole.attachment.url),
        };
        Self {
            kind: kind_key(&whole),
            is_link: whole.file.is_none(),
            is_picture: content.is_some_and(|kind| kind.is_picture()),
            is_recording: content.is_some_and(|kind| kind.is_recording()),
            url: path(&whole),
            name,
            size: whole.file.as_ref().map_or(0, |file| file.byte_count),
            sha256: whole
                .file
                .as_ref()
                .map_or_else(String::new, |file| file.sha256.clone()),
            content_type: content.map_or_else(String::new, |kind| kind.to_string()),
            page: format!("{base}/attachments/{}", whole.attachment.token),
            is_current: whole.attachment.removed_at.is_none()
                && whole.attachment.goes_with(current),
            token: whole.attachment.token,
            lines: whole
                .attachment
                .words
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(str::to_owned)
                .collect(),
            title: whole.attachment.title,
            words: whole.attachment.words,
            words_url: whole.attachment.words_url,
            from_version: whole.attachment.from_version,
            until_version: whole.attachment.until_version,
            added_at: whole.attachment.added_at,
            removed_at: whole.attachment.removed_at,
            removal_reason: whole.attachment.removal_reason,
        }
    }

    /// All of `attachments`.
    pub fn all(attachments: Vec<Whole>, base: &str, current: i64) -> Vec<Self> {
        let views = attachments.into_iter();
        views.map(|one| Self::new(one, base, current)).collect()
    }
}

/// What goes with a document, for machines.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AttachmentItem {
    pub id: i64,
    /// `published`, or `removed`: then only its title and the reason are left.
    pub state: &'static str,
    pub title: String,
    /// `file`, `video`, `recording` or `page`; the last three are elsewhere.
    pub kind: String,
    /// `application/pdf`, `image/jpeg`, `image/png`, `audio/mpeg` or `audio/wav`.
    pub content_type: Option<String>,
    pub byte_count: Option<i64>,
    /// Of the file, hexadecimal.
    pub sha256: Option<String>,
    /// Where the file is, or the address elsewhere.
    pub content_url: Option<String>,
    /// What a picture shows, what is said in a recording, what else there is to say.
    pub description: String,
    /// Where what is said in it can be read.
    pub transcript_url: Option<String>,
    /// Number of the version that it came with.
    pub from_version: i64,
    pub added_at: UtcTime,
    pub removed_at: Option<UtcTime>,
    pub removal_reason: Option<String>,
    /// Its page.
    pub url: String,
}

impl AttachmentItem {
    /// `base`: path of the document.
    pub fn new(app: &App, whole: Whole, base: &str) -> Self {
        let is_gone = whole.attachment.removed_at.is_some();
        let address = path(&whole);
        let content_url = if whole.file.is_some() {
            app.absolute(&address)
        } else {
            address
        };
        let file = whole.file.filter(|_| !is_gone);
        let one = whole.attachment;
        Self {
            state: if is_gone { "removed" } else { "published" },
            kind: one.kind.to_string(),
            content_type: file.as_ref().map(|file| file.content_type.to_string()),
            byte_count: file.as_ref().map(|file| file.byte_count),
            sha256: file.map(|file| file.sha256),
            content_url: (!is_gone).then_some(content_url),
            description: if is_gone { String::new() } else { one.words },
            transcript_url: Some(one.words_url).filter(|url| !url.is_empty() && !is_gone),
            from_version: one.from_version,
            added_at: one.added_at,
            removed_at: one.removed_at,
            removal_reason: Some(one.removal_reason).filter(|reason| !reason.is_empty()),
            url: app.absolute(&format!("{base}/attachments/{}", one.token)),
            id: one.id,
            title: one.title,
        }
    }
}
