## How a task recurs: in words, in its panel, and what became of occurrences.

# What it repeats by: "every 2 weeks on Monday and Friday, until 3 March 2027". What stands alone begins with a capital letter.
recurs-daily =
    { $number ->
        [1] every day
       *[other] every { $number } days
    }
recurs-weekly =
    { $number ->
        [1] every week
       *[other] every { $number } weeks
    }
recurs-monthly =
    { $number ->
        [1] every month
       *[other] every { $number } months
    }
recurs-yearly =
    { $number ->
        [1] every year
       *[other] every { $number } years
    }
recurs-weekdays = every weekday
# $every is one of these, $days one or several of what follows.
recurs-on = { $every } on { $days }
recurs-and = { $days } and { $day }
recurs-comma = { $days }, { $day }
# $day is the name of a day.
recurs-weekday = { $day }
# The days of a month, from its beginning or, below zero, its end.
recurs-day =
    { $number ->
        [1] the 1st
        [2] the 2nd
        [3] the 3rd
        [21] the 21st
        [22] the 22nd
        [23] the 23rd
        [31] the 31st
        [-1] the last day
        [-2] the second to last day
       *[other] the { $number }th
    }
# $day is a day of the month that some months do not have.
recurs-day-or-last = { $day } or the last day
recurs-nth =
    { $number ->
        [1] the first { $day }
        [2] the second { $day }
        [3] the third { $day }
        [4] the fourth { $day }
        [5] the fifth { $day }
        [-1] the last { $day }
       *[other] the second to last { $day }
    }
recurs-first-weekday = the first weekday
recurs-last-weekday = the last weekday
# $day is one of the days of a month, $month its name, which is said nowhere else.
recurs-of-month = { $day } of { $month }
# $date is "3 March".
recurs-date = { $date }
# A rule that there are no words for, as calendars write it.
recurs-by-rule = by the rule { $rule }
# $rule is what it repeats by, $date "3 March 2027".
recurs-until = { $rule }, until { $date }
recurs-times =
    { $number ->
        [one] { $rule }, once
       *[other] { $rule }, { $number } times
    }
recurs-from-completion = { $rule }, counted from when it is done

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# The panel.
recurrence = Repeat
recurrence-rule = Repeats
recurrence-none = Does not repeat
recurrence-more = More
recurrence-every = Every so many days, weeks, months or years
recurrence-until = Until
recurrence-times = How many times
recurrence-text = Rule
recurrence-text-hint = As calendars write it, like FREQ=MONTHLY;BYDAY=2TU. It takes the place of what is chosen above.
recurrence-anchor = Counted from
anchor-schedule = the schedule
anchor-completion = when it is done
recurrence-scope = Changes are for
scope-date = this one: its due date, all of them: the rest
scope-this = this one alone: title, notes, priority, labels and dates
scope-following = this one and all that follow
scope-all = all of them
recurrence-next = Next
recurrence-history = Before

# What became of an occurrence. $day is when it was due: "Mon 23 Nov"; $when is like "today 14:05".
occurrence-done = { $day }: done { $when }
occurrence-skipped = { $day }: skipped { $when }
occurrences-done =
    { $number ->
        [one] Done { $number } time
       *[other] Done { $number } times
    }
