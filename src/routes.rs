//! The whole URL map, and everything else that must know all features: who listens to changes of
//! contributions, what runs later, how somebody is recognised.

use actix_web::web;

use crate::app::App;
use crate::features::accounts::Holdings;
use crate::features::contributions::Spine;
use crate::features::deadlines::Keepers;
use crate::features::notifications::{Followables, Named, Subjects};
use crate::features::{
    accounts, admin, bodies, consultations, contributions, deadlines, decisions, desks, documents,
    files, forums, home, inbound, ledger, moderation, notifications, open_data, petitions,
    questions, records, results, search,
};
use crate::platform::jobs::Work;
use crate::web::visit::Gate;
use crate::web::{assets, dev};

/// Every address of the site. Each feature lists its own.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .app_data(web::Data::new(holdings()))
        .route("/assets/{path:.*}", web::get().to(serve_asset))
        .app_data(web::Data::new(followables()))
        .app_data(web::Data::new(keepers()))
        .configure(dev::routes);
    for routes in [
        open_data::routes,
        accounts::routes,
        records::routes,
        home::routes,
        consultations::routes,
        documents::routes,
        forums::routes,
        petitions::routes,
        // Before questions: theirs have a number where these have a word.
        inbound::routes,
        questions::routes,
        deadlines::routes,
        results::routes,
        decisions::routes,
        contributions::routes,
        files::routes,
        moderation::routes,
        ledger::routes,
        notifications::routes,
        search::routes,
        desks::routes,
        admin::routes,
    ] {
        config.configure(routes);
    }
}

async fn serve_asset(
    request: actix_web::HttpRequest,
    path: web::Path<String>,
    app: web::Data<App>,
) -> actix_web::HttpResponse {
    assets::respond(&request, &path, &app.assets)
}

/// Tools that hear when a contribution changes state.
pub fn spine() -> Spine {
    Spine::new(vec![
        documents::on_state_change,
        forums::on_state_change,
        petitions::on_state_change,
        questions::on_state_change,
        files::on_state_change,
        notifications::on_state_change,
        moderation::on_state_change,
    ])
    .telling_edits(vec![
        documents::on_edit,
        forums::on_edit,
        moderation::on_edit,
    ])
    .guarded_by(vec![
        consultations::ensure_takes_part,
        forums::ensure_takes_part,
    ])
    .arranged_by(vec![forums::arrange])
    .with_joint_authors(vec![petitions::creators::stands_behind])
    .rejecting_for(vec![petitions::procedures::rejection_reasons_of])
    .traced_by(vec![documents::trace])
    .confided_by(vec![questions::confides])
}

/// What people can follow, with the names they know it by.
fn followables() -> Followables {
    Followables(vec![
        Subjects {
            kind: "consultation",
            name: |conn, ids, now| {
                let all = consultations::list_public(conn, now)?;
                let followed = all.into_iter().filter(|one| ids.contains(&one.id));
                Ok(followed
                    .map(|one| Named {
                        id: one.id,
                        url: consultations::url(&one),
                        title: one.title,
                    })
                    .collect())
            },
        },
        Subjects {
            kind: "body",
            name: |conn, ids, _| {
                let all = bodies::list(conn)?;
                let followed = all.into_iter().filter(|one| ids.contains(&one.id));
                Ok(followed
                    .map(|one| Named {
                        id: one.id,
                        url: format!("/bodies/{}", one.slug),
                        title: one.name,
                    })
                    .collect())
            },
        },
        questions::subjects(),
        petitions::subjects(),
    ])
}

/// How somebody is recognised.
pub fn gate() -> Gate {
    Gate {
        by_session: accounts::find_by_session,
        by_bearer: accounts::find_by_bearer,
        note_use: accounts::note_use,
    }
}

/// What features keep about somebody, for the page on which they see it and for leaving.
pub fn holdings() -> Holdings {
    Holdings(vec![
        contributions::HOLDING,
        notifications::held::HOLDING,
        petitions::held::HOLDING,
        petitions::creators::held::HOLDING,
        files::HOLDING,
        inbound::HOLDING,
        deadlines::HOLDING,
        moderation::HELD_APPEALS,
        moderation::HELD_SUSPENSIONS,
        moderation::REPORTS,
        moderation::spam::held::HOLDING,
    ])
}

/// Whose promises the deadline engine keeps.
pub fn keepers() -> Keepers {
    let mut all = questions::KEEPERS.to_vec();
    all.extend(moderation::KEEPERS);
    all.extend(petitions::KEEPERS);
    all.extend([consultations::KEEPER, decisions::KEEPER]);
    Keepers::new(all, vec![questions::SHARING])
}

/// Everything that is done later.
pub fn work(app: &web::Data<App>) -> Work {
    let spine = spine().in_zone(app.config.site.time_zone.0);
    let promises = deadlines::jobs(app, &keepers()).and(moderation::jobs(app, &spine));
    [
        accounts::jobs,
        consultations::jobs,
        petitions::jobs,
        files::jobs,
        inbound::jobs,
        results::jobs,
        decisions::jobs,
        notifications::jobs,
        crate::housekeeping::jobs,
    ]
    .into_iter()
    .map(|jobs| jobs(app))
    .fold(promises, Work::and)
}
