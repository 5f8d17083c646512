//! What a version made of what was said about the one before: said by an editor, told to those who
//! said it, and shown on the page of each comment.

mod acts;
mod desk;
mod store;
mod traced;

use actix_web::web;

use super::model::Disposition;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;

pub use acts::answer_comments;
pub use store::Linked;
pub use traced::trace;

/// Addresses of the desk.
pub fn routes(config: &mut web::ServiceConfig, desk: &str) {
    config
        .service(
            web::resource(format!("{desk}/documents/{{id}}/dispositions")).get(desk::show_sections),
        )
        .service(
            web::resource(format!("{desk}/documents/{{id}}/dispositions/{{anchor}}"))
                .get(desk::show_section)
                .post(desk::save),
        );
}

/// Dispositions of a document, those of the newest version first.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn list(conn: &mut DbConn, document_id: i64) -> Result<Vec<Disposition>, AppError> {
    Ok(store::list(conn, document_id, None)?)
}

/// As [`list`], of one version or of all, and the comments they are about.
///
/// # Errors
/// As above.
pub fn list_with_comments(
    conn: &mut DbConn,
    document_id: i64,
    version: Option<i64>,
) -> Result<(Vec<Disposition>, Vec<Linked>), AppError> {
    let all = store::list(conn, document_id, version)?;
    let ids: Vec<i64> = all.iter().map(|one| one.id).collect();
    let linked = store::list_linked(conn, &ids)?;
    Ok((all, linked))
}

/// Sections on which comments were made before the version `number` that no version has answered.
///
/// # Errors
/// As above.
pub fn count_waiting(conn: &mut DbConn, document_id: i64, number: i64) -> Result<usize, AppError> {
    if number < 2 {
        return Ok(0);
    }
    Ok(store::count_unanswered(conn, document_id, number)?.len())
}
