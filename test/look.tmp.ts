import { openDemo, ask, makeFolder, removeFolder } from '/tmp/w/scale/test/e2e/demo-app'
const folder = makeFolder()
const t0 = Date.now()
const demo = await openDemo(['--tenants=100','--rooms=1000','--scenario=calm-day'], folder, 240_000)
console.log('live after', Date.now()-t0)
const { app, window } = demo
const statuses = await ask(window,'tenants.list',null)
const list = [...statuses]
const size = async (w:number,h:number) => { await app.evaluate(({BrowserWindow},[w,h])=>{const b=BrowserWindow.getAllWindows()[0]; b?.unmaximize(); b?.setContentSize(w!,h!)},[w,h] as const); await window.waitForTimeout(700) }
const theme = async (t:string) => { await ask(window,'preferences.write',{theme:t as any}); await window.waitForTimeout(600) }
const go = async (h:string) => { await window.evaluate((h)=>{location.hash=h},h); await window.waitForTimeout(1500) }
const shot = async (n:string) => { const o = await window.evaluate(()=>{const p=document.querySelector('main > div'); return [p?.scrollWidth,p?.clientWidth]}); console.log(n,o); await window.screenshot({path:`/tmp/pics/${n}.png`}) }
// break some
for (const [i,kind] of [[3,'5xx'],[7,'5xx'],[11,'429']] as const) await demo.control('injectFault',{kind, tenant:list[i]!.tenant.directoryId, ...(kind==='429'?{retryAfterS:20}:{})})
for (const i of [15,16]) await demo.control('setConsent',{tenant:list[i]!.tenant.directoryId, roles:['User.Read.All']})
const longs=['Nordrhein-Westfälische Landesversicherungsanstalt für Binnenschifffahrt und Hafenwirtschaft','AReallyLongCompanyNameWithoutAnySpacesThatGoesOnAndOnInc']
for (const [k,i] of [[0,3],[1,20]] as const){ const t=list[i]!.tenant; const full=await ask(window,'tenants.readDefinition',{tenantKey:t.tenantKey}); const {tenantKey,paused,credential,...draft}=full as any; await ask(window,'tenants.save',{tenantKey:t.tenantKey,draft:{...draft,displayName:longs[k]!},credential:{kind:'kept',tenantKey:t.tenantKey},anyway:true}).catch(e=>console.log(String(e))) }
await ask(window,'tenants.change',{tenantKeys:[list[30]!.tenant.tenantKey],change:{paused:true}})
for (const i of [3,7,11,15,16]) await ask(window,'tenants.pollNow',{tenantKey:list[i]!.tenant.tenantKey})
await window.waitForTimeout(20_000)
for (const t of ['dark','light']) { await theme(t)
 for (const [w,h] of [[1600,900],[1366,768],[1093,614]] as const) { await size(w,h)
  await go('#/tenants'); await shot(`tenants-${t}-${w}`)
  if (t==='dark'||w===1093) { await go('#/wall'); await shot(`wall-${t}-${w}`); await window.getByRole('button',{name:/tenants/i}).first().click().catch(()=>{}); await window.waitForTimeout(500); await shot(`menu-${t}-${w}`); await window.keyboard.press('Escape') }
 } }
await theme('dark'); await size(1366,768); await go('#/tenants')
await window.getByRole('checkbox',{name:'Select all tenants shown'}).check()
await window.getByRole('button',{name:'Check permissions'}).click()
await window.waitForTimeout(1500); await shot('round-running')
const t1=Date.now()
await window.getByText(/^Permissions of .* checked/).waitFor({timeout:240000}); console.log('round took',Date.now()-t1); await shot('round-done')
await demo.close(); removeFolder(folder)
