## What is wrong with fields of other pages than lists, why something was not done, and what was done.

problem-too-short =
    { $number ->
        [one] Please use at least { $number } character.
       *[other] Please use at least { $number } characters.
    }
problem-not-an-email = This is not an e-mail address.
problem-email-taken = There is already an account with this e-mail address.
problem-email-same = This is your address already.
problem-common-password = This password is easy to guess. Please choose another.
problem-wrong-password = This is not your current password.
problem-wrong-code = This code is wrong or was used already.
problem-unknown-zone = Please choose a time zone from the list.
problem-not-an-hour = Please choose an hour from 0 to 23.
problem-file-too-large = This file is too large: { $number } MB at most.
problem-file-empty = There are no tasks in this file.
problem-file-not-text = This is not a text file. Save it as CSV in UTF-8 and try again.
problem-not-in-encoding = The file is not written in these characters. Please choose others.
problem-file-unknown = This is neither a JSON file of Taskbell nor a CSV file with headings nor iCalendar.
problem-file-ending = The ending of the file's name does not fit what is in it: .json, .ics for iCalendar, or for a table .csv, .tsv or .txt.
problem-file-broken = This file is broken in line { $number }.
problem-too-many-tasks =
    { $number ->
        [one] A file can bring at most { $number } task.
       *[other] A file can bring at most { $number } tasks.
    }
problem-too-many-files =
    { $number ->
        [one] There is { $number } export or import already. Remove it first.
       *[other] There are { $number } exports and imports already. Remove one first.
    }
problem-lines-wrong = Some lines are wrong. Leave them out, or correct the file and choose it again.
problem-no-scopes = Choose what the token may do.
problem-too-many-tokens = There are { $number } tokens already. Revoke one first.
problem-too-many-passkeys = There are { $number } passkeys already. Remove one first.

rejection-wrong-credentials = E-mail or password is wrong.
rejection-link-over = This link was used already or is too old. Ask for another one.
rejection-unconfirmed = Confirm your e-mail address first.
rejection-sign-in-over = This took too long, or your account changed meanwhile. Start again.
rejection-proof-needed = Confirm that it is you first.
rejection-disabled = This account was disabled. Ask whoever runs Taskbell here.
rejection-last-operator = Nobody else could look after this installation. Make somebody else an operator first.
rejection-wrong-passkey = This passkey was not accepted. It may have been removed, or it did not check who uses it. Try another, or sign in in another way.
rejection-last-way-in = Nothing else would let you in. Set a password or add another passkey first.
rejection-sign-up-closed = New accounts are made by whoever runs this Taskbell.
rejection-passwords-off = Passwords are not used here. Sign in in another way, or ask whoever runs this Taskbell for a link.
rejection-mail-refused = The test mail was not accepted: { $reason }

did-jobs-retried =
    { $number ->
        [0] Nothing to do: that was decided before.
        [one] { $number } job tried again.
       *[other] { $number } jobs tried again.
    }
did-jobs-discarded =
    { $number ->
        [0] Nothing to do: that was decided before.
        [one] { $number } job discarded.
       *[other] { $number } jobs discarded.
    }
did-queue-paused = The queue is paused. Jobs that run finish.
did-queue-resumed = The queue goes on.
did-test-mail-sent = The test mail was accepted. Look into your mailbox.
did-signed-out = Signed out.
did-signed-out-by-proxy = That session ended, but the sign-in page before this Taskbell signs you in again. Sign out there.
did-proven = You confirmed that it is you.
did-code-needed = One more step: your code.
did-two-step-begun = Not on yet: type a code from your app first.
did-two-step-on = Two-step sign-in is on. Save your recovery codes.
did-two-step-off = Two-step sign-in is off.
did-app-removed = The app is removed. Signing in by password asks for a passkey.
did-recovery-codes-made = New recovery codes. The earlier ones do not work any more.
did-passkey-added = Passkey added.
did-passkey-renamed = Passkey renamed.
did-passkey-removed = Passkey removed.
did-person-changed = Done.
did-person-signed-out = They are signed out everywhere.
did-person-deleted = The account and everything that belongs to it are deleted.
did-link-on-its-way = A mail with a link is on its way.
did-profile-saved = Settings saved.
did-password-changed = Password changed. Every other session was ended.
did-password-reset = Password changed, and every session was ended. Sign in with the new one.
did-reset-link-sent = If there is an account with this address, a mail is on its way. Its link is good for an hour.
did-confirmation-sent = A mail with a link is on its way. The link is good for a day.
did-email-confirmed = Your e-mail address is confirmed.
did-choose-password = Your e-mail address is confirmed. It was given for an account more than once, so choose the password that counts.
did-email-changed = Your e-mail address is changed.
did-device-mails-on = Mails about new browsers are on.
did-device-mails-off = Mails about new browsers are off.
did-sessions-ended = Session ended.
did-token-created = Token created.
did-token-revoked = Token revoked.
did-snoozed = Snoozed: another reminder comes later.
did-unsubscribed = No more daily reminders. Settings turn them on again.
did-mails-stopped = No more mails come from here to this address.
did-mails-allowed = Mails may come from here to this address again.
did-export-started = Export started.
did-file-read = The file was read. Nothing is imported yet.
did-columns-matched = Columns matched. Nothing is imported yet.
did-import-started = Import started.
did-transfer-cancelled = Cancelled.
did-transfer-removed = Removed.
did-account-closed = Your account is deleted. The last of its data is being removed.
did-account-deleted = Your account and all its data are deleted.

# What stands above the reason why a page cannot be shown.
failure-not-found = Not found
failure-moment = One moment
failure-signed-out = Signed out
failure-other = That did not work
failure-home = Go to Taskbell

# Pages without Taskbell around them, in place of an answer: a heading, and what to do.
failure-cross-site = This form came from another place
failure-cross-site-text = Taskbell only accepts what its own pages send. Nothing was changed. Go back to Taskbell, reload the page and try again.
failure-proxy-header = This request is not clear
failure-proxy-header-text = It does not say without doubt who you are. Whoever runs this Taskbell finds out why in its log.
failure-not-let-in = No account here
failure-not-let-in-text = You are signed in, but there is no account with your address here, or it was disabled. Ask whoever runs this Taskbell.
failure-too-large = That is too much text
failure-too-large-text = What you sent is larger than anything Taskbell can keep. Nothing was changed. Go back, shorten it and send it again.
failure-too-slow = The connection was too slow
failure-too-slow-text = Not everything you sent arrived. Nothing was changed. Go back and send it again.
failure-unavailable = Taskbell is away for a moment
failure-unavailable-text = It cannot reach its data right now. Your tasks are safe. Please try again in a few seconds: reload this page.
failure-busy = Too many people at once
failure-busy-text = Taskbell has more to do than it can right now. Your tasks are safe. Please try again in a few seconds: reload this page.
failure-internal = Something went wrong on our side
failure-internal-text = It was noted, and it was not your fault. Please try again. If it happens again, tell us the reference below.
# What finds the fault in the log.
failure-reference = Reference: { $reference }
