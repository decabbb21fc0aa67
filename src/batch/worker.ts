/** What runs in every thread of a batch. */
import { checkOpened } from '../check.js'
import { TemplateFormats } from '../template/load-template.js'
import { milliseconds } from './clock.js'
import type { DocumentAnswer, DocumentTask, ThreadWork } from './document-task.js'
import { DocumentMaker } from './make-document.js'

/** The thread's own: what it has read serves all its documents. */
const formats = new TemplateFormats()
const maker = new DocumentMaker((name, bytes) => checkOpened(formats.open(name, bytes), {}))

/** Makes the documents of some tasks. Says before each which one it is, in memory that others see. */
export async function makeDocuments({
  settings,
  tasks,
  progress,
}: ThreadWork): Promise<readonly DocumentAnswer[]> {
  await formats.load(tasks.flatMap(listTemplates))
  const answers = tasks.map((task, index) => {
    progress.since[0] = milliseconds()
    Atomics.store(progress.begun, 0, index + 1)
    return maker.make(task, settings)
  })
  Atomics.store(progress.begun, 0, tasks.length + 1)
  return answers
}

/** The names of the templates that a task may open. */
const listTemplates = ({ job, fetched }: DocumentTask): readonly string[] =>
  [job.template, job.details, fetched?.template?.name, fetched?.details?.name].filter(
    (name) => name !== undefined,
  )
