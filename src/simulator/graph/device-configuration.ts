import type { TeamworkDeviceConfiguration } from '@microsoft/microsoft-graph-types-beta'
import { hash } from '../random'
import { installedVersion, slotsOf } from '../world/device'
import type { Device } from '../world/estate-model'
import { enrolledAt, peripheral } from './device-resource'

/**
 * How the device is set up. It carries a password and a PIN, as the real schema does: whoever stores or logs them is
 * found out by searching for these two texts.
 */
export function configurationResource(device: Device): TeamworkDeviceConfiguration {
  const hasParts = slotsOf(device).length > 0
  const address = hash(device.seed, 121)
  const microphone = peripheral(device, 'microphone')
  const speaker = peripheral(device, 'speaker')
  const camera = peripheral(device, 'roomCamera')
  return {
    id: device.id,
    createdDateTime: new Date(enrolledAt(device)).toISOString(),
    createdBy: null,
    lastModifiedDateTime: new Date(enrolledAt(device)).toISOString(),
    lastModifiedBy: null,
    cameraConfiguration: hasParts
      ? { cameras: camera ? [camera] : [], defaultContentCamera: null, contentCameraConfiguration: null }
      : null,
    displayConfiguration: hasParts
      ? {
          displayCount: 1,
          isDualDisplayModeEnabled: false,
          isContentDuplicationAllowed: true,
          inBuiltDisplayScreenConfiguration: null,
          configuredDisplays: [{ isOptional: false, peripheral: peripheral(device, 'display') }],
        }
      : null,
    hardwareConfiguration: {
      processorModel:
        device.model.platform === 'windows' ? 'Intel(R) Core(TM) i5-12500T' : 'Qualcomm QCS8250',
      compute: null,
      hdmiIngest: null,
    },
    microphoneConfiguration: hasParts
      ? {
          microphones: microphone ? [microphone] : [],
          defaultMicrophone: microphone,
          isMicrophoneOptional: false,
        }
      : null,
    speakerConfiguration: hasParts
      ? {
          speakers: speaker ? [speaker] : [],
          defaultSpeaker: speaker,
          defaultCommunicationSpeaker: speaker,
          isSpeakerOptional: false,
          isCommunicationSpeakerOptional: false,
        }
      : null,
    softwareVersions: {
      adminAgentSoftwareVersion: installedVersion(device, 'adminAgent'),
      firmwareSoftwareVersion: installedVersion(device, 'firmware'),
      operatingSystemSoftwareVersion: installedVersion(device, 'operatingSystem'),
      partnerAgentSoftwareVersion: installedVersion(device, 'partnerAgent'),
      teamsClientSoftwareVersion: installedVersion(device, 'teamsClient'),
    },
    systemConfiguration: {
      defaultPassword: 'never-store-this-password',
      lockPin: 'never-store-this-pin',
      isDeviceLockEnabled: false,
      deviceLockTimeout: 'PT15M',
      isLoggingEnabled: true,
      loggingLevel: 'Info',
      isPowerSavingEnabled: true,
      isScreenCaptureEnabled: false,
      isSilentModeEnabled: false,
      language: 'en-US',
      dateTimeConfiguration: null,
      networkConfiguration: {
        ipAddress: `10.${(address >>> 16) % 64}.${(address >>> 8) % 250}.${10 + (address % 240)}`,
        subnetMask: '255.255.255.0',
        defaultGateway: `10.${(address >>> 16) % 64}.${(address >>> 8) % 250}.1`,
        hostName: `${device.model.type.slice(0, 4).toUpperCase()}-${device.id.slice(0, 6).toUpperCase()}`,
        domainName: device.account.tenant.domain,
        isDhcpEnabled: true,
        isPCPortEnabled: false,
        primaryDns: '10.0.0.53',
        secondaryDns: '10.0.1.53',
      },
    },
    teamsClientConfiguration: {
      accountConfiguration: { onPremisesCalendarSyncConfiguration: null, supportedClient: 'teamsOnly' },
      featuresConfiguration: {
        emailToSendLogsAndFeedback: null,
        isAutoScreenShareEnabled: true,
        isBluetoothBeaconingEnabled: true,
        isHideMeetingNamesEnabled: false,
        isSendLogsAndFeedbackEnabled: false,
      },
    },
  }
}
