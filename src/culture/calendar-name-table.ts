/**
 * The names of days and months as .NET prints them on Windows 10. A block is for a language, or for the cultures
 * that differ from it: days (Sunday first), short days, months, short months and, where the language has a form
 * of its own beside a day of the month, that form of the months. `_` is a space in a name, `~` U+00A0.
 *
 * Days and months are the ones recorded in the culture files of Kendo UI 2026.3. The forms beside a day are
 * CLDR's, wherever Windows 10 has CLDR's months; Windows 7's, as recorded by Globalize 0.1, for the Sami
 * languages but Inari Sami; and formed from the months in Occitan and Skolt Sami. Latvian, Romansh and
 * Greenlandic stay without one: they had none in CLDR when Windows took its data, and the patterns of dates
 * hold the preposition.
 *
 * Other cultures of those files have the same names in Intl, unless .NET's own calendar is not the Gregorian one there
 * (ar-SA, fa-IR, lrc-IR, mzn-IR, ps-AF, uz-Arab-AF): the files name no Gregorian months for these, and Intl's or the
 * language's are printed.
 */
export const calendarNameTable = `
aa
Acaada Etleeni Talaata Arbaqa Kamiisi Gumqata Sabti
Aca Etl Tal Arb Kam Gum Sab
Qunxa_Garablu Kudo Ciggilta_Kudo Agda_Baxis Caxah_Alsa Qasa_Dirri Qado_Dirri Liiqen Waysu Diteli Ximoli Kaxxa_Garablu
Qun Nah Cig Agd Cax Qas Qad Leq Way Dit Xim Kax

aa-DJ
Acaada Etleeni Talaata Arbaqa Kamiisi Gumqata Sabti
Aca Etl Tal Arb Kam Gum Sab
Qunxa_Garablu Kudo Ciggilta_Kudo Agda_Baxis Caxah_Alsa Qasa_Dirri Qado_Dirri Leqeeni Waysu Diteli Ximoli Kaxxa_Garablu
Qun Nah Cig Agd Cax Qas Qad Leq Way Dit Xim Kax

ak
Kwesida Dwowda Benada Wukuda Yawda Fida Memeneda
Kwe Dwo Ben Wuk Yaw Fia Mem
Sanda-Ɔpɛpɔn Kwakwar-Ɔgyefuo Ebɔw-Ɔbenem Ebɔbira-Oforisuo Esusow_Aketseaba-Kɔtɔnimba Obirade-Ayɛwohomumu Ayɛwoho-Kitawonsa Difuu-Ɔsandaa Fankwa-Ɛbɔ Ɔbɛsɛ-Ahinime Ɔberɛfɛw-Obubuo Mumu-Ɔpɛnimba
S-Ɔ K-Ɔ E-Ɔ E-O E-K O-A A-K D-Ɔ F-Ɛ Ɔ-A Ɔ-O M-Ɔ

am
እሑድ ሰኞ ማክሰኞ ረቡዕ ሐሙስ ዓርብ ቅዳሜ
እሑድ ሰኞ ማክሰ ረቡዕ ሐሙስ ዓርብ ቅዳሜ
ጃንዩወሪ ፌብሩወሪ ማርች ኤፕሪል ሜይ ጁን ጁላይ ኦገስት ሴፕቴምበር ኦክቶበር ኖቬምበር ዲሴምበር
ጃንዩ ፌብሩ ማርች ኤፕሪ ሜይ ጁን ጁላይ ኦገስ ሴፕቴ ኦክቶ ኖቬም ዲሴም

ar
الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر

ar-001 ar-DJ ar-ER ar-IL ar-KM ar-SD ar-SO ar-SS ar-TD
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر

ar-IQ ar-JO ar-LB ar-SY
الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
كانون~الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين~الأول تشرين~الثاني كانون~الأول
كانون~الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين~الأول تشرين~الثاني كانون~الأول

ar-DZ ar-TN
الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
جانفييه فيفرييه مارس أفريل مي جوان جوييه أوت سبتمبر أكتوبر نوفمبر ديسمبر
جانفييه فيفرييه مارس أفريل مي جوان جوييه أوت سبتمبر أكتوبر نوفمبر ديسمبر

ar-BH
الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر

ar-MA
الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر
يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر

ar-MR
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
يناير فبراير مارس إبريل مايو يونيو يوليو أغشت شتمبر أكتوبر نوفمبر دجمبر
يناير فبراير مارس إبريل مايو يونيو يوليو أغشت شتمبر أكتوبر نوفمبر دجمبر

ar-PS
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول
كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول

arn
Kiñe_Ante Epu_Ante Kila_Ante Meli_Ante Kechu_Ante Cayu_Ante Regle_Ante
Kiñe Epu Kila Meli Kechu Cayu Regle
Kiñe_Tripantu Epu Kila Meli Kechu Cayu Regle Purha Aiya Marhi Marhi_Kiñe Marhi_Epu
Kiñe_Tripantu Epu Kila Meli Kechu Cayu Regle Purha Aiya Marhi Marhi_Kiñe Marhi_Epu

as
ৰবিবাৰ সোমবাৰ মঙ্গলবাৰ বুধবাৰ বৃহস্পতিবাৰ শুক্রবাৰ শনিবাৰ
ৰবি. সোম. মঙ্গল. বুধ. বৃহ. শুক্র. শনি.
জানুৱাৰী ফেব্রুৱাৰী মার্চ এপ্রিল মে জুন জুলাই আগষ্ট চেপ্টেম্বৰ অক্টোবৰ নবেম্বৰ ডিচেম্বৰ
জানু ফেব্রু মার্চ এপ্রিল মে জুন জুলাই আগষ্ট চেপ্টে অক্টো নবে ডিচে

ast
domingu llunes martes miércoles xueves vienres sábadu
dom llu mar mié xue vie sáb
xineru febreru marzu abril mayu xunu xunetu agostu setiembre ochobre payares avientu
Xin Feb Mar Abr May Xun Xnt Ago Set Och Pay Avi
de_xineru de_febreru de_marzu d’abril de_mayu de_xunu de_xunetu d’agostu de_setiembre d’ochobre de_payares d’avientu

az-Cyrl-AZ
базар базар~ертәси чәршәнбә~ахшамы чәршәнбә ҹүмә~ахшамы ҹүмә шәнбә
Б Бе Ча Ч Ҹа Ҹ Ш
jанвар феврал март апрел мај ијун ијул август сентјабр октјабр нојабр декабр
Јан Фев Мар Апр Мај Ијун Ијул Авг Сен Окт Ноя Дек

az-Latn-AZ
bazar bazar_ertəsi çərşənbə_axşamı çərşənbə cümə_axşamı cümə şənbə
B. B.E. Ç.A. Ç. C.A. C. Ş.
Yanvar Fevral Mart Aprel May İyun İyul Avqust Sentyabr Oktyabr Noyabr Dekabr
yan fev mar apr may iyn iyl avq sen okt noy dek
yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr

ba
Йәкшәмбе Дүшәмбе Шишәмбе Шаршамбы Кесаҙна Йома Шәмбе
Йш Дш Шш Шр Кс Йм Шб
ғинуар февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
ғин фев мар апр май июн июл авг сен окт ноя дек

be
нядзеля панядзелак аўторак серада чацвер пятніца субота
нд пн аўт ср чц пт сб
студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань
студз лют сак крас май чэрв ліп жн вер кастр ліст снеж
студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня

bg
неделя понеделник вторник сряда четвъртък петък събота
нед пон вт ср четв пет съб
януари февруари март април май юни юли август септември октомври ноември декември
яну фев мар апр май юни юли авг сеп окт ное дек

bin
Sunday Monday Tuesday Wednesday Thursday Friday Saturday
Sun Mon Tue Wed Thu Fri Sat
January February March April May June July August September October November December
Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec

bm-Latn-ML
kari ntɛnɛ tarata araba alamisa juma sibiri
kar ntɛ tar ara ala jum sib
zanwuye feburuye marisi awirili mɛ zuwɛn zuluye uti sɛtanburu ɔkutɔburu nowanburu desanburu
zan feb mar awi mɛ zuw zul uti sɛt ɔku now des

bn
রবিবার সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার
রবি সোম মঙ্গল বুধ বৃহস্পতি শুক্র শনি
জানুয়ারী ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
জানুয়ারী ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর

bn-IN
রবিবার সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার
রবি. সোম. মঙ্গল. বুধ. বৃহস্পতি. শুক্র. শনি.
জানুয়ারী ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
জানু. ফেব্রু. মার্চ এপ্রিল মে জুন জুলাই আগ. সেপ্টে. অক্টো. নভে. ডিসে.

bo
གཟའ་ཉི་མ། གཟའ་ཟླ་བ། གཟའ་མིག་དམར། གཟའ་ལྷག་པ། གཟའ་ཕུར་བུ། གཟའ་པ་སངས། གཟའ་སྤེན་པ།
ཉི་མ། ཟླ་བ། མིག་དམར། ལྷག་པ། ཕུར་བུ། པ་སངས། སྤེན་པ།
སྤྱི་ཟླ་དང་པོ། སྤྱི་ཟླ་གཉིས་པ། སྤྱི་ཟླ་གསུམ་པ། སྤྱི་ཟླ་བཞི་པ། སྤྱི་ཟླ་ལྔ་པ། སྤྱི་ཟླ་དྲུག་པ། སྤྱི་ཟླ་བདུན་པ། སྤྱི་ཟླ་བརྒྱད་པ། སྤྱི་ཟླ་དགུ་པ། སྤྱི་ཟླ་བཅུ་པ། སྤྱི་ཟླ་བཅུ་གཅིག་པ། སྤྱི་ཟླ་བཅུ་གཉིས་པ།
ཟླ་_༡ ཟླ་_༢ ཟླ་_༣ ཟླ་_༤ ཟླ་_༥ ཟླ་_༦ ཟླ་_༧ ཟླ་_༨ ཟླ་_༩ ཟླ་_༡༠ ཟླ་_༡༡ ཟླ་_༡༢

bo-IN
གཟའ་ཉི་མ་ གཟའ་ཟླ་བ་ གཟའ་མིག་དམར་ གཟའ་ལྷག་པ་ གཟའ་ཕུར་བུ་ གཟའ་པ་སངས་ གཟའ་སྤེན་པ་
ཉི་མ་ ཟླ་བ་ མིག་དམར་ ལྷག་པ་ ཕུར་བུ་ པ་སངས་ སྤེན་པ་
ཟླ་བ་དང་པོ་ ཟླ་བ་གཉིས་པ་ ཟླ་བ་གསུམ་པ་ ཟླ་བ་བཞི་པ་ ཟླ་བ་ལྔ་པ་ ཟླ་བ་དྲུག་པ་ ཟླ་བ་བདུན་པ་ ཟླ་བ་བརྒྱད་པ་ ཟླ་བ་དགུ་པ་ ཟླ་བ་བཅུ་པ་ ཟླ་བ་བཅུ་གཅིག་པ་ ཟླ་བ་བཅུ་གཉིས་པ་
ཟླ་༡ ཟླ་༢ ཟླ་༣ ཟླ་༤ ཟླ་༥ ཟླ་༦ ཟླ་༧ ཟླ་༨ ཟླ་༩ ཟླ་༡༠ ཟླ་༡༡ ཟླ་༡༢

br
Sul Lun Meurzh Mercʼher Yaou Gwener Sadorn
Sul Lun Meu. Mer. Yaou Gwe. Sad.
Genver Cʼhwevrer Meurzh Ebrel Mae Mezheven Gouere Eost Gwengolo Here Du Kerzu
Gen. Cʼhwe. Meur. Ebr. Mae Mezh. Goue. Eost Gwen. Here Du Kzu.

brx
रबिबार समबार मंगलबार बुदबार बिसथिबार सुखुरबार सुनिबार
रबि सम मंगल बुद बिसथि सुखुर सुनि
जानुवारी फेब्रुवारी मार्स एफ्रिल मे जुन जुलाइ आगस्थ सेबथेज्ब़र अखथबर नबेज्ब़र दिसेज्ब़र
जानुवारी फेब्रुवारी मार्स एफ्रिल मे जुन जुलाइ आगस्थ सेबथेज्ब़र अखथबर नबेज्ब़र दिसेज्ब़र

bs-Cyrl-BA
недјеља понедјељак уторак сриједа четвртак петак субота
нед пон уто сре чет пет суб
јануар фебруар март април мај јун јул август септембар октобар новембар децембар
јан феб мар апр мај јун јул авг сеп окт нов дец

bs-Latn-BA
nedjelja ponedjeljak utorak srijeda četvrtak petak subota
ned pon uto sri čet pet sub
januar februar mart april maj juni juli august septembar oktobar novembar decembar
jan feb mar apr maj jun jul aug sep okt nov dec

ca ca-ES-valencia
diumenge dilluns dimarts dimecres dijous divendres dissabte
dg. dl. dt. dc. dj. dv. ds.
gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
gen. febr. març abr. maig juny jul. ag. set. oct. nov. des.
de_gener de_febrer de_març d’abril de_maig de_juny de_juliol d’agost de_setembre d’octubre de_novembre de_desembre

chr-Cher-US
ᎤᎾᏙᏓᏆᏍᎬ ᎤᎾᏙᏓᏉᏅᎯ ᏔᎵᏁᎢᎦ ᏦᎢᏁᎢᎦ ᏅᎩᏁᎢᎦ ᏧᎾᎩᎶᏍᏗ ᎤᎾᏙᏓᏈᏕᎾ
ᏆᏍᎬ ᏉᏅᎯ ᏔᎵᏁ ᏦᎢᏁ ᏅᎩᏁ ᏧᎾᎩ ᏈᏕᎾ
ᎤᏃᎸᏔᏅ ᎧᎦᎵ ᎠᏅᏱ ᏝᏬᏂ ᎠᏂᏍᎬᏘ ᏕᎭᎷᏱ ᎫᏰᏉᏂ ᎦᎶᏂ ᏚᎵᏍᏗ ᏚᏂᏅᏗ ᏅᏓᏕᏆ ᎤᏍᎩᏱ
ᎤᏃᎸ ᎧᎦᎵ ᎠᏅᏱ ᏝᏬᏂ ᎠᏂᏍ ᏕᎭᎷ ᎫᏰᏉ ᎦᎶᏂ ᏚᎵᏍ ᏚᏂᏅ ᏅᏓᏕ ᎤᏍᎩ

co
dumenica luni marti mercuri ghjovi venneri sabbatu
dum. lun. mar. mer. ghj. ven. sab.
ghjennaghju ferraghju marzu aprile maghju ghjunghju lugliu aostu settembre ottobre nuvembre dicembre
ghje ferr marz apri magh ghju lugl aost sett otto nuve dice

cs
neděle pondělí úterý středa čtvrtek pátek sobota
ne po út st čt pá so
leden únor březen duben květen červen červenec srpen září říjen listopad prosinec
led úno bře dub kvě čvn čvc srp zář říj lis pro
ledna února března dubna května června července srpna září října listopadu prosince

cu
недѣ́лѧ понедѣ́льникъ вто́рникъ среда̀ четверто́къ пѧто́къ сꙋббѡ́та
ндⷧ҇ѧ пнⷣе втоⷬ҇ срⷣе чеⷦ҇ пѧⷦ҇ сꙋⷠ҇
і҆аннꙋа́рїй феврꙋа́рїй ма́ртъ а҆прі́ллїй ма́їй і҆ꙋ́нїй і҆ꙋ́лїй а҆́ѵгꙋстъ септе́мврїй ѻ҆ктѡ́врїй ное́мврїй деке́мврїй
і҆аⷩ҇ феⷡ҇ маⷬ҇ а҆пⷬ҇ маꙵ і҆ꙋⷩ҇ і҆ꙋⷧ҇ а҆́ѵⷢ҇ сеⷫ҇ ѻ҆кⷮ ноеⷨ деⷦ҇

cy
Dydd_Sul Dydd_Llun Dydd_Mawrth Dydd_Mercher Dydd_Iau Dydd_Gwener Dydd_Sadwrn
Sul Llun Maw Mer Iau Gwen Sad
Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr
Ion Chw Maw Ebr Mai Meh Gor Awst Medi Hyd Tach Rhag

da
søndag mandag tirsdag onsdag torsdag fredag lørdag
sø ma ti on to fr lø
januar februar marts april maj juni juli august september oktober november december
jan feb mar apr maj jun jul aug sep okt nov dec

da-GL
søndag mandag tirsdag onsdag torsdag fredag lørdag
søn. man. tir. ons. tor. fre. lør.
januar februar marts april maj juni juli august september oktober november december
jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.

de
Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag
So. Mo. Di. Mi. Do. Fr. Sa.
Januar Februar März April Mai Juni Juli August September Oktober November Dezember
Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez

de-AT de-IT
Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag
So. Mo. Di. Mi. Do. Fr. Sa.
Jänner Februar März April Mai Juni Juli August September Oktober November Dezember
Jän Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez

de-DE
Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag
So Mo Di Mi Do Fr Sa
Januar Februar März April Mai Juni Juli August September Oktober November Dezember
Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez

dsb
njeźela ponjeźele wałtora srjoda stwórtk pětk sobota
nje pon wał srj stw pět sob
januar februar měrc apryl maj junij julij awgust september oktober nowember december
jan feb měr apr maj jun jul awg sep okt now dec
januara februara měrca apryla maja junija julija awgusta septembra oktobra nowembra decembra

dv
އާދީއްތަ ހޯމަ އަންގާރަ ބުދަ ބުރާސްފަތި ހުކުރު ހޮނިހިރު
އާދީއްތަ ހޯމަ އަންގާރަ ބުދަ ބުރާސްފަތި ހުކުރު ހޮނިހިރު
ޖަނަވަރީ ފެބްރުއަރީ މާރޗް އޭޕްރިލް މެއި ޖޫން ޖުލައި އޮގަސްޓް ސެޕްޓެމްބަރ އޮކްޓޯބަރ ނޮވެމްބަރ ޑިސެމްބަރ
ޖަނަވަރީ ފެބްރުއަރީ މާރޗް އޭޕްރިލް މެއި ޖޫން ޖުލައި އޮގަސްޓް ސެޕްޓެމްބަރ އޮކްޓޯބަރ ނޮވެމްބަރ ޑިސެމްބަރ

ee
kɔsiɖa dzoɖa blaɖa kuɖa yawoɖa fiɖa memleɖa
kɔs dzo bla kuɖ yaw fiɖ mem
dzove dzodze tedoxe afɔfĩe dama masa siamlɔm deasiamime anyɔnyɔ kele adeɛmekpɔxe dzome
dzv dzd ted afɔ dam mas sia dea any kel ade dzm

el
Κυριακή Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο
Κυρ Δευ Τρί Τετ Πέμ Παρ Σάβ
Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος
Ιαν Φεβ Μάρ Απρ Μάι Ιούν Ιούλ Αύγ Σεπ Οκτ Νοέ Δεκ
Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου

el-GR
Κυριακή Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο
Κυρ Δευ Τρι Τετ Πεμ Παρ Σαβ
Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος
Ιαν Φεβ Μαρ Απρ Μαϊ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ
Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου

en
Sunday Monday Tuesday Wednesday Thursday Friday Saturday
Sun Mon Tue Wed Thu Fri Sat
January February March April May June July August September October November December
Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec

eo
dimanĉo lundo mardo merkredo ĵaŭdo vendredo sabato
di lu ma me ĵa ve sa
januaro februaro marto aprilo majo junio julio aŭgusto septembro oktobro novembro decembro
jan feb mar apr maj jun jul aŭg sep okt nov dec

es
domingo lunes martes miércoles jueves viernes sábado
dom. lun. mar. mié. jue. vie. sáb.
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene. feb. mar. abr. may. jun. jul. ago. sep. oct. nov. dic.

es-CL es-CO es-GQ es-PH es-PY es-VE
domingo lunes martes miércoles jueves viernes sábado
dom. lun. mar. mié. jue. vie. sáb.
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.

es-PE es-UY
domingo lunes martes miércoles jueves viernes sábado
dom. lun. mar. mié. jue. vie. sáb.
Enero Febrero Marzo Abril Mayo Junio Julio Agosto Setiembre Octubre Noviembre Diciembre
Ene. Feb. Mar. Abr. May. Jun. Jul. Ago. Set. Oct. Nov. Dic.
enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre

es-ES
domingo lunes martes miércoles jueves viernes sábado
do. lu. ma. mi. ju. vi. sá.
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene. feb. mar. abr. may. jun. jul. ago. sep. oct. nov. dic.

es-US
domingo lunes martes miércoles jueves viernes sábado
dom lun mar mié jue vie sáb
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sep oct nov dic

et
pühapäev esmaspäev teisipäev kolmapäev neljapäev reede laupäev
P E T K N R L
jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
jaan veebr märts apr mai juuni juuli aug sept okt nov dets

eu
igandea astelehena asteartea asteazkena osteguna ostirala larunbata
ig. al. ar. az. og. or. lr.
urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua
urt. ots. mar. api. mai. eka. uzt. abu. ira. urr. aza. abe.

ff-CM ff-GN ff-Latn-BF ff-Latn-CM ff-Latn-GH ff-Latn-GM ff-Latn-GN ff-Latn-GW ff-Latn-LR ff-Latn-MR ff-Latn-NE ff-Latn-SL ff-MR
dewo aaɓnde mawbaare njeslaare naasaande mawnde hoore-biir
dew aaɓ maw nje naa mwd hbi
siilo colte mbooy seeɗto duujal korse morso juko siilto yarkomaa jolal bowte
sii col mbo see duu kor mor juk slt yar jol bow

ff-Latn-NG ff-Latn-SN ff-NG
alete altine talaata alarba alkamiisa aljumaa asete
alet alt. tal. alar. alk. alj. aset
samwiee feeburyee marsa awril me suyeŋ sulyee ut satambara oktoobar nowamburu deesamburu
samw feeb mar awr me suy sul ut sat okt now dees

fi
sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai
su ma ti ke to pe la
tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu
tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta

fo
sunnudagur mánadagur týsdagur mikudagur hósdagur fríggjadagur leygardagur
sun. mán. týs. mik. hós. frí. ley.
januar februar mars apríl mai juni juli august september oktober november desember
jan feb mar apr mai jun jul aug sep okt nov des

fr
dimanche lundi mardi mercredi jeudi vendredi samedi
dim. lun. mar. mer. jeu. ven. sam.
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.

fr-029
dimanche lundi mardi mercredi jeudi vendredi samedi
dim. lun. mar. mer. jeu. ven. sam.
Janvier Février Mars Avril Mai Juin Juillet Août Septembre Octobre Novembre Décembre
Janv. Févr. Mars Avr. Mai Juin Juil. Août Sept. Oct. Nov. Déc.

fr-MA
dimanche lundi mardi mercredi jeudi vendredi samedi
dim. lun. mar. mer. jeu. ven. sam.
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
jan. fév. mar. avr. mai jui. juil. août sept. oct. nov. déc.

fy
snein moandei tiisdei woansdei tongersdei freed sneon
si mo ti wo to fr so
Jannewaris Febrewaris Maart April Maaie Juny July Augustus Septimber Oktober Novimber Desimber
Jan Feb Mrt Apr Mai Jun Jul Aug Sep Okt Nov Des

ga
Dé_Domhnaigh Dé_Luain Dé_Máirt Dé_Céadaoin Déardaoin Dé_hAoine Dé_Sathairn
Domh Luan Máirt Céad Déar Aoine Sath
Eanáir Feabhra Márta Aibreán Bealtaine Meitheamh Iúil Lúnasa Meán_Fómhair Deireadh_Fómhair Samhain Nollaig
Ean Feabh Márta Aib Beal Meith Iúil Lún MFómh DFómh Samh Noll

gd
DiDòmhnaich DiLuain DiMàirt DiCiadain DiarDaoin DihAoine DiSathairne
DiD DiL DiM DiC Dia Dih DiS
Am_Faoilleach An_Gearran Am_Màrt An_Giblean An_Cèitean An_t-Ògmhios An_t-Iuchar An_Lùnastal An_t-Sultain An_Dàmhair An_t-Samhain An_Dùbhlachd
Faoi Gearr Màrt Gibl Cèit Ògmh Iuch Lùna Sult Dàmh Samh Dùbh
dhen_Fhaoilleach dhen_Ghearran dhen_Mhàrt dhen_Ghiblean dhen_Chèitean dhen_Ògmhios dhen_Iuchar dhen_Lùnastal dhen_t-Sultain dhen_Dàmhair dhen_t-Samhain dhen_Dùbhlachd

gl
domingo luns martes mércores xoves venres sábado
dom. luns mar. mér. xov. ven. sáb.
Xaneiro Febreiro Marzo Abril Maio Xuño Xullo Agosto Setembro Outubro Novembro Decembro
Xan. Feb. Mar. Abr. Maio Xuño Xul. Ago. Set. Out. Nov. Dec.
xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro

gn
arateĩ arakõi araapy ararundy arapo arapoteĩ arapokõi
teĩ kõi apy ndy po oteĩ okõi
jasyteĩ jasykõi jasyapy jasyrundy jasypo jasypoteĩ jasypokõi jasypoapy jasyporundy jasypa jasypateĩ jasypakõi
jteĩ jkõi japy jrun jpo jpot jpok jpoa jpor jpa jpat jpak

gsw
Sunntig Määntig Ziischtig Mittwuch Dunschtig Friitig Samschtig
Su. Mä. Zi. Mi. Du. Fr. Sa.
Januar Februar März April Mai Juni Juli Auguscht Septämber Oktoober Novämber Dezämber
Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez

gsw-FR
Sundi Manti Zischti Mettwuch Dunnerschti Friti Sàmschti
Su. Ma. Zi. Me. Du. Fr. Sà.
Jänner Feverje März Àpril Mai Jüni Jüli Augscht September Oktower Nowember Dezember
Jän. Fev. März Apr. Mai Jüni Jüli Aug. Sept. Okt. Now. Dez.

gu
રવિવાર સોમવાર મંગળવાર બુધવાર ગુરુવાર શુક્રવાર શનિવાર
રવિ સોમ મંગળ બુધ ગુરુ શુક્ર શનિ
જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર ઑક્ટોબર નવેમ્બર ડિસેમ્બર
જાન્યુ ફેબ્રુ માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગ સપ્ટે ઑક્ટો નવે ડિસે

ha-Latn-GH ha-Latn-NE ha-Latn-NG
Lahadi Litinin Talata Laraba Alhamis Jummaʼa Asabar
Lah Lit Tal Lar Alh Jum Asa
Janairu Faburairu Maris Afirilu Mayu Yuni Yuli Agusta Satumba Oktoba Nuwamba Disamba
Jan Fab Mar Afi May Yun Yul Agu Sat Okt Nuw Dis

he
יום~ראשון יום~שני יום~שלישי יום~רביעי יום~חמישי יום~שישי שבת
יום~א יום~ב יום~ג יום~ד יום~ה יום~ו שבת
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
ינו פבר מרץ אפר מאי יונ יול אוג ספט אוק נוב דצמ

hi
रविवार सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार
रवि. सोम. मंगल. बुध. गुरु. शुक्र. शनि.
जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर
जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर

hr
nedjelja ponedjeljak utorak srijeda četvrtak petak subota
ned pon uto sri čet pet sub
siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac
sij velj ožu tra svi lip srp kol ruj lis stu pro
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca

hr-HR
nedjelja ponedjeljak utorak srijeda četvrtak petak subota
ned pon uto sri čet pet sub
siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac
sij vlj ožu tra svi lip srp kol ruj lis stu pro
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca

hsb
njedźela póndźela wutora srjeda štwórtk pjatk sobota
nje pón wut srj štw pja sob
januar februar měrc apryl meja junij julij awgust september oktober nowember december
jan feb měr apr mej jun jul awg sep okt now dec
januara februara měrca apryla meje junija julija awgusta septembra oktobra nowembra decembra

hu
vasárnap hétfő kedd szerda csütörtök péntek szombat
V H K Sze Cs P Szo
január február március április május június július augusztus szeptember október november december
jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec.

hy
Կիրակի Երկուշաբթի Երեքշաբթի Չորեքշաբթի Հինգշաբթի Ուրբաթ Շաբաթ
Կիր Երկ Երք Չրք Հնգ Ուր Շբթ
Հունվար Փետրվար Մարտ Ապրիլ Մայիս Հունիս Հուլիս Օգոստոս Սեպտեմբեր Հոկտեմբեր Նոյեմբեր Դեկտեմբեր
Հնվ Փտվ Մրտ Ապր Մյս Հնս Հլս Օգս Սպտ Հկտ Նյմ Դկտ
հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի

ia
dominica lunedi martedi mercuridi jovedi venerdi sabbato
dom lun mar mer jov ven sab
januario februario martio april maio junio julio augusto septembre octobre novembre decembre
jan feb mar apr mai jun jul aug sep oct nov dec

ibb
Sunday Monday Tuesday Wednesday Thursday Friday Saturday
Sun Mon Tue Wed Thu Fri Sat
January February March April May June July August September October November December
Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec

ig
Mbọsị_Ụka Mọnde Tiuzdee Wenezdee Tọọzdee Fraịdee Satọdee
Ụka Mọn Tiu Wen Tọọ Fraị Sat
Jenụwarị Febrụwarị Maachị Eprel Mee Juun Julaị Ọgọọst Septemba Ọktoba Novemba Disemba
Jen Feb Maa Epr Mee Juu Jul Ọgọ Sep Ọkt Nov Dis

ii
ꑭꆏꑍ ꆏꊂ꒔ ꆏꊂꑍ ꆏꊂꌕ ꆏꊂꇖ ꆏꊂꉬ ꆏꊂꃘ
ꑭꆏ ꆏ꒔ ꆏꑍ ꆏꌕ ꆏꇖ ꆏꉬ ꆏꃘ
ꋍꆪ ꑍꆪ ꌕꆪ ꇖꆪ ꉬꆪ ꃘꆪ ꏃꆪ ꉆꆪ ꈬꆪ ꊰꆪ ꊯꊪꆪ ꊰꑋꆪ
ꋍꆪ ꑍꆪ ꌕꆪ ꇖꆪ ꉬꆪ ꃘꆪ ꏃꆪ ꉆꆪ ꈬꆪ ꊰꆪ ꊯꊪꆪ ꊰꑋꆪ

is
sunnudagur mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur
sun. mán. þri. mið. fim. fös. lau.
janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
jan. feb. mar. apr. maí jún. júl. ágú. sep. okt. nóv. des.

it
domenica lunedì martedì mercoledì giovedì venerdì sabato
dom lun mar mer gio ven sab
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic

iu-Cans-CA
ᓈᑦᑏᖑᔭ ᓇᒡᒐᔾᔭᐅ ᐊᐃᑉᐱᖅ ᐱᖓᑦᓯᖅ ᓯᑕᒻᒥᖅ ᑕᓪᓕᕐᒥᖅ ᓯᕙᑖᕐᕕᒃ
ᓈᑦᑏ ᓇᒡᒐ ᐊᐃᑉᐱ ᐱᖓᑦᓯ ᓯᑕ ᑕᓪᓕ ᓯᕙᑖᕐᕕᒃ
ᔮᓐᓄᐊᕆ ᕖᕝᕗᐊᕆ ᒫᑦᓯ ᐄᐳᕆ ᒪᐃ ᔫᓂ ᔪᓚᐃ ᐋᒡᒌᓯ ᓯᑎᐱᕆ ᐅᑐᐱᕆ ᓄᕕᐱᕆ ᑎᓯᐱᕆ
ᔮᓐᓄ ᕖᕝᕗ ᒫᑦᓯ ᐄᐳᕆ ᒪᐃ ᔫᓂ ᔪᓚᐃ ᐋᒡᒌ ᓯᑎᐱ ᐅᑐᐱ ᓄᕕᐱ ᑎᓯᐱ

iu-Latn-CA
Naattiinguja Naggajjau Aippiq Pingatsiq Sitammiq Tallirmiq Sivataarvik
Nat Nag Aip Pi Sit Tal Siv
Jaannuari Viivvuari Maatsi Iipuri Mai Juuni Julai Aaggiisi Sitipiri Utupiri Nuvipiri Tisipiri
Jan Viv Mas Ipu Mai Jun Jul Agi Sii Uut Nuv Tis

ja
日曜日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日
日 月 火 水 木 金 土
1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月
1 2 3 4 5 6 7 8 9 10 11 12

jv-Java-ID
Sunday Monday Tuesday Wednesday Thursday Friday Saturday
Sun Mon Tue Wed Thu Fri Sat
January February March April May June July August September October November December
Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec

jv-Latn-ID
Minggu Senèn Selasa Rebo Kemis Jemuwah Setu
Min Sen Sel Reb Kem Jem Set
Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember
Jan Feb Mar Apr Mei Jun Jul Agust Sep Okt Nov Des

kab
Yanass Sanass Kraḍass Kuẓass Samass Sḍisass Sayass
Yan San Kraḍ Kuẓ Sam Sḍis Say
Yennayer Fuṛar Meɣres Yebrir Mayyu Yunyu Yulyu Ɣuct Ctembeṛ Tubeṛ Wambeṛ Duǧembeṛ
Yen Fur Meɣ Yeb May Yun Yul Ɣuc Cte Tub Wam Duj

kea
dumingu sigunda-fera tersa-fera kuarta-fera kinta-fera sesta-fera sabadu
dum sig ter kua kin ses sab
Janeru Febreru Marsu Abril Maiu Junhu Julhu Agostu Setenbru Otubru Nuvenbru Dizenbru
Jan Feb Mar Abr Mai Jun Jul Ago Set Otu Nuv Diz

kkj
sɔndi lundi mardi mɛrkɛrɛdi yedi vaŋdɛrɛdi mɔnɔ_sɔndi
sɔndi lundi mardi mɛrkɛrɛdi yedi vaŋdɛrɛdi mɔnɔ_sɔndi
pamba wanja mbiyɔ_mɛndoŋgɔ Nyɔlɔmbɔŋgɔ Mɔnɔ_ŋgbanja Nyaŋgwɛ_ŋgbanja kuŋgwɛ fɛ njapi nyukul 11 ɓulɓusɛ
pamba wanja mbiyɔ_mɛndoŋgɔ Nyɔlɔmbɔŋgɔ Mɔnɔ_ŋgbanja Nyaŋgwɛ_ŋgbanja kuŋgwɛ fɛ njapi nyukul 11 ɓulɓusɛ

kl
sapaat ataasinngorneq marlunngorneq pingasunngorneq sisamanngorneq tallimanngorneq arfininngorneq
sap. at. marl. ping. sis. tall. arf.
januaari februaari marsi apriili maaji juuni juuli aggusti septembari oktobari novembari decembari
jan feb mar apr mai jun jul aug sep okt nov dec

km
ថ្ងៃអាទិត្យ ថ្ងៃច័ន្ទ ថ្ងៃអង្គារ ថ្ងៃពុធ ថ្ងៃព្រហស្បតិ៍ ថ្ងៃសុក្រ ថ្ងៃសៅរ៍
អាទិ. ច. អ. ពុ ព្រហ. សុ. ស.
មករា កុម្ភៈ មិនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ
១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៩ ១០ ១១ ១២

kn
ಭಾನುವಾರ ಸೋಮವಾರ ಮಂಗಳವಾರ ಬುಧವಾರ ಗುರುವಾರ ಶುಕ್ರವಾರ ಶನಿವಾರ
ಭಾನು. ಸೋಮ. ಮಂಗಳ. ಬುಧ. ಗುರು. ಶುಕ್ರ. ಶನಿ.
ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರೀಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್
ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಎಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್

ko-KR
일요일 월요일 화요일 수요일 목요일 금요일 토요일
일 월 화 수 목 금 토
1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월
1 2 3 4 5 6 7 8 9 10 11 12

kok
आयतार सोमार मंगळार बुधवार बिरेस्तार सुक्रार शेनवार
आय. सोम. मंगळ. बुध. बिरे. सुक्र. शेन.
जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोवेम्बर डिसेंबर
जाने फेब्रु मार्च एप्रिल मे जून जुलै ऑग. सप्टें. ऑक्टो. नोवे. डिसें

kr-Latn-NG kr-NG
Sunday Monday Tuesday Wednesday Thursday Friday Saturday
Sun Mon Tue Wed Thu Fri Sat
January February March April May June July August September October November December
Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec

ks-Arab-IN
اَتھوار ژٔنٛدرٕروار بوٚموار بودوار برٛٮ۪سوار جُمہ بٹوار
آتھوار ژٔنٛدٕروار بوٚموار بودوار برٛٮ۪سوار جُمہ بٹوار
جنؤری فرؤری مارٕچ اپریل میٔ جوٗن جوٗلایی اگست ستمبر اکتوٗبر نومبر دسمبر
جنؤری فرؤری مارٕچ اپریل میٔ جوٗن جوٗلایی اگست ستمبر اکتوٗبر نومبر دسمبر

ks-Deva-IN
Sunday Monday Tuesday Wednesday Thursday Friday Saturday
Sun Mon Tue Wed Thu Fri Sat
January February March April May June July August September October November December
Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec

ku-Arab-IQ
یەکشەممە دووشەممە سێشەممە چوارشەممە پێنجشەممە ھەینی شەممە
یەکشەممە دووشەممە سێشەممە چوارشەممە پێنجشەممە ھەینی شەممە
کانوونی_دووەم شوبات ئازار نیسان ئایار حوزەیران تەمووز ئاب ئەیلوول تشرینی_یەکەم تشرینی_دووەم کانونی_یەکەم
کانوونی_دووەم شوبات ئازار نیسان ئایار حوزەیران تەمووز ئاب ئەیلوول تشرینی_یەکەم تشرینی_دووەم کانونی_یەکەم

ku-Arab-IR
يكشنبه دوشنبه سه~شنبه چهارشنبه پنجشنبه جمعه شنبه
يكشنبه دوشنبه سه~شنبه چهارشنبه پنجشنبه جمعه شنبه
فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند

ky
жекшемби дүйшөмбү шейшемби шаршемби бейшемби жума ишемби
Жш Дш Шш Шр Бш Жм Иш
Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь
янв фев мар апр май июн июл авг сен окт ноя дек
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь

la
Solis Lunae Martis Mercurii Jovis Veneris Saturni
Sol Lun Mar Mer Jov Ven Sat
Ianuarius Februarius Martius Aprilis Maius Iunius Quintilis Sextilis September October November December
Ian Feb Mar Apr Mai Iun Quint Sext Sept Oct Nov Dec

lb
Sonndeg Méindeg Dënschdeg Mëttwoch Donneschdeg Freideg Samschdeg
Son Méi Dën Mët Don Fre Sam
Januar Februar Mäerz Abrëll Mee Juni Juli August September Oktober November Dezember
Jan Feb Mäe Abr Mee Jun Jul Aug Sep Okt Nov Dez

lt
sekmadienis pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis
sk pr an tr kt pn št
sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis
saus. vas. kov. bal. geg. birž. liep. rugp. rugs. spal. lapkr. gruod.
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio

lv
svētdiena pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena
svētd. pirmd. otrd. trešd. ceturtd. piektd. sestd.
janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
janv. febr. marts apr. maijs jūn. jūl. aug. sept. okt. nov. dec.

mi
Rātapu Rāhina Rātū Rāapa Rāpare Rāmere Rāhoroi
Ta Hi Tū Apa Pa Me Ho
Kohitātea Huitanguru Poutūterangi Paengawhāwhā Haratua Pipiri Hōngongoi Hereturikōkā Mahuru Whiringa_ā-nuku Whiringa_ā-rangi Hakihea
Kohi Hui Pou Pae Hara Pipi Hōngo Here Mahu Nuku Rangi Haki

mk
недела понеделник вторник среда четврток петок сабота
нед. пон. вт. сре. чет. пет. саб.
јануари февруари март април мај јуни јули август септември октомври ноември декември
јан. фев. мар. апр. мај јун. јул. авг. септ. окт. ноем. дек.

ml
ഞായറാഴ്‌ച തിങ്കളാഴ്‌ച ചൊവ്വാഴ്ച ബുധനാഴ്‌ച വ്യാഴാഴ്‌ച വെള്ളിയാഴ്‌ച ശനിയാഴ്‌ച
ഞായർ തിങ്കൾ ചൊവ്വ ബുധൻ വ്യാഴം വെള്ളി ശനി
ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്‌ടോബർ നവംബർ ഡിസംബർ
ജനു ഫെബ്രു മാർ ഏപ്രി മേയ് ജൂൺ ജൂലൈ ഓഗ സെപ്റ്റം ഒക്ടോ നവം ഡിസം

mn-MN
ням даваа мягмар лхагва пүрэв баасан бямба
Ня Да Мя Лх Пү Ба Бя
Нэгдүгээр_сар Хоёрдугаар_сар Гуравдугаар_сар Дөрөвдүгээр_сар Тавдугаар_сар Зургаадугаар_сар Долоодугаар_сар Наймдугаар_сар Есдүгээр_сар Аравдугаар_сар Арван_нэгдүгээр_сар Арван_хоёрдугаар_сар
1-р_сар 2-р_сар 3-р_сар 4-р_сар 5-р_сар 6-р_сар 7-р_сар 8-р_сар 9-р_сар 10-р_сар 11-р_сар 12-р_сар
нэгдүгээр_сар хоёрдугаар_сар гуравдугаар_сар дөрөвдүгээр_сар тавдугаар_сар зургаадугаар_сар долоодугаар_сар наймдугаар_сар есдүгээр_сар аравдугаар_сар арван_нэгдүгээр_сар арван_хоёрдугаар_сар

mn-Mong-CN
ᠭᠠᠷᠠᠭ ᠤᠨ_ᠡᠳᠦᠷ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠨᠢᠭᠡᠨ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠬᠣᠶᠠᠷ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠭᠤᠷᠪᠠᠨ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠳᠥᠷᠪᠡᠨ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠲᠠᠪᠤᠨ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠵᠢᠷᠭᠤᠭᠠᠨ
ᠭᠠᠷᠠᠭ ᠤᠨ_ᠡᠳᠦᠷ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠨᠢᠭᠡᠨ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠬᠣᠶᠠᠷ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠭᠤᠷᠪᠠᠨ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠳᠥᠷᠪᠡᠨ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠲᠠᠪᠤᠨ ᠭᠠᠷᠠᠭ ᠤᠨ_ᠵᠢᠷᠭᠤᠭᠠᠨ
ᠨᠢᠭᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠬᠤᠶ᠋ᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠭᠤᠷᠪᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠦᠷᠪᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠠᠪᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠵᠢᠷᠭᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠤᠯᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠨᠠᠢᠮᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠶᠢᠰᠦᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠨ_ᠨᠢᠭᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠨ_ᠬᠤᠶ᠋ᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ
ᠨᠢᠭᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠬᠤᠶ᠋ᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠭᠤᠷᠪᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠦᠷᠪᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠠᠪᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠵᠢᠷᠭᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠤᠯᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠨᠠᠢᠮᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠶᠢᠰᠦᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠨ_ᠨᠢᠭᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠨ_ᠬᠤᠶ᠋ᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ

mn-Mong-MN
ᠨᠢᠮ᠎ᠠ ᠳᠠᠸᠠ ᠮᠢᠭᠮᠠᠷ ᡀᠠᠭᠪᠠ ᠫᠦᠷᠪᠦ ᠪᠠᠰᠠᠩ ᠪᠢᠮᠪᠠ
ᠨᠢᠮ᠎ᠠ ᠳᠠᠸᠠ ᠮᠢᠭᠮᠠᠷ ᡀᠠᠭᠪᠠ ᠫᠦᠷᠪᠦ ᠪᠠᠰᠠᠩ ᠪᠢᠮᠪᠠ
ᠨᠢᠭᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠬᠤᠶ᠋ᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠭᠤᠷᠪᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠦᠷᠪᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠠᠪᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠵᠢᠷᠭᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠤᠯᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠨᠠᠢᠮᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠶᠢᠰᠦᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠨ_ᠨᠢᠭᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠨ_ᠬᠤᠶ᠋ᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ
ᠨᠢᠭᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠬᠤᠶ᠋ᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠭᠤᠷᠪᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠦᠷᠪᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠠᠪᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠵᠢᠷᠭᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠲᠤᠯᠤᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠨᠠᠢᠮᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠶᠢᠰᠦᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠨ_ᠨᠢᠭᠡᠳᠦᠭᠡᠷ_ᠰᠠᠷ᠎ᠠ ᠠᠷᠪᠠᠨ_ᠬᠤᠶ᠋ᠠᠳᠤᠭᠠᠷ_ᠰᠠᠷ᠎ᠠ

mni
নোংমাইজিং নিংথৌকাঃবা লৈঃপাক_পোকপা য়ুমশা_কৈশা সগোনসেল ইরাই থাংজা
নোংমাইজিং নিংথৌকাঃবা লৈঃপাক_পোকপা য়ুমশা_কৈশা সগোনসেল ইরাই থাংজা
ৱাকিচঙ লাঘাফাইরেল লমদা সজিবু কালেন্ ইঙাঃ ইঙেন থৱান লাংবন মেরাঃ হাগৈঃ পোইনু
ৱাকিচঙ লাঘাফাইরেল লমদা সজিবু কালেন্ ইঙাঃ ইঙেন থৱান লাংবন মেরাঃ হাগৈঃ পোইনু

moh
Awentatokentì:ke Awentataón'ke Ratironhia'kehronòn:ke Soséhne Okaristiiáhne Ronwaia'tanentaktonhne Entákta
Sun Mon Tue Wed Thu Fri Sat
Tsothohrkó:Wa Enniska Enniskó:Wa Onerahtókha Onerahtohkó:Wa Ohiari:Ha Ohiarihkó:Wa Seskéha Seskehkó:Wa Kenténha Kentenhkó:Wa Tsothóhrha
Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec

mr
रविवार सोमवार मंगळवार बुधवार गुरुवार शुक्रवार शनिवार
रवि. सोम. मंगळ. बुध. गुरु. शुक्र. शनि.
जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर
जाने. फेब्रु. मार्च एप्रि मे जून जुलै ऑग. सप्टें. ऑक्टो. नोव्हें. डिसें.

mt
Il-Ħadd It-Tnejn It-Tlieta L-Erbgħa Il-Ħamis Il-Ġimgħa Is-Sibt
Ħad Tne Tli Erb Ħam Ġim Sib
Jannar Frar Marzu April Mejju Ġunju Lulju Awwissu Settembru Ottubru Novembru Diċembru
Jan Fra Mar Apr Mej Ġun Lul Aww Set Ott Nov Diċ

nb
søndag mandag tirsdag onsdag torsdag fredag lørdag
søn. man. tir. ons. tor. fre. lør.
januar februar mars april mai juni juli august september oktober november desember
jan feb mar apr mai jun jul aug sep okt nov des

nds
Sünndag Maandag Dingsdag Middeweken Dunnersdag Freedag Sünnavend
Sü. Ma. Di. Mi. Du. Fr. Sa.
Januaar Februaar März April Mai Juni Juli August September Oktover November Dezember
Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.

ne
आइतबार सोमबार मङ्गलबार बुधबार बिहिबार शुक्रबार शनिबार
आइत सोम मङ्गल बुध बिहि शुक्र शनि
जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर
जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर

ne-NP
आइतवार सोमवार मङ्गलवार बुधवार बिहीवार शुक्रवार शनिवार
आइत सोम मङ्गल बुध बिही शुक्र शनि
जनवरी फेब्रुअरी मार्च अप्रिल मे जून जुलाई अगस्त सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर
जन फेब मार्च अप्रिल मे जून जुलाई अग सेप्ट अक्ट नोभ डिस

nl
zondag maandag dinsdag woensdag donderdag vrijdag zaterdag
zo ma di wo do vr za
januari februari maart april mei juni juli augustus september oktober november december
jan feb mrt apr mei jun jul aug sep okt nov dec

nl-AW nl-BQ nl-CW nl-SR nl-SX
zondag maandag dinsdag woensdag donderdag vrijdag zaterdag
zo ma di wo do vr za
januari februari maart april mei juni juli augustus september oktober november december
jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.

nn
søndag måndag tysdag onsdag torsdag fredag laurdag
sø. må. ty. on. to. fr. la.
januar februar mars april mai juni juli august september oktober november desember
jan feb mar apr mai jun jul aug sep okt nov des

nqo
ߞߊ߯ߙߌ ߞߐ߬ߓߊ߬ߟߏ߲ ߞߐ߬ߟߏ߲ ߞߎߣߎ߲ߟߏ߲ ߓߌߟߏ߲ ߛߌ߬ߣߌ߲߬ߟߏ߲ ߞߍ߲ߘߍߟߏ߲
ߞߊ߯ߙ ߞߐ߬ߓ ߞߐ߬ߟ ߞߎߣ ߓߌߟ ߛߌ߬ߣ ߞߍ߲ߘ
ߓߌ߲ߠߊߥߎߟߋ߲ ߞߏ߲ߞߏߜߍ ߕߙߊߓߊ ߞߏ߲ߞߏߘߌ߬ߓߌ ߘߓߊ߬ߕߊ ߥߊ߬ߛߌߥߊ߬ߙߊ ߞߊ߬ߙߌߝߐ߭ ߘߓߊ߬ߓߌߟߊ ߕߎߟߊߝߌ߲ ߞߏ߲ߓߌߕߌ߮ ߣߍߣߍߓߊ ߞߏ߬ߟߌ߲߬ߞߏߟߌ߲
ߓߌ߲ߠ ߞߏ߲ߞ ߕߙߊ ߞߏ߲ߘ ߘߓߕ ߥߊ߬ߛ ߞߊ߬ߙ ߘߓߊ߬ ߕߎߟ ߞߏ߲ߓ ߣߍߣ ߞߏ߬ߟ

nr
uSonto uMvulo uLesibili Lesithathu uLesine ngoLesihlanu umGqibelo
Son Mvu Bil Tha Ne Hla Gqi
Janabari uFeberbari uMatjhi u-Apreli Meyi Juni Julayi Arhostosi Septemba Oktoba Usinyikhaba Disemba
Jan Feb Mat Apr Mey Jun Jul Arh Sep Okt Usi Dis

nso
Lamorena Musopologo Labobedi Laboraro Labone Labohlano Mokibelo
Lam Mos Bed Rar Ne Hla Mok
Pherekgong Dibokwane Hlakola Moranang Mopitlo Phupu Mosegemanye Phato Lewedi Diphalane Dibatsela Manthole
Phere Dibo Hlak Mora Mopi Phupu Mose Phato Lewe Dipha Diba Manth

oc
dimenge diluns dimarts dimècres dijòus divendres dissabte
dg. dl. dma. dmc. dj. dv. ds.
genièr febrièr març abril mai junh julhet agost setembre octobre novembre decembre
gen. feb. març abr. mai junh julh ag. set. oct. nov. dec.
de_genièr de_febrièr de_març d'abril de_mai de_junh de_julhet d'agost de_setembre d'octobre de_novembre de_decembre

om
Dilbata Wiixata Qibxata Roobii Kamiisa Jimaata Sanbata
Dil Wix Qib Rob Kam Jim San
Amajjii Guraandhala Bitooteessa Elba Caamsa Waxabajjii Adooleessa Hagayya Fuulbana Onkololeessa Sadaasa Muddee
Ama Gur Bit Elb Cam Wax Ado Hag Ful Onk Sad Mud

or
ରବିବାର ସୋମବାର ମଙ୍ଗଳବାର ବୁଧବାର ଗୁରୁବାର ଶୁକ୍ରବାର ଶନିବାର
ରବି. ସୋମ. ମଙ୍ଗଳ. ବୁଧ. ଗୁରୁ. ଶୁକ୍ର. ଶନି.
ଜାନୁୟାରୀ ଫେବୃଆରୀ ମାର୍ଚ୍ଚ ଏପ୍ରିଲ୍‌ ମେ ଜୁନ୍‌ ଜୁଲାଇ ଅଗଷ୍ଟ ସେପ୍ଟେମ୍ବର ଅକ୍ଟୋବର ନଭେମ୍ବର ଡିସେମ୍ବର
ଜାନୁୟାରୀ ଫେବୃଆରୀ ମାର୍ଚ୍ଚ ଏପ୍ରିଲ୍‌ ମେ ଜୁନ୍‌ ଜୁଲାଇ ଅଗଷ୍ଟ ସେପ୍ଟେମ୍ବର ଅକ୍ଟୋବର ନଭେମ୍ବର ଡିସେମ୍ବର

os
хуыцаубон къуырисӕр дыццӕг ӕртыццӕг цыппӕрӕм майрӕмбон сабат
хцб крс дцг ӕрт цпр мрб сбт
Январь Февраль Мартъи Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь
Янв. Февр. Март. Апр. Май Июнь Июль Авг. Сент. Окт. Нояб. Дек.
январы февралы мартъийы апрелы майы июны июлы августы сентябры октябры ноябры декабры

pa-Arab-PK
پير منگل بدھ جمعرات جمعه هفته اتوار
پير منگل بدھ جمعرات جمعه هفته اتوار
جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر

pa-IN
ਐਤਵਾਰ ਸੋਮਵਾਰ ਮੰਗਲਵਾਰ ਬੁੱਧਵਾਰ ਵੀਰਵਾਰ ਸ਼ੁੱਕਰਵਾਰ ਸ਼ਨਿੱਚਰਵਾਰ
ਐਤ. ਸੋਮ. ਮੰਗਲ. ਬੁੱਧ. ਵੀਰ. ਸ਼ੁਕਰ. ਸ਼ਨਿੱਚਰ.
ਜਨਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
ਜਨਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ

pap
diadomingo dialuna diamars diawebs diarazon diabierna diasabra
dom lun mar web raz bie sab
januari februari maart april mei juni juli augustus september oktober november december
jan feb mrt apr mei jun jul aug sep okt nov dec

pl
niedziela poniedziałek wtorek środa czwartek piątek sobota
niedz. pon. wt. śr. czw. pt. sob.
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
sty lut mar kwi maj cze lip sie wrz paź lis gru
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia

prg
nadīli panadīli wisasīdis pussisawaiti ketwirtiks pēntniks sabattika
nad pan wis pus ket pēn sab
rags wassarins pūlis sakkis zallaws sīmenis līpa daggis sillins spallins lapkrūtis sallaws
rag was pūl sak zal sīm līp dag sil spa lap sal

pt
domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado
domingo segunda terça quarta quinta sexta sábado
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez

pt-BR pt-PT
domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado
dom seg ter qua qui sex sáb
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez

quc-Latn-GT
juq'ij kaq'ij oxq'ij kajq'ij joq'ij waqq'ij wuqq'ij
juq' kaq' oxq' kajq' joq' waqq' wuqq'
nab'e_ik' ukab'_ik' urox_ik' ukaj_ik' uro_ik' uwaq_ik' uwuq_ik' uwajxaq_ik' ub'elej_ik' ulaj_ik' ujulaj_ik' ukab'laj_ik'
nab'e ukab' urox ukaj uro uwaq uwuq uwajxaq ub'elej ulaj ujulaj ukab'laj

quz
intichaw killachaw atipachaw quyllurchaw Ch'_askachaw Illapachaw k'uychichaw
int kil ati quy Ch' Ill k'u
Qulla_puquy Hatun_puquy Pauqar_waray ayriwa Aymuray Inti_raymi Anta_Sitwa Qhapaq_Sitwa Uma_raymi Kantaray Ayamarq'a Kapaq_Raymi
Qul Hat Pau ayr Aym Int Ant Qha Uma Kan Aya Kap

quz-EC
inti awaki wanra chillay kullka chaska wakma
int awk wan chy kuk cha wak
kulla panchi pawkar ayriwa aymuray raymi sitwa karwa kuski wayru sasi kapak
kull pan paw ayr aym ray sit kar kus way sas kap

quz-PE
Domingo Lunes Martes Miércoles Jueves Viernes Sábado
Dom Lun Mar Mié Jue Vie Sab
Qulla_puquy Hatun_puquy Pauqar_waray ayriwa Aymuray Inti_raymi Anta_Sitwa Qhapaq_Sitwa Uma_raymi Kantaray Ayamarq'a Kapaq_Raymi
Qul Hat Pau ayr Aym Int Ant Qha Uma Kan Aya Kap

rm
dumengia glindesdi mardi mesemna gievgia venderdi sonda
du gli ma me gie ve so
schaner favrer mars avrigl matg zercladur fanadur avust settember october november december
schan. favr. mars avr. matg zercl. fan. avust sett. oct. nov. dec.

ro
duminică luni marți miercuri joi vineri sâmbătă
Dum Lun Mar Mie Joi Vin Sâm
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec.

ro-RO
duminică luni marți miercuri joi vineri sâmbătă
dum. lun. mar. mie. joi vin. sâm.
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec.

ru
воскресенье понедельник вторник среда четверг пятница суббота
вс пн вт ср чт пт сб
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.
января февраля марта апреля мая июня июля августа сентября октября ноября декабря

ru-RU
воскресенье понедельник вторник среда четверг пятница суббота
Вс Пн Вт Ср Чт Пт Сб
Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь
янв фев мар апр май июн июл авг сен окт ноя дек
января февраля марта апреля мая июня июля августа сентября октября ноября декабря

rw
Ku_cyumweru Kuwa_mbere Kuwa_kabiri Kuwa_gatatu Kuwa_kane Kuwa_gatanu Kuwa_gatandatu
cyu. mbe. kab. gtu. kan. gnu. gnd.
Mutarama Gashyantare Werurwe Mata Gicuransi Kamena Nyakanga Kanama Nzeli Ukwakira Ugushyingo Ukuboza
mut. gas. wer. mat. gic. kam. nya. kan. nze. ukw. ugu. uku.

sa
रविवासरः सोमवासरः मङ्गलवासरः बुधवासरः गुरुवासरः शुक्रवासरः शनिवासरः
रवि सोम मङ्ग बुध गुरु शुक्र शनि
जान्युअरी फेब्रुअरी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर
जान्युअरी फेब्रुअरी मार्च एप्रिल मे जुन जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर

sah
Өрөбүл энидиэнньик Оптуорунньук Сэрэдээ Чэппиэр Бээтинсэ Субуота
Өр Бн Оп Ср Чп Бт Сб
Тохсунньу Олунньу Кулун_тутар Муус_устар Ыам_ыйа Бэс_ыйа От_ыйа Атырдьах_ыйа Балаҕан_ыйа Алтынньы Сэтинньи Ахсынньы
Тхс Олн Клн Мсу Ыам Бэс Оты Атр Блҕ Алт Сэт Ахс

sd-Arab-PK
سومر اڱارو اربع خميس جمعو ڇنڇر آچر
سو اڱ ار خم جمعو ڇن آچ
جنوري فروري مارچ اپريل مٔي جون جولاءِ آگست ستمبر آکتوبر نومبر ڊسمبر
جنوري فروري مارچ اپريل مٔي جون جولاءِ آگست ستمبر آکتوبر نومبر ڊسمبر

sd-Deva-IN
आचर सवमर ङरव रब ख़मयस जम छनछर
आचर सवमर ङरव रब ख़मयस जम छनछर
जनवरय फ़बरवरय मारच परयल मय जवन वलाय आगसट सयपटमबर आटवबर नववमबर डसमबर
जनवरय फ़बरवरय मारच परयल मय जवन वलाय आगसट सयपटमबर आटवबर नववमबर डसमबर

se
sotnabeaivi vuossárga maŋŋebárga gaskavahkku duorastat bearjadat lávvardat
so má di ga du be lá
ođđajagemánu guovvamánnu njukčamánnu cuoŋománnu miessemánnu geassemánnu suoidnemánnu borgemánnu čakčamánnu golggotmánnu skábmamánnu juovlamánnu
ođđj guov njuk cuoŋ mies geas suoi borg čakč golg skáb juov
ođđajagimánu guovvamánu njukčamánu cuoŋománu miessemánu geassemánu suoidnemánu borgemánu čakčamánu golggotmánu skábmamánu juovlamánu

se-NO
sotnabeaivi vuossárga maŋŋebárga gaskavahkku duorasdat bearjadat lávvardat
sotn vuos maŋ gask duor bear láv
ođđajagemánnu guovvamánnu njukčamánnu cuoŋománnu miessemánnu geassemánnu suoidnemánnu borgemánnu čakčamánnu golggotmánnu skábmamánnu juovlamánnu
ođđj guov njuk cuo mies geas suoi borg čakč golg skáb juov
ođđajagimánu guovvamánu njukčamánu cuoŋománu miessemánu geassemánu suoidnemánu borgemánu čakčamánu golggotmánu skábmamánu juovlamánu

se-SE
sotnabeaivi mánnodat disdat gaskavahkku duorastat bearjadat lávvardat
sotn mán dis gask duor bear láv
ođđajagemánnu guovvamánnu njukčamánnu cuoŋománnu miessemánnu geassemánnu suoidnemánnu borgemánnu čakčamánnu golggotmánnu skábmamánnu juovlamánnu
ođđj guov njuk cuoŋ mies geas suoi borg čakč golg skáb juov
ođđajagimánu guovvamánu njukčamánu cuoŋománu miessemánu geassemánu suoidnemánu borgemánu čakčamánu golggotmánu skábmamánu juovlamánu

si
ඉරිදා සඳුදා අඟහරුවාදා බදාදා බ්‍රහස්පතින්දා සිකුරාදා සෙනසුරාදා
ඉරිදා සඳුදා අඟහ බදාදා බ්‍රහස් සිකු සෙන
ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්
ජන පෙබ මාර් අප්‍රේල් මැයි ජූනි ජූලි අගෝ සැප් ඔක් නොවැ දෙසැ

sk
nedeľa pondelok utorok streda štvrtok piatok sobota
ne po ut st št pi so
január február marec apríl máj jún júl august september október november december
jan feb mar apr máj jún júl aug sep okt nov dec
januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra

sl
nedelja ponedeljek torek sreda četrtek petek sobota
ned. pon. tor. sre. čet. pet. sob.
januar februar marec april maj junij julij avgust september oktober november december
jan. feb. mar. apr. maj jun. jul. avg. sep. okt. nov. dec.

sma
aejlege måanta dæjsta gaskevåhkoe duarsta bearjadahke laavvardahke
aej måa dæj gask duar bearj laav
tsïengele goevte njoktje voerhtje suehpede ruffie snjaltje mïetske skïerede golke rahka goeve
tsïen goevt njok voer sueh ruff snja mïet skïer golk rahk goev
tsïengelen goevten njoktjen voerhtjen suehpeden ruffien snjaltjen mïetsken skïereden golken rahkan goeven

smj
sådnåbiejvve mánnodahka dijstahka gasskavahkko duorastahka bierjjedahka lávvodahka
såd mán dis gas duor bier láv
ådåjakmánno guovvamánno sjnjuktjamánno vuoratjismánno moarmesmánno biehtsemánno sjnjilltjamánno bårggemánno ragátmánno gålgådismánno basádismánno javllamánno
ådåj guov snju vuor moar bieh snji bårg ragá gålg basá javl
ådåjakmáno guovvamáno sjnjuktjamáno vuoratjismáno moarmesmáno biehtsemáno sjnjilltjamáno bårggemáno ragátmáno gålgådismáno basádismáno javllamáno

smj-SE
ájllek mánnodahka dijstahka gasskavahkko duorastahka bierjjedahka lávvodahka
ájl mán dis gas duor bier láv
ådåjakmánno guovvamánno sjnjuktjamánno vuoratjismánno moarmesmánno biehtsemánno sjnjilltjamánno bårggemánno ragátmánno gålgådismánno basádismánno javllamánno
ådåj guov snju vuor moar bieh snji bårg ragá gålg basá javl
ådåjakmáno guovvamáno sjnjuktjamáno vuoratjismáno moarmesmáno biehtsemáno sjnjilltjamáno bårggemáno ragátmáno gålgådismáno basádismáno javllamáno

smn
pasepeivi vuossargâ majebargâ koskokko tuorâstâh vástuppeivi lávurdâh
pas vuo maj kos tuo vás láv
uđđâivemáánu kuovâmáánu njuhčâmáánu cuáŋuimáánu vyesimáánu kesimáánu syeinimáánu porgemáánu čohčâmáánu roovvâdmáánu skammâmáánu juovlâmáánu
uđiv kuov njuh cuáŋ vyes kesi syei porg čohč roov skam juov

sms
pâ´sspei´vv vuõssargg mââibargg seärad neljdpei´vv piâtnâc sue´vet
pâ vu mâ se ne pi su
ođđee´jjmään tä´lvvmään pâ´zzlâšttam-mään njuhččmään vue´ssmään ǩie´ssmään suei´nnmään på´rǧǧmään čõhččmään kålggmään skamm-mään rosttovmään
ođđee´jjmään tä´lvvmään pâ´zzlâšttam-mään njuhččmään vue´ssmään ǩie´ssmään suei´nnmään på´rǧǧmään čõhččmään kålggmään skamm-mään rosttovmään
ođđee´jjmannu tä´lvvmannu pâ´zzlâšttam-mannu njuhččmannu vue´ssmannu ǩie´ssmannu suei´nnmannu på´rǧǧmannu čõhččmannu kålggmannu skamm-mannu rosttovmannu

sn-Latn-ZW
Svondo Muvhuro Chipiri Chitatu China Chishanu Mugovera
Svo Muv Chp Cht Chn Chs Mug
Ndira Kukadzi Kurume Kubvumbi Chivabvu Chikumi Chikunguru Nyamavhuvhu Gunyana Gumiguru Mbudzi Zvita
Ndi Kuk Kur Kub Chv Chk Chg Nya Gun Gum Mbu Zvi

so
Axad Isniin Talaado Arbaco Khamiis Jimco Sabti
Axd Isn Tal Arb Kha Jim Sab
Jannaayo Febraayo Maarso Abriil May Juun Luuliyo Ogost Sebtembar Oktoobar Nofembar Desembar
Jan Feb Mar Abr May Juun Luuliyo Og Seb Okt Nof Des

sq
e_diel e_hënë e_martë e_mërkurë e_enjte e_premte e_shtunë
Die Hën Mar Mër Enj Pre Sht
janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor
jan shk mar pri maj qer korr gush sht tet nën dhj

sr-Cyrl-RS sr-Cyrl-XK
недеља понедељак уторак среда четвртак петак субота
нед. пон. ут. ср. чет. пет. суб.
јануар фебруар март април мај јун јул август септембар октобар новембар децембар
јан. феб. март апр. мај јун јул авг. септ. окт. нов. дец.

sr-Cyrl-BA
недјеља понедјељак уторак сриједа четвртак петак субота
нед пон уто сри чет пет суб
јануар фебруар март април мај јуни јули август септембар октобар новембар децембар
јан феб мар апр мај јун јул авг сеп окт нов дец

sr-Cyrl-ME
недеља понедјељак уторак сриједа четвртак петак субота
нед пон уто сри чет пет суб
јануар фебруар март април мај јун јул август септембар октобар новембар децембар
јан феб мар апр мај јун јул авг сеп окт нов дец

sr-Latn-BA
nedjelja ponedeljak utorak srijeda četvrtak petak subota
ned pon ut sr čet pet sub
januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
jan feb mart apr maj jun jul avg sept okt nov dec

sr-Latn-ME
nedjelja ponedeljak utorak srijeda četvrtak petak subota
ned. pon. ut. sr. čet. pet. sub.
januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
jan. feb. mart apr. maj jun jul avg. sept. okt. nov. dec.

sr-Latn-RS
nedelja ponedeljak utorak sreda četvrtak petak subota
ned pon uto sre čet pet sub
januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
jan feb mar apr maj jun jul avg sep okt nov dec

sr-Latn-XK
nedelja ponedeljak utorak sreda četvrtak petak subota
ned. pon. ut. sr. čet. pet. sub.
januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
jan. feb. mart apr. maj jun jul avg. sept. okt. nov. dec.

ss
Lisontfo uMsombuluko Lesibili Lesitsatfu Lesine Lesihlanu uMgcibelo
Son Mso Bil Tsa Ne Hla Mgc
Bhimbidvwane iNdlovana iNdlovu-lenkhulu Mabasa iNkhwekhweti iNhlaba Kholwane iNgci iNyoni iMphala Lweti iNgongoni
Bhi Van Vol Mab Nkh Nhl Kho Ngc Nyo Mph Lwe Ngo

ssy
Naba_Sambat Sani Salus Rabuq Camus Jumqata Qunxa_Sambat
Nab San Sal Rab Cam Jum Qun
Qunxa_Garablu Kudo Ciggilta_Kudo Agda_Baxis Caxah_Alsa Qasa_Dirri Qado_Dirri Liiqen Waysu Diteli Ximoli Kaxxa_Garablu
Qun Nah Cig Agd Cax Qas Qad Leq Way Dit Xim Kax

st
Sontaha Mmantaha Labobedi Laboraru Labone Labohlane Moqebelo
Son Mma Bed Rar Ne Hla Moq
Phesekgong Hlakola Hlakubele Mmese Motsheanong Phupjane Phupu Phata Leotshe Mphalane Pundungwane Tshitwe
Phe Kol Ube Mme Mot Jan Upu Pha Leo Mph Pun Tsh

sv
söndag måndag tisdag onsdag torsdag fredag lördag
sön mån tis ons tors fre lör
januari februari mars april maj juni juli augusti september oktober november december
jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.

sv-SE
söndag måndag tisdag onsdag torsdag fredag lördag
sön mån tis ons tor fre lör
januari februari mars april maj juni juli augusti september oktober november december
jan feb mar apr maj jun jul aug sep okt nov dec

syr
ܚܕ~ܒܫܒܐ ܬܪܝܢ~ܒܫܒܐ ܬܠܬܐ~ܒܫܒܐ ܐܪܒܥܐ~ܒܫܒܐ ܚܡܫܐ~ܒܫܒܐ ܥܪܘܒܬܐ ܫܒܬܐ
܏ܐ~܏ܒܫ ܏ܒ~܏ܒܫ ܏ܓ~܏ܒܫ ܏ܕ~܏ܒܫ ܏ܗ~܏ܒܫ ܏ܥܪܘܒ ܏ܫܒ
ܟܢܘܢ~ܐܚܪܝ ܫܒܛ ܐܕܪ ܢܝܣܢ ܐܝܪ ܚܙܝܪܢ ܬܡܘܙ ܐܒ ܐܝܠܘܠ ܬܫܪܝ~ܩܕܝܡ ܬܫܪܝ~ܐܚܪܝ ܟܢܘܢ~ܩܕܝܡ
܏ܟܢ~܏ܒ ܫܒܛ ܐܕܪ ܢܝܣܢ ܐܝܪ ܚܙܝܪܢ ܬܡܘܙ ܐܒ ܐܝܠܘܠ ܏ܬܫ~܏ܐ ܏ܬܫ~܏ܒ ܏ܟܢ~܏ܐ

ta
ஞாயிறு திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி
ஞாயி. திங். செவ். புத. வியா. வெள். சனி
ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்
ஜன. பிப். மார். ஏப். மே ஜூன் ஜூலை ஆக. செப். அக். நவ. டிச.

ta-IN
ஞாயிற்றுக்கிழமை திங்கள்கிழமை செவ்வாய்க்கிழமை புதன்கிழமை வியாழக்கிழமை வெள்ளிக்கிழமை சனிக்கிழமை
ஞாயிறு திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி
ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்
ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்

te
ఆదివారం సోమవారం మంగళవారం బుధవారం గురువారం శుక్రవారం శనివారం
ఆది. సోమ. మంగళ. బుధ. గురు. శుక్ర. శని.
జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జూలై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్
జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జూలై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్

tg-Cyrl-TJ
якшанбе душанбе сешанбе чоршанбе панҷшанбе ҷумъа шанбе
пкш дшб сшб чшб пшб ҷум шнб
январ феврал март апрел май июн июл август сентябр октябр ноябр декабр
янв фев мар апр май июн июл авг сен окт ноя дек

th
อาทิตย์ จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์
อา. จ. อ. พ. พฤ. ศ. ส.
มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.

ti
ሰንበት ሰኑይ ሠሉስ ረቡዕ ኃሙስ ዓርቢ ቀዳም
ሰን ሰኑ ሰሉ ረቡ ሓሙ ዓር ቀዳ
ጥሪ ለካቲት መጋቢት ሚያዝያ ግንቦት ሰነ ሓምለ ነሓሰ መስከረም ጥቅምቲ ሕዳር ታሕሳስ
ጥሪ ለካ መጋ ሚያ ግን ሰነ ሓም ነሓ መስ ጥቅ ሕዳ ታሕ

tk
Ýekşenbe Duşenbe Sişenbe Çarşenbe Penşenbe Anna Şenbe
Ýb Db Sb Çb Pb An Şb
Ýanwar Fewral Mart Aprel Maý lýun lýul Awgust Sentýabr Oktýabr Noýabr Dekabr
Ýan Few Mart Apr Maý lýun lýul Awg Sen Okt Noý Dek

tn
Tshipi Mosopulogo Labobedi Laboraro Labone Labotlhano Matlhatso
Tsh Mos Labb Labr Labn Labt Mat
Ferikgong Tlhakole Mopitlo Moranang Motsheganang Seetebosigo Phukwi Phatwe Lwetse Diphalane Ngwanatsele Sedimonthole
Fer Tlh Mop Mor Mot See Phu Pha Lwe Dip Ngw Sed

to
Sāpate Mōnite Tūsite Pulelulu Tuʻapulelulu Falaite Tokonaki
Sāp Mōn Tūs Pul Tuʻa Fal Tok
Sānuali Fēpueli Maʻasi ʻEpeleli Mē Sune Siulai ʻAokosi Sepitema ʻOkatopa Nōvema Tīsema
Sān Fēp Maʻa ʻEpe Mē Sun Siu ʻAok Sep ʻOka Nōv Tīs

ts
Sonta Musumbhunuku Ravumbirhi Ravunharhu Ravumune Ravuntlhanu Mugqivela
Son Mus Bir Har Ne Tlh Mug
Sunguti Nyenyenyani Nyenyankulu Dzivamisoko Mudyaxihi Khotavuxika Mawuwani Mhawuri Ndzhati Nhlangula Hukuri N’wendzamhala
Sun Yan Kul Dzi Mud Kho Maw Mha Ndz Nhl Huk N’w

tt
якшәмбе дүшәмбе сишәмбе чәршәмбе пәнҗешәмбе җомга шимбә
якш. дүш. сиш. чәрш. пәнҗ. җом. шим.
гыйнвар февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
гыйн. фев. мар. апр. май июнь июль авг. сен. окт. нояб. дек.

tzm-Arab-MA
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر

tzm-Latn-DZ
lh'ed letnayen ttlata larebâa lexmis ldjemâa ssebt
lh'd let ttl lar lex ldj sse
Yennayer Furar Meghres Yebrir Magu Yunyu Yulyu Ghuct Cutenber Tuber Nunember Dujanbir
Yen Fur Megh Yeb May Yun Yul Ghu Cut Tub Nun Duj

tzm-Latn-MA
Asamas Aynas Asinas Akras Akwas Asimwas Asiḍyas
Asa Ayn Asn Akr Akw Asm Asḍ
Yennayer Yebrayer Mars Ibrir Mayyu Yunyu Yulyuz Ɣuct Cutanbir Kṭuber Nwanbir Dujanbir
Yen Yeb Mar Ibr May Yun Yul Ɣuc Cut Kṭu Nwa Duj

tzm-Tfng-MA
ⴰⵙⴰⵎⴰⵙ ⴰⵢⵏⴰⵙ ⴰⵙⵉⵏⴰⵙ ⴰⴽⵕⴰⵙ ⴰⴽⵡⴰⵙ ⴰⵙⵉⵎⵡⴰⵙ ⴰⵙⵉⴹⵢⴰⵙ
ⵙⵎⵙ ⵢⵏⵙ ⵙⵏⵙ ⴽⵕⵙ ⴽⵡⵙ ⵙⵎⵡ ⵙⴹⵙ
ⵉⵏⵏⴰⵢⵔ ⴱⵕⴰⵢⵕ ⵎⴰⵕⵚ ⵉⴱⵔⵉⵔ ⵎⴰⵢⵢⵓ ⵢⵓⵏⵢⵓ ⵢⵓⵍⵢⵓⵣ ⵖⵓⵛⵜ ⵛⵓⵜⴰⵏⴱⵉⵔ ⴽⵜⵓⴱⵕ ⵏⵓⵡⴰⵏⴱⵉⵔ ⴷⵓⵊⴰⵏⴱⵉⵔ
ⵏⵢⵔ ⴱⵕⵢ ⵎⵕⵚ ⴱⵔⵔ ⵎⵢⵢ ⵢⵏⵢ ⵢⵍⵢ ⵖⵛⵜ ⵛⵜⵏ ⴽⵜⴱ ⵏⵡⴱ ⴷⵊⵏ

ug
يەكشەنبە دۈشەنبە سەيشەنبە چارشەنبە پەيشەنبە جۈمە شەنبە
يە دۈ سە چا پە جۈ شە
يانۋار فېۋرال مارت ئاپرېل ماي ئىيۇن ئىيۇل ئاۋغۇست سېنتەبىر ئۆكتەبىر نويابىر دېكابىر
1-ئاي 2-ئاي 3-ئاي 4-ئاي 5-ئاي 6-ئاي 7-ئاي 8-ئاي 9-ئاي 10-ئاي 11-ئاي 12-ئاي

uk
неділя понеділок вівторок середа четвер п'ятниця субота
Нд Пн Вт Ср Чт Пт Сб
січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
Січ Лют Бер Кві Тра Чер Лип Сер Вер Жов Лис Гру
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня

ur
اتوار پیر منگل بدھ جمعرات جمعہ ہفتہ
اتوار پیر منگل بدھ جمعرات جمعہ ہفتہ
جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر

ur-PK
اتوار پير منگل بدھ جمعرات جمعه هفته
اتوار پير منگل بدھ جمعرات جمعه هفته
جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر

vai-Latn-LR
lahadi tɛɛnɛɛ talata alaba aimisa aijima siɓiti
lahadi tɛɛnɛɛ talata alaba aimisa aijima siɓiti
luukao_kemã ɓandaɓu vɔɔ fulu goo 6 7 kɔnde saah galo kenpkato_ɓololɔ luukao_lɔma
luukao_kemã ɓandaɓu vɔɔ fulu goo 6 7 kɔnde saah galo kenpkato_ɓololɔ luukao_lɔma

vai-Vaii-LR
ꕞꕌꔵ ꗳꗡꘉ ꕚꕞꕚ ꕉꕞꕒ ꕉꔤꕆꕢ ꕉꔤꕀꕮ ꔻꔬꔳ
ꕞꕌꔵ ꗳꗡꘉ ꕚꕞꕚ ꕉꕞꕒ ꕉꔤꕆꕢ ꕉꔤꕀꕮ ꔻꔬꔳ
ꖨꖕ_ꕪꕴ_ꔞꔀꕮꕊ ꕒꕡꖝꖕ ꕾꖺ ꖢꖕ ꖑꕱ ꖱꘋ ꖱꕞꔤ ꗛꔕ ꕢꕌ ꕭꖃ ꔞꘋꕔꕿ_ꕸꖃꗏ ꖨꖕ_ꕪꕴ_ꗏꖺꕮꕊ
ꖨꖕꔞ ꕒꕡ ꕾꖺ ꖢꖕ ꖑꕱ ꖱꘋ ꖱꕞ ꗛꔕ ꕢꕌ ꕭꖃ ꔞꘋ ꖨꖕꗏ

ve
Swondaha Musumbuluwo Ḽavhuvhili Ḽavhuraru Ḽavhuṋa Ḽavhuṱanu Mugivhela
Swo Mus Vhi Rar Ṋa Ṱan Mug
Phando Luhuhi Ṱhafamuhwe Lambamai Shundunthule Fulwi Fulwana Ṱhangule Khubvumedzi Tshimedzi Ḽara Nyendavhusiku
Pha Luh Ṱhf Lam Shu Lwi Lwa Ṱha Khu Tsh Ḽar Nye

vi
Chủ_Nhật Thứ_Hai Thứ_Ba Thứ_Tư Thứ_Năm Thứ_Sáu Thứ_Bảy
CN T2 T3 T4 T5 T6 T7
Tháng_Giêng Tháng_Hai Tháng_Ba Tháng_Tư Tháng_Năm Tháng_Sáu Tháng_Bảy Tháng_Tám Tháng_Chín Tháng_Mười Tháng_Mười_Một Tháng_Mười_Hai
Thg1 Thg2 Thg3 Thg4 Thg5 Thg6 Thg7 Thg8 Thg9 Thg10 Thg11 Thg12

vo
sudel mudel tudel vedel dödel fridel zädel
su. mu. tu. ve. dö. fr. zä.
yanul febul mäzul prilul mayul yunul yulul gustul setul tobul novul dekul
yan feb mäz prl may yun yul gst set tob nov dek

wo
Dibéer Altine Talaata Àllarba Alxames Àjjuma Gaawu
Dib. Alt. Tal. Àll. Alx. Àjj. Gaa.
Samwiye Fewriye Maars Awril Me Suwe Sullet Ut Septàmbar Oktoobar Noowàmbar Desàmbar
Sam. Few. Maa Awr. Me Suw Sul. Ut Sept. Okt. Now. Des.

xh
Cawe Mvulo Lwesibini Lwesithathu Lwesine Lwesihlanu Mgqibelo
Caw Mvu Bin Tha Sin Hla Mgq
Janyuwari Februwari Matshi Epreli Meyi Juni Julayi Agasti Septemba Okthoba Novemba Disemba
Jan Feb Mat Epr Mey Jun Jul Aga Sep Okt Nov Dis

yi
זונטיק מאָנטיק דינסטיק מיטוואך דאנערשטיק פֿרײַטיק שבת
זונטיק מאָנטיק דינסטיק מיטוואך דאנערשטיק פֿרײַטיק שבת
יאַנואַר פֿעברואַר מערץ אַפּריל מיי יוני יולי אויגוסט סעפּטעמבער אקטאבער נאוועמבער דעצעמבער
יאַנ פֿעב מערץ אַפּר מיי יוני יולי אויג סעפּ אקט נאוו דעצ

yo
Ɔjɔ́_Àìkú Ɔjɔ́_Ajé Ɔjɔ́_Ìsɛ́gun Ɔjɔ́rú Ɔjɔ́bɔ Ɔjɔ́_Ɛtì Ɔjɔ́_Àbámɛ́ta
Àìkú Ajé Ìsɛ́gun Ɔjɔ́rú Ɔjɔ́bɔ Ɛtì Àbámɛ́ta
Oshù_Shɛ́rɛ́ Oshù_Èrèlè Oshù_Ɛrɛ̀nà Oshù_Ìgbé Oshù_Ɛ̀bibi Oshù_Òkúdu Oshù_Agɛmɔ Oshù_Ògún Oshù_Owewe Oshù_Ɔ̀wàrà Oshù_Bélú Oshù_Ɔ̀pɛ̀
Shɛ́rɛ́ Èrèlè Ɛrɛ̀nà Ìgbé Ɛ̀bibi Òkúdu Agɛmɔ Ògún Owewe Ɔ̀wàrà Bélú Ɔ̀pɛ̀

yo-NG
Ọjọ́_Àìkú Ọjọ́_Ajé Ọjọ́_Ìsẹ́gun Ọjọ́rú Ọjọ́bọ Ọjọ́_Ẹtì Ọjọ́_Àbámẹ́ta
Àìkú Ajé Ìsẹ́gun Ọjọ́rú Ọjọ́bọ Ẹtì Àbámẹ́ta
Oṣù_Ṣẹ́rẹ́ Oṣù_Èrèlè Oṣù_Ẹrẹ̀nà Oṣù_Ìgbé Oṣù_Ẹ̀bibi Oṣù_Òkúdu Oṣù_Agẹmọ Oṣù_Ògún Oṣù_Owewe Oṣù_Ọ̀wàrà Oṣù_Bélú Oṣù_Ọ̀pẹ̀
Ṣẹ́rẹ́ Èrèlè Ẹrẹ̀nà Ìgbé Ẹ̀bibi Òkúdu Agẹmọ Ògún Owewe Ọ̀wàrà Bélú Ọ̀pẹ̀

zgh-Tfng-MA
ⴰⵙⴰⵎⴰⵙ ⴰⵢⵏⴰⵙ ⴰⵙⵉⵏⴰⵙ ⴰⴽⵕⴰⵙ ⴰⴽⵡⴰⵙ ⴰⵙⵉⵎⵡⴰⵙ ⴰⵙⵉⴹⵢⴰⵙ
ⴰⵙⴰ ⴰⵢⵏ ⴰⵙⵉ ⴰⴽⵕ ⴰⴽⵡ ⴰⵙⵉⵎ ⴰⵙⵉⴹ
ⵉⵏⵏⴰⵢⵔ ⴱⵕⴰⵢⵕ ⵎⴰⵕⵚ ⵉⴱⵔⵉⵔ ⵎⴰⵢⵢⵓ ⵢⵓⵏⵢⵓ ⵢⵓⵍⵢⵓⵣ ⵖⵓⵛⵜ ⵛⵓⵜⴰⵏⴱⵉⵔ ⴽⵜⵓⴱⵔ ⵏⵓⵡⴰⵏⴱⵉⵔ ⴷⵓⵊⴰⵏⴱⵉⵔ
ⵉⵏⵏ ⴱⵕⴰ ⵎⴰⵕ ⵉⴱⵔ ⵎⴰⵢ ⵢⵓⵏ ⵢⵓⵍ ⵖⵓⵛ ⵛⵓⵜ ⴽⵜⵓ ⵏⵓⵡ ⴷⵓⵊ

zh
星期日 星期一 星期二 星期三 星期四 星期五 星期六
周日 周一 周二 周三 周四 周五 周六
一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月
1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月

zh-HK zh-MO zh-TW
星期日 星期一 星期二 星期三 星期四 星期五 星期六
週日 週一 週二 週三 週四 週五 週六
一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月
一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月

zh-SG
星期日 星期一 星期二 星期三 星期四 星期五 星期六
周日 周一 周二 周三 周四 周五 周六
一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月
一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月
`
