## The open task and what can be done to ticked ones. The server alone says this.

act-complete = Erledigen
act-reopen = Wieder öffnen
act-up = Nach oben
act-down = Nach unten
act-skip = Überspringen
act-end = Wiederholung beenden
act-delete = Löschen
act-restore = Wiederherstellen

bulk-selected = Ausgewählte Aufgaben
bulk-new-date = Neues Fälligkeitsdatum
bulk-reschedule = Verschieben
bulk-new-priority = Neue Priorität
bulk-set-priority = Priorität ändern
bulk-new-list = In Liste verschieben
bulk-move = Verschieben
bulk-label = Label hinzufügen
bulk-unlabel = Label entfernen

panel-label = Aufgabe
panel-close = Schließen
panel-title = Titel
panel-notes = Notizen
panel-markdown = Du kannst hier Markdown verwenden.
panel-status = Status
panel-priority = Priorität
panel-list = Liste
panel-section = Abschnitt
panel-parent = Teil von
panel-due-date = Fälligkeitsdatum
panel-due-time = Uhrzeit
panel-start-date = Nicht vor
panel-deadline = Frist
panel-labels = Labels, durch Kommas getrennt
panel-save = Speichern

panel-reminders = Erinnerungen
panel-reminder-when-due = Bei Fälligkeit
panel-reminder-ten-minutes = 10 Minuten vorher
panel-reminder-one-hour = 1 Stunde vorher
panel-reminder-one-day = 1 Tag vorher

panel-reminder-another-time = Anderer Zeitpunkt
panel-reminder-on = Am
panel-reminder-days-before = Tage vorher
panel-reminder-at = um
panel-reminder-set = Festlegen

panel-reminder-remove = Entfernen
panel-reminder-remove-named = Entfernen: { $reminder }
