//! What helps to understand a text, and is no part of it: what it says in plain words, a glossary
//! whose words are marked where they stand, and how long reading takes.
//!
//! Nothing of this is ever written into a text: words are marked when a page is made, so quotations,
//! anchors, comparisons and files know nothing of it.

mod desk;
mod glossary;
mod glossary_desk;
mod marking;
mod model;
mod plain;
mod reading;
mod scanning;
mod store;
mod time;

use actix_web::web;

pub use glossary::{all_terms, define, list_site_terms, terms_for};
pub use marking::Marker;
pub use model::{NewPlainWords, NewTerm, PlainWords, Scope, Term};
pub use plain::{carry_on, explain, plain_of_version, search_body};
pub use reading::{Aid, PlainView, TermView, plain_views, used_terms};
pub use scanning::tag_length;
pub use time::{Minutes, minutes, word_count};

/// Topic of everything that shows the glossary.
pub const GLOSSARY: &str = "glossary";

/// Addresses of this part; `base` is a document's.
pub fn routes(config: &mut web::ServiceConfig, base: &str, desk: &str) {
    config
        .route(
            &format!("{base}/glossary"),
            web::get().to(reading::show_glossary),
        )
        .service(
            web::resource(format!("{desk}/documents/{{id}}/plain"))
                .get(desk::show)
                .post(desk::save),
        )
        .service(
            web::resource(format!("{desk}/glossary"))
                .get(glossary_desk::show_site)
                .post(glossary_desk::save_site),
        )
        .service(
            web::resource(format!("{desk}/documents/{{id}}/glossary"))
                .get(glossary_desk::show_document)
                .post(glossary_desk::save_document),
        )
        .service(
            web::resource(format!("{desk}/consultations/{{slug}}/glossary"))
                .get(glossary_desk::show_consultation)
                .post(glossary_desk::save_consultation),
        );
}
