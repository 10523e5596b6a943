import { beforeAll, describe, expect, it } from 'vitest'
import { createSigningKey, type KeyPair } from '../../../src/simulator/certificate'
import { isCompute, macAddress, serialNumber } from '../../../src/simulator/world/device'
import { createEstate } from '../../../src/simulator/world/estate'
import { cities } from '../../../src/simulator/world/names/cities'
import { skus } from '../../../src/simulator/world/names/licences'
import { personAt, personIndex } from '../../../src/simulator/world/person'

const startsAt = Date.UTC(2026, 10, 23, 9)
let keys: KeyPair
beforeAll(async () => {
  keys = await createSigningKey()
})

const estate = (tenants = 3, rooms = 200, devicesPerRoom: number | null = null, seed = 1) =>
  createEstate({ seed, tenants, rooms, devicesPerRoom, startsAt }, keys)

describe('an estate', () => {
  it('has exactly the rooms asked for, each with one compute and an account', () => {
    const rooms = estate().flatMap((tenant) => tenant.rooms)
    expect(rooms).toHaveLength(200)
    for (const { account } of rooms) expect(account.devices.filter(isCompute)).toHaveLength(1)
  })

  it('is the same for the same seed and another for another', () => {
    const names = (seed: number) =>
      estate(3, 20, null, seed).map(({ id, devices }) => [id, devices.map((d) => d.id)])
    expect(names(7)).toEqual(names(7))
    expect(names(7)).not.toEqual(names(8))
  })

  it.each([
    [3, 200],
    [25, 5000],
    [100, 1500],
  ])('of %i tenants and %i rooms gives nobody the name of another', (tenants, rooms) => {
    const built = estate(tenants, rooms)
    for (const key of ['id', 'domain', 'displayName', 'badge'] as const) {
      expect(new Set(built.map((tenant) => tenant[key])).size).toBe(tenants)
    }
    for (const tenant of built) {
      expect(new Set(tenant.rooms.map(({ name }) => name)).size).toBe(tenant.rooms.length)
      expect(tenant.accountByName.size).toBe(tenant.accounts.length)
      expect(tenant.accountById.size).toBe(tenant.accounts.length)
      expect(tenant.deviceById.size).toBe(tenant.devices.length)
      expect(new Set(tenant.buildings.map(({ name }) => name)).size).toBe(tenant.buildings.length)
    }
  })

  it.each([1, 2, 2.5, 4])('has %d devices a room when asked', (average) => {
    const devices = estate(2, 1000, average).flatMap((tenant) => tenant.devices)
    expect(devices.length / 1000).toBeCloseTo(average, 1)
  })

  it('keeps the free licences within their 25 and mixes the others', () => {
    const [tenant] = estate(1, 1000)
    const held = (tenant?.accounts ?? []).map(({ sku }) => sku)
    expect(held.filter((sku) => sku === skus.roomsBasic)).toHaveLength(25)
    expect(held.filter((sku) => sku === skus.roomsPro).length).toBeGreaterThan(800)
    expect(held).toEqual(expect.arrayContaining([skus.e3, null, skus.sharedDevice]))
  })

  it('knows makers by their serial numbers and addresses', () => {
    const devices = estate().flatMap((tenant) => tenant.devices)
    for (const device of devices) {
      expect(serialNumber(device)).toHaveLength(device.model.serial.length)
      expect(serialNumber(device)).toBe(serialNumber(device))
      expect(macAddress(device)).toMatch(/^([0-9A-F]{2}:){5}[0-9A-F]{2}$/)
    }
    const makers = new Set(devices.map(({ model }) => model.manufacturer))
    for (const maker of ['Logitech', 'Poly', 'Yealink', 'Neat', 'Crestron', 'Lenovo', 'HP']) {
      expect(makers).toContain(maker)
    }
  })

  it('finds people by the index in their id', () => {
    const [tenant, other] = estate(2, 50)
    if (!tenant || !other) throw new Error('Two tenants were asked for')
    const person = personAt(tenant, 17)
    expect(personIndex(tenant, person.id.toUpperCase())).toBe(17)
    expect(personIndex(other, person.id)).toBeNull()
    expect(personIndex(tenant, crypto.randomUUID())).toBeNull()
  })

  it('stands in time zones that exist', () => {
    for (const { timeZone } of cities) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow()
  })
})
