//! What the desk lists. Every view is read by an index, oldest promise first.

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::features::questions::model::{DeskItem, QuestionState, View};
use crate::platform::db::schema::{
    contributions, question_drafts as drafts, question_parts as parts, questions,
};
use crate::platform::db::{DbConn, UtcTime};

define_sql_function! {
    fn lower(text: Text) -> Text;
}

type Multi = <DbConn as diesel::Connection>::Backend;

/// What is waited for.
const WAITING: &[QuestionState] = &[QuestionState::Open, QuestionState::Clarifying];
const OPEN: &[QuestionState] = &[QuestionState::Open];
const DONE: &[QuestionState] = &[
    QuestionState::Answered,
    QuestionState::Refused,
    QuestionState::Merged,
];

/// What is wanted of the desk.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Bodies whose questions are meant; None: all.
    pub body_ids: Option<Vec<i64>>,
    /// Officials whose work the person does.
    pub mine: Vec<i64>,
    /// Officials whose work nobody does.
    pub lost: Vec<i64>,
    /// The body that sorts what nobody was asked in particular.
    pub triage_body: Option<i64>,
    pub topic_id: Option<i64>,
    /// Patterns that the title must all be like.
    pub patterns: Vec<String>,
    pub now: UtcTime,
    /// What is due by then is due soon.
    pub soon: UtcTime,
}

fn states(view: View) -> &'static [QuestionState] {
    match view {
        View::Soon | View::Overdue => OPEN,
        View::Answered => DONE,
        _ => WAITING,
    }
}

/// Narrows a query to a view; the state is set by the caller.
macro_rules! narrow {
    ($query:expr, $view:expr, $wanted:expr) => {{
        let wanted: &Wanted = $wanted;
        let mut query = $query.into_boxed::<Multi>();
        // With one body the index gives the order as well.
        match wanted.body_ids.as_deref() {
            None => {}
            Some([one]) if $view != View::Parts => {
                query = query.filter(questions::body_id.eq(*one));
            }
            Some(_) if $view == View::Parts => {}
            Some(ids) => query = query.filter(questions::body_id.eq_any(ids.to_vec())),
        }
        match $view {
            View::Mine => query.filter(
                questions::official_id
                    .eq_any(wanted.mine.iter().copied().map(Some).collect::<Vec<_>>()),
            ),
            View::Unassigned if wanted.lost.is_empty() => {
                query.filter(questions::official_id.is_null())
            }
            View::Unassigned => query.filter(
                questions::official_id.is_null().or(questions::official_id
                    .eq_any(wanted.lost.iter().copied().map(Some).collect::<Vec<_>>())),
            ),
            View::Soon => query
                .filter(questions::due_at.ge(wanted.now))
                .filter(questions::due_at.le(wanted.soon)),
            View::Overdue => query.filter(questions::due_at.lt(wanted.now)),
            View::Triage => query
                .filter(questions::body_id.eq(wanted.triage_body.unwrap_or(0)))
                .filter(questions::needs_routing.eq(true)),
            View::Review => query.filter(
                questions::id.eq_any(
                    drafts::table
                        .filter(drafts::submitted_at.is_not_null())
                        .select(drafts::question_id),
                ),
            ),
            View::Parts => query.filter(
                questions::id.eq_any(
                    parts::table
                        .filter(parts::body_id.eq_any(wanted.body_ids.clone().unwrap_or_default()))
                        .filter(parts::given_at.is_null())
                        .select(parts::question_id),
                ),
            ),
            View::All | View::Answered => query,
        }
    }};
}

/// A page of a view, oldest promise first (what is answered: latest first), behind a due date and
/// a number.
pub fn list(
    conn: &mut DbConn,
    view: View,
    wanted: &Wanted,
    behind: Option<(UtcTime, i64)>,
    limit: i64,
) -> QueryResult<Vec<DeskItem>> {
    let is_reversed = view == View::Answered;
    let mut found = Vec::new();
    // One state at a time: each is in order already, nothing has to be sorted.
    for &state in states(view) {
        let rows = questions::table
            .inner_join(contributions::table.on(contributions::id.eq(questions::contribution_id)))
            .select((
                questions::id,
                contributions::title,
                contributions::lang,
                contributions::author_name,
                questions::body_id,
                questions::state,
                questions::asked_at,
                questions::due_at,
                questions::answered_at,
                questions::official_id,
                questions::topic_id,
                questions::is_confidential,
            ))
            .filter(questions::state.eq(state))
            .limit(limit);
        let mut query = narrow!(rows, view, wanted);
        if let Some(topic_id) = wanted.topic_id {
            query = query.filter(questions::topic_id.eq(Some(topic_id)));
        }
        for pattern in &wanted.patterns {
            query = query.filter(
                lower(contributions::title)
                    .like(pattern.clone())
                    .escape('\\'),
            );
        }
        query = match behind {
            None => query,
            Some((at, id)) if is_reversed => query
                .filter(questions::due_at.le(at))
                .filter(questions::due_at.lt(at).or(questions::id.lt(id))),
            Some((at, id)) => query
                .filter(questions::due_at.ge(at))
                .filter(questions::due_at.gt(at).or(questions::id.gt(id))),
        };
        query = if is_reversed {
            query.order((questions::due_at.desc(), questions::id.desc()))
        } else {
            query.order((questions::due_at.asc(), questions::id.asc()))
        };
        found.extend(query.load::<DeskItem>(conn)?);
    }
    found.sort_by_key(|item| (item.due_at, item.id));
    if is_reversed {
        found.reverse();
    }
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// How many there are in a view, counted up to `most`. Topic and words do not matter.
pub fn count(conn: &mut DbConn, view: View, wanted: &Wanted, most: i64) -> QueryResult<usize> {
    let rows = questions::table
        .select(questions::id)
        .filter(questions::state.eq_any(states(view).to_vec()))
        .limit(most);
    let ids: Vec<i64> = narrow!(rows, view, wanted).load(conn)?;
    Ok(ids.len())
}

/// Which of some questions have a draft, which waits for a second reader, and which was objected
/// to; of several drafts of a question, what waits comes last.
pub fn list_draft_states(
    conn: &mut DbConn,
    ids: &[i64],
) -> QueryResult<Vec<(i64, Option<UtcTime>, String)>> {
    drafts::table
        .filter(drafts::question_id.eq_any(ids.to_vec()))
        .select((drafts::question_id, drafts::submitted_at, drafts::objection))
        .load(conn)
        .map(|mut rows: Vec<(i64, Option<UtcTime>, String)>| {
            rows.sort_by_key(|(_, at, objection)| (at.is_some(), !objection.is_empty()));
            rows
        })
}

/// Bodies that were asked to give a part of the answer.
pub fn list_part_bodies(conn: &mut DbConn, question_id: i64) -> QueryResult<Vec<i64>> {
    parts::table
        .filter(parts::question_id.eq(question_id))
        .order(parts::body_id)
        .select(parts::body_id)
        .load(conn)
}

/// Numbers and titles of some questions, by number.
pub fn list_titles(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<(i64, String)>> {
    questions::table
        .inner_join(contributions::table.on(contributions::id.eq(questions::contribution_id)))
        .filter(questions::id.eq_any(ids.to_vec()))
        .order(questions::id)
        .select((questions::id, contributions::title))
        .load(conn)
}
