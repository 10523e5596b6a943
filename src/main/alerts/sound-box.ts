import { z } from 'zod'
import { appWideKey } from '../../shared/ipc/revision'
import type { SoundState } from '../../shared/model/sound-state'
import type { Clock } from '../lib/clock'
import type { ChangeFeed } from '../store/change-feed'
import type { Store } from '../store/store'

interface SoundBoxParts {
  store: Store
  feed: ChangeFeed
  clock: Clock
}

/** When the window should make a noise, and until when people want none (alerting rule R26). The window has the loudspeaker. */
export class SoundBox {
  private state: SoundState = { mutedUntil: null, rangAt: null }

  constructor(private readonly parts: SoundBoxParts) {}

  async load(): Promise<void> {
    const mutedUntil = await this.parts.store.notificationSettings.read('mutedUntil', z.number().nullable())
    this.state = { mutedUntil, rangAt: null }
  }

  read(): SoundState {
    return this.state
  }

  /** Does nothing while muted. */
  ring(): void {
    const { mutedUntil } = this.state
    if (mutedUntil !== null && mutedUntil > this.parts.clock.now()) return
    this.change({ ...this.state, rangAt: this.parts.clock.now() })
  }

  /** Quiet for so long, at most an hour; 0 ends it. */
  async mute(minutes: number): Promise<void> {
    const mutedUntil = minutes === 0 ? null : this.parts.clock.now() + minutes * 60_000
    this.change({ ...this.state, mutedUntil })
    await this.parts.store.notificationSettings.write('mutedUntil', mutedUntil)
  }

  private change(state: SoundState): void {
    this.state = state
    this.parts.feed.publish('sound.changed', appWideKey, { sound: state })
  }
}
