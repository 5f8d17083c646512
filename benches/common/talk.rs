//! A forum of a consultation that is open.

use folkmoot::features::bodies::{self, NewBody};
use folkmoot::features::consultations::{self, NewConsultation, PublicationState};
use folkmoot::features::contributions::Moderation;
use folkmoot::features::forums::{self, Forum, NewForum};
use folkmoot::platform::db::{Tx, UtcTime};
use folkmoot::platform::error::AppError;

pub fn forum(tx: &mut Tx<'_>, now: UtcTime) -> Result<Forum, AppError> {
    let body = bodies::create(
        tx,
        &NewBody {
            slug: None,
            name: "Synthetic Council".to_owned(),
            purpose: "Made to be measured.".to_owned(),
            responsibilities: String::new(),
            email: String::new(),
            phone: String::new(),
            postal_address: String::new(),
            website: String::new(),
            answer_working_days: 10,
        },
        now,
    )?;
    let consultation = consultations::create(
        tx,
        &NewConsultation {
            slug: Some("measured".to_owned()),
            body_id: body.id,
            lang: "en".to_owned(),
            title: "Synthetic consultation".to_owned(),
            summary: "Made by a program.".to_owned(),
            description: "Made to be measured.".to_owned(),
            decides: "Nobody.".to_owned(),
            state: PublicationState::Published,
            moderation: Moderation::Post,
            announced_at: now.minus(chrono::Duration::days(1)),
            opens_at: now.minus(chrono::Duration::days(1)),
            closes_at: now.plus(chrono::Duration::days(90)),
            created_by: None,
        },
        chrono_tz::Tz::UTC,
        now,
    )?;
    forums::create(
        tx,
        &NewForum {
            consultation_id: consultation.id,
            title: "Synthetic forum".to_owned(),
            intro: String::new(),
            moderation: None,
            allows_anonymous: false,
            created_by: None,
        },
        now,
    )
}
