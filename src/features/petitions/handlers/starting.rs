//! Starting a petition: one long form, then a look at what was written and at petitions like it,
//! then off to its sponsors or to a moderator.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::features::accounts::{self, Action, Subject};
use crate::features::contributions::Spine;
use crate::features::petitions::lifecycle;
use crate::features::petitions::model::NewPetition;
use crate::features::petitions::procedures::{self, Procedure, Stored, limit};
use crate::features::petitions::rules::hints::hints;
use crate::features::petitions::similar::{OFFERED, find_similar};
use crate::features::{bodies, moderation};
use crate::platform::db::DbConn;
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::text::TextRule;
use crate::web::{Choice, FormView, Page, PostForm, Visit};

/// A procedure by which a petition can be started.
struct Offer {
    /// None: the usual one, where administrators have set none.
    id: Option<i64>,
    name: String,
    explanation: String,
    terms: Procedure,
}

impl Offer {
    fn new(stored: Stored, visit: &Visit) -> Self {
        Self {
            id: Some(stored.id),
            name: stored.name.get().in_lang(visit.lang).to_owned(),
            explanation: stored.explanation.get().in_lang(visit.lang).to_owned(),
            terms: stored.terms.into_inner(),
        }
    }

    fn usual() -> Self {
        Self {
            id: None,
            name: String::new(),
            explanation: String::new(),
            terms: Procedure::default(),
        }
    }

    fn value(&self) -> String {
        self.id.map_or_else(String::new, |id| id.to_string())
    }
}

/// Everything the form is made of.
struct Desk {
    bodies: Vec<bodies::Body>,
    offers: Vec<Offer>,
    moderation: moderation::Procedure,
}

impl Desk {
    /// # Errors
    /// `Closed` where every procedure was taken out of use: no petition is started then.
    async fn read(visit: &Visit) -> Result<Self, AppError> {
        let read = |conn: &mut DbConn| {
            Ok((
                bodies::list(conn)?,
                procedures::list_offered(conn)?,
                moderation::procedure(conn)?,
            ))
        };
        let (bodies, offered, moderation) = visit.app.db.read(read).await?;
        let mut offers: Vec<Offer> = offered
            .procedures
            .into_iter()
            .map(|stored| Offer::new(stored, visit))
            .collect();
        if offered.is_usual {
            offers.push(Offer::usual());
        }
        if offers.is_empty() {
            return Err(AppError::Closed("petitions.none-started"));
        }
        Ok(Self {
            bodies,
            offers,
            moderation,
        })
    }

    /// The procedure that a form chose; the only one needs no choosing.
    fn chosen(&self, form: &PostForm) -> Option<&Offer> {
        match self.offers.as_slice() {
            [only] => Some(only),
            offers => offers
                .iter()
                .find(|offer| offer.value() == form.get("procedure")),
        }
    }
}

/// What follows from a procedure, as the form tells it.
#[derive(Serialize)]
struct StepsView {
    name: String,
    explanation: String,
    sponsors: i64,
    threshold: i64,
    working_days: i64,
    debate: Option<i64>,
    /// Regions that must have enough, and what is enough; 0: it does not matter.
    regions: i64,
    region_least: i64,
    /// Codes of where people live who may sign; none: anywhere.
    countries: Vec<String>,
    districts: Vec<String>,
    months: i64,
    days: i64,
    decision_days: i64,
}

impl StepsView {
    fn new(offer: &Offer, moderation: moderation::Procedure) -> Self {
        let terms = &offer.terms;
        Self {
            name: offer.name.clone(),
            explanation: offer.explanation.clone(),
            sponsors: terms.sponsors_needed,
            threshold: terms.response_threshold,
            working_days: terms.response_working_days,
            debate: terms.debate_threshold,
            regions: terms.regions.regions_needed,
            region_least: terms.regions.least,
            countries: terms.countries.clone(),
            districts: terms.districts.clone(),
            months: terms.duration_months,
            days: terms.duration_days,
            decision_days: moderation.petition_days,
        }
    }
}

pub async fn show_form(visit: Visit) -> Result<HttpResponse, AppError> {
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    let desk = Desk::read(&visit).await?;
    form_page(&visit, &desk, &FormView::default())
}

fn form_page(visit: &Visit, desk: &Desk, form: &FormView) -> Result<HttpResponse, AppError> {
    let bodies: Vec<Choice> = desk
        .bodies
        .iter()
        .map(|body| {
            Choice::new(
                body.id.to_string(),
                format!("{}: {}", body.name, body.purpose),
            )
        })
        .collect();
    let offers: Vec<Choice> = desk
        .offers
        .iter()
        .map(|offer| {
            Choice::new(
                offer.value(),
                format!("{}: {}", offer.name, offer.explanation),
            )
        })
        .collect();
    let steps: Vec<StepsView> = desk
        .offers
        .iter()
        .map(|offer| StepsView::new(offer, desk.moderation))
        .collect();
    // The longest that any of them takes: each is held to its own when the form is sent.
    let longest = |of: fn(&Procedure) -> i64| desk.offers.iter().map(|one| of(&one.terms)).max();
    Page::new("petitions/new.html", visit.text("petitions-new-title"))
        .with("bodies", &bodies)
        .with("offers", &offers)
        .with("steps", &steps)
        .with("background_max", &longest(|terms| terms.limits.background))
        .with("details_max", &longest(|terms| terms.limits.details))
        .form(form)
        .respond(visit)
}

fn read_petition(form: &mut PostForm, visit: &Visit, desk: &Desk, account_id: i64) -> NewPetition {
    let body_id = form.get("body").parse().unwrap_or(0);
    if body_id <= 0 {
        form.refuse("body", "petitions.choose-body");
    }
    let chosen = desk
        .chosen(form)
        .map(|offer| (offer.id, offer.terms.clone()));
    if chosen.is_none() {
        form.refuse("procedure", "petitions.choose-procedure");
    }
    let (procedure_id, procedure) = chosen.unwrap_or_default();
    let limits = procedure.limits;
    NewPetition {
        body_id,
        action: form.text("action", TextRule::line(10, limit(limits.action))),
        background: form.text("background", TextRule::text(10, limit(limits.background))),
        details: form.optional_text("details", TextRule::text(0, limit(limits.details))),
        account_id: Some(account_id),
        author_name: visit.actor.name.clone(),
        lang: visit.lang.code().to_owned(),
        submission_key: form.submission_key(account_id),
        marks: Some(form.marks),
        procedure,
        procedure_id,
        zone: visit.app.config.site.time_zone.0,
    }
}

pub async fn start_petition(
    visit: Visit,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    let desk = Desk::read(&visit).await?;
    let new = read_petition(&mut form, &visit, &desk, visit.account_id()?);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return form_page(&visit, &desk, &form.view(&visit, &errors));
    }
    let outcome = match form.get("do") {
        "change" => {
            let unchanged = form.view(&visit, &FieldErrors::default());
            return form_page(&visit, &desk, &unchanged);
        }
        "send" => send(&visit, spine, new).await,
        _ => check(&visit, &desk, &new, &form).await,
    };
    match outcome {
        Err(AppError::Invalid(errors)) => form_page(&visit, &desk, &form.view(&visit, &errors)),
        other => other,
    }
}

/// 'Check what you wrote', with what could be plainer and open petitions that ask for something
/// similar.
async fn check(
    visit: &Visit,
    desk: &Desk,
    new: &NewPetition,
    form: &PostForm,
) -> Result<HttpResponse, AppError> {
    let (action, body_id, now) = (new.action.clone(), new.body_id, visit.now);
    let (body, similar) = visit
        .app
        .db
        .read(move |conn| {
            let body = bodies::find(conn, body_id)?
                .ok_or_else(|| AppError::field("body", "petitions.choose-body"))?;
            Ok((body, find_similar(conn, &action, now, OFFERED)?))
        })
        .await?;
    let draft = serde_json::json!({
        "body": new.body_id,
        "body_name": body.name,
        "procedure": new.procedure_id,
        "action": new.action,
        "background": new.background,
        "details": new.details,
        "lang": new.lang,
        "html": lifecycle::text_of(new).1,
    });
    let steps = desk
        .chosen(form)
        .map(|offer| StepsView::new(offer, desk.moderation));
    Page::new("petitions/check.html", visit.text("petitions-check-title"))
        .with("draft", &draft)
        .with("similar", &similar)
        .with(
            "hints",
            &hints(&new.action, &new.background, &new.details, visit.lang),
        )
        .with("steps", &steps)
        .form(&form.view(visit, &FieldErrors::default()))
        .respond(visit)
}

async fn send(
    visit: &Visit,
    spine: web::Data<Spine>,
    new: NewPetition,
) -> Result<HttpResponse, AppError> {
    visit.limit(crate::platform::limits::Limited::Write)?;
    let now = visit.now;
    let gathers = new.procedure.sponsors_needed > 0;
    let petition = visit
        .app
        .db
        .write(move |tx| lifecycle::start(tx, &spine, &new, now))
        .await?;
    let (page, flash) = if gathers {
        (
            format!("{}/manage", petition.url()),
            "petitions-flash-sponsors",
        )
    } else {
        (petition.url(), "petitions-flash-started")
    };
    Ok(visit.redirect(&page, Some(flash)))
}
