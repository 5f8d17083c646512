//! Starts chromedriver, opens browsers, and leaves no process behind.

use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, Once, OnceLock, mpsc},
    time::Duration,
};

use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::Browser;

/// What the person sees the site with.
#[derive(Clone, Debug)]
pub struct Look {
    pub width: u32,
    pub height: u32,
    pub phone: bool,
    pub dark: bool,
    pub script: bool,
    pub language: String,
}

impl Look {
    pub fn desktop() -> Self {
        Self {
            width: 1280,
            height: 900,
            phone: false,
            dark: false,
            script: true,
            language: "en".into(),
        }
    }

    /// 360 CSS pixels wide, with a phone's viewport rules.
    pub fn phone() -> Self {
        Self {
            width: 360,
            height: 740,
            phone: true,
            ..Self::desktop()
        }
    }

    pub fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The page's own script never runs; the verbs still work.
    pub fn without_script(self) -> Self {
        Self {
            script: false,
            ..self
        }
    }

    /// What the browser sends as Accept-Language.
    pub fn language(self, language: &str) -> Self {
        Self {
            language: language.into(),
            ..self
        }
    }

    fn capabilities(&self, profile: &Path) -> serde_json::Map<String, serde_json::Value> {
        let args = vec![
            "--headless=new".to_owned(),
            "--no-sandbox".into(),
            "--disable-gpu".into(),
            "--disable-dev-shm-usage".into(),
            "--disable-quic".into(),
            "--disable-background-networking".into(),
            "--disable-component-update".into(),
            "--disable-sync".into(),
            "--disable-extensions".into(),
            "--no-first-run".into(),
            "--no-default-browser-check".into(),
            "--hide-scrollbars".into(),
            "--force-prefers-reduced-motion".into(),
            format!("--lang={}", self.language),
            format!("--user-data-dir={}", profile.display()),
            format!("--window-size={},{}", self.width, self.height),
            // 0 is dark, 1 is light; without it the machine's own taste decides.
            format!(
                "--blink-settings=preferredColorScheme={}",
                if self.dark { 0 } else { 1 }
            ),
        ];
        let mut prefs = json!({
            "intl.accept_languages": self.language,
            "credentials_enable_service": false,
            "profile.password_manager_enabled": false,
            "profile.password_manager_leak_detection": false,
        });
        if !self.script {
            prefs["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        let mut options = json!({ "args": args, "prefs": prefs });
        if let Some(browser) = std::env::var_os("FOLKMOOT_CHROMIUM") {
            options["binary"] = json!(browser.to_string_lossy());
        }
        if self.phone {
            // No touch: with it the driver taps instead of clicking, does not wait for the page
            // that follows, and hangs where script is switched off.
            options["mobileEmulation"] = json!({
                "deviceMetrics": {
                    "width": self.width, "height": self.height, "pixelRatio": 2.0,
                    "mobile": true, "touch": false
                }
            });
        }
        let all = json!({
            "browserName": "chrome",
            "pageLoadStrategy": "normal",
            "timeouts": { "implicit": 0, "pageLoad": 30_000, "script": 60_000 },
            "unhandledPromptBehavior": "accept",
            "goog:chromeOptions": options,
        });
        all.as_object().unwrap().clone()
    }
}

/// One chromedriver and the browsers that it started.
#[derive(Debug)]
pub struct Stage {
    test: String,
    driver: Child,
    address: String,
    profiles: Mutex<Vec<Arc<TempDir>>>,
    _turn: SemaphorePermit<'static>,
}

impl Stage {
    /// None when browser tests are to be left out; otherwise a missing browser is a failure.
    ///
    /// `test` names the pictures left behind by a failure.
    pub async fn for_test(test: &str) -> Option<Self> {
        static SAID: Once = Once::new();
        if std::env::var("FOLKMOOT_REQUIRE_BROWSER").as_deref() != Ok("1") {
            // Past the capture of a passing test's output: it must be seen.
            SAID.call_once(|| {
                let _ = writeln!(
                    std::io::stderr(),
                    "left out: browser tests (scripts/test runs them; FOLKMOOT_REQUIRE_BROWSER is not 1)"
                );
            });
            return None;
        }
        // Each test may open several browsers; more tests at a time only slow each other down.
        static TURNS: OnceLock<Semaphore> = OnceLock::new();
        let turns = TURNS.get_or_init(|| {
            let at_a_time = std::env::var("FOLKMOOT_BROWSERS")
                .ok()
                .and_then(|n| n.parse().ok());
            Semaphore::new(at_a_time.unwrap_or(2))
        });
        let turn = turns.acquire().await.unwrap();

        let program = std::env::var_os("FOLKMOOT_CHROMEDRIVER").unwrap_or("chromedriver".into());
        // Port 0: it takes a free one and says which. Asking for a free port first would race.
        let mut driver = Command::new(&program)
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("could not start {program:?}: {error}"));
        let Some(port) = read_port(&mut driver) else {
            let _ = driver.kill();
            let _ = driver.wait();
            panic!("{program:?} did not say which port it listens on");
        };
        Some(Self {
            test: test.to_owned(),
            driver,
            address: format!("http://127.0.0.1:{port}"),
            profiles: Mutex::default(),
            _turn: turn,
        })
    }

    /// A new browser with nothing remembered, for the site at `site` (`http://127.0.0.1:PORT`).
    pub async fn open(&self, site: &str, look: Look) -> Browser {
        let profile = tempfile::Builder::new()
            .prefix("folkmoot-browser.")
            .tempdir()
            .unwrap();
        let profile = Arc::new(profile);
        self.profiles.lock().unwrap().push(profile.clone());
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(look.capabilities(profile.path()))
            .connect(&self.address)
            .await
            .unwrap_or_else(|error| panic!("could not open a browser: {error}"));
        Browser::new(client, site, look, &self.test)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        // The driver's end does not end its browsers. Each has a profile folder of ours in its
        // command line, so that nobody else's browser can be meant.
        for profile in self
            .profiles
            .lock()
            .unwrap_or_else(|broken| broken.into_inner())
            .iter()
        {
            end_processes_naming(profile.path());
        }
    }
}

fn read_port(driver: &mut Child) -> Option<u16> {
    let lines = BufReader::new(driver.stdout.take()?).lines();
    let (send, receive) = mpsc::channel();
    // Goes on reading, so that the driver never writes into a closed pipe.
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            let port = line
                .split_once("started successfully on port ")
                .and_then(|(_, rest)| rest.trim_end_matches('.').parse().ok());
            if let Some(port) = port {
                let _ = send.send(port);
            }
        }
    });
    receive.recv_timeout(Duration::from_secs(30)).ok()
}

fn end_processes_naming(folder: &Path) {
    let wanted = folder.to_string_lossy().into_owned();
    for _ in 0..20 {
        let found: Vec<String> = processes()
            .filter(|(_, line)| line.contains(&wanted))
            .map(|(pid, _)| pid)
            .collect();
        if found.is_empty() {
            return;
        }
        let _ = Command::new("kill")
            .arg("-KILL")
            .args(&found)
            .stderr(Stdio::null())
            .status();
        std::thread::sleep(Duration::from_millis(25));
    }
}

fn processes() -> impl Iterator<Item = (String, String)> {
    let all = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    all.filter_map(|entry| {
        let pid = entry.file_name().into_string().ok()?;
        pid.parse::<u32>().ok()?;
        let line = std::fs::read(entry.path().join("cmdline")).ok()?;
        Some((pid, String::from_utf8_lossy(&line).into_owned()))
    })
}

/// Where pictures go.
pub fn pictures() -> PathBuf {
    let folder = match std::env::var_os("FOLKMOOT_SCREENSHOTS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots"),
    };
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
