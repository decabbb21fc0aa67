/** What runs in every thread of a batch. */
import { milliseconds } from './clock.js'
import type { DocumentAnswer, ThreadWork } from './document-task.js'
import { DocumentMaker } from './make-document.js'

/** The thread's own: what it has read serves all its documents. */
const maker = new DocumentMaker()

/** Makes the documents of some tasks. Says before each which one it is, in memory that others see. */
export function makeDocuments({ settings, tasks, progress }: ThreadWork): readonly DocumentAnswer[] {
  const answers = tasks.map((task, index) => {
    progress.since[0] = milliseconds()
    Atomics.store(progress.begun, 0, index + 1)
    return maker.make(task, settings)
  })
  Atomics.store(progress.begun, 0, tasks.length + 1)
  return answers
}
