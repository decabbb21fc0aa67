import { isCarrier } from './select-properties.js'

/** SuperOffice's codes of the languages that samples come in. */
const codes: Readonly<Record<string, string>> = {
  en: 'US',
  no: 'NO',
  nb: 'NO',
  de: 'GE',
  fr: 'FR',
  it: 'IT',
  sv: 'SW',
  da: 'DA',
  nl: 'NL',
}

/** What a language header does to an answer: of texts such as `US:"piece";GE:"Stück"` only that language is left. */
export function translateTexts(answer: unknown, language: string): unknown {
  if (typeof answer === 'string') return translateText(answer, codes[language.slice(0, 2).toLowerCase()])
  if (Array.isArray(answer)) return answer.map((item: unknown) => translateTexts(item, language))
  if (!isCarrier(answer)) return answer
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, translateTexts(value, language)]),
  )
}

function translateText(text: string, code = 'US'): string {
  if (!/^(?:[A-Z]{2}:"[^"]*"(?:;|$))+$/.test(text)) return text
  const texts = new Map(Array.from(text.matchAll(/([A-Z]{2}):"([^"]*)"/g), ([, key, value]) => [key, value]))
  return texts.get(code) ?? texts.get('US') ?? text
}
