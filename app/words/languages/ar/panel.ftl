## The open task and what can be done to ticked ones. The server alone says this.

act-complete = إكمال
act-reopen = إعادة فتح
act-up = تحريك إلى أعلى
act-down = تحريك إلى أسفل
act-skip = تخطَّ هذه المرة
act-end = إنهاء التكرار
act-delete = حذف
act-restore = استعادة

bulk-selected = المهام المحددة
bulk-new-date = تاريخ استحقاق جديد
bulk-reschedule = إعادة جدولة
bulk-new-priority = أولوية جديدة
bulk-set-priority = تغيير الأولوية
bulk-new-list = نقل إلى قائمة
bulk-move = نقل
bulk-label = إضافة الوسم
bulk-unlabel = إزالة الوسم

panel-label = مهمة
panel-close = إغلاق
panel-title = العنوان
panel-notes = الملاحظات
panel-markdown = يمكن استخدام Markdown هنا.
panel-status = الحالة
panel-priority = الأولوية
panel-list = القائمة
panel-section = القسم
panel-parent = مهمة فرعية من
panel-due-date = تاريخ الاستحقاق
panel-due-time = الوقت
panel-start-date = ليس قبل
panel-deadline = الموعد النهائي
panel-labels = الوسوم، تفصل بينها فواصل
panel-save = حفظ

panel-reminders = التذكيرات
panel-reminder-when-due = عند الموعد
panel-reminder-ten-minutes = قبل الموعد بـ10 دقائق
panel-reminder-one-hour = قبل الموعد بساعة
panel-reminder-one-day = قبل الموعد بيوم

panel-reminder-another-time = وقت آخر
panel-reminder-on = يوم
panel-reminder-days-before = عدد الأيام قبل الموعد
panel-reminder-at = الساعة
panel-reminder-set = ضبط

panel-reminder-remove = إزالة
panel-reminder-remove-named = إزالة: { $reminder }
