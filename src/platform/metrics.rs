//! What the node counts for the operator, in the text format of Prometheus.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counters of this node since it started.
#[derive(Default)]
pub struct Metrics {
    by_class: [AtomicU64; 6],
    kept_pages_sent: AtomicU64,
}

/// Figures that are read when somebody asks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gauges {
    pub kept_pages: u64,
    pub jobs_parked: u64,
    pub mails_parked: u64,
}

impl Metrics {
    /// Counts an answer by its status.
    pub fn count_answer(&self, status: u16) {
        if let Some(class) = self.by_class.get(usize::from(status / 100)) {
            class.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Counts an answer that was kept from an earlier request.
    pub fn count_kept(&self) {
        self.kept_pages_sent.fetch_add(1, Ordering::Relaxed);
    }

    pub fn render(&self, gauges: Gauges) -> String {
        let mut out = String::new();
        let mut line = |text: std::fmt::Arguments<'_>| {
            // Writing into memory does not fail.
            let _ = out.write_fmt(text);
            out.push('\n');
        };
        line(format_args!(
            "# HELP folkmoot_answers_total HTTP answers by class of status."
        ));
        line(format_args!("# TYPE folkmoot_answers_total counter"));
        for (class, count) in self.by_class.iter().enumerate().skip(1) {
            let count = count.load(Ordering::Relaxed);
            line(format_args!(
                "folkmoot_answers_total{{class=\"{class}xx\"}} {count}"
            ));
        }
        let kept = self.kept_pages_sent.load(Ordering::Relaxed);
        for (name, kind, help, value) in [
            (
                "kept_pages_sent_total",
                "counter",
                "Answers from pages kept in memory.",
                kept,
            ),
            (
                "kept_pages",
                "gauge",
                "Pages kept in memory.",
                gauges.kept_pages,
            ),
            (
                "jobs_parked",
                "gauge",
                "Jobs that were given up.",
                gauges.jobs_parked,
            ),
            (
                "mails_parked",
                "gauge",
                "Mails that were given up.",
                gauges.mails_parked,
            ),
        ] {
            line(format_args!("# HELP folkmoot_{name} {help}"));
            line(format_args!("# TYPE folkmoot_{name} {kind}"));
            line(format_args!("folkmoot_{name} {value}"));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_class() {
        let metrics = Metrics::default();
        for status in [200, 204, 304, 404, 503, 999] {
            metrics.count_answer(status);
        }
        metrics.count_kept();
        let text = metrics.render(Gauges {
            kept_pages: 7,
            ..Gauges::default()
        });
        for line in [
            "folkmoot_answers_total{class=\"2xx\"} 2",
            "folkmoot_answers_total{class=\"3xx\"} 1",
            "folkmoot_answers_total{class=\"5xx\"} 1",
            "folkmoot_kept_pages_sent_total 1",
            "folkmoot_kept_pages 7",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
        }
    }
}
