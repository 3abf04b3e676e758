## Signing in, opening an account, and the settings.

theme-system = System
theme-light = Light
theme-dark = Dark

account-name = Name
account-email = E-mail
account-password = Password

sign-in = Sign in
sign-in-new-here = New here?
sign-in-forgotten = Forgot the password?
sign-up = Create account
sign-up-already-here = Already here?
sign-up-password-hint = 12 characters or more. A few words work well.
sign-up-zone = Your time zone starts as UTC. You can change it in the settings.

settings-you = You
settings-signed-in-as = Signed in as { $email }
settings-zone = Time zone
settings-zone-hint = Type to search, for example Berlin.
# An hour follows: 09:00.
settings-reminder-hour = Daily reminder at
settings-language = Language
settings-theme = Theme
settings-save = Save

settings-reminders = Reminders
settings-mails-stopped = All mails to your address were stopped, by the link at the end of one of them. The same link allows them again.
settings-daily = A mail on every day before tasks are due
settings-overdue = Include overdue tasks
settings-each = One mail for each task instead of one a day
settings-save-reminders = Update reminders
# What became of the latest reminders.
settings-latest = Latest
settings-no-deliveries = No reminder was due yet.

settings-password = Password
settings-security = Password and sessions
security-prove = Confirm that it is you to change this
security-audit = What happened to your account
security-device-mails = Mails about new browsers
security-device-mails-on = A mail tells you when somebody signs in to your account from a browser that it was not used in before.
security-device-mails-off = Off. No mail tells you when somebody signs in to your account from a new browser.
security-device-mails-turn-on = Turn on
security-device-mails-turn-off = Turn off
sign-in-again-why = You are about to change how your account is protected.
sign-in-again-no-password = You have no password yet.
sign-in-again-choose-password = Choose one by a link
sign-in-again = Confirm
settings-current-password = Current password
settings-new-password = New password
settings-new-password-hint = 12 characters or more. Every other session ends.
settings-change-password = Change password

# The second step of signing in: codes of an app, and recovery codes for whoever lost it.
security-two-step = Two-step sign-in
security-two-step-off = Off. With it, signing in asks for a code from an app on your phone after the password.
# $value is like "Today 14:05".
security-two-step-since = On. Set up: { $value }
security-two-step-passkeys = On. Signing in by password asks for one of your passkeys or a recovery code.
security-recovery-codes-left =
    { $number ->
        [0] No recovery code is left.
        [one] { $number } recovery code is left.
       *[other] { $number } recovery codes are left.
    }
security-set-up = Set up
security-set-up-app = Set up an app for codes
security-new-recovery-codes = New recovery codes
security-remove-two-step = Remove
security-remove-what = Signing in asks for the password alone then. The recovery codes do not work any more.
security-remove-app-what = Signing in by password then asks for no code of the app, but still for a passkey.
second-step-code = Code
second-step-hint = From your app, or one of your recovery codes.
second-step-start-again = Start again
two-step-scan = Scan this picture with an app that makes codes, and type the code that it shows then.
two-step-picture = QR code
two-step-type = Or type this into the app:
two-step-open = Open in an app on this device
two-step-code = Code from the app
two-step-confirm = Turn on
recovery-codes = Recovery codes
recovery-codes-what = If you lose your app or your passkeys, each of these codes lets you sign in once. Print them or keep them in a password manager. They are not shown again.
recovery-codes-saved = I have saved them

# By a link, for whoever forgot the old one.
reset-password = Save password
reset-password-hint = 12 characters or more. Every session ends.
# The page of the same link where passwords are not used.
sign-in-link-what = This link is good once. Every other session ends, and you can set up another way to sign in then.
forgot-password-hint = The one you signed up with.
forgot-password-send = Send a link
forgot-password-no-mail = No mail? Whoever runs this Taskbell can give you a link as well.

settings-email = E-mail address
settings-email-now = Mails go to { $email }.
settings-email-coming = A link was sent to { $email }. That is your address once you have opened it.
settings-new-email = New e-mail address
settings-change-email = Change address

# An address that nobody has confirmed yet.
confirm-sent-to = A link was sent to { $email }. Open it to confirm that this is your address; then Taskbell is yours to use.
confirm-no-mail = No mail? It may be among the unwanted ones.
confirm-send-again = Send again
confirm-other-address = Use another address
confirm-already = Confirmed already?
# The page of the link.
confirm-is-yours = Is { $email } your address?
confirm-email = Confirm address

settings-sessions = Sessions
settings-end-other-sessions = End all other sessions
session-current = This session
# Ends one session.
session-end = End
# Where somebody is signed in.
device = { $browser } on { $system }
device-unknown = An unknown browser
device-unknown-browser = A browser on { $system }

settings-data = Your data

settings-delete = Delete account
settings-delete-mine = Delete my account
settings-delete-what = Your tasks, settings and sessions are deleted for good.
settings-your-password = Your password
settings-delete-everything = Delete everything

# What goes on beside everything else, once it is known of how many too. Both are numbers, which may choose the form.
under-way-reminders = Reminders are being moved to the new time zone or hour.
under-way-reminders-of = Reminders are being moved to the new time zone or hour: { $done } of { $of }.
under-way-trash = The trash is being emptied.
under-way-trash-of = The trash is being emptied: { $done } of { $of }.
under-way-labels = A label is being changed.
under-way-labels-of = A label is being changed: { $done } of { $of } tasks.

# How much there is of what one person can have only so much of. Numbers may choose the form.
room = Room
room-tasks = { $now } of { $most } tasks, with those in the trash
room-reminders = { $now } of { $most } reminders
room-megabytes = { $now } of { $most } MB for tasks and files
room-files = { $now } of { $most } exports and imports
room-changes =
    { $number ->
        [one] One person can make { $number } change in a minute.
       *[other] One person can make { $number } changes in a minute.
    }
