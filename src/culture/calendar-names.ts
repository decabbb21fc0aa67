/** The names of days and months in one language. */
export interface CalendarNames {
  /** Sunday first. */
  readonly days: readonly string[]
  /** January first; the form that stands alone. */
  readonly months: readonly string[]
  /** The form that stands beside a day, where the language has another one: `23 września`. */
  readonly genitiveMonths?: readonly string[]
}

const list = (names: string): readonly string[] => names.split(' ')

export const norwegian: CalendarNames = {
  days: list('søndag mandag tirsdag onsdag torsdag fredag lørdag'),
  months: list('januar februar mars april mai juni juli august september oktober november desember'),
}

export const nynorsk: CalendarNames = {
  days: list('søndag måndag tysdag onsdag torsdag fredag laurdag'),
  months: norwegian.months,
}

export const danish: CalendarNames = {
  days: norwegian.days,
  months: list('januar februar marts april maj juni juli august september oktober november december'),
}

export const swedish: CalendarNames = {
  days: list('söndag måndag tisdag onsdag torsdag fredag lördag'),
  months: list('januari februari mars april maj juni juli augusti september oktober november december'),
}

export const finnish: CalendarNames = {
  days: list('sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai'),
  months: list(
    'tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu',
  ),
  genitiveMonths: list(
    'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  ),
}

export const german: CalendarNames = {
  days: list('Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'),
  months: list('Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
}

export const austrian: CalendarNames = {
  days: german.days,
  months: list('Jänner Februar März April Mai Juni Juli August September Oktober November Dezember'),
}

export const dutch: CalendarNames = {
  days: list('zondag maandag dinsdag woensdag donderdag vrijdag zaterdag'),
  months: list('januari februari maart april mei juni juli augustus september oktober november december'),
}

export const french: CalendarNames = {
  days: list('dimanche lundi mardi mercredi jeudi vendredi samedi'),
  months: list('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
}

export const english: CalendarNames = {
  days: list('Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
  months: list('January February March April May June July August September October November December'),
}

export const icelandic: CalendarNames = {
  days: list('sunnudagur mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur'),
  months: list('janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember'),
}

export const spanish: CalendarNames = {
  days: list('domingo lunes martes miércoles jueves viernes sábado'),
  months: list('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
}

export const italian: CalendarNames = {
  days: list('domenica lunedì martedì mercoledì giovedì venerdì sabato'),
  months: list(
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  ),
}

export const portuguese: CalendarNames = {
  days: list('domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado'),
  months: list('janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'),
}

export const polish: CalendarNames = {
  days: list('niedziela poniedziałek wtorek środa czwartek piątek sobota'),
  months: list(
    'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień',
  ),
  genitiveMonths: list(
    'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  ),
}

export const czech: CalendarNames = {
  days: list('neděle pondělí úterý středa čtvrtek pátek sobota'),
  months: list('leden únor březen duben květen červen červenec srpen září říjen listopad prosinec'),
  genitiveMonths: list('ledna února března dubna května června července srpna září října listopadu prosince'),
}

export const arabic: CalendarNames = {
  days: list('الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت'),
  months: list('يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'),
}

export const japanese: CalendarNames = {
  days: list('日曜日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日'),
  months: list('1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月'),
}

export const chinese: CalendarNames = {
  days: list('星期日 星期一 星期二 星期三 星期四 星期五 星期六'),
  months: list('一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月'),
}
