//! What templates and JSON see of files.

use serde::Serialize;
use utoipa::ToSchema;

use super::model::File;
use crate::app::App;
use crate::platform::templates::urlencode;
use crate::web::KeptFile;

/// A link to a file, as the component `files.list` shows it.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    pub url: String,
    pub name: String,
    /// Last part of the key of its type's name.
    pub kind: &'static str,
    /// In bytes.
    pub size: i64,
}

impl FileView {
    pub fn new(file: &File) -> Self {
        Self {
            url: url(file),
            name: file.name.clone(),
            kind: file.content_type.key(),
            size: file.byte_count,
        }
    }

    /// Those of one contribution among `files`.
    pub fn of(files: &[File], contribution_id: i64) -> Vec<Self> {
        let own = files
            .iter()
            .filter(|file| file.contribution_id == Some(contribution_id));
        own.map(Self::new).collect()
    }
}

fn url(file: &File) -> String {
    let name = urlencode(&file.name);
    format!("/files/{}/{name}", file.token)
}

/// A file that is kept for a form.
pub fn kept_view(file: &File) -> KeptFile {
    KeptFile {
        token: file.token.clone(),
        name: file.name.clone(),
        kind: file.content_type.key(),
        size: file.byte_count,
    }
}

/// A file, for machines.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileItem {
    pub name: String,
    /// `application/pdf`, `image/jpeg`, `image/png` or `text/plain`.
    pub content_type: String,
    pub byte_count: i64,
    pub url: String,
}

impl FileItem {
    /// Those of one contribution among `files`.
    pub fn of(app: &App, files: &[File], contribution_id: i64) -> Vec<Self> {
        let own = files
            .iter()
            .filter(|file| file.contribution_id == Some(contribution_id));
        own.map(|file| Self {
            name: file.name.clone(),
            content_type: file.content_type.to_string(),
            byte_count: file.byte_count,
            url: app.absolute(&url(file)),
        })
        .collect()
    }
}
