"""Reads a feed of due dates with an iCalendar library that is not ours (PyPI: icalendar).

    python3 -m venv /tmp/v && /tmp/v/bin/pip install icalendar
    /tmp/v/bin/python tests/deadlines/feed.py FILE-OR-URL

Prints one line a date, and fails when something a calendar program needs is missing.
"""

import datetime
import pathlib
import sys
import urllib.request

import icalendar


def read(source: str) -> bytes:
    if source.startswith(("http://", "https://")):
        with urllib.request.urlopen(source) as answer:
            assert answer.headers.get_content_type() == "text/calendar"
            return answer.read()
    return pathlib.Path(source).read_bytes()


def main() -> None:
    data = read(sys.argv[1])
    too_long = [line for line in data.split(b"\r\n") if len(line) > 75]
    assert not too_long, too_long
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0"
    print(calendar["X-WR-CALNAME"])
    known = set()
    for event in calendar.walk("VEVENT"):
        uid, start, end = str(event["UID"]), event.decoded("DTSTART"), event.decoded("DTEND")
        assert uid not in known, uid
        known.add(uid)
        assert type(start) is datetime.date and end - start == datetime.timedelta(days=1)
        assert int(event["SEQUENCE"]) >= 1
        assert event["STATUS"] in ("CONFIRMED", "TENTATIVE")
        assert str(event["URL"]).startswith("http")
        assert not event.errors, event.errors
        print(start, event["STATUS"], event["SUMMARY"])
    print(len(known), "dates")


if __name__ == "__main__":
    main()
