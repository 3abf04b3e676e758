## What stands around pages, on the dashboard, and on the small pages that links in mails lead to.

title-sign-in = تسجيل الدخول
title-sign-up = إنشاء حساب
title-reset-password = كلمة مرور جديدة
title-forgot-password = نسيت كلمة المرور
title-confirm = أكّد عنوان بريدك الإلكتروني
title-all = كل المهام
title-task = مهمة
title-dashboard = لوحة المعلومات
title-settings = الإعدادات
title-security = الأمان
title-sign-in-again = أكّد أنك أنت
title-second-step = رمزك
title-two-step = إعداد تسجيل الدخول على خطوتين
title-jobs = وظائف الخلفية
title-settings-in-force = الإعدادات السارية
title-people = الأشخاص
title-audit = سجل التدقيق
title-person = شخص
title-lists = القوائم
title-labels = الوسوم
title-list-edit = تعديل القائمة
title-label-edit = تعديل الوسم
title-transfers = تصدير واستيراد
title-import = استيراد

page-title = { $page } · Taskbell

skip-to-content = الانتقال إلى المحتوى
nav-main = القائمة الرئيسية
nav-main-short = القائمة الرئيسية المختصرة
nav-more = المزيد
nav-sign-out = تسجيل الخروج

dashboard-overdue = متأخرة
dashboard-due-today = مستحقة اليوم
dashboard-due-week = الأيام السبعة القادمة
dashboard-pending = قيد الانتظار
dashboard-in-progress = قيد التنفيذ
dashboard-completed = مكتملة
dashboard-share = المهام المكتملة: { $completed } من { $total }، أي { $share }%
dashboard-last-completed = آخر ما اكتمل
dashboard-nothing = لا شيء بعد. تظهر هنا أول مهمة عند إكمالها.

chart-caption = المكتملة في آخر 14 يومًا: { $number }
chart-description = مخطط أعمدة: المهام المكتملة في آخر 14 يومًا { $number }، وأكثرها في يوم واحد { $most }
chart-day = { $day }: { $number }

mail-page-open = فتح Taskbell
mail-page-not-found = لم يعد هذا الرابط صالحًا
mail-page-not-found-text = ربما انتهت صلاحيته أو سبق استخدامه، أو اكتملت مهمته أو أُعيدت جدولتها أو حُذفت.
mail-page-refused = لا يمكن تنفيذ ذلك

dev-mail = الرسائل
dev-mail-none = لم تُرسل أي رسالة بعد.
dev-mail-all = كل الرسائل
dev-mail-html = عرض بصيغة HTML
dev-mail-missing = لا توجد رسالة كهذه
dev-mail-no-subject = (بلا موضوع)
dev-mail-sent = { $date }، إلى { $address }

title-filters = المرشّحات
title-filter-edit = تعديل المرشّح
title-filter-language = لغة المرشّحات

# Searching over everything, and the palette.
title-search = بحث
search-all = ابحث في المهام والقوائم والوسوم
search-button = بحث
search-what = يجد المهام بعناوينها وملاحظاتها، في أي قائمة كانت ومنجزة أو لا، والقوائم والوسوم والمرشّحات بأسمائها.
search-nothing-hint = جرّب كلمات أقل أو غيرها.
search-places = القوائم والمرشّحات والوسوم
search-save = الحفظ كمرشّح
palette-recent = ما زرته حديثًا
palette-lists = القوائم
palette-commands = الأوامر
palette-places = الانتقال إلى
palette-tasks = المهام
palette-everywhere = البحث في كل شيء عن: { $text }
command-add = إضافة مهمة
