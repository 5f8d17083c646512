"""Writes survival.json: shares and survival curves as independent packages compute them.

    python3 -m venv /tmp/survival && /tmp/survival/bin/pip install lifelines==0.30.3 statsmodels==0.15.0
    /tmp/survival/bin/python tests/deadlines/survival.py > tests/deadlines/survival.json

Wilson's interval comes from statsmodels. The Kaplan-Meier estimate, its interval and the median
come from lifelines (log-log transform of Greenwood's variance); the estimate is computed by
statsmodels as well, and the script stops where the two disagree. The data are made by a linear
congruential generator, so that every run writes the same bytes.
"""

import json
import math
import sys
import warnings

from lifelines import KaplanMeierFitter
from lifelines.utils import qth_survival_time
from statsmodels.duration.survfunc import SurvfuncRight
from statsmodels.stats.proportion import proportion_confint

warnings.simplefilter("ignore")


def draws(seed):
    state = seed
    while True:
        state = (6364136223846793005 * state + 1442695040888963407) % 2**64
        yield (state >> 33) / 2**31


def waiting(seed, count, mean, most, answered):
    """`count` spells of about `mean` days, watched at most `most` days."""
    source = draws(seed)
    spells = []
    for _ in range(count):
        days = int(-mean * math.log(1 - next(source)))
        watched = int(most * next(source))
        ends = next(source) < answered
        spells.append([min(days, watched), bool(days <= watched and ends)])
    return spells


DATASETS = {
    "one answered": [[4, True]],
    "one open": [[4, False]],
    "all answered on one day": [[3, True]] * 5,
    "all answered on the day of receipt": [[0, True]] * 3,
    "all open": [[1, False], [5, False], [5, False], [9, False]],
    "all answered": [[d, True] for d in (1, 2, 3, 5, 8, 13, 21, 34)],
    "ties of answers and censorings": [
        [2, True], [2, True], [2, False], [5, True], [5, False], [5, False],
        [7, False], [9, True], [9, True], [12, False], [14, True],
    ],
    "the last one open": [[1, True], [2, True], [3, True], [40, False]],
    "the last one answered after censorings": [[1, False], [2, False], [3, False], [4, True]],
    "falls to exactly one half": [[1, True], [2, True], [3, False], [4, False]],
    "never falls to one half": [[1, True]] + [[d, False] for d in range(2, 12)],
    "twenty, half open": waiting(7, 20, 15, 40, 0.9),
    "heavy censoring": waiting(11, 120, 60, 45, 0.5),
    "five hundred": waiting(2026, 500, 18, 120, 0.95),
    "five hundred, few days": waiting(5, 500, 3, 9, 0.9),
}

SHARES = [
    [0, 1], [1, 1], [0, 20], [20, 20], [1, 20], [19, 20], [10, 20], [3, 7], [1, 3],
    [214, 500], [499, 500], [4900, 10000], [1, 1000000], [999999, 1000000], [123456, 700000],
]


def number(value):
    return None if math.isnan(value) or math.isinf(value) else float(value)


def day(value):
    return None if math.isinf(value) else int(value)


def survival(spells):
    days = [days for days, _ in spells]
    ended = [ended for _, ended in spells]
    fitter = KaplanMeierFitter(alpha=0.05).fit(days, ended)
    bounds = fitter.confidence_interval_
    table = fitter.event_table
    steps = []
    for at in sorted(set(days)):
        # Days of receipt share their row of lifelines' table with the entrance of all items.
        row = table.loc[at]
        estimate = float(fitter.survival_function_.loc[at].iloc[0])
        is_known = 0 < estimate < 1
        steps.append({
            "day": at,
            "at_risk": int(row["at_risk"]),
            "answered": int(row["observed"]),
            "censored": int(row["censored"]),
            "still_open": estimate,
            "low": number(bounds.loc[at].iloc[0]) if is_known else None,
            "high": number(bounds.loc[at].iloc[1]) if is_known else None,
        })
    if any(ended):
        other = SurvfuncRight(days, [int(one) for one in ended])
        by_day = dict(zip(other.surv_times, other.surv_prob))
        for step in steps:
            if step["answered"]:
                assert abs(by_day[step["day"]] - step["still_open"]) < 1e-12, step
    # Products of floats miss an exact half by a hair, which must not move a quartile by a step.
    curve = fitter.survival_function_.iloc[:, 0].round(12)
    quartiles = [qth_survival_time(q, curve) for q in (0.75, 0.5, 0.25)]
    of_median = [qth_survival_time(0.5, bounds.iloc[:, side].fillna(1.0)) for side in (0, 1)]
    return {
        "spells": spells,
        "steps": steps,
        "first_quartile": day(quartiles[0]),
        "median": day(quartiles[1]),
        "third_quartile": day(quartiles[2]),
        "median_low": day(of_median[0]),
        "median_high": day(of_median[1]),
    }


def share(hits, total):
    low, high = proportion_confint(hits, total, alpha=0.05, method="wilson")
    return {"hits": hits, "total": total, "low": float(low), "high": float(high)}


json.dump(
    {
        "shares": [share(*one) for one in SHARES],
        "survival": {name: survival(spells) for name, spells in DATASETS.items()},
    },
    sys.stdout,
    indent=None,
    separators=(",", ":"),
)
sys.stdout.write("\n")
