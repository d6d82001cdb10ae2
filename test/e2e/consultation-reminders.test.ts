import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { addDays, type Day } from '#shared/lib/day.ts'
import { faultsOf } from '#test/support/axe.ts'
import { signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import type { Workspace } from '#test/support/workspace.ts'

const { server, browser, workspace } = await setStage()
let documentId: string
let round: { id: string; opensOn: Day }

beforeAll(async () => {
  documentId = await workspace.makeDocument('Beleidsvoorstel', 'markdown', '# Voorstel\n\nHet beheer gaat over.')
  const input = { name: '0.4 voor consultatie', invited: ['vng'], followUp: 'Elk punt krijgt een antwoord.' }
  const made = await workspace.people.fatima.json('POST', `/documents/${documentId}/consultations`, input)
  round = z.object({ id: z.string(), opensOn: z.string() }).parse(made)
})

const asks = 'Een consultatie vraagt uw aandacht'

async function openAs(person: keyof Workspace['people'], path: string): Promise<Page> {
  const context = await signedIn(browser, server, workspace.people[person])
  const page = await context.newPage()
  await page.goto(server.origin + path)
  return page
}

/** As if the round began earlier and ends so many days from now. */
function endsIn(days: number): void {
  const [opensOn, closesOn] = [addDays(round.opensOn, days - 60), addDays(round.opensOn, days)]
  server.change('update consultations set opens_on = ?, closes_on = ? where id = ?', opensOn, closesOn, round.id)
}

/** Where a reminder is to be seen: above the text, in the dossier, and above the list of dossiers. */
const places = () => [`/documenten/${documentId}`, `/dossiers/${workspace.dossierId}`, '/dossiers']

/** Waits for what the page says of the round, wherever one is. @returns what is wrong with these pages, wide and narrow */
async function reminded(page: Page, words: string): Promise<string[]> {
  const faults: string[] = []
  for (const path of places()) {
    await page.goto(server.origin + path)
    const notice = page.getByRole('main').getByRole('listitem').filter({ hasText: words })
    await notice.getByRole('link', { name: '0.4 voor consultatie: Beleidsvoorstel' }).waitFor()
    await page
      .getByRole('navigation', { name: 'Hoofdnavigatie' })
      .getByRole('link', { name: `Dossiers (${asks})` })
      .waitFor()
    await page.waitForLoadState('networkidle')
    for (const [width, height] of [
      [390, 844],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height })
      for (const fault of await faultsOf(page)) faults.push(`${path}, ${width}: ${fault}`)
    }
  }
  return faults
}

/** Nothing asks for attention anywhere. */
async function notReminded(page: Page): Promise<void> {
  for (const path of places()) {
    await page.goto(server.origin + path)
    await page
      .getByRole('navigation', { name: 'Hoofdnavigatie' })
      .getByRole('link', { name: 'Dossiers', exact: true })
      .waitFor()
    await page.waitForLoadState('networkidle')
    expect([path, await page.getByText(asks).count()]).toEqual([path, 0])
  }
}

test('a reminder stands where one looks, until one did what it asks', async () => {
  const member = await openAs('sanne', '/dossiers')
  const lead = await openAs('fatima', '/dossiers')
  const other = await openAs('tineke', '/dossiers')

  // it opened: until one has looked, without a reload
  expect(await reminded(member, 'De ronde ging open op')).toEqual([])
  await member.getByRole('main').getByRole('link', { name: '0.4 voor consultatie: Beleidsvoorstel' }).click()
  await member.getByRole('heading', { level: 1, name: '0.4 voor consultatie: Beleidsvoorstel' }).waitFor()
  await member
    .getByRole('navigation', { name: 'Hoofdnavigatie' })
    .getByRole('link', { name: 'Dossiers', exact: true })
    .waitFor()
  await notReminded(member)

  endsIn(15)
  expect(await reminded(member, 'Er is nog een derde van de termijn.')).toEqual([])
  endsIn(2)
  expect(await reminded(member, 'De termijn eindigt bijna.')).toEqual([])
  await notReminded(lead)
  await notReminded(other)

  // over: whom it was asked of, and who can close it
  endsIn(-1)
  expect(await reminded(member, 'en er is nog geen reactie gegeven.')).toEqual([])
  expect(await reminded(lead, 'U kunt de ronde sluiten.')).toEqual([])
  await notReminded(other)
})
