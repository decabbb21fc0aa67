/** Milliseconds since 1970, never going back, and alike in every thread. */
export const milliseconds = (): number => performance.timeOrigin + performance.now()
