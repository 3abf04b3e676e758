## What stands on a list and at a task, and what is said of them.

status-pending = قيد الانتظار
status-in-progress = قيد التنفيذ
status-completed = مكتملة

priority-none = بلا
priority-low = منخفضة
priority-medium = متوسطة
priority-high = عالية

list-inbox = الوارد
list-today = اليوم
list-upcoming = القادمة
list-all = الكل
list-completed = المكتملة
list-trash = سلة المهملات
list-own = قائمة
list-label = وسم

due-filter-overdue = متأخرة
due-filter-today = اليوم
due-filter-week = الأيام السبعة القادمة
due-filter-none = بلا تاريخ

sort-manual = ترتيبي
sort-due = تاريخ الاستحقاق
sort-priority = الأولوية
sort-newest = الأحدث

problem-required = يُرجى ملء هذا الحقل.
problem-too-long =
    { $number ->
        [zero] يُرجى ترك هذا الحقل فارغًا.
        [one] الحد الأقصى حرف واحد.
        [two] الحد الأقصى حرفان.
        [few] الحد الأقصى { $number } أحرف.
        [many] الحد الأقصى { $number } حرفًا.
       *[other] الحد الأقصى { $number } حرف.
    }
problem-control-character = يحتوي هذا على رمز لا يمكن عرضه. يُرجى إزالته.
problem-not-a-date = هذا ليس تاريخًا بين عامي 1970 و2999.
problem-one-label = يتطلب هذا وسمًا واحدًا بلا فاصلة.
problem-not-a-time = هذا ليس وقتًا صحيحًا.
problem-time-without-date = لا بد للوقت من تاريخ.
problem-nothing-selected = يُرجى تحديد مهمة واحدة على الأقل.
problem-went-on = لم يعد من الممكن إعادة فتح هذه المرة: فقد تقدّمت السلسلة بعدها.
problem-not-an-amount = يُرجى كتابة عدد صحيح لا يتجاوز سنة.
problem-long-search = يُرجى البحث بكلمات أقل أو أقصر.
problem-too-many-reminders =
    { $number ->
        [zero] لا يمكن إضافة تذكيرات إلى المهمة.
        [one] الحد الأقصى للمهمة الواحدة تذكير واحد.
        [two] الحد الأقصى للمهمة الواحدة تذكيران.
        [few] الحد الأقصى للمهمة الواحدة { $number } تذكيرات.
        [many] الحد الأقصى للمهمة الواحدة { $number } تذكيرًا.
       *[other] الحد الأقصى للمهمة الواحدة { $number } تذكير.
    }
problem-no-due-date = يتطلب هذا مهمة لها تاريخ استحقاق.
problem-starts-late = هذا بعد الموعد النهائي.
problem-too-many-labels =
    { $number ->
        [zero] لا يمكن إضافة وسوم إلى المهمة.
        [one] الحد الأقصى للمهمة الواحدة وسم واحد.
        [two] الحد الأقصى للمهمة الواحدة وسمان.
        [few] الحد الأقصى للمهمة الواحدة { $number } وسوم.
        [many] الحد الأقصى للمهمة الواحدة { $number } وسمًا.
       *[other] الحد الأقصى للمهمة الواحدة { $number } وسم.
    }
problem-too-deep = أقصى عدد لمستويات المهام الفرعية تحت مهمة واحدة هو { $number }.
problem-too-many-parts = أقصى عدد للمهام الفرعية تحت مهمة واحدة هو { $number }.
problem-own-part = لا يمكن أن تكون المهمة فرعية لنفسها أو لما تحتها.
problem-nothing-above = لا توجد فوقها مهمة يمكن أن تصبح فرعية لها.
problem-not-a-part = هذه المهمة ليست فرعية.
problem-not-a-rule = لا يمكن استخدام هذه القاعدة هنا. مثال على قاعدة: FREQ=WEEKLY;BYDAY=MO.
problem-rule-within-days = تتكرر المهمة بالأيام، لا بالساعات ولا بالدقائق.
problem-rule-without-dates = لا يوافق أي يوم هذه القاعدة.
problem-rule-ends-twice = اختر يومًا أخيرًا أو عدد مرات، لا كليهما.
problem-rule-for-one = القاعدة تسري على أكثر من مرة. اختر في «تسري التغييرات على» هذه المرة وكل ما يليها، أو كل المرات.

rejection-invalid = يُرجى مراجعة الحقول المميزة.
rejection-not-found = لم يُعثر على هذا. ربما حُذف.
rejection-changed = تغيّرت هذه المهمة في نافذة أخرى منذ فتحها. ما كتبته لا يزال هنا: الحفظ مجددًا يستبدل التغيير الآخر.
rejection-too-many =
    { $number ->
        [zero] محاولات كثيرة. يمكن المحاولة مجددًا الآن.
        [one] محاولات كثيرة. يُرجى المحاولة مجددًا بعد دقيقة.
        [two] محاولات كثيرة. يُرجى المحاولة مجددًا بعد دقيقتين.
        [few] محاولات كثيرة. يُرجى المحاولة مجددًا بعد { $number } دقائق.
        [many] محاولات كثيرة. يُرجى المحاولة مجددًا بعد { $number } دقيقة.
       *[other] محاولات كثيرة. يُرجى المحاولة مجددًا بعد { $number } دقيقة.
    }
rejection-too-fast =
    { $number ->
        [zero] تغييرات كثيرة في دقيقة واحدة. لم يُحفظ ما أُرسل. يمكن المحاولة مجددًا الآن.
        [one] تغييرات كثيرة في دقيقة واحدة. لم يُحفظ ما أُرسل. يُرجى المحاولة مجددًا بعد ثانية.
        [two] تغييرات كثيرة في دقيقة واحدة. لم يُحفظ ما أُرسل. يُرجى المحاولة مجددًا بعد ثانيتين.
        [few] تغييرات كثيرة في دقيقة واحدة. لم يُحفظ ما أُرسل. يُرجى المحاولة مجددًا بعد { $number } ثوانٍ.
        [many] تغييرات كثيرة في دقيقة واحدة. لم يُحفظ ما أُرسل. يُرجى المحاولة مجددًا بعد { $number } ثانية.
       *[other] تغييرات كثيرة في دقيقة واحدة. لم يُحفظ ما أُرسل. يُرجى المحاولة مجددًا بعد { $number } ثانية.
    }
rejection-full-tasks = لا مكان لمهام أخرى: الحد الأقصى للشخص الواحد { $number }. يُرجى حذف بعضها وإفراغ سلة المهملات ثم المحاولة مجددًا.
rejection-full-reminders = لا مكان لتذكيرات أخرى: الحد الأقصى للشخص الواحد { $number }. يُرجى إزالة بعضها ثم المحاولة مجددًا.
rejection-full-megabytes = لا مكان للمزيد: الحد الأقصى لمهام الشخص الواحد وملفاته { $number } ميغابايت. يُرجى إزالة ملفات تصدير واستيراد، أو حذف مهام وإفراغ سلة المهملات، ثم المحاولة مجددًا.
rejection-full-lists = لديك { $number } قائمة، ولا يمكن لشخص أن يملك أكثر من ذلك. احذف بعضها وأفرغ سلة المهملات ثم حاول من جديد.
rejection-full-sections = لا يمكن أن يكون هنا أكثر من { $number } قسم. أزل بعضها ثم حاول من جديد.
rejection-busy = Taskbell مشغول الآن. يُرجى المحاولة مجددًا بعد بضع ثوانٍ.
rejection-malformed = تعذّر فهم هذا الطلب.

error-signed-out = تم تسجيل خروجك. يُرجى تسجيل الدخول مجددًا.
error-unavailable = يتعذّر على Taskbell الوصول إلى بياناته الآن. يُرجى المحاولة مجددًا بعد لحظات.
error-offline = تعذّر الوصول إلى Taskbell. يُرجى التحقق من الاتصال ثم المحاولة مجددًا.
error-internal = حدث خطأ من جهتنا. المرجع: { $reference }

did-added =
    { $number ->
        [zero] لم تُضَف أي مهمة.
        [one] أُضيفت المهمة.
        [two] أُضيفت مهمتان.
        [few] أُضيفت { $number } مهام.
        [many] أُضيفت { $number } مهمة.
       *[other] أُضيفت { $number } مهمة.
    }
did-understood = أُضيفت المهمة.
did-saved =
    { $number ->
        [zero] لم تُحفظ أي مهمة.
        [one] حُفظت المهمة.
        [two] حُفظت مهمتان.
        [few] حُفظت { $number } مهام.
        [many] حُفظت { $number } مهمة.
       *[other] حُفظت { $number } مهمة.
    }
did-started =
    { $number ->
        [zero] لم تبدأ أي مهمة.
        [one] بدأت المهمة.
        [two] بدأت مهمتان.
        [few] بدأت { $number } مهام.
        [many] بدأت { $number } مهمة.
       *[other] بدأت { $number } مهمة.
    }
did-completed =
    { $number ->
        [zero] لم تكتمل أي مهمة.
        [one] اكتملت المهمة.
        [two] اكتملت مهمتان.
        [few] اكتملت { $number } مهام.
        [many] اكتملت { $number } مهمة.
       *[other] اكتملت { $number } مهمة.
    }
did-reopened =
    { $number ->
        [zero] لم يُعَد فتح أي مهمة.
        [one] أُعيد فتح المهمة.
        [two] أُعيد فتح مهمتين.
        [few] أُعيد فتح { $number } مهام.
        [many] أُعيد فتح { $number } مهمة.
       *[other] أُعيد فتح { $number } مهمة.
    }
did-skipped =
    { $number ->
        [zero] لم تُتخطَّ أي مهمة.
        [one] تُخطيت المهمة.
        [two] تُخطيت مهمتان.
        [few] تُخطيت { $number } مهام.
        [many] تُخطيت { $number } مهمة.
       *[other] تُخطيت { $number } مهمة.
    }
did-series-ended =
    { $number ->
        [zero] لم تنتهِ أي مهمة.
        [one] انتهت المهمة.
        [two] انتهت مهمتان.
        [few] انتهت { $number } مهام.
        [many] انتهت { $number } مهمة.
       *[other] انتهت { $number } مهمة.
    }
did-prioritised =
    { $number ->
        [zero] لم تتغيّر أولوية أي مهمة.
        [one] تغيّرت أولوية المهمة.
        [two] تغيّرت أولوية مهمتين.
        [few] تغيّرت أولوية { $number } مهام.
        [many] تغيّرت أولوية { $number } مهمة.
       *[other] تغيّرت أولوية { $number } مهمة.
    }
did-rescheduled =
    { $number ->
        [zero] لم تُعَد جدولة أي مهمة.
        [one] أُعيدت جدولة المهمة.
        [two] أُعيدت جدولة مهمتين.
        [few] أُعيدت جدولة { $number } مهام.
        [many] أُعيدت جدولة { $number } مهمة.
       *[other] أُعيدت جدولة { $number } مهمة.
    }
did-moved =
    { $number ->
        [zero] لم تُنقَل أي مهمة.
        [one] نُقلت المهمة إلى القائمة.
        [two] نُقلت مهمتان إلى القائمة.
        [few] نُقلت { $number } مهام إلى القائمة.
        [many] نُقلت { $number } مهمة إلى القائمة.
       *[other] نُقلت { $number } مهمة إلى القائمة.
    }
did-labelled =
    { $number ->
        [zero] لم يُضَف الوسم إلى أي مهمة.
        [one] أُضيف الوسم إلى المهمة.
        [two] أُضيف الوسم إلى مهمتين.
        [few] أُضيف الوسم إلى { $number } مهام.
        [many] أُضيف الوسم إلى { $number } مهمة.
       *[other] أُضيف الوسم إلى { $number } مهمة.
    }
did-unlabelled =
    { $number ->
        [zero] لم يُزَل الوسم من أي مهمة.
        [one] أُزيل الوسم من المهمة.
        [two] أُزيل الوسم من مهمتين.
        [few] أُزيل الوسم من { $number } مهام.
        [many] أُزيل الوسم من { $number } مهمة.
       *[other] أُزيل الوسم من { $number } مهمة.
    }
did-deleted =
    { $number ->
        [zero] لم تُنقل أي مهمة إلى سلة المهملات.
        [one] نُقلت المهمة إلى سلة المهملات.
        [two] نُقلت مهمتان إلى سلة المهملات.
        [few] نُقلت { $number } مهام إلى سلة المهملات.
        [many] نُقلت { $number } مهمة إلى سلة المهملات.
       *[other] نُقلت { $number } مهمة إلى سلة المهملات.
    }
did-restored =
    { $number ->
        [zero] لم تُستعَد أي مهمة.
        [one] استُعيدت المهمة.
        [two] استُعيدت مهمتان.
        [few] استُعيدت { $number } مهام.
        [many] استُعيدت { $number } مهمة.
       *[other] استُعيدت { $number } مهمة.
    }
did-list-added = أُنشئت القائمة.
did-list-saved = حُفظت القائمة.
did-list-unarchived = أُخرجت القائمة من الأرشيف.
did-list-restored = استُعيدت القائمة مع مهامها.
did-list-duplicated = نُسخت القائمة.
did-placed = نُقلت المهمة.
did-section-added = أُنشئ القسم.
did-section-folded = طُوي القسم.
did-section-unfolded = فُتح القسم.
did-emptied = سلة المهملات فارغة.
did-emptying-started = يجري إفراغ سلة المهملات. يظهر تقدّمه في الإعدادات.
did-indented = أصبحت مهمة فرعية.
did-outdented = رُفعت مستوى واحدًا.
did-folded = أُخفيت المهام الفرعية.
did-unfolded = ظهرت المهام الفرعية.
did-undone = تم التراجع.
did-nothing-to-undo = لا شيء للتراجع عنه: حدث تغيير آخر منذ ذلك الحين.
did-undo-started = يجري التراجع عن الاستيراد. يظهر تقدّمه في «تصدير واستيراد».
did-reminder-set = ضُبط التذكير.
did-reminder-removed = أُزيل التذكير.
did-signed-in = تم تسجيل الدخول.

add-for-today = إضافة مهمة لليوم
add-for-tomorrow = إضافة مهمة للغد
add-any = إضافة مهمة
add-button = إضافة
add-section = القسم
section-none = بلا قسم

due-today = اليوم

row-complete = إكمال: { $title }
row-reopen = إعادة فتح: { $title }
row-start = بدء
row-stop = إيقاف
row-delete = حذف
row-restore = استعادة
row-select = تحديد

row-overdue = متأخرة:
row-has-notes = لها ملاحظات
row-priority-low = أولوية منخفضة
row-priority-medium = أولوية متوسطة
row-priority-high = أولوية عالية

search-placeholder = بحث
search-label = البحث في العنوان والملاحظات
filter-open = تصفية
filter-status = الحالة
filter-priority = الأولوية
filter-due = الاستحقاق
filter-sort = الترتيب حسب
filter-any = الكل
filter-apply = تطبيق
filter-clear = مسح

list-next-page = الصفحة التالية
list-edit-this = تعديل هذه القائمة
label-edit-this = تعديل هذا الوسم

nothing-matches = لا نتائج مطابقة
nothing-matches-hint = قد يفيد تقليل عوامل التصفية أو البحث بكلمات أخرى.
nothing-today = لا مهام مستحقة اليوم
nothing-today-hint = يمكن إضافة مهمة أعلاه، أو الاطلاع على المهام القادمة.
nothing-upcoming = لا مهام قادمة
nothing-upcoming-hint = تظهر هنا المهام المستحقة في وقت لاحق.
nothing-in-list = لا مهام مفتوحة في هذه القائمة
nothing-labelled = لا توجد مهام مفتوحة بهذا الوسم
nothing-open = لا مهام مفتوحة
nothing-open-hint = يمكن كتابة أول ما يخطر بالبال في الحقل أعلاه ثم الضغط على Enter.
nothing-completed = لا مهام مكتملة بعد
nothing-completed-hint = تنتقل المهمة إلى هنا عند إكمالها.
nothing-deleted = سلة المهملات فارغة
nothing-deleted-hint = تبقى المهام المحذوفة هنا إلى أن تُفرَّغ السلة.

trash-empty = إفراغ سلة المهملات
trash-warning = سيُحذف كل ما في سلة المهملات نهائيًا.
trash-delete = حذف نهائي

shortcuts-title = اختصارات لوحة المفاتيح
shortcuts-title-with-key = اختصارات لوحة المفاتيح (?)
shortcuts-on = الاختصارات بمفتاح واحد
shortcuts-close = إغلاق
shortcut-new-task = مهمة جديدة
shortcut-search = بحث
shortcut-next-task = المهمة التالية
shortcut-previous-task = المهمة السابقة
shortcut-select = تحديد
shortcut-edit = تعديل
shortcut-complete = إكمال
shortcut-move = تحريك إلى أعلى أو أسفل
shortcut-nest = المهام الفرعية: Tab للداخل وShift+Tab للخارج
shortcut-close = إغلاق
shortcut-help = هذه المساعدة
key-escape = Esc
key-move = Alt ↑ ↓

notice-undo = تراجع

title-quick-add = إضافة سريعة

list-filter = مرشّح
filter-edit-this = تعديل هذا المرشّح
problem-not-a-filter = لا يمكن قراءة هذا كمرشّح.
rejection-full-filters = لا يمكن أن يكون هنا أكثر من { $number } مرشّح. أزل بعضها ثم حاول من جديد.
rejection-took-too-long = ستستغرق الإجابة وقتًا طويلًا. اطلب أقل: سمِّ قائمة أو وسمًا أو يومًا.
did-filter-added = أُنشئ المرشّح.

shortcut-add = مهمة جديدة، من كل صفحة
shortcut-palette = الانتقال إلى أي مكان وفعل أي شيء
key-palette = Ctrl K
