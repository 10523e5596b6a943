import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import type { AlertFacts } from './alert-facts'
import type { AlertRules } from './alert-rules'
import type { MemoryChange, RoomMemories, RoomMemory } from './alert-state'
import { rememberRoom } from './room-flapping'
import type { RoomSignal } from './room-signal'

/** The rooms' memories while they are gone through; a tenant's are copied only when one of them changes. */
export class MemoryDraft {
  rooms: RoomMemories
  readonly changes: MemoryChange[] = []

  constructor(private readonly before: RoomMemories) {
    this.rooms = before
  }

  ofTenant(tenantKey: TenantKey): TenantMemoryDraft {
    return new TenantMemoryDraft(this.rooms.get(tenantKey) ?? noMemories, (memories, roomId, memory) => {
      if (this.rooms.get(tenantKey) !== memories) {
        this.rooms = new Map(this.rooms).set(tenantKey, memories)
      }
      this.changes.push({ tenantKey, roomId, memory })
    })
  }

  /** Forgets rooms that are no more, of tenants whose rooms are known. */
  dropGone({ tenants }: AlertFacts): void {
    for (const { tenantKey, isRead, rooms } of tenants) {
      const known = this.rooms.get(tenantKey)
      if (!isRead || !known || known.size === rooms.size) continue
      const memories = this.ofTenant(tenantKey)
      for (const roomId of known.keys()) if (!rooms.has(roomId)) memories.forget(roomId)
    }
    if (tenants.some(({ isRead }) => !isRead)) return
    const alive = new Set(tenants.map(({ tenantKey }) => tenantKey))
    for (const [tenantKey, known] of this.before) {
      if (alive.has(tenantKey)) continue
      const memories = this.ofTenant(tenantKey)
      for (const roomId of known.keys()) memories.forget(roomId)
    }
  }
}

type OnChange = (memories: ReadonlyMap<RoomId, RoomMemory>, roomId: RoomId, memory: RoomMemory | null) => void

/** One tenant's part of a {@link MemoryDraft}. */
export class TenantMemoryDraft {
  private copy: Map<RoomId, RoomMemory> | null = null

  constructor(
    private readonly before: ReadonlyMap<RoomId, RoomMemory>,
    private readonly onChange: OnChange,
  ) {}

  of(roomId: RoomId): RoomMemory | undefined {
    return (this.copy ?? this.before).get(roomId)
  }

  /** Takes a look at a room into its memory; see {@link rememberRoom}. */
  remember(signal: RoomSignal, isExplained: boolean, rules: AlertRules, now: number): RoomMemory {
    const known = this.of(signal.roomId)
    const memory = rememberRoom(known, signal, isExplained, rules, now)
    if (memory !== known) this.onChange(this.own().set(signal.roomId, memory), signal.roomId, memory)
    return memory
  }

  forget(roomId: RoomId): void {
    const own = this.own()
    own.delete(roomId)
    this.onChange(own, roomId, null)
  }

  private own(): Map<RoomId, RoomMemory> {
    this.copy ??= new Map(this.before)
    return this.copy
  }
}

const noMemories: ReadonlyMap<RoomId, RoomMemory> = new Map()
