## Reminders of single tasks, what became of mails, and what the links in mails ask.

# When a reminder comes, before the task is due.
rule-when-due = When it is due
rule-minutes-before =
    { $number ->
        [one] { $number } minute before
       *[other] { $number } minutes before
    }
rule-hours-before =
    { $number ->
        [one] { $number } hour before
       *[other] { $number } hours before
    }
rule-days-before =
    { $number ->
        [one] { $number } day before
       *[other] { $number } days before
    }
# $time is "18:00".
rule-on-the-day = On the day at { $time }
rule-days-before-at =
    { $number ->
        [one] { $number } day before at { $time }
       *[other] { $number } days before at { $time }
    }

# Where a reminder stands. $when is "tomorrow 18:00", "Mon 23 Nov 18:00".
reminder-planned = Planned for { $when }
reminder-not-planned = Not planned

# What a mail is about; in place of the second stands the task's title, where it is known.
about-a-day = Daily reminder
about-a-task = Reminder

# What became of a mail. $planned, $until and $when are like "today 09:00".
delivery-waits = Waits until { $until }, because so many mails went to you lately; planned for { $planned }
delivery-sending = Being sent
delivery-sent = Sent
delivery-sent-at = Sent { $when }
delivery-sent-minutes-late =
    { $number ->
        [one] Sent { $when }, { $number } minute late
       *[other] Sent { $when }, { $number } minutes late
    }
delivery-sent-hours-late =
    { $number ->
        [one] Sent { $when }, { $number } hour late
       *[other] Sent { $when }, { $number } hours late
    }
delivery-not-needed = Not needed any more, planned for { $planned }
delivery-cancelled = Cancelled, planned for { $planned }
delivery-expired = Too late to be sent, planned for { $planned }
delivery-held = Held: it may have been sent or not, planned for { $planned }
# $reason is what the mail server said, in English, or the message after this.
delivery-failed = Failed, planned for { $planned }: { $reason }
delivery-reason-unknown = the reason is not known
# $state is one of these messages.
delivery-perhaps-twice = { $state }; a second copy is possible

# What a link in a mail asks, and the button that answers yes.
link-complete-question = Complete this task?
link-complete = Complete
link-snooze-question = Remind of this task again in an hour?
link-snooze = Snooze
daily-stop-question = Stop the daily reminders?
daily-stop = Stop the daily reminders
mails-stop-question = Stop all mails from here to this address?
mails-stop = Stop all mails
mails-are-stopped = No mail comes from here to this address
mails-allow-question = Allow mails from here to this address again?
mails-allow = Allow mails again
