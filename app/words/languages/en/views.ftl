## Boards and calendars: the ways to look at a list.

# Names of the links that lead from one to another, and of all of them together.
views = View
view-list = List
view-board = Board
view-calendar = Calendar

# The button that lets a list be shown so from now on, and what is said then.
view-keep = Keep this view
did-view-chosen = This list is shown so from now on.

# What the columns of a board can be, in a select of that name.
board-columns = Columns
group-section = Section
group-status = Status
group-priority = Priority
group-label = Label
group-day = Day

# Above the column of tasks without a label, and of those that are due after the days that have a column each.
board-no-label = No label
board-later = Later
# Links below a column that has more tasks than there is room for, and below a board with more columns.
board-more = Show all
board-earlier = Earlier columns
board-next = More columns
# Two selects that move ticked tasks: the label they lose, and the one they get.
board-from-label = From label
board-to-label = To label

# How much a calendar shows.
calendar-span = Shown at once
span-month = Month
span-week = Week
calendar-previous-month = Previous month
calendar-next-month = Next month
calendar-previous-week = Previous week
calendar-next-week = Next week
# Below the tasks of a day that there is room for: how many others there are.
calendar-more =
    { $number ->
        [one] { $number } more
       *[other] { $number } more
    }

# What the keys of a board and a calendar do, below them.
views-keys = Keys: arrows move the focus, Alt with an arrow moves the task, Enter opens it, x completes it.
