## The operators' page of background jobs, and the test mail that is sent from there. Names of queues and jobs are words of
## the program and stay as they are, like all that mail servers and failed jobs say.

console-heading = Jobs
console-as-of = As of { $time } UTC, as are all times here.
console-refreshes = It refreshes every 10 seconds.
console-refreshes-not = It does not refresh.
console-stop-refreshing = Stop refreshing
console-start-refreshing = Refresh every 10 seconds

# Headings of columns and names of facts, of several tables.
console-queue = Queue
console-state = State
console-error = Error
console-running = Running
# Heading of a column of buttons, which only screen readers say.
console-decide = Decide

console-queues = Queues
console-waiting = Waiting
# Above how long the oldest job waits: "3 minutes".
console-oldest = Oldest for
console-later = For later
console-done = Done
console-failed = Failed
# $when is a day and a time within a sentence: "today 14:05".
console-paused-since = Paused since { $when }
console-pause = Pause
console-resume = Resume
console-pause-queue = Pause the queue { $queue }
console-resume-queue = Resume the queue { $queue }
console-done-in-hour =
    { $number ->
        [one] { $number } in the last hour
       *[other] { $number } in the last hour
    }
console-done-a-minute =
    { $number ->
        [one] { $number } a minute
       *[other] { $number } a minute
    }

console-workers = Workers
console-process = Process
console-since = Since
console-seen = Seen
console-no-worker = No worker is alive. Jobs wait until one starts.
console-mail-fault = No mail can leave with these settings, and mails are held back: { $reason }
# $when is how long ago it was: "5 seconds ago".
console-scheduler-looked = The scheduler looked for due reminders { $when }.
console-scheduler-stopped = No scheduler is running: the last one looked { $when }.
console-scheduler-never = No scheduler has run yet.
# $when is a day and a time within a sentence: "tomorrow 09:00".
console-next-due = The next one is due { $when }.

console-failed-jobs = Failed jobs
console-none-failed = None. Jobs that were tried in vain stand here until somebody decides about them.
console-job = Job
console-tries = Tries
console-when = When
# $count is a number, or one that says that there are more: "10,000+".
console-latest = The latest { $shown } of { $count }.
console-retry = Retry
# $job is the last part of its id.
console-retry-job = Retry job { $job }
console-retry-all = Retry all
# A second click is asked for then.
console-discard-all = Discard all…
console-discard-warning = They do not come back. Reminders they carried keep saying that they failed.
# $number chooses the form; $count is the same as text, which may say that there are more: "10,000+".
console-discard-counted =
    { $number ->
        [one] Discard job
       *[other] Discard all { $count } jobs
    }
console-keep = Keep them

console-one-job = Job: { $name }
console-all-jobs = All jobs
console-times = Times are UTC.
console-id = Id
console-version = Version
console-arguments = Arguments
console-written = Written
console-run-at = Run at
console-ended = Ended
console-not-ended = Not yet
console-no-error = None
console-history = What went wrong
console-no-history = Nothing so far.
console-discard = Discard for good
# How often a job was tried: "2 of 3".
console-job-tries = { $number } of { $most }
# $tries is such a text.
console-job-losses =
    { $number ->
        [one] { $tries }; its process died { $number } time
       *[other] { $tries }; its process died { $number } times
    }

# Where a job stands.
console-job-waiting = waiting
console-job-running = running
console-job-done = done
console-job-failed = failed
console-job-cancelled = cancelled
console-job-quarantined = quarantined

console-mails = Mails of today
# Where reminders stand, each above their number.
console-delivery-planned = Planned
console-delivery-sending = Being sent
console-delivery-sent = Sent
console-delivery-skipped = Not needed any more
console-delivery-cancelled = Cancelled
console-delivery-expired = Too late to be sent
console-delivery-failed = Failed
console-delivery-held = Held
# $count is a number, or one that says that there are more: "10,000+". $median and $longest are lengths: "3 minutes".
console-lateness = Of the latest { $count } sent, half were at most { $median } late, and all at most { $longest }.
console-none-sent = None was sent yet today.
console-none-twice = None can have arrived twice.
# $number chooses the form; $count is the same as text, which may say that there are more: "10,000+".
console-twice =
    { $number ->
        [one] { $count } may have arrived twice: nobody knows whether the first copy left.
       *[other] { $count } may have arrived twice: nobody knows whether the first copy left.
    }

console-troubled = Mails held or failed
console-troubled-explained = A held one may have been sent or not. Retry sends it, perhaps again.
console-person = Person
console-what = What
console-planned-for = Planned for
console-daily-reminder = Daily reminder
console-task-reminder = Reminder of a task
console-account-mail = Mail about the account
console-outcome-unknown = Nobody knows whether it left.
console-retry-mail = Retry the mail to { $email }

# Lengths of time, by themselves and within "half were at most … late".
console-length-seconds =
    { $number ->
        [one] { $number } second
       *[other] { $number } seconds
    }
console-length-minutes =
    { $number ->
        [one] { $number } minute
       *[other] { $number } minutes
    }
console-length-hours =
    { $number ->
        [one] { $number } hour
       *[other] { $number } hours
    }
console-length-days =
    { $number ->
        [one] { $number } day
       *[other] { $number } days
    }

# How long ago something was, by itself and at the end of a sentence.
console-ago-seconds =
    { $number ->
        [one] { $number } second ago
       *[other] { $number } seconds ago
    }
console-ago-minutes =
    { $number ->
        [one] { $number } minute ago
       *[other] { $number } minutes ago
    }
console-ago-hours =
    { $number ->
        [one] { $number } hour ago
       *[other] { $number } hours ago
    }
console-ago-days =
    { $number ->
        [one] { $number } day ago
       *[other] { $number } days ago
    }

console-test-mail = Test mail
console-test-mail-explained = Goes to { $email } at once and past the queue, and says what the mail server said.
console-send-test-mail = Send a test mail
# Why a test mail was not accepted; otherwise that is said by the mail server.
console-mails-stopped = You stopped all mails to your address.
console-mail-timeout = The mail server did not answer in time.
# The mail itself. At its end stands the same as in every mail.
console-mail-subject = A test mail from Taskbell
console-mail-text = You asked for this mail at { $address }. Reminders take the same way.
