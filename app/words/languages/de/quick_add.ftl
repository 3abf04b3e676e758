# The page about quick add. Examples stand between semicolons.
quick-add-intro = Schreiben Sie eine Aufgabe in eine Zeile. Was verstanden wurde, steht unter dem Feld; ein Druck darauf macht es wieder zu gewöhnlichen Wörtern. Steht etwas zweimal da, gilt das letzte.
quick-add-example = Miete zahlen am 1. um 9 Uhr #Haus @geld p1 !30min //Dauerauftrag
quick-add-dates = Daten
quick-add-dates-examples = morgen; Freitag; nächste Woche; in 3 Tagen; am 1.; 24. Dezember; 24.12.; 2026-12-24; Monatsende
quick-add-times = Uhrzeiten
quick-add-times-examples = um 9 Uhr; 21:00; um halb 10; morgen früh; in 2 Stunden
quick-add-list = Liste
quick-add-list-examples = #Haus; #"Haus am See"
quick-add-list-about = Eine Liste, die es nicht gibt, wird angelegt.
quick-add-labels = Etiketten
quick-add-labels-examples = @geld; @"zwei Wörter"
quick-add-priority = Priorität
quick-add-priority-examples = p1; p2; p3; p4
quick-add-priority-about = Hoch, mittel, niedrig, keine.
quick-add-reminders = Erinnerungen
quick-add-reminders-examples = !30min; !1h; !2d; !9:00; !Freitag 18:00
quick-add-reminders-about = Eine Zeit vor der Fälligkeit oder eine eigene.
quick-add-deadline = Frist
quick-add-deadline-examples = bis Freitag; {"{"}24. Dezember{"}"}
quick-add-note = Notiz
quick-add-note-examples = //alles, was folgt
quick-add-lines = Mehrere Aufgaben
quick-add-lines-about = Fügen Sie mehrere Zeilen ein: Nach einer Frage wird jede eine Aufgabe.

# What of a line was understood.
read-understood = Was verstanden wurde
read-off = „{ $text }“ wieder als gewöhnliche Wörter lesen
read-on = „{ $text }“ wieder verstehen
read-new-list = Neue Liste { $name }
read-no-priority = Keine Priorität
read-note = Notiz: { $text }
read-priority-high = hohe Priorität
read-priority-medium = mittlere Priorität
read-priority-low = niedrige Priorität
added-task = „{ $title }“ hinzugefügt.
added-task-with = „{ $title }“ hinzugefügt: { $details }
added-and = {", "}

# Several lines.
lines-question =
    { $number ->
        [one] Eine Aufgabe hinzufügen?
       *[other] { $number } Aufgaben hinzufügen?
    }
lines-too-many = Es können höchstens { $number } auf einmal hinzugefügt werden.
lines-add = Hinzufügen
lines-cancel = Abbrechen

# How a task recurs: what it is called, examples (a semicolon and a space between), and what is to be known.
quick-add-repeats = Wiederholung
quick-add-repeats-examples = jeden Tag; alle 2 Wochen; jeden Montag und Donnerstag; jeden Monat am 1.; jeden! Tag
quick-add-repeats-about = Mit ! zählt es von dem Tag an, an dem es erledigt ist.

# The same of sections.
quick-add-section = Abschnitt
quick-add-section-examples = #Zuhause /Garten
quick-add-section-about = Ein Abschnitt der genannten Liste. Gibt es ihn nicht, bleiben es Wörter.
