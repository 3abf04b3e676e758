## Lists that people make: the page of all of them, and what one is called and marked with.

lists-none = You have no lists yet. Tasks stand in your Inbox.
lists-new = New list
lists-add = Create list
lists-archived = Archive
# Above the tasks in the trash.
lists-deleted = Lists in the trash

list-name = Name
list-colour = Colour
list-favourite = Favourite: shown first
colour-grey = Grey
colour-red = Red
colour-orange = Orange
colour-green = Green
colour-teal = Teal
colour-blue = Blue
colour-purple = Purple
colour-pink = Pink

# The buttons of a list. They show a picture; these are their names, with the name of the list.
list-up = Move up: { $name }
list-down = Move down: { $name }
list-edit = Edit: { $name }
list-unarchive = Take out of the archive: { $name }
list-delete = Delete: { $name }
list-restore = Restore: { $name }

# What can become of a list that is no longer needed.
list-away = Put away
list-away-what = Its tasks go with it, out of sight and without reminders, and come back with it. What is in the trash stays until you empty that.
list-archive = Archive
list-unarchive-this = Take out of the archive
list-delete-this = Move to the trash
list-is-archived = This list is archived. Its tasks stand nowhere else, and nothing reminds you of them.

did-lists-ordered = Order changed.
did-list-archived = List archived with its tasks.
did-list-deleted = List moved to the trash with its tasks.

# Labels: the page of all of them, and what one is called and marked with.
labels-none = No task has a label yet. You write labels into a field of each task.
label-merges = Changes it at every task. The name of another label makes the two one.
label-away = Delete
label-away-what = Takes the label from all tasks, those completed and in the trash among them. The tasks stay.
label-delete = Delete this label
did-labels-ordered = Order of labels changed.
did-label-saved = Label saved.
did-label-deleted = Label deleted.
did-label-started = The label is being changed at many tasks. Settings say how far that is.
# The list that is made like another one, the button that makes it, and why it was not made.
list-copy = Copy of { $name }
list-duplicate = Duplicate this list
list-duplicate-what = The copy has its sections and open tasks.
rejection-large-list =
    { $number ->
        [one] A list with more than { $number } open task cannot be duplicated.
       *[other] A list with more than { $number } open tasks cannot be duplicated.
    }

# The sections of a list: on its page, and on the one where they are edited.
section-new = Add section
section-name = Name of the section
section-add = Create section
section-fold = Fold: { $name }
section-unfold = Unfold: { $name }
section-add-task = Add a task to: { $name }
sections = Sections
sections-edit = Edit sections
sections-none = This list has no sections.
section-save = Save
section-up = Move up: { $name }
section-down = Move down: { $name }
section-remove = Remove: { $name }
section-remove-what = The tasks of a section that you remove stay in the list.
did-section-saved = Section saved.
did-sections-ordered = Order changed.
did-section-removed = Section removed. Its tasks are still in the list.
# Of the page where sections are edited: the form that moves one to another list, with what goes along; its two fields, and its button.
section-move = Move a section
section-move-what = What is open in it goes along. What is done stays here.
section-move-which = Section
section-move-to = To list
section-move-there = Move section
did-section-moved = Section moved.
rejection-large-section =
    { $number ->
        [one] A section with more than { $number } open task cannot be moved at once. Move some of its tasks first.
       *[other] A section with more than { $number } open tasks cannot be moved at once. Move some of its tasks first.
    }

# What screen readers say while a task is dragged: when it is lifted, where it would go, and how it ended.
order-lifted = { $title } lifted. Drop it where it is to go, or press Escape.
order-before = Before: { $title }
order-after = After: { $title }
order-into = Into: { $title }
order-dropped = { $title } dropped.
order-cancelled = { $title } stays where it was.

# Filters that people save, and the language in which they say which tasks one is about.
filters-none = You have no filters yet. A filter shows the tasks that you describe, wherever they stand.
filters-new = New filter
filters-add = Create filter
filter-text = Which tasks
filter-text-hint = For example: (today | overdue) & #Work & !@waiting.
filter-away = Remove
filter-away-what = The tasks that it shows stay.
filter-remove = Remove this filter
filter-shows-none = Shows no task now.
filter-shows =
    { $number ->
        [one] Shows { $number } task now.
       *[other] Shows { $number } tasks now.
    }
filter-shows-more = Shows more than { $number } tasks now.
did-filter-saved = Filter saved.
did-filters-ordered = Order of filters changed.
did-filter-removed = Filter removed.
mistake-too-many = A filter has no more than { $number } conditions.
mistake-too-deep = No more than { $number } brackets and exclamation marks can stand around a condition.
mistake-condition-needed = A condition is missing here, such as today, p1, #list or @label.
mistake-sign-needed = Between two conditions stands & for and, or | for or.
mistake-not-opened = This bracket was never opened.
mistake-not-closed = This bracket is not closed.
mistake-quote-not-closed = This quotation mark is not closed.
mistake-unknown-word = This is no condition. What is meant may be search: followed by words, or one such as today, overdue, p1, no date, #list, @label.
mistake-name-needed = A name is missing: #list, @label or /section.
mistake-words-needed = After search: stand the words to look for.
mistake-day-needed = A day is needed here, such as today, friday, 2026-12-24, in 3 days or 2 weeks ago.
mistake-priority-needed = A priority is high, medium, low or none.
mistake-no-such-list = You have no list of this name.
mistake-no-such-section = You have no section of this name.
filter-language-intro = A filter says which tasks to show. Its words are the same in every language; names are those of your own lists, sections and labels. It shows open tasks unless it says otherwise.
filter-conditions = Conditions
filter-signs = Signs
filter-days = Days
filter-days-what = Wherever a day is asked for, it can be written in these ways.
filter-means-day = On this day: due then, or with its deadline then if that comes first.
filter-means-overdue = Open, and its day or its time has gone by.
filter-means-within = Within so many days or weeks, today counted.
filter-means-dated = Without any date, with one, or without a time.
filter-means-due = By the day it is due, whatever its deadline.
filter-means-deadline = By its deadline.
filter-means-start = By the day before which it is not to be done.
filter-means-created = By when it was added, or last changed.
filter-means-status = By its status. Completed tasks show only where the filter says so.
filter-means-priority = By priority: p1 is high, p4 is none.
filter-means-list = In a list of this name. A star stands for anything.
filter-means-shared = In a list that others see too.
filter-means-section = In a section of this name, or in none.
filter-means-label = With this label. A star stands for anything.
filter-means-search = Title and notes contain each of these words.
filter-means-kinds = Recurring, a subtask, with notes or without.
filter-means-all = Every open task.
filter-means-and = Both.
filter-means-or = One of the two, or both.
filter-means-not = Not this.
filter-means-brackets = What stands in brackets belongs together. Without them & binds more than |.
filter-means-quotes = A name with signs in it stands in quotation marks, or has a backslash before each sign.
