//! A form that takes files. Whatever else is true of forms is true of it; without files, and from
//! browsers that know no other way, it may come as any other form.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::StreamExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::body::{PATIENCE, in_time};
use super::forms::{self, MAX_BYTES, MAX_READ, PostForm, guard};
use super::multipart::{self, Broken, Reader};
use crate::app::App;
use crate::platform::error::AppError;

/// Most bytes of a body that are read: what is too large is told beside the field where it can be,
/// and not with an error page.
const MAX_BODY: usize = 48 * 1024 * 1024;
/// Files over a slow line take their time, as long as something comes.
const UPLOAD_PATIENCE: Duration = Duration::from_secs(300);
const MEBIBYTE: usize = 1024 * 1024;

/// A form, perhaps with files; its origin was checked.
#[derive(Debug)]
pub struct FileForm {
    pub form: PostForm,
    /// Held as long as the files are.
    pub room: Room,
}

/// Room that files take of what all of them together may take.
#[derive(Debug, Default)]
pub struct Room(Option<OwnedSemaphorePermit>);

impl Room {
    /// Makes it hold `bytes`.
    ///
    /// # Errors
    /// `Unavailable` when too much is on its way already.
    fn grow(&mut self, all: &Arc<Semaphore>, bytes: usize) -> Result<(), AppError> {
        let has = self.0.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let needs = bytes / MEBIBYTE;
        let Some(more) = needs.checked_sub(has).filter(|&more| more > 0) else {
            return Ok(());
        };
        let more = u32::try_from(more).map_err(|_| AppError::TooLarge)?;
        let permit = all
            .clone()
            .try_acquire_many_owned(more)
            .map_err(|_| AppError::Unavailable)?;
        match &mut self.0 {
            Some(held) => held.merge(permit),
            None => self.0 = Some(permit),
        }
        Ok(())
    }
}

impl FromRequest for FileForm {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move { read_form(&request, payload, multipart::MAX_FILE).await })
    }
}

/// As [`FileForm`], with files as large as officials may attach to documents.
#[derive(Debug)]
pub struct LargeFileForm(pub FileForm);

impl FromRequest for LargeFileForm {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let app = request.app_data::<web::Data<App>>();
            let max = app.map_or(multipart::MAX_FILE, |app| {
                app.config.files.attachment_bytes()
            });
            read_form(&request, payload, max).await.map(Self)
        })
    }
}

async fn read_form(
    request: &HttpRequest,
    payload: Payload,
    max_file: usize,
) -> Result<FileForm, AppError> {
    let mut room = Room::default();
    let form = match boundary_of(request) {
        Some(boundary) => {
            let reader = Reader::new(&boundary).with_max_file(max_file);
            read(request, payload, reader, &mut room).await?
        }
        None => forms::read(request, payload).await?,
    };
    forms::check_origin(request, &form)?;
    let form = guard::marked(request, form);
    Ok(FileForm { form, room })
}

/// The boundary, if the request is a form with files.
pub(super) fn boundary_of(request: &HttpRequest) -> Option<String> {
    let content_type = request.headers().get(header::CONTENT_TYPE)?;
    multipart::boundary(content_type.to_str().ok()?)
}

async fn read(
    request: &HttpRequest,
    payload: Payload,
    mut reader: Reader,
    room: &mut Room,
) -> Result<PostForm, AppError> {
    let Some(app) = request.app_data::<web::Data<App>>() else {
        return Err(AppError::Internal(
            "the application is not configured".to_owned(),
        ));
    };
    let taking = take(&mut reader, payload, MAX_BODY, |held| {
        room.grow(&app.uploads, held)
    });
    let outcome = in_time(UPLOAD_PATIENCE, taking).await;
    // Also when it broke off: the files must be chosen again, the texts need not be typed again.
    forms::remember(request, &reader.values);
    outcome?;
    let (values, files) = reader.finish().map_err(refusal)?;
    let text_bytes: usize = values.iter().map(|(_, value)| value.len()).sum();
    if text_bytes > MAX_BYTES {
        return Err(AppError::TooLarge);
    }
    Ok(PostForm {
        values,
        files,
        ..PostForm::default()
    })
}

/// Only for giving the texts back.
pub(super) async fn read_texts(
    request: &HttpRequest,
    payload: Payload,
    boundary: &str,
) -> Result<(), AppError> {
    let mut reader = Reader::new(boundary).without_files();
    let taking = take(&mut reader, payload, MAX_READ, |_| Ok(()));
    let outcome = in_time(PATIENCE, taking).await;
    forms::remember(request, &reader.values);
    outcome
}

async fn take(
    reader: &mut Reader,
    mut payload: Payload,
    max: usize,
    mut make_room: impl FnMut(usize) -> Result<(), AppError>,
) -> Result<(), AppError> {
    let mut total = 0;
    loop {
        let next = tokio::time::timeout(PATIENCE, payload.next()).await;
        let Some(piece) = next.map_err(|_| AppError::TooSlow)? else {
            return Ok(());
        };
        let piece = piece.map_err(|_| AppError::BadRequest("error.bad-request"))?;
        total += piece.len();
        reader.feed(&piece).map_err(refusal)?;
        make_room(reader.held())?;
        if total > max {
            return Err(AppError::TooLarge);
        }
    }
}

fn refusal(broken: Broken) -> AppError {
    match broken {
        Broken::Malformed => AppError::BadRequest("error.not-a-form"),
        Broken::NotText => AppError::BadRequest("error.encoding"),
        Broken::TooLarge => AppError::TooLarge,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_shared_and_given_back() {
        let all = Arc::new(Semaphore::new(10));
        let (mut one, mut other) = (Room::default(), Room::default());
        for bytes in [100, 3 * MEBIBYTE, 2 * MEBIBYTE, 6 * MEBIBYTE] {
            one.grow(&all, bytes).unwrap();
        }
        assert_eq!(all.available_permits(), 4);
        other.grow(&all, 4 * MEBIBYTE).unwrap();
        assert_eq!(other.grow(&all, 5 * MEBIBYTE), Err(AppError::Unavailable));
        drop(one);
        other.grow(&all, 10 * MEBIBYTE).unwrap();
    }
}
