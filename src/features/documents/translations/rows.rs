//! A translation section by section, with what the original says and whether it has changed since.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::Serialize;

use super::super::explained::{self, Marker, PlainView, TermView, used_terms};
use super::super::form;
use super::super::model::Section;
use super::super::rules;
use super::super::views::{DocumentHead, section_label};
use super::model::TranslationSection;
use super::reading::Data;

/// Id of a translated section on its page: the original's, so that links lead to both.
pub fn row_id(section: &TranslationSection) -> String {
    if section.anchor.is_empty() {
        format!("extra_{}", section.position)
    } else {
        section.anchor.clone()
    }
}

/// One side of a row.
#[derive(Clone, Debug, Serialize)]
pub struct Side {
    pub number: String,
    pub title: String,
    pub html: String,
    /// Of the HTML heading; 0 where there is none.
    pub heading: i64,
}

/// A section of the original, of the translation, or of both.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Of the element on the page.
    pub id: String,
    pub label: String,
    pub translated: Option<Side>,
    pub original: Option<Side>,
    /// '' where nothing has changed since, 'changed' or 'gone'.
    pub since: &'static str,
    /// Page with the comments on the original's section; '' where it has none.
    pub url: String,
    pub count: i64,
    pub minutes: usize,
    /// What it says in plain words, in the language of the translation.
    pub plain: Option<PlainView>,
}

/// Whether heading, words, pictures and links of a section are still the same.
fn is_same(old: &Section, new: &Section) -> bool {
    old.title == new.title && old.text == new.text && form::is_same(&old.html, &new.html)
}

fn heading(level: i64) -> i64 {
    if level > 0 {
        rules::heading_level(level)
    } else {
        0
    }
}

/// Ids of footnotes stand once on a page: those of the original get names of their own.
fn apart(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (tag, after) = from.split_at(explained::tag_length(from));
        let tag = tag
            .replace(" id=\"fn", " id=\"o_fn")
            .replace(" href=\"#fn", " href=\"#o_fn");
        out.push_str(&tag);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// All rows in the order of the translation; what it lacks of the original stands behind what comes
/// before it there.
pub fn rows(data: &Data, head: &DocumentHead, is_side_by_side: bool) -> (Vec<Row>, Vec<TermView>) {
    let markers = [Marker::of(&data.terms[0]), Marker::of(&data.terms[1])];
    let mut used = [BTreeSet::new(), BTreeSet::new()];
    let now: HashMap<&str, &Section> = data
        .current
        .iter()
        .map(|one| (one.anchor.as_str(), one))
        .collect();
    let since = |section: &Section| {
        if data.current.is_empty() {
            return "";
        }
        match now.get(section.anchor.as_str()) {
            None => "gone",
            Some(now) if is_same(section, now) => "",
            Some(_) => "changed",
        }
    };
    let places: HashMap<&str, usize> = data
        .original
        .iter()
        .enumerate()
        .map(|(at, one)| (one.anchor.as_str(), at))
        .collect();
    let mut left_out: HashSet<usize> = (0..data.original.len()).collect();
    for section in &data.sections {
        if let Some(at) = places.get(section.anchor.as_str()) {
            left_out.remove(at);
        }
    }
    let mut found: Vec<Row> = Vec::new();
    let original_side = |section: &Section, used: &mut BTreeSet<usize>| {
        is_side_by_side.then(|| Side {
            number: section.number.clone(),
            title: section.title.clone(),
            html: apart(&markers[1].mark(&section.html, used)),
            heading: heading(section.level),
        })
    };
    let untranslated = |at: usize, used: &mut BTreeSet<usize>| {
        let section = data.original.get(at)?;
        Some(Row {
            id: section.anchor.clone(),
            label: section_label(&section.number, &section.title, &head.title),
            translated: None,
            original: original_side(section, used),
            since: since(section),
            url: format!("{}/sections/{}", head.url, section.anchor),
            count: data.counts.get(&section.anchor).copied().unwrap_or(0),
            minutes: 0,
            plain: data.plain.get(&section.anchor).cloned(),
        })
    };
    let mut next = 0;
    let [used_here, used_there] = &mut used;
    for section in &data.sections {
        let at = places.get(section.anchor.as_str()).copied();
        if let Some(at) = at {
            for missing in (next..at).filter(|at| left_out.contains(at)) {
                found.extend(untranslated(missing, used_there));
            }
            next = next.max(at + 1);
        }
        let original = at.and_then(|at| data.original.get(at));
        found.push(Row {
            id: row_id(section),
            plain: original.and_then(|one| data.plain.get(&one.anchor).cloned()),
            label: section_label(&section.number, &section.title, &data.translation.title),
            translated: Some(Side {
                number: section.number.clone(),
                title: section.title.clone(),
                html: markers[0].mark(&section.html, used_here),
                heading: heading(section.level),
            }),
            original: original.and_then(|one| original_side(one, used_there)),
            since: original.map_or("", since),
            url: original.map_or_else(String::new, |one| {
                format!("{}/sections/{}", head.url, one.anchor)
            }),
            count: original.map_or(0, |one| data.counts.get(&one.anchor).copied().unwrap_or(0)),
            minutes: explained::minutes(
                explained::word_count(&section.text),
                &data.translation.lang,
            ),
        });
    }
    for missing in (next..data.original.len()).filter(|at| left_out.contains(at)) {
        found.extend(untranslated(missing, used_there));
    }
    let mut terms = used_terms(&data.terms[0], used_here);
    terms.extend(used_terms(&data.terms[1], used_there));
    (found, terms)
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn footnotes_of_both_sides_have_ids_of_their_own() {
        let html = "<p>See id=\"fn-1<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup></p>\
            <aside class=\"notes\"><div id=\"fn-1\"><a href=\"#fnref-1\">1</a></div></aside>";
        let expected = "<p>See id=\"fn-1<sup><a href=\"#o_fn-1\" id=\"o_fnref-1\">1</a></sup></p>\
            <aside class=\"notes\"><div id=\"o_fn-1\"><a href=\"#o_fnref-1\">1</a></div></aside>";
        assert_eq!(apart(html), expected);
        assert_eq!(apart(""), "");
    }
}
