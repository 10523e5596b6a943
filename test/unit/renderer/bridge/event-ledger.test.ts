import { describe, expect, it } from 'vitest'
import { EventLedger, judgeEvent } from '../../../../src/renderer/bridge/event-ledger'
import { contoso, fabrikam } from '../rooms'

const at = (revision: number, epoch = 'run 1') => ({ epoch, revision })

describe('an event beside what the cache holds', () => {
  it('is ignored when it is not newer', () => {
    expect(judgeEvent(at(5), at(5))).toBe('ignore')
    expect(judgeEvent(at(5), at(4))).toBe('ignore')
  })

  it('is merged when it is the next', () => {
    expect(judgeEvent(at(5), at(6))).toBe('merge')
  })

  it('asks for a new reading after a gap or in another epoch', () => {
    expect(judgeEvent(at(5), at(7))).toBe('readAgain')
    expect(judgeEvent(at(5), at(6, 'run 2'))).toBe('readAgain')
  })

  it('is ignored while nothing is held, because the first reading is still to come', () => {
    expect(judgeEvent(undefined, at(3))).toBe('ignore')
  })
})

describe('a reply beside the events seen', () => {
  it('is overtaken when an event of the same epoch is newer', () => {
    const ledger = new EventLedger()
    const mark = ledger.mark()
    ledger.note('rooms.changed', contoso, at(4))
    expect(ledger.isOvertaken('rooms.changed', contoso, at(3), mark)).toBe(true)
    expect(ledger.isOvertaken('rooms.changed', contoso, at(4), mark)).toBe(false)
  })

  it('is judged per tenant and kind', () => {
    const ledger = new EventLedger()
    ledger.note('rooms.changed', contoso, at(9))
    expect(ledger.isOvertaken('rooms.changed', fabrikam, at(1), 0)).toBe(false)
    expect(ledger.isOvertaken('tenant.changed', contoso, at(1), 0)).toBe(false)
  })

  it('of a new epoch is taken, unless an event of another epoch came after it was asked for', () => {
    const ledger = new EventLedger()
    ledger.note('rooms.changed', contoso, at(9))
    const mark = ledger.mark()
    expect(ledger.isOvertaken('rooms.changed', contoso, at(1, 'run 2'), mark)).toBe(false)
    ledger.note('rooms.changed', contoso, at(1, 'run 3'))
    expect(ledger.isOvertaken('rooms.changed', contoso, at(1, 'run 2'), mark)).toBe(true)
  })
})
