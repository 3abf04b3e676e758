## Dienste anderswo, mit denen man sich anmeldet. $label ist der Name eines Dienstes.

provider-continue = Weiter mit { $label }
provider-link = { $label } verknüpfen
provider-unlink = Trennen
# $value is like "Today 14:05".
provider-since = Verknüpft: { $value }
provider-last-used = Zuletzt benutzt: { $value }
security-providers = Anmeldung mit anderen Diensten
security-providers-what = Mit einem Dienst, der hier verknüpft ist, meldest du dich ohne Passwort an.

# Of whoever has none yet.
settings-set-password = Passwort festlegen

rejection-provider-away = Dieser Dienst antwortet gerade nicht. Versuche es später noch einmal oder melde dich anders an.
rejection-provider-refused = Dieser Dienst hat nicht bestätigt, wer du bist. Versuche es noch einmal.
rejection-not-linked = Mit dir ist dort kein Konto hier verknüpft. Melde dich anders an und verknüpfe es in den Einstellungen unter „Passwort und Sitzungen“.
rejection-provider-email = Die Adresse, die dieser Dienst nennt, kann hier nicht für ein Konto benutzt werden.
rejection-provider-email-taken = Mit deiner Adresse gibt es schon ein Konto. Melde dich dort anders an und verknüpfe diesen Dienst in den Einstellungen unter „Passwort und Sitzungen“.
rejection-identity-taken = Wer du dort bist, ist hier mit einem anderen Konto verknüpft.
rejection-other-identity = Das hat nicht bestätigt, dass du es bist. Melde dich dort noch einmal an, und zwar als die Person, die hier verknüpft ist.
rejection-code-missing = Dieser Dienst hat keinen zweiten Schritt verlangt, und hier brauchst du einen. Bestätige mit Passwort und Code.

did-provider-linked = Verknüpft. Von jetzt an kannst du dich damit anmelden.
did-provider-unlinked = Getrennt.

audit-provider = Anmeldung mit anderem Dienst
audit-linked = verknüpft
audit-unlinked = getrennt

mail-linked-subject = Du kannst dich mit einem weiteren Dienst anmelden
mail-linked = Von jetzt an lässt ein weiterer Dienst in dein Taskbell-Konto. Sieh hier nach, welcher, oder trenne ihn:
mail-unlinked-subject = Ein Dienst wurde getrennt
mail-unlinked = Ein Dienst wurde von deinem Taskbell-Konto getrennt und lässt nicht mehr hinein. Sieh hier nach, wie du dich anmeldest:
