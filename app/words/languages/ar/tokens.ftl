## Access tokens: what programs act for a person by.

tokens = رموز الوصول
tokens-what = يدخل البرنامج أو التقويم الذي يستخدم Taskbell نيابة عنك برمز، لا بكلمة مرورك.
token-made = أُنشئ { $date }
token-ends = صالح حتى { $date }
token-ended = انتهى { $date }
token-endless = صالح حتى تلغيه
token-used = آخر استخدام { $at } من { $address }
token-unused = لم يُستخدم بعد
token-revoke = إلغاء
token-name = الاسم
token-name-hint = ما سيستخدمه، مثل التقويم على هاتفك.
token-scopes = يسمح بما يلي
scope-tasks-read = قراءة المهام
scope-tasks-write = تغيير المهام
scope-lists = رؤية القوائم وتغييرها
scope-account-read = قراءة اسمك وبريدك الإلكتروني
scope-admin = ما يفعله المشغّلون
token-expiry = مدة الصلاحية
expiry-month = 30 يومًا
expiry-quarter = 90 يومًا
expiry-year = سنة
expiry-never = المدة التي تريدها
token-create = إنشاء رمز
token-new = رمزك الجديد
token-new-once = انسخه الآن. لن يظهر مرة أخرى.
