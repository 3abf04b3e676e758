# The page about quick add. Examples stand between semicolons.
quick-add-intro = Write a task in one line. What is understood shows below the field; press it to turn it back into plain words. Where something is said twice, the last counts.
quick-add-example = Pay rent on the 1st at 9am #Home @money p1 !30min //standing order
quick-add-dates = Dates
quick-add-dates-examples = tomorrow; friday; next week; in 3 days; on the 1st; 24 December; 24/12; 2026-12-24; end of month
quick-add-times = Times
quick-add-times-examples = at 9am; 21:00; at noon; tomorrow morning; in 2 hours
quick-add-list = List
quick-add-list-examples = #Home; #"Summer house"
quick-add-list-about = A list that is not there is made.
quick-add-labels = Labels
quick-add-labels-examples = @money; @"two words"
quick-add-priority = Priority
quick-add-priority-examples = p1; p2; p3; p4
quick-add-priority-about = High, medium, low, none.
quick-add-reminders = Reminders
quick-add-reminders-examples = !30min; !1h; !2d; !9am; !friday 18:00
quick-add-reminders-about = A time before it is due, or a time of its own.
quick-add-deadline = Deadline
quick-add-deadline-examples = by friday; {"{"}24 December{"}"}
quick-add-note = Note
quick-add-note-examples = //whatever follows
quick-add-lines = Several tasks
quick-add-lines-about = Paste several lines: each becomes a task, after a question.

# What of a line was understood.
read-understood = What was understood
read-off = Turn “{ $text }” back into plain words
read-on = Understand “{ $text }” again
read-new-list = New list { $name }
read-no-priority = No priority
read-note = Note: { $text }
read-priority-high = high priority
read-priority-medium = medium priority
read-priority-low = low priority
added-task = Added “{ $title }”.
added-task-with = Added “{ $title }”: { $details }
added-and = {", "}

# Several lines.
lines-question =
    { $number ->
        [one] Add one task?
       *[other] Add { $number } tasks?
    }
lines-too-many = At most { $number } can be added at once.
lines-add = Add them
lines-cancel = Cancel

# How a task recurs: what it is called, examples (a semicolon and a space between), and what is to be known.
quick-add-repeats = Repeating
quick-add-repeats-examples = every day; every 2 weeks; every Monday and Thursday; every month on the 1st; every! 3 days
quick-add-repeats-about = With ! it counts from the day on which it is done.

# The same of sections.
quick-add-section = Section
quick-add-section-examples = #Home /Garden
quick-add-section-about = A section of the list that is named. One that is not there stays words.
