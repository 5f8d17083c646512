//! Reading GeoJSON (RFC 7946) into a drawing: a path a region in one flat projection, thinned to
//! what can be seen. Pure, in bounded time and memory.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

use super::model::{Drawing, Region};
use crate::platform::text::clean_line;

/// Bytes of a file at most.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;
const MAX_REGIONS: usize = 1_000;
const MAX_POSITIONS: usize = 300_000;
/// Width of the drawing; its height follows from the shape of the land.
const WIDTH: f64 = 600.0;
/// What is nearer to a straight line than this is left out, in units of the drawing.
const TOLERANCE: f64 = 0.6;
/// Rings smaller than this in both directions are left out, unless a region has no other.
const SPECK: f64 = 0.8;

/// Why a file cannot be drawn. Each is the key of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem(pub &'static str);

type Point = (f64, f64);
type Ring = Vec<Point>;

/// Reads a collection of features, each a polygon or several with `code` and `name` among its
/// properties (or `id` instead of `code`).
///
/// # Errors
/// [`Problem`] for what is not JSON, not GeoJSON, too large, off the globe, or has regions without
/// a code or with the same one.
pub fn read(text: &str) -> Result<Drawing, Problem> {
    if text.len() > MAX_BYTES {
        return Err(Problem("maps.too-large"));
    }
    let json: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|_| Problem("maps.not-json"))?;
    let features = match (
        json.get("type").and_then(Value::as_str),
        json.get("features"),
    ) {
        (Some("FeatureCollection"), Some(Value::Array(features))) if !features.is_empty() => {
            features
        }
        _ => return Err(Problem("maps.not-geojson")),
    };
    if features.len() > MAX_REGIONS {
        return Err(Problem("maps.too-many"));
    }
    let mut left = MAX_POSITIONS;
    let mut lands: BTreeMap<String, (String, Vec<Ring>)> = BTreeMap::new();
    for feature in features {
        let (code, name) = names(feature)?;
        let rings = rings(feature.get("geometry"), &mut left)?;
        if lands.insert(code, (name, rings)).is_some() {
            return Err(Problem("maps.same-code"));
        }
    }
    Ok(draw(lands))
}

fn names(feature: &Value) -> Result<(String, String), Problem> {
    let property = |key: &str| feature.get("properties").and_then(|all| all.get(key));
    let text = |value: Option<&Value>| match value {
        Some(Value::String(text)) => clean_line(text).into_string(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let mut code = text(property("code"));
    if code.is_empty() {
        code = text(feature.get("id"));
    }
    let name = text(property("name"));
    let is_short = |text: &str, most: usize| !text.is_empty() && text.chars().count() <= most;
    if !is_short(&code, 20) || name.chars().count() > 80 {
        return Err(Problem("maps.no-code"));
    }
    let name = if name.is_empty() { code.clone() } else { name };
    Ok((code.to_uppercase(), name))
}

fn rings(geometry: Option<&Value>, left: &mut usize) -> Result<Vec<Ring>, Problem> {
    let geometry = geometry.ok_or(Problem("maps.no-polygon"))?;
    let kind = geometry.get("type").and_then(Value::as_str);
    let coordinates = geometry.get("coordinates").and_then(Value::as_array);
    let polygons: Vec<&Value> = match (kind, coordinates) {
        (Some("Polygon"), Some(_)) => geometry.get("coordinates").into_iter().collect(),
        (Some("MultiPolygon"), Some(polygons)) => polygons.iter().collect(),
        _ => return Err(Problem("maps.no-polygon")),
    };
    let mut all = Vec::new();
    for polygon in polygons {
        for ring in polygon.as_array().ok_or(Problem("maps.no-polygon"))? {
            let positions = ring.as_array().ok_or(Problem("maps.no-polygon"))?;
            *left = left
                .checked_sub(positions.len())
                .ok_or(Problem("maps.too-many"))?;
            // Closed, a ring has four positions at least (RFC 7946, 3.1.6).
            if positions.len() < 4 {
                return Err(Problem("maps.no-polygon"));
            }
            let ring: Ring = positions.iter().map(position).collect::<Result<_, _>>()?;
            all.push(ring);
        }
    }
    // A region that is only a line or a point cannot be seen.
    if !all.iter().any(|ring| has_area(ring)) {
        return Err(Problem("maps.no-polygon"));
    }
    Ok(all)
}

/// Whether a ring encloses anything (by the shoelace formula, in square degrees).
fn has_area(ring: &[Point]) -> bool {
    let corners = ring.iter().zip(ring.iter().cycle().skip(1));
    let twice: f64 = corners.map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    twice.abs() > 1e-12
}

/// Longitude and latitude in degrees; a height is left out.
fn position(value: &Value) -> Result<Point, Problem> {
    let number = |index: usize| value.get(index).and_then(Value::as_f64);
    match (number(0), number(1)) {
        (Some(east), Some(north)) if east.abs() <= 180.0 && north.abs() <= 90.0 => {
            Ok((east, north))
        }
        _ => Err(Problem("maps.off-globe")),
    }
}

/// Equirectangular, true along the middle parallel.
fn draw(lands: BTreeMap<String, (String, Vec<Ring>)>) -> Drawing {
    let mut bounds = Bounds::default();
    for ring in lands.values().flat_map(|(_, rings)| rings) {
        ring.iter().for_each(|point| bounds.take_in(*point));
    }
    let squeeze = ((bounds.south + bounds.north) / 2.0)
        .to_radians()
        .cos()
        .max(0.05);
    let breadth = ((bounds.east - bounds.west) * squeeze).max(1e-9);
    let scale = WIDTH / breadth;
    let height = ((bounds.north - bounds.south) * scale).clamp(1.0, WIDTH * 2.0);
    let place = |(east, north): Point| {
        (
            (east - bounds.west) * squeeze * scale,
            (bounds.north - north) * scale,
        )
    };
    let regions = lands
        .into_iter()
        .map(|(code, (name, rings))| {
            let mut rings: Vec<Ring> = rings
                .into_iter()
                .map(|ring| ring.into_iter().map(place).collect())
                .collect();
            rings.sort_by(|a, b| size(b).total_cmp(&size(a)));
            let path = rings
                .iter()
                .enumerate()
                .filter(|(number, ring)| *number == 0 || size(ring) >= SPECK)
                .fold(String::new(), |path, (_, ring)| path + &trace(&thin(ring)));
            Region { code, name, path }
        })
        .collect();
    Drawing {
        width: WIDTH,
        height: height.ceil(),
        regions,
    }
}

struct Bounds {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            west: f64::INFINITY,
            east: f64::NEG_INFINITY,
            south: f64::INFINITY,
            north: f64::NEG_INFINITY,
        }
    }
}

impl Bounds {
    fn take_in(&mut self, (east, north): Point) {
        self.west = self.west.min(east);
        self.east = self.east.max(east);
        self.south = self.south.min(north);
        self.north = self.north.max(north);
    }
}

/// The longer side of what a ring covers.
fn size(ring: &Ring) -> f64 {
    let mut bounds = Bounds::default();
    ring.iter().for_each(|point| bounds.take_in(*point));
    (bounds.east - bounds.west).max(bounds.north - bounds.south)
}

/// Leaves out what cannot be seen (Douglas and Peucker, 1973), without recursion.
fn thin(ring: &Ring) -> Ring {
    let last = ring.len().saturating_sub(1);
    if last < 4 {
        return ring.clone();
    }
    // A ring ends where it begins: it is halved first, or everything would lie near one point.
    let mut kept = vec![false; ring.len()];
    let mut spans = vec![(0, last / 2), (last / 2, last)];
    for index in [0, last / 2, last] {
        if let Some(keep) = kept.get_mut(index) {
            *keep = true;
        }
    }
    while let Some((from, to)) = spans.pop() {
        let (Some(a), Some(b)) = (ring.get(from), ring.get(to)) else {
            continue;
        };
        let between = ring.iter().enumerate().take(to).skip(from + 1);
        let farthest = between
            .map(|(index, point)| (index, distance(*point, *a, *b)))
            .max_by(|x, y| x.1.total_cmp(&y.1));
        if let Some((index, away)) = farthest
            && away > TOLERANCE
        {
            if let Some(keep) = kept.get_mut(index) {
                *keep = true;
            }
            spans.push((from, index));
            spans.push((index, to));
        }
    }
    let points = ring.iter().zip(kept).filter(|(_, kept)| *kept);
    points.map(|(point, _)| *point).collect()
}

/// From a point to the line through two others, or to the one where they are the same.
fn distance(point: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx.hypot(dy);
    if length < 1e-9 {
        return (point.0 - a.0).hypot(point.1 - a.1);
    }
    ((point.0 - a.0) * dy - (point.1 - a.1) * dx).abs() / length
}

/// A ring as the path of an SVG, to a tenth of a unit.
fn trace(ring: &Ring) -> String {
    let mut path = String::new();
    for (number, (x, y)) in ring.iter().enumerate().take(ring.len().saturating_sub(1)) {
        let step = if number == 0 { 'M' } else { 'L' };
        // Writing to a text does not fail.
        let _ = write!(path, "{step}{x:.1} {y:.1}");
    }
    path.push('Z');
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(code: &str, west: f64, south: f64) -> String {
        let (east, north) = (west + 1.0, south + 1.0);
        format!(
            r#"{{"type":"Feature","properties":{{"code":"{code}","name":"Place {code}"}},
            "geometry":{{"type":"Polygon","coordinates":[[[{west},{south}],[{east},{south}],
            [{east},{north}],[{west},{north}],[{west},{south}]]]}}}}"#
        )
    }

    fn collection(features: &[String]) -> String {
        format!(
            r#"{{"type":"FeatureCollection","features":[{}]}}"#,
            features.join(",")
        )
    }

    #[test]
    fn two_squares_stand_side_by_side() {
        let text = collection(&[square("a1", 0.0, 0.0), square("a2", 1.0, 0.0)]);
        let drawing = read(&text).unwrap();
        assert_eq!(drawing.regions.len(), 2);
        assert_eq!(drawing.regions[0].code, "A1");
        assert_eq!(drawing.regions[0].name, "Place a1");
        assert_eq!(
            drawing.regions[0].path,
            "M0.0 300.0L300.0 300.0L300.0 0.0L0.0 0.0Z"
        );
        assert!((drawing.height - 301.0).abs() <= 1.0, "{}", drawing.height);
    }

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        let ring: Ring = (0..=1000)
            .map(|step| {
                let turn = f64::from(step) / 1000.0 * std::f64::consts::TAU;
                (300.0 + 250.0 * turn.cos(), 300.0 + 250.0 * turn.sin())
            })
            .collect();
        let thinned = thin(&ring);
        assert!((20..200).contains(&thinned.len()), "{}", thinned.len());
    }

    #[test]
    fn what_is_no_map_is_refused_with_its_reason() {
        let deep = "[".repeat(100_000);
        let open = square("a1", 0.0, 0.0).replace("[0,0],[1,0],", "");
        for (text, key) in [
            ("not json".to_owned(), "maps.not-json"),
            (deep, "maps.not-json"),
            (String::new(), "maps.not-json"),
            ("{}".to_owned(), "maps.not-geojson"),
            (collection(&[]), "maps.not-geojson"),
            (
                r#"{"type":"FeatureCollection","features":7}"#.to_owned(),
                "maps.not-geojson",
            ),
            (collection(&["7".to_owned()]), "maps.no-code"),
            (collection(&[square("", 0.0, 0.0)]), "maps.no-code"),
            (
                collection(&[square(&"x".repeat(21), 0.0, 0.0)]),
                "maps.no-code",
            ),
            (
                collection(&[square("a", 0.0, 0.0), square("A", 1.0, 0.0)]),
                "maps.same-code",
            ),
            (collection(&[square("a", 180.0, 0.0)]), "maps.off-globe"),
            (
                collection(&[square("a", 0.0, 0.0).replace("0,0", "null,0")]),
                "maps.off-globe",
            ),
            (collection(&[open]), "maps.no-polygon"),
            (
                collection(&[square("a", 0.0, 0.0).replace("Polygon", "Point")]),
                "maps.no-polygon",
            ),
            (" ".repeat(MAX_BYTES + 1), "maps.too-large"),
            (
                collection(&vec![square("a", 0.0, 0.0); MAX_REGIONS + 1]),
                "maps.too-many",
            ),
        ] {
            let problem = read(&text).unwrap_err();
            assert_eq!(
                problem.0,
                key,
                "{}",
                text.chars().take(80).collect::<String>()
            );
        }
    }

    #[test]
    fn names_are_cleaned() {
        let text = collection(&[square("a\\u202eb", 0.0, 0.0)]);
        assert_eq!(read(&text).unwrap().regions[0].code, "AB");
    }
}
