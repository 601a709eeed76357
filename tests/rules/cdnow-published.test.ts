import { describe, expect, it } from 'vitest'
import { measure, peopleOf } from './cdnow/measured'
import { likePublished, PUBLISHED } from './cdnow/published'
import { eventsOfSample, readSample } from './cdnow/sample'

describe('the CDNOW sample, from events to forecast,', () => {
  const measured = measure(peopleOf(eventsOfSample()))

  it.each(PUBLISHED)('$what: $value', ({ name, value }) => {
    expect(likePublished(value, measured[name])).toBe(value)
  })

  it('is the file that everybody uses', () => {
    const rows = readSample()
    expect(rows).toHaveLength(6919)
    expect(rows.reduce((sum, { cds }) => sum + cds, 0)).toBe(16_479)
    expect(rows.filter(({ dollars }) => Number(dollars) === 0)).toHaveLength(8)
  })
})
