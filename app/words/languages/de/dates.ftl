## Days as they stand by themselves, and within a sentence.

yesterday = Gestern
today = Heute
tomorrow = Morgen
yesterday-within = gestern
today-within = heute
tomorrow-within = morgen

day-heading = { $day }, { $date }
