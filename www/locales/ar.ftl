# نصوص العميل بالعربية. المفاتيح والمجموعات كما في en.ftl، ويقارن اختبار بينهما.

## Everywhere

close = إغلاق
loading = جارٍ التحميل…
try-again = المحاولة مجددًا
someone = شخص ما
presence-online = متصل
presence-away = بعيد
presence-dnd = عدم الإزعاج
presence-offline = غير متصل
day-today = اليوم
day-yesterday = أمس
toasts = ملاحظات
site-name = Mortise
part-failed-title = تعذّر تحميل هذا الجزء
part-failed-text = ربما يكون الخادم قيد التشغيل أو جرى تحديثه. حاول مجددًا، وإن لم يُجدِ ذلك فأعد تحميل الصفحة.
error-offline = تعذّر الوصول إلى الخادم.
error-unauthorized = لم تعد مسجّل الدخول.
error-unreadable = أجاب الخادم بما لا تفهمه هذه الصفحة.
dialog-cancel = إلغاء
save = حفظ
saving = جارٍ الحفظ…
link-copied = الرابط في الحافظة.

## Before the chat

boot-loading = جارٍ تحميل المحادثة…
boot-unreachable-title = الخادم لا يجيب
boot-unreachable-text = ربما يكون قيد التشغيل، أو أن اتصالك مقطوع. تواصل هذه الصفحة المحاولة.
login-text = سجّل الدخول للمتابعة.
login-id = اسم المستخدم أو البريد الإلكتروني
login-password = كلمة المرور
login-submit = تسجيل الدخول
login-pending = جارٍ تسجيل الدخول…
login-wrong = اسم المستخدم أو كلمة المرور غير صحيحة.
sign-up-title = مرحبًا بك في { $site }
sign-up-text = هذا الخادم جديد. الحساب الأول هو حساب المسؤول عنه.
sign-up-email = البريد الإلكتروني
sign-up-username = اسم المستخدم
sign-up-username-hint = أحرف لاتينية صغيرة وأرقام والعلامات . - _
sign-up-password = كلمة المرور
sign-up-password-hint = الحد الأدنى لعدد الأحرف: { $count }
sign-up-submit = إنشاء الحساب
sign-up-pending = جارٍ إنشاء الحساب…

## Connection

connection-connecting = جارٍ الاتصال…
connection-waiting = { $seconds ->
    [0] تعذّر الوصول إلى الخادم. تجري المحاولة مجددًا…
   *[other] تعذّر الوصول إلى الخادم. المحاولة التالية بعد { $seconds } ث. ما تكتبه محفوظ.
}
connection-offline = أنت غير متصل بالشبكة. ما تكتبه محفوظ.
connection-retry = المحاولة الآن

## Team rail and sidebar

drawer-toggle = الفرق والقنوات
team-rail = الفرق
team-rail-unread = { $team }، رسائل غير مقروءة
team-rail-mentions = { $count ->
    [zero] { $team }، لا إشارات إليك
    [one] { $team }، إشارة واحدة إليك
    [two] { $team }، إشارتان إليك
    [few] { $team }، { $count } إشارات إليك
   *[other] { $team }، { $count } إشارة إليك
}
sidebar = القنوات
sidebar-section-empty = لا شيء هنا بعد.
sidebar-favorites = المفضّلة
sidebar-channels = القنوات
sidebar-direct-messages = الرسائل المباشرة
sidebar-unread = غير المقروءة
sidebar-add-channel = البحث عن قناة أو إنشاء قناة
sidebar-add-message = مراسلة شخص
sidebar-row-open = { $name }، قناة عامة
sidebar-row-private = { $name }، قناة خاصة
sidebar-row-direct = { $name }، رسائل مباشرة
sidebar-row-unread = { $count ->
    [zero] { $name }، لا رسائل غير مقروءة
    [one] { $name }، رسالة واحدة غير مقروءة
    [two] { $name }، رسالتان غير مقروءتين
    [few] { $name }، { $count } رسائل غير مقروءة
   *[other] { $name }، { $count } رسالة غير مقروءة
}
sidebar-row-mentions = { $count ->
    [zero] { $name }، لا إشارات إليك
    [one] { $name }، إشارة واحدة إليك
    [two] { $name }، إشارتان إليك
    [few] { $name }، { $count } إشارات إليك
   *[other] { $name }، { $count } إشارة إليك
}
category-menu = قائمة { $name }
category-new = فئة جديدة
category-rename = إعادة تسمية الفئة
category-delete = حذف الفئة
category-delete-title = حذف { $name }؟
category-delete-text = تبقى قنواتها؛ وتعود إلى المجموعات الأخرى.
category-sort = الترتيب
category-sort-alpha = حسب الاسم
category-sort-recent = حسب أحدث منشور
category-sort-manual = يدويًا
category-up = نقل إلى أعلى
category-down = نقل إلى أسفل

## User menu

user-menu = قائمتك
user-menu-open = فتح قائمتك
user-menu-profile = الملف الشخصي
user-menu-status = الحالة
status-set = تعيين حالة خاصة
status-clear-now = مسح الحالة
status-label = الحالة: { $status }
status-until = حتى { $time }
status-title = حالتك
status-emoji = رمز حالتك: { $emoji }
status-emoji-choose = اختر رمزًا لحالتك
status-text = ماذا تفعل الآن؟
status-text-hint = يراها الآخرون بجانب اسمك.
status-after = المسح بعد
status-after-never = عدم المسح
status-after-30-minutes = 30 دقيقة
status-after-1-hour = ساعة واحدة
status-after-4-hours = 4 ساعات
status-after-today = اليوم
status-after-this-week = هذا الأسبوع
status-recent = المستخدمة مؤخرًا
status-forget = نسيان «{ $status }»
status-suggestions = اقتراحات
status-suggest-meeting = في اجتماع
status-suggest-lunch = خارج لتناول الغداء
status-suggest-sick = غائب بسبب المرض
status-suggest-home = أعمل من المنزل
status-suggest-vacation = في إجازة
status-save = تعيين الحالة
sidebar-row-status = { $name }، الحالة: { $status }
user-menu-theme = الألوان
user-menu-settings = الإعدادات
user-menu-plugins = الإضافات
user-menu-plugins-troubles = { $count ->
    [zero] الإضافات: لم تتعطل أي إضافة
    [one] الإضافات: تعطلت إضافة واحدة
    [two] الإضافات: تعطلت إضافتان
    [few] الإضافات: تعطلت { $count } إضافات
   *[other] الإضافات: تعطلت { $count } إضافة
}
user-menu-console = وحدة تحكم النظام
user-menu-feedback = إرسال ملاحظات
products = المنتجات
products-chat = المحادثة
products-open = المنتجات: { $name } مفتوح الآن
help = مساعدة
help-about = حول { $site }
help-about-text = مبني على Mortise: محادثة فرق تستطيع فيها الإضافات أن تستبدل أي جزء أو تغلّفه أو توسّعه أو تخفيه أثناء عمله.
help-version = الإصدار { $version }
help-license = برنامج حر برخصة MIT أو Apache 2.0.
user-menu-sign-out = تسجيل الخروج
opens-new-tab = (يُفتح في علامة تبويب جديدة)
theme-system = كما في النظام
theme-light = فاتح
theme-dark = داكن
safe-mode = الوضع الآمن
safe-mode-banner = الوضع الآمن: كل الإضافات متوقفة في هذا المتصفح.
safe-mode-end = تشغيل الإضافات
safe-mode-hint = يوقف كل الإضافات في هذا المتصفح فقط.

## Channel

channel-members = { $count ->
    [zero] لا أعضاء
    [one] عضو واحد
    [two] عضوان
    [few] { $count } أعضاء
   *[other] { $count } عضوًا
}
channel-intro-open = هنا بداية { $name }. يمكن لكل من في الفريق الانضمام والقراءة.
channel-intro-private = هنا بداية { $name }. لا يقرؤها إلا المدعوّون.
channel-intro-direct = هنا بداية محادثتك مع { $name }.
channel-intro-group = هنا بداية محادثتكم.
new-messages = رسائل جديدة
post-list-jump = الانتقال إلى الأحدث
post-list-new-posts = { $count ->
    [zero] لا رسائل جديدة
    [one] رسالة جديدة واحدة
    [two] رسالتان جديدتان
    [few] { $count } رسائل جديدة
   *[other] { $count } رسالة جديدة
}
post-list-older = جارٍ تحميل الرسائل الأقدم…
post-list-older-failed = تعذّر تحميل الرسائل الأقدم
posts-label = الرسائل في { $name }
posts-failed = تعذّر تحميل الرسائل
posts-failed-text = لم يجب الخادم كما ينبغي.
not-found-title = لا شيء هنا
not-found-text = هذه الصفحة غير موجودة، أو ليست متاحة لك.
not-found-home = الذهاب إلى قنواتك
no-team-title = لست في أي فريق بعد
no-team-text = اطلب من أحدهم أن يدعوك.
channel-favorite = مفضلة
channel-muted = مكتومة: يُنبَّه إلى الإشارات فقط
channel-menu = قائمة { $name }
channel-menu-favorite = إضافة إلى المفضلة
channel-menu-unfavorite = إزالة من المفضلة
channel-menu-mute = كتم
channel-menu-unmute = إلغاء الكتم
channel-menu-mark-read = وضع علامة مقروء
channel-menu-move = نقل إلى…
channel-menu-copy-link = نسخ الرابط
channel-menu-members = الأعضاء
channel-menu-add-members = إضافة أشخاص
channel-menu-header = تعديل الترويسة
channel-menu-purpose = تعديل الغرض
channel-menu-rename = إعادة التسمية
channel-menu-close = إغلاق المحادثة
channel-menu-leave = مغادرة القناة
channel-menu-archive = أرشفة القناة

## Right-hand side

right-side-back = رجوع
right-side-width = عرض العمود الجانبي
thread-title = سلسلة الردود

## Post

post-label = { $author }، { $time }
post-actions = إجراءات
post-bot = بوت
mention-nobody = لا أحد هنا اسمه @{ $name }.
channel-link-nowhere = لا توجد قناة ~{ $name } متاحة لك.
post-edited = (عُدّلت)
post-pending = جارٍ الإرسال…
post-failed = لم تُرسل: { $reason }
post-discard = تجاهل
task-done = تم
task-open = لم يتم بعد

## Message box

message-box-placeholder = اكتب إلى { $name }
message-box-archived = هذه القناة مؤرشفة.
message-box-send = إرسال
message-box-hint = **عريض**  _مائل_  `رمز`  > اقتباس · Shift+Enter لسطر جديد
message-box-offline = لا يوجد اتصال. تبقى رسالتك هنا إلى أن تتمكن من إرسالها.
panel-nothing = لا يعرض المكوِّن الإضافي شيئًا هنا بعد.
send-refused-by-plugin = لم تُرسَل؛ عاد النص إلى المربع.
message-box-left = { $count ->
    [zero] لم يبقَ أي حرف
    [one] بقي حرف واحد
    [two] بقي حرفان
    [few] بقيت { $count } أحرف
   *[other] بقي { $count } حرفًا
}
message-box-too-long = { $count ->
    [zero] الطول مناسب
    [one] حرف واحد زائد
    [two] حرفان زائدان
    [few] { $count } أحرف زائدة
   *[other] { $count } حرفًا زائدًا
}
typing-one = يكتب { $name }…
typing-two = يكتب { $name } و{ $other }…
typing-three = يكتب { $name } و{ $other } و{ $third }…
typing-many = عدد من يكتبون الآن: { $count }
completion = اقتراحات
mention-here = كل المتصلين هنا
mention-all = كل من في هذه القناة
command-answer = أنت فقط ترى هذا
command-unknown = لا يوجد أمر { $name }.
command-as-message = إرساله كرسالة
command-put-away = إخفاء

## Profile

profile-loading = جارٍ تحميل الملف الشخصي…
profile-failed = تعذّر تحميل الملف الشخصي
profile-message = مراسلة
profile-label = الملف الشخصي: { $name }

## Dialogs

browse-title = القنوات
browse-search = البحث في القنوات
browse-create = قناة جديدة
browse-joined = منضم
browse-failed = تعذّر تحميل القنوات
browse-empty = لم يُعثر على قناة
browse-empty-text = جرّب كلمات أخرى، أو أنشئ قناة جديدة.
people-title = رسالة جديدة
people-search = البحث عن أشخاص
people-failed = تعذّر تحميل الأشخاص
people-empty = لم يُعثر على أحد
people-empty-text = جرّب اسمًا آخر.
create-title = قناة جديدة
create-name = الاسم
create-address = في العناوين: { $slug }
create-purpose = الغرض
create-purpose-hint = ما الغرض من القناة. يمكنك تركه فارغًا.
create-visibility = من يمكنه رؤيتها
create-open = كل من في الفريق
create-open-hint = يمكن للجميع العثور عليها والانضمام إليها.
create-private = المدعوّون فقط
create-private-hint = يدعو الأعضاء غيرهم.
create-submit = إنشاء
create-pending = جارٍ الإنشاء…
create-kind = نوع القناة
create-hindered = لا يزال هناك شيء ناقص في الأسفل.
create-option-failed = لم يتمكن { $plugin } من إنشاء القناة: في الإضافة خلل. ما كتبته لا يزال هنا.
create-option-late = لم يجب { $plugin } خلال 10 ثوانٍ. تحقق من وجود القناة قبل أن تحاول مرة أخرى؛ ما كتبته لا يزال هنا.
create-option-gone = لم يعد { $plugin } ينشئ قنوات. ما كتبته لا يزال هنا.
create-option-unseen = أنشأت الإضافة قناة لا يمكن فتحها: { $reason }
header-label = الترويسة
header-hint = تظهر فوق المنشورات. تعمل الروابط والكلمات **العريضة**.
purpose-hint = ما الغرض من القناة. يظهر حيث يُبحث عن القنوات.
rename-hint = يبقى عنوانها، فتظل الروابط تعمل.
leave-channel-title = مغادرة { $name }؟
leave-channel-text = القناة خاصة: لن تعود إليها إلا إذا أضافك أحد الأعضاء.
channel-menu-settings = إعدادات القناة
channel-settings-title = { $name }: الإعدادات
channel-settings-pages = صفحات إعدادات القناة
channel-settings-info = معلومات
channel-settings-archive = الأرشفة
channel-settings-address = العنوان
channel-settings-address-hint = يظهر في الروابط بعد { $path }. الروابط ذات العنوان القديم ستتوقف عن العمل.
channel-settings-address-kept = يظهر في الروابط. تحتفظ هذه القناة بعنوانها.
channel-settings-address-rule = يتكوّن العنوان من 1 إلى 64 من a–z و0–9 و- و_، ويبدأ بحرف أو رقم، ولا يحتوي على __.
channel-settings-address-taken = لقناة أخرى في الفريق هذا العنوان.
channel-settings-name-empty = لكل قناة اسم.
channel-settings-archived = هذه القناة مؤرشفة: تبقى معلوماتها كما هي.
channel-settings-undo = التراجع عن التغييرات
channel-settings-open = فتح { $name } لجميع أعضاء الفريق؟
channel-settings-open-text = سيتمكن كل من في الفريق من العثور عليها وقراءة كل ما كُتب فيها حتى الآن.
channel-settings-open-yes = الفتح للجميع
channel-settings-leave = المغادرة دون حفظ؟
channel-settings-leave-text = سيضيع ما غيّرته.
channel-settings-leave-yes = المغادرة دون حفظ
archive-title = أرشفة { $name }؟
archive-text = لن يستطيع أحد الكتابة فيها، وستختفي من الأشرطة الجانبية للجميع. ما كُتب يبقى.
members-title = أعضاء { $name }
members-search = البحث في الأعضاء
members-add = إضافة أشخاص
members-add-title = إضافة أشخاص إلى { $name }
members-added = { $name } في القناة الآن.
members-manager = مدير القناة
members-remove = إزالة
members-remove-name = إزالة { $name }
shortcuts = اختصارات لوحة المفاتيح
shortcuts-places = التنقل
shortcuts-writing = الكتابة
shortcut-switch = الانتقال إلى قناة أو شخص
shortcut-help = إظهار هذه القائمة
shortcut-previous = القناة السابقة
shortcut-next = القناة التالية
shortcut-previous-unread = القناة غير المقروءة السابقة
shortcut-next-unread = القناة غير المقروءة التالية
shortcut-browse = كل القنوات العامة
shortcut-new-message = مراسلة شخص
shortcut-mark-read = وضع علامة مقروء على القناة
shortcut-mark-all-read = وضع علامة مقروء على الكل
shortcut-bold = عريض
shortcut-italic = مائل
shortcut-link = رابط
shortcut-new-line = سطر جديد
shortcut-edit-last = تعديل رسالتك الأخيرة
switcher = الانتقال إلى قناة أو شخص
switcher-search = اسم قناة أو شخص
switcher-empty = لا توجد نتائج
switcher-empty-text = جرّب حروفًا أخرى.
switcher-unread = غير مقروء

## Settings

settings-title = الإعدادات
settings-pages = صفحات الإعدادات
settings-profile = الملف الشخصي
settings-display = العرض
settings-language = اللغة
settings-page-save = حفظ
settings-saving = جارٍ الحفظ…
settings-page-saved = تم الحفظ.
picture = الصورة
picture-hint = PNG أو JPEG أو GIF أو WebP، حتى 10 ميغابايت. يُحتفظ بوسطها على شكل مربع.
picture-upload = رفع صورة
picture-other = اختيار صورة أخرى
picture-use = استخدام هذه الصورة
picture-remove = إزالة
picture-preview = معاينة
picture-progress = جارٍ إرسال الصورة
picture-too-large = حجم «{ $name }» أكبر من 10 ميغابايت. احفظها بحجم أصغر وحاول مرة أخرى.
profile-first-name = الاسم الأول
profile-last-name = اسم العائلة
profile-nickname = الكنية
profile-nickname-hint = يراها الآخرون بدلًا من اسمك.
profile-position = المنصب
profile-position-hint = ما تقوم به، مثل «نجّار».
language-label = لغة الصفحة
clock = الوقت
clock-usual = كالمعتاد في لغتي
clock-12 = 12 ساعة، مثل 4:05 PM
clock-24 = 24 ساعة، مثل 16:05
messages-display = الرسائل
messages-clean = مريح
messages-clean-hint = صور ومسافات بين الرسائل.
messages-compact = متراص
messages-compact-hint = رسائل أكثر في الصفحة.
theme-contrast = تباين عالٍ
theme-contrast-hint = أسود على أبيض بخطوط واضحة.
theme-paper = ورق
theme-paper-hint = دافئ وهادئ للقراءة الطويلة.
theme-harbour = ميناء
theme-harbour-hint = أزرق عميق بضوء كمصابيح على الماء.
theme-custom = مخصص
theme-custom-hint = ألوانك الخاصة. تبدأ بما تراه الآن، وتتبعك إلى المتصفحات الأخرى.
own-colours-choose = اختيار لون: { $part }
own-colours-reset = البدء من جديد
own-colours-json = كل الألوان بصيغة JSON
own-colours-json-hint = انسخها لمشاركتها، أو الصق سمة من Mattermost.
own-colours-use = استخدام هذه الألوان
own-colours-copy = نسخ الألوان
own-colours-copied = تم النسخ.
own-colours-taken = هذه ألوانك الآن.
own-colours-no-colour = «{ $value }» ليس لونًا. اكتب # وستة أرقام، مثل #1e325c.
own-colours-weak = تصعب القراءة على «{ $ground }»: التباين { $contrast } إلى 1، وينبغي أن يكون 4.5 أو أكثر.
own-colours-too-long = هذا أطول من أن يكون سمة: 5000 بايت على الأكثر.
own-colours-no-json = هذا ليس JSON: تعذرت قراءة السطر { $line }، العمود { $column }.
own-colours-none = لا توجد ألوان هنا. السمة كائن مثل {"{"}"sidebarBg": "#1e325c"{"}"}.
own-colours-field = قيمة { $field } هي { $value }، ويجب أن تكون لونًا مثل "#1e325c". لم يتغير شيء.
own-colour-sidebar = الشريط الجانبي
own-colour-sidebar-text = كلمات الشريط الجانبي
own-colour-sidebar-unread = القنوات غير المقروءة
own-colour-sidebar-hover = القناة تحت المؤشر
own-colour-sidebar-active = القناة المفتوحة
own-colour-frame = الإطار
own-colour-frame-text = كلمات الإطار
own-colour-badge = الشارات
own-colour-badge-text = أرقام الشارات
own-colour-centre = الرسائل
own-colour-centre-text = كلمات الرسائل
own-colour-new = خط الرسائل الجديدة
own-colour-error = الأخطاء
own-colour-mention = الإشارات المميزة
own-colour-mention-text = كلمات الإشارات المميزة
own-colour-link = الروابط
own-colour-button = الأزرار
own-colour-button-text = كلمات الأزرار

## Plugins

plugin-dialog-from = من الإضافة { $name }
plugin-dialog-yes = موافق
plugin-dialog-no = إلغاء
plugin-notice = أُوقفت إضافة
plugin-notice-title = أُوقفت { $name } في هذا المتصفح
plugin-notice-text = تعطلت ثلاث مرات خلال خمس دقائق. تستمر المحادثة بدونها.
plugin-notice-details = ماذا حدث
dev-notice = تعذّر بناء { $name }
dev-notice-more = { $count ->
    [zero] لا أخطاء أخرى.
    [one] خطأ آخر واحد.
    [two] خطآن آخران.
    [few] { $count } أخطاء أخرى.
   *[other] { $count } خطأ آخر.
}
dev-notice-text = تستمر آخر نسخة سليمة في العمل. تختفي هذه الملاحظة مع البناء السليم التالي.
plugin-trouble-one = تعطلت { $name }. تعرض المحادثة محتواها الخاص؛ والتفاصيل في قائمتك تحت «الإضافات».
plugin-trouble-many = عدد الإضافات المعطلة: { $count }. تعرض المحادثة محتواها الخاص؛ والتفاصيل في قائمتك تحت «الإضافات».
plugins-title = الإضافات
plugins-empty = لا إضافات
plugins-empty-text = يمكن للمسؤول تشغيل إضافات.
plugin-state-loading = جارٍ التحميل
plugin-state-active = تعمل
plugin-state-waiting = تنتظر الحاجة إليها
plugin-state-failed = تعطلت
plugin-state-quarantined = أُوقفت
plugin-state-off = متوقفة
plugin-failed-text = لا تعمل. تعرض المحادثة محتواها الخاص مكان الإضافة.
plugin-quarantined-text = تكرر تعطلها، لذا أُوقفت في هذا المتصفح إلى أن تحاول مجددًا.
plugin-off-for-me = متوقفة عندي
plugin-off-for-me-label = { $name }: متوقفة عندي
plugin-places = { $count ->
    [zero] لا تغيّر أي موضع
    [one] تغيّر موضعًا واحدًا
    [two] تغيّر موضعين
    [few] تغيّر { $count } مواضع
   *[other] تغيّر { $count } موضعًا
}
plugin-troubles = { $count ->
    [zero] لا أعطال
    [one] عطل واحد
    [two] عطلان
    [few] { $count } أعطال
   *[other] { $count } عطلًا
}
plugin-trouble-times = (عدد المرات: { $count })
plugin-phase-manifest = تعذّرت قراءة وصفها.
plugin-phase-load = تعذّر تحميلها.
plugin-phase-register = طلبت مكانًا لا يمكنها الحصول عليه.
plugin-phase-initialize = تعطلت عند بدء التشغيل.
plugin-phase-mount = تعطلت عند عرض شيء ما.
plugin-phase-update = تعطلت عند متابعة تغيير.
plugin-phase-unmount = تعطلت عند إزالة شيء ما.
plugin-phase-event = تعطلت عند ضغط شيء أو كتابته.
plugin-phase-action = طلبت شيئًا لا يمكنها الحصول عليه.
plugin-phase-handler = تعطلت عند إبلاغها بشيء.
plugin-phase-background = تعطلت دون أن يُطلب منها شيء.
plugin-phase-uninitialize = تعطلت عند التوقف.
plugin-phase-other = تعطلت ({ $phase }).
plugin-code-bad-manifest = يخالف الوصف إحدى القواعد.
plugin-code-unreachable = لم يسلّمها الخادم.
plugin-code-hash-mismatch = ليست هي التي ثُبّتت.
plugin-code-timed-out = استغرقت وقتًا طويلًا.
plugin-code-threw = أبلغت عن خطأ.
plugin-code-trapped = انهارت.
plugin-code-no-initialize = لا تملك ما تبدأ به.
plugin-code-unsupported-kind = لا تشغّل هذه المحادثة إضافات من هذا النوع.
plugin-code-refused = رفضتها المحادثة.
plugin-code-bad-view = لا تفهم المحادثة ما عرضته.
plugin-code-bad-action = لا تعرف المحادثة هذا الطلب.
plugin-code-other = الرمز { $code }.

## Finding the culprit

culprit-title = العثور على السبب
culprit-hint = هناك خلل ولا تعرف أي إضافة تسببه؟ يُوقف نصفها في كل مرة إلى أن تبقى واحدة.
culprit-begin = بدء
culprit-question = السؤال { $number }: هل ما زال الخلل موجودًا؟
culprit-question-text = { $count ->
    [zero] لا إضافات مشتبه بها.
    [one] بقيت إضافة واحدة مشتبه بها. انظر هل يظهر الخلل.
    [two] بقيت إضافتان مشتبه بهما. انظر هل يظهر الخلل.
    [few] بقيت { $count } إضافات مشتبه بها. انظر هل يظهر الخلل.
   *[other] بقيت { $count } إضافة مشتبه بها. انظر هل يظهر الخلل.
}
culprit-still = ما زال موجودًا
culprit-gone = اختفى
culprit-stop = إيقاف البحث
culprit-guilty = السبب هو { $name }
culprit-guilty-text = يختفي الخلل عند إيقاف هذه الإضافة.
culprit-keep-off = إبقاؤها متوقفة عندي
culprit-all-on = تشغيل الكل مجددًا
culprit-nobody = لا تسببه أي إضافة
culprit-nobody-text = يظهر الخلل مع إيقاف كل واحدة منها.

# الملفات
files-attach = إرفاق ملفات
files-pending = ملفات هذه الرسالة
files-progress = جارٍ رفع { $name }
files-remove = إزالة { $name }
files-open = عرض { $name }
files-download = تنزيل { $name }
files-drop = أفلت الملفات هنا لمشاركتها في { $name }
files-too-large = أكبر مما يقبله هذا الخادم.
files-too-many = تتسع الرسالة لعدد { $count } من الملفات على الأكثر؛ تُركت البقية.
files-refused-by-plugin = لم تُقبل الملفات.
files-unreadable = تعذّر إرفاق { $name }.
files-menu = قائمة { $name }
file-size-b = { $n } بايت
file-size-kb = { $n } ك.ب
file-size-mb = { $n } م.ب
file-size-gb = { $n } غ.ب
message-box-uploading = ملفاتك في الطريق. يمكنك إرسال الرسالة حين تصل.
preview-label = معاينة { $name }
preview-of = { $n } من { $count }
preview-previous = الملف السابق
preview-next = الملف التالي
preview-zoom = عرض بالحجم الكامل
preview-fit = ملاءمة النافذة
preview-unknown = لا يمكن عرض هذا النوع من الملفات هنا.
files-of-post = { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفًا
   *[other] { $count } ملف
}

## Posts: threads, marks, reactions

thread-failed = تعذّر تحميل سلسلة الردود
thread-follow = متابعة
thread-follow-hint = تلقّي إشعار بالردود الجديدة
thread-following = تتابعها
thread-following-hint = إيقاف الإشعار بالردود الجديدة
threads-title = سلاسل الردود
threads-unread-label = { $count ->
    [zero] سلاسل الردود، كلها مقروءة
    [one] سلاسل الردود، واحدة غير مقروءة
    [two] سلاسل الردود، اثنتان غير مقروءتين
    [few] سلاسل الردود، { $count } غير مقروءة
   *[other] سلاسل الردود، { $count } غير مقروءة
}
threads-which = أي السلاسل تظهر
threads-all = الكل
threads-unread = غير المقروءة
threads-read-all = تعليم الكل كمقروء
threads-new = { $count ->
    [zero] لا جديد
    [one] رد جديد
    [two] ردّان جديدان
    [few] { $count } ردود جديدة
   *[other] { $count } ردًّا جديدًا
}
threads-mentions = { $count ->
    [zero] لا إشارات إليك
    [one] إشارة واحدة إليك
    [two] إشارتان إليك
    [few] { $count } إشارات إليك
   *[other] { $count } إشارة إليك
}
threads-empty = لا سلاسل ردود بعد
threads-empty-text = تظهر هنا السلاسل التي بدأتها أو كتبت فيها أو أُشير إليك فيها حالما يرد أحد، وتلك التي تختار متابعتها.
threads-none = كل شيء مقروء
threads-none-text = لا ردود جديدة في السلاسل التي تتابعها.
threads-failed = تعذّر تحميل سلاسل الردود
pinned-title = المنشورات المثبّتة
pinned-empty = لا شيء مثبّت بعد
pinned-empty-text = ثبّت ما ينبغي أن يجده الجميع في القناة: «التثبيت في القناة» في قائمة المنشور.
saved-title = المنشورات المحفوظة
saved-empty = لا شيء محفوظ بعد
saved-empty-text = احفظ ما تريد العودة إليه. لا يراه أحد سواك.
post-more = المزيد
post-menu = ما يمكن فعله بالمنشور
post-reply = ردّ
post-unread = اعتباره غير مقروء من هنا
post-follow = متابعة سلسلة الردود
post-unfollow = إلغاء متابعة سلسلة الردود
post-save = حفظ للعودة إليه
post-unsave = إزالة من المحفوظات
post-saved = محفوظ
post-pin = التثبيت في القناة
post-unpin = إلغاء التثبيت من القناة
post-pinned = مثبّت
post-copy-link = نسخ الرابط
post-card = عن هذه الرسالة
post-card-none = لا مزيد لمعرفته
post-card-none-text = الإضافة التي كانت تعرض المزيد عن هذه الرسالة غير مفعّلة.
post-copy-text = نسخ النص
post-link-copied = نُسخ الرابط.
post-text-copied = نُسخ النص.
copy-failed = لم يسمح المتصفح بالنسخ.
post-edit = تعديل
post-no-link-card = إزالة معاينة الرابط
post-delete = حذف
post-jump = الانتقال إليه
post-answers = ردًّا على { $name }:
post-replies = { $count ->
    [zero] لا ردود
    [one] ردّ واحد
    [two] ردّان
    [few] { $count } ردود
    [many] { $count } ردًّا
   *[other] { $count } ردّ
}
post-replies-last = آخرها: { $day }، { $time }
post-replies-unread = ردود جديدة
edit-label = نص المنشور
edit-hint = Enter للحفظ، وEscape لتركه كما كان
delete-title = حذف المنشور
delete-text = يُحذف لدى الجميع ولا يمكن استرجاعه.
delete-text-replies = { $count ->
    [one] يُحذف مع الردّ عليه لدى الجميع ولا يمكن استرجاعه.
   *[other] يُحذف مع الردود عليه ({ $count }) لدى الجميع ولا يمكن استرجاعه.
}
reactions = التفاعلات
reaction-add = إضافة تفاعل
reaction-quick = التفاعل بـ { $name }
reaction-who = { $who }: { $name }
reaction-who-more = { $count ->
    [one] { $names } وشخص آخر
   *[other] { $names } و{ $count } آخرون
}
emoji-label = الرموز التعبيرية
emoji-search = البحث عن رمز
emoji-none = لم يُعثر على رمز
emoji-found = نتائج البحث
emoji-recent = المستخدمة مؤخرًا
emoji-group-smileys = وجوه ومشاعر
emoji-group-people = أشخاص
emoji-group-nature = حيوانات وطبيعة
emoji-group-food = طعام وشراب
emoji-group-travel = سفر وأماكن
emoji-group-activities = أنشطة
emoji-group-objects = أشياء
emoji-group-symbols = علامات
emoji-group-flags = أعلام
message-box-reply = ردّ في هذه السلسلة

# مفتش الخانات
shortcut-settings = الإعدادات
shortcut-inspect = مفتش الخانات
inspector = مفتش الخانات
inspector-pick = اختر من الصفحة
inspector-picking = اضغط على ما تريد معرفته. مفتاح Escape يلغي ذلك.
inspector-side = إلى الجانب الآخر
inspector-filter = ما تملؤه الإضافات فقط
inspector-slots = الخانات في هذه الصفحة
inspector-none = لا تملأ أي إضافة شيئًا هنا.
inspector-failed = فشل
inspector-previous = السابق
inspector-next = التالي
inspector-nth = في هذه الصفحة
inspector-of = { $nth } من { $total }
inspector-key = المفتاح
inspector-time = آخر رسم
inspector-untimed = لم يحدث منذ فتح هذه النافذة
inspector-ms = { $ms } م.ث
inspector-shown = ما يظهر
inspector-default = محتوى التطبيق نفسه
inspector-hidden = { $name } تخفيه
inspector-lost = ما لا يظهر
inspector-why-admin = قدّم المشرفون { $winner }.
inspector-why-order = ترتيب { $winner } هو { $first }، قبل { $second }.
inspector-why-id = الترتيب نفسه، ومعرّف { $winner } يأتي أولًا.
inspector-why-later = ساهمت الإضافة مرتين، وتبقى الأولى.
inspector-why-key = ساهمت { $winner } لهذا المفتاح تحديدًا.
inspector-why-failed = فشلت هنا فأُزيلت.
inspector-failures = الإخفاقات
inspector-props = الخصائص
inspector-snippet = ضع شيئًا هنا
inspector-kind = النوع
inspector-copy = نسخ
inspector-copy-label = نسخ أسطر { $language }
inspector-copied = نُسخت الأسطر.

## Settings of the sidebar

settings-sidebar = الشريط الجانبي
sidebar-group-unread = تجميع القنوات غير المقروءة على حدة
sidebar-group-unread-hint = تبقى في الأعلى حتى تُقرأ، والإشارات إليك أولًا.
sidebar-direct-order = ترتيب الرسائل المباشرة
sidebar-direct-limit = الرسائل المباشرة المعروضة
sidebar-direct-all = الكل
sidebar-direct-limit-hint = الأحدث منها. وما لم يُقرأ يظهر في كل الأحوال.

## الإشعارات

notify-reply = رد في { $channel }
notify-said = { $name }: { $text }
notify-file = أرسل ملفًا
notify-post = أرسل رسالة
settings-notifications = الإشعارات
notify-browser = في هذا المتصفح
notify-granted = هذا المتصفح يعرض الإشعارات.
notify-unasked = لم يُسأل هذا المتصفح بعد. لن يعرض شيئًا حتى تسمح بذلك.
notify-denied = طُلب من هذا المتصفح ألا يعرض شيئًا من هذه الصفحة. لتغيير ذلك، افتح معلومات الصفحة (العلامة قبل العنوان) واسمح بالإشعارات.
notify-unsupported = هذا المتصفح لا يعرض إشعارات لهذه الصفحة. قد لا يدعمها، أو يتطلب عنوانًا يبدأ بـ https.
notify-allow = السماح في هذا المتصفح
notify-desktop = إشعارات سطح المكتب
notify-all = لكل رسالة
notify-mention = للإشارات والرسائل المباشرة
notify-none = أبدًا
notify-desktop-hint = القنوات المكتومة و«عدم الإزعاج» تبقى صامتة.
notify-sound = مع صوت
notify-sound-hint = أي صوت، وهل يُسمع أصلًا، يقرره نظامك أيضًا.
notify-words = ما يُعد إشارة إليك
notify-own-name = اسم المستخدم دائمًا: { "\u2066" }@{ $name }{ "\u2069" }
notify-first-name = اسمي الأول، «{ $name }»
notify-no-first-name = اسمي الأول (اكتبه أولًا في الملف الشخصي)
notify-everybody = { "\u2066" }@channel{ "\u2069" } و{ "\u2066" }@all{ "\u2069" } و{ "\u2066" }@here{ "\u2069" }
notify-keys = كلمات أخرى
notify-keys-hint = مفصولة بفواصل. لا فرق بين الأحرف الكبيرة والصغيرة.
notify-replies = الردود في السلاسل تُعد إشارات
notify-replies-any = في السلاسل التي بدأتُها أو كتبتُ فيها
notify-replies-root = في السلاسل التي بدأتُها
notify-replies-never = فقط إذا أشارت إليّ

search-title = البحث
search-label = البحث في الرسائل والملفات
search-placeholder = ابحث
search-clear = مسح البحث
search-kinds = ما يُبحث عنه
search-posts = الرسائل
search-files = الملفات
search-hints = تضييق البحث
search-hint-from = ما كتبه شخص واحد
search-hint-in = في قناة أو محادثة واحدة
search-hint-before = قبل يوم
search-hint-after = بعد يوم
search-hint-on = في يوم
search-hint-without = بدون هذه الكلمة
search-hint-phrase = هذه الكلمات نفسها متتابعة
search-hint-ext = ملفات من نوع واحد، مثل pdf
search-recent = عمليات البحث الأخيرة
search-week-ago = قبل أسبوع
search-month-ago = قبل شهر
search-found = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
search-empty = لا نتائج للبحث عن «{ $terms }»
search-empty-text = جرّب كلمات أقل أو أخرى. يمكن ترك نهاية الكلمة مفتوحة بنجمة: خطة*
search-failed = تعذّر البحث
search-more = عرض المزيد
shortcut-search = البحث في القناة
