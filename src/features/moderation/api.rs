//! The public log of decisions, for machines.

use actix_web::{HttpResponse, web};

use super::RULES_TOPIC;
use super::log::{self, LogItem, LogQuery};
use crate::platform::error::AppError;
use crate::web::Visit;
use crate::web::api::{After, Cursor, List, PAGE};

pub fn routes(config: &mut web::ServiceConfig) {
    config.service(web::resource("/api/v1/moderation/log").get(list_log));
}

/// What moderators decided, newest first, without anybody's name.
#[utoipa::path(get, path = "/api/v1/moderation/log", tag = "moderation",
    params(("after" = Option<String>, Query, description = "Cursor: `next` of the page before")),
    responses((status = 200, description = "A page of the list", body = List<LogItem>)))]
pub async fn list_log(visit: Visit, query: web::Query<After>) -> Result<HttpResponse, AppError> {
    let behind = query.time_and_id()?;
    let wanted = LogQuery::new(&visit, None, PAGE + 1);
    visit
        .public_data(
            move |conn| match behind {
                Some(behind) => log::read_behind(conn, &wanted, behind),
                None => log::read(conn, &wanted),
            },
            |visit, piece| {
                let list = List::new(piece.items, |last: &LogItem| {
                    Cursor::at(Some(last.decided_at), last.id).text()
                });
                Ok(list.data(visit)?.topic("moderation").topic(RULES_TOPIC))
            },
        )
        .await
}
