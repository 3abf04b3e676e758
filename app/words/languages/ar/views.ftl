## Boards and calendars: the ways to look at a list.

views = طريقة العرض
view-list = قائمة
view-board = لوحة
view-calendar = تقويم

view-keep = الاحتفاظ بطريقة العرض هذه
did-view-chosen = ستُعرض هذه القائمة هكذا من الآن فصاعدًا.

board-columns = الأعمدة
group-section = القسم
group-status = الحالة
group-priority = الأولوية
group-label = الوسم
group-day = اليوم

board-no-label = بلا وسم
board-later = لاحقًا
board-more = عرض الكل
board-earlier = الأعمدة السابقة
board-next = أعمدة أخرى
board-from-label = من الوسم
board-to-label = إلى الوسم

calendar-span = المدة المعروضة
span-month = شهر
span-week = أسبوع
calendar-previous-month = الشهر السابق
calendar-next-month = الشهر التالي
calendar-previous-week = الأسبوع السابق
calendar-next-week = الأسبوع التالي
calendar-more =
    { $number ->
        [zero] { $number } أخرى
        [one] مهمة أخرى ({ $number })
        [two] مهمتان أخريان ({ $number })
        [few] { $number } مهام أخرى
        [many] { $number } مهمة أخرى
       *[other] { $number } مهمة أخرى
    }

views-keys = المفاتيح: الأسهم تنقل التركيز، وAlt مع سهم ينقل المهمة، وEnter يفتحها، وx يكملها.
