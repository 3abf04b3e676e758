## خدمات أخرى يسجَّل الدخول بها. ‏$label اسم إحداها.

provider-continue = المتابعة باستخدام { $label }
provider-link = ربط { $label }
provider-unlink = إلغاء الربط
# $value is like "Today 14:05".
provider-since = وقت الربط: { $value }
provider-last-used = آخر استخدام: { $value }
security-providers = تسجيل الدخول بخدمات أخرى
security-providers-what = الخدمة المربوطة هنا تُدخلك دون كلمة مرور.

# Of whoever has none yet.
settings-set-password = تعيين كلمة المرور

rejection-provider-away = هذه الخدمة لا تستجيب الآن. حاول لاحقًا أو سجّل الدخول بطريقة أخرى.
rejection-provider-refused = لم تؤكّد هذه الخدمة من أنت. حاول مرة أخرى.
rejection-not-linked = لا حساب هنا مربوط بحسابك هناك. سجّل الدخول بطريقة أخرى واربطه في الإعدادات، ضمن «كلمة المرور والجلسات».
rejection-provider-email = لا يمكن استخدام العنوان الذي تعطيه هذه الخدمة لحساب هنا.
rejection-provider-email-taken = يوجد حساب بعنوانك بالفعل. سجّل الدخول إليه بطريقة أخرى واربط هذه الخدمة في الإعدادات، ضمن «كلمة المرور والجلسات».
rejection-identity-taken = حسابك هناك مربوط بحساب آخر هنا.
rejection-other-identity = لم يؤكّد ذلك أنك أنت. سجّل الدخول هناك مجددًا بالحساب المربوط هنا.
rejection-code-missing = لم تطلب هذه الخدمة خطوة ثانية، وأنت تحتاج إليها هنا. أكّد بكلمة مرورك وبرمز.

did-provider-linked = تم الربط. من الآن تُدخلك هذه الخدمة.
did-provider-unlinked = أُلغي الربط.

audit-provider = تسجيل الدخول بخدمة أخرى
audit-linked = رُبط
audit-unlinked = أُلغي ربطه

mail-linked-subject = خدمة أخرى تُدخلك
mail-linked = من الآن تُدخلك خدمة أخرى إلى حسابك في Taskbell. انظر أيّها هي أو ألغِ ربطها هنا:
mail-unlinked-subject = خدمة لم تعد تُدخلك
mail-unlinked = أُلغي ربط خدمة بحسابك في Taskbell ولم تعد تُدخلك. انظر هنا كيف تسجّل الدخول:
