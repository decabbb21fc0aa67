/** Files in several languages: `quotation.{language}.docx`. */
import { findCulture } from '../culture/find-culture.js'
import type { Problem } from '../model.js'
import { languageMissing, languagesMissing } from '../problem.js'

export const languageMark = '{language}'

/** A file as a job names it, once its language is known. */
export interface ChosenFile {
  readonly path: string
  readonly problems: readonly Problem[]
}

/** Readers of one of them understand the others. `no` says nothing about which Norwegian it is. */
const norwegian = ['nb', 'no', 'nn'] as const

/** The languages that a text may be in for readers of one, the best first. */
function listLanguages(language: string): readonly string[] {
  const isNorwegian = norwegian.some((each) => each === language)
  if (!isNorwegian) return [language]
  return [language, ...norwegian.filter((each) => each !== language)]
}

/**
 * Chooses the file of a language: its own, one of a language close to it, or else the one without a language.
 * @param path with `{language}`; any other is taken as it is
 * @param culture gives the .NET name; of an unknown one, which the render refuses, the file without a language is taken
 * @param isThere whether a file exists
 */
export function chooseVariant(
  path: string,
  { culture, isThere }: { readonly culture: () => string; readonly isThere: (path: string) => boolean },
): ChosenFile {
  if (!path.includes(languageMark)) return { path, problems: [] }
  const language = findCulture(culture())?.language
  const fallback = leaveOutLanguage(path)
  if (language === undefined) return { path: fallback, problems: [] }
  const wanted = putLanguage(path, language)
  for (const near of listLanguages(language)) {
    const found = writings(near)
      .map((writing) => putLanguage(path, writing))
      .find(isThere)
    if (found === undefined) continue
    const problems = near === language ? [] : [languageMissing(wanted, { used: found, isNear: true })]
    return { path: found, problems }
  }
  const problem = isThere(fallback)
    ? languageMissing(wanted, { used: fallback, isNear: false })
    : languagesMissing(wanted, fallback)
  return { path: fallback, problems: [problem] }
}

const putLanguage = (path: string, language: string): string => path.replaceAll(languageMark, language)

/** File systems may tell `NB` from `nb`; people do not. */
const writings = (language: string): readonly string[] => [
  language,
  language.toUpperCase(),
  `${language.slice(0, 1).toUpperCase()}${language.slice(1)}`,
]

/** The name without a language: the mark goes with the sign before it, or at the beginning of a name with the one behind. */
export const leaveOutLanguage = (path: string): string =>
  path.replace(/(^|[/\\])\{language\}(?:[/\\]|[-._](?=[^/\\]*[-._]))?|[-._]?\{language\}/g, '$1')
