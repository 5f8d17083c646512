#!/usr/bin/env python3
"""Counts the record of a body again from its published events.

    curl -O https://SITE/bodies/SLUG/events.csv
    curl -o record.json https://SITE/bodies/SLUG.json
    python3 record.py events.csv record.json

Needs nothing but Python. Prints each figure as counted and as published, and exits with 1 when
two of them differ. The definitions are in docs/statistics.md. Take both files at one time: what
happens between them changes the figures.
"""

import csv
import datetime
import json
import math
import sys
from collections import Counter, defaultdict

Z = 1.959963984540054
LEAST = 20


def day(text):
    return datetime.date.fromisoformat(text)


def read(path):
    promises = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            promises.setdefault(row["promise_id"], []).append(row)
    return promises.values()


def wilson(hits, total):
    p, z2 = hits / total, Z * Z
    middle = (p + z2 / (2 * total)) / (1 + z2 / total)
    half = Z / (1 + z2 / total) * math.sqrt(p * (1 - p) / total + z2 / (4 * total * total))
    return {"count": hits, "of": total, "share": p,
            "low": max(0, middle - half), "high": min(1, middle + half)}


def still_open(spells):
    answered, censored = Counter(), Counter()
    for days, is_answered in spells:
        (answered if is_answered else censored)[days] += 1
    at_risk, share, curve = len(spells), 1.0, []
    for days in sorted(set(answered) | set(censored)):
        share *= 1 - answered[days] / at_risk
        curve.append((days, share))
        at_risk -= answered[days] + censored[days]
    return curve


def count(promises, today):
    counts, ratings, reviews = Counter(), Counter(), Counter()
    quarters = defaultdict(Counter)
    spells = []
    for rows in promises:
        rows.sort(key=lambda row: int(row["event_ordinal"]))
        first, last = rows[0], rows[-1]
        due, change = day(last["event_due_on"]), last["change"]
        until = day(first["ended_on"]) if first["ended_on"] else today
        if change == "met":
            word = "in_time" if until <= due else "late"
        elif change in ("withdrawn", "transferred", "paused"):
            word = change
        else:
            word = "overdue" if today > due else "running"
        if first["kind"] == "internal_review":
            reviews["asked"] += 1
            reviews[word] += 1
            reviews[first["review_outcome"]] += 1
            continue
        counts[word] += 1
        ratings[first["rating"]] += 1
        spells.append(((until - day(first["started_on"])).days, change == "met"))
        if change == "met":
            start = datetime.date(until.year, (until.month - 1) // 3 * 3 + 1, 1)
            quarters[start.isoformat()][word] += 1
            counts["extended"] += any(row["change"] == "extended" for row in rows)
            counts["refused"] += first["was_refused"] == "true"
    return counts, ratings, reviews, quarters, spells


def compare(promises, record):
    today = day(record["as_of"][:10])
    counts, ratings, reviews, quarters, spells = count(promises, today)
    published, differ = record["questions"], 0

    def line(name, mine, theirs):
        nonlocal differ
        real = isinstance(mine, float) and isinstance(theirs, (int, float))
        same = abs(mine - theirs) < 1e-9 if real else mine == theirs
        differ += not same
        print(f"{'same  ' if same else 'DIFFER'} {name:<32} {mine!s:<24} {theirs}")

    for name, word in [("answered_in_time", "in_time"), ("answered_late", "late"),
                       ("running", "running"), ("overdue", "overdue"), ("paused", "paused"),
                       ("withdrawn", "withdrawn"), ("transferred", "transferred"),
                       ("refused_count", "refused"), ("extended_count", "extended")]:
        line(name, counts[word], published[name])
    answered = counts["in_time"] + counts["late"]
    due = answered + counts["overdue"]
    for name, hits, total in [("in_time", counts["in_time"], due),
                              ("refused", counts["refused"], answered),
                              ("extended", counts["extended"], answered)]:
        if total < LEAST:
            line(name, None, record[name])
            continue
        for key, value in wilson(hits, total).items():
            line(f"{name}.{key}", value, record[name][key])
    waiting = record["waiting"]
    if due < LEAST:
        line("median_days", None, waiting["median_days"])
    else:
        curve = still_open(spells)
        median = next((days for days, share in curve if share <= 0.5 + 1e-12), None)
        line("median_days", median, waiting["median_days"])
        line("steps of the curve", len(curve), len(waiting["steps"]))
        for (days, share), step in zip(curve, waiting["steps"]):
            if days != step["day"] or abs(share - step["still_open"]) > 1e-9:
                line(f"still open after {days} days", share, step["still_open"])
    line("reviews asked", reviews["asked"], record["reviews"]["asked"])
    for name, word in [("decided_in_time", "in_time"), ("decided_late", "late"),
                       ("upheld", "upheld"), ("changed", "changed")]:
        line(f"reviews {name}", reviews[word], record["reviews"][name])
    for name in ("answered", "partly", "not_answered"):
        line(f"ratings {name}", ratings[name], record["ratings"][name])
    line("quarters", len(quarters), len(record["quarters"]))
    for quarter in record["quarters"]:
        mine = quarters[quarter["quarter_on"]]
        line(f"{quarter['quarter_on']} in time", mine["in_time"], quarter["answered_in_time"])
        line(f"{quarter['quarter_on']} late", mine["late"], quarter["answered_late"])
    return differ


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as file:
        record = json.load(file)
    differ = compare(read(sys.argv[1]), record)
    print("all figures agree" if not differ else f"{differ} figures differ")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
