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
