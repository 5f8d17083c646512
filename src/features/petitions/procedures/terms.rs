//! The terms of a procedure: sponsors, thresholds, duration, who may sign. Pure.

use std::collections::BTreeMap;

use chrono::{Days, Months};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::features::deadlines::{self, rules::local_day};
use crate::features::petitions::{countries, rules};
use crate::platform::db::UtcTime;
use crate::platform::error::{AppError, FieldErrors};
use crate::text_enum;

text_enum! {
    /// What a region is, where signatures are counted by region.
    pub enum RegionKind {
        /// The district that a postcode names.
        District = "district",
        Country = "country",
    }
}

/// Signatures that must come from several regions, as a European Citizens' Initiative needs a
/// minimum in at least a quarter of the member states (Regulation (EU) 2019/788, Art. 3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegionalMinimum {
    pub kind: RegionKind,
    /// Regions that must reach their minimum; 0: it does not matter where people live.
    pub regions_needed: i64,
    /// Signatures that a region needs which is not named below.
    pub least: i64,
    /// Signatures needed by code of the region.
    pub named: BTreeMap<String, i64>,
}

impl Default for RegionalMinimum {
    fn default() -> Self {
        Self {
            kind: RegionKind::District,
            regions_needed: 0,
            least: 1,
            named: BTreeMap::new(),
        }
    }
}

impl RegionalMinimum {
    /// Signatures that the region with this code needs.
    pub fn needed_in(&self, code: &str) -> i64 {
        self.named.get(code).copied().unwrap_or(self.least)
    }

    /// Regions that have reached their minimum. `counts` are confirmed signatures by code.
    pub fn count_reached(&self, counts: &BTreeMap<String, i64>) -> i64 {
        let reached = counts
            .iter()
            .filter(|(code, count)| **count >= self.needed_in(code));
        i64::try_from(reached.count()).unwrap_or(i64::MAX)
    }

    pub fn is_met(&self, counts: &BTreeMap<String, i64>) -> bool {
        self.count_reached(counts) >= self.regions_needed
    }
}

/// How long the texts of a petition may be, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextLimits {
    pub action: i64,
    pub background: i64,
    pub details: i64,
    pub response_summary: i64,
    pub response_text: i64,
}

impl Default for TextLimits {
    fn default() -> Self {
        Self {
            action: 80,
            background: 300,
            details: 800,
            response_summary: 200,
            response_text: 6_000,
        }
    }
}

/// A limit as texts are held to it, in characters.
pub fn limit(number: i64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The rules of a petition. They are fixed when it is started: a procedure that changes later
/// changes none that has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Procedure {
    /// People besides whoever starts it who must stand behind it before a moderator reads it; 0:
    /// it goes to moderation at once.
    pub sponsors_needed: i64,
    /// Sponsors that it takes at most.
    pub sponsors_most: i64,
    /// Calendar days that it has to find them.
    pub sponsor_days: i64,
    /// It closes at the end of the day so many months …
    pub duration_months: i64,
    /// … and so many days after the one on which it opened.
    pub duration_days: i64,
    /// Signatures from which on the body owes a response.
    pub response_threshold: i64,
    /// Working days that the body has for it.
    pub response_working_days: i64,
    /// Signatures from which on the body decides on a debate; None: there is none.
    pub debate_threshold: Option<i64>,
    /// Working days that it has to name a day, or say why not.
    pub debate_working_days: i64,
    /// Where signatures must come from for the thresholds to count.
    pub regions: RegionalMinimum,
    /// Codes of the countries whose residents may sign; empty: all.
    pub countries: Vec<String>,
    /// Districts whose residents may sign; empty: all.
    pub districts: Vec<String>,
    pub limits: TextLimits,
    /// Keys of the published rules for which it may be rejected; none in a procedure: all that are
    /// in use when a petition is started. A petition has those that were.
    pub rejection_reasons: Vec<String>,
    /// Version of the rules in which a petition was started; 0 in a procedure.
    pub rulebook: i64,
    /// Months after closing until names and addresses of signatories are deleted.
    pub anonymise_after_months: i64,
}

impl Default for Procedure {
    fn default() -> Self {
        Self {
            sponsors_needed: 5,
            sponsors_most: 20,
            sponsor_days: 91,
            duration_months: 6,
            duration_days: 0,
            response_threshold: 500,
            response_working_days: 20,
            debate_threshold: None,
            debate_working_days: 20,
            regions: RegionalMinimum::default(),
            countries: Vec::new(),
            districts: Vec::new(),
            limits: TextLimits::default(),
            rejection_reasons: Vec::new(),
            rulebook: 0,
            anonymise_after_months: 6,
        }
    }
}

/// What numbers of a procedure make sense, least and most.
pub mod bounds {
    pub const SPONSORS: (i64, i64) = (0, 100);
    pub const SPONSOR_DAYS: (i64, i64) = (7, 366);
    pub const MONTHS: (i64, i64) = (0, 36);
    pub const DAYS: (i64, i64) = (0, 366);
    pub const THRESHOLD: (i64, i64) = (1, 100_000_000);
    pub const WORKING_DAYS: (i64, i64) = (1, 250);
    pub const REGIONS: (i64, i64) = (0, 1_000);
    pub const ACTION: (i64, i64) = (40, 200);
    pub const BACKGROUND: (i64, i64) = (100, 2_000);
    pub const DETAILS: (i64, i64) = (0, 5_000);
    pub const SUMMARY: (i64, i64) = (100, 500);
    pub const RESPONSE: (i64, i64) = (1_000, 50_000);
    pub const ANONYMISE: (i64, i64) = (1, 120);
    /// Regions that may be named with a minimum of their own.
    pub const NAMED: usize = 500;
}

impl Procedure {
    /// The usual terms, for petitions that need nobody behind them to be read.
    #[must_use]
    pub fn without_sponsors() -> Self {
        Self {
            sponsors_needed: 0,
            ..Self::default()
        }
    }

    /// End of the closing day of a petition that opens at `opened_at`. A month after the last day
    /// of a longer one ends on the last day of the shorter one.
    pub fn closes_at(&self, opened_at: UtcTime, zone: Tz) -> UtcTime {
        let months = Months::new(u32::try_from(self.duration_months).unwrap_or(0));
        let days = Days::new(u64::try_from(self.duration_days).unwrap_or(0));
        let opened_on = local_day(opened_at, zone);
        let last = opened_on
            .checked_add_months(months)
            .and_then(|day| day.checked_add_days(days))
            .unwrap_or(opened_on);
        deadlines::end_of_day(last, zone)
    }

    /// When the signatories of a petition that ends at `ended_at` are forgotten.
    pub fn forget_at(&self, ended_at: UtcTime) -> UtcTime {
        let months = Months::new(u32::try_from(self.anonymise_after_months).unwrap_or(0));
        let at = ended_at.naive().checked_add_months(months);
        at.map_or(ended_at, UtcTime::new)
    }

    /// When those are forgotten who stood behind one that never opens.
    pub fn forget_unopened_at(&self, created_at: UtcTime) -> UtcTime {
        self.forget_at(created_at.plus(chrono::Duration::days(self.sponsor_days)))
    }

    /// Whether somebody who lives there may sign.
    ///
    /// # Errors
    /// `Invalid`, beside the field that says where.
    pub fn ensure_resident(&self, country: &str, postcode: &str) -> Result<(), AppError> {
        if !self.countries.is_empty() && !self.countries.iter().any(|code| code == country) {
            return Err(AppError::field("country", "petitions.other-country"));
        }
        let district = rules::area(postcode, country);
        if !self.districts.is_empty() && !self.districts.contains(&district) {
            return Err(AppError::field("postcode", "petitions.other-district"));
        }
        Ok(())
    }

    /// Whether the numbers make sense, alone and together.
    ///
    /// # Errors
    /// `Invalid`, beside each field.
    pub fn ensure_sane(&self) -> Result<(), AppError> {
        let mut errors = FieldErrors::default();
        let limits = &self.limits;
        for (field, number, (least, most)) in [
            ("sponsors_needed", self.sponsors_needed, bounds::SPONSORS),
            ("sponsors_most", self.sponsors_most, bounds::SPONSORS),
            ("sponsor_days", self.sponsor_days, bounds::SPONSOR_DAYS),
            ("duration_months", self.duration_months, bounds::MONTHS),
            ("duration_days", self.duration_days, bounds::DAYS),
            (
                "response_threshold",
                self.response_threshold,
                bounds::THRESHOLD,
            ),
            (
                "response_working_days",
                self.response_working_days,
                bounds::WORKING_DAYS,
            ),
            (
                "debate_working_days",
                self.debate_working_days,
                bounds::WORKING_DAYS,
            ),
            (
                "regions_needed",
                self.regions.regions_needed,
                bounds::REGIONS,
            ),
            ("region_least", self.regions.least, bounds::THRESHOLD),
            ("limit_action", limits.action, bounds::ACTION),
            ("limit_background", limits.background, bounds::BACKGROUND),
            ("limit_details", limits.details, bounds::DETAILS),
            ("limit_summary", limits.response_summary, bounds::SUMMARY),
            ("limit_response", limits.response_text, bounds::RESPONSE),
            (
                "anonymise_after_months",
                self.anonymise_after_months,
                bounds::ANONYMISE,
            ),
        ] {
            if !(least..=most).contains(&number) {
                errors.add(field, "petitions.out-of-bounds");
            }
        }
        if self.sponsors_most < self.sponsors_needed {
            errors.add("sponsors_most", "petitions.fewer-than-needed");
        }
        if self.duration_months == 0 && self.duration_days == 0 {
            errors.add("duration_days", "petitions.no-duration");
        }
        if let Some(debate) = self.debate_threshold
            && (debate < self.response_threshold || debate > bounds::THRESHOLD.1)
        {
            errors.add("debate_threshold", "petitions.debate-below-response");
        }
        if self
            .countries
            .iter()
            .any(|code| countries::parse(code).is_none())
        {
            errors.add("countries", "petitions.unknown-country");
        }
        let is_least = |count: &i64| *count >= 1 && *count <= bounds::THRESHOLD.1;
        if self.regions.named.len() > bounds::NAMED || !self.regions.named.values().all(is_least) {
            errors.add("region_minimums", "petitions.region-lines");
        }
        errors.into_result()
    }
}

/// Reads `CODE NUMBER` lines: regions that need a number of their own.
///
/// # Errors
/// `Invalid` for a line that is none.
pub fn read_minimums(text: &str) -> Result<BTreeMap<String, i64>, AppError> {
    let problem = || AppError::field("region_minimums", "petitions.region-lines");
    let mut named = BTreeMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (code, number) = line.rsplit_once(char::is_whitespace).ok_or_else(problem)?;
        let number: i64 = number.parse().map_err(|_| problem())?;
        let code = code.trim().to_uppercase();
        if code.is_empty() || code.chars().count() > 20 || named.insert(code, number).is_some() {
            return Err(problem());
        }
    }
    Ok(named)
}

/// Codes apart by spaces, commas or lines, in capital letters.
pub fn read_codes(text: &str) -> Vec<String> {
    let mut codes: Vec<String> = text
        .split(|c: char| c.is_whitespace() || c == ',' || c == ';')
        .filter(|code| !code.is_empty())
        .map(str::to_uppercase)
        .collect();
    codes.dedup();
    codes.truncate(1_000);
    codes
}

#[cfg(test)]
mod tests;
