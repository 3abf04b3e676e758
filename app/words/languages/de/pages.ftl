## What stands around pages, on the dashboard, and on the small pages that links in mails lead to.

title-sign-in = Anmelden
title-sign-up = Konto erstellen
title-reset-password = Neues Passwort
title-forgot-password = Passwort vergessen
title-confirm = Bestätige deine E-Mail-Adresse
title-all = Alle Aufgaben
title-task = Aufgabe
title-dashboard = Übersicht
title-settings = Einstellungen
title-security = Sicherheit
title-sign-in-again = Bestätige, dass du es bist
title-second-step = Dein Code
title-two-step = Anmeldung in zwei Schritten einrichten
title-jobs = Aufträge
title-settings-in-force = Geltende Einstellungen
title-people = Personen
title-audit = Protokoll
title-person = Person
title-lists = Listen
title-labels = Labels
title-list-edit = Liste bearbeiten
title-label-edit = Label bearbeiten
title-transfers = Export und Import
title-import = Import

page-title = { $page } · Taskbell

skip-to-content = Zum Inhalt springen
nav-main = Hauptnavigation
nav-main-short = Hauptnavigation, kurz
nav-more = Mehr
nav-sign-out = Abmelden

dashboard-overdue = Überfällig
dashboard-due-today = Heute fällig
dashboard-due-week = Nächste 7 Tage
dashboard-pending = Offen
dashboard-in-progress = In Arbeit
dashboard-completed = Erledigt
dashboard-share =
    { $total ->
        [one] { $completed } von { $total } Aufgabe erledigt, { $share } %
       *[other] { $completed } von { $total } Aufgaben erledigt, { $share } %
    }
dashboard-last-completed = Zuletzt erledigt
dashboard-nothing = Noch nichts. Was du abhakst, erscheint hier.

chart-caption = { $number } in den letzten 14 Tagen erledigt
chart-description =
    { $number ->
        [one] Balkendiagramm: { $number } Aufgabe in den letzten 14 Tagen erledigt, höchstens { $most } am Tag
       *[other] Balkendiagramm: { $number } Aufgaben in den letzten 14 Tagen erledigt, höchstens { $most } am Tag
    }
chart-day = { $day }: { $number }

mail-page-open = Taskbell öffnen
mail-page-not-found = Dieser Link funktioniert nicht mehr
mail-page-not-found-text = Vielleicht ist er abgelaufen oder wurde schon verwendet, oder die Aufgabe wurde erledigt, verschoben oder gelöscht.
mail-page-refused = Das ist nicht möglich

dev-mail = E-Mails
dev-mail-none = Es wurde noch keine E-Mail gesendet.
dev-mail-all = Alle E-Mails
dev-mail-html = Als HTML
dev-mail-missing = Diese E-Mail gibt es nicht
dev-mail-no-subject = (kein Betreff)
dev-mail-sent = { $date }, an { $address }

title-filters = Filter
title-filter-edit = Filter bearbeiten
title-filter-language = Die Sprache der Filter

# Searching over everything, and the palette.
title-search = Suchen
search-all = Aufgaben, Listen und Labels suchen
search-button = Suchen
search-what = Findet Aufgaben nach Titel und Notizen, in welcher Liste auch immer und ob erledigt oder nicht, und Listen, Labels und Filter nach ihren Namen.
search-nothing-hint = Versuche es mit weniger oder anderen Wörtern.
search-places = Listen, Filter und Labels
search-save = Als Filter speichern
palette-recent = Zuletzt besucht
palette-lists = Listen
palette-commands = Befehle
palette-places = Gehe zu
palette-tasks = Aufgaben
palette-everywhere = Überall suchen nach: { $text }
command-add = Aufgabe hinzufügen
