import { ToggleButton } from '@fluentui/react-components'
import { StarFilled, StarRegular } from '@fluentui/react-icons/svg/star'
import type { RoomDetail } from '../../../shared/model/room'
import { roomText } from '../../../shared/text/en/rooms'
import { useSetVip } from '../../queries/room-detail'
import { ErrorNotice } from '../../ui/ErrorNotice'

/** Marks the room as very important. The star fills when main has stored it. */
export function VipToggle({ room: { identity, isVip } }: { room: RoomDetail }) {
  const setVip = useSetVip(identity.tenantKey, identity.roomId)
  return (
    <>
      <ToggleButton
        size="small"
        appearance="subtle"
        checked={isVip}
        disabled={setVip.isPending}
        icon={isVip ? <StarFilled /> : <StarRegular />}
        title={roomText.vipHint}
        onClick={() => setVip.mutate(!isVip)}
      >
        {isVip ? roomText.vip : roomText.vipMark}
      </ToggleButton>
      {setVip.error !== null && <ErrorNotice failure={setVip.error.failure} />}
    </>
  )
}
