/** Deviations of the real service from its own schema, as its documentation and its users show them. */
export const oddityNames = [
  /** `CollaborationBar`, `Healthy`, `Idle` instead of camelCase in device answers. */
  'pascalCaseEnums',
  /** A single device, health, activity, configuration or operation inside `{"value": {...}}`. */
  'wrappedEntities',
  /** The device list's nextLink without host and version. */
  'relativeNextLinks',
  /** A `sipAnalog` device, which no published enumeration contains. */
  'unknownEnumMembers',
  /** `2026-06-19T12-01-03.45Z` in operations. */
  'malformedTimestamps',
  /** Health and activity branches that are null although the device has the part. */
  'nullBranches',
  /** A page without entries that still has a nextLink. */
  'emptyPages',
  /** 500 for the device list without a filter, in a tenant with an unsupported device. */
  'unfilteredListFails',
  /** A room's `capacity` as text. */
  'stringCapacity',
  /** Placeholder serial numbers, nobody behind a device, and an all-zero id for "none" in Intune's inventory. */
  'inventoryGaps',
  /** Licence ids in capitals. */
  'upperCaseSkuIds',
] as const

export type OddityName = (typeof oddityNames)[number]

/** The oddities switched on. */
export class Oddities {
  readonly #on: ReadonlySet<OddityName>

  constructor(which: 'all' | 'none' | readonly OddityName[]) {
    this.#on = new Set(which === 'all' ? oddityNames : which === 'none' ? [] : which)
  }

  has(name: OddityName): boolean {
    return this.#on.has(name)
  }

  /** `nonUrgent` becomes `NonUrgent`. */
  enumValue<T extends string>(value: T): T {
    return this.has('pascalCaseEnums') ? ((value.charAt(0).toUpperCase() + value.slice(1)) as T) : value
  }

  /** A time of an operation, hyphens in the wrong places when switched on. */
  operationTime(ms: number | null): string | null {
    if (ms === null) return null
    const text = new Date(ms).toISOString()
    if (!this.has('malformedTimestamps')) return text
    return `${text.slice(0, 10)}T${text.slice(11, 19).replaceAll(':', '-')}.${text.slice(20, 22)}Z`
  }

  entity<T extends object>(entity: T, context: string): object {
    return this.has('wrappedEntities') ? { value: entity } : { '@odata.context': context, ...entity }
  }
}

/**
 * Which tenants hold the unsupported device that breaks the unfiltered list: every third one, so that both ways of
 * listing are met in one estate; the only tenant, when there is just one.
 */
export function hasUnsupportedDevice(tenantIndex: number, tenantCount: number): boolean {
  return tenantIndex % 3 === Math.min(1, tenantCount - 1)
}
