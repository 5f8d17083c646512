//! In which order a thread is read, and where a page of it begins.

use serde::Serialize;

/// How first-level contributions are sorted. Not by how many agree: what is liked early would then
/// be read first, and liked more for that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    #[default]
    Oldest,
    Newest,
    /// By how much was said about them.
    Discussed,
}

impl Sort {
    /// As in an address (`?sort=newest`).
    pub fn parse(word: Option<&str>) -> Self {
        match word {
            Some("newest") => Self::Newest,
            Some("discussed") => Self::Discussed,
            _ => Self::Oldest,
        }
    }
}

/// An order, and behind which contribution the page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Oldest(i64),
    Newest(i64),
    /// Number of replies and id.
    Discussed(i64, i64),
}

impl Order {
    /// The oldest first, after the contribution with this id.
    pub fn after(id: i64) -> Self {
        Self::Oldest(id)
    }

    /// From an address: the order, and what the page before gave as [`Order::behind`]. What cannot
    /// be read begins at the beginning.
    pub fn parse(sort: Sort, behind: Option<&str>) -> Self {
        let behind = behind.unwrap_or_default();
        let id = behind.parse().ok().filter(|id| *id >= 0);
        match sort {
            Sort::Oldest => Self::Oldest(id.unwrap_or(0)),
            Sort::Newest => Self::Newest(id.unwrap_or(i64::MAX)),
            Sort::Discussed => {
                let (count, id) = behind
                    .split_once('-')
                    .and_then(|(count, id)| Some((count.parse().ok()?, id.parse().ok()?)))
                    .unwrap_or((i64::MAX, i64::MAX));
                Self::Discussed(count, id)
            }
        }
    }

    /// Whether the page is not the first one.
    pub fn is_later_page(self) -> bool {
        match self {
            Self::Oldest(id) => id > 0,
            Self::Newest(id) | Self::Discussed(_, id) => id < i64::MAX,
        }
    }

    /// Where the page behind this contribution begins.
    pub(super) fn behind(self, reply_count: i64, id: i64) -> String {
        match self {
            Self::Oldest(_) | Self::Newest(_) => id.to_string(),
            Self::Discussed(..) => format!("{reply_count}-{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_survives_its_way_through_an_address() {
        for (sort, text) in [
            (Sort::Oldest, "12"),
            (Sort::Newest, "12"),
            (Sort::Discussed, "7-12"),
        ] {
            let order = Order::parse(sort, Some(text));
            assert!(order.is_later_page());
            assert_eq!(order.behind(7, 12), text);
        }
        for text in ["", "-", "x", "-5", "1-x", "99999999999999999999"] {
            for sort in [Sort::Oldest, Sort::Newest, Sort::Discussed] {
                let order = Order::parse(sort, Some(text));
                assert!(!order.is_later_page(), "{sort:?} {text}");
            }
        }
    }
}
