import type { Licence } from '../../shared/model/account'

/** Does one of these licences entitle a room or shared device? */
export function hasDeviceLicence(licences: readonly Licence[]): boolean {
  return licences.some((licence) => licence.class !== 'other')
}

/** Does one of these licences make the account a room's (and not a phone's)? */
export function hasRoomLicence(licences: readonly Licence[]): boolean {
  return licences.some((licence) => licence.class !== 'other' && licence.class !== 'shared')
}
