//! Command, API and page name the same day for every published vector.

use super::command;
use crate::both;

/// Receipt, unit, count, due day.
const VECTORS: [(&str, &str, i64, &str); 9] = [
    ("2008-10-01", "working-days", 20, "2008-10-29"),
    ("2007-02-01", "working-days", 20, "2007-03-01"),
    ("2008-02-01", "working-days", 20, "2008-02-29"),
    ("2009-03-12", "working-days", 20, "2009-04-14"),
    ("2009-03-13", "working-days", 20, "2009-04-15"),
    ("2009-03-14", "working-days", 20, "2009-04-15"),
    ("2009-03-15", "working-days", 20, "2009-04-15"),
    ("2008-10-04", "calendar-days", 20, "2008-10-24"),
    ("2008-10-05", "calendar-days", 20, "2008-10-27"),
];
/// Those of `england.ics`.
const HOLIDAYS: &str =
    "2007-01-01,2008-12-25,2008-12-26,2009-01-01,2009-03-17,2009-04-10,2009-04-13";

both! {
    async fn the_same_day_everywhere(t: TestSite) {
        let mut visitor = t.visitor();
        let zone = t.zone();
        for (received, unit, count, due) in VECTORS {
            let line = format!("--received {received} --{unit} {count} --holidays england.ics --zone {zone} --json");
            let output = command::run(&line);
            let mut told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(told["due_on"], due, "{received} {unit}");
            let field = unit.replace('-', "_");
            let address = format!("/api/v1/deadlines?received={received}&{field}={count}&holidays={HOLIDAYS}");
            let answered = visitor.get(&address).await.json();
            // Days given without a file have no names.
            for day in told["days"].as_array_mut().unwrap() {
                day.as_object_mut().unwrap().remove("name");
            }
            assert_eq!(told, answered, "{received} {unit}");
            let address = format!("/deadlines?received={received}&unit={unit}&count={count}&holidays={HOLIDAYS}");
            let page = visitor.get(&address).await;
            assert_eq!(page.attrs(".deadline-found time", "datetime"), [due], "{received} {unit}");
            assert_eq!(page.all("td.day-due").len(), 1);
            let counted = told["days"].as_array().unwrap().iter().filter(|day| day["count"].is_number());
            assert_eq!(page.all("td .day-count").len(), counted.count());
        }
    }
}
