/** `quotewright fetch`: saves a quote of SuperOffice as a snapshot, which is rendered without SuperOffice. */
import { resolve } from 'node:path'
import type { Problem, QuoteSelector, Result, Template } from '../model.js'
import { writeDocument } from '../output/write-document.js'
import { outputExists, outputIsInput, unexpectedFailure } from '../problem.js'
import { type Finding, hasSeverity } from '../report.js'
import type { JsonObject } from '../source/find-property.js'
import { isReplaceable } from '../source/is-replaceable.js'
import { nameSelector } from '../source/name-selector.js'
import { type LiveSource, openLiveSource } from './live-source.js'
import { readTemplate } from './read-template.js'
import { showProblems } from './show-problems.js'
import type { ExitStatus, World } from './world.js'

export interface FetchRequest {
  readonly selector: QuoteSelector
  /** What these do not need is left out; everything is fetched when there are none. */
  readonly templates: readonly string[]
  readonly culture: string | undefined
  /** A file; standard output unless told, or for `-`. */
  readonly out: string | undefined
}

export async function fetchToFile(request: FetchRequest, world: World): Promise<ExitStatus> {
  const source = openLiveSource(world)
  const findings: Finding[] = []
  const collect = async <T>(file: string, act: () => Promise<Result<T>>): Promise<T | undefined> => {
    const { value, problems } = await attempt(act)
    for (const problem of problems) findings.push({ file, problem })
    return value
  }
  const out = request.out === '-' ? undefined : request.out
  if (out !== undefined) await collect(out, () => checkOutput(out, { request, world }))
  const templates: Template[] = []
  for (const file of hasSeverity(findings, 'error') ? [] : request.templates) {
    const template = await collect(file, () =>
      readTemplate(file, { inputs: world, live: { source, selector: request.selector } }),
    )
    if (template !== undefined) templates.push(template)
  }
  if (!hasSeverity(findings, 'error')) {
    const { shown } = nameSelector(request.selector)
    const snapshot = await collect(shown, () => fetchSnapshot(request, { source, templates }))
    if (snapshot !== undefined) await collect(out ?? shown, () => write(snapshot, { out, world }))
  }
  showProblems([findings], { world, severities: ['error', 'warning'] })
  return hasSeverity(findings, 'error') ? 1 : 0
}

async function attempt<T>(act: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await act()
  } catch (error) {
    return { value: undefined, problems: [unexpectedFailure(error)] }
  }
}

const fetchSnapshot = (
  { selector, culture }: FetchRequest,
  { source, templates }: { readonly source: LiveSource; readonly templates: readonly Template[] },
): Promise<Result<JsonObject>> =>
  source.fetchSnapshot(selector, {
    ...(culture === undefined ? {} : { culture }),
    ...(templates.length === 0 ? {} : { templates }),
  })

/** A file that the run reads, or that is no snapshot, is not written over. */
async function checkOutput(
  out: string,
  { request, world }: { readonly request: FetchRequest; readonly world: World },
): Promise<Result<string>> {
  const path = resolve(world.folder, out)
  if (request.templates.some((template) => resolve(world.folder, template) === path)) {
    return { value: undefined, problems: [outputIsInput(out, '--out')] }
  }
  const isFree = await isReplaceable(path)
  return isFree ? { value: path, problems: [] } : { value: undefined, problems: [outputExists(out)] }
}

/** Writes a snapshot whole, and tells programs its path; or else prints it. */
async function write(
  snapshot: JsonObject,
  { out, world }: { readonly out: string | undefined; readonly world: World },
): Promise<Result<string>> {
  const text = `${JSON.stringify(snapshot, undefined, 2)}\n`
  const problems: readonly Problem[] =
    out === undefined
      ? []
      : await writeDocument(Buffer.from(text), { path: resolve(world.folder, out), shownPath: out })
  if (problems.length === 0) world.standardOutput.write(out === undefined ? text : `${out}\n`)
  return problems.length === 0 ? { value: text, problems: [] } : { value: undefined, problems: [...problems] }
}
