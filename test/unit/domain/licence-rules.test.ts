import { describe, expect, it } from 'vitest'
import { hasDeviceLicence, hasRoomLicence } from '../../../src/main/domain/licence-rules'
import { classifyLicences, deviceLicenceSkuIds } from '../../../src/shared/model/licence-table'

const pro = '4cde982a-ede4-4409-9ae6-b003453c8ea6'
const basic = '6af4b3d6-14bb-4a2a-960c-6c902aad34f3'
const legacy = '6070a4c8-34c6-4937-8dfb-39bbc6397a60'
const sharedFaculty = '420c7602-7f70-4895-9394-d3d679ea36fb'
const e5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'

const classOf = (skuId: string) => classifyLicences([skuId])[0]?.class

describe('licences of a device account', () => {
  it('are classed by sku', () => {
    expect([pro, basic, legacy, sharedFaculty].map(classOf)).toEqual(['pro', 'basic', 'legacy', 'shared'])
    expect(classifyLicences([pro])[0]?.name).toBe('Teams Rooms Pro')
  })

  it('are found in upper case and with the non-breaking space of Microsoft’s list', () => {
    expect(classOf(pro.toUpperCase())).toBe('pro')
    expect(classOf(`${sharedFaculty}\u00a0`)).toBe('shared')
  })

  it('that are not made for devices are "other", under their id', () => {
    expect(classifyLicences([e5])).toEqual([{ skuId: e5, class: 'other', name: e5 }])
  })

  it('count once and keep their order', () => {
    const licences = classifyLicences([e5, pro, pro.toUpperCase(), ' '])
    expect(licences.map(({ skuId }) => skuId)).toEqual([e5, pro])
  })

  it('decide what an account is for', () => {
    const judge = (...skuIds: string[]) => {
      const licences = classifyLicences(skuIds)
      return [hasDeviceLicence(licences), hasRoomLicence(licences)]
    }
    expect(judge()).toEqual([false, false])
    expect(judge(e5)).toEqual([false, false])
    expect(judge(e5, sharedFaculty)).toEqual([true, false])
    expect(judge(legacy)).toEqual([true, true])
  })

  it('hold every published room and shared-device sku once, ready to compare', () => {
    expect(deviceLicenceSkuIds).toHaveLength(15)
    expect(new Set(deviceLicenceSkuIds).size).toBe(15)
    for (const skuId of deviceLicenceSkuIds)
      expect(skuId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })
})
