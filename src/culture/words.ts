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

/** By ISO 639-1 code: the languages that SuperOffice ships, and those of the cultures that Quotewright knows. */
const words = new Map<string, Words>([
  ['ar', { yes: 'نعم', no: 'لا' }],
  ['cs', { yes: 'Ano', no: 'Ne', status: ['OK', 'OK s informací', 'Varování', 'Chyba'] }],
  ['da', { yes: 'Ja', no: 'Nej', status: ['OK', 'OK med oplysninger', 'Advarsel', 'Fejl'] }],
  ['de', { yes: 'Ja', no: 'Nein', status: ['OK', 'OK mit Information', 'Warnung', 'Fehler'] }],
  ['en', { yes: 'Yes', no: 'No', status: ['OK', 'OK with information', 'Warning', 'Error'] }],
  ['es', { yes: 'Sí', no: 'No', status: ['OK', 'OK con información', 'Advertencia', 'Error'] }],
  ['fi', { yes: 'Kyllä', no: 'Ei', status: ['OK', 'OK, lisätietoja', 'Varoitus', 'Virhe'] }],
  ['fr', { yes: 'Oui', no: 'Non', status: ['OK', 'OK avec information', 'Avertissement', 'Erreur'] }],
  ['is', { yes: 'Já', no: 'Nei', status: ['Í lagi', 'Í lagi með upplýsingum', 'Viðvörun', 'Villa'] }],
  ['it', { yes: 'Sì', no: 'No', status: ['OK', 'OK con informazioni', 'Avviso', 'Errore'] }],
  ['ja', { yes: 'はい', no: 'いいえ', status: ['OK', 'OK (情報あり)', '警告', 'エラー'] }],
  ['nb', norwegian],
  ['nl', { yes: 'Ja', no: 'Nee', status: ['OK', 'OK met informatie', 'Waarschuwing', 'Fout'] }],
  ['nn', { yes: 'Ja', no: 'Nei', status: ['OK', 'OK med informasjon', 'Åtvaring', 'Feil'] }],
  ['no', norwegian],
  ['pl', { yes: 'Tak', no: 'Nie', status: ['OK', 'OK z informacją', 'Ostrzeżenie', 'Błąd'] }],
  ['pt', { yes: 'Sim', no: 'Não', status: ['OK', 'OK com informações', 'Aviso', 'Erro'] }],
  ['ru', { yes: 'Да', no: 'Нет', status: ['OK', 'OK с информацией', 'Предупреждение', 'Ошибка'] }],
  ['sv', { yes: 'Ja', no: 'Nej', status: ['OK', 'OK med information', 'Varning', 'Fel'] }],
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
