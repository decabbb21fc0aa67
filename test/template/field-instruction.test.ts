import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Argument,
  type CodePosition,
  parseIf,
  parseInstruction,
} from '../../src/template/field-instruction.js'

/** A field within the instruction. */
interface Nested {
  readonly name: string
}
type Pieces = readonly (string | Nested)[]

const a: Nested = { name: 'a' }
const b: Nested = { name: 'b' }

/** An argument as one would write it: a text in quotes or not, with fields in braces. */
const show = (argument: Argument<Nested> | undefined): string | undefined => {
  if (argument === undefined) return undefined
  const text = argument.content
    .map((piece) => (typeof piece === 'string' ? piece : `{${piece.name}}`))
    .join('')
  return argument.isQuoted ? `"${text}"` : text
}

const read = (...pieces: Pieces) => {
  const { keyword, arguments: given, switches, faults } = parseInstruction(pieces)
  return {
    keyword,
    arguments: given.map(show),
    switches: switches.map(({ name, argument }) => [name, show(argument)]),
    faults: faults.map(({ kind }) => kind),
  }
}

const readIf = (...pieces: Pieces) => {
  const { left, operator, right, yes, no, faults } = parseIf(pieces)
  return {
    parts: [show(left), operator, show(right), show(yes), show(no)],
    faults: faults.map(({ kind }) => kind),
  }
}

const mergeField = (name: string, ...switches: readonly (readonly [string, string | undefined])[]) => ({
  keyword: 'MERGEFIELD',
  arguments: [name],
  switches,
  faults: [],
})

describe('A merge field', () => {
  test('has a name, however many spaces of whatever kind are around it', () => {
    const name = mergeField('line/name', ['*', 'MERGEFORMAT'])
    expect(read(' MERGEFIELD  line/name  \\* MERGEFORMAT ')).toEqual(name)
    expect(read('MERGEFIELD line/name \\*MERGEFORMAT')).toEqual(name)
    expect(read('\u00a0mergefield\u00a0 line/name\u00a0\\*\u00a0MERGEFORMAT')).toEqual(name)
    expect(read(' MergeField\t\nline/name\\* MERGEFORMAT')).toEqual(name)
  })

  test('is put together from the texts that Word has split', () => {
    expect(read(' ', 'MERGEFIELD', ' ', 'first ')).toEqual(mergeField('first'))
    expect(read(' MERGEFIELD TableStart:', 'Order')).toEqual(mergeField('TableStart:Order'))
    expect(read(' MERGEFIELD  SBEH  \\* M', '', 'ERGEFORMAT ')).toEqual(
      mergeField('SBEH', ['*', 'MERGEFORMAT']),
    )
  })

  test('has a name in quotes of any kind, also one that closes with another kind', () => {
    for (const name of ['"Customer name"', '“Customer name”', '„Customer name“', '“Customer name"']) {
      expect(read(` MERGEFIELD ${name} \\* MERGEFORMAT`)).toEqual(
        mergeField('"Customer name"', ['*', 'MERGEFORMAT']),
      )
    }
    expect(read('MERGEFIELD"Customer name"\\*Upper')).toEqual(mergeField('"Customer name"', ['*', 'Upper']))
  })

  test.each([
    'line/totalPrice:2',
    'TableStart:line',
    'Matter.Fee',
    'a|b',
    '$[{name}]',
    'a#1',
    'f(x)!',
    "x='1'",
    'http://x/y?z=1',
    'Straße_№',
    '<<a>>',
  ])('has the name %s without quotes', (name) => {
    expect(read(` MERGEFIELD ${name} \\m`)).toEqual(mergeField(name, ['m', undefined]))
  })

  test('shows all words of a name that lacks its quotes', () => {
    expect(read('MERGEFIELD Customer Name \\* MERGEFORMAT').arguments).toEqual(['Customer', 'Name'])
  })

  test('has characters in its name that are escaped', () => {
    expect(read('MERGEFIELD "say \\"hi\\" \\\\o/ \\d"')).toEqual(mergeField('"say "hi" \\o/ \\d"'))
    expect(read('MERGEFIELD C:\\\\dir\\"')).toEqual(mergeField('C:\\dir"'))
    expect(read('MERGEFIELD "a\\', '"b"')).toEqual(mergeField('"a"b"'))
  })

  test('may have another field for a name, or in it', () => {
    expect(read('MERGEFIELD "x ', a, ' y"').arguments).toEqual(['"x {a} y"'])
    expect(read('MERGEFIELD x', a, b, ' ', a).arguments).toEqual(['x{a}{b}', '{a}'])
  })

  test('may have no name', () => {
    expect(read(' MERGEFIELD ')).toMatchObject({ keyword: 'MERGEFIELD', arguments: [], faults: [] })
    expect(read('MERGEFIELD ""')).toEqual(mergeField('""'))
    expect(read('')).toEqual({ keyword: '', arguments: [], switches: [], faults: [] })
    expect(read(a, ' x')).toMatchObject({ keyword: '', arguments: ['{a}', 'x'] })
  })
})

describe('A switch', () => {
  const switchesOf = (code: string) => read(`MERGEFIELD x ${code}`)

  test('has an argument in quotes or without, with or without a space before it', () => {
    expect(switchesOf('\\@"DD/MM/YYYY"')).toEqual(mergeField('x', ['@', '"DD/MM/YYYY"']))
    expect(switchesOf('\\@ “dd-MMM-yyyy”')).toEqual(mergeField('x', ['@', '"dd-MMM-yyyy"']))
    expect(switchesOf('\\# $#,###,###')).toEqual(mergeField('x', ['#', '$#,###,###']))
    expect(switchesOf('\\#0.00')).toEqual(mergeField('x', ['#', '0.00']))
    expect(switchesOf('\\f ,')).toEqual(mergeField('x', ['f', ',']))
    expect(switchesOf('\\B Content \\F$')).toEqual(mergeField('x', ['b', 'Content'], ['f', '$']))
    expect(switchesOf('\\b ## \\f ""')).toEqual(mergeField('x', ['b', '##'], ['f', '""']))
  })

  test('has a picture with spaces, which is meant up to the next switch', () => {
    expect(switchesOf('\\@ d MMMM yyyy ')).toEqual(mergeField('x', ['@', 'd MMMM yyyy']))
    expect(switchesOf('\\@ MMMM d, yyyy \\* Upper')).toEqual(
      mergeField('x', ['@', 'MMMM d, yyyy'], ['*', 'Upper']),
    )
    expect(switchesOf('\\# # ##0,00\\* MERGEFORMAT')).toEqual(
      mergeField('x', ['#', '# ##0,00'], ['*', 'MERGEFORMAT']),
    )
  })

  test('may be given twice, and the words of `\\*` each count', () => {
    const switches = [
      ['*', 'Upper'],
      ['*', 'MERGEFORMAT'],
    ]
    expect(switchesOf('\\* Upper \\* MERGEFORMAT').switches).toEqual(switches)
    expect(switchesOf('\\* Upper MERGEFORMAT').switches).toEqual(switches)
  })

  test('has no argument when it takes none or nothing follows', () => {
    expect(read('MERGEFIELD \\m \\v x \\y')).toEqual(
      mergeField('x', ['m', undefined], ['v', undefined], ['y', undefined]),
    )
    expect(switchesOf('\\b \\f').switches).toEqual([
      ['b', undefined],
      ['f', undefined],
    ])
    expect(switchesOf('\\*').switches).toEqual([['*', undefined]])
    expect(switchesOf('\\# \\* Upper').switches).toEqual([
      ['#', undefined],
      ['*', 'Upper'],
    ])
  })

  test('of a backslash alone is none', () => {
    expect(switchesOf('\\')).toEqual(mergeField('x'))
    expect(read('MERGEFIELD x \\ \\', a)).toMatchObject({ arguments: ['x', '{a}'], switches: [] })
  })

  test('has fields in its argument', () => {
    expect(read('MERGEFIELD x \\b "(', a, ') " \\f', b).switches).toEqual([
      ['b', '"({a}) "'],
      ['f', '{b}'],
    ])
  })

  test('takes the rest when its quote does not close, and says where it opens', () => {
    const { switches, faults } = parseInstruction<Nested>(['MERGEFIELD x ', '\\b "Dear \\* Upper '])
    expect(switches.map(({ argument }) => show(argument))).toEqual(['"Dear \\* Upper "'])
    expect(faults).toEqual([{ kind: 'unclosed-quote' }])
  })
})

describe('A formula', () => {
  test('is everything up to the first switch, as it is written', () => {
    expect(read(' = (', a, ' - ', b, ') * 100 \\# "0.00"')).toEqual({
      keyword: '=',
      arguments: ['({a} - {b}) * 100'],
      switches: [['#', '"0.00"']],
      faults: [],
    })
    expect(read('=SUM(ABOVE)\\# #.##0,00 \\* MERGEFORMAT')).toMatchObject({
      keyword: '=',
      arguments: ['SUM(ABOVE)'],
      switches: [
        ['#', '#.##0,00'],
        ['*', 'MERGEFORMAT'],
      ],
    })
    expect(read('=', a).arguments).toEqual(['{a}'])
    expect(read(' = ').arguments).toEqual([''])
  })

  test('keeps its quotes and what is in them', () => {
    expect(read('= IF("a\\b" = “x\\"”, 1, 2) \\# 0').arguments).toEqual(['IF("a\\b" = “x\\"”, 1, 2)'])
    expect(read('= 5" \\# 0')).toMatchObject({ arguments: ['5"'], switches: [['#', '0']] })
  })
})

describe('An IF field', () => {
  test('compares and has two branches', () => {
    expect(readIf(' IF ', a, ' = "y" "yes" "no" \\* MERGEFORMAT ')).toEqual({
      parts: ['{a}', '=', '"y"', '"yes"', '"no"'],
      faults: [],
    })
  })

  test.each(['=', '<>', '<', '<=', '>', '>='])('needs no spaces around %s', (operator) => {
    const parts = ['"a b"', operator, '"b"', '"yes"', '"no"']
    expect(readIf(`IF "a b"${operator}"b" "yes" "no"`)).toMatchObject({ parts, faults: [] })
    expect(readIf(`IF“a b”${operator}"b"“yes”"no"`)).toMatchObject({ parts, faults: [] })
    expect(readIf('IF', a, `${operator}0"yes" "no"`).parts).toEqual(['{a}', operator, '0', '"yes"', '"no"'])
    expect(readIf('IF 1', a, operator, b, ' ', a, ' ', b).parts).toEqual([
      '1{a}',
      operator,
      '{b}',
      '{a}',
      '{b}',
    ])
    expect(readIf(`if a${operator}b c d`).parts).toEqual(['a', operator, 'b', 'c', 'd'])
  })

  test('has branches of text, line ends and fields', () => {
    expect(readIf('IF ', a, ' <> "" "(', a, ')\n\\"', b, '\\"" ""').parts).toEqual([
      '{a}',
      '<>',
      '""',
      '"({a})\n"{b}""',
      '""',
    ])
  })

  test('may lack branches, which are then empty and at the end', () => {
    expect(readIf('IF ', a, ' > 1 "yes"')).toMatchObject({
      parts: ['{a}', '>', '1', '"yes"', ''],
      faults: [],
    })
    const { yes, no } = parseIf<Nested>([' COMPARE ', a, ' = "x"'])
    for (const branch of [yes, no]) {
      expect(branch).toEqual({
        content: [],
        isQuoted: false,
        from: { piece: 3, offset: 0 },
        to: { piece: 3, offset: 0 },
      })
    }
  })

  test('may compare with nothing', () => {
    expect(readIf('IF = "" "yes" "no"')).toMatchObject({
      parts: ['', '=', '""', '"yes"', '"no"'],
      faults: [],
    })
    expect(readIf('IF').parts).toEqual(['', undefined, '', '', ''])
  })

  test('tells what it cannot be meant to say', () => {
    expect(readIf('IF ', a, ' "x" "yes" "no"').faults).toEqual(['missing-operator'])
    expect(readIf('IF ', a, '=="x" "yes" "no"')).toEqual({
      parts: ['{a}', undefined, '"x"', '"yes"', '"no"'],
      faults: ['unknown-operator'],
    })
    expect(readIf('IF ', a, '!= 5 "yes" "no"')).toMatchObject({
      parts: ['{a}', undefined, '5', '"yes"', '"no"'],
      faults: ['unknown-operator'],
    })
    expect(parseIf<Nested>(['IF ', a, ' = some value "yes" ', '"no"']).faults).toEqual([
      { kind: 'surplus-argument' },
    ])
  })
})

describe('A position', () => {
  test('is that of the content, without its quotes', () => {
    const pieces: Pieces = ['IF ', a, ' = "y', 'es" "', b, ' is" ', '', '"no"']
    const { left, right, yes, no } = parseIf(pieces)
    const at = (piece: number, offset: number): CodePosition => ({ piece, offset })
    expect([left.from, left.to]).toEqual([at(1, 0), at(2, 0)])
    expect([right.from, right.to]).toEqual([at(2, 4), at(3, 2)])
    expect([yes.from, yes.to]).toEqual([at(4, 0), at(5, 3)])
    expect([no.from, no.to]).toEqual([at(7, 1), at(7, 3)])
  })
})

// ------------------------------------------------------------------------------------- for any instruction

const nested = fc.constantFrom(a, b)
const word = fc.string({ unit: fc.constantFrom(..."aZ0:/.|$#()!=<>%&;,'{}ø"), minLength: 1, maxLength: 8 })
const quotedText = fc.string({ unit: fc.constantFrom(...'aZ0 \\"”„\u00a0\n=*@'), maxLength: 12 })

interface Written {
  readonly text: string
  readonly isQuoted: boolean
}
const wordOrText: fc.Arbitrary<Written> = fc.oneof(
  word.map((text) => ({ text, isQuoted: false })),
  quotedText.map((text) => ({ text, isQuoted: true })),
)
const print = ({ text, isQuoted }: Written): string =>
  isQuoted ? `"${text.replace(/[\\"“”„‟]/g, '\\$&')}"` : text

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'IF MERGEFIELD"“\\\\*#@b=<>!\0 ') }),
)
const anyPieces: fc.Arbitrary<Pieces> = fc.array(fc.oneof(anyText, nested))

/** The pieces that an argument's place covers. */
function cut(pieces: Pieces, { from, to }: Argument<Nested>): Pieces {
  return pieces.flatMap((piece, index): Pieces => {
    if (index < from.piece || index > to.piece) return []
    if (typeof piece !== 'string') return index === to.piece ? [] : [piece]
    const [start, end] = [
      index === from.piece ? from.offset : 0,
      index === to.piece ? to.offset : piece.length,
    ]
    return start < end ? [piece.slice(start, end)] : []
  })
}

/** Pieces with neighbouring texts joined. */
function join(pieces: Pieces): Pieces {
  const joined: (string | Nested)[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') joined.splice(-1, 1, last + piece)
    else joined.push(piece)
  }
  return joined
}

describe('For any instruction', () => {
  test('what is printed is read back', () => {
    const field = fc.record({
      name: wordOrText,
      before: fc.option(wordOrText, { nil: undefined }),
      picture: fc.option(quotedText, { nil: undefined }),
    })
    fc.assert(
      fc.property(field, fc.constantFrom(' ', '\u00a0 ', '\t'), ({ name, before, picture }, space) => {
        const pieces = ['MERGEFIELD', print(name)]
        if (before !== undefined) pieces.push('\\b', print(before))
        if (picture !== undefined) pieces.push(`\\#${print({ text: picture, isQuoted: true })}`)
        const { arguments: given, switches, faults } = parseInstruction<Nested>([pieces.join(space)])
        const shown = (written: Written | undefined) =>
          written && { content: written.text === '' ? [] : [written.text], isQuoted: written.isQuoted }
        expect(faults).toEqual([])
        expect(given).toMatchObject([shown(name)])
        expect(switches.find((each) => each.name === 'b')?.argument?.content).toEqual(shown(before)?.content)
        expect(switches.find((each) => each.name === '#')?.argument?.content.join('')).toEqual(picture)
      }),
    )
  })

  test('it does not matter how Word splits it', () => {
    fc.assert(
      fc.property(anyPieces, fc.array(fc.nat(12)), (pieces, lengths) => {
        const split = pieces.flatMap((piece, index): Pieces => {
          const length = lengths[index] ?? 1
          return typeof piece === 'string' ? [piece.slice(0, length), '', piece.slice(length)] : [piece]
        })
        expect(read(...split)).toEqual(read(...pieces))
        expect(readIf(...split)).toEqual(readIf(...pieces))
      }),
    )
  })

  test('an argument covers its content where it stands', () => {
    fc.assert(
      fc.property(anyPieces, (pieces) => {
        const { left, right, yes, no } = parseIf(pieces)
        const { arguments: given, switches } = parseInstruction(pieces)
        const all = [left, right, yes, no, ...given, ...switches.flatMap(({ argument }) => argument ?? [])]
        for (const argument of all) {
          const covered = join(cut(pieces, argument))
          const resolved = covered.map((piece) =>
            typeof piece === 'string' ? piece.replace(/\\([\\"“”„‟])/g, '$1') : piece,
          )
          expect([covered, resolved]).toContainEqual(argument.content)
        }
      }),
    )
  })

  test('every field beside words is read once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(word, nested)), (pieces) => {
        const fields = pieces.filter((piece) => typeof piece !== 'string')
        const { arguments: given } = parseInstruction<Nested>(['MERGEFIELD ', ...pieces])
        const found = given.flatMap(({ content }) => content.filter((piece) => typeof piece !== 'string'))
        expect(found).toEqual(fields)
      }),
    )
  })

  test.each(['\\\\ ', '\\" ', '"', '\\*', '\\# ', ' ', '“"', '=', '!', 'IF '])(
    'a hundred thousand times %j is read at once',
    (text) => {
      const long = text.repeat(100_000)
      expect(() => parseInstruction([long])).not.toThrow()
      expect(() => parseIf(['IF ', long])).not.toThrow()
      expect(() => parseInstruction(['=', long])).not.toThrow()
    },
  )

  test('a hundred thousand pieces are read at once', () => {
    const pieces = Array.from({ length: 100_000 }, (_, index) => (index % 2 === 0 ? a : '" '))
    expect(() => parseIf(pieces)).not.toThrow()
    expect(parseInstruction(['= ', ...pieces]).arguments).toHaveLength(1)
  })
})
