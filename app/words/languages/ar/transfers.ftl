## Exports and imports.

file-format-json = JSON
file-format-csv = CSV
file-format-calendar = iCalendar
file-format-todoist = ملف CSV من Todoist
file-format-tick-tick = ملف CSV من TickTick

column-title = العنوان
column-notes = الملاحظات
column-status = الحالة
column-priority = الأولوية
column-due-date = تاريخ الاستحقاق
column-due-time = وقت الاستحقاق
column-added = تاريخ الإضافة
column-completed = تاريخ الإكمال
column-deleted = تاريخ الحذف
column-reminders = التذكيرات
column-list = القائمة
column-labels = الوسوم
column-start-date = ليس قبل
column-deadline = الموعد النهائي
column-id = المعرّف
column-parent = فرعية من (معرّف)
column-section = القسم
column-sort-key = مفتاح الترتيب
column-recurrence = التكرار
column-anchor = يتكرر اعتبارًا من
column-occurrence = الموعد الأصلي

date-order-day = اليوم أولًا: 24/11/2026
date-order-month = الشهر أولًا: 11/24/2026

encoding-windows-1252 = أوروبي غربي (Windows)
encoding-macintosh = أوروبي غربي (Mac)
encoding-windows-1250 = أوروبي أوسط (Windows)
encoding-iso-8859-2 = أوروبي أوسط (ISO)
encoding-windows-1251 = سيريلي (Windows)
encoding-koi8-u = سيريلي (KOI8)
encoding-windows-1253 = يوناني
encoding-windows-1254 = تركي
encoding-windows-1255 = عبري
encoding-windows-1256 = عربي
encoding-windows-1257 = بلطيقي
encoding-windows-1258 = فيتنامي
encoding-windows-874 = تايلاندي
encoding-shift-jis = ياباني (Shift JIS)
encoding-gb18030 = صيني مبسّط
encoding-big5 = صيني تقليدي
encoding-euc-kr = كوري

transfers-heading = تصدير واستيراد
transfers-export = تصدير
transfers-export-explained = كل مهامك في ملف واحد، ومنها ما في سلة المهملات. يمكن استيراد JSON مجددًا بكل ما في المهام وكيفية تكرارها وما أُنجز منها سابقًا، وبألوان الوسوم وترتيبها، وبالقوائم كما هي: الأقسام والترتيب والألوان والأرشفة. يُفتح CSV في جداول البيانات، وiCalendar في تطبيقات المهام الأخرى. لا يمكن لغيرك تنزيل الملف، وهو متاح لمدة أسبوع.
transfers-format = الصيغة
transfers-start-export = تصدير
transfers-import = استيراد
transfers-import-explained = ملف JSON من Taskbell، أو ملف CSV بعناوين أعمدة، أو ملف iCalendar فيه مهام، أو ما يصدّره Todoist وTickTick بصيغة CSV. يظهر محتواه قبل استيراد أي شيء.
transfers-file = الملف
transfers-largest = الحد الأقصى { $number } ميغابايت.
transfers-look-at-file = معاينة الملف

transfers-latest = الأحدث
transfers-under-way = هناك عملية جارية.
transfers-reload = إعادة التحميل
transfers-or = أو
transfers-follow = متابعتها
transfers-stop-following = إيقاف المتابعة
transfers-download = تنزيل
transfers-look-at-it = معاينة
transfers-undo = تراجع
transfers-cancel = إلغاء
transfers-remove = إزالة
transfers-progress = { $number } من { $of }

import-heading = استيراد
import-contents =
    { $number ->
        [zero] { $format }: لا مهام.
        [one] { $format }: مهمة واحدة.
        [two] { $format }: مهمتان.
        [few] { $format }: { $number } مهام.
        [many] { $format }: { $number } مهمة.
       *[other] { $format }: { $number } مهمة.
    }
import-start =
    { $number ->
        [zero] لا مهام للاستيراد
        [one] استيراد مهمة واحدة
        [two] استيراد مهمتين
        [few] استيراد { $number } مهام
        [many] استيراد { $number } مهمة
       *[other] استيراد { $number } مهمة
    }
import-start-without =
    { $tasks ->
        [zero] لا مهام للاستيراد،
        [one] استيراد مهمة واحدة
        [two] استيراد مهمتين
        [few] استيراد { $tasks } مهام
        [many] استيراد { $tasks } مهمة
       *[other] استيراد { $tasks } مهمة
    } { $lines ->
        [zero] دون استبعاد أي سطر
        [one] واستبعاد سطر واحد غير صحيح
        [two] واستبعاد سطرين غير صحيحين
        [few] واستبعاد { $lines } أسطر غير صحيحة
        [many] واستبعاد { $lines } سطرًا غير صحيح
       *[other] واستبعاد { $lines } سطر غير صحيح
    }
import-unreadable =
    { $number ->
        [zero] لا أسطر تتعذّر قراءتها
        [one] سطر واحد تتعذّر قراءته
        [two] سطران تتعذّر قراءتهما
        [few] { $number } أسطر تتعذّر قراءتها
        [many] { $number } سطرًا تتعذّر قراءتها
       *[other] { $number } سطر تتعذّر قراءتها
    }
import-unreadable-explained = يُرجى تصحيح الملف واختياره مجددًا، أو استيراده دون هذه الأسطر.
import-remarked =
    { $number ->
        [zero] لا أسطر عليها ملاحظات
        [one] سطر واحد عليه ملاحظة
        [two] سطران عليهما ملاحظات
        [few] { $number } أسطر عليها ملاحظات
        [many] { $number } سطرًا عليها ملاحظات
       *[other] { $number } سطر عليها ملاحظات
    }
import-line = السطر { $number }: { $note }
import-more =
    { $number ->
        [zero] ولا شيء غيرها.
        [one] وسطر آخر.
        [two] وسطران آخران.
        [few] و{ $number } أسطر أخرى.
        [many] و{ $number } سطرًا آخر.
       *[other] و{ $number } سطر آخر.
    }
import-undecided = يُرجى اختيار طريقة كتابة التواريخ في الملف أدناه قبل استيراده.
import-remove = إزالة الملف

import-columns = الأعمدة
import-columns-explained = يُرجى اختيار ما يدل عليه كل عمود في الملف. العنوان وحده ضروري.
import-not-in-file = غير موجود في الملف
import-match-columns = مطابقة الأعمدة
import-ambiguous-dates = يمكن قراءة تواريخ مثل { $date } بطريقتين.
import-date-order = ما يأتي أولًا في التواريخ
import-choose = يُرجى الاختيار
import-characters = الترميز
import-characters-explained = لا يذكر الملف الترميز المكتوب به. إن ظهرت أحرف غير صحيحة أعلاه، فيُرجى اختيار ترميز آخر.
import-read-again = قراءة الملف مجددًا

import-first-tasks = أول المهام
import-due = الاستحقاق
import-has-notes = نعم
