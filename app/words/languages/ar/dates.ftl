## Days as they stand by themselves, and within a sentence.

yesterday = أمس
today = اليوم
tomorrow = غدًا
yesterday-within = أمس
today-within = اليوم
tomorrow-within = غدًا

day-heading = { $day }، { $date }
