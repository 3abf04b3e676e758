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
