/** Microsoft's fictional companies with the words a room name theme starts from. */
export const organisations: readonly { name: string; domain: string; badge: string }[] = [
  { name: 'Contoso Manufacturing', domain: 'contoso.com', badge: 'CM' },
  { name: 'Fabrikam Health', domain: 'fabrikam.com', badge: 'FH' },
  { name: 'Northwind Traders', domain: 'northwindtraders.com', badge: 'NT' },
  { name: 'Woodgrove Bank', domain: 'woodgrovebank.com', badge: 'WB' },
  { name: 'Adventure Works Cycles', domain: 'adventure-works.com', badge: 'AW' },
  { name: 'Litware Insurance', domain: 'litwareinc.com', badge: 'LI' },
  { name: 'Tailspin Toys', domain: 'tailspintoys.com', badge: 'TT' },
  { name: 'Wide World Importers', domain: 'wideworldimporters.com', badge: 'WW' },
  { name: 'Proseware Consulting', domain: 'proseware.com', badge: 'PC' },
  { name: 'Lucerne Publishing', domain: 'lucernepublishing.com', badge: 'LP' },
  { name: 'Alpine Ski House', domain: 'alpineskihouse.com', badge: 'AS' },
  { name: 'Blue Yonder Airlines', domain: 'blueyonderairlines.com', badge: 'BY' },
  { name: 'City Power & Light', domain: 'cpandl.com', badge: 'CP' },
  { name: 'Coho Vineyard', domain: 'cohovineyard.com', badge: 'CV' },
  { name: 'Consolidated Messenger', domain: 'consolidatedmessenger.com', badge: 'CO' },
  { name: 'Fourth Coffee', domain: 'fourthcoffee.com', badge: 'FC' },
  { name: 'Graphic Design Institute', domain: 'graphicdesigninstitute.com', badge: 'GD' },
  { name: 'Humongous Insurance', domain: 'humongousinsurance.com', badge: 'HI' },
  { name: "Margie's Travel", domain: 'margiestravel.com', badge: 'MT' },
  { name: 'Relecloud', domain: 'relecloud.com', badge: 'RC' },
  { name: 'School of Fine Art', domain: 'fineartschool.net', badge: 'SF' },
  { name: 'Southridge Video', domain: 'southridgevideo.com', badge: 'SV' },
  { name: 'The Phone Company', domain: 'thephone-company.com', badge: 'PH' },
  { name: 'Trey Research', domain: 'treyresearch.net', badge: 'TR' },
  { name: 'VanArsdel', domain: 'vanarsdelltd.com', badge: 'VA' },
]

/** When there are more tenants than companies, the companies open branches with tenants of their own. */
export const branches: readonly { suffix: string; domain: string; badge: string }[] = [
  { suffix: '', domain: '', badge: '' },
  { suffix: ' Europe', domain: 'europe.', badge: 'E' },
  { suffix: ' Asia Pacific', domain: 'apac.', badge: 'A' },
  { suffix: ' Americas', domain: 'americas.', badge: 'M' },
]
