## Exports and imports as their list says them, and what is said of files that are read.

transfer-export = Export als { $format }, gestartet: { $when }
transfer-import = Import von { $name }, gestartet: { $when }
file-format-unknown = Datei

transfer-draft = Noch nicht importiert
transfer-refused = Nicht importiert. { $reason }
transfer-refused-and-removing = Nicht importiert. { $reason } Bereits Importiertes wird wieder entfernt.
transfer-importing = Läuft: Aufgaben erscheinen nach und nach in deiner Liste. Abbrechen entfernt sie wieder.
transfer-under-way = Läuft
transfer-waiting = In der Warteschlange
transfer-failed = Das hat nicht geklappt. Bitte versuche es erneut.
transfer-failed-and-removing = Das hat nicht geklappt. Bereits Importiertes wird wieder entfernt.
transfer-cancelled = Abgebrochen
transfer-cancelled-and-removing = Abgebrochen. Bereits Importiertes wird wieder entfernt.
transfer-being-undone = Wird rückgängig gemacht
transfer-undone =
    { $number ->
        [one] Rückgängig gemacht: { $number } Aufgabe
       *[other] Rückgängig gemacht: { $number } Aufgaben
    }
transfer-exported =
    { $number ->
        [one] Fertig: { $number } Aufgabe, { $size }
       *[other] Fertig: { $number } Aufgaben, { $size }
    }
transfer-imported =
    { $number ->
        [one] Fertig: { $number } Aufgabe
       *[other] Fertig: { $number } Aufgaben
    }
transfer-imported-in-part =
    { $tasks ->
        [one]
            { $lines ->
                [one] Fertig: { $tasks } Aufgabe, { $lines } Zeile ausgelassen
               *[other] Fertig: { $tasks } Aufgabe, { $lines } Zeilen ausgelassen
            }
       *[other]
            { $lines ->
                [one] Fertig: { $tasks } Aufgaben, { $lines } Zeile ausgelassen
               *[other] Fertig: { $tasks } Aufgaben, { $lines } Zeilen ausgelassen
            }
    }
file-kept-until = Die Datei bleibt bis { $when } erhalten

size-bytes =
    { $number ->
        [one] { $number } Byte
       *[other] { $number } Byte
    }
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

line-problem = { $field }: { $problem }
field-completed-on = Erledigt am
field-occurrences = Frühere Termine
field-time-zone = Zeitzone
line-not-a-moment = Das ist kein Datum mit Uhrzeit.
line-not-a-date = Das ist kein Datum.
line-not-a-status = Bitte verwende „offen“, „in Arbeit“ oder „erledigt“.
line-not-a-priority = Bitte verwende „keine“, „niedrig“, „mittel“ oder „hoch“.
line-not-a-rule =
    { $number ->
        [one] Bitte verwende Regeln wie before:60, höchstens { $number }.
       *[other] Bitte verwende Regeln wie before:60, höchstens { $number }.
    }
line-not-a-zone = Das ist nicht der Name einer Zeitzone.
line-not-a-sort-key = Bitte verwende einen Schlüssel, wie ihn ein Export von Taskbell hat.
line-not-an-anchor = Bitte verwende schedule oder completion.
line-not-a-history = Bitte verwende eine Liste dessen, was erledigt oder übersprungen wurde, jeweils mit Tag und Zeitpunkt, höchstens { $number }.
line-too-wide = Anzahl der Zellen: { $cells }, der Überschriften: { $headings }.
line-cell-too-long = Eine Zelle ist länger, als ein Text einer Aufgabe sein kann.
line-task-too-long = Das ist länger, als eine Aufgabe sein kann.
line-no-task = Das ist keine Aufgabe: { $reason }.
line-no-list = Das ist keine Liste: { $reason }.
line-no-label = Das ist kein Label: { $reason }.
line-no-end = Das Ende dieser Aufgabe fehlt.

line-not-completed = Der Status ist „{ $status }“: Dass die Aufgabe erledigt wurde, wird ausgelassen.
line-date-in-words = „{ $words }“ ist kein Datum: Die Aufgabe bekommt keines, die Angabe steht in den Notizen.
line-long-title =
    { $number ->
        [one] Der Titel ist länger als { $number } Zeichen: Vollständig steht er in den Notizen.
       *[other] Der Titel ist länger als { $number } Zeichen: Vollständig steht er in den Notizen.
    }
line-set-aside = In den Notizen steht, was keinen eigenen Platz hat: { $names }.
parts-elsewhere =
    { $number ->
        [one] { $number } Teilaufgabe steht anders als in der Datei: Unter einer Aufgabe gibt es höchstens 4 Ebenen und 500 Teilaufgaben, und wozu sie gehört, muss in der Datei stehen.
       *[other] { $number } Teilaufgaben stehen anders als in der Datei: Unter einer Aufgabe gibt es höchstens 4 Ebenen und 500 Teilaufgaben, und wozu sie gehören, muss in der Datei stehen.
    }

columns-left-out =
    { $more ->
        [0]
            { $number ->
                [one] Ausgelassen: die Spalte { $names }.
               *[other] Ausgelassen: die Spalten { $names }.
            }
       *[other] Ausgelassen: die Spalten { $names } und { $more } weitere.
    }
fields-left-out =
    { $more ->
        [0]
            { $number ->
                [one] Ausgelassen: das Feld { $names }.
               *[other] Ausgelassen: die Felder { $names }.
            }
       *[other] Ausgelassen: die Felder { $names } und { $more } weitere.
    }
name-quoted = „{ $name }“
names-separator = { ", " }
column-number = Spalte { $number }
numbers-for-priority = Stehen Zahlen für die Priorität, gilt 1 als hoch, 2 als mittel, 3 als niedrig, 4 und 0 als keine.
line-before-headings = Zeile { $number } steht vor den Überschriften und wird ausgelassen.
lines-before-headings = Die Zeilen { $first } bis { $last } stehen vor den Überschriften und werden ausgelassen.
lines-without-task =
    { $number ->
        [one] Zeile { $first } ist weder eine Aufgabe noch Teil einer Aufgabe und wird ausgelassen.
       *[other] { $number } Zeilen sind weder Aufgaben noch Teil einer Aufgabe und werden ausgelassen: Die erste davon ist Zeile { $first }.
    }
only-author = Als Autor ist überall „{ $author }“ angegeben: Das wird ausgelassen.

aside-status = Status: { $text }
aside-status-within = Status
aside-abandoned = Aufgegeben
aside-list = Liste: { $text }
aside-list-within = Liste
aside-kind = Art: { $text }
aside-kind-within = Art
aside-start = Beginn: { $text }
aside-start-within = Beginn
aside-repeat = Wiederholung: { $text }
aside-repeat-within = Wiederholung
aside-reminder = Erinnerung: { $text }
aside-reminder-within = Erinnerung
aside-indent = Einrückung: { $text }
aside-indent-within = Einrückung
aside-date = Datum: { $text }
aside-date-within = Datum
aside-deadline = Frist: { $text }
aside-deadline-within = Frist
aside-duration = Dauer: { $text }
aside-duration-within = Dauer
aside-responsible = Zuständig: { $text }
aside-responsible-within = Zuständigkeit
aside-author = Autor: { $text }
aside-author-within = Autor

aside-comment = Kommentar:
aside-comment-about = Kommentar ({ $about }):
