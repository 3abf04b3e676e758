## Boards and calendars: the ways to look at a list.

views = Ansicht
view-list = Liste
view-board = Board
view-calendar = Kalender

view-keep = Ansicht behalten
did-view-chosen = Diese Liste wird ab jetzt so gezeigt.

board-columns = Spalten
group-section = Abschnitt
group-status = Status
group-priority = Priorität
group-label = Label
group-day = Tag

board-no-label = Ohne Label
board-later = Später
board-more = Alle anzeigen
board-earlier = Frühere Spalten
board-next = Weitere Spalten
board-from-label = Von Label
board-to-label = Zu Label

calendar-span = Zeitraum
span-month = Monat
span-week = Woche
calendar-previous-month = Voriger Monat
calendar-next-month = Nächster Monat
calendar-previous-week = Vorige Woche
calendar-next-week = Nächste Woche
calendar-more =
    { $number ->
        [one] { $number } weitere
       *[other] { $number } weitere
    }

views-keys = Tasten: Pfeile bewegen den Fokus, Alt mit einem Pfeil verschiebt die Aufgabe, Enter öffnet sie, x erledigt sie.
