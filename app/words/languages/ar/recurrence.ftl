## كيف تتكرر المهمة: بالكلمات، وفي لوحتها، وما آلت إليه المرات السابقة.

recurs-daily =
    { $number ->
        [1] كل يوم
        [2] كل يومين
        [few] كل { $number } أيام
        [many] كل { $number } يومًا
       *[other] كل { $number } يوم
    }
recurs-weekly =
    { $number ->
        [1] كل أسبوع
        [2] كل أسبوعين
        [few] كل { $number } أسابيع
        [many] كل { $number } أسبوعًا
       *[other] كل { $number } أسبوع
    }
recurs-monthly =
    { $number ->
        [1] كل شهر
        [2] كل شهرين
        [few] كل { $number } أشهر
        [many] كل { $number } شهرًا
       *[other] كل { $number } شهر
    }
recurs-yearly =
    { $number ->
        [1] كل سنة
        [2] كل سنتين
        [few] كل { $number } سنوات
        [many] كل { $number } سنة
       *[other] كل { $number } سنة
    }
recurs-weekdays = كل يوم من الاثنين إلى الجمعة
recurs-on = { $every } { $days }
recurs-and = { $days } و{ $day }
recurs-comma = { $days }، { $day }
recurs-weekday = يوم { $day }
recurs-day =
    { $number ->
        [-1] في آخر يوم
        [-2] في اليوم قبل الأخير
       *[other] في اليوم { $number }
    }
recurs-day-or-last = { $day } أو في آخر يوم
recurs-nth =
    { $number ->
        [1] في أول { $day }
        [2] في ثاني { $day }
        [3] في ثالث { $day }
        [4] في رابع { $day }
        [5] في خامس { $day }
        [-1] في آخر { $day }
       *[other] في { $day } قبل الأخير
    }
recurs-first-weekday = في أول يوم من الاثنين إلى الجمعة
recurs-last-weekday = في آخر يوم من الاثنين إلى الجمعة
recurs-of-month = { $day } من { $month }
recurs-date = في { $date }
recurs-by-rule = وفق القاعدة { $rule }
recurs-until = { $rule }، حتى { $date }
recurs-times =
    { $number ->
        [zero] { $rule }، ولا مرة
        [one] { $rule }، مرة واحدة
        [two] { $rule }، مرتين
        [few] { $rule }، { $number } مرات
        [many] { $rule }، { $number } مرة
       *[other] { $rule }، { $number } مرة
    }
recurs-from-completion = { $rule }، ابتداءً من إنجازها

weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

recurrence = التكرار
recurrence-rule = تتكرر
recurrence-none = لا تتكرر
recurrence-more = المزيد
recurrence-every = كل هذا العدد من الأيام أو الأسابيع أو الأشهر أو السنوات
recurrence-until = حتى
recurrence-times = عدد المرات
recurrence-text = القاعدة
recurrence-text-hint = كما تكتبها التقاويم، مثل FREQ=MONTHLY;BYDAY=2TU. تحل محل ما اختير أعلاه.
recurrence-anchor = تُحسب ابتداءً من
anchor-schedule = الموعد المقرر
anchor-completion = إنجازها
recurrence-scope = تسري التغييرات على
scope-date = هذه المرة: تاريخ الاستحقاق، كل المرات: ما عداه
scope-this = هذه المرة وحدها: العنوان والملاحظات والأولوية والوسوم والتواريخ
scope-following = هذه المرة وكل ما يليها
scope-all = كل المرات
recurrence-next = التالي
recurrence-history = السابق

occurrence-done = { $day }: أُنجزت { $when }
occurrence-skipped = { $day }: تُخطيت { $when }
occurrences-done =
    { $number ->
        [zero] لم تُنجز
        [one] أُنجزت مرة واحدة
        [two] أُنجزت مرتين
        [few] أُنجزت { $number } مرات
        [many] أُنجزت { $number } مرة
       *[other] أُنجزت { $number } مرة
    }
