import type { Outcome } from '../../../shared/errors'
import type { TenantPlace } from '../../../shared/model/onboarding'
import { endpointsOf } from '../clouds'

/** Asked at a time: a file may name hundreds of domains. */
const atOnce = 4
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A directory can be named by its id or by any of its domains; whether two names mean the same one, only its cloud knows. */
export class DirectoryIds {
  private readonly known = new Map<string, string>()

  /** @param resolve asks the place's cloud. */
  constructor(private readonly resolve: (place: TenantPlace) => Promise<Outcome<{ directoryId: string }>>) {}

  /** Looks up what is named by a domain. What cannot be found out now keeps its name; a cloud that is silent is asked once. */
  async find(places: readonly TenantPlace[]): Promise<void> {
    const silent = new Set<string>()
    const open = places.filter((place) => !id.test(place.directoryId) && !this.known.has(keyOf(place)))
    const next = async (): Promise<void> => {
      for (let place = open.shift(); place !== undefined; place = open.shift()) {
        const cloud = authorityOf(place)
        if (silent.has(cloud) || this.known.has(keyOf(place))) continue
        const found = await this.resolve(place)
        if (found.ok) this.known.set(keyOf(place), found.value.directoryId)
        else if (found.error.code === 'signIn.unreachable') silent.add(cloud)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, next))
  }

  /** The directory's id, lower case; its domain as long as nobody could tell. */
  idOf(place: TenantPlace): string {
    return this.known.get(keyOf(place)) ?? place.directoryId.toLowerCase()
  }
}

function keyOf(place: TenantPlace): string {
  return `${authorityOf(place)}/${place.directoryId.toLowerCase()}`
}

function authorityOf(place: TenantPlace): string {
  return endpointsOf(place)?.authorityUrl ?? ''
}
