import type { WebApi } from './webapi.js'

/** The same installation, asked for no more than so many things at a time; the others wait their turn. */
export function limitCalls(api: WebApi, limit: number): WebApi {
  const waiting: (() => void)[] = []
  let running = 0
  const inTurn = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (running === limit) await new Promise<void>((resume) => waiting.push(resume))
    else running += 1
    try {
      return await ask()
    } finally {
      const next = waiting.shift()
      // Whoever waits longest takes the place over.
      if (next === undefined) running -= 1
      else next()
    }
  }
  return {
    call: (method, body, options) => inTurn(() => api.call(method, body, options)),
    get: (path, options) => inTurn(() => api.get(path, options)),
    getBytes: (path, options) => inTurn(() => api.getBytes(path, options)),
  }
}
