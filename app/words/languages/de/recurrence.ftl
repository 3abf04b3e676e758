## Wie eine Aufgabe sich wiederholt: in Worten, in ihrem Bereich, und was aus einzelnen Malen wurde.

recurs-daily =
    { $number ->
        [1] jeden Tag
       *[other] alle { $number } Tage
    }
recurs-weekly =
    { $number ->
        [1] jede Woche
       *[other] alle { $number } Wochen
    }
recurs-monthly =
    { $number ->
        [1] jeden Monat
       *[other] alle { $number } Monate
    }
recurs-yearly =
    { $number ->
        [1] jedes Jahr
       *[other] alle { $number } Jahre
    }
recurs-weekdays = jeden Werktag
recurs-on = { $every } { $days }
recurs-and = { $days } und { $day }
recurs-comma = { $days }, { $day }
recurs-weekday = am { $day }
recurs-day =
    { $number ->
        [-1] am letzten Tag
        [-2] am vorletzten Tag
       *[other] am { $number }.
    }
recurs-day-or-last = { $day } oder am letzten Tag
recurs-nth =
    { $number ->
        [1] am ersten { $day }
        [2] am zweiten { $day }
        [3] am dritten { $day }
        [4] am vierten { $day }
        [5] am fünften { $day }
        [-1] am letzten { $day }
       *[other] am vorletzten { $day }
    }
recurs-first-weekday = am ersten Werktag
recurs-last-weekday = am letzten Werktag
recurs-of-month = { $day } im { $month }
recurs-date = am { $date }
recurs-by-rule = nach der Regel { $rule }
recurs-until = { $rule }, bis { $date }
recurs-times =
    { $number ->
        [one] { $rule }, einmal
       *[other] { $rule }, { $number }-mal
    }
recurs-from-completion = { $rule }, vom Erledigen an gezählt

weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

recurrence = Wiederholen
recurrence-rule = Wiederholt sich
recurrence-none = Wiederholt sich nicht
recurrence-more = Mehr
recurrence-every = Alle so viele Tage, Wochen, Monate oder Jahre
recurrence-until = Bis
recurrence-times = Wie oft
recurrence-text = Regel
recurrence-text-hint = Wie Kalender sie schreiben, etwa FREQ=MONTHLY;BYDAY=2TU. Sie ersetzt, was oben gewählt ist.
recurrence-anchor = Gezählt
anchor-schedule = nach Plan
anchor-completion = vom Erledigen an
recurrence-scope = Änderungen gelten für
scope-date = dieses Mal: das Fälligkeitsdatum, alle Male: den Rest
scope-this = nur dieses Mal: Titel, Notizen, Priorität, Labels und Daten
scope-following = dieses und alle folgenden Male
scope-all = alle Male
recurrence-next = Als Nächstes
recurrence-history = Bisher

occurrence-done = { $day }: { $when } erledigt
occurrence-skipped = { $day }: { $when } übersprungen
occurrences-done = { $number }-mal erledigt
