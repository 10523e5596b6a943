export interface Sku {
  skuId: string
  skuPartNumber: string
  servicePlans: readonly { servicePlanId: string; servicePlanName: string; service: string }[]
}

const teams = {
  servicePlanId: '57ff2da0-773e-42df-b2af-ffb7a2317929',
  servicePlanName: 'TEAMS1',
  service: 'TeamspaceAPI',
}
const exchange = {
  servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  servicePlanName: 'EXCHANGE_S_ENTERPRISE',
  service: 'exchange',
}
const audioConferencing = {
  servicePlanId: '3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40',
  servicePlanName: 'MCOMEETADV',
  service: 'MicrosoftCommunicationsOnline',
}

/** Product names and identifiers as Microsoft publishes them for licensing. */
export const skus = {
  roomsPro: {
    skuId: '4cde982a-ede4-4409-9ae6-b003453c8ea6',
    skuPartNumber: 'Microsoft_Teams_Rooms_Pro',
    servicePlans: [
      teams,
      audioConferencing,
      {
        servicePlanId: '0374d34c-6be4-4dbb-b3f0-26105db0b28a',
        servicePlanName: 'Teams_Rooms_Pro',
        service: 'TeamspaceAPI',
      },
      {
        servicePlanId: 'ecc74eae-eeb7-4ad5-9c88-e8b2bfca75b8',
        servicePlanName: 'MTRProManagement',
        service: 'MTRProManagement',
      },
    ],
  },
  roomsBasic: {
    skuId: '6af4b3d6-14bb-4a2a-960c-6c902aad34f3',
    skuPartNumber: 'Microsoft_Teams_Rooms_Basic',
    // The Basic product really carries a plan called Teams_Room_Pro: a client that judges by plan is wrong here.
    servicePlans: [
      teams,
      audioConferencing,
      {
        servicePlanId: 'c8529366-cffd-4415-ab8f-be0144a33ab1',
        servicePlanName: 'Teams_Rooms_Basic',
        service: 'TeamspaceAPI',
      },
      {
        servicePlanId: 'ec17f317-f4bc-451e-b2da-0167e5c260f9',
        servicePlanName: 'Teams_Room_Pro',
        service: 'TeamspaceAPI',
      },
    ],
  },
  roomsStandard: {
    skuId: '6070a4c8-34c6-4937-8dfb-39bbc6397a60',
    skuPartNumber: 'MEETING_ROOM',
    servicePlans: [
      teams,
      audioConferencing,
      {
        servicePlanId: '92c6b761-01de-457a-9dd9-793a975238f7',
        servicePlanName: 'Teams_Room_Standard',
        service: 'TeamspaceAPI',
      },
    ],
  },
  sharedDevice: {
    skuId: '295a8eb0-f78d-45c7-8b5b-1eed5ed02dff',
    skuPartNumber: 'MCOCAP',
    servicePlans: [teams],
  },
  e3: {
    skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965',
    skuPartNumber: 'SPE_E3',
    servicePlans: [teams, exchange],
  },
  e5: {
    skuId: '06ebc4ee-1bb5-47dd-8120-11324bc54e06',
    skuPartNumber: 'SPE_E5',
    servicePlans: [teams, exchange, audioConferencing],
  },
} as const satisfies Record<string, Sku>
