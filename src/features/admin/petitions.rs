//! Procedures of petitions, and the maps on which signatures are drawn.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::{desk, ensure_administrator, refused};
use crate::features::moderation::{Translated, rulebook};
use crate::features::petitions::maps::{self, NewMap, geojson};
use crate::features::petitions::procedures::{
    self, NewProcedure, Procedure, RegionKind, RegionalMinimum, Stored, TextLimits, bounds,
    read_codes, read_minimums,
};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::platform::text::TextRule;
use crate::web::{FileForm, FormView, Page, PostForm, Visit};

const NAME: TextRule = TextRule::line(3, 60);
const EXPLANATION: TextRule = TextRule::line(10, 200);
const SLUG: TextRule = TextRule::line(2, 40);
const SOURCE: TextRule = TextRule::line(3, 200);
const LIST: TextRule = TextRule::text(1, 10_000);

/// Names of the fields in one language.
const fn names(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::En => ("name_en", "explanation_en"),
        Lang::Es => ("name_es", "explanation_es"),
    }
}

#[derive(Serialize)]
struct Row {
    id: i64,
    name: String,
    slug: String,
    active: bool,
    response_threshold: i64,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    text: String,
}

#[derive(Serialize)]
struct FieldsView {
    name: &'static str,
    explanation: &'static str,
    language: &'static str,
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
    let maps = visit.app.db.read(maps::list_names).await?;
    let maps: Vec<Choice> = maps
        .into_iter()
        .map(|(id, name)| Choice {
            value: id.to_string(),
            text: name,
        })
        .collect();
    let fields = Lang::ALL.map(|lang| {
        let (name, explanation) = names(lang);
        FieldsView {
            name,
            explanation,
            language: lang.native_name(),
        }
    });
    let title = match id {
        Some(_) => "admin-procedure-of-petitions",
        None => "admin-petitions-new",
    };
    Ok(desk("admin/petition_procedure.html", visit.text(title))
        .with("id", &id)
        .with("fields", &fields)
        .with("maps", &maps))
}

fn filled(slug: &str, name: &Translated, explanation: &Translated, more: Filled<'_>) -> FormView {
    let terms = more.terms;
    let lines = terms.regions.named.iter();
    let lines: Vec<String> = lines
        .map(|(code, least)| format!("{code} {least}"))
        .collect();
    let texts = Lang::ALL.into_iter().flat_map(|lang| {
        let (name_field, explanation_field) = names(lang);
        [
            (name_field, name.in_lang(lang).to_owned()),
            (explanation_field, explanation.in_lang(lang).to_owned()),
        ]
    });
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
    FormView::filled(texts.chain(numbers).chain(others).chain(active))
}

/// What a form shows besides names.
struct Filled<'a> {
    terms: &'a Procedure,
    position: i64,
    active: bool,
    map_id: Option<i64>,
}

fn filled_from(stored: &Stored) -> FormView {
    let more = Filled {
        terms: stored.terms.get(),
        position: stored.position,
        active: stored.active,
        map_id: stored.map_id,
    };
    filled(
        &stored.slug,
        stored.name.get(),
        stored.explanation.get(),
        more,
    )
}

pub async fn show_new(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let usual = Procedure::default();
    let none = Translated::default();
    let more = Filled {
        terms: &usual,
        position: 1,
        active: true,
        map_id: None,
    };
    let form = filled("", &none, &none, more);
    page(&visit, None).await?.form(&form).respond(&visit)
}

pub async fn show(visit: Visit, id: web::Path<i64>) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let id = *id;
    let read = move |conn: &mut DbConn| procedures::find(conn, id)?.ok_or(AppError::NotFound);
    let stored = visit.app.db.read(read).await?;
    let form = filled_from(&stored);
    page(&visit, Some(id)).await?.form(&form).respond(&visit)
}

/// Reads the form; what was refused is noted in it.
fn read(form: &mut PostForm, is_new: bool) -> NewProcedure {
    let (mut titles, mut explanations) = (Vec::new(), Vec::new());
    for lang in Lang::ALL {
        let (name, explanation) = names(lang);
        titles.push((lang, form.text(name, NAME)));
        explanations.push((lang, form.text(explanation, EXPLANATION)));
    }
    let translated = |texts: &[(Lang, String)]| {
        Translated::new(texts.iter().map(|(lang, text)| (*lang, text.as_str())))
    };
    let slug = if is_new {
        form.text("slug", SLUG)
    } else {
        String::new()
    };
    if is_new && !rulebook::is_key(&slug) {
        form.refuse("slug", "moderation.rule-key");
    }
    let terms = read_terms(form);
    NewProcedure {
        slug,
        name: translated(&titles),
        explanation: translated(&explanations),
        terms,
        position: form.number("position", 1, 1_000),
        active: form.is_checked("active"),
        map_id: form.get("map").parse().ok(),
    }
}

fn read_terms(form: &mut PostForm) -> Procedure {
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
    let mut new = read(&mut form, id.is_none());
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

fn map_page(visit: &Visit) -> Page {
    desk("admin/region_map.html", visit.text("admin-map-new"))
}

pub async fn show_new_map(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    map_page(&visit).respond(&visit)
}

pub async fn add_map(visit: Visit, sent: FileForm) -> Result<HttpResponse, AppError> {
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
