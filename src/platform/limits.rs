//! How often one address or account may do something. Kept in memory, per node.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::config::Limits;
use crate::platform::error::AppError;

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// Pages that are not kept.
    Read,
    /// What one account changes.
    Write,
    /// What one network changes: a town hall or a carrier shares an address among many.
    NetworkWrite,
    Search,
    /// Trying a password.
    LogIn,
    /// Making an account.
    SignUp,
    /// Signing petitions.
    Sign,
    /// Having a mail sent to an address of one's choice.
    Mail,
    Api,
}

type Limiter = DefaultKeyedRateLimiter<String>;

/// One limiter for each kind of act; keys are networks or accounts.
pub struct Limiters {
    enabled: bool,
    read: Limiter,
    write: Limiter,
    network_write: Limiter,
    search: Limiter,
    log_in: Limiter,
    sign_up: Limiter,
    sign: Limiter,
    mail: Limiter,
    api: Limiter,
}

impl Limiters {
    pub fn new(limits: &Limits) -> Self {
        Self {
            enabled: limits.enabled,
            read: per_minute(limits.reads_per_minute),
            write: per_minute(limits.writes_per_minute),
            network_write: per_minute(limits.network_writes_per_minute),
            search: per_minute(limits.searches_per_minute),
            log_in: per_hour(limits.log_ins_per_hour),
            sign_up: per_hour(limits.accounts_per_hour),
            sign: per_hour(limits.signatures_per_hour),
            mail: per_hour(limits.mails_per_hour),
            api: per_minute(limits.api_calls_per_minute),
        }
    }

    /// Counts one act of `who`.
    ///
    /// # Errors
    /// `TooManyRequests` when there were too many; it is then not counted.
    pub fn check(&self, what: Limited, who: &str) -> Result<(), AppError> {
        if !self.enabled {
            return Ok(());
        }
        let limiter = match what {
            Limited::Read => &self.read,
            Limited::Write => &self.write,
            Limited::NetworkWrite => &self.network_write,
            Limited::Search => &self.search,
            Limited::LogIn => &self.log_in,
            Limited::SignUp => &self.sign_up,
            Limited::Sign => &self.sign,
            Limited::Mail => &self.mail,
            Limited::Api => &self.api,
        };
        limiter.check_key(&who.to_owned()).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            AppError::TooManyRequests {
                retry_after: wait.as_secs().max(1),
            }
        })
    }

    /// Forgets who has been quiet; to be called now and then.
    pub fn tidy(&self) {
        for limiter in [
            &self.read,
            &self.write,
            &self.network_write,
            &self.search,
            &self.log_in,
            &self.sign_up,
            &self.sign,
            &self.mail,
            &self.api,
        ] {
            limiter.retain_recent();
        }
    }
}

fn per_minute(count: u32) -> Limiter {
    RateLimiter::keyed(Quota::per_minute(at_least_one(count)))
}

fn per_hour(count: u32) -> Limiter {
    let count = at_least_one(count);
    let quota = Quota::with_period(Duration::from_secs(3600) / count.get());
    RateLimiter::keyed(quota.unwrap_or(Quota::per_minute(count)).allow_burst(count))
}

fn at_least_one(count: u32) -> NonZeroU32 {
    NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN)
}

/// The network that counts as one: a household has an IPv4 address or an IPv6 /64.
pub fn network_key(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks() {
        for (address, key) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ] {
            assert_eq!(network_key(address.parse().unwrap()), key);
        }
    }
}
