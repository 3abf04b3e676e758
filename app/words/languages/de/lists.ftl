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
