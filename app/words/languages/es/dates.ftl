## Days as they stand by themselves, and within a sentence.

yesterday = Ayer
today = Hoy
tomorrow = Mañana
yesterday-within = ayer
today-within = hoy
tomorrow-within = mañana

day-heading = { $day }, { $date }
