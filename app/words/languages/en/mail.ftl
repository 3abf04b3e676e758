## The mails that remind, and how every mail ends.

# Subjects. $title is a task's.
mail-subject-due-tomorrow = Due tomorrow: { $title }
mail-subject-deadline-tomorrow = Deadline tomorrow: { $title }
mail-subject-overdue = Overdue: { $title }
mail-subject-reminder = Reminder: { $title }
mail-subject-many-due-tomorrow =
    { $number ->
        [one] { $number } task due tomorrow
       *[other] { $number } tasks due tomorrow
    }
mail-subject-many-overdue =
    { $number ->
        [one] { $number } task overdue
       *[other] { $number } tasks overdue
    }
mail-subject-due-and-overdue =
    { $due ->
        [one] { $due } task due tomorrow, { $overdue } overdue
       *[other] { $due } tasks due tomorrow, { $overdue } overdue
    }

mail-hello = Hello { $name },
# $when is "today 09:00".
mail-late = This reminder comes late: it was meant for { $when }.
# Above a task; "Overdue" or a day stand there in a daily reminder.
mail-asked-for = You asked to be reminded of this

# What is said of a task, in brackets after its title: "due Today 09:00, high priority". $when is like "Today 09:00" or
# "Mon 23 Nov"; $due is this message or only a time.
mail-due = due { $when }
mail-deadline = deadline { $when }
mail-priority-low = low priority
mail-priority-medium = medium priority
mail-priority-high = high priority
mail-facts = { $due }, { $priority }

# After a hundred tasks.
mail-more = And { $number } more.

# A heading, or what stands before the address of a link, where the mail is nothing but text.
mail-label = { $label }:

# Links at a task, and at the end of the mail.
mail-done = Done
mail-snooze = Snooze
mail-upcoming = All that is coming up
# Both lead to the settings.
mail-why-daily = Taskbell sends this once a day while tasks are due on the next. Change it
mail-why-task = You set this reminder at the task. Settings
mail-no-daily = No more daily reminders
mail-no-more = No more mails from here to this address

# About the account. A link follows before the last sentence of each.
mail-reset-subject = Choose a new password
mail-reset = Somebody asked for a new password for your Taskbell account. Choose one here, within an hour:
mail-reset-not-me = If that was not you, there is nothing to do: your password stays as it is.
mail-sign-in-link-subject = Sign in to Taskbell
mail-sign-in-link = Whoever runs this Taskbell sends you a link. Sign in by it here, within an hour; other sessions end then:
mail-sign-in-link-not-me = If you did not ask for it, there is nothing to do.
mail-password-changed-subject = Your password was changed
mail-password-changed = The password of your Taskbell account was changed, and other sessions were ended. If that was not you, ask for a new one here at once:
mail-password-changed-not-me = Then tell whoever runs this Taskbell.
# After that, where there are any.
mail-tokens-in-force =
    { $number ->
        [one] { $number } access token is still in force: see in the settings, under Password and sessions, whether you need it.
       *[other] { $number } access tokens are still in force: see in the settings, under Password and sessions, which of them you need.
    }
mail-passkeys-in-force =
    { $number ->
        [one] { $number } passkey lets you in, too: see there whether it is yours.
       *[other] { $number } passkeys let you in, too: see there whether they are yours.
    }
mail-providers-in-force =
    { $number ->
        [one] { $number } linked service lets you in, too: see there whether it is yours.
       *[other] { $number } linked services let you in, too: see there whether they are yours.
    }
mail-confirm-subject = Confirm your e-mail address
mail-confirm = This address was given for a Taskbell account. Confirm here that it is yours, within a day:
mail-confirm-not-me = If that was not you, there is nothing to do: without you the address is not used.
mail-email-changed-subject = The address of your account was changed
mail-email-changed = Your Taskbell account has another e-mail address now, and mails come to this one no more. If that was not you, change it back here:
mail-email-changed-not-me = If you cannot sign in any more, tell whoever runs this Taskbell.
mail-known-subject = You have an account already
mail-known = Somebody gave this address for a new Taskbell account, but it has one already. Sign in here, or ask there for a new password:
mail-known-not-me = If that was not you, there is nothing to do.
mail-factor-added-subject = Two-step sign-in is on
mail-factor-added = From now on, signing in to your Taskbell account asks for a code after the password. You can change that here:
mail-factor-removed-subject = Two-step sign-in is off
mail-factor-removed = From now on, signing in to your Taskbell account asks for the password alone. You can change that here:
mail-codes-removed-subject = Codes of an app are off
mail-codes-removed = Signing in to your Taskbell account asks for no code of an app any more, but still for a passkey. You can change that here:
mail-passkey-added-subject = A passkey was added
mail-passkey-added = A passkey was added to your Taskbell account. See what lets you in, and remove it if need be, here:
mail-passkey-removed-subject = A passkey was removed
mail-passkey-removed = A passkey of your Taskbell account was removed. See what lets you in, here:
mail-recovered-subject = A recovery code was used
mail-recovered = Somebody used one of your recovery codes in place of a code from your app or a passkey. See how many are left, or make new ones, here:
mail-factor-not-me = If that was not you, change your password at once, and tell whoever runs this Taskbell.
# $when is like "today 14:05", $device like "Firefox on Linux".
mail-new-device-subject = New sign-in to your account
mail-new-device = Somebody signed in to your Taskbell account from a browser that it was not used in before: { $device }, address { $address }, { $when }. If that was you, there is nothing to do. If not, end that session and change your password here:
mail-new-device-off = You can turn these mails off there as well.
