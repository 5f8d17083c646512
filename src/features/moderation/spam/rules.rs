//! Which signs a text bears, from what is known when it comes in.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;

use crate::config::Spam;
use crate::platform::db::UtcTime;
use crate::platform::text::words;
use crate::text_enum;
use crate::web::FormMarks;

text_enum! {
    /// Why something is read before it is public. Moderators see it.
    pub enum Sign {
        /// A field that people do not see was filled in.
        Trap = "trap",
        /// The form was sent as soon as it was shown.
        Fast = "fast",
        /// The form does not say when it was shown, or this site did not make it.
        NoTime = "no_time",
        /// The browser did not do the work that it was asked for.
        NoWork = "no_work",
        /// More links than a new account may set.
        NewLinks = "new_links",
        /// More texts than a new account may send.
        NewMany = "new_many",
        /// Several accounts link to the same site.
        SameLink = "same_link",
        /// Several accounts send the same.
        SameText = "same_text",
        /// One account sends the same again and again.
        Repeated = "repeated",
        /// One account sends very much.
        Many = "many",
    }
}

/// How far back others that are alike are looked for.
pub const WINDOW_MINUTES: i64 = 60;
/// Words that are taken together.
const SHINGLE: usize = 3;
/// Marks of a text: the smallest hashes of what its words say three by three.
const MARKS: usize = 6;
/// Marks that two texts have in common when they are nearly the same: of [`MARKS`], and of fewer in
/// proportion. Half of their words or more then stand in the same order.
const NEAR: usize = 4;
/// Shorter texts are alike by chance: 'I agree with this.'
const FEWEST_WORDS: usize = 6;

/// What is known of a text when it comes in.
#[derive(Debug)]
pub struct Facts {
    /// None where it came without a form that is looked at.
    pub form: Option<FormMarks>,
    /// Without those that anybody may set.
    pub link_count: usize,
    /// When the account sent what it sent last, newest first, this text not among them.
    pub recent: Vec<UtcTime>,
    pub account_created_at: UtcTime,
    /// Something of the account is public.
    pub has_published: bool,
    pub alike: Alike,
}

/// Texts that are like this one, within [`WINDOW_MINUTES`].
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// Of the same account.
    pub own: usize,
    /// Other accounts that sent one.
    pub others: usize,
    /// Other accounts that linked to the same site.
    pub linking: usize,
}

/// A text that bears a mark: its number, and the account.
pub type Bearer = (i64, i64);

impl Alike {
    /// `of_texts`: who bears a mark of the text, for each of its marks one after another;
    /// `of_links`: the same for each site that it links to.
    pub fn of(
        account_id: i64,
        of_texts: &[Bearer],
        mark_count: usize,
        of_links: &[Vec<Bearer>],
    ) -> Self {
        let mut common: BTreeMap<Bearer, usize> = BTreeMap::new();
        for &bearer in of_texts {
            *common.entry(bearer).or_default() += 1;
        }
        let needed = (mark_count * NEAR).div_ceil(MARKS).max(1);
        let near: Vec<i64> = common
            .into_iter()
            .filter(|&(_, count)| count >= needed)
            .map(|((_, account), _)| account)
            .collect();
        let others = |accounts: &mut dyn Iterator<Item = i64>| {
            let others: BTreeSet<i64> = accounts.filter(|&account| account != account_id).collect();
            others.len()
        };
        Self {
            own: near
                .iter()
                .filter(|&&account| account == account_id)
                .count(),
            others: others(&mut near.iter().copied()),
            linking: of_links
                .iter()
                .map(|bearers| others(&mut bearers.iter().map(|&(_, account)| account)))
                .max()
                .unwrap_or_default(),
        }
    }
}

/// What is to be done with a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    /// It is taken in; with signs, a moderator reads it first.
    Signs(Vec<Sign>),
    /// The account sends far too much: this is refused.
    TooMany,
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Judges a text by what is known of it.
pub fn judge(facts: &Facts, settings: &Spam, now: UtcTime) -> Finding {
    let within = |minutes: i64| {
        let since = now.minus(Duration::minutes(minutes));
        facts.recent.iter().filter(|&&at| at > since).count()
    };
    let lately = within(10);
    if lately >= count(settings.most_posts_per_ten_minutes) {
        return Finding::TooMany;
    }
    let mut signs = Vec::new();
    let mut note = |sign: Sign, is_there: bool| {
        if is_there {
            signs.push(sign);
        }
    };
    if let Some(form) = facts.form {
        note(Sign::Trap, form.is_trapped);
        let least = i64::from(settings.form_seconds);
        match form.seconds {
            // From the future: another clock than this site's.
            Some(seconds) => note(Sign::Fast, least > 0 && seconds < least),
            None => note(Sign::NoTime, least > 0),
        }
        note(Sign::NoWork, form.work_bits < settings.proof_of_work_bits);
    }
    let young = Duration::days(settings.new_account_days.into());
    let is_new = !facts.has_published || now < facts.account_created_at.plus(young);
    if is_new {
        note(
            Sign::NewLinks,
            facts.link_count > count(settings.new_account_links),
        );
        note(
            Sign::NewMany,
            within(60) >= count(settings.new_account_posts_per_hour),
        );
        note(
            Sign::SameLink,
            facts.alike.linking >= count(settings.same_link_accounts),
        );
    }
    // This text and this account count along.
    note(
        Sign::SameText,
        facts.alike.others + 1 >= count(settings.same_text_accounts),
    );
    note(
        Sign::Repeated,
        facts.alike.own + 1 >= count(settings.same_text_posts),
    );
    note(Sign::Many, lately >= count(settings.posts_per_ten_minutes));
    Finding::Signs(signs)
}

/// What somebody says themselves: without what they quote.
pub fn said(text: &str) -> String {
    let own: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('>'))
        .collect();
    own.join("\n")
}

/// FNV-1a with a last mixing, so that the smallest of many are a fair choice.
fn hash(parts: &[&str]) -> i64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (hash ^ (hash >> 33)).cast_signed()
}

/// By what a text is found among others that are nearly the same: changes of case, accents,
/// punctuation and of a word here and there leave most of it as it is. Empty for short texts.
pub fn text_marks(text: &str) -> Vec<i64> {
    let words: Vec<String> = words(text).into_iter().map(|(_, word)| word).collect();
    if words.len() < FEWEST_WORDS {
        return Vec::new();
    }
    let hashes: BTreeSet<i64> = words
        .windows(SHINGLE)
        .map(|three| {
            let parts: Vec<&str> = std::iter::once("text")
                .chain(three.iter().map(String::as_str))
                .collect();
            hash(&parts)
        })
        .collect();
    hashes.into_iter().take(MARKS).collect()
}

/// By what texts are found that link to the same site.
pub fn link_mark(domain: &str) -> i64 {
    hash(&["link", domain])
}

#[cfg(test)]
mod tests;
