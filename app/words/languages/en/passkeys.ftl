## Passkeys: what people sign in by without a password, or after it.

passkeys = Passkeys
passkeys-what = Sign in by finger, face or PIN, without a password. Once you have a passkey, signing in by password asks for it too, or for a recovery code.
passkeys-not-offered = Passkeys need HTTPS and an address with a name. Whoever runs this Taskbell can set that up.
passkeys-need-scripts = Passkeys work only with JavaScript.
passkeys-unsupported = This browser has no passkeys.
passkeys-cancelled = No passkey was used. Try again, or go on in another way.
passkeys-not-made = No passkey was made. This device may have one already; otherwise try again.
# A date follows, or today, yesterday, tomorrow.
passkey-made = Added { $date }
# A time follows: today 14:05.
passkey-used = Last used { $at }
passkey-unused = Not used yet
passkey-second-step = For use after the password.
passkey-name = Name of the passkey
passkey-name-hint = Where it is kept, for example on your phone.
passkey-add = Add a passkey
passkey-rename = Rename
passkey-new-name = New name
passkey-remove = Remove
passkey-remove-what = It lets nobody in any more. Delete it on your device as well.
passkey-sign-in = Sign in with a passkey
passkey-step = Use a passkey
passkey-prove = Confirm with a passkey
