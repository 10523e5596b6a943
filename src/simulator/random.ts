/** Mixes any number of integers into one unsigned 32-bit integer. The same input always gives the same output. */
export function hash(...values: number[]): number {
  let h = 0x9e3779b9
  for (const value of values) {
    h = Math.imul(h ^ (value | 0), 0x85ebca6b)
    h ^= h >>> 13
    h = Math.imul(h, 0xc2b2ae35)
    h ^= h >>> 16
  }
  return h >>> 0
}

/** A fraction in [0, 1) drawn from the given integers. */
export function fraction(...values: number[]): number {
  return hash(...values) / 0x1_0000_0000
}

/** A whole number in [from, to], both included, drawn from the given integers. */
export function between(from: number, to: number, ...values: number[]): number {
  return from + Math.floor(fraction(...values) * (to - from + 1))
}

/** One element of a non-empty list, drawn from the given integers. */
export function pick<T>(list: readonly T[], ...values: number[]): T {
  return at(list, hash(...values))
}

/** The element at `index`, counting round and round a non-empty list. */
export function at<T>(list: readonly T[], index: number): T {
  const element = list[index % list.length]
  if (element === undefined) throw new Error('An empty list has no element to give')
  return element
}

/** `digits` upper-case hexadecimal characters (at most 8) drawn from the given integers. */
export function hex(digits: number, ...values: number[]): string {
  return hash(...values)
    .toString(16)
    .padStart(8, '0')
    .slice(8 - digits)
}

/** A version-4 shaped GUID, lower case, drawn from the given integers. */
export function guid(...values: number[]): string {
  return guidStartingWith(hash(1, ...values), ...values)
}

/** Like `guid`, with the first 32 bits given, so that an index can be read back out of it. */
export function guidStartingWith(first: number, ...values: number[]): string {
  const a = (first >>> 0).toString(16).padStart(8, '0')
  const b = hex(8, 2, ...values)
  const c = hex(8, 3, ...values)
  const d = hex(8, 4, ...values)
  const variant = at(['8', '9', 'a', 'b'], hash(5, ...values))
  return `${a}-${b.slice(0, 4)}-4${b.slice(4, 7)}-${variant}${c.slice(0, 3)}-${c.slice(4, 8)}${d}`
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether the text is written as a GUID, in either case. */
export function isGuid(text: string): boolean {
  return GUID.test(text)
}
