use std::io::Write;

use super::*;

fn env(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn load(file: &str, pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let mut on_disk = tempfile::NamedTempFile::new().unwrap();
    on_disk.write_all(file.as_bytes()).unwrap();
    Config::load(Some(on_disk.path()), env(pairs))
}

fn refusal(file: &str, pairs: &[(&str, &str)]) -> String {
    load(file, pairs).unwrap_err().to_string()
}

#[test]
fn nothing_set_gives_the_defaults() {
    assert_eq!(Config::load(None, []).unwrap(), Config::default());
    assert_eq!(Config::default().server.bind.to_string(), "127.0.0.1:8080");
    assert_eq!(
        load("", &[("PATH", "/bin"), ("DATABASE_URL", "")]).unwrap(),
        Config::default()
    );
}

#[test]
fn file_and_variables_are_read() {
    let file = r#"
        [site]
        name = "Rivermouth"
        base_url = "https://moot.example"
        time_zone = "Europe/Paris"
        languages = ["en", "es"]
        [server]
        bind = "0.0.0.0:80"
        trusted_proxies = ["10.0.0.0/8", "::1"]
        [mail]
        per_minute = 5
    "#;
    let config = load(
        file,
        &[
            ("FOLKMOOT__SITE__NAME", "Other"),
            ("FOLKMOOT__SITE__LANGUAGES", "es, en ,es-MX"),
            ("FOLKMOOT__SERVER__METRICS_PUBLIC", "true"),
            ("FOLKMOOT__WORKER__THREADS", "7"),
            ("FOLKMOOT__DATABASE__URL", "sqlite://wins.db"),
            ("DATABASE_URL", "postgres://u:p@db/x"),
            ("SMTP_URL", "smtps://u:p@mail.example"),
        ],
    )
    .unwrap();
    assert_eq!(config.site.name, "Other");
    assert_eq!(config.site.languages, ["es", "en", "es-MX"]);
    assert_eq!(config.site.time_zone.0, chrono_tz::Europe::Paris);
    assert!(config.server.metrics_public);
    assert_eq!(config.worker.threads, 7);
    assert_eq!(config.mail.per_minute, 5);
    assert_eq!(config.database.url.expose(), "sqlite://wins.db");
    assert_eq!(config.mail.url.expose(), "smtps://u:p@mail.example");
    let inside = |address: &str| {
        let address = address.parse().unwrap();
        config
            .server
            .trusted_proxies
            .iter()
            .any(|network| network.contains(address))
    };
    assert!(inside("10.1.2.3") && inside("::1") && inside("::ffff:10.9.9.9"));
    assert!(!inside("11.1.2.3") && !inside("::2"));
}

#[test]
fn unknown_settings_are_refused() {
    for (file, pairs, expected) in [
        ("[server]\nprot = 1", &[][..], "server.prot"),
        ("[sevrer]\nbind = 'x'", &[], "sevrer.bind"),
        ("[sevrer]\n", &[], "sevrer"),
        ("name = 'x'", &[], "name"),
        ("[site]\ndemo = true", &[], "site.demo"),
        (
            "",
            &[("FOLKMOOT__SITE__DEMO", "true")],
            "FOLKMOOT__SITE__DEMO",
        ),
        (
            "",
            &[("FOLKMOOT__SITE__NAMES", "x")],
            "did you mean site.name?",
        ),
        ("", &[("FOLKMOOT__NAME", "x")], "FOLKMOOT__NAME"),
        ("", &[("FOLKMOOT__", "x")], "FOLKMOOT__"),
        ("[site.name]\nx = 1", &[], "site.name: must be text"),
    ] {
        let message = refusal(file, pairs);
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn wrong_values_are_named() {
    for (file, pairs, expected) in [
        (
            "[worker]\nthreads = 'x'",
            &[][..],
            "worker.threads: must be a whole number",
        ),
        ("[worker]\nthreads = -1", &[], "worker.threads"),
        (
            "[worker]\nthreads = 0",
            &[],
            "worker.threads: must be between",
        ),
        (
            "[site]\ntime_zone = 'Mars/Base'",
            &[],
            "site.time_zone: `Mars/Base` is no time zone",
        ),
        ("[site]\nbase_url = 'moot.example'", &[], "site.base_url"),
        (
            "[site]\nbase_url = 'https://moot.example/'",
            &[],
            "site.base_url",
        ),
        (
            "[site]\nbase_url = 'https://moot.example/sub'",
            &[],
            "site.base_url",
        ),
        ("[site]\nlanguages = []", &[], "site.languages"),
        ("[site]\nlanguages = ['e']", &[], "site.languages"),
        (
            "",
            &[("FOLKMOOT__SITE__LANGUAGES", "en,xx")],
            "site.languages: there are no texts in `xx`; there are in en, es",
        ),
        (
            "[site]\ndefault_language = 'fr'",
            &[],
            "site.default_language",
        ),
        ("[site]\ncontact_email = 'x'", &[], "site.contact_email"),
        ("[server]\nbind = 'x'", &[], "server.bind"),
        (
            "[server]\ntrusted_proxies = ['x/8']",
            &[],
            "server.trusted_proxies",
        ),
        (
            "[server]\ntrusted_proxies = ['10.0.0.0/33']",
            &[],
            "server.trusted_proxies",
        ),
        ("[database]\nurl = 'mysql://x'", &[], "database.url"),
        ("[limits]\nreads_per_minute = 0", &[], "limits"),
        (
            "",
            &[("FOLKMOOT__SERVER__WORKERS", "many")],
            "FOLKMOOT__SERVER__WORKERS",
        ),
        ("", &[("SMTP_URL", "mail.example")], "mail.url"),
        ("[site\n", &[], "line 1"),
    ] {
        let message = refusal(file, pairs);
        assert!(message.contains(expected), "{expected}: {message}");
    }
    let missing = Config::load(Some(Path::new("/no/such/folkmoot.toml")), []).unwrap_err();
    assert!(missing.to_string().contains("/no/such/folkmoot.toml"));
}

#[test]
fn secrets_never_print() {
    let config = load(
        "[security]\nsecret_key = 'hush-hush-hush-hush-hush-hush-hush'",
        &[
            ("DATABASE_URL", "postgres://folk:hush@db/moot?password=hush"),
            ("SMTP_URL", "smtp://folk:hush@mail.example"),
        ],
    )
    .unwrap();
    for shown in [
        config.effective(),
        format!("{config:?}"),
        format!("{config:#?}"),
    ] {
        assert!(!shown.contains("hush"), "{shown}");
        assert!(shown.contains("folk:********@mail.example"), "{shown}");
    }
    assert!(config.effective().contains("[site]\nname = \"Folkmoot\""));
    let wrong = refusal(
        "[security]\nsecret_key = ['hush']",
        &[("DATABASE_URL", "x://hush")],
    );
    assert!(!wrong.contains("hush"), "{wrong}");
}

#[test]
fn what_is_printed_can_be_read() {
    let mut config = Config::for_tests();
    config.security.secret_key = Secret::default();
    assert_eq!(load(&config.effective(), &[]).unwrap(), config);
}

fn safe() -> Config {
    let mut config = Config::default();
    config.site.base_url = "https://moot.example".to_owned();
    config.security.secret_key = Secret::new("kP3v9sQ0xW7zR2mT5yB8nC1dF4gH6jLa");
    config.mail.url = SecretUrl::new("smtps://mail.example");
    config.mail.from = "moot@moot.example".to_owned();
    config
}

#[test]
fn unsafe_settings_stop_the_site() {
    assert_eq!(safe().ensure_safe_to_serve(), Ok(()));
    type Change = fn(&mut Config);
    let cases: [(Change, &str); 12] = [
        (
            |c| c.security.secret_key = Secret::default(),
            "security.secret_key: is not set",
        ),
        (
            |c| c.security.secret_key = Secret::new("short"),
            "security.secret_key: is too short",
        ),
        (
            |c| c.security.secret_key = Secret::new("x".repeat(40)),
            "is a placeholder",
        ),
        (
            |c| c.security.secret_key = Secret::new("please-change-me-0123456789-qwertyuiop"),
            "is a placeholder",
        ),
        (
            |c| c.site.base_url = "http://moot.example".to_owned(),
            "site.base_url",
        ),
        (|c| c.site.demo = true, "site.demo"),
        (|c| c.mail.url = SecretUrl::default(), "mail.url"),
        (|c| c.mail.from = String::new(), "mail.from"),
        (
            |c| c.database.url = SecretUrl::new("postgres://folkmoot:CHANGE-ME@db:5432/folkmoot"),
            "database.url: still holds CHANGE-ME",
        ),
        (
            |c| c.server.trusted_proxies = vec!["0.0.0.0/0".parse().unwrap()],
            "trusted_proxies",
        ),
        (
            |c| c.security.password_memory_kib = 8,
            "password_memory_kib",
        ),
        (|c| c.limits.enabled = false, "limits.enabled"),
    ];
    for (change, expected) in cases {
        let mut config = safe();
        change(&mut config);
        let found = config.ensure_safe_to_serve().unwrap_err();
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].to_string().contains(expected), "{}", found[0]);
    }
    let mut local = safe();
    local.site.base_url = "http://localhost:8080".to_owned();
    assert_eq!(local.ensure_safe_to_serve(), Ok(()));
    local.server.bind = "0.0.0.0:8080".parse().unwrap();
    local.server.trusted_proxies.clear();
    assert!(local.ensure_safe_to_serve().is_err());
    // Behind a proxy on the same machine that is fine.
    local.server.trusted_proxies = vec!["172.16.0.0/12".parse().unwrap()];
    assert_eq!(local.ensure_safe_to_serve(), Ok(()));
    for config in [Config::for_demo(Path::new("var/demo")), Config::for_tests()] {
        assert!(config.ensure_safe_to_serve().is_err());
        assert!(config.security.key().is_ok());
        assert_eq!(super::check::problems(&config), Vec::<String>::new());
    }
}
