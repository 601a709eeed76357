import { describe, expect, it } from 'vitest'
import { measure, peopleOf } from './cdnow/measured'
import { likePublished, PUBLISHED } from './cdnow/published'
import { eventsOfSample, instantOf, readSample, sampleAsFile } from './cdnow/sample'
import { readFileOfOrders } from './orders-file'

describe('the CDNOW sample, from events to forecast,', () => {
  const measured = measure(peopleOf(eventsOfSample()))

  it.each(PUBLISHED)('$what: $value', ({ name, value }) => {
    expect(likePublished(value, measured[name])).toBe(value)
  })

  it('goes through the import whole', () => {
    const { orders, rejected, people } = readFileOfOrders(sampleAsFile(), instantOf('20261101'))
    expect({ orders, rejected, people: people.size }).toEqual({
      orders: 6919,
      rejected: [],
      people: 2357,
    })
  })

  it('is the file that everybody uses', () => {
    const rows = readSample()
    expect(rows).toHaveLength(6919)
    expect(rows.reduce((sum, { cds }) => sum + cds, 0)).toBe(16_479)
    expect(rows.filter(({ dollars }) => Number(dollars) === 0)).toHaveLength(8)
  })
})
