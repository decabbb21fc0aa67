import type { Result } from '../model.js'
import { callAborted } from '../problem.js'

/** A value that is loaded when it is first needed, once for all who ask at that time, and kept while it is valid. */
export interface SharedValue<T> {
  readonly get: (signal?: AbortSignal) => Promise<Result<T>>
  /**
   * Has it loaded anew when it is next asked for, unless that has happened since the stale one was given out. False
   * for a value that cannot be.
   */
  readonly forget: (stale: T) => boolean
}

export interface Loaded<T> {
  readonly value: T
  /** Milliseconds since 1970; for ever, where none is known. */
  readonly validUntil?: number
}

export interface Loader<T> {
  /** What messages call it. */
  readonly name: string
  /** The signal comes when nobody waits any more. */
  readonly load: (signal: AbortSignal) => Promise<Result<Loaded<T>>>
  readonly now: () => number
}

interface Loading<T> {
  readonly result: Promise<Result<T>>
  readonly controller: AbortController
  waiting: number
}

/** Failures are not kept: the next who asks loads again. */
export function createSharedValue<T>({ name, load, now }: Loader<T>): SharedValue<T> {
  let held: Loaded<T> | undefined
  let loading: Loading<T> | undefined

  const start = (): Loading<T> => {
    const controller = new AbortController()
    const finish = async (): Promise<Result<T>> => {
      try {
        const { value, problems } = await load(controller.signal)
        if (value === undefined) return { value: undefined, problems }
        held = value
        return { value: value.value, problems }
      } finally {
        if (loading?.controller === controller) loading = undefined
      }
    }
    return { result: finish(), controller, waiting: 0 }
  }

  const wait = async (signal: AbortSignal | undefined): Promise<Result<T>> => {
    const mine = loading ?? start()
    loading = mine
    mine.waiting += 1
    try {
      const result = await unlessAborted(mine.result, signal)
      return result ?? { value: undefined, problems: [callAborted(name)] }
    } finally {
      leave(mine)
    }
  }

  const leave = (left: Loading<T>): void => {
    left.waiting -= 1
    if (left.waiting > 0) return
    if (loading === left) loading = undefined
    left.controller.abort()
  }

  const isValid = ({ validUntil }: Loaded<T>): boolean => validUntil === undefined || now() < validUntil

  return {
    get: (signal) =>
      held !== undefined && isValid(held)
        ? Promise.resolve({ value: held.value, problems: [] })
        : wait(signal),
    forget: (stale) => {
      if (held?.value === stale) held = undefined
      return true
    },
  }
}

/** Undefined when the signal comes first. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (signal === undefined) return work
  if (signal.aborted) return undefined
  let stop: () => void = () => undefined
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined)
    signal.addEventListener('abort', stop)
  })
  try {
    return await Promise.race([work, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
