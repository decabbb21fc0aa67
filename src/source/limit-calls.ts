import type { Result } from '../model.js'
import { callAborted } from '../problem.js'
import type { CallOptions, WebApi } from './webapi.js'

interface WaitingCall<T> {
  readonly name: string
  readonly options: CallOptions | undefined
  readonly ask: () => Promise<Result<T>>
}

/** The same installation, asked for no more than so many things at a time; the others wait their turn, unless aborted. */
export function limitCalls(api: WebApi, limit: number): WebApi {
  const waiting: (() => void)[] = []
  let running = 0
  const inTurn = async <T>({ name, options, ask }: WaitingCall<T>): Promise<Result<T>> => {
    if (running === limit) await new Promise<void>((resume) => waiting.push(resume))
    else running += 1
    try {
      if (options?.signal?.aborted === true) return { value: undefined, problems: [callAborted(name)] }
      return await ask()
    } finally {
      const next = waiting.shift()
      // Whoever waits longest takes the place over.
      if (next === undefined) running -= 1
      else next()
    }
  }
  return {
    call: (method, body, options) =>
      inTurn({ name: method, options, ask: () => api.call(method, body, options) }),
    get: (path, options) => inTurn({ name: path, options, ask: () => api.get(path, options) }),
    getBytes: (path, options) => inTurn({ name: path, options, ask: () => api.getBytes(path, options) }),
  }
}
