//! The list of bodies.

use actix_web::HttpResponse;

use super::views::BodyView;
use super::{list, list_all_officials, rules};
use crate::features::deadlines::rules::local_day;
use crate::platform::error::AppError;
use crate::web::{Page, Visit};

/// `GET /bodies`
pub async fn list_bodies(visit: Visit) -> Result<HttpResponse, AppError> {
    visit
        .public(
            |conn| Ok((list(conn)?, list_all_officials(conn)?)),
            |visit, (bodies, officials)| {
                let today = local_day(visit.now, visit.app.config.site.time_zone.0);
                let views: Vec<_> = bodies
                    .iter()
                    .map(|body| {
                        let of_body = officials
                            .iter()
                            .filter(|one| one.body_id == body.id)
                            .filter(|one| rules::is_in_office(one, today));
                        BodyView::new(body, of_body)
                    })
                    .collect();
                Ok(Page::new("bodies/list.html", visit.text("bodies-title"))
                    .description(visit.text("bodies-lead"))
                    .with("bodies", &views)
                    .topic("bodies"))
            },
        )
        .await
}
