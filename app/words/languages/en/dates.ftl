## Days as they stand by themselves, and within a sentence.

yesterday = Yesterday
today = Today
tomorrow = Tomorrow
yesterday-within = yesterday
today-within = today
tomorrow-within = tomorrow

# What stands above the tasks of one day: "Tomorrow, Tuesday 24 November".
day-heading = { $day }, { $date }
