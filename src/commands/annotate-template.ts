/** `quotewright check --annotate`: a copy of a template that shows its problems as comments of Word. */
import { resolve } from 'node:path'
import type { Problem } from '../model.js'
import { writeDocument } from '../output/write-document.js'
import { notAnnotated, outputIsInput } from '../problem.js'
import { readBytes } from '../source/read-bytes.js'
import { annotateDocx } from '../template/docx-annotate.js'
import type { World } from './world.js'

export interface Annotation {
  readonly template: string
  /** The file that the copy is written to. */
  readonly output: string
  readonly problems: readonly Problem[]
}

/**
 * Writes the copy.
 * @returns what went wrong: nothing, or one error. A template that cannot be read is one of its problems already.
 */
export async function annotateTemplate(
  { template, output, problems }: Annotation,
  world: World,
): Promise<readonly Problem[]> {
  const path = resolve(world.folder, output)
  if (path === resolve(world.folder, template)) return [outputIsInput(output, '--annotate')]
  if (problems.some(({ code }) => code === 'template-not-readable')) return []
  const { value: bytes, problems: unread } = await readBytes(template, { kind: 'template', inputs: world })
  if (bytes === undefined) return unread
  const annotated = annotateDocx(bytes, problems)
  return annotated === undefined
    ? [notAnnotated(template)]
    : writeDocument(annotated, { path, shownPath: output })
}
