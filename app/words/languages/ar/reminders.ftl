## Reminders of single tasks, what became of mails, and what the links in mails ask.

rule-when-due = عند الموعد
rule-minutes-before =
    { $number ->
        [zero] عند الموعد
        [one] قبل الموعد بدقيقة
        [two] قبل الموعد بدقيقتين
        [few] قبل الموعد بـ{ $number } دقائق
        [many] قبل الموعد بـ{ $number } دقيقة
       *[other] قبل الموعد بـ{ $number } دقيقة
    }
rule-hours-before =
    { $number ->
        [zero] عند الموعد
        [one] قبل الموعد بساعة
        [two] قبل الموعد بساعتين
        [few] قبل الموعد بـ{ $number } ساعات
        [many] قبل الموعد بـ{ $number } ساعة
       *[other] قبل الموعد بـ{ $number } ساعة
    }
rule-days-before =
    { $number ->
        [zero] عند الموعد
        [one] قبل الموعد بيوم
        [two] قبل الموعد بيومين
        [few] قبل الموعد بـ{ $number } أيام
        [many] قبل الموعد بـ{ $number } يومًا
       *[other] قبل الموعد بـ{ $number } يوم
    }
rule-on-the-day = يوم الموعد، الساعة { $time }
rule-days-before-at =
    { $number ->
        [zero] يوم الموعد، الساعة { $time }
        [one] قبل الموعد بيوم، الساعة { $time }
        [two] قبل الموعد بيومين، الساعة { $time }
        [few] قبل الموعد بـ{ $number } أيام، الساعة { $time }
        [many] قبل الموعد بـ{ $number } يومًا، الساعة { $time }
       *[other] قبل الموعد بـ{ $number } يوم، الساعة { $time }
    }

reminder-planned = موعده { $when }
reminder-not-planned = بلا موعد

about-a-day = تذكير يومي
about-a-task = تذكير

delivery-waits = مؤجَّل لكثرة ما أُرسل إليك مؤخرًا من رسائل، وأقرب موعد لإرساله { $until }؛ كان موعده { $planned }
delivery-sending = قيد الإرسال
delivery-sent = أُرسل
delivery-sent-at = أُرسل { $when }
delivery-sent-minutes-late =
    { $number ->
        [zero] أُرسل { $when } في موعده
        [one] أُرسل { $when }، متأخرًا دقيقة واحدة
        [two] أُرسل { $when }، متأخرًا دقيقتين
        [few] أُرسل { $when }، متأخرًا { $number } دقائق
        [many] أُرسل { $when }، متأخرًا { $number } دقيقة
       *[other] أُرسل { $when }، متأخرًا { $number } دقيقة
    }
delivery-sent-hours-late =
    { $number ->
        [zero] أُرسل { $when } في موعده
        [one] أُرسل { $when }، متأخرًا ساعة واحدة
        [two] أُرسل { $when }، متأخرًا ساعتين
        [few] أُرسل { $when }، متأخرًا { $number } ساعات
        [many] أُرسل { $when }، متأخرًا { $number } ساعة
       *[other] أُرسل { $when }، متأخرًا { $number } ساعة
    }
delivery-not-needed = لم يعد لازمًا، كان موعده { $planned }
delivery-cancelled = أُلغي، كان موعده { $planned }
delivery-expired = فات أوان إرساله، كان موعده { $planned }
delivery-held = محتجز: ربما أُرسل وربما لم يُرسل، كان موعده { $planned }
delivery-failed = فشل إرساله، كان موعده { $planned }: { $reason }
delivery-reason-unknown = السبب غير معروف
delivery-perhaps-twice = { $state }؛ ربما وصلت نسخة ثانية

link-complete-question = إكمال هذه المهمة؟
link-complete = إكمال
link-snooze-question = التذكير بهذه المهمة مجددًا بعد ساعة؟
link-snooze = تأجيل
daily-stop-question = إيقاف التذكيرات اليومية؟
daily-stop = إيقاف التذكيرات اليومية
mails-stop-question = إيقاف كل الرسائل من Taskbell إلى هذا العنوان؟
mails-stop = إيقاف كل الرسائل
mails-are-stopped = لا يرسل Taskbell رسائل إلى هذا العنوان
mails-allow-question = السماح بالرسائل من Taskbell إلى هذا العنوان مجددًا؟
mails-allow = السماح بالرسائل مجددًا
