#!/usr/bin/env python3
"""Makes busday.csv: due days counted by numpy's busday functions, which share no code with ours.

    python3 -m venv /tmp/busday && /tmp/busday/bin/pip install numpy
    /tmp/busday/bin/python tests/deadlines/busday.py > tests/deadlines/busday.csv

The seed is fixed: the same file each time. Holidays are listed at the top, one set a line, and
named by their number in the cases.
"""

import random

import numpy as np

SETS = 12
CASES = 2000
WEEKS = ["1111100"] * 6 + ["1111001", "1111110", "0111100", "1010100", "1111111", "0000010"]


def main():
    rng = random.Random(20261123)
    first = np.datetime64("1999-06-01")
    sets = [[]]
    for number in range(1, SETS):
        days = sorted({first + rng.randrange(20 * 365) for _ in range(number * 12)})
        sets.append(days)
    print("kind,a,b,c,d,e,f")
    for number, days in enumerate(sets):
        print(f"holidays,{number},{' '.join(str(day) for day in days)},,,,")
    for _ in range(CASES):
        week = rng.choice(WEEKS)
        number = rng.randrange(SETS)
        received = first + rng.randrange(20 * 365)
        count = rng.choice([0, 1, 2, 5, 10, 20, 40, rng.randrange(400)])
        calendar = np.busdaycalendar(weekmask=week, holidays=sets[number])
        # From a day that is not worked numpy first goes back to the last worked one, so that
        # the first worked day after it is number one.
        if count == 0:
            working = received
        else:
            working = np.busday_offset(received, count, roll="preceding", busdaycal=calendar)
        rolled = np.busday_offset(received + count, 0, roll="forward", busdaycal=calendar)
        print(f"case,{received},{count},{week},{number},{working},{rolled}")


if __name__ == "__main__":
    main()
