## Passkeys: what people sign in by without a password, or after it.

passkeys = مفاتيح المرور
passkeys-what = سجّل الدخول ببصمتك أو وجهك أو رمز PIN دون كلمة مرور. متى صار لديك مفتاح مرور فسيُطلب أيضًا عند تسجيل الدخول بكلمة المرور، أو يُطلب رمز استرداد.
passkeys-not-offered = تحتاج مفاتيح المرور إلى HTTPS وعنوان له اسم. يستطيع من يدير Taskbell هذا إعداد ذلك.
passkeys-need-scripts = لا تعمل مفاتيح المرور إلا مع JavaScript.
passkeys-unsupported = لا يدعم هذا المتصفح مفاتيح المرور.
passkeys-cancelled = لم يُستخدم أي مفتاح مرور. حاول مرة أخرى أو تابع بطريقة أخرى.
passkeys-not-made = لم يُنشأ أي مفتاح مرور. ربما لدى هذا الجهاز مفتاح بالفعل؛ وإلا فحاول مرة أخرى.
# A date follows, or today, yesterday, tomorrow.
passkey-made = أُضيف { $date }
# A time follows: today 14:05.
passkey-used = آخر استخدام { $at }
passkey-unused = لم يُستخدم بعد
passkey-second-step = للاستخدام بعد كلمة المرور.
passkey-name = اسم مفتاح المرور
passkey-name-hint = مكان حفظه، مثل هاتفك.
passkey-add = إضافة مفتاح مرور
passkey-rename = إعادة التسمية
passkey-new-name = الاسم الجديد
passkey-remove = إزالة
passkey-remove-what = لن يُدخل أحدًا بعد الآن. احذفه من جهازك أيضًا.
passkey-sign-in = تسجيل الدخول بمفتاح مرور
passkey-step = استخدام مفتاح مرور
passkey-prove = التأكيد بمفتاح مرور
