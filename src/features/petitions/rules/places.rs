//! Where a signature comes from: the region it is counted in, the network as it is kept, the
//! domain of its address.

use std::net::{IpAddr, Ipv4Addr};

use crate::platform::limits::network_key;

/// Country and district: `GB RM1`, `ES 28`, `IE` where there are no postcodes.
pub fn region(country: &str, postcode: &str) -> String {
    let start: String = postcode.chars().take(4).collect();
    let area = super::area(&start, country);
    format!("{country} {area}").trim_end().to_owned()
}

/// The country of a region.
pub fn country_of(region: &str) -> &str {
    region.split(' ').next().unwrap_or_default()
}

/// A region as somebody types it: `gb rm1`. None when it is none.
pub fn typed_region(typed: &str) -> Option<String> {
    let typed = typed.trim().to_uppercase();
    let (country, area) = typed.split_once(' ').unwrap_or((&typed, ""));
    let is_country = country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase());
    let area = area.trim();
    let is_area = area.chars().count() <= 4 && area.chars().all(char::is_alphanumeric);
    (is_country && is_area).then(|| format!("{country} {area}").trim_end().to_owned())
}

/// The network as it is kept, from the one that is limited (an IPv4 address or an IPv6 /64): never
/// a whole IPv4 address. '' when it is not known.
pub fn network(key: &str) -> String {
    match key.parse::<Ipv4Addr>() {
        Ok(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Err(_) if key.ends_with("::/64") => key.to_owned(),
        Err(_) => String::new(),
    }
}

/// A network as somebody types or copies it: an address, or a network of the size that is kept.
pub fn typed_network(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (address, length) = match typed.split_once('/') {
        Some((address, length)) => (address, Some(length)),
        None => (typed, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let own_length = if address.is_ipv4() { "24" } else { "64" };
    let fits = length.is_none_or(|length| length == own_length);
    fits.then(|| network(&network_key(address)))
}

/// Of a canonical address.
pub fn domain(email_key: &str) -> &str {
    email_key.rsplit_once('@').map_or("", |(_, domain)| domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions() {
        for (country, postcode, expected) in [
            ("GB", "RM1 4AB", "GB RM1"),
            ("GB", "RM14 1AB", "GB RM14"),
            ("ES", "28013", "ES 28"),
            ("IE", "", "IE"),
            ("NL", "1011 AB", "NL 10"),
            ("PT", "1-23", "PT 12"),
        ] {
            assert_eq!(region(country, postcode), expected);
            assert_eq!(country_of(expected), country);
            assert_eq!(
                typed_region(&expected.to_lowercase()).as_deref(),
                Some(expected)
            );
        }
        assert_eq!(typed_region(" GB  RM1 ").as_deref(), Some("GB RM1"));
        for none in [
            "",
            "G",
            "GBR",
            "G1",
            "GB RM1 4AB",
            "GB RM1%",
            "Bridge Street",
        ] {
            assert_eq!(typed_region(none), None, "{none}");
        }
    }

    #[test]
    fn networks_are_cut_before_they_are_kept() {
        for (key, kept) in [
            ("192.0.2.77", "192.0.2.0/24"),
            ("2001:db8:1:2::/64", "2001:db8:1:2::/64"),
            ("unknown", ""),
            ("", ""),
        ] {
            assert_eq!(network(key), kept);
        }
        for (typed, expected) in [
            (" 192.0.2.77 ", Some("192.0.2.0/24")),
            ("192.0.2.0/24", Some("192.0.2.0/24")),
            ("2001:db8:1:2:3:4:5:6", Some("2001:db8:1:2::/64")),
            ("2001:db8:1:2::/64", Some("2001:db8:1:2::/64")),
            ("::ffff:192.0.2.7", Some("192.0.2.0/24")),
            ("192.0.2.0/16", None),
            ("192.0.2", None),
            ("school", None),
            ("", None),
        ] {
            assert_eq!(typed_network(typed).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn domains() {
        for (key, expected) in [
            ("jo@people.example", "people.example"),
            ("x", ""),
            ("#7", ""),
        ] {
            assert_eq!(domain(key), expected);
        }
    }
}
