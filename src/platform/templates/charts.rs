//! Geometry for the charts that templates draw as SVG: an axis with round steps, the points of a
//! line, and curves that fall in steps.

use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Registers `chart_axis`, `chart_points`, `chart_steps` and `chart_band`.
pub fn register(engine: &mut Tera) {
    // chart_axis(values=[…]) -> {max, ticks}: where the scale ends and its marks, from 0.
    engine.register_function(
        "chart_axis",
        |args: Kwargs, _: &State| -> TeraResult<Value> {
            let values: Vec<f64> = args.must_get("values")?;
            let step = step(values.into_iter().fold(0.0, f64::max));
            let top = axis_top(&args, step)?;
            let ticks: Vec<Value> = (0..=top)
                .map(|i| Value::from(f64::from(i) * step))
                .map(whole)
                .collect();
            let mut axis = tera::Map::new();
            axis.insert("max".into(), Value::from(f64::from(top) * step));
            axis.insert("ticks".into(), ticks.into());
            Ok(axis.into())
        },
    );
    // chart_points(values=[…], max=…, width=…, height=…) -> the `points` of a polyline.
    engine.register_function(
        "chart_points",
        |args: Kwargs, _: &State| -> TeraResult<String> {
            let values: Vec<f64> = args.must_get("values")?;
            let (width, height): (f64, f64) = (args.must_get("width")?, args.must_get("height")?);
            Ok(points(&values, args.must_get("max")?, width, height))
        },
    );
    // chart_steps(at=[…], values=[…], until=…, end=…, width=…, height=…) -> the `points` of a
    // curve of shares that starts at 1, falls at each `at`, and ends at `until`; the plane is
    // `end` wide.
    engine.register_function(
        "chart_steps",
        |args: Kwargs, _: &State| -> TeraResult<String> {
            let plane = Plane::of(&args)?;
            Ok(listed(&plane.stairs(&args.must_get::<Vec<f64>>("values")?)))
        },
    );
    // chart_band(at=[…], low=[…], high=[…], until=…, end=…, width=…, height=…) -> the `points` of
    // the polygon between two such curves.
    engine.register_function(
        "chart_band",
        |args: Kwargs, _: &State| -> TeraResult<String> {
            let plane = Plane::of(&args)?;
            let mut around = plane.stairs(&args.must_get::<Vec<f64>>("high")?);
            let mut below = plane.stairs(&args.must_get::<Vec<f64>>("low")?);
            below.reverse();
            around.append(&mut below);
            Ok(listed(&around))
        },
    );
}

/// Where steps are drawn.
struct Plane {
    at: Vec<f64>,
    until: f64,
    end: f64,
    width: f64,
    height: f64,
}

impl Plane {
    fn of(args: &Kwargs) -> TeraResult<Self> {
        Ok(Self {
            at: args.must_get("at")?,
            until: args.must_get("until")?,
            end: args.must_get("end")?,
            width: args.must_get("width")?,
            height: args.must_get("height")?,
        })
    }

    fn x(&self, at: f64) -> f64 {
        if self.end > 0.0 {
            self.width * (at / self.end).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    fn y(&self, share: f64) -> f64 {
        self.height * (1.0 - share.clamp(0.0, 1.0))
    }

    /// Corners of a curve that falls from 1. Falls closer than half a unit are one to the eye.
    fn stairs(&self, values: &[f64]) -> Vec<(f64, f64)> {
        let mut corners = vec![(0.0, self.y(1.0))];
        for (at, value) in self.at.iter().zip(values) {
            if *at > self.until {
                break;
            }
            let (x, y) = (self.x(*at), self.y(*value));
            match corners.last_mut() {
                Some(last) if x - last.0 < 0.5 && last.0 > 0.0 => last.1 = y,
                Some(&mut (_, before)) => corners.extend([(x, before), (x, y)]),
                None => {}
            }
        }
        if let Some(&(x, y)) = corners.last()
            && x < self.x(self.until)
        {
            corners.push((self.x(self.until), y));
        }
        corners.dedup();
        corners
    }
}

fn listed(corners: &[(f64, f64)]) -> String {
    let texts: Vec<String> = corners
        .iter()
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect();
    texts.join(" ")
}

fn axis_top(args: &Kwargs, step: f64) -> TeraResult<u32> {
    let values: Vec<f64> = args.must_get("values")?;
    let most = values.into_iter().fold(0.0, f64::max);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "1 to 5 steps"
    )]
    let steps = (most / step).ceil().clamp(1.0, 10.0) as u32;
    Ok(steps)
}

/// Ticks without a needless `.0`.
fn whole(value: Value) -> Value {
    match value.as_f64() {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "checked to be whole and small"
        )]
        Some(number) if number.fract() == 0.0 && number.abs() < 1e15 => Value::from(number as i64),
        _ => value,
    }
}

/// A step of 1, 2 or 5 times a power of ten that gives at most five of them.
fn step(most: f64) -> f64 {
    if most <= 0.0 || !most.is_finite() {
        return 1.0;
    }
    let raw = most / 5.0;
    let power = 10_f64.powf(raw.log10().floor());
    let found = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|m| m * power >= raw * 0.999_999)
        .unwrap_or(10.0);
    // Everything counted here is whole: signatures, answers, people.
    (found * power).max(1.0)
}

fn points(values: &[f64], max: f64, width: f64, height: f64) -> String {
    let last = values.len().saturating_sub(1).max(1);
    let mut out = String::new();
    for (index, value) in values.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a chart has few points")]
        let x = width * index as f64 / last as f64;
        let y = if max > 0.0 {
            height - height * (value / max).clamp(0.0, 1.0)
        } else {
            height
        };
        out.push_str(&format!("{x:.1},{y:.1} "));
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (most, expected) in [
            (0.0, 1.0),
            (3.0, 1.0),
            (7.0, 2.0),
            (48.0, 10.0),
            (500.0, 100.0),
            (1234.0, 500.0),
        ] {
            assert!(
                (step(most) - expected).abs() < 1e-9,
                "{most}: {}",
                step(most)
            );
        }
    }

    #[test]
    fn stairs_fall_from_the_top_and_go_on_to_the_end() {
        let plane = |at: &[f64], until: f64| Plane {
            at: at.to_vec(),
            until,
            end: 10.0,
            width: 100.0,
            height: 50.0,
        };
        for (at, values, until, expected) in [
            (&[][..], &[][..], 10.0, "0.0,0.0 100.0,0.0"),
            (&[5.0], &[0.5], 8.0, "0.0,0.0 50.0,0.0 50.0,25.0 80.0,25.0"),
            (&[0.0], &[0.0], 0.0, "0.0,0.0 0.0,50.0"),
            // What lies behind the end is not drawn.
            (
                &[2.0, 9.0],
                &[0.8, 0.1],
                5.0,
                "0.0,0.0 20.0,0.0 20.0,10.0 50.0,10.0",
            ),
            // Two falls at one place of the picture.
            (
                &[2.0, 2.01],
                &[0.8, 0.4],
                2.01,
                "0.0,0.0 20.0,0.0 20.0,30.0 20.1,30.0",
            ),
            // Nothing leaves the plane.
            (&[50.0], &[-3.0], 99.0, "0.0,0.0 100.0,0.0 100.0,50.0"),
        ] {
            assert_eq!(listed(&plane(at, until).stairs(values)), expected);
        }
    }

    #[test]
    fn points_span_the_plane() {
        assert_eq!(
            points(&[0.0, 5.0, 10.0], 10.0, 100.0, 50.0),
            "0.0,50.0 50.0,25.0 100.0,0.0"
        );
        assert_eq!(points(&[1.0], 0.0, 100.0, 50.0), "0.0,50.0");
    }
}
