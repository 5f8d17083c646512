//! Procedures of petitions.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::{by_language, desk, ensure_administrator, refused};
use crate::features::contributions::Kind;
use crate::features::moderation::{self, Reason, Translated, rulebook};
use crate::features::petitions::maps;
use crate::features::petitions::procedures::{
    self, NewProcedure, Procedure, RegionKind, RegionalMinimum, Stored, TextLimits, bounds,
    read_codes, read_minimums,
};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::{Choice, FormView, Page, PostForm, Visit};

const NAME: TextRule = TextRule::line(3, 60);
const EXPLANATION: TextRule = TextRule::line(10, 200);
const SLUG: TextRule = TextRule::line(2, 40);
const LIST: TextRule = TextRule::text(1, 10_000);

#[derive(Serialize)]
struct Row {
    id: i64,
    name: String,
    slug: String,
    active: bool,
    response_threshold: i64,
}

pub async fn list(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let read = |conn: &mut DbConn| Ok((procedures::list(conn)?, maps::list_names(conn)?));
    let (stored, maps) = visit.app.db.read(read).await?;
    let rows: Vec<Row> = stored
        .into_iter()
        .map(|one| Row {
            id: one.id,
            name: one.name.get().in_lang(visit.lang).to_owned(),
            response_threshold: one.terms.get().response_threshold,
            slug: one.slug,
            active: one.active,
        })
        .collect();
    let maps: Vec<String> = maps.into_iter().map(|(_, name)| name).collect();
    desk("admin/petitions.html", visit.text("admin-petitions-title"))
        .with("procedures", &rows)
        .with("maps", &maps)
        .respond(&visit)
}

async fn page(visit: &Visit, id: Option<i64>) -> Result<Page, AppError> {
    let read = |conn: &mut DbConn| Ok((maps::list_names(conn)?, list_reasons(conn)?));
    let (maps, reasons) = visit.app.db.read(read).await?;
    let maps = maps.into_iter();
    let maps: Vec<Choice> = maps
        .map(|(id, name)| Choice::new(id.to_string(), name))
        .collect();
    let reasons: Vec<Choice> = reasons
        .iter()
        .map(|reason| Choice::new(&reason.key, reason.title.get().in_lang(visit.lang)))
        .collect();
    let title = match id {
        Some(_) => "admin-procedure-of-petitions",
        None => "admin-petitions-new",
    };
    Ok(desk("admin/petition_procedure.html", visit.text(title))
        .with("id", &id)
        .with("fields", &by_language::fields())
        .with("maps", &maps)
        .with("reasons", &reasons))
}

/// Published rules for which a petition may be rejected.
fn list_reasons(conn: &mut DbConn) -> Result<Vec<Reason>, AppError> {
    moderation::list_rejection_reasons(conn, Kind::Petition)
}

fn filled(slug: &str, name: &Translated, explanation: &Translated, more: &Filled<'_>) -> FormView {
    let terms = more.terms;
    let lines = terms.regions.named.iter();
    let lines: Vec<String> = lines
        .map(|(code, least)| format!("{code} {least}"))
        .collect();
    let texts = by_language::filled(name, explanation).into_iter();
    let optional = |number: Option<i64>| number.map(|n| n.to_string()).unwrap_or_default();
    let numbers = [
        ("sponsors_needed", terms.sponsors_needed),
        ("sponsors_most", terms.sponsors_most),
        ("sponsor_days", terms.sponsor_days),
        ("duration_months", terms.duration_months),
        ("duration_days", terms.duration_days),
        ("response_threshold", terms.response_threshold),
        ("response_working_days", terms.response_working_days),
        ("debate_working_days", terms.debate_working_days),
        ("regions_needed", terms.regions.regions_needed),
        ("region_least", terms.regions.least),
        ("limit_action", terms.limits.action),
        ("limit_background", terms.limits.background),
        ("limit_details", terms.limits.details),
        ("limit_summary", terms.limits.response_summary),
        ("limit_response", terms.limits.response_text),
        ("anonymise_after_months", terms.anonymise_after_months),
        ("position", more.position),
    ];
    let others = [
        ("slug", slug.to_owned()),
        ("debate_threshold", optional(terms.debate_threshold)),
        ("region_kind", terms.regions.kind.to_string()),
        ("region_minimums", lines.join("\n")),
        ("countries", terms.countries.join(" ")),
        ("districts", terms.districts.join(" ")),
        ("map", optional(more.map_id)),
    ];
    let active = more.active.then(|| ("active", "on".to_owned()));
    let numbers = numbers.into_iter().map(|(field, n)| (field, n.to_string()));
    let reasons = more.reasons.iter();
    let ticked = reasons
        .filter(|reason| {
            let named = &terms.rejection_reasons;
            named.is_empty() || named.contains(&reason.key)
        })
        .map(|reason| ("rejection_reasons", reason.key.clone()));
    let rest = numbers.chain(others).chain(active).chain(ticked);
    FormView::filled(texts.chain(rest))
}

/// What a form shows besides names.
struct Filled<'a> {
    terms: &'a Procedure,
    position: i64,
    active: bool,
    map_id: Option<i64>,
    /// For which a petition may be rejected.
    reasons: &'a [Reason],
}

fn filled_from(stored: &Stored, reasons: &[Reason]) -> FormView {
    let more = Filled {
        reasons,
        terms: stored.terms.get(),
        position: stored.position,
        active: stored.active,
        map_id: stored.map_id,
    };
    filled(
        &stored.slug,
        stored.name.get(),
        stored.explanation.get(),
        &more,
    )
}

pub async fn show_new(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let reasons = visit.app.db.read(list_reasons).await?;
    let usual = Procedure::default();
    let none = Translated::default();
    let more = Filled {
        terms: &usual,
        position: 1,
        active: true,
        map_id: None,
        reasons: &reasons,
    };
    let form = filled("", &none, &none, &more);
    page(&visit, None).await?.form(&form).respond(&visit)
}

pub async fn show(visit: Visit, id: web::Path<i64>) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let id = *id;
    let read = move |conn: &mut DbConn| {
        let stored = procedures::find(conn, id)?.ok_or(AppError::NotFound)?;
        Ok((stored, list_reasons(conn)?))
    };
    let (stored, reasons) = visit.app.db.read(read).await?;
    let form = filled_from(&stored, &reasons);
    page(&visit, Some(id)).await?.form(&form).respond(&visit)
}

/// Reads the form; what was refused is noted in it.
fn read(form: &mut PostForm, is_new: bool, reasons: &[Reason]) -> NewProcedure {
    let (name, explanation) = by_language::read(form, NAME, EXPLANATION);
    let slug = if is_new {
        form.text("slug", SLUG)
    } else {
        String::new()
    };
    if is_new && !rulebook::is_key(&slug) {
        form.refuse("slug", "moderation.rule-key");
    }
    let terms = read_terms(form, reasons);
    NewProcedure {
        slug,
        name,
        explanation,
        terms,
        position: form.number("position", 1, 1_000),
        active: form.is_checked("active"),
        map_id: form.get("map").parse().ok(),
    }
}

/// The reasons that were ticked; none stands for all, also those to come.
fn read_reasons(form: &mut PostForm, reasons: &[Reason]) -> Vec<String> {
    let ticked = form.all("rejection_reasons");
    let keys = reasons.iter().map(|reason| &reason.key);
    let chosen: Vec<String> = keys
        .filter(|key| ticked.contains(&key.as_str()))
        .cloned()
        .collect();
    if chosen.is_empty() && !reasons.is_empty() {
        form.refuse("rejection_reasons", "petitions.no-rejection-reason");
    }
    if chosen.len() == reasons.len() {
        Vec::new()
    } else {
        chosen
    }
}

fn read_terms(form: &mut PostForm, reasons: &[Reason]) -> Procedure {
    let rejection_reasons = read_reasons(form, reasons);
    let minimums = form.optional_text("region_minimums", LIST);
    let named = read_minimums(&minimums).unwrap_or_else(|_| {
        form.refuse("region_minimums", "petitions.region-lines");
        std::collections::BTreeMap::new()
    });
    let kind = form
        .choice("region_kind", RegionKind::parse)
        .unwrap_or(RegionKind::District);
    let countries = read_codes(&form.optional_text("countries", LIST));
    let districts = read_codes(&form.optional_text("districts", LIST));
    let debate_threshold = if form.get("debate_threshold").trim().is_empty() {
        None
    } else {
        let (least, most) = bounds::THRESHOLD;
        Some(form.number("debate_threshold", least, most))
    };
    let mut number = |name: &'static str, (least, most): (i64, i64)| form.number(name, least, most);
    Procedure {
        sponsors_needed: number("sponsors_needed", bounds::SPONSORS),
        sponsors_most: number("sponsors_most", bounds::SPONSORS),
        sponsor_days: number("sponsor_days", bounds::SPONSOR_DAYS),
        duration_months: number("duration_months", bounds::MONTHS),
        duration_days: number("duration_days", bounds::DAYS),
        response_threshold: number("response_threshold", bounds::THRESHOLD),
        response_working_days: number("response_working_days", bounds::WORKING_DAYS),
        debate_threshold,
        debate_working_days: number("debate_working_days", bounds::WORKING_DAYS),
        regions: RegionalMinimum {
            kind,
            regions_needed: number("regions_needed", bounds::REGIONS),
            least: number("region_least", bounds::THRESHOLD),
            named,
        },
        countries,
        districts,
        limits: TextLimits {
            action: number("limit_action", bounds::ACTION),
            background: number("limit_background", bounds::BACKGROUND),
            details: number("limit_details", bounds::DETAILS),
            response_summary: number("limit_summary", bounds::SUMMARY),
            response_text: number("limit_response", bounds::RESPONSE),
        },
        rejection_reasons,
        rulebook: 0,
        anonymise_after_months: number("anonymise_after_months", bounds::ANONYMISE),
    }
}

pub async fn add(visit: Visit, form: PostForm) -> Result<HttpResponse, AppError> {
    save(visit, None, form).await
}

pub async fn change(
    visit: Visit,
    id: web::Path<i64>,
    form: PostForm,
) -> Result<HttpResponse, AppError> {
    save(visit, Some(*id), form).await
}

async fn save(visit: Visit, id: Option<i64>, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let reasons = visit.app.db.read(list_reasons).await?;
    let mut new = read(&mut form, id.is_none(), &reasons);
    let now = visit.now;
    let outcome = match form.check() {
        Ok(()) => {
            visit
                .app
                .db
                .write(move |tx| match id {
                    Some(id) => {
                        new.slug = procedures::find(tx, id)?.ok_or(AppError::NotFound)?.slug;
                        procedures::change(tx, id, &new, Some(by), now)
                    }
                    None => procedures::add(tx, &new, Some(by), now).map(|_| ()),
                })
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(visit.redirect("/admin/petitions", Some("admin-saved"))),
        Err(error) => refused(&visit, &form, error, page(&visit, id).await?),
    }
}
