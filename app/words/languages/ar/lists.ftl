## Lists that people make: the page of all of them, and what one is called and marked with.

lists-none = لا قوائم لديك بعد. المهام موجودة في الوارد.
lists-new = قائمة جديدة
lists-add = إنشاء القائمة
lists-archived = الأرشيف
lists-deleted = قوائم في سلة المهملات

list-name = الاسم
list-colour = اللون
list-favourite = مفضّلة: تظهر أولًا
colour-grey = رمادي
colour-red = أحمر
colour-orange = برتقالي
colour-green = أخضر
colour-teal = أزرق مخضر
colour-blue = أزرق
colour-purple = بنفسجي
colour-pink = وردي

list-up = تحريك إلى أعلى: { $name }
list-down = تحريك إلى أسفل: { $name }
list-edit = تعديل: { $name }
list-unarchive = إخراج من الأرشيف: { $name }
list-delete = حذف: { $name }
list-restore = استعادة: { $name }

list-away = إبعاد
list-away-what = تذهب مهامها معها، فلا تظهر ولا يُذكَّر بها، وتعود معها. وما في سلة المهملات يبقى حتى إفراغها.
list-archive = أرشفة
list-unarchive-this = إخراج من الأرشيف
list-delete-this = نقل إلى سلة المهملات
list-is-archived = هذه القائمة مؤرشفة. لا تظهر مهامها في مكان آخر، ولا يُذكَّر بها.

did-lists-ordered = تغيّر الترتيب.
did-list-archived = أُرشفت القائمة مع مهامها.
did-list-deleted = نُقلت القائمة إلى سلة المهملات مع مهامها.

labels-none = لا تحمل أي مهمة وسمًا بعد. تُكتب الوسوم في خانة لدى كل مهمة.
label-merges = يغيّره لدى كل مهمة. واسم وسم آخر يجعل الاثنين واحدًا.
label-away = حذف
label-away-what = يزيل الوسم من جميع المهام، ومنها المكتملة وما في سلة المهملات. وتبقى المهام.
label-delete = حذف هذا الوسم
did-labels-ordered = تغيّر ترتيب الوسوم.
did-label-saved = حُفظ الوسم.
did-label-deleted = حُذف الوسم.
did-label-started = يجري تغيير الوسم لدى مهام كثيرة. وتبيّن الإعدادات مدى التقدم.
list-copy = نسخة من { $name }
list-duplicate = نسخ هذه القائمة
list-duplicate-what = في النسخة أقسامها ومهامها المفتوحة.
rejection-large-list =
    { $number ->
        [zero] لا يمكن نسخ هذه القائمة.
        [one] لا يمكن نسخ قائمة فيها أكثر من مهمة مفتوحة واحدة.
        [two] لا يمكن نسخ قائمة فيها أكثر من مهمتين مفتوحتين.
        [few] لا يمكن نسخ قائمة فيها أكثر من { $number } مهام مفتوحة.
        [many] لا يمكن نسخ قائمة فيها أكثر من { $number } مهمة مفتوحة.
       *[other] لا يمكن نسخ قائمة فيها أكثر من { $number } مهمة مفتوحة.
    }

section-new = إضافة قسم
section-name = اسم القسم
section-add = إنشاء القسم
section-fold = طي: { $name }
section-unfold = فتح: { $name }
section-add-task = إضافة مهمة إلى: { $name }
sections = الأقسام
sections-edit = تعديل الأقسام
sections-none = ليس في هذه القائمة أقسام.
section-save = حفظ
section-up = تحريك إلى أعلى: { $name }
section-down = تحريك إلى أسفل: { $name }
section-remove = إزالة: { $name }
section-remove-what = تبقى مهام القسم الذي تزيله في القائمة.
did-section-saved = حُفظ القسم.
did-sections-ordered = تغيّر الترتيب.
did-section-removed = أُزيل القسم. مهامه ما زالت في القائمة.
section-move = نقل قسم
section-move-what = تنتقل معه مهامه المفتوحة. ويبقى ما اكتمل هنا.
section-move-which = القسم
section-move-to = إلى القائمة
section-move-there = نقل القسم
did-section-moved = نُقل القسم.
rejection-large-section =
    { $number ->
        [zero] لا يمكن نقل هذا القسم.
        [one] لا يمكن نقل قسم فيه أكثر من مهمة مفتوحة واحدة دفعة واحدة. انقل بعض مهامه أولًا.
        [two] لا يمكن نقل قسم فيه أكثر من مهمتين مفتوحتين دفعة واحدة. انقل بعض مهامه أولًا.
        [few] لا يمكن نقل قسم فيه أكثر من { $number } مهام مفتوحة دفعة واحدة. انقل بعض مهامه أولًا.
        [many] لا يمكن نقل قسم فيه أكثر من { $number } مهمة مفتوحة دفعة واحدة. انقل بعض مهامه أولًا.
       *[other] لا يمكن نقل قسم فيه أكثر من { $number } مهمة مفتوحة دفعة واحدة. انقل بعض مهامه أولًا.
    }

order-lifted = رُفعت { $title }. أفلتها حيث تريدها، أو اضغط Esc.
order-before = قبل: { $title }
order-after = بعد: { $title }
order-into = في: { $title }
order-dropped = وُضعت { $title }.
order-cancelled = بقيت { $title } في مكانها.
