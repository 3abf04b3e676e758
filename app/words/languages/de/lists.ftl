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
