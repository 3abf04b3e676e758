## What the server says of tasks: above the lines of a list, at a line, and at a task.

heading-overdue = متأخرة

completed-at = اكتملت { $when }
deleted-at = حُذفت { $when }

history-added = أُضيفت { $when }
history-completed = اكتملت { $when }
history-deleted = حُذفت { $when }
history-joined = { $history }، { $next }

box-done = منجز
box-open = غير منجز

# What a screen reader says of a line whose task recurs.
row-recurs = متكررة
# At a line. $date is "Tomorrow" or "Mon 30 Nov".
row-deadline = الموعد النهائي { $date }

parts-title = المهام الفرعية
parts-progress = { $done } من { $of }
parts-more =
    { $number ->
        [zero] لا مهام فرعية أخرى
        [one] مهمة فرعية أخرى
        [two] مهمتان فرعيتان أخريان
        [few] { $number } مهام فرعية أخرى
        [many] { $number } مهمة فرعية أخرى
       *[other] { $number } مهمة فرعية أخرى
    }
parts-part-of = مهمة فرعية من
parts-add = أضف مهمة فرعية
parts-indent = إلى الداخل
parts-indent-title = اجعلها فرعية للمهمة التي فوقها
parts-outdent = إلى الخارج
parts-no-parent = لا شيء
row-fold = إخفاء المهام الفرعية: { $title }
row-unfold = إظهار المهام الفرعية: { $title }
nesting-help = ينقل Tab المهمة إلى الداخل وShift+Tab إلى الخارج، وينهي Esc ذلك.
row-begins = ابتداءً من { $date }
