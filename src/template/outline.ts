/**
 * Builds a template's outline from its fields, openings and closings in document order, and finds what does not
 * pair. Every format of template is read into an outline this way, so that all are filled alike.
 */
import type {
  Comparison,
  ComparisonSlot,
  ConditionSlot,
  FieldFormat,
  FieldName,
  FormulaOperand,
  Place,
  Problem,
  RegionSlot,
  Section,
  Slot,
} from '../model.js'
import { crossedRegion, strayClosing, unclosedRegion } from '../problem.js'

/** A field, a picture or an opening as the reader of a template meets it. */
export interface Written extends WrittenPlace {
  readonly field: FieldName
}

interface WrittenPlace {
  readonly written: string
  readonly where: Place
}

interface WrittenField extends Written {
  /** What stands in the field's place when it is to stay as it is. */
  readonly literal: string
  readonly format?: FieldFormat | undefined
}

interface WrittenRegion extends Written {
  readonly isWord?: true
}

interface WrittenBranch extends WrittenPlace {
  readonly comparison: Comparison
  readonly negated: boolean
}

interface OpenSection {
  readonly slots: Slot[]
  size: number
}

interface Opening {
  readonly slot: RegionSlot | ConditionSlot | ComparisonSlot
  /** What closes it. */
  readonly name: string
  /** The section and the list of slots that continue when this opening is closed. */
  readonly outerSection: OpenSection
  readonly outerSlots: Slot[]
}

export class OutlineBuilder {
  private readonly root: OpenSection = { slots: [], size: 0 }
  private section = this.root
  private slots = this.root.slots
  private readonly openings: Opening[] = []
  private readonly problems: Problem[] = []

  /** Adds a text and gives its index among the values of its section. */
  field({ format, ...written }: WrittenField): number {
    const slot = { kind: 'field' as const, index: this.section.size, ...written }
    return this.add(format === undefined ? slot : { ...slot, format })
  }

  formula(written: WrittenPlace & { readonly formula: FormulaOperand }): number {
    return this.add({ kind: 'formula', index: this.section.size, ...written })
  }

  picture(written: Written): number {
    return this.add({ kind: 'picture', index: this.section.size, ...written })
  }

  /** Opens a region: what follows, up to its closing, is a section of its own. Gives the region's index. */
  openRegion(written: WrittenRegion): number {
    const section: OpenSection = { slots: [], size: 0 }
    const slot: RegionSlot = { kind: 'region', index: this.section.size, section, ...written }
    this.push(slot, written.field.name)
    this.section = section
    this.slots = section.slots
    return slot.index
  }

  /** Opens a condition: what follows belongs to the same section, but only where the condition shows it. */
  openCondition(written: Written, negated: boolean): number {
    const slots: Slot[] = []
    const slot: ConditionSlot = { kind: 'condition', index: this.section.size, negated, slots, ...written }
    this.push(slot, written.field.name)
    this.slots = slots
    return slot.index
  }

  /** Opens a branch of an IF field, which is closed by the IF as written. */
  openComparison(written: WrittenBranch): number {
    const slots: Slot[] = []
    const slot: ComparisonSlot = { kind: 'comparison', index: this.section.size, slots, ...written }
    this.push(slot, written.written)
    this.slots = slots
    return slot.index
  }

  /**
   * Closes the innermost opening, which must have that name; any name will do when none is given.
   * @returns the index of what was closed; undefined, with a problem noted, when nothing of that name is open
   */
  close(name: string | undefined, where: Place): number | undefined {
    const innermost = this.openings.at(-1)
    if (innermost === undefined) {
      this.problems.push(strayClosing(name, where))
      return undefined
    }
    if (name !== undefined && name !== innermost.name) {
      if (!this.openings.some((opening) => opening.name === name)) {
        this.problems.push(strayClosing(name, where))
        return undefined
      }
      this.problems.push(crossedRegion(name, innermost.slot, where))
      while (this.openings.at(-1)?.name !== name) this.leave()
    }
    return this.leave()
  }

  /** Ends a part of the template, such as a header: what is open and cannot be closed elsewhere is a problem. */
  closeAll(): void {
    while (this.openings.length > 0) {
      const opening = this.openings.at(-1)
      if (opening !== undefined) this.problems.push(unclosedRegion(opening.slot, opening.name))
      this.leave()
    }
  }

  /** The outline of all that was added. Openings that were not closed are problems. */
  finish(): { readonly outline: Section; readonly problems: readonly Problem[] } {
    this.closeAll()
    return { outline: this.root, problems: this.problems }
  }

  private push(slot: Opening['slot'], name: string): void {
    this.openings.push({ slot, name, outerSection: this.section, outerSlots: this.slots })
    this.add(slot)
  }

  private leave(): number | undefined {
    const opening = this.openings.pop()
    if (opening === undefined) return undefined
    this.section = opening.outerSection
    this.slots = opening.outerSlots
    return opening.slot.index
  }

  private add(slot: Slot): number {
    this.slots.push(slot)
    this.section.size += 1
    return slot.index
  }
}
