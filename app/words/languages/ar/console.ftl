## The operators' page of background jobs, and the test mail that is sent from there.

console-heading = وظائف الخلفية
console-as-of = حتى { $time } بتوقيت UTC، كسائر الأوقات هنا.
console-refreshes = تُحدَّث كل 10 ثوانٍ.
console-refreshes-not = لا تُحدَّث تلقائيًا.
console-stop-refreshing = إيقاف التحديث
console-start-refreshing = التحديث كل 10 ثوانٍ

console-queue = قائمة الانتظار
console-state = الحالة
console-error = الخطأ
console-running = قيد التشغيل
console-decide = القرار

console-queues = قوائم الانتظار
console-waiting = تنتظر
console-oldest = انتظار الأقدم
console-later = لوقت لاحق
console-done = منجزة
console-failed = فاشلة
console-paused-since = متوقفة مؤقتًا منذ { $when }
console-pause = إيقاف مؤقت
console-resume = استئناف
console-pause-queue = إيقاف قائمة الانتظار { $queue } مؤقتًا
console-resume-queue = استئناف قائمة الانتظار { $queue }
console-done-in-hour = { $number } في الساعة الأخيرة
console-done-a-minute = { $number } في الدقيقة

console-workers = المنفّذات
console-process = العملية
console-since = منذ
console-seen = آخر ظهور
console-no-worker = لا يعمل أي منفّذ. تنتظر الوظائف إلى أن يبدأ أحدها.
console-mail-fault = لا يمكن إرسال أي رسالة بهذه الإعدادات، والرسائل محتجزة: { $reason }
console-scheduler-looked = آخر بحث لبرنامج الجدولة عن التذكيرات المستحقة كان { $when }.
console-scheduler-stopped = لا يعمل أي برنامج جدولة: آخر بحث كان { $when }.
console-scheduler-never = لم يعمل أي برنامج جدولة بعد.
console-next-due = موعد التذكير التالي { $when }.

console-failed-jobs = الوظائف الفاشلة
console-none-failed = لا شيء. تبقى هنا الوظائف التي لم تنجح محاولاتها إلى أن يُتخذ قرار بشأنها.
console-job = الوظيفة
console-tries = المحاولات
console-when = الوقت
console-latest = أحدث { $shown } من { $count }.
console-retry = إعادة المحاولة
console-retry-job = إعادة محاولة الوظيفة { $job }
console-retry-all = إعادة محاولة الكل
console-discard-all = تجاهل الكل…
console-discard-warning = لا يمكن استرجاعها. تبقى التذكيرات التي تحملها معلّمة بأنها فشلت.
console-discard-counted =
    { $number ->
        [zero] لا وظائف لتجاهلها
        [one] تجاهل الوظيفة
        [two] تجاهل الوظيفتين
        [few] تجاهل كل الوظائف ({ $count })
        [many] تجاهل كل الوظائف ({ $count })
       *[other] تجاهل كل الوظائف ({ $count })
    }
console-keep = الإبقاء عليها

console-one-job = الوظيفة: { $name }
console-all-jobs = كل الوظائف
console-times = الأوقات بتوقيت UTC.
console-id = المعرّف
console-version = الإصدار
console-arguments = المعطيات
console-written = كُتبت
console-run-at = موعد التشغيل
console-ended = انتهت
console-not-ended = ليس بعد
console-no-error = لا شيء
console-history = ما حدث من أخطاء
console-no-history = لا شيء حتى الآن.
console-discard = تجاهل نهائي
console-job-tries = { $number } من { $most }
console-job-losses =
    { $number ->
        [zero] { $tries }؛ لم تنهَر عمليتها
        [one] { $tries }؛ انهارت عمليتها مرة واحدة
        [two] { $tries }؛ انهارت عمليتها مرتين
        [few] { $tries }؛ انهارت عمليتها { $number } مرات
        [many] { $tries }؛ انهارت عمليتها { $number } مرة
       *[other] { $tries }؛ انهارت عمليتها { $number } مرة
    }

console-job-waiting = تنتظر
console-job-running = قيد التشغيل
console-job-done = منجزة
console-job-failed = فاشلة
console-job-cancelled = ملغاة
console-job-quarantined = معزولة

console-mails = رسائل البريد اليوم
console-delivery-planned = مقررة
console-delivery-sending = قيد الإرسال
console-delivery-sent = مُرسلة
console-delivery-skipped = لم تعد لازمة
console-delivery-cancelled = ملغاة
console-delivery-expired = فات أوان إرسالها
console-delivery-failed = فاشلة
console-delivery-held = محتجزة
console-lateness = من آخر ما أُرسل ({ $count }): أقصى تأخر للنصف { $median }، وللجميع { $longest }.
console-none-sent = لم يُرسل شيء اليوم بعد.
console-none-twice = لا يمكن أن يكون أي منها قد وصل مرتين.
console-twice =
    { $number ->
        [zero] لا يمكن أن يكون أي منها قد وصل مرتين.
        [one] ربما وصل تذكير واحد مرتين: لا يُعرف هل غادرت النسخة الأولى.
        [two] ربما وصل تذكيران مرتين: لا يُعرف هل غادرت النسخة الأولى.
        [few] ربما وصلت { $count } تذكيرات مرتين: لا يُعرف هل غادرت النسخة الأولى.
        [many] ربما وصل { $count } تذكيرًا مرتين: لا يُعرف هل غادرت النسخة الأولى.
       *[other] ربما وصل { $count } تذكير مرتين: لا يُعرف هل غادرت النسخة الأولى.
    }

console-troubled = رسائل بريد محتجزة أو فاشلة
console-troubled-explained = الرسالة المحتجزة ربما أُرسلت وربما لم تُرسل. إعادة المحاولة ترسلها، وربما مرة ثانية.
console-person = الشخص
console-what = النوع
console-planned-for = الموعد المقرر
console-daily-reminder = تذكير يومي
console-task-reminder = تذكير بمهمة
console-account-mail = رسالة عن الحساب
console-outcome-unknown = لا يُعرف هل غادر.
console-retry-mail = إعادة محاولة إرسال البريد إلى { $email }

console-length-seconds =
    { $number ->
        [zero] أقل من ثانية
        [one] ثانية واحدة
        [two] ثانيتان
        [few] { $number } ثوانٍ
        [many] { $number } ثانية
       *[other] { $number } ثانية
    }
console-length-minutes =
    { $number ->
        [zero] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $number } دقائق
        [many] { $number } دقيقة
       *[other] { $number } دقيقة
    }
console-length-hours =
    { $number ->
        [zero] أقل من ساعة
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $number } ساعات
        [many] { $number } ساعة
       *[other] { $number } ساعة
    }
console-length-days =
    { $number ->
        [zero] أقل من يوم
        [one] يوم واحد
        [two] يومان
        [few] { $number } أيام
        [many] { $number } يومًا
       *[other] { $number } يوم
    }

console-ago-seconds =
    { $number ->
        [zero] منذ لحظات
        [one] منذ ثانية واحدة
        [two] منذ ثانيتين
        [few] منذ { $number } ثوانٍ
        [many] منذ { $number } ثانية
       *[other] منذ { $number } ثانية
    }
console-ago-minutes =
    { $number ->
        [zero] منذ أقل من دقيقة
        [one] منذ دقيقة واحدة
        [two] منذ دقيقتين
        [few] منذ { $number } دقائق
        [many] منذ { $number } دقيقة
       *[other] منذ { $number } دقيقة
    }
console-ago-hours =
    { $number ->
        [zero] منذ أقل من ساعة
        [one] منذ ساعة واحدة
        [two] منذ ساعتين
        [few] منذ { $number } ساعات
        [many] منذ { $number } ساعة
       *[other] منذ { $number } ساعة
    }
console-ago-days =
    { $number ->
        [zero] منذ أقل من يوم
        [one] منذ يوم واحد
        [two] منذ يومين
        [few] منذ { $number } أيام
        [many] منذ { $number } يومًا
       *[other] منذ { $number } يوم
    }

console-test-mail = رسالة اختبار
console-test-mail-explained = تُرسل إلى { $email } فورًا دون المرور بقائمة الانتظار، ويظهر رد خادم البريد.
console-send-test-mail = إرسال رسالة اختبار
console-mails-stopped = أُوقفت كل الرسائل إلى عنوانك بطلب منك.
console-mail-timeout = لم يجب خادم البريد في الوقت المحدد.
console-mail-subject = رسالة اختبار من Taskbell
console-mail-text = طُلبت هذه الرسالة في { $address }. تسلك التذكيرات الطريق نفسه.
