//! Maps on which the signatures of petitions are drawn.

use actix_web::HttpResponse;

use super::{desk, ensure_administrator, refused};
use crate::features::petitions::maps::{self, NewMap, geojson};
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::{FileForm, Page, Visit};

const NAME: TextRule = TextRule::line(3, 60);
const SOURCE: TextRule = TextRule::line(3, 200);

fn map_page(visit: &Visit) -> Page {
    desk("admin/region_map.html", visit.text("admin-map-new"))
}

pub async fn show_new(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    map_page(&visit).respond(&visit)
}

pub async fn add(visit: Visit, sent: FileForm) -> Result<HttpResponse, AppError> {
    let mut form = sent.form;
    let by = ensure_administrator(&visit)?;
    let name = form.text("name", NAME);
    let source = form.text("source", SOURCE);
    let file = form
        .take_files()
        .into_iter()
        .find(|file| file.field == "file");
    let drawing = match file {
        None => Err("form.choose-file"),
        Some(file) if file.is_too_long => Err("maps.too-large"),
        Some(file) => match std::str::from_utf8(&file.bytes) {
            Ok(text) => geojson::read(text).map_err(|problem| problem.0),
            Err(_) => Err("maps.not-json"),
        },
    };
    let drawing = match drawing {
        Ok(drawing) => Some(drawing),
        Err(key) => {
            form.refuse("file", key);
            None
        }
    };
    let now = visit.now;
    let outcome = match (form.check(), drawing) {
        (Ok(()), Some(drawing)) => {
            let new = NewMap {
                name,
                source,
                drawing,
            };
            visit
                .app
                .db
                .write(move |tx| maps::add(tx, &new, Some(by), now).map(|_| ()))
                .await
        }
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(AppError::field("file", "maps.not-json")),
    };
    match outcome {
        Ok(()) => Ok(visit.redirect("/admin/petitions", Some("admin-saved"))),
        Err(error) => refused(&visit, &form, error, map_page(&visit)),
    }
}
