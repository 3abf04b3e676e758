## Exports and imports.

file-format-json = JSON
file-format-csv = CSV
file-format-calendar = iCalendar
file-format-todoist = CSV von Todoist
file-format-tick-tick = CSV von TickTick

column-title = Titel
column-notes = Notizen
column-status = Status
column-priority = Priorität
column-due-date = Fälligkeitsdatum
column-due-time = Uhrzeit
column-added = Hinzugefügt
column-completed = Erledigt
column-deleted = Gelöscht
column-reminders = Erinnerungen
column-list = Liste
column-labels = Labels
column-start-date = Nicht vor
column-deadline = Frist
column-id = ID
column-parent = Teil von ID
column-section = Abschnitt
column-sort-key = Sortierschlüssel
column-recurrence = Wiederholung
column-anchor = Wiederholt ab
column-occurrence = Termin

date-order-day = Der Tag zuerst: 24/11/2026
date-order-month = Der Monat zuerst: 11/24/2026

encoding-windows-1252 = Westeuropäisch (Windows)
encoding-macintosh = Westeuropäisch (Mac)
encoding-windows-1250 = Mitteleuropäisch (Windows)
encoding-iso-8859-2 = Mitteleuropäisch (ISO)
encoding-windows-1251 = Kyrillisch (Windows)
encoding-koi8-u = Kyrillisch (KOI8)
encoding-windows-1253 = Griechisch
encoding-windows-1254 = Türkisch
encoding-windows-1255 = Hebräisch
encoding-windows-1256 = Arabisch
encoding-windows-1257 = Baltisch
encoding-windows-1258 = Vietnamesisch
encoding-windows-874 = Thailändisch
encoding-shift-jis = Japanisch (Shift JIS)
encoding-gb18030 = Chinesisch, vereinfacht
encoding-big5 = Chinesisch, traditionell
encoding-euc-kr = Koreanisch

transfers-heading = Export und Import
transfers-export = Export
transfers-export-explained = Alle deine Aufgaben in einer Datei, auch die im Papierkorb. JSON lässt sich wieder importieren, mit allem, was in den Aufgaben steht, wie sie sich wiederholen und was davon früher erledigt wurde, mit den Farben und der Reihenfolge der Labels und mit den Listen, wie sie sind: Abschnitte, Reihenfolge, Farben, Archiv. CSV lässt sich mit Tabellenprogrammen öffnen, iCalendar mit anderen Aufgabenlisten. Nur du kannst die Datei abrufen, eine Woche lang.
transfers-format = Format
transfers-start-export = Exportieren
transfers-import = Import
transfers-import-explained = Eine JSON-Datei von Taskbell, eine CSV-Datei mit Überschriften eine iCalendar-Datei mit Aufgaben oder was Todoist und TickTick als CSV exportieren. Du siehst, was darin ist, bevor etwas importiert wird.
transfers-file = Datei
transfers-largest = Höchstens { $number } MB.
transfers-look-at-file = Datei ansehen

transfers-latest = Zuletzt
transfers-under-way = Ein Vorgang läuft gerade.
transfers-reload = Neu laden
transfers-or = oder
transfers-follow = mitverfolgen
transfers-stop-following = Nicht mehr verfolgen
transfers-download = Herunterladen
transfers-look-at-it = Ansehen
transfers-undo = Rückgängig machen
transfers-cancel = Abbrechen
transfers-remove = Entfernen
transfers-progress = { $number } von { $of }

import-heading = Import
import-contents =
    { $number ->
        [one] { $format }: { $number } Aufgabe.
       *[other] { $format }: { $number } Aufgaben.
    }
import-start =
    { $number ->
        [one] { $number } Aufgabe importieren
       *[other] { $number } Aufgaben importieren
    }
import-start-without =
    { $tasks ->
        [one]
            { $lines ->
                [one] { $tasks } Aufgabe importieren und { $lines } fehlerhafte Zeile auslassen
               *[other] { $tasks } Aufgabe importieren und { $lines } fehlerhafte Zeilen auslassen
            }
       *[other]
            { $lines ->
                [one] { $tasks } Aufgaben importieren und { $lines } fehlerhafte Zeile auslassen
               *[other] { $tasks } Aufgaben importieren und { $lines } fehlerhafte Zeilen auslassen
            }
    }
import-unreadable =
    { $number ->
        [one] { $number } Zeile ist nicht lesbar
       *[other] { $number } Zeilen sind nicht lesbar
    }
import-unreadable-explained = Korrigiere die Datei und wähle sie noch einmal, oder importiere sie ohne diese Zeilen.
import-remarked =
    { $number ->
        [one] { $number } Zeile mit Hinweis
       *[other] { $number } Zeilen mit Hinweisen
    }
import-line = Zeile { $number }: { $note }
import-more =
    { $number ->
        [one] und { $number } weitere.
       *[other] und { $number } weitere.
    }
import-undecided = Gib unten an, wie Datumsangaben zu lesen sind, bevor du die Datei importierst.
import-remove = Datei entfernen

import-columns = Spalten
import-columns-explained = Gib an, welche Spalte der Datei was enthält. Nur der Titel ist nötig.
import-not-in-file = Nicht in der Datei
import-match-columns = Spalten zuordnen
import-ambiguous-dates = Ein Datum wie { $date } lässt sich auf zwei Arten lesen.
import-date-order = Was im Datum zuerst steht
import-choose = Bitte wählen
import-characters = Zeichencodierung
import-characters-explained = Die Datei gibt ihre Zeichencodierung nicht an. Wähle eine andere, wenn Buchstaben oben falsch aussehen.
import-read-again = Noch einmal lesen

import-first-tasks = Die ersten Aufgaben
import-due = Fällig
import-has-notes = Ja
