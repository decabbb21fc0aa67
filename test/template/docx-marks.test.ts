import { expect, test } from 'vitest'
import { delimiters, detailsMark, hasMarks, markElement, wordMark } from '../../src/template/docx-marks.js'

test.each([
  delimiters.start,
  delimiters.end,
  wordMark.start,
  wordMark.end,
  `<${markElement}></${markElement}>`,
])('A document is not finished while it holds %j', (mark) => {
  expect(hasMarks(`<w:t>a${mark}b</w:t>`)).toBe(true)
})

test('The place of the details may be there when the document is filled', () => {
  expect(hasMarks(`<w:t>{Name} ${detailsMark}</w:t>`)).toBe(false)
})
