## Exports and imports.

file-format-json = JSON
file-format-csv = CSV
file-format-calendar = iCalendar
file-format-todoist = CSV of Todoist
file-format-tick-tick = CSV of TickTick

# Headings of columns in files, and their names on the page.
column-title = Title
column-notes = Notes
column-status = Status
column-priority = Priority
column-due-date = Due date
column-due-time = Due time
column-added = Added
column-completed = Completed
column-deleted = Deleted
column-reminders = Reminders
column-list = List
column-labels = Labels
column-start-date = Not before
column-deadline = Deadline
column-id = ID
column-parent = Part of ID
column-section = Section
column-sort-key = Sort key
column-recurrence = Recurrence
column-anchor = Recurs from
column-occurrence = Occurrence

date-order-day = The day first: 24/11/2026
date-order-month = The month first: 11/24/2026

# In which characters a file is written.
encoding-windows-1252 = Western European (Windows)
encoding-macintosh = Western European (Mac)
encoding-windows-1250 = Central European (Windows)
encoding-iso-8859-2 = Central European (ISO)
encoding-windows-1251 = Cyrillic (Windows)
encoding-koi8-u = Cyrillic (KOI8)
encoding-windows-1253 = Greek
encoding-windows-1254 = Turkish
encoding-windows-1255 = Hebrew
encoding-windows-1256 = Arabic
encoding-windows-1257 = Baltic
encoding-windows-1258 = Vietnamese
encoding-windows-874 = Thai
encoding-shift-jis = Japanese (Shift JIS)
encoding-gb18030 = Chinese, simplified
encoding-big5 = Chinese, traditional
encoding-euc-kr = Korean

# The page of exports and imports.
transfers-heading = Export and import
transfers-export = Export
transfers-export-explained = All your tasks in one file, also those in the trash. JSON can be imported again with all that tasks say, how they recur, what was done of recurring tasks before, the colours and order of labels, and lists as they are: sections, order, colours, the archive. CSV opens in spreadsheets, iCalendar in other task lists. Only you can fetch the file, for a week.
transfers-format = Format
transfers-start-export = Export
transfers-import = Import
transfers-import-explained = A JSON file of Taskbell, a CSV file with headings, an iCalendar file with tasks, or what Todoist and TickTick export as CSV. You see what is in it before anything is imported.
transfers-file = File
transfers-largest = { $number } MB at most.
transfers-look-at-file = Look at the file

transfers-latest = Latest
# After it stand links: "Reload" or "follow it"; "Stop following" while it is followed.
transfers-under-way = Something is under way.
transfers-reload = Reload
# Between two links: "Reload" or "follow it".
transfers-or = or
# The page then loads itself again and again.
transfers-follow = follow it
transfers-stop-following = Stop following
transfers-download = Download
transfers-look-at-it = Look at it
transfers-undo = Undo
transfers-cancel = Cancel
transfers-remove = Remove
# How far it is: "120 of 500" tasks.
transfers-progress = { $number } of { $of }

# A file before it is imported.
import-heading = Import
# What is in the file: $format is a name of a format, "JSON".
import-contents =
    { $number ->
        [one] { $format }: { $number } task.
       *[other] { $format }: { $number } tasks.
    }
import-start =
    { $number ->
        [one] Import { $number } task
       *[other] Import { $number } tasks
    }
import-start-without =
    { $tasks ->
        [one]
            { $lines ->
                [one] Import { $tasks } task and leave out { $lines } wrong line
               *[other] Import { $tasks } task and leave out { $lines } wrong lines
            }
       *[other]
            { $lines ->
                [one] Import { $tasks } tasks and leave out { $lines } wrong line
               *[other] Import { $tasks } tasks and leave out { $lines } wrong lines
            }
    }
import-unreadable =
    { $number ->
        [one] { $number } line cannot be read
       *[other] { $number } lines cannot be read
    }
import-unreadable-explained = Correct the file and choose it again, or import it without these lines.
import-remarked =
    { $number ->
        [one] { $number } line with a remark
       *[other] { $number } lines with a remark
    }
# $note is what is wrong there, a sentence.
import-line = Line { $number }: { $note }
# At the end of a list of lines.
import-more =
    { $number ->
        [one] and { $number } more.
       *[other] and { $number } more.
    }
import-undecided = Say below how the file writes dates before you import it.
import-remove = Remove the file

# How the file is read.
import-columns = Columns
import-columns-explained = Say which column of the file is what. Only the title is needed.
import-not-in-file = Not in the file
import-match-columns = Match columns
import-ambiguous-dates = Dates such as { $date } can be read in two ways.
import-date-order = What comes first in dates
import-choose = Please choose
# In which characters the file is written.
import-characters = Characters
import-characters-explained = The file does not say which characters it is written in. Choose others if letters look wrong above.
import-read-again = Read it again

import-first-tasks = The first tasks
import-due = Due
# In the column "Notes": the task has some.
import-has-notes = Yes
