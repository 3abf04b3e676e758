## What is wrong with fields of other pages than lists, why something was not done, and what was done.

problem-too-short =
    { $number ->
        [zero] يُرجى ملء هذا الحقل.
        [one] الحد الأدنى حرف واحد.
        [two] الحد الأدنى حرفان.
        [few] الحد الأدنى { $number } أحرف.
        [many] الحد الأدنى { $number } حرفًا.
       *[other] الحد الأدنى { $number } حرف.
    }
problem-not-an-email = هذا ليس عنوان بريد إلكتروني.
problem-email-taken = يوجد حساب بعنوان البريد الإلكتروني هذا.
problem-email-same = هذا عنوانك بالفعل.
problem-common-password = يسهل تخمين كلمة المرور هذه. يُرجى اختيار غيرها.
problem-wrong-password = هذه ليست كلمة المرور الحالية.
problem-wrong-code = هذا الرمز خاطئ أو استُخدم من قبل.
problem-unknown-zone = يُرجى اختيار منطقة زمنية من القائمة.
problem-not-an-hour = يُرجى اختيار ساعة من 0 إلى 23.
problem-file-too-large = هذا الملف كبير جدًا: الحد الأقصى { $number } ميغابايت.
problem-file-empty = لا مهام في هذا الملف.
problem-file-not-text = هذا ليس ملفًا نصيًا. يُرجى حفظه بصيغة CSV وترميز UTF-8 ثم المحاولة مجددًا.
problem-not-in-encoding = الملف غير مكتوب بهذا الترميز. يُرجى اختيار ترميز آخر.
problem-file-unknown = هذا ليس ملف JSON من Taskbell ولا ملف CSV بعناوين أعمدة ولا iCalendar.
problem-file-ending = لا يوافق امتداد اسم الملف محتواه: json، أو ics لملفات iCalendar، أو csv أو tsv أو txt للجداول.
problem-file-broken = هذا الملف تالف في السطر { $number }.
problem-too-many-tasks =
    { $number ->
        [zero] لا يمكن استيراد أي مهمة من ملف.
        [one] لا يمكن استيراد أكثر من مهمة واحدة من الملف.
        [two] لا يمكن استيراد أكثر من مهمتين من الملف.
        [few] لا يمكن استيراد أكثر من { $number } مهام من الملف.
        [many] لا يمكن استيراد أكثر من { $number } مهمة من الملف.
       *[other] لا يمكن استيراد أكثر من { $number } مهمة من الملف.
    }
problem-too-many-files =
    { $number ->
        [zero] لا يمكن إضافة ملفات تصدير أو استيراد.
        [one] يوجد ملف تصدير أو استيراد واحد. يُرجى إزالته أولًا.
        [two] يوجد ملفا تصدير أو استيراد. يُرجى إزالة أحدهما أولًا.
        [few] توجد { $number } ملفات تصدير واستيراد. يُرجى إزالة أحدها أولًا.
        [many] يوجد { $number } ملف تصدير واستيراد. يُرجى إزالة أحدها أولًا.
       *[other] يوجد { $number } ملف تصدير واستيراد. يُرجى إزالة أحدها أولًا.
    }
problem-lines-wrong = بعض الأسطر غير صحيحة. يمكن استبعادها، أو تصحيح الملف واختياره مجددًا.
problem-no-scopes = يُرجى اختيار ما يسمح به الرمز.
problem-too-many-tokens = يوجد { $number } رمزًا. يُرجى إلغاء أحدها أولًا.
problem-too-many-passkeys = يوجد { $number } مفتاح مرور. يُرجى إزالة أحدها أولًا.

rejection-wrong-credentials = البريد الإلكتروني أو كلمة المرور غير صحيحة.
rejection-link-over = استُخدم هذا الرابط من قبل أو صار قديمًا. اطلب رابطًا آخر.
rejection-unconfirmed = أكّد أولًا عنوان بريدك الإلكتروني.
rejection-sign-in-over = استغرق ذلك وقتًا طويلًا أو تغيّر حسابك في الأثناء. ابدأ من جديد.
rejection-proof-needed = أكّد أولًا أنك أنت.
rejection-disabled = عُطّل هذا الحساب. تواصل مع المسؤول عن Taskbell هنا.
rejection-last-operator = لا أحد غيره يستطيع إدارة هذا التثبيت. اجعل شخصًا آخر مشغّلًا أولًا.
rejection-wrong-passkey = لم يُقبل مفتاح المرور هذا. ربما أُزيل، أو لم يتحقق ممن يستخدمه. جرّب غيره أو سجّل الدخول بطريقة أخرى.
rejection-last-way-in = لن يُدخلك شيء آخر. عيّن كلمة مرور أو أضف مفتاح مرور آخر أولًا.
rejection-sign-up-closed = ينشئ الحسابات الجديدة من يدير Taskbell هذا.
rejection-passwords-off = لا تُستخدم كلمات المرور هنا. سجّل الدخول بطريقة أخرى أو اطلب رابطًا ممن يدير Taskbell هذا.
rejection-mail-refused = لم تُقبل رسالة الاختبار: { $reason }

did-jobs-retried =
    { $number ->
        [0] لا شيء لفعله: حُسم الأمر من قبل.
        [one] أُعيدت محاولة وظيفة واحدة.
        [two] أُعيدت محاولة وظيفتين.
        [few] أُعيدت محاولة { $number } وظائف.
        [many] أُعيدت محاولة { $number } وظيفة.
       *[other] أُعيدت محاولة { $number } وظيفة.
    }
did-jobs-discarded =
    { $number ->
        [0] لا شيء لفعله: حُسم الأمر من قبل.
        [one] جرى تجاهل وظيفة واحدة.
        [two] جرى تجاهل وظيفتين.
        [few] جرى تجاهل { $number } وظائف.
        [many] جرى تجاهل { $number } وظيفة.
       *[other] جرى تجاهل { $number } وظيفة.
    }
did-queue-paused = أُوقفت قائمة الانتظار مؤقتًا. تكتمل الوظائف الجارية.
did-queue-resumed = استُؤنفت قائمة الانتظار.
did-test-mail-sent = قُبلت رسالة الاختبار. يُفترض أن تظهر في صندوق بريدك.
did-signed-out = تم تسجيل الخروج.
did-signed-out-by-proxy = انتهت تلك الجلسة، لكن صفحة الدخول التي أمام Taskbell هذا تسجّل دخولك من جديد. سجّل الخروج هناك.
did-proven = أكّدت أنك أنت.
did-code-needed = خطوة أخيرة: رمزك.
did-two-step-begun = لم يُفعّل بعد: اكتب أولًا رمزًا من تطبيقك.
did-two-step-on = فُعّل تسجيل الدخول على خطوتين. احفظ رموز الاسترداد.
did-two-step-off = أُوقف تسجيل الدخول على خطوتين.
did-app-removed = أُزيل التطبيق. يُطلب مفتاح مرور عند تسجيل الدخول بكلمة المرور.
did-recovery-codes-made = رموز استرداد جديدة. لم تعد الرموز السابقة صالحة.
did-passkey-added = أُضيف مفتاح المرور.
did-passkey-renamed = تغيّر اسم مفتاح المرور.
did-passkey-removed = أُزيل مفتاح المرور.
did-person-changed = تم.
did-person-signed-out = سُجّل خروج الشخص من كل مكان.
did-person-deleted = حُذف الحساب وكل ما يخصه.
did-link-on-its-way = رسالة فيها رابط في الطريق.
did-profile-saved = حُفظت الإعدادات.
did-password-changed = تغيّرت كلمة المرور. أُنهيت كل الجلسات الأخرى.
did-password-reset = تغيّرت كلمة المرور وأُنهيت كل الجلسات. سجّل الدخول بالكلمة الجديدة.
did-reset-link-sent = إن كان لهذا العنوان حساب فهناك رسالة في الطريق. يصلح رابطها لمدة ساعة.
did-confirmation-sent = رسالة فيها رابط في الطريق. يصلح الرابط لمدة يوم.
did-email-confirmed = تأكّد عنوان بريدك الإلكتروني.
did-choose-password = تأكّد عنوان بريدك الإلكتروني. أُعطي لإنشاء حساب أكثر من مرة، فاختر كلمة المرور المعتمدة.
did-email-changed = تغيّر عنوان بريدك الإلكتروني.
did-device-mails-on = رسائل المتصفحات الجديدة مشغّلة.
did-device-mails-off = رسائل المتصفحات الجديدة متوقفة.
did-sessions-ended = أُنهيت الجلسة.
did-token-created = أُنشئ الرمز.
did-token-revoked = أُلغي الرمز.
did-snoozed = أُجّل: سيصل تذكير آخر لاحقًا.
did-unsubscribed = لا تذكيرات يومية بعد الآن. يمكن تشغيلها مجددًا من الإعدادات.
did-mails-stopped = لن يرسل Taskbell رسائل أخرى إلى هذا العنوان.
did-mails-allowed = يمكن أن يرسل Taskbell الرسائل إلى هذا العنوان مجددًا.
did-export-started = بدأ التصدير.
did-file-read = قُرئ الملف. لم يُستورد شيء بعد.
did-columns-matched = تمت مطابقة الأعمدة. لم يُستورد شيء بعد.
did-import-started = بدأ الاستيراد.
did-transfer-cancelled = تم الإلغاء.
did-transfer-removed = تمت الإزالة.
did-account-closed = حُذف حسابك. تجري إزالة ما بقي من بياناته.
did-account-deleted = حُذف حسابك مع كل بياناته.

failure-not-found = غير موجود
failure-moment = لحظة واحدة
failure-signed-out = تم تسجيل الخروج
failure-other = لم ينجح ذلك
failure-home = الذهاب إلى Taskbell

failure-cross-site = جاء هذا النموذج من مكان آخر
failure-cross-site-text = لا يقبل Taskbell إلا ما ترسله صفحاته. لم يتغيّر شيء. يُرجى الرجوع إلى Taskbell وإعادة تحميل الصفحة ثم المحاولة مجددًا.
failure-proxy-header = هذا الطلب غير واضح
failure-proxy-header-text = لا يحدد الطلب هويتك بلا شك. يجد من يدير Taskbell هذا السبب في سجله.
failure-not-let-in = لا حساب هنا
failure-not-let-in-text = لقد سجّلت الدخول، لكن لا حساب هنا بعنوانك أو أنه عُطّل. اسأل من يدير Taskbell هذا.
failure-too-large = النص أطول من اللازم
failure-too-large-text = ما أُرسل أكبر من كل ما يمكن أن يحفظه Taskbell. لم يتغيّر شيء. يُرجى الرجوع واختصاره ثم إرساله مجددًا.
failure-too-slow = كان الاتصال بطيئًا جدًا
failure-too-slow-text = لم يصل كل ما أُرسل. لم يتغيّر شيء. يُرجى الرجوع وإرساله مجددًا.
failure-unavailable = Taskbell غير متاح للحظات
failure-unavailable-text = يتعذّر عليه الوصول إلى بياناته الآن. مهامك في أمان. يُرجى المحاولة مجددًا بعد بضع ثوانٍ بإعادة تحميل هذه الصفحة.
failure-busy = أشخاص كثيرون في وقت واحد
failure-busy-text = لدى Taskbell الآن أكثر مما يستطيع إنجازه. مهامك في أمان. يُرجى المحاولة مجددًا بعد بضع ثوانٍ بإعادة تحميل هذه الصفحة.
failure-internal = حدث خطأ من جهتنا
failure-internal-text = سُجّل الخطأ، ولم يكن بسببك. يُرجى المحاولة مجددًا. إن تكرر، فيُرجى إبلاغنا بالمرجع أدناه.
failure-reference = المرجع: { $reference }
