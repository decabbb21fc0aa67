/** The words of one language: yes and no, and the texts of SuperOffice's quote line status. */
interface Words {
  readonly yes: string
  readonly no: string
  /** OK, OK with information, warning and error; left out where SuperOffice ships no such language. */
  readonly status?: readonly [ok: string, okWithInfo: string, warning: string, error: string]
}

const norwegian: Words = {
  yes: 'Ja',
  no: 'Nei',
  status: ['OK', 'OK med informasjon', 'Advarsel', 'Feil'],
}

/**
 * By ISO 639 code: the languages that SuperOffice ships, and other official ones of the EEA, Switzerland and the
 * United Kingdom. Irish, Welsh and Gaelic answer with the verb of the question; theirs are the usual ones.
 */
const words = new Map<string, Words>([
  ['ar', { yes: 'نعم', no: 'لا' }],
  ['bg', { yes: 'Да', no: 'Не' }],
  ['br', { yes: 'Ya', no: 'Nann' }],
  ['ca', { yes: 'Sí', no: 'No' }],
  ['co', { yes: 'Iè', no: 'Nò' }],
  ['cs', { yes: 'Ano', no: 'Ne', status: ['OK', 'OK s informací', 'Varování', 'Chyba'] }],
  ['cy', { yes: 'Ie', no: 'Na' }],
  ['da', { yes: 'Ja', no: 'Nej', status: ['OK', 'OK med oplysninger', 'Advarsel', 'Fejl'] }],
  ['de', { yes: 'Ja', no: 'Nein', status: ['OK', 'OK mit Information', 'Warnung', 'Fehler'] }],
  ['dsb', { yes: 'Jo', no: 'Ně' }],
  ['el', { yes: 'Ναι', no: 'Όχι' }],
  ['en', { yes: 'Yes', no: 'No', status: ['OK', 'OK with information', 'Warning', 'Error'] }],
  ['es', { yes: 'Sí', no: 'No', status: ['OK', 'OK con información', 'Advertencia', 'Error'] }],
  ['et', { yes: 'Jah', no: 'Ei' }],
  ['eu', { yes: 'Bai', no: 'Ez' }],
  ['fi', { yes: 'Kyllä', no: 'Ei', status: ['OK', 'OK, lisätietoja', 'Varoitus', 'Virhe'] }],
  ['fo', { yes: 'Ja', no: 'Nei' }],
  ['fr', { yes: 'Oui', no: 'Non', status: ['OK', 'OK avec information', 'Avertissement', 'Erreur'] }],
  ['fy', { yes: 'Ja', no: 'Nee' }],
  ['ga', { yes: 'Tá', no: 'Níl' }],
  ['gd', { yes: 'Tha', no: 'Chan eil' }],
  ['gl', { yes: 'Si', no: 'Non' }],
  ['hr', { yes: 'Da', no: 'Ne' }],
  ['hsb', { yes: 'Haj', no: 'Ně' }],
  ['hu', { yes: 'Igen', no: 'Nem' }],
  ['is', { yes: 'Já', no: 'Nei', status: ['Í lagi', 'Í lagi með upplýsingum', 'Viðvörun', 'Villa'] }],
  ['it', { yes: 'Sì', no: 'No', status: ['OK', 'OK con informazioni', 'Avviso', 'Errore'] }],
  ['ja', { yes: 'はい', no: 'いいえ', status: ['OK', 'OK (情報あり)', '警告', 'エラー'] }],
  ['kl', { yes: 'Aap', no: 'Naamik' }],
  ['lb', { yes: 'Jo', no: 'Nee' }],
  ['lt', { yes: 'Taip', no: 'Ne' }],
  ['lv', { yes: 'Jā', no: 'Nē' }],
  ['mt', { yes: 'Iva', no: 'Le' }],
  ['nb', norwegian],
  ['nl', { yes: 'Ja', no: 'Nee', status: ['OK', 'OK met informatie', 'Waarschuwing', 'Fout'] }],
  ['nn', { yes: 'Ja', no: 'Nei', status: ['OK', 'OK med informasjon', 'Åtvaring', 'Feil'] }],
  ['no', norwegian],
  ['oc', { yes: 'Òc', no: 'Non' }],
  ['pl', { yes: 'Tak', no: 'Nie', status: ['OK', 'OK z informacją', 'Ostrzeżenie', 'Błąd'] }],
  ['pt', { yes: 'Sim', no: 'Não', status: ['OK', 'OK com informações', 'Aviso', 'Erro'] }],
  ['rm', { yes: 'Gea', no: 'Na' }],
  ['ro', { yes: 'Da', no: 'Nu' }],
  ['ru', { yes: 'Да', no: 'Нет', status: ['OK', 'OK с информацией', 'Предупреждение', 'Ошибка'] }],
  ['se', { yes: 'Juo', no: 'Ii' }],
  ['sk', { yes: 'Áno', no: 'Nie' }],
  ['sl', { yes: 'Da', no: 'Ne' }],
  ['sv', { yes: 'Ja', no: 'Nej', status: ['OK', 'OK med information', 'Varning', 'Fel'] }],
  ['tr', { yes: 'Evet', no: 'Hayır' }],
  ['uk', { yes: 'Так', no: 'Ні', status: ['OK', 'OK з інформацією', 'Попередження', 'Помилка'] }],
  ['zh', { yes: '是', no: '否', status: ['OK', 'OK（有信息）', '警告', '错误'] }],
])

/** How a language says yes or no; undefined for a language that is not known. */
export function booleanWord(language: string, value: boolean): string | undefined {
  const known = words.get(language)
  return value ? known?.yes : known?.no
}

/**
 * The text of a quote line's status (`OK`, `OKWithInfo`, `Warning`, `Error`, in any case); undefined for a
 * language or a status that is not known.
 */
export function statusWord(language: string, status: string): string | undefined {
  const [ok, okWithInfo, warning, error] = words.get(language)?.status ?? []
  switch (status.toLowerCase()) {
    case 'ok':
      return ok
    case 'okwithinfo':
      return okWithInfo
    case 'warning':
      return warning
    case 'error':
      return error
    default:
      return undefined
  }
}
