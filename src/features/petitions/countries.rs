//! Where a signatory lives: ISO 3166 codes with the country's name in its own language.

/// Chosen in a fresh form.
pub const DEFAULT: &str = "GB";

/// Code, name, whether addresses there have postcodes.
const COUNTRIES: [(&str, &str, bool); 64] = [
    ("AL", "Shqipëria", true),
    ("AR", "Argentina", true),
    ("AT", "Österreich", true),
    ("AU", "Australia", true),
    ("BA", "Bosna i Hercegovina", true),
    ("BD", "বাংলাদেশ", true),
    ("BE", "België / Belgique", true),
    ("BG", "България", true),
    ("BO", "Bolivia", false),
    ("BR", "Brasil", true),
    ("CA", "Canada", true),
    ("CH", "Schweiz / Suisse / Svizzera", true),
    ("CL", "Chile", true),
    ("CN", "中国", true),
    ("CO", "Colombia", true),
    ("CR", "Costa Rica", true),
    ("CU", "Cuba", true),
    ("CY", "Κύπρος", true),
    ("CZ", "Česko", true),
    ("DE", "Deutschland", true),
    ("DK", "Danmark", true),
    ("DO", "República Dominicana", true),
    ("EC", "Ecuador", true),
    ("EE", "Eesti", true),
    ("ES", "España", true),
    ("FI", "Suomi", true),
    ("FR", "France", true),
    ("GB", "United Kingdom", true),
    ("GR", "Ελλάδα", true),
    ("GT", "Guatemala", true),
    ("HK", "香港", false),
    ("HN", "Honduras", true),
    ("HR", "Hrvatska", true),
    ("HU", "Magyarország", true),
    ("IE", "Ireland", false),
    ("IN", "India", true),
    ("IS", "Ísland", true),
    ("IT", "Italia", true),
    ("JP", "日本", true),
    ("KE", "Kenya", true),
    ("LT", "Lietuva", true),
    ("LU", "Luxembourg", true),
    ("LV", "Latvija", true),
    ("MA", "المغرب", true),
    ("MT", "Malta", true),
    ("MX", "México", true),
    ("NG", "Nigeria", true),
    ("NL", "Nederland", true),
    ("NO", "Norge", true),
    ("NZ", "New Zealand", true),
    ("PE", "Perú", true),
    ("PK", "پاکستان", true),
    ("PL", "Polska", true),
    ("PT", "Portugal", true),
    ("RO", "România", true),
    ("RS", "Srbija", true),
    ("SE", "Sverige", true),
    ("SI", "Slovenija", true),
    ("SK", "Slovensko", true),
    ("TR", "Türkiye", true),
    ("UA", "Україна", true),
    ("US", "United States", true),
    ("UY", "Uruguay", true),
    ("ZA", "South Africa", true),
];

/// Any other country.
pub const OTHER: &str = "ZZ";

/// The code as it is stored, if it is one.
pub fn parse(code: &str) -> Option<&'static str> {
    let code = code.trim().to_ascii_uppercase();
    if code == OTHER {
        return Some(OTHER);
    }
    COUNTRIES
        .iter()
        .map(|country| country.0)
        .find(|known| *known == code)
}

/// Whether every address there has a postcode.
pub fn has_postcodes(code: &str) -> bool {
    COUNTRIES
        .iter()
        .any(|country| country.0 == code && country.2)
}

/// What a country calls itself; the code where it is none of ours.
pub fn name(code: &str) -> &str {
    let known = COUNTRIES.iter().find(|country| country.0 == code);
    known.map_or(code, |country| country.1)
}

/// Codes and names in the order of the names.
pub fn list() -> Vec<(&'static str, &'static str)> {
    let mut names: Vec<_> = COUNTRIES
        .iter()
        .map(|country| (country.0, country.1))
        .collect();
    names.sort_by_key(|country| crate::platform::text::fold(country.1));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_send_them() {
        for (typed, code) in [
            ("GB", Some("GB")),
            (" es ", Some("ES")),
            ("zz", Some(OTHER)),
            ("", None),
            ("XX", None),
            ("United Kingdom", None),
        ] {
            assert_eq!(parse(typed), code, "{typed}");
        }
        assert!(parse(DEFAULT).is_some() && has_postcodes(DEFAULT) && !has_postcodes(OTHER));
    }

    #[test]
    fn each_code_once() {
        let codes: std::collections::BTreeSet<_> = COUNTRIES.iter().map(|c| c.0).collect();
        assert_eq!(codes.len(), COUNTRIES.len());
    }
}
