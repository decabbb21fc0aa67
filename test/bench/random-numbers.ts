/** Numbers from 0 up to, but not with, 1 that look random and are the same in every run: Park and Miller's generator. */
export function* randomNumbers(): Generator<number, never> {
  const modulus = 2 ** 31 - 1
  for (let state = 42; ; ) {
    state = (state * 48271) % modulus
    yield (state - 1) / (modulus - 1)
  }
}
