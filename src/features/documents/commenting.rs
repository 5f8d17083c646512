//! Taking comments in: the rules of the facade, and the forms that lead to them.

use actix_web::{HttpResponse, web};
use chrono_tz::Tz;

use super::compare::Quote;
use super::handlers::{Reader, find_public};
use super::model::{Comment, Document, NewQuote, Remark};
use super::talking::{About, Start, read_talk, talk_page};
use super::{rules, store, store_life, url, views};
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{
    self, Channel, Contribution, Kind, NewContribution, Received, Spine, State, role_of,
};
use crate::features::deadlines::rules::local_day;
use crate::features::moderation;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::web::forms::PostForm;
use crate::web::visit::Visit;

/// Takes in a comment on a document, on one of its sections, or on another comment.
///
/// # Errors
/// `NotFound` when it is about something that is not there; `Closed` outside the open phase, for a
/// section that the current version lacks, and for a comment that was taken away.
pub fn comment(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &Comment,
    zone: Tz,
    now: UtcTime,
) -> Result<Received, AppError> {
    let document = store::find(tx, new.document_id)?.ok_or(AppError::NotFound)?;
    let consultation =
        consultations::find(tx, document.consultation_id)?.ok_or(AppError::NotFound)?;
    let about = (&consultation, &document);
    comment_on(tx, spine, about, new, zone, now)
}

/// As [`comment`], on a document that was loaded in this transaction.
fn comment_on(
    tx: &mut Tx<'_>,
    spine: &Spine,
    (consultation, document): (&Consultation, &Document),
    new: &Comment,
    zone: Tz,
    now: UtcTime,
) -> Result<Received, AppError> {
    consultations::ensure_open(consultation, now)?;
    let place = document.place();
    let parent = match &new.parent {
        Some(token) => Some(find_parent(tx, token, &place)?),
        None => None,
    };
    let is_reply = parent.is_some();
    let anchor = parent
        .as_ref()
        .map_or(&new.anchor, |parent| &parent.anchor)
        .clone();
    let mut place_title = document.title.clone();
    let mut address = url(consultation, document);
    if anchor.is_empty() {
        address.push_str("/comments");
    } else {
        let version = document.current_version;
        let (number, title) = store::find_section_title(tx, document.id, version, &anchor)?
            .ok_or(AppError::Closed("documents.section-gone"))?;
        place_title = views::section_label(&number, &title, &document.title);
        address = format!("{address}/sections/{anchor}");
    }
    if let Some(after) =
        contributions::thread_start(tx, &place, &anchor, parent.as_ref(), rules::PAGE)?
    {
        address = format!("{address}?after={after}");
    }
    let quote = match &new.quote {
        Some(quote) if !is_reply => Some((quote_of(tx, document, new, quote)?, quote)),
        _ => None,
    };
    let contribution = NewContribution {
        kind: Kind::Comment,
        place,
        anchor,
        consultation_id: Some(consultation.id),
        body_id: Some(consultation.body_id),
        parent_id: parent.map(|parent| parent.id),
        url: address,
        place_title,
        account_id: new.account_id,
        author_name: new.author_name.clone(),
        author_role: new.author_role,
        channel: new.channel,
        lang: new.lang.clone(),
        title: quote.as_ref().map(title_of).unwrap_or_default(),
        text: new.words.text().to_owned(),
        html: new.words.html().to_owned(),
        submission_key: new.submission_key.clone(),
        marks: new.words.marks(),
    };
    let moderation = document.moderation_of(consultation, now);
    let received = moderation::take_in(tx, spine, &contribution, moderation, zone, now)?;
    if received.is_new {
        let (place, replacement) = match quote {
            Some((place, quote)) => (place, quote.replacement.clone()),
            None => (Quote::default(), None),
        };
        let remark = Remark {
            contribution_id: received.contribution.id,
            version: document.current_version,
            exact: place.exact,
            prefix: place.prefix,
            suffix: place.suffix,
            replacement,
        };
        store_life::insert_remark(tx, document.id, &remark)?;
    }
    Ok(received)
}

/// What a comment is about, in a line: it is read, searched and moderated with the comment, and
/// goes with it.
fn title_of((place, quote): &(Quote, &NewQuote)) -> String {
    rules::quote_title(&place.exact, quote.replacement.as_deref())
}

/// Brings what a comment quotes and suggests in line with its title.
///
/// # Errors
/// When a row cannot be written.
pub fn follow_title(tx: &mut Tx<'_>, edited: &Contribution) -> Result<(), AppError> {
    if edited.kind != Kind::Comment {
        return Ok(());
    }
    let Some(remark) = store_life::list_remarks(tx, &[edited.id])?.pop() else {
        return Ok(());
    };
    let before = rules::quote_title(&remark.exact, remark.replacement.as_deref());
    let has_none = remark.exact.is_empty() && edited.title.is_empty();
    if has_none || before == edited.title {
        return Ok(());
    }
    match rules::title_quote(&edited.title) {
        Some((exact, replacement)) => {
            store_life::set_words(tx, edited.id, exact, replacement)?;
        }
        None => {
            store_life::forget_words(tx, edited.id)?;
        }
    }
    Ok(())
}

/// Where the quoted words stand in the section.
fn quote_of(
    conn: &mut DbConn,
    document: &Document,
    new: &Comment,
    quote: &NewQuote,
) -> Result<Quote, AppError> {
    let (section, _) = store::find_section(conn, document.id, &new.anchor)?
        .ok_or(AppError::field("quote", "documents.quote-gone"))?;
    Quote::of(&section.text, &quote.exact, &quote.prefix, &quote.suffix)
        .ok_or(AppError::field("quote", "documents.quote-gone"))
}

/// The comment that is answered.
fn find_parent(conn: &mut DbConn, token: &str, place: &str) -> Result<Contribution, AppError> {
    let parent = contributions::find_by_token(conn, token)?.ok_or(AppError::NotFound)?;
    rules::ensure_parent(&parent, place)?;
    Ok(parent)
}

pub async fn comment_on_section(
    visit: Visit,
    path: web::Path<(String, String, String)>,
    form: PostForm,
    spine: web::Data<Spine>,
) -> Result<HttpResponse, AppError> {
    let (slug, document, anchor) = path.into_inner();
    send_comment(visit, slug, document, About::Section(anchor), form, spine).await
}

pub async fn comment_on_document(
    visit: Visit,
    path: web::Path<(String, String)>,
    form: PostForm,
    spine: web::Data<Spine>,
) -> Result<HttpResponse, AppError> {
    let (slug, document) = path.into_inner();
    send_comment(visit, slug, document, About::Document, form, spine).await
}

pub async fn reply(
    visit: Visit,
    path: web::Path<(String, String, String)>,
    form: PostForm,
    spine: web::Data<Spine>,
) -> Result<HttpResponse, AppError> {
    let (slug, document, token) = path.into_inner();
    send_comment(visit, slug, document, About::Comment(token), form, spine).await
}

async fn send_comment(
    visit: Visit,
    slug: String,
    document: String,
    about: About,
    mut form: PostForm,
    spine: web::Data<Spine>,
) -> Result<HttpResponse, AppError> {
    let account_id = visit.account_id()?;
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    visit.limit(Limited::Write)?;
    let words = contributions::read_words(&mut form, "text", rules::COMMENT);
    let quote = read_quote(&mut form);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return show_refused(&visit, slug, document, about, &form, &errors).await;
    }
    let (anchor, parent) = match &about {
        About::Document => (String::new(), None),
        About::Section(anchor) => (anchor.clone(), None),
        About::Comment(token) => (String::new(), Some(token.clone())),
    };
    let new = Comment {
        // Named by its address.
        document_id: 0,
        anchor,
        parent,
        account_id: Some(account_id),
        author_name: visit.actor.name.clone(),
        author_role: role_of(&visit.actor),
        words,
        lang: visit.lang.code().to_owned(),
        channel: Channel::Web,
        submission_key: form.submission_key(account_id),
        quote,
    };
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let asked = (slug.clone(), document.clone());
    let received = visit
        .app
        .db
        .write(move |tx| {
            let (consultation, document) = find_public(tx, &slug, &document, now)?;
            comment_on(tx, &spine, (&consultation, &document), &new, zone, now)
        })
        .await;
    match received {
        Ok(received) => sent(&visit, &received).await,
        Err(AppError::Invalid(errors)) => {
            show_refused(&visit, asked.0, asked.1, about, &form, &errors).await
        }
        Err(other) => Err(other),
    }
}

/// The words that a comment is about, and what they should be.
fn read_quote(form: &mut PostForm) -> Option<NewQuote> {
    let has_replacement = form.is_checked("suggests");
    if form.get("quote").trim().is_empty() {
        if has_replacement || !form.get("replacement").trim().is_empty() {
            form.refuse("quote", "documents.quote-missing");
        }
        return None;
    }
    let exact = form.text("quote", rules::QUOTE);
    let replacement =
        has_replacement.then(|| form.optional_text("replacement", rules::REPLACEMENT));
    if replacement.as_ref().is_some_and(|words| *words == exact) {
        form.refuse("replacement", "documents.same-words");
    }
    Some(NewQuote {
        exact,
        prefix: rules::context(form.get("prefix"), true),
        suffix: rules::context(form.get("suffix"), false),
        replacement,
    })
}

/// Back to where the comment stands, or will stand once it was read.
async fn sent(visit: &Visit, received: &Received) -> Result<HttpResponse, AppError> {
    let contribution = &received.contribution;
    if contribution.state != State::InReview {
        return Ok(visit.redirect(&contribution.url, None));
    }
    let (id, zone) = (contribution.id, visit.app.config.site.time_zone.0);
    let read_by = visit.app.db.read(move |conn| moderation::read_by(conn, id));
    let flash = read_by
        .await?
        .map(|due_at| format!("documents-in-review~{}", local_day(due_at, zone)));
    let (page, _) = contribution
        .url
        .split_once('#')
        .unwrap_or((&contribution.url, ""));
    Ok(visit.redirect(page, flash.as_deref()))
}

async fn show_refused(
    visit: &Visit,
    slug: String,
    document: String,
    about: About,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    let reader = Reader::of(visit);
    let data = visit
        .app
        .db
        .read(move |conn| read_talk(conn, &slug, &document, &about, Start::FIRST, &reader))
        .await?;
    talk_page(visit, data, &form.view(visit, errors)).respond(visit)
}
