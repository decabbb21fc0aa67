import { defineConfig } from 'vitest/config'
import { environmentOf, languages, timeZones } from './fixtures/process-environments.js'

/** What prints: these tests run in other processes too, each with a time zone and a language of its own. */
const printing = [
  'test/culture/**/*.test.ts',
  'test/fields/**/*.test.ts',
  'test/{golden,samples,render,process-environment}.test.ts',
]

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: timeZones.map((timeZone, index) => {
      const language = languages[index] ?? ''
      return {
        extends: true,
        test: {
          name: `${timeZone} ${language}`,
          include: index === 0 ? ['test/**/*.test.ts'] : printing,
          // Workers are processes, and get these variables as they start. What only prints can share one.
          pool: 'forks',
          isolate: index === 0,
          env: environmentOf(timeZone, language),
        },
      }
    }),
  },
})
