//! The pages about the site: how it works, accessibility, privacy, glossary. Their texts are in
//! `assets/i18n`; here is only in which order they stand.

use actix_web::HttpResponse;

use crate::features::accounts::{self, Action, Subject};
use crate::features::documents;
use crate::features::home::views::TermView;
use crate::platform::error::AppError;
use crate::platform::text::fold;
use crate::web::{Page, Visit};

/// The words of the glossary, also the anchors of its page.
const TERMS: [&str; 32] = [
    "answer",
    "appeal",
    "body",
    "channel",
    "comment",
    "commitment",
    "consultation",
    "contribution",
    "decision-record",
    "digest",
    "document",
    "due-date",
    "follow",
    "forum",
    "ledger",
    "moderation",
    "moderator",
    "official",
    "participation",
    "petition",
    "phase",
    "question",
    "reason",
    "receipt",
    "report",
    "response",
    "result",
    "section",
    "signature",
    "theme",
    "threshold",
    "version",
];

async fn show(
    visit: Visit,
    template: &'static str,
    title: &'static str,
) -> Result<HttpResponse, AppError> {
    visit
        .public(
            |_| Ok(()),
            move |visit, ()| {
                let contact = visit.app.config.site.contact_email.as_str();
                Ok(Page::new(template, visit.text(title)).with("contact", &contact))
            },
        )
        .await
}

/// `GET /about`
pub async fn show_about(visit: Visit) -> Result<HttpResponse, AppError> {
    show(visit, "home/about.html", "home-about-title").await
}

/// `GET /accessibility`
pub async fn show_accessibility(visit: Visit) -> Result<HttpResponse, AppError> {
    show(visit, "home/accessibility.html", "home-access-title").await
}

/// `GET /privacy`
pub async fn show_privacy(visit: Visit) -> Result<HttpResponse, AppError> {
    show(visit, "home/privacy.html", "home-privacy-title").await
}

/// `GET /glossary`
pub async fn show_glossary(visit: Visit) -> Result<HttpResponse, AppError> {
    visit
        .public(documents::list_site_terms, |visit, known| {
            let mut terms: Vec<_> = TERMS
                .iter()
                .map(|&id| TermView {
                    id,
                    term: visit.text(&format!("home-term-{id}")),
                    meaning: visit.text(&format!("home-term-{id}-is")),
                })
                .collect();
            terms.sort_by_key(|term| fold(&term.term));
            let mut words: Vec<_> = known.iter().map(documents::TermView::new).collect();
            words.sort_by_key(|word| fold(&word.term));
            let may_edit = accounts::may(&visit.actor, Action::EditConsultation, &Subject::SITE);
            Ok(
                Page::new("home/glossary.html", visit.text("home-glossary-title"))
                    .description(visit.text("home-glossary-lead"))
                    .with("terms", &terms)
                    .with("words", &words)
                    .with("may_edit", &may_edit)
                    .topic(documents::GLOSSARY),
            )
        })
        .await
}
