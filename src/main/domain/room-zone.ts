import type { Place } from '../../shared/model/place'

/** Zones of a country by its two letters (`DE`), as this runtime knows them; empty for what is no country. */
function zonesOfCountry(country: string): string[] {
  let locale: Intl.Locale
  try {
    locale = new Intl.Locale(`und-${country}`)
  } catch {
    return []
  }
  // An accessor became a method; this runtime has one of them.
  const read: unknown = Reflect.get(locale, 'getTimeZones')
  const zones: unknown =
    typeof read === 'function' ? Reflect.apply(read, locale, []) : Reflect.get(locale, 'timeZones')
  return Array.isArray(zones) ? zones.filter((zone) => typeof zone === 'string') : []
}

/** The two letters of a country given by them or by its English name; null for anything else. */
function countryCode(text: string): string | null {
  const trimmed = text.trim()
  if (/^[a-z]{2}$/i.test(trimmed)) return trimmed.toUpperCase()
  return codeByName().get(trimmed.toLowerCase()) ?? null
}

let names: Map<string, string> | null = null

function codeByName(): Map<string, string> {
  if (names !== null) return names
  names = new Map()
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  for (const first of letters) {
    for (const second of letters) {
      const name = display.of(`${first}${second}`)
      if (name !== undefined && !names.has(name.toLowerCase()))
        names.set(name.toLowerCase(), `${first}${second}`)
    }
  }
  return names
}

const offsetsOf = new Map<string, string>()

/** How far a zone is from UTC in winter and in summer: zones that agree are one for our purpose. */
function offsets(zone: string): string {
  const known = offsetsOf.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const read = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)].map((at) => format.format(at))
  const text = read.join(' ')
  offsetsOf.set(zone, text)
  return text
}

const found = new Map<string, string | null>()

/**
 * The zone (IANA) of a place by its address: Graph gives none. A country with one clock has it; of the others the zone that is
 * named after the city (`America/Chicago`). null = the address does not tell.
 */
export function zoneOfPlace(place: Pick<Place, 'city' | 'countryOrRegion'> | null): string | null {
  if (place?.countryOrRegion == null) return null
  const key = `${place.countryOrRegion}|${place.city}`
  const known = found.get(key)
  if (known !== undefined) return known
  const zone = lookUp(place.countryOrRegion, place.city)
  found.set(key, zone)
  return zone
}

function lookUp(country: string, city: string | null): string | null {
  const code = countryCode(country)
  if (code === null) return null
  const zones = zonesOfCountry(code)
  const [first] = zones
  if (first === undefined) return null
  if (zones.every((zone) => offsets(zone) === offsets(first))) return first
  const wanted = city?.trim().toLowerCase().replaceAll(' ', '_')
  return zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`)) ?? null
}
