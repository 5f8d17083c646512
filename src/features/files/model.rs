//! Rows of files.

use diesel::prelude::*;

use crate::platform::db::UtcTime;
use crate::text_enum;

text_enum! {
    /// What is taken; recordings only where officials attach them. A word processor's file is not: it carries its author's name, earlier
    /// wordings and sometimes programs; whoever has one can save it as a PDF.
    pub enum ContentType {
        Pdf = "application/pdf",
        Jpeg = "image/jpeg",
        Png = "image/png",
        Text = "text/plain",
        Mp3 = "audio/mpeg",
        Wav = "audio/wav",
    }
}

impl ContentType {
    /// Last part of the keys of its texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Text => "text",
            Self::Mp3 => "mp3",
            Self::Wav => "wav",
        }
    }

    /// Endings of names; the first is given to a name without one.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Text => &["txt", "text", "md", "csv", "log"],
            Self::Mp3 => &["mp3"],
            Self::Wav => &["wav", "wave"],
        }
    }

    /// How programs that send files call it; the first is what it is called here.
    pub fn said(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["application/pdf", "application/x-pdf"],
            Self::Jpeg => &["image/jpeg", "image/jpg", "image/pjpeg"],
            Self::Png => &["image/png", "image/x-png"],
            Self::Text => &["text/plain", "text/markdown", "text/csv"],
            Self::Mp3 => &["audio/mpeg", "audio/mp3", "audio/mpeg3", "audio/x-mpeg"],
            Self::Wav => &["audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"],
        }
    }

    pub fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }

    pub fn is_recording(self) -> bool {
        matches!(self, Self::Mp3 | Self::Wav)
    }
}

/// A file without its content. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct File {
    pub id: i64,
    pub token: String,
    /// None while it is kept for what is still to be sent.
    pub contribution_id: Option<i64>,
    pub position: i64,
    /// Cleaned.
    pub name: String,
    pub content_type: ContentType,
    pub byte_count: i64,
    /// Of what is stored, hexadecimal.
    pub sha256: String,
    /// 'account:7', 'mail:12'
    pub held_for: Option<String>,
    pub held_until: Option<UtcTime>,
    pub created_at: UtcTime,
}
