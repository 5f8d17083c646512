//! What is unusual about the signatures of a petition: hours, networks and domains that stand out
//! of what is usual for it.

use std::collections::HashMap;

use chrono::{Duration, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::features::petitions::invalidating::SMALL;
use crate::features::petitions::model::Petition;
use crate::features::petitions::rules::doubts::{self, LEAST_BURST};
use crate::features::petitions::store::scrutiny::{self as store, By, Group, Hour, Span};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::text_enum;

text_enum! {
    /// How far back is looked.
    pub enum Window {
        Day = "day",
        Week = "week",
        All = "all",
    }
}

/// Rows of each table.
const SHOWN: usize = 20;
/// Domains whose share is known.
const DOMAINS: i64 = 500;
/// With more signatures than this, only a day is looked at unless more is asked for.
const MUCH: i64 = 200_000;

/// A row of a table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Burst {
    pub name: String,
    pub signed: i64,
    /// Confirmed ones among them.
    pub counted: i64,
    /// What is usual for this petition.
    pub usual: i64,
    pub is_unusual: bool,
    pub first_at: UtcTime,
    pub last_at: UtcTime,
}

/// What came within a span, most first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Bursts {
    pub signed: i64,
    /// Signatures in the middle one of all hours in which somebody signed.
    pub usual_hour: i64,
    pub usual_network: i64,
    pub hours: Vec<Burst>,
    pub networks: Vec<Burst>,
    /// Hours of domains, against their share of the petition.
    pub domains: Vec<Burst>,
}

/// What is looked at when nobody asks for anything else.
pub fn usual_window(petition: &Petition) -> Window {
    if petition.signature_count > MUCH {
        Window::Day
    } else {
        Window::All
    }
}

/// The last day or week is that of the last signature: what came then is looked at when it is over.
fn from(petition: &Petition, window: Window) -> UtcTime {
    let last = petition.last_signed_at.unwrap_or(petition.created_at);
    match window {
        Window::Day => last.minus(Duration::days(1)),
        Window::Week => last.minus(Duration::days(7)),
        Window::All => petition.created_at,
    }
}

pub fn find(
    conn: &mut DbConn,
    petition: &Petition,
    window: Window,
    now: UtcTime,
) -> Result<Bursts, AppError> {
    let span = Span {
        petition_id: petition.id,
        from: from(petition, window),
        until: now.plus(Duration::seconds(1)),
        walks: petition.signature_count >= SMALL,
    };
    let hours = store::list_hours(conn, &span)?;
    let signed: i64 = hours.iter().map(|hour| hour.signed).sum();
    let usual_hour = doubts::median(hours.iter().map(|hour| (hour.signed, 1)).collect());
    let sizes = store::list_sizes(conn, &span, By::Network)?;
    let usual_network = doubts::median(sizes.iter().map(|size| (size.size, size.groups)).collect());
    let limit = i64::try_from(SHOWN).unwrap_or(i64::MAX);
    let networks = store::list_groups(conn, &span, By::Network, LEAST_BURST, limit)?;
    let domains = store::list_groups(conn, &span, By::Domain, LEAST_BURST, DOMAINS)?;
    let peaks = store::list_peaks(conn, &span, LEAST_BURST, DOMAINS)?;
    Ok(Bursts {
        signed,
        usual_hour,
        usual_network,
        networks: networks
            .into_iter()
            .map(|group| of_group(group, usual_network))
            .collect(),
        domains: of_domains(&domains, peaks, &hours, signed),
        hours: of_hours(hours, usual_hour),
    })
}

fn of_group(group: Group, usual: i64) -> Burst {
    Burst {
        is_unusual: doubts::is_burst(group.signed, usual),
        name: group.name,
        signed: group.signed,
        counted: group.counted,
        usual,
        first_at: group.first_at,
        last_at: group.last_at,
    }
}

/// `2026-11-23 10` as an instant.
fn instant(hour: &str) -> Option<UtcTime> {
    let text = format!("{}:00", hour.replace('T', " "));
    let at = NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M").ok()?;
    Some(UtcTime::new(at))
}

fn burst(hour: &Hour, usual: i64) -> Option<Burst> {
    let first_at = instant(&hour.hour)?;
    Some(Burst {
        name: hour.name.clone(),
        signed: hour.signed,
        counted: hour.signed,
        usual,
        is_unusual: doubts::is_burst(hour.signed, usual),
        first_at,
        last_at: first_at.plus(Duration::hours(1)),
    })
}

fn of_hours(mut hours: Vec<Hour>, usual: i64) -> Vec<Burst> {
    hours.retain(|hour| hour.signed >= LEAST_BURST);
    hours.sort_by(|a, b| b.signed.cmp(&a.signed).then_with(|| a.hour.cmp(&b.hour)));
    hours.truncate(SHOWN);
    hours.iter().filter_map(|hour| burst(hour, usual)).collect()
}

/// A domain's share of the other hours says how many of an hour's signatures are usual for it: a
/// large provider always has many, an unknown one never.
fn of_domains(groups: &[Group], peaks: Vec<Hour>, hours: &[Hour], signed: i64) -> Vec<Burst> {
    let in_all: HashMap<&str, i64> = groups
        .iter()
        .map(|group| (group.name.as_str(), group.signed))
        .collect();
    let in_hour: HashMap<&str, i64> = hours
        .iter()
        .map(|hour| (hour.hour.as_str(), hour.signed))
        .collect();
    let mut bursts: Vec<Burst> = peaks
        .iter()
        .filter_map(|peak| {
            let hour = in_hour.get(peak.hour.as_str()).copied().unwrap_or(0);
            let total = in_all.get(peak.name.as_str()).copied().unwrap_or(0);
            let elsewhere = (total - peak.signed).max(0);
            burst(peak, doubts::expected(elsewhere, signed - hour, hour))
        })
        .collect();
    bursts.sort_by_key(|burst| {
        let times = burst.signed / burst.usual.max(1);
        (
            std::cmp::Reverse(burst.is_unusual),
            std::cmp::Reverse(times),
        )
    });
    bursts.truncate(SHOWN);
    bursts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(name: &str, hour: &str, signed: i64) -> Hour {
        Hour {
            name: name.to_owned(),
            hour: hour.to_owned(),
            signed,
        }
    }

    #[test]
    fn hours_are_read_as_both_databases_write_them() {
        let at = UtcTime::parse("2026-11-23T10:00:00Z").ok();
        assert_eq!(instant("2026-11-23 10"), at);
        assert_eq!(instant("2026-11-23T10"), at);
        assert_eq!(instant("x"), None);
    }

    #[test]
    fn a_large_provider_is_usual_and_an_unknown_one_is_not() {
        let hours = [
            hour("", "2026-11-23 10", 1_000),
            hour("", "2026-11-23 11", 1_000),
        ];
        let group = |name: &str, signed| Group {
            name: name.to_owned(),
            signed,
            counted: signed,
            first_at: instant("2026-11-23 10").unwrap(),
            last_at: instant("2026-11-23 11").unwrap(),
        };
        let groups = [group("large.example", 1_200), group("odd.example", 300)];
        let peaks = vec![
            hour("large.example", "2026-11-23 10", 600),
            hour("odd.example", "2026-11-23 10", 299),
        ];
        let bursts = of_domains(&groups, peaks, &hours, 2_000);
        let seen: Vec<_> = bursts
            .iter()
            .map(|b| (b.name.as_str(), b.usual, b.is_unusual))
            .collect();
        assert_eq!(
            seen,
            [("odd.example", 1, true), ("large.example", 600, false)]
        );
    }
}
