"""Says by python-dateutil when rules fall: a rule a line, as JSON, and a line of answer for each."""

import datetime as calendar
import json
import sys
from datetime import datetime, timedelta, timezone

from dateutil import tz
from dateutil.rrule import rrulestr
from dateutil.zoneinfo import get_zonefile_instance

zones = get_zonefile_instance()
# Where it stops looking for a rule's next date.
calendar.MAXYEAR = LAST_YEAR = 2060


def instant(local, zone):
    """The first instant at which clocks show a time or, where they leave it out, a later one."""
    if tz.datetime_exists(local, zone):
        return local.replace(tzinfo=zone).astimezone(timezone.utc)
    before, after = local - timedelta(hours=16), local + timedelta(hours=40)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before).total_seconds() // 2)
        shown = middle.replace(tzinfo=tz.UTC).astimezone(zone).replace(tzinfo=None)
        before, after = (before, middle) if shown >= local else (middle, after)
    return after.replace(tzinfo=timezone.utc)


for line in sys.stdin:
    asked = json.loads(line)
    begin, first = (datetime.fromisoformat(asked[name]) for name in ("begin", "first"))
    zone = zones.get(asked["zone"])
    time = datetime.strptime(asked["time"], "%H:%M").time()
    dates = []
    for date in rrulestr(asked["rule"], dtstart=begin):
        if date.year > LAST_YEAR or len(dates) == asked["most"]:
            break
        if date >= first:
            dates.append(date.date())
    instants = [instant(datetime.combine(date, time), zone) for date in dates if date.year < 2025]
    answer = [date.isoformat() for date in dates], [at.strftime("%Y-%m-%dT%H:%M:%SZ") for at in instants]
    print(json.dumps(answer), flush=True)
