//! Who writes in the demo town.

use super::Town;
use crate::features::accounts::Account;
use crate::features::contributions::{AuthorRole, Channel};

/// Somebody who writes.
#[derive(Clone)]
pub struct Voice {
    pub account_id: Option<i64>,
    pub name: String,
    pub role: AuthorRole,
    pub channel: Channel,
}

/// People who have no account: they wrote on paper, by mail, or spoke at a meeting.
const GUESTS: [&str; 4] = [
    "Walter Brandt",
    "Ida Moss",
    "Pilar Soto",
    "Henry Achterberg",
];

impl Voice {
    fn of(account: Option<&Account>, role: AuthorRole) -> Self {
        Self {
            account_id: account.map(|account| account.id),
            name: account
                .map(|account| account.name.clone())
                .unwrap_or_default(),
            role,
            channel: Channel::Web,
        }
    }
}

impl Town {
    /// Who writes the `n`th text: a citizen, and now and then the one with a log-in.
    pub fn citizen(&self, n: usize) -> Voice {
        let own = self.accounts.get("citizen").filter(|_| n % 31 == 4);
        let other = self.citizens.get((n * 7 + 3) % self.citizens.len().max(1));
        Voice::of(own.or(other), AuthorRole::Citizen)
    }

    /// As [`Town::citizen`], with a guest of another channel in between.
    pub fn anybody(&self, n: usize) -> Voice {
        let channel = match n % 29 {
            11 => Channel::Paper,
            17 => Channel::Meeting,
            23 => Channel::Email,
            _ => return self.citizen(n),
        };
        let name = GUESTS.get(n / 7 % GUESTS.len()).copied();
        Voice {
            account_id: None,
            name: name.unwrap_or_default().to_owned(),
            role: AuthorRole::Guest,
            channel,
        }
    }

    /// The official with a log-in.
    pub fn official(&self) -> Voice {
        Voice::of(self.accounts.get("official"), AuthorRole::Official)
    }

    /// The editor with a log-in.
    pub fn editor(&self) -> Voice {
        Voice::of(self.accounts.get("editor"), AuthorRole::Editor)
    }
}
