title-invitation = وصلتك دعوة
title-invitations = الدعوات

invitation-for = الحساب لصاحب العنوان { $email }.
invitation-first = لا أحد لديه حساب هنا بعد. حسابك هو الأول وهو حساب المشغّل: يرى وظائف الخلفية ويدعو الآخرين.

sign-up-policy-open = يمكن لأي شخص إنشاء حساب.
sign-up-policy-domains = يمكن إنشاء حساب لمن له عنوان في { $domains } أو وصلته دعوة.
sign-up-policy-invited = لا يمكن إنشاء حساب إلا لمن وصلته دعوة.
sign-up-policy-closed = لا أحد ينشئ حسابًا بنفسه. أما الدعوات فتبقى صالحة.
sign-up-policy-setting = تحدد ذلك إعدادات الخادم: SIGN_UP وSIGN_UP_DOMAINS.
sign-up-domains = للعناوين في { $domains }.

invite-somebody = دعوة شخص
invite-hint = تحمل رسالة بريد الرابط إليه. يصلح مرة واحدة خلال سبعة أيام.
invite = دعوة
invitations-none = لم يُدعَ أحد بعد.
invitations-older = دعوات أقدم
invitation-open = صالحة حتى { $when }
invitation-used = استُخدمت { $when }
invitation-revoked = أُلغيت { $when }
invitation-expired = انتهت { $when }
invitation-by = دعوة من { $email }
invitation-by-console = دعوة من سطر الأوامر
invitation-mail-planned = الرسالة في الطريق.
invitation-mail-sent = أُرسلت الرسالة.
invitation-mail-failed = تعذّر إرسال الرسالة. وظيفتها تذكر السبب.
invitation-mail-none = لم تُرسل رسالة: لا يريد صاحب هذا العنوان رسائل من هنا.
invitation-link = من يفتح هذا الرابط أولًا يحصل على الحساب:
invitation-revoke = إلغاء
invitation-revoke-of = إلغاء دعوة { $email }

problem-domain-not-allowed = لا يمكن إنشاء حساب هنا بعناوين هذا النطاق.
rejection-sign-up-invited = تحتاج إلى دعوة لإنشاء حساب هنا. اطلبها ممن يدير Taskbell هذا.
did-invited = تمت الدعوة. رسالة فيها الرابط في الطريق.
did-invitation-revoked = أُلغيت الدعوة. لم يعد رابطها يعمل.

mail-invitation-subject = وصلتك دعوة إلى Taskbell
mail-invitation = وصلتك دعوة إلى Taskbell الذي يحفظ مهامك ويذكّرك بها. أنشئ حسابك هنا خلال سبعة أيام:
mail-invitation-not-wanted = إن لم ترد حسابًا فلا حاجة إلى فعل شيء.
