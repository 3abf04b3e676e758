## Access tokens: what programs act for a person by.

tokens = Zugangstoken
tokens-what = Ein Programm oder Kalender, der Taskbell für dich benutzt, meldet sich mit einem Token an, nicht mit deinem Passwort.
token-made = Erstellt: { $date }
token-ends = Gültig bis { $date }
token-ended = Abgelaufen: { $date }
token-endless = Gültig, bis du es widerrufst
token-used = Zuletzt benutzt { $at } von { $address }
token-unused = Noch nicht benutzt
token-revoke = Widerrufen
token-name = Name
token-name-hint = Was es benutzen wird, zum Beispiel der Kalender auf deinem Handy.
token-scopes = Es darf
scope-tasks-read = Aufgaben lesen
scope-tasks-write = Aufgaben ändern
scope-lists = Listen sehen und ändern
scope-account-read = deinen Namen und deine E-Mail-Adresse lesen
scope-admin = was Betreiber dürfen
token-expiry = Gültig für
expiry-month = 30 Tage
expiry-quarter = 90 Tage
expiry-year = Ein Jahr
expiry-never = So lange du willst
token-create = Token erstellen
token-new = Dein neues Token
token-new-once = Kopiere es jetzt. Es wird nicht noch einmal angezeigt.
