## Exports and imports as their list says them, and what is said of files that are read.

# What an export or import is, and when it was started: "Export as JSON, started today 14:05".
transfer-export = Export as { $format }, started { $when }
transfer-import = Import of { $name }, started { $when }
# A format that nobody knows any more: "Export as a file".
file-format-unknown = a file

# How far it is.
transfer-draft = Not imported yet
transfer-refused = Not imported. { $reason }
transfer-refused-and-removing = Not imported. { $reason } What it brought is being removed.
transfer-importing = Under way: tasks are in your list as they come. Cancelling removes them again.
transfer-under-way = Under way
transfer-waiting = Waiting for its turn
transfer-failed = This did not work. Please try again.
transfer-failed-and-removing = This did not work. What it brought is being removed.
transfer-cancelled = Cancelled
transfer-cancelled-and-removing = Cancelled. What it brought is being removed.
transfer-being-undone = Being undone
transfer-undone =
    { $number ->
        [one] Undone: { $number } task
       *[other] Undone: { $number } tasks
    }
transfer-exported =
    { $number ->
        [one] Done: { $number } task, { $size }
       *[other] Done: { $number } tasks, { $size }
    }
transfer-imported =
    { $number ->
        [one] Done: { $number } task
       *[other] Done: { $number } tasks
    }
transfer-imported-in-part =
    { $tasks ->
        [one]
            { $lines ->
                [one] Done: { $tasks } task, { $lines } line left out
               *[other] Done: { $tasks } task, { $lines } lines left out
            }
       *[other]
            { $lines ->
                [one] Done: { $tasks } tasks, { $lines } line left out
               *[other] Done: { $tasks } tasks, { $lines } lines left out
            }
    }
file-kept-until = The file is kept until { $when }

size-bytes =
    { $number ->
        [one] { $number } byte
       *[other] { $number } bytes
    }
size-kilobytes = { $number } kB
size-megabytes = { $number } MB

# What is wrong with a line of a file: a column or field of it, and a whole sentence.
line-problem = { $field }: { $problem }
# Fields of files that have no column of their own.
field-completed-on = Completed on
field-occurrences = Earlier occurrences
field-time-zone = Time zone
line-not-a-moment = This is no date and time.
line-not-a-date = This is no date.
# Words that files may have: status-pending and the others.
line-not-a-status = Please use pending, in progress or completed.
# Words that files may have: priority-none and the others.
line-not-a-priority = Please use none, low, medium or high.
# "before:60" is written like that in every language.
line-not-a-rule =
    { $number ->
        [one] Please use rules such as before:60, { $number } at most.
       *[other] Please use rules such as before:60, { $number } at most.
    }
line-not-a-zone = This is not the name of a time zone.
line-not-a-sort-key = Please use a key as an export of Taskbell has it.
# “schedule” and “completion” are words in files, the same in every language.
line-not-an-anchor = Please use schedule or completion.
line-not-a-history = Please use a list of what was done or skipped, each with its day and when that was, { $number } at most.
line-too-wide = The number of cells is { $cells }, that of headings { $headings }.
line-cell-too-long = A cell is longer than any text of a task.
line-task-too-long = This is longer than any task.
# The reason is that of a program, in English.
line-no-task = This is no task: { $reason }.
line-no-list = This is no list: { $reason }.
line-no-label = This is no label: { $reason }.
line-no-end = The end of this task is missing.

# What of a line is left out, or stands elsewhere.
line-not-completed = The status is { $status }: that it was completed is left out.
line-date-in-words = “{ $words }” is no date: the task gets none, and its notes have the words.
line-long-title =
    { $number ->
        [one] The title is longer than { $number } character: the notes have all of it.
       *[other] The title is longer than { $number } characters: the notes have all of it.
    }
# The names are those that end in "-within" below.
line-set-aside = The notes have what has no place of its own: { $names }.
# Of the file as a whole.
parts-elsewhere =
    { $number ->
        [one] { $number } subtask stands elsewhere than in the file: a task has at most 4 levels and 500 subtasks below it, and what it belongs to must be in the file.
       *[other] { $number } subtasks stand elsewhere than in the file: a task has at most 4 levels and 500 subtasks below it, and what they belong to must be in the file.
    }

# What is said of a file as a whole. Of many names only some are said: $more is how many are not.
columns-left-out =
    { $more ->
        [0]
            { $number ->
                [one] Left out: the column { $names }.
               *[other] Left out: the columns { $names }.
            }
       *[other] Left out: the columns { $names } and { $more } more.
    }
fields-left-out =
    { $more ->
        [0]
            { $number ->
                [one] Left out: the field { $names }.
               *[other] Left out: the fields { $names }.
            }
       *[other] Left out: the fields { $names } and { $more } more.
    }
# A name within a list of names, and what stands between two of them.
name-quoted = “{ $name }”
names-separator = { ", " }
# A column without a heading: "Column 5".
column-number = Column { $number }
numbers-for-priority = Of numbers for the priority, 1 is read as high, 2 as medium, 3 as low, 4 and 0 as none.
line-before-headings = Line { $number } stands before the headings and is left out.
lines-before-headings = Lines { $first } to { $last } stand before the headings and are left out.
lines-without-task =
    { $number ->
        [one] Line { $first } is neither a task nor of one, and is left out.
       *[other] { $number } lines are neither tasks nor of one, and are left out: the first of them is line { $first }.
    }
only-author = The author of everything is “{ $author }”: that is left out.

# What other programs know of tasks, as a line of the notes and within a sentence.
aside-status = Status: { $text }
aside-status-within = status
# A status of TickTick.
aside-abandoned = Abandoned
aside-list = List: { $text }
aside-list-within = list
aside-kind = Kind: { $text }
aside-kind-within = kind
# When a task starts.
aside-start = Start: { $text }
aside-start-within = start
aside-repeat = Repeat: { $text }
aside-repeat-within = repeat
aside-reminder = Reminder: { $text }
aside-reminder-within = reminder
# How deep a task stands below others.
aside-indent = Indent: { $text }
aside-indent-within = indent
aside-date = Date: { $text }
aside-date-within = date
aside-deadline = Deadline: { $text }
aside-deadline-within = deadline
aside-duration = Duration: { $text }
aside-duration-within = duration
# Who is to do the task.
aside-responsible = Responsible: { $text }
aside-responsible-within = responsible
aside-author = Author: { $text }
aside-author-within = author

# What stands in the notes before a comment of another program.
aside-comment = Comment:
aside-comment-about = Comment ({ $about }):
