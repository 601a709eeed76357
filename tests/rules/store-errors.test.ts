import { describe, expect, it } from 'vitest'
import { isConflict, isDuplicate, isOverloaded } from '../../server/platform/store/errors'

/** Texts as facts/cloud.md §2.5, §5 and §6 record them; numbers differ from place to place. */
const duplicates = [
  {
    errCode: -502001,
    errMsg: 'collection.add:fail -502001 database request fail. E11000 duplicate key error',
  },
  { errCode: -501001, errMsg: 'collection.add:fail -501001 DATABASE_DUPLICATE_WRITE' },
  { code: 'DATABASE_DUPLICATE_WRITE', message: 'x' },
]
const conflicts = [
  { errCode: -501001, errMsg: '[ResourceUnavailable.TransactionConflict] Transaction is conflict' },
  { errCode: -501001, errMsg: '[ResourceUnavailable.TransactionBusy] Transaction is busy' },
  { code: 'DATABASE_TRANSACTION_CONFLICT', message: 'x' },
]
const overloads = [
  { errCode: -501003, errMsg: 'collection.get:fail -501003 exceed request limit' },
  { code: 'EXCEED_CONCURRENT_REQUEST_LIMIT', message: 'x' },
]
const others = [
  new Error('collection.get:fail -501001 resource system error. socket hang up'),
  {
    errCode: -501001,
    errMsg: '[ResourceUnavailable.TransactionNotExist] commit or abort in 30 seconds',
  },
  { errCode: -502005, errMsg: 'database collection not exists' },
  'text',
  undefined,
]

describe('an error of the database', () => {
  it.each(duplicates)('is a duplicate: %j', (error) => {
    expect([isDuplicate(error), isConflict(error), isOverloaded(error)]).toEqual([
      true,
      false,
      false,
    ])
  })

  it.each(conflicts)('is a conflict: %j', (error) => {
    expect([isDuplicate(error), isConflict(error), isOverloaded(error)]).toEqual([
      false,
      true,
      false,
    ])
  })

  it.each(overloads)('is an overload: %j', (error) => {
    expect([isDuplicate(error), isConflict(error), isOverloaded(error)]).toEqual([
      false,
      false,
      true,
    ])
  })

  it.each(others)('is none of them, and so a fault: %j', (error) => {
    expect([isDuplicate(error), isConflict(error), isOverloaded(error)]).toEqual([
      false,
      false,
      false,
    ])
  })
})
