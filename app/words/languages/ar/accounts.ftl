## Signing in, opening an account, and the settings.

theme-system = النظام
theme-light = فاتح
theme-dark = داكن

account-name = الاسم
account-email = البريد الإلكتروني
account-password = كلمة المرور

sign-in = تسجيل الدخول
sign-in-new-here = ليس لديك حساب؟
sign-in-forgotten = نسيت كلمة المرور؟
sign-up = إنشاء حساب
sign-up-already-here = لديك حساب؟
sign-up-password-hint = 12 حرفًا أو أكثر. بضع كلمات تفي بالغرض.
sign-up-zone = تبدأ منطقتك الزمنية بتوقيت UTC. يمكن تغييرها في الإعدادات.

settings-you = حسابك
settings-signed-in-as = تم تسجيل الدخول بالحساب { $email }
settings-zone = المنطقة الزمنية
settings-zone-hint = للبحث تكفي كتابة اسم مدينة، مثل Riyadh.
settings-reminder-hour = التذكير اليومي الساعة
settings-language = اللغة
settings-theme = المظهر
settings-save = حفظ

settings-reminders = التذكيرات
settings-mails-stopped = أُوقفت كل الرسائل إلى عنوانك عبر الرابط في آخر إحداها. يسمح الرابط نفسه بها مجددًا.
settings-daily = رسالة في كل يوم يسبق استحقاق مهام
settings-overdue = تضمين المهام المتأخرة
settings-each = رسالة لكل مهمة بدلًا من رسالة واحدة في اليوم
settings-save-reminders = تحديث التذكيرات
settings-latest = الأحدث
settings-no-deliveries = لم يحن موعد أي تذكير بعد.

settings-password = كلمة المرور
settings-security = كلمة المرور والجلسات
security-prove = أكّد أنك أنت لتغيير هذا
security-audit = ما حدث لحسابك
security-device-mails = رسائل عن المتصفحات الجديدة
security-device-mails-on = تخبرك رسالة حين يسجّل أحدهم الدخول إلى حسابك من متصفح لم يُستخدم فيه من قبل.
security-device-mails-off = متوقفة. لا تخبرك أي رسالة حين يسجّل أحدهم الدخول إلى حسابك من متصفح جديد.
security-device-mails-turn-on = تشغيل
security-device-mails-turn-off = إيقاف
sign-in-again-why = أنت على وشك تغيير حماية حسابك.
sign-in-again-no-password = ليست لديك كلمة مرور بعد.
sign-in-again-choose-password = اختر واحدة عبر رابط
sign-in-again = تأكيد
settings-current-password = كلمة المرور الحالية
settings-new-password = كلمة المرور الجديدة
settings-new-password-hint = 12 حرفًا أو أكثر. ستنتهي كل الجلسات الأخرى.
settings-change-password = تغيير كلمة المرور

security-two-step = تسجيل الدخول على خطوتين
security-two-step-off = متوقف. عند تفعيله يُطلب منك بعد كلمة المرور رمز من تطبيق على هاتفك.
security-two-step-since = مفعّل. وقت الإعداد: { $value }
security-two-step-passkeys = مفعّل. عند تسجيل الدخول بكلمة المرور يُطلب أحد مفاتيح مرورك أو رمز استرداد.
security-recovery-codes-left =
    { $number ->
        [zero] لم يبقَ أي رمز استرداد.
        [one] بقي رمز استرداد واحد.
        [two] بقي رمزا استرداد.
        [few] بقيت { $number } رموز استرداد.
        [many] بقي { $number } رمز استرداد.
       *[other] بقي { $number } رمز استرداد.
    }
security-set-up = إعداد
security-set-up-app = إعداد تطبيق للرموز
security-new-recovery-codes = رموز استرداد جديدة
security-remove-two-step = إزالة
security-remove-what = ستُطلب عندئذ كلمة المرور وحدها عند تسجيل الدخول، ولن تعود رموز الاسترداد صالحة.
security-remove-app-what = لن يُطلب عندئذ رمز من التطبيق عند تسجيل الدخول بكلمة المرور، بل مفتاح مرور كما هو الآن.
second-step-code = الرمز
second-step-hint = من تطبيقك، أو أحد رموز الاسترداد.
second-step-start-again = البدء من جديد
two-step-scan = امسح هذه الصورة بتطبيق يولّد الرموز، ثم اكتب الرمز الذي يعرضه.
two-step-picture = رمز QR
two-step-type = أو اكتب هذا في التطبيق:
two-step-open = الفتح في تطبيق على هذا الجهاز
two-step-code = الرمز من التطبيق
two-step-confirm = تفعيل
recovery-codes = رموز الاسترداد
recovery-codes-what = إن فقدت تطبيقك أو مفاتيح مرورك فكل رمز من هذه الرموز يتيح لك تسجيل الدخول مرة واحدة. اطبعها أو احفظها في مدير لكلمات المرور. لن تُعرض مرة أخرى.
recovery-codes-saved = حفظتها

reset-password = حفظ كلمة المرور
reset-password-hint = 12 حرفًا أو أكثر. ستنتهي كل الجلسات.
# صفحة الرابط نفسه حيث لا تُستخدم كلمات المرور.
sign-in-link-what = يصلح هذا الرابط مرة واحدة. ستنتهي كل الجلسات الأخرى، ويمكنك بعدها إعداد طريقة أخرى لتسجيل الدخول.
forgot-password-hint = العنوان الذي أنشأت به حسابك.
forgot-password-send = إرسال رابط
forgot-password-no-mail = لم تصل رسالة؟ يستطيع من يدير Taskbell هذا أن يعطيك رابطًا أيضًا.

settings-email = عنوان البريد الإلكتروني
settings-email-now = تُرسل الرسائل إلى { $email }.
settings-email-coming = أُرسل رابط إلى { $email }. سيكون هذا عنوانك حين تفتحه.
settings-new-email = عنوان البريد الإلكتروني الجديد
settings-change-email = تغيير العنوان

confirm-sent-to = أُرسل رابط إلى { $email }. افتحه لتؤكّد أن هذا عنوانك، ثم يمكنك استخدام Taskbell.
confirm-no-mail = لم تصل رسالة؟ قد تكون بين الرسائل غير المرغوب فيها.
confirm-send-again = إرسال مرة أخرى
confirm-other-address = استخدام عنوان آخر
confirm-already = أكّدته من قبل؟
confirm-is-yours = هل { $email } عنوانك؟
confirm-email = تأكيد العنوان

settings-sessions = الجلسات
settings-end-other-sessions = إنهاء كل الجلسات الأخرى
session-current = هذه الجلسة
session-end = إنهاء
device = { $browser } على { $system }
device-unknown = متصفح غير معروف
device-unknown-browser = متصفح على { $system }

settings-data = بياناتك

settings-delete = حذف الحساب
settings-delete-mine = حذف حسابي
settings-delete-what = ستُحذف مهامك وإعداداتك وجلساتك نهائيًا.
settings-your-password = كلمة المرور
settings-delete-everything = حذف كل شيء

under-way-reminders = يجري نقل التذكيرات إلى المنطقة الزمنية أو الساعة الجديدة.
under-way-reminders-of = يجري نقل التذكيرات إلى المنطقة الزمنية أو الساعة الجديدة: { $done } من { $of }.
under-way-trash = يجري إفراغ سلة المهملات.
under-way-trash-of = يجري إفراغ سلة المهملات: { $done } من { $of }.
under-way-labels = يجري تغيير وسم.
under-way-labels-of = يجري تغيير وسم: { $done } من { $of } من المهام.

room = السعة
room-tasks = المهام: { $now } من { $most }، مع ما في سلة المهملات
room-reminders = التذكيرات: { $now } من { $most }
room-megabytes = المهام والملفات: { $now } من { $most } ميغابايت
room-files = ملفات التصدير والاستيراد: { $now } من { $most }
room-changes =
    { $number ->
        [zero] لا يمكن للشخص الواحد إجراء تغييرات.
        [one] يمكن للشخص الواحد إجراء تغيير واحد في الدقيقة.
        [two] يمكن للشخص الواحد إجراء تغييرين في الدقيقة.
        [few] يمكن للشخص الواحد إجراء { $number } تغييرات في الدقيقة.
        [many] يمكن للشخص الواحد إجراء { $number } تغييرًا في الدقيقة.
       *[other] يمكن للشخص الواحد إجراء { $number } تغيير في الدقيقة.
    }
