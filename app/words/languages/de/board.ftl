## What stands on a list and at a task, and what is said of them.

status-pending = Offen
status-in-progress = In Arbeit
status-completed = Erledigt

priority-none = Keine
priority-low = Niedrig
priority-medium = Mittel
priority-high = Hoch

list-inbox = Eingang
list-today = Heute
list-upcoming = Demnächst
list-all = Alle
list-completed = Erledigt
list-trash = Papierkorb
list-own = Liste
list-label = Label

due-filter-overdue = Überfällig
due-filter-today = Heute
due-filter-week = Nächste 7 Tage
due-filter-none = Ohne Datum

sort-manual = Meine Reihenfolge
sort-due = Fälligkeit
sort-priority = Priorität
sort-newest = Neueste zuerst

problem-required = Bitte fülle dieses Feld aus.
problem-too-long =
    { $number ->
        [one] Bitte verwende höchstens { $number } Zeichen.
       *[other] Bitte verwende höchstens { $number } Zeichen.
    }
problem-control-character = Hier steht ein Zeichen, das sich nicht darstellen lässt. Bitte entferne es.
problem-not-a-date = Das ist kein Datum zwischen 1970 und 2999.
problem-one-label = Hier gehört genau ein Label hin, ohne Komma.
problem-not-a-time = Das ist keine Uhrzeit.
problem-time-without-date = Zu einer Uhrzeit gehört ein Datum.
problem-nothing-selected = Wähle mindestens eine Aufgabe aus.
problem-went-on = Dieses Mal lässt sich nicht mehr öffnen: Die Serie ist weitergegangen.
problem-not-an-amount = Bitte gib eine ganze Zahl ein. Möglich ist höchstens ein Jahr.
problem-long-search = Bitte suche nach weniger oder kürzeren Wörtern.
problem-too-many-reminders =
    { $number ->
        [one] Eine Aufgabe kann höchstens { $number } Erinnerung haben.
       *[other] Eine Aufgabe kann höchstens { $number } Erinnerungen haben.
    }
problem-no-due-date = Dafür braucht die Aufgabe ein Fälligkeitsdatum.
problem-starts-late = Das ist nach der Frist.
problem-too-many-labels =
    { $number ->
        [one] Eine Aufgabe kann höchstens { $number } Label haben.
       *[other] Eine Aufgabe kann höchstens { $number } Labels haben.
    }
problem-too-deep = Unter einer Aufgabe gibt es höchstens { $number } Ebenen von Teilaufgaben.
problem-too-many-parts = Unter einer Aufgabe gibt es höchstens { $number } Teilaufgaben.
problem-own-part = Eine Aufgabe kann nicht Teil von sich selbst oder von ihren Teilaufgaben sein.
problem-nothing-above = Über ihr steht keine Aufgabe, deren Teil sie werden könnte.
problem-not-a-part = Das ist keine Teilaufgabe.
problem-not-a-rule = Diese Regel lässt sich hier nicht verwenden. Eine ist etwa FREQ=WEEKLY;BYDAY=MO.
problem-rule-within-days = Eine Aufgabe wiederholt sich nach Tagen, nicht nach Stunden oder Minuten.
problem-rule-without-dates = Auf diese Regel passt kein Tag.
problem-rule-ends-twice = Bitte einen letzten Tag oder eine Anzahl wählen, nicht beides.
problem-rule-for-one = Eine Regel gilt für mehrere Male. Wähle bei „Änderungen gelten für“ dieses und alle folgenden Male oder alle Male.

rejection-invalid = Bitte prüfe die markierten Felder.
rejection-not-found = Das wurde nicht gefunden. Vielleicht wurde es gelöscht.
rejection-changed = Diese Aufgabe wurde in einem anderen Fenster geändert, seit du sie geöffnet hast. Dein Text steht noch hier: Speichere erneut, um die andere Änderung zu ersetzen.
rejection-too-many =
    { $number ->
        [one] Zu viele Versuche. Bitte warte { $number } Minute.
       *[other] Zu viele Versuche. Bitte warte { $number } Minuten.
    }
rejection-too-fast =
    { $number ->
        [one] Zu viele Änderungen in einer Minute. Deine Eingabe wurde nicht gespeichert. Versuche es in { $number } Sekunde erneut.
       *[other] Zu viele Änderungen in einer Minute. Deine Eingabe wurde nicht gespeichert. Versuche es in { $number } Sekunden erneut.
    }
rejection-full-tasks = Für weitere Aufgaben ist kein Platz: Mehr als { $number } pro Person sind nicht möglich. Lösche einige, leere den Papierkorb und versuche es erneut.
rejection-full-reminders = Für weitere Erinnerungen ist kein Platz: Mehr als { $number } pro Person sind nicht möglich. Entferne einige und versuche es erneut.
rejection-full-megabytes = Der Platz ist aufgebraucht: Aufgaben und Dateien einer Person dürfen zusammen { $number } MB belegen. Entferne Exporte und Importe, oder lösche Aufgaben und leere den Papierkorb, und versuche es erneut.
rejection-full-lists = Du hast { $number } Listen, mehr kann eine Person nicht haben. Lösche welche, leere den Papierkorb und versuche es noch einmal.
rejection-full-sections = Mehr als { $number } Abschnitte kann es hier nicht geben. Entferne welche und versuche es noch einmal.
rejection-busy = Taskbell ist gerade ausgelastet. Bitte versuche es in ein paar Sekunden erneut.
rejection-malformed = Diese Anfrage war nicht verständlich.

error-signed-out = Du bist abgemeldet. Bitte melde dich erneut an.
error-unavailable = Taskbell erreicht gerade seine Daten nicht. Bitte versuche es gleich noch einmal.
error-offline = Taskbell ist nicht erreichbar. Prüfe deine Verbindung und versuche es erneut.
error-internal = Bei uns ist etwas schiefgegangen. Referenz: { $reference }

did-added =
    { $number ->
        [one] Aufgabe hinzugefügt.
       *[other] { $number } Aufgaben hinzugefügt.
    }
did-understood = Aufgabe hinzugefügt.
did-saved =
    { $number ->
        [one] Aufgabe gespeichert.
       *[other] { $number } Aufgaben gespeichert.
    }
did-started =
    { $number ->
        [one] Aufgabe begonnen.
       *[other] { $number } Aufgaben begonnen.
    }
did-completed =
    { $number ->
        [one] Aufgabe erledigt.
       *[other] { $number } Aufgaben erledigt.
    }
did-reopened =
    { $number ->
        [one] Aufgabe wieder geöffnet.
       *[other] { $number } Aufgaben wieder geöffnet.
    }
did-skipped =
    { $number ->
        [one] Übersprungen.
       *[other] { $number } Aufgaben übersprungen.
    }
did-series-ended =
    { $number ->
        [one] Beendet.
       *[other] { $number } Aufgaben beendet.
    }
did-prioritised =
    { $number ->
        [one] Priorität geändert.
       *[other] Priorität von { $number } Aufgaben geändert.
    }
did-rescheduled =
    { $number ->
        [one] Aufgabe verschoben.
       *[other] { $number } Aufgaben verschoben.
    }
did-moved =
    { $number ->
        [one] Aufgabe in die Liste verschoben.
       *[other] { $number } Aufgaben in die Liste verschoben.
    }
did-labelled =
    { $number ->
        [one] Label zur Aufgabe hinzugefügt.
       *[other] Label zu { $number } Aufgaben hinzugefügt.
    }
did-unlabelled =
    { $number ->
        [one] Label von der Aufgabe entfernt.
       *[other] Label von { $number } Aufgaben entfernt.
    }
did-deleted =
    { $number ->
        [one] Aufgabe in den Papierkorb gelegt.
       *[other] { $number } Aufgaben in den Papierkorb gelegt.
    }
did-restored =
    { $number ->
        [one] Aufgabe wiederhergestellt.
       *[other] { $number } Aufgaben wiederhergestellt.
    }
did-list-added = Liste angelegt.
did-list-saved = Liste gespeichert.
did-list-unarchived = Liste aus dem Archiv geholt.
did-list-restored = Liste mit ihren Aufgaben wiederhergestellt.
did-list-duplicated = Liste dupliziert.
did-placed = Aufgabe verschoben.
did-section-added = Abschnitt angelegt.
did-section-folded = Abschnitt eingeklappt.
did-section-unfolded = Abschnitt ausgeklappt.
did-emptied = Der Papierkorb ist leer.
did-emptying-started = Der Papierkorb wird geleert. Den Fortschritt siehst du in den Einstellungen.
did-indented = Zur Teilaufgabe gemacht.
did-outdented = Eine Ebene nach oben verschoben.
did-folded = Teilaufgaben ausgeblendet.
did-unfolded = Teilaufgaben eingeblendet.
did-undone = Rückgängig gemacht.
did-nothing-to-undo = Lässt sich nicht rückgängig machen: Seitdem hat sich wieder etwas geändert.
did-undo-started = Der Import wird rückgängig gemacht. Den Fortschritt siehst du unter „Export und Import“.
did-reminder-set = Erinnerung festgelegt.
did-reminder-removed = Erinnerung entfernt.
did-signed-in = Angemeldet.

add-for-today = Aufgabe für heute hinzufügen
add-for-tomorrow = Aufgabe für morgen hinzufügen
add-any = Aufgabe hinzufügen
add-button = Hinzufügen
add-section = Abschnitt
section-none = Kein Abschnitt

due-today = Heute

row-complete = Erledigen: { $title }
row-reopen = Wieder öffnen: { $title }
row-start = Beginnen
row-stop = Nicht mehr in Arbeit
row-delete = Löschen
row-restore = Wiederherstellen
row-select = Auswählen

row-overdue = Überfällig:
row-has-notes = Hat Notizen
row-priority-low = Niedrige Priorität
row-priority-medium = Mittlere Priorität
row-priority-high = Hohe Priorität

search-placeholder = Suchen
search-label = In Titeln und Notizen suchen
filter-open = Filtern
filter-status = Status
filter-priority = Priorität
filter-due = Fällig
filter-sort = Sortieren nach
filter-any = Beliebig
filter-apply = Anwenden
filter-clear = Zurücksetzen

list-next-page = Nächste Seite
list-edit-this = Diese Liste bearbeiten
label-edit-this = Dieses Label bearbeiten

nothing-matches = Keine Treffer
nothing-matches-hint = Versuche es mit weniger Filtern oder anderen Wörtern.
nothing-today = Heute ist nichts fällig
nothing-today-hint = Füge oben eine Aufgabe hinzu oder sieh nach, was demnächst ansteht.
nothing-upcoming = Demnächst steht nichts an
nothing-upcoming-hint = Aufgaben mit späterem Fälligkeitsdatum erscheinen hier.
nothing-in-list = Keine offenen Aufgaben in dieser Liste
nothing-labelled = Keine offenen Aufgaben mit diesem Label
nothing-open = Keine offenen Aufgaben
nothing-open-hint = Schreib oben auf, was dir als Erstes einfällt, und drücke die Eingabetaste.
nothing-completed = Noch nichts erledigt
nothing-completed-hint = Hake eine Aufgabe ab, dann erscheint sie hier.
nothing-deleted = Der Papierkorb ist leer
nothing-deleted-hint = Gelöschte Aufgaben bleiben hier, bis du ihn leerst.

trash-empty = Papierkorb leeren
trash-warning = Alles im Papierkorb wird endgültig gelöscht.
trash-delete = Endgültig löschen

shortcuts-title = Tastenkürzel
shortcuts-title-with-key = Tastenkürzel (?)
shortcuts-on = Kürzel mit einer Taste
shortcuts-close = Schließen
shortcut-new-task = Neue Aufgabe
shortcut-search = Suchen
shortcut-next-task = Nächste Aufgabe
shortcut-previous-task = Vorherige Aufgabe
shortcut-select = Auswählen
shortcut-edit = Bearbeiten
shortcut-complete = Erledigen
shortcut-move = Nach oben oder unten
shortcut-nest = Teilaufgaben: Tab hinein, Umschalt+Tab heraus
shortcut-close = Schließen
shortcut-help = Diese Hilfe
key-escape = Esc
key-move = Alt ↑ ↓

notice-undo = Rückgängig

title-quick-add = Schnell hinzufügen

list-filter = Filter
filter-edit-this = Diesen Filter bearbeiten
problem-not-a-filter = Das lässt sich nicht als Filter lesen.
rejection-full-filters = Mehr als { $number } Filter kann es hier nicht geben. Entferne welche und versuche es noch einmal.
rejection-took-too-long = Die Antwort würde zu lange dauern. Frag nach weniger: nenne eine Liste, ein Label oder einen Tag.
did-filter-added = Filter angelegt.

shortcut-add = Neue Aufgabe, von jeder Seite
shortcut-palette = Überallhin gehen, alles tun
key-palette = Strg K
