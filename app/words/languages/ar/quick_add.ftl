# The page about quick add. Examples stand between semicolons.
quick-add-intro = اكتب المهمة في سطر واحد. يظهر ما فُهم أسفل الحقل، واضغطه ليعود كلمات عادية. إذا ذُكر الشيء مرتين فالأخير هو المعتمد. تُفهم العلامات والأرقام.
quick-add-example = دفع الإيجار 2026-12-01 09:00 #المنزل @مال p1 !30min //تحويل
quick-add-dates = التواريخ
quick-add-dates-examples = 2026-12-24; 24/12/2026; 24.12.
quick-add-times = الأوقات
quick-add-times-examples = 09:00; 21:30
quick-add-list = القائمة
quick-add-list-examples = #المنزل; #"بيت الصيف"
quick-add-list-about = القائمة غير الموجودة تُنشأ.
quick-add-labels = الوسوم
quick-add-labels-examples = @مال; @"كلمتان هنا"
quick-add-priority = الأولوية
quick-add-priority-examples = p1; p2; p3; p4
quick-add-priority-about = عالية، متوسطة، منخفضة، بلا أولوية.
quick-add-reminders = التذكيرات
quick-add-reminders-examples = !30min; !1h; !2d; !9:00; !2026-12-24 18:00
quick-add-reminders-about = مدة قبل الموعد، أو وقت محدد.
quick-add-deadline = الموعد النهائي
quick-add-deadline-examples = {"{"}2026-12-24{"}"}
quick-add-note = ملاحظة
quick-add-note-examples = //كل ما يلي
quick-add-lines = عدة مهام
quick-add-lines-about = الصق عدة أسطر، فيصبح كل سطر مهمة بعد سؤال.

# What of a line was understood.
read-understood = ما فُهم
read-off = إعادة ”{ $text }“ إلى كلمات عادية
read-on = فهم ”{ $text }“ من جديد
read-new-list = قائمة جديدة { $name }
read-no-priority = بلا أولوية
read-note = ملاحظة: { $text }
read-priority-high = أولوية عالية
read-priority-medium = أولوية متوسطة
read-priority-low = أولوية منخفضة
added-task = أُضيفت ”{ $title }“.
added-task-with = أُضيفت ”{ $title }“: { $details }
added-and = {"، "}

# Several lines.
lines-question =
    { $number ->
        [zero] هل تُضاف المهام؟
        [one] هل تُضاف مهمة واحدة؟
        [two] هل تُضاف مهمتان؟
        [few] هل تُضاف { $number } مهام؟
        [many] هل تُضاف { $number } مهمة؟
       *[other] هل تُضاف { $number } مهمة؟
    }
lines-too-many = يمكن إضافة { $number } على الأكثر دفعة واحدة.
lines-add = إضافة
lines-cancel = إلغاء

# How a task recurs: what it is called, examples (a semicolon and a space between), and what is to be known.
quick-add-repeats = التكرار
quick-add-repeats-examples = every day; every 2 weeks
quick-add-repeats-about = تُفهم كلمات التكرار بالإنجليزية والألمانية والفرنسية والإسبانية.

# The same of sections.
quick-add-section = القسم
quick-add-section-examples = #Home /Garden
quick-add-section-about = قسم من القائمة المذكورة. وما لا يوجد منه يبقى كلمات.
