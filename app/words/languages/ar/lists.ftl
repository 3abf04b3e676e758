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
