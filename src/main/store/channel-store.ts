import type { Outcome } from '../../shared/errors'
import { Channel, type ChannelId } from '../../shared/model/channel'
import { type Access, appLane } from './access'
import { readBodies } from './body-table'
import { onePage } from './lanes'

/** Channels as people set them up, without their secrets. */
export interface ChannelStore {
  /** In the order they were made. */
  list(): Promise<Channel[]>
  save(channel: Channel): Promise<Outcome<void>>
  remove(channelId: ChannelId): Promise<Outcome<void>>
}

export function createChannelStore(access: Access): ChannelStore {
  const { database, logger } = access
  return {
    list: () =>
      access.read<Channel[]>(
        appLane,
        [],
        onePage(() =>
          readBodies(
            database.all('SELECT channel_id AS id, body FROM channel ORDER BY position, channel_id'),
            Channel,
            logger,
            'channel',
          ),
        ),
      ),

    save: (channel) =>
      access.write(
        appLane,
        onePage(() => {
          database.durableTransaction(() => {
            database.run(
              `INSERT INTO channel (channel_id, position, body)
                VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM channel), ?)
                ON CONFLICT DO UPDATE SET body = excluded.body`,
              channel.channelId,
              JSON.stringify(channel),
            )
          })
        }),
      ),

    remove: (channelId) =>
      access.write(
        appLane,
        onePage(() => {
          database.durableTransaction(() => {
            database.run('DELETE FROM channel WHERE channel_id = ?', channelId)
            database.run(
              `UPDATE delivery SET state = 'discarded'
                WHERE channel_id = ? AND state IN ('waiting', 'sending', 'uncertain', 'dead')`,
              channelId,
            )
          })
        }),
      ),
  }
}
