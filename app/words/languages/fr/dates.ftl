## Days as they stand by themselves, and within a sentence.

yesterday = Hier
today = Aujourd’hui
tomorrow = Demain
yesterday-within = hier
today-within = aujourd’hui
tomorrow-within = demain

day-heading = { $day }, { $date }
