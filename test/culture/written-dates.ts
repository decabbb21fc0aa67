/**
 * How .NET on Windows 10 writes dates and times in the cultures of SuperOffice's markets: written out culture by culture,
 * without patterns, to compare with what the patterns of the table of cultures print.
 */
import type { DateFormat } from '../../src/culture/format-date.js'
import type { DateValue } from '../../src/date-value.js'

type Written = Readonly<Record<DateFormat, string>>

/** The parts of a date as they may be written: one letter for no zero in front. */
interface Parts {
  readonly d: number
  readonly dd: string
  readonly m: number
  readonly mm: string
  readonly yyyy: string
  readonly month: string
  readonly weekday: string
}

interface Writing {
  /** Twelve months as they stand beside a day, and seven days from Sunday, where the long date has them. */
  readonly months?: string
  readonly days?: string
  readonly short: (parts: Parts) => string
  readonly long: (parts: Parts) => string
  /** The time of day to the minute and to the second. */
  readonly clock: (time: DateValue) => readonly [string, string]
}

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`)

const clock24 =
  (hourOf: (hour: number) => string | number, sign = ':'): Writing['clock'] =>
  ({ hour, minute, second }) => {
    const minutes = `${hourOf(hour)}${sign}${two(minute)}`
    return [minutes, `${minutes}${sign}${two(second)}`]
  }

const clock12 =
  (hourOf: (hour: number) => string | number, [am, pm]: readonly [string, string]): Writing['clock'] =>
  ({ hour, minute, second }) => {
    const ofTwelve = hourOf([12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11][hour % 12] ?? 0)
    const half = hour >= 12 ? pm : am
    return [`${ofTwelve}:${two(minute)} ${half}`, `${ofTwelve}:${two(minute)}:${two(second)} ${half}`]
  }

const plain = (hour: number): number => hour
const padded = clock24(two)
const unpadded = clock24(plain)

const norwegianMonths = 'januar februar mars april mai juni juli august september oktober november desember'
const german = {
  months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  days: 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag',
  short: ({ dd, mm, yyyy }: Parts) => `${dd}.${mm}.${yyyy}`,
  long: ({ weekday, d, month, yyyy }: Parts) => `${weekday}, ${d}. ${month} ${yyyy}`,
  clock: padded,
}
const dutch = {
  months: 'januari februari maart april mei juni juli augustus september oktober november december',
  days: 'zondag maandag dinsdag woensdag donderdag vrijdag zaterdag',
  long: ({ weekday, d, month, yyyy }: Parts) => `${weekday} ${d} ${month} ${yyyy}`,
}
const french = {
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  days: 'dimanche lundi mardi mercredi jeudi vendredi samedi',
  long: ({ weekday, d, month, yyyy }: Parts) => `${weekday} ${d} ${month} ${yyyy}`,
  clock: padded,
}
const english = {
  months: 'January February March April May June July August September October November December',
  days: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday',
}

const writings: Readonly<Record<string, Writing>> = {
  'nb-NO': {
    months: norwegianMonths,
    days: 'søndag mandag tirsdag onsdag torsdag fredag lørdag',
    short: ({ dd, mm, yyyy }) => `${dd}.${mm}.${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday} ${d}. ${month} ${yyyy}`,
    clock: padded,
  },
  'nn-NO': {
    months: norwegianMonths,
    days: 'søndag måndag tysdag onsdag torsdag fredag laurdag',
    short: ({ dd, mm, yyyy }) => `${dd}.${mm}.${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday} ${d}. ${month} ${yyyy}`,
    clock: padded,
  },
  'da-DK': {
    months: 'januar februar marts april maj juni juli august september oktober november december',
    short: ({ dd, mm, yyyy }) => `${dd}-${mm}-${yyyy}`,
    long: ({ d, month, yyyy }) => `${d}. ${month} ${yyyy}`,
    clock: padded,
  },
  'sv-SE': {
    months: 'januari februari mars april maj juni juli augusti september oktober november december',
    short: ({ dd, mm, yyyy }) => `${yyyy}-${mm}-${dd}`,
    long: ({ d, month, yyyy }) => `den ${d} ${month} ${yyyy}`,
    clock: padded,
  },
  'fi-FI': {
    months:
      'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
    days: 'sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai',
    short: ({ d, m, yyyy }) => `${d}.${m}.${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday} ${d}. ${month} ${yyyy}`,
    clock: clock24(plain, '.'),
  },
  'de-DE': german,
  'de-AT': { ...german, months: german.months.replace('Januar', 'Jänner') },
  'de-CH': german,
  'nl-NL': { ...dutch, short: ({ d, m, yyyy }) => `${d}-${m}-${yyyy}`, clock: padded },
  'nl-BE': { ...dutch, short: ({ d, mm, yyyy }) => `${d}/${mm}/${yyyy}`, clock: unpadded },
  'fr-FR': { ...french, short: ({ dd, mm, yyyy }) => `${dd}/${mm}/${yyyy}` },
  'fr-CH': {
    ...french,
    short: ({ dd, mm, yyyy }) => `${dd}.${mm}.${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday}, ${d} ${month} ${yyyy}`,
  },
  'fr-BE': { ...french, short: ({ dd, mm, yyyy }) => `${dd}-${mm}-${yyyy.slice(-2)}` },
  'en-US': {
    ...english,
    short: ({ d, m, yyyy }) => `${m}/${d}/${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday}, ${month} ${d}, ${yyyy}`,
    clock: clock12(plain, ['AM', 'PM']),
  },
  'en-GB': {
    ...english,
    short: ({ dd, mm, yyyy }) => `${dd}/${mm}/${yyyy}`,
    long: ({ dd, month, yyyy }) => `${dd} ${month} ${yyyy}`,
    clock: padded,
  },
  'en-IE': {
    ...english,
    short: ({ dd, mm, yyyy }) => `${dd}/${mm}/${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday} ${d} ${month} ${yyyy}`,
    clock: padded,
  },
  'en-AU': {
    ...english,
    short: ({ d, mm, yyyy }) => `${d}/${mm}/${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday}, ${d} ${month} ${yyyy}`,
    clock: clock12(plain, ['AM', 'PM']),
  },
  'en-CA': {
    ...english,
    short: ({ dd, mm, yyyy }) => `${yyyy}-${mm}-${dd}`,
    long: ({ d, month, yyyy }) => `${month} ${d}, ${yyyy}`,
    clock: clock12(plain, ['AM', 'PM']),
  },
  'is-IS': {
    months: 'janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember',
    days: 'sunnudagur mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur',
    short: ({ d, m, yyyy }) => `${d}.${m}.${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday}, ${d}. ${month} ${yyyy}`,
    clock: padded,
  },
  'es-ES': {
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    days: 'domingo lunes martes miércoles jueves viernes sábado',
    short: ({ dd, mm, yyyy }) => `${dd}/${mm}/${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday}, ${d} de ${month} de ${yyyy}`,
    clock: unpadded,
  },
  'it-IT': {
    months: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    days: 'domenica lunedì martedì mercoledì giovedì venerdì sabato',
    short: ({ dd, mm, yyyy }) => `${dd}/${mm}/${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday} ${d} ${month} ${yyyy}`,
    clock: padded,
  },
  'pt-PT': {
    months: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    short: ({ dd, mm, yyyy }) => `${dd}/${mm}/${yyyy}`,
    long: ({ d, month, yyyy }) => `${d} de ${month} de ${yyyy}`,
    clock: padded,
  },
  'pl-PL': {
    months:
      'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
    days: 'niedziela poniedziałek wtorek środa czwartek piątek sobota',
    short: ({ dd, mm, yyyy }) => `${dd}.${mm}.${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday}, ${d} ${month} ${yyyy}`,
    clock: padded,
  },
  'cs-CZ': {
    months: 'ledna února března dubna května června července srpna září října listopadu prosince',
    days: 'neděle pondělí úterý středa čtvrtek pátek sobota',
    short: ({ dd, mm, yyyy }) => `${dd}.${mm}.${yyyy}`,
    long: ({ weekday, d, month, yyyy }) => `${weekday} ${d}. ${month} ${yyyy}`,
    clock: unpadded,
  },
  'ar-KW': {
    months: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
    short: ({ dd, mm, yyyy }) => `${dd}/${mm}/${yyyy}`,
    long: ({ dd, month, yyyy }) => `${dd} ${month}, ${yyyy}`,
    clock: clock12(two, ['ص', 'م']),
  },
  'ja-JP': {
    short: ({ dd, mm, yyyy }) => `${yyyy}/${mm}/${dd}`,
    long: ({ d, m, yyyy }) => `${yyyy}年${m}月${d}日`,
    clock: unpadded,
  },
  'zh-CN': {
    short: ({ d, m, yyyy }) => `${yyyy}/${m}/${d}`,
    long: ({ d, m, yyyy }) => `${yyyy}年${m}月${d}日`,
    clock: unpadded,
  },
}

export const writtenCultures = Object.keys(writings)

/** A date in all formats. The weekday is told apart from the code that is tested: by Zeller's congruence. */
export function writeDate(culture: string, date: DateValue): Written {
  const writing = writings[culture]
  if (writing === undefined) throw new Error(`${culture} is not written out`)
  const parts: Parts = {
    d: date.day,
    dd: two(date.day),
    m: date.month,
    mm: two(date.month),
    yyyy: `000${date.year}`.slice(-4),
    month: writing.months?.split(' ')[date.month - 1] ?? '',
    weekday: writing.days?.split(' ')[weekdayOf(date)] ?? '',
  }
  const [short, long, [minutes, seconds]] = [writing.short(parts), writing.long(parts), writing.clock(date)]
  return {
    ShortDate: short,
    LongDate: long,
    ShortTime: minutes,
    LongTime: seconds,
    ShortDateTime: `${short} ${minutes}`,
    LongDateTime: `${long} ${minutes}`,
  }
}

/** Zeller's congruence, turned so that 0 is Sunday. */
export function weekdayOf({ year, month, day }: DateValue): number {
  const [shiftedYear, shiftedMonth] = month < 3 ? [year - 1, month + 12] : [year, month]
  const century = Math.floor(shiftedYear / 100)
  const ofCentury = shiftedYear - century * 100
  const sum =
    day +
    Math.floor((13 * (shiftedMonth + 1)) / 5) +
    ofCentury +
    Math.floor(ofCentury / 4) +
    Math.floor(century / 4) +
    5 * century
  return (sum + 6) % 7
}
