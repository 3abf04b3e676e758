## The mails that remind, and how every mail ends.

mail-subject-due-tomorrow = مستحقة غدًا: { $title }
mail-subject-deadline-tomorrow = الموعد النهائي غدًا: { $title }
mail-subject-overdue = متأخرة: { $title }
mail-subject-reminder = تذكير: { $title }
mail-subject-many-due-tomorrow =
    { $number ->
        [zero] لا مهام مستحقة غدًا
        [one] مهمة واحدة مستحقة غدًا
        [two] مهمتان مستحقتان غدًا
        [few] { $number } مهام مستحقة غدًا
        [many] { $number } مهمة مستحقة غدًا
       *[other] { $number } مهمة مستحقة غدًا
    }
mail-subject-many-overdue =
    { $number ->
        [zero] لا مهام متأخرة
        [one] مهمة واحدة متأخرة
        [two] مهمتان متأخرتان
        [few] { $number } مهام متأخرة
        [many] { $number } مهمة متأخرة
       *[other] { $number } مهمة متأخرة
    }
mail-subject-due-and-overdue =
    { $due ->
        [zero] لا مهام مستحقة غدًا
        [one] مهمة واحدة مستحقة غدًا
        [two] مهمتان مستحقتان غدًا
        [few] { $due } مهام مستحقة غدًا
        [many] { $due } مهمة مستحقة غدًا
       *[other] { $due } مهمة مستحقة غدًا
    } { $overdue ->
        [zero] دون مهام متأخرة
        [one] وواحدة متأخرة
        [two] واثنتان متأخرتان
        [few] و{ $overdue } متأخرة
        [many] و{ $overdue } متأخرة
       *[other] و{ $overdue } متأخرة
    }

mail-hello = مرحبًا { $name }،
mail-late = تأخر هذا التذكير: كان موعده { $when }.
mail-asked-for = ما طلبت التذكير به

mail-due = مستحقة { $when }
mail-deadline = الموعد النهائي { $when }
mail-priority-low = أولوية منخفضة
mail-priority-medium = أولوية متوسطة
mail-priority-high = أولوية عالية
mail-facts = { $due }، { $priority }

mail-more =
    { $number ->
        [zero] ولا مهام غيرها.
        [one] ومهمة أخرى.
        [two] ومهمتان أخريان.
        [few] و{ $number } مهام أخرى.
        [many] و{ $number } مهمة أخرى.
       *[other] و{ $number } مهمة أخرى.
    }

mail-label = { $label }:

mail-done = إكمال
mail-snooze = تأجيل
mail-upcoming = كل المهام القادمة
mail-why-daily = يرسل Taskbell هذه الرسالة مرة في اليوم ما دامت هناك مهام مستحقة في اليوم التالي. تغيير ذلك
mail-why-task = ضُبط هذا التذكير عند المهمة. الإعدادات
mail-no-daily = إيقاف التذكيرات اليومية
mail-no-more = إيقاف كل الرسائل من Taskbell إلى هذا العنوان

mail-reset-subject = اختر كلمة مرور جديدة
mail-reset = طلب أحدهم كلمة مرور جديدة لحسابك في Taskbell. اخترها هنا خلال ساعة:
mail-reset-not-me = إن لم تكن أنت من طلب ذلك فلا حاجة إلى فعل شيء: تبقى كلمة مرورك كما هي.
mail-sign-in-link-subject = سجّل الدخول إلى Taskbell
mail-sign-in-link = يرسل إليك من يدير Taskbell هذا رابطًا. سجّل الدخول به هنا خلال ساعة، وعندها تنتهي الجلسات الأخرى:
mail-sign-in-link-not-me = إن لم تطلبه فلا داعي لفعل شيء.
mail-password-changed-subject = تغيّرت كلمة مرورك
mail-password-changed = تغيّرت كلمة مرور حسابك في Taskbell وأُنهيت جلسات أخرى. إن لم تكن أنت من فعل ذلك فاطلب كلمة جديدة هنا فورًا:
mail-password-changed-not-me = ثم أخبر من يدير Taskbell هذا.
# بعد ذلك، إن وُجدت.
mail-tokens-in-force =
    { $number ->
        [zero] لا رمز وصول ساريًا بعد الآن.
        [one] ما زال رمز وصول واحد ساريًا: انظر في الإعدادات، تحت «كلمة المرور والجلسات»، هل تحتاج إليه.
        [two] ما زال رمزا وصول ساريين: انظر في الإعدادات، تحت «كلمة المرور والجلسات»، أيّهما تحتاج إليه.
        [few] ما زالت { $number } رموز وصول سارية: انظر في الإعدادات، تحت «كلمة المرور والجلسات»، أيّها تحتاج إليه.
        [many] ما زال { $number } رمز وصول ساريًا: انظر في الإعدادات، تحت «كلمة المرور والجلسات»، أيّها تحتاج إليه.
       *[other] ما زال { $number } رمز وصول ساريًا: انظر في الإعدادات، تحت «كلمة المرور والجلسات»، أيّها تحتاج إليه.
    }
mail-passkeys-in-force =
    { $number ->
        [zero] لا مفتاح مرور يتيح الدخول أيضًا.
        [one] يتيح مفتاح مرور واحد الدخول أيضًا: تحقّق هناك من أنه لك.
        [two] يتيح مفتاحا مرور الدخول أيضًا: تحقّق هناك من أنهما لك.
        [few] تتيح { $number } مفاتيح مرور الدخول أيضًا: تحقّق هناك من أنها لك.
        [many] يتيح { $number } مفتاح مرور الدخول أيضًا: تحقّق هناك من أنها لك.
       *[other] يتيح { $number } مفتاح مرور الدخول أيضًا: تحقّق هناك من أنها لك.
    }
mail-providers-in-force =
    { $number ->
        [zero] لا خدمة مرتبطة تتيح الدخول أيضًا.
        [one] تتيح خدمة مرتبطة واحدة الدخول أيضًا: تحقّق هناك من أنها لك.
        [two] تتيح خدمتان مرتبطتان الدخول أيضًا: تحقّق هناك من أنهما لك.
        [few] تتيح { $number } خدمات مرتبطة الدخول أيضًا: تحقّق هناك من أنها لك.
        [many] تتيح { $number } خدمة مرتبطة الدخول أيضًا: تحقّق هناك من أنها لك.
       *[other] تتيح { $number } خدمة مرتبطة الدخول أيضًا: تحقّق هناك من أنها لك.
    }
mail-confirm-subject = أكّد عنوان بريدك الإلكتروني
mail-confirm = أُعطي هذا العنوان لحساب في Taskbell. أكّد هنا خلال يوم أنه عنوانك:
mail-confirm-not-me = إن لم تكن أنت من فعل ذلك فلا داعي لفعل شيء: لا يُستخدم العنوان من دونك.
mail-email-changed-subject = تغيّر عنوان حسابك
mail-email-changed = لحسابك في Taskbell عنوان بريد إلكتروني آخر الآن، ولن تصل رسائل إلى هذا العنوان. إن لم تكن أنت من فعل ذلك فأعده هنا:
mail-email-changed-not-me = إن لم تعد تستطيع تسجيل الدخول فأخبر من يدير Taskbell هذا.
mail-known-subject = لديك حساب بالفعل
mail-known = أعطى أحدهم هذا العنوان لحساب جديد في Taskbell، ولكن له حسابًا بالفعل. سجّل الدخول هنا، أو اطلب هناك كلمة مرور جديدة:
mail-known-not-me = إن لم تكن أنت من فعل ذلك فلا داعي لفعل شيء.
mail-factor-added-subject = فُعّل تسجيل الدخول على خطوتين
mail-factor-added = من الآن يُطلب رمز بعد كلمة المرور عند تسجيل الدخول إلى حسابك في Taskbell. يمكنك تغيير ذلك من هنا:
mail-factor-removed-subject = أُوقف تسجيل الدخول على خطوتين
mail-factor-removed = من الآن تُطلب كلمة المرور وحدها عند تسجيل الدخول إلى حسابك في Taskbell. يمكنك تغيير ذلك من هنا:
mail-codes-removed-subject = أُوقفت رموز التطبيق
mail-codes-removed = لم يعد يُطلب رمز من تطبيق عند تسجيل الدخول إلى حسابك في Taskbell، بل مفتاح مرور كما كان. يمكنك تغيير ذلك من هنا:
mail-passkey-added-subject = أُضيف مفتاح مرور
mail-passkey-added = أُضيف مفتاح مرور إلى حسابك في Taskbell. اعرف ما الذي يُدخلك، وأزله إن لزم، من هنا:
mail-passkey-removed-subject = أُزيل مفتاح مرور
mail-passkey-removed = أُزيل مفتاح مرور من حسابك في Taskbell. اعرف ما الذي يُدخلك من هنا:
mail-recovered-subject = استُخدم رمز استرداد
mail-recovered = استخدم أحدهم أحد رموز الاسترداد بدل رمز من تطبيقك أو مفتاح مرور. اعرف كم بقي منها أو أنشئ رموزًا جديدة من هنا:
mail-factor-not-me = إن لم تكن أنت من فعل ذلك فغيّر كلمة مرورك فورًا وأخبر من يدير Taskbell هذا.
# ‏$when مثل "اليوم 14:05" و$device مثل "Firefox على Linux".
mail-new-device-subject = تسجيل دخول جديد إلى حسابك
mail-new-device = سجّل أحدهم الدخول إلى حسابك في Taskbell من متصفح لم يُستخدم فيه من قبل: { $device }، العنوان { $address }، { $when }. إن كنت أنت من فعل ذلك فلا داعي لفعل شيء. وإلا فأنهِ تلك الجلسة وغيّر كلمة مرورك هنا:
mail-new-device-off = يمكنك أيضًا إيقاف هذه الرسائل من هناك.
