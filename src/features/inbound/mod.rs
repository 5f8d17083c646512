//! Questions that come another way: by mail, on paper, by phone.
//!
//! A mail says who sent it, and anybody can write that: it becomes a question when somebody opens
//! the link that is mailed back, and only then. Whether the address has an account, the answer
//! does not tell. A letter or a call is entered by an official of the body, and the log says so.

mod entering;
mod handlers;
mod held;
mod jobs;
mod model;
mod receiving;
pub mod rules;
mod store;

use actix_web::web;

use crate::app::App;
use crate::platform::jobs::Work;

pub use entering::{Entry, enter};
pub use held::HOLDING;
pub use receiving::{Failure, Outcome, receive};

/// Addresses of this feature. They are found before those of questions with a number.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/questions/by-mail", web::get().to(handlers::show_mail))
        .route("/questions/by-mail", web::post().to(handlers::confirm_mail))
        .route("/desk/questions/enter", web::get().to(entering::new_letter))
        .route(
            "/desk/questions/enter",
            web::post().to(entering::create_letter),
        );
}

/// Work of this feature that is done later.
pub fn jobs(app: &web::Data<App>) -> Work {
    jobs::work(app)
}
