## Exports and imports as their list says them, and what is said of files that are read.

transfer-export = تصدير بصيغة { $format }، بدأ { $when }
transfer-import = استيراد { $name }، بدأ { $when }
file-format-unknown = غير معروفة

transfer-draft = لم يُستورد بعد
transfer-refused = لم يُستورد. { $reason }
transfer-refused-and-removing = لم يُستورد. { $reason } تجري إزالة ما أضافه.
transfer-importing = جارٍ الاستيراد: تظهر المهام في قائمتك تباعًا. الإلغاء يزيلها.
transfer-under-way = جارٍ التنفيذ
transfer-waiting = في انتظار دوره
transfer-failed = لم ينجح ذلك. يُرجى المحاولة مجددًا.
transfer-failed-and-removing = لم ينجح ذلك. تجري إزالة ما أضافه.
transfer-cancelled = أُلغي
transfer-cancelled-and-removing = أُلغي. تجري إزالة ما أضافه.
transfer-being-undone = جارٍ التراجع
transfer-undone =
    { $number ->
        [zero] تم التراجع: لا مهام
        [one] تم التراجع: مهمة واحدة
        [two] تم التراجع: مهمتان
        [few] تم التراجع: { $number } مهام
        [many] تم التراجع: { $number } مهمة
       *[other] تم التراجع: { $number } مهمة
    }
transfer-exported =
    { $number ->
        [zero] اكتمل: لا مهام، { $size }
        [one] اكتمل: مهمة واحدة، { $size }
        [two] اكتمل: مهمتان، { $size }
        [few] اكتمل: { $number } مهام، { $size }
        [many] اكتمل: { $number } مهمة، { $size }
       *[other] اكتمل: { $number } مهمة، { $size }
    }
transfer-imported =
    { $number ->
        [zero] اكتمل: لا مهام
        [one] اكتمل: مهمة واحدة
        [two] اكتمل: مهمتان
        [few] اكتمل: { $number } مهام
        [many] اكتمل: { $number } مهمة
       *[other] اكتمل: { $number } مهمة
    }
transfer-imported-in-part =
    { $tasks ->
        [zero] اكتمل: لا مهام
        [one] اكتمل: مهمة واحدة
        [two] اكتمل: مهمتان
        [few] اكتمل: { $tasks } مهام
        [many] اكتمل: { $tasks } مهمة
       *[other] اكتمل: { $tasks } مهمة
    }، { $lines ->
        [zero] ولم يُستبعد أي سطر
        [one] واستُبعد سطر واحد
        [two] واستُبعد سطران
        [few] واستُبعدت { $lines } أسطر
        [many] واستُبعد { $lines } سطرًا
       *[other] واستُبعد { $lines } سطر
    }
file-kept-until = ينتهي حفظ الملف { $when }

size-bytes = { $number } بايت
size-kilobytes = { $number } كيلوبايت
size-megabytes = { $number } ميغابايت

line-problem = { $field }: { $problem }
field-completed-on = يوم الإكمال
field-occurrences = المواعيد السابقة
field-time-zone = المنطقة الزمنية
line-not-a-moment = هذا ليس تاريخًا مع وقت.
line-not-a-date = هذا ليس تاريخًا.
line-not-a-status = يُرجى استخدام: قيد الانتظار أو قيد التنفيذ أو مكتملة.
line-not-a-priority = يُرجى استخدام: بلا أو منخفضة أو متوسطة أو عالية.
line-not-a-rule =
    { $number ->
        [zero] لا يمكن استخدام قواعد مثل before:60 هنا.
        [one] يُرجى استخدام قاعدة واحدة على الأكثر مثل before:60.
        [two] يُرجى استخدام قاعدتين على الأكثر مثل before:60.
        [few] يُرجى استخدام { $number } قواعد على الأكثر مثل before:60.
        [many] يُرجى استخدام { $number } قاعدة على الأكثر مثل before:60.
       *[other] يُرجى استخدام { $number } قاعدة على الأكثر مثل before:60.
    }
line-not-a-zone = هذا ليس اسم منطقة زمنية.
line-not-a-sort-key = يُرجى استخدام مفتاح كما في ملف صدّره Taskbell.
line-not-an-anchor = يُرجى استخدام schedule أو completion.
line-not-a-history = يُرجى استخدام قائمة بما أُنجز أو تُخطي، لكلٍّ يومه ووقت حدوثه، وبحد أقصى { $number }.
line-too-wide = عدد الخلايا { $cells }، وعدد العناوين { $headings }.
line-cell-too-long = إحدى الخلايا أطول من الحد الأقصى لنص في مهمة.
line-task-too-long = هذا أطول من الحد الأقصى لمهمة.
line-no-task = هذه ليست مهمة: { $reason }.
line-no-list = هذه ليست قائمة: { $reason }.
line-no-label = هذا ليس وسمًا: { $reason }.
line-no-end = نهاية هذه المهمة مفقودة.

line-not-completed = الحالة { $status }: يُستبعد تاريخ الإكمال.
line-date-in-words = «{ $words }» ليس تاريخًا: تبقى المهمة بلا تاريخ، وتُحفظ الكلمات في ملاحظاتها.
line-long-title =
    { $number ->
        [zero] العنوان أطول من اللازم: نصه الكامل في الملاحظات.
        [one] العنوان أطول من حرف واحد: نصه الكامل في الملاحظات.
        [two] العنوان أطول من حرفين: نصه الكامل في الملاحظات.
        [few] العنوان أطول من { $number } أحرف: نصه الكامل في الملاحظات.
        [many] العنوان أطول من { $number } حرفًا: نصه الكامل في الملاحظات.
       *[other] العنوان أطول من { $number } حرف: نصه الكامل في الملاحظات.
    }
line-set-aside = في الملاحظات ما ليس له مكان خاص به: { $names }.
parts-elsewhere =
    { $number ->
        [zero] لا مهام فرعية في غير مكانها في الملف.
        [one] مهمة فرعية واحدة في غير مكانها في الملف: تحت المهمة 4 مستويات و500 مهمة فرعية على الأكثر، ويجب أن يكون ما تتبعه في الملف.
        [two] مهمتان فرعيتان في غير مكانهما في الملف: تحت المهمة 4 مستويات و500 مهمة فرعية على الأكثر، ويجب أن يكون ما تتبعانه في الملف.
        [few] { $number } مهام فرعية في غير مكانها في الملف: تحت المهمة 4 مستويات و500 مهمة فرعية على الأكثر، ويجب أن يكون ما تتبعه في الملف.
        [many] { $number } مهمة فرعية في غير مكانها في الملف: تحت المهمة 4 مستويات و500 مهمة فرعية على الأكثر، ويجب أن يكون ما تتبعه في الملف.
       *[other] { $number } مهمة فرعية في غير مكانها في الملف: تحت المهمة 4 مستويات و500 مهمة فرعية على الأكثر، ويجب أن يكون ما تتبعه في الملف.
    }

columns-left-out =
    { $more ->
        [0]
            { $number ->
                [zero] مستبعد: الأعمدة { $names }.
                [one] مستبعد: العمود { $names }.
                [two] مستبعد: العمودان { $names }.
                [few] مستبعد: الأعمدة { $names }.
                [many] مستبعد: الأعمدة { $names }.
               *[other] مستبعد: الأعمدة { $names }.
            }
        [one] مستبعد: الأعمدة { $names } وعمود آخر.
        [two] مستبعد: الأعمدة { $names } وعمودان آخران.
        [few] مستبعد: الأعمدة { $names } و{ $more } أعمدة أخرى.
        [many] مستبعد: الأعمدة { $names } و{ $more } عمودًا آخر.
       *[other] مستبعد: الأعمدة { $names } و{ $more } عمود آخر.
    }
fields-left-out =
    { $more ->
        [0]
            { $number ->
                [zero] مستبعد: الحقول { $names }.
                [one] مستبعد: الحقل { $names }.
                [two] مستبعد: الحقلان { $names }.
                [few] مستبعد: الحقول { $names }.
                [many] مستبعد: الحقول { $names }.
               *[other] مستبعد: الحقول { $names }.
            }
        [one] مستبعد: الحقول { $names } وحقل آخر.
        [two] مستبعد: الحقول { $names } وحقلان آخران.
        [few] مستبعد: الحقول { $names } و{ $more } حقول أخرى.
        [many] مستبعد: الحقول { $names } و{ $more } حقلًا آخر.
       *[other] مستبعد: الحقول { $names } و{ $more } حقل آخر.
    }
name-quoted = «{ $name }»
names-separator = { "، " }
column-number = العمود { $number }
numbers-for-priority = من أرقام الأولوية: يُقرأ 1 عالية، و2 متوسطة، و3 منخفضة، و4 و0 بلا.
line-before-headings = يقع السطر { $number } قبل العناوين ويُستبعد.
lines-before-headings = تقع الأسطر من { $first } إلى { $last } قبل العناوين وتُستبعد.
lines-without-task =
    { $number ->
        [zero] لا أسطر بلا مهام: السطر الأول { $first }.
        [one] السطر { $first } ليس مهمة ولا تابعًا لمهمة، ويُستبعد.
        [two] سطران ليسا مهمتين ولا تابعين لمهمة، ويُستبعدان: أولهما السطر { $first }.
        [few] { $number } أسطر ليست مهام ولا تابعة لمهمة، وتُستبعد: أولها السطر { $first }.
        [many] { $number } سطرًا ليست مهام ولا تابعة لمهمة، وتُستبعد: أولها السطر { $first }.
       *[other] { $number } سطر ليست مهام ولا تابعة لمهمة، وتُستبعد: أولها السطر { $first }.
    }
only-author = كاتب كل شيء هو «{ $author }»: يُستبعد ذلك.

aside-status = الحالة: { $text }
aside-status-within = الحالة
aside-abandoned = متروكة
aside-list = القائمة: { $text }
aside-list-within = القائمة
aside-kind = النوع: { $text }
aside-kind-within = النوع
aside-start = البداية: { $text }
aside-start-within = البداية
aside-repeat = التكرار: { $text }
aside-repeat-within = التكرار
aside-reminder = التذكير: { $text }
aside-reminder-within = التذكير
aside-indent = المستوى: { $text }
aside-indent-within = المستوى
aside-date = التاريخ: { $text }
aside-date-within = التاريخ
aside-deadline = الموعد النهائي: { $text }
aside-deadline-within = الموعد النهائي
aside-duration = المدة: { $text }
aside-duration-within = المدة
aside-responsible = المسؤول: { $text }
aside-responsible-within = المسؤول
aside-author = الكاتب: { $text }
aside-author-within = الكاتب

aside-comment = تعليق:
aside-comment-about = تعليق ({ $about }):
