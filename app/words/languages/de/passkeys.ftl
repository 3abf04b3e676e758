## Passkeys: what people sign in by without a password, or after it.

passkeys = Passkeys
passkeys-what = Melde dich mit Finger, Gesicht oder PIN an, ohne Passwort. Sobald du einen Passkey hast, fragt die Anmeldung mit Passwort auch nach ihm oder nach einem Wiederherstellungscode.
passkeys-not-offered = Passkeys brauchen HTTPS und eine Adresse mit einem Namen. Wer dieses Taskbell betreibt, kann das einrichten.
passkeys-need-scripts = Passkeys gehen nur mit JavaScript.
passkeys-unsupported = Dieser Browser kennt keine Passkeys.
passkeys-cancelled = Es wurde kein Passkey benutzt. Versuch es noch einmal oder nimm einen anderen Weg.
passkeys-not-made = Es wurde kein Passkey erstellt. Vielleicht hat dieses Gerät schon einen; sonst versuch es noch einmal.
# A date follows, or today, yesterday, tomorrow.
passkey-made = Hinzugefügt: { $date }
# A time follows: today 14:05.
passkey-used = Zuletzt benutzt { $at }
passkey-unused = Noch nicht benutzt
passkey-second-step = Für den Schritt nach dem Passwort.
passkey-name = Name des Passkeys
passkey-name-hint = Wo er liegt, zum Beispiel auf deinem Telefon.
passkey-add = Passkey hinzufügen
passkey-rename = Umbenennen
passkey-new-name = Neuer Name
passkey-remove = Entfernen
passkey-remove-what = Er lässt niemanden mehr herein. Lösche ihn auch auf deinem Gerät.
passkey-sign-in = Mit Passkey anmelden
passkey-step = Passkey benutzen
passkey-prove = Mit Passkey bestätigen
