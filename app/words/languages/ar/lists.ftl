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

# Filters that people save, and the language in which they say which tasks one is about.
filters-none = ليست لديك مرشّحات بعد. يعرض المرشّح المهام التي تصفها أينما كانت.
filters-new = مرشّح جديد
filters-add = إنشاء المرشّح
filter-text = أي المهام
filter-text-hint = مثلًا: (today | overdue) & #العمل & !@انتظار.
filter-away = إزالة
filter-away-what = تبقى المهام التي يعرضها.
filter-remove = إزالة هذا المرشّح
filter-shows-none = لا يعرض أي مهمة الآن.
filter-shows =
    { $number ->
        [zero] لا يعرض أي مهمة الآن.
        [one] يعرض الآن مهمة واحدة.
        [two] يعرض الآن مهمتين.
        [few] يعرض الآن { $number } مهام.
        [many] يعرض الآن { $number } مهمةً.
       *[other] يعرض الآن { $number } مهمة.
    }
filter-shows-more = يعرض الآن أكثر من { $number } مهمة.
did-filter-saved = حُفظ المرشّح.
did-filters-ordered = تغيّر ترتيب المرشّحات.
did-filter-removed = أُزيل المرشّح.
mistake-too-many = لا يزيد المرشّح على { $number } شرط.
mistake-too-deep = لا يمكن أن يحيط بالشرط أكثر من { $number } من الأقواس وعلامات التعجب.
mistake-condition-needed = ينقص هنا شرط، مثل today أو p1 أو ‎#قائمة أو ‎@وسم.
mistake-sign-needed = بين شرطين تأتي & بمعنى و، أو | بمعنى أو.
mistake-not-opened = لم يُفتح هذا القوس قط.
mistake-not-closed = هذا القوس غير مغلق.
mistake-quote-not-closed = علامة الاقتباس هذه غير مغلقة.
mistake-unknown-word = هذا ليس شرطًا. قد يكون المقصود search: تليها كلمات، أو شرطًا مثل today أو overdue أو p1 أو no date أو ‎#قائمة أو ‎@وسم.
mistake-name-needed = ينقص اسم: ‎#قائمة أو ‎@وسم أو ‎/قسم.
mistake-words-needed = بعد search: تأتي الكلمات المطلوبة.
mistake-day-needed = يلزم هنا يوم، مثل today أو friday أو 2026-12-24 أو in 3 days أو 2 weeks ago.
mistake-priority-needed = الأولوية high أو medium أو low أو none.
mistake-no-such-list = ليست لديك قائمة بهذا الاسم.
mistake-no-such-section = ليس لديك قسم بهذا الاسم.
filter-language-intro = يقول المرشّح أي المهام تُعرض. كلماته واحدة في كل اللغات، والأسماء هي أسماء قوائمك وأقسامك ووسومك. ويعرض المهام المفتوحة ما لم يقل غير ذلك.
filter-conditions = الشروط
filter-signs = العلامات
filter-days = الأيام
filter-days-what = حيثما طُلب يوم يمكن كتابته بهذه الطرق.
filter-means-day = في هذا اليوم: تستحق فيه، أو موعدها النهائي فيه إن كان أسبق.
filter-means-overdue = مفتوحة وقد مضى يومها أو وقتها.
filter-means-within = خلال هذا العدد من الأيام أو الأسابيع، واليوم منها.
filter-means-dated = بلا أي تاريخ، أو لها تاريخ، أو بلا وقت.
filter-means-due = بحسب يوم الاستحقاق، أيًّا كان الموعد النهائي.
filter-means-deadline = بحسب موعدها النهائي.
filter-means-start = بحسب اليوم الذي لا تُنجز قبله.
filter-means-created = بحسب وقت إضافتها أو آخر تغيير لها.
filter-means-status = بحسب حالتها. لا تظهر المهام المنجزة إلا إذا قال المرشّح ذلك.
filter-means-priority = بحسب الأولوية: p1 عالية وp4 بلا أولوية.
filter-means-list = في قائمة بهذا الاسم. والنجمة تحل محل أي شيء.
filter-means-shared = في قائمة يراها آخرون أيضًا.
filter-means-section = في قسم بهذا الاسم، أو ليست في قسم.
filter-means-label = بهذا الوسم. والنجمة تحل محل أي شيء.
filter-means-search = يحوي العنوان والملاحظات كل كلمة من هذه الكلمات.
filter-means-kinds = متكررة، أو مهمة فرعية، أو لها ملاحظات أو بلا ملاحظات.
filter-means-all = كل المهام المفتوحة.
filter-means-and = كلاهما.
filter-means-or = أحدهما أو كلاهما.
filter-means-not = ليس هذا.
filter-means-brackets = ما بين القوسين معًا. ومن دونهما تجمع & أكثر من |.
filter-means-quotes = الاسم الذي فيه علامات يوضع بين علامتي اقتباس، أو تسبق كل علامة شرطة مائلة عكسية.
