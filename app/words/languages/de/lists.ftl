## Lists that people make: the page of all of them, and what one is called and marked with.

lists-none = Du hast noch keine Listen. Aufgaben stehen in deinem Eingang.
lists-new = Neue Liste
lists-add = Liste anlegen
lists-archived = Archiv
lists-deleted = Listen im Papierkorb

list-name = Name
list-colour = Farbe
list-favourite = Favorit: steht vorn
colour-grey = Grau
colour-red = Rot
colour-orange = Orange
colour-green = Grün
colour-teal = Petrol
colour-blue = Blau
colour-purple = Lila
colour-pink = Rosa

list-up = Nach oben: { $name }
list-down = Nach unten: { $name }
list-edit = Bearbeiten: { $name }
list-unarchive = Aus dem Archiv holen: { $name }
list-delete = Löschen: { $name }
list-restore = Wiederherstellen: { $name }

list-away = Weglegen
list-away-what = Ihre Aufgaben gehen mit, sind nicht mehr zu sehen, werden nicht mehr erinnert und kommen mit ihr zurück. Im Papierkorb bleibt sie, bis du ihn leerst.
list-archive = Archivieren
list-unarchive-this = Aus dem Archiv holen
list-delete-this = In den Papierkorb
list-is-archived = Diese Liste ist archiviert. Ihre Aufgaben stehen nirgends sonst, und nichts erinnert an sie.

did-lists-ordered = Reihenfolge geändert.
did-list-archived = Liste mit ihren Aufgaben archiviert.
did-list-deleted = Liste mit ihren Aufgaben in den Papierkorb gelegt.

labels-none = Noch keine Aufgabe hat ein Label. Labels trägst du bei jeder Aufgabe in ein Feld ein.
label-merges = Ändert es bei jeder Aufgabe. Der Name eines anderen Labels macht aus beiden eins.
label-away = Löschen
label-away-what = Entfernt das Label von allen Aufgaben, auch von erledigten und denen im Papierkorb. Die Aufgaben bleiben.
label-delete = Dieses Label löschen
did-labels-ordered = Reihenfolge der Labels geändert.
did-label-saved = Label gespeichert.
did-label-deleted = Label gelöscht.
did-label-started = Das Label wird bei vielen Aufgaben geändert. Die Einstellungen zeigen, wie weit das ist.
list-copy = Kopie von { $name }
list-duplicate = Diese Liste duplizieren
list-duplicate-what = Die Kopie hat ihre Abschnitte und offenen Aufgaben.
rejection-large-list =
    { $number ->
        [one] Eine Liste mit mehr als { $number } offenen Aufgabe lässt sich nicht duplizieren.
       *[other] Eine Liste mit mehr als { $number } offenen Aufgaben lässt sich nicht duplizieren.
    }

section-new = Abschnitt hinzufügen
section-name = Name des Abschnitts
section-add = Abschnitt anlegen
section-fold = Einklappen: { $name }
section-unfold = Ausklappen: { $name }
section-add-task = Aufgabe hinzufügen in: { $name }
sections = Abschnitte
sections-edit = Abschnitte bearbeiten
sections-none = Diese Liste hat keine Abschnitte.
section-save = Speichern
section-up = Nach oben: { $name }
section-down = Nach unten: { $name }
section-remove = Entfernen: { $name }
section-remove-what = Die Aufgaben eines Abschnitts, den du entfernst, bleiben in der Liste.
did-section-saved = Abschnitt gespeichert.
did-sections-ordered = Reihenfolge geändert.
did-section-removed = Abschnitt entfernt. Seine Aufgaben sind noch in der Liste.
section-move = Abschnitt verschieben
section-move-what = Was darin offen ist, geht mit. Erledigtes bleibt hier.
section-move-which = Abschnitt
section-move-to = In die Liste
section-move-there = Abschnitt verschieben
did-section-moved = Abschnitt verschoben.
rejection-large-section =
    { $number ->
        [one] Ein Abschnitt mit mehr als { $number } offenen Aufgabe lässt sich nicht auf einmal verschieben. Verschiebe zuerst einige Aufgaben.
       *[other] Ein Abschnitt mit mehr als { $number } offenen Aufgaben lässt sich nicht auf einmal verschieben. Verschiebe zuerst einige Aufgaben.
    }

order-lifted = { $title } aufgenommen. Lass sie los, wo sie hin soll, oder drücke Esc.
order-before = Vor: { $title }
order-after = Nach: { $title }
order-into = In: { $title }
order-dropped = { $title } abgelegt.
order-cancelled = { $title } bleibt, wo sie war.

# Filters that people save, and the language in which they say which tasks one is about.
filters-none = Du hast noch keine Filter. Ein Filter zeigt die Aufgaben, die du beschreibst, wo auch immer sie stehen.
filters-new = Neuer Filter
filters-add = Filter anlegen
filter-text = Welche Aufgaben
filter-text-hint = Zum Beispiel: (today | overdue) & #Arbeit & !@warten.
filter-away = Entfernen
filter-away-what = Die Aufgaben, die er zeigt, bleiben.
filter-remove = Diesen Filter entfernen
filter-shows-none = Zeigt zurzeit keine Aufgabe.
filter-shows =
    { $number ->
        [one] Zeigt zurzeit { $number } Aufgabe.
       *[other] Zeigt zurzeit { $number } Aufgaben.
    }
filter-shows-more = Zeigt zurzeit mehr als { $number } Aufgaben.
did-filter-saved = Filter gespeichert.
did-filters-ordered = Reihenfolge der Filter geändert.
did-filter-removed = Filter entfernt.
mistake-too-many = Ein Filter hat höchstens { $number } Bedingungen.
mistake-too-deep = Um eine Bedingung können höchstens { $number } Klammern und Ausrufezeichen stehen.
mistake-condition-needed = Hier fehlt eine Bedingung, etwa today, p1, #Liste oder @Label.
mistake-sign-needed = Zwischen zwei Bedingungen steht & für und oder | für oder.
mistake-not-opened = Diese Klammer wurde nie geöffnet.
mistake-not-closed = Diese Klammer ist nicht geschlossen.
mistake-quote-not-closed = Dieses Anführungszeichen ist nicht geschlossen.
mistake-unknown-word = Das ist keine Bedingung. Gemeint sein kann search: mit Wörtern dahinter oder eine wie today, overdue, p1, no date, #Liste, @Label.
mistake-name-needed = Hier fehlt ein Name: #Liste, @Label oder /Abschnitt.
mistake-words-needed = Nach search: stehen die gesuchten Wörter.
mistake-day-needed = Hier gehört ein Tag hin, etwa today, friday, 2026-12-24, in 3 days oder 2 weeks ago.
mistake-priority-needed = Eine Priorität ist high, medium, low oder none.
mistake-no-such-list = Du hast keine Liste mit diesem Namen.
mistake-no-such-section = Du hast keinen Abschnitt mit diesem Namen.
filter-language-intro = Ein Filter sagt, welche Aufgaben gezeigt werden. Seine Wörter sind in jeder Sprache dieselben; Namen sind die deiner eigenen Listen, Abschnitte und Labels. Er zeigt offene Aufgaben, wenn er nichts anderes sagt.
filter-conditions = Bedingungen
filter-signs = Zeichen
filter-days = Tage
filter-days-what = Wo ein Tag verlangt ist, kann er so geschrieben werden.
filter-means-day = An diesem Tag: dann fällig oder mit Frist dann, wenn diese früher ist.
filter-means-overdue = Offen, und der Tag oder die Uhrzeit ist vorbei.
filter-means-within = Innerhalb so vieler Tage oder Wochen, heute mitgezählt.
filter-means-dated = Ohne irgendein Datum, mit einem, oder ohne Uhrzeit.
filter-means-due = Nach dem Tag der Fälligkeit, was auch immer die Frist ist.
filter-means-deadline = Nach der Frist.
filter-means-start = Nach dem Tag, vor dem sie nicht dran ist.
filter-means-created = Danach, wann sie hinzukam oder zuletzt geändert wurde.
filter-means-status = Nach dem Status. Erledigte Aufgaben zeigt ein Filter nur, wenn er es sagt.
filter-means-priority = Nach Priorität: p1 ist hoch, p4 ist keine.
filter-means-list = In einer Liste mit diesem Namen. Ein Stern steht für alles Mögliche.
filter-means-shared = In einer Liste, die auch andere sehen.
filter-means-section = In einem Abschnitt mit diesem Namen, oder in keinem.
filter-means-label = Mit diesem Label. Ein Stern steht für alles Mögliche.
filter-means-search = Titel und Notizen enthalten jedes dieser Wörter.
filter-means-kinds = Wiederkehrend, eine Teilaufgabe, mit Notizen oder ohne.
filter-means-all = Jede offene Aufgabe.
filter-means-and = Beides.
filter-means-or = Eines von beiden, oder beides.
filter-means-not = Dies nicht.
filter-means-brackets = Was in Klammern steht, gehört zusammen. Ohne sie bindet & stärker als |.
filter-means-quotes = Ein Name mit Zeichen darin steht in Anführungszeichen oder hat vor jedem Zeichen einen Rückstrich.
