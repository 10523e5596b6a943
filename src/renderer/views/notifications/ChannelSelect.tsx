import { Field, Select } from '@fluentui/react-components'
import type { Channel, ChannelId } from '../../../shared/model/channel'
import { channelsText } from '../../../shared/text/en/channels'

interface ChannelSelectProps {
  label: string
  value: ChannelId | null
  channels: readonly Channel[]
  onChange: (channelId: ChannelId | null) => void
}

/** One channel, or nobody. */
export function ChannelSelect({ label, value, channels, onChange }: ChannelSelectProps) {
  return (
    <Field label={label}>
      <Select
        value={value ?? ''}
        onChange={(_event, chosen) =>
          onChange(channels.find(({ channelId }) => channelId === chosen.value)?.channelId ?? null)
        }
      >
        <option value="">{channelsText.none}</option>
        {channels.map(({ channelId, name }) => (
          <option key={channelId} value={channelId}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
