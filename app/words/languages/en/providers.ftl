## Services elsewhere by which people sign in. $label is what one is called.

provider-continue = Continue with { $label }
provider-link = Link { $label }
provider-unlink = Unlink
# $value is like "Today 14:05".
provider-since = Linked: { $value }
provider-last-used = Last used: { $value }
security-providers = Sign-in by other services
security-providers-what = A service that is linked here lets you in without a password.

# Of whoever has none yet.
settings-set-password = Set password

rejection-provider-away = This service does not answer just now. Try again later, or sign in another way.
rejection-provider-refused = This service did not confirm who you are. Try again.
rejection-not-linked = No account here is linked with you there. Sign in another way and link it in the settings, under Password and sessions.
rejection-provider-email = The address that this service gives cannot be used for an account here.
rejection-provider-email-taken = There is an account with your address already. Sign in to it another way and link this service in the settings, under Password and sessions.
rejection-identity-taken = Whoever you are there is linked with another account here.
rejection-other-identity = That did not confirm that it is you. Sign in there again, as the one who is linked here.
rejection-code-missing = This service asked for no second step, and here you need one. Confirm by your password and a code.

did-provider-linked = Linked. From now on it lets you in.
did-provider-unlinked = Unlinked.

audit-provider = Sign-in by another service
audit-linked = linked
audit-unlinked = unlinked

mail-linked-subject = Another service lets you in
mail-linked = From now on, another service lets you in to your Taskbell account. See which one, or unlink it, here:
mail-unlinked-subject = A service lets you in no more
mail-unlinked = A service was unlinked from your Taskbell account, and lets you in no more. See how you sign in here:
