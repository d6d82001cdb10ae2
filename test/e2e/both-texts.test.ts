import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { ApiPerson, testPassword } from '#test/support/workspace.ts'

const { server, browser, workspace } = await setStage()
const { fatima, ruben } = workspace.people
const created = z.object({ id: z.string() })

async function open(person: ApiPerson, path: string): Promise<Page> {
  const page = await (await signedIn(browser, server, person)).newPage()
  await page.goto(server.origin + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

/** Saves, and is told that somebody was first. @returns all that is said about it */
async function refused(page: Page, save: string): Promise<string> {
  await press(page, save)
  await page.getByText('Iemand anders was u voor').waitFor()
  expect(await faultsOf(page)).toEqual([])
  return await page.locator('body').innerText()
}

/** What stands saved and what is in the form, of the field with this above it. */
const pairOf = (said: string, label: string): string[] => {
  const lines = said.split(/\n+/u)
  const at = lines.findIndex((line, index) => line === label && lines[index + 1] === 'Nu opgeslagen')
  return at < 0 ? [] : [lines[at + 2] ?? '', lines[at + 5] ?? '']
}

async function administrator(): Promise<ApiPerson> {
  const admin = new ApiPerson(server, 'Karin Smit', 'beheer@bzk.example')
  await admin.send('POST', '/session', { email: admin.email, password: testPassword })
  return admin
}

async function openRound(): Promise<{ readonly api: string; readonly address: string }> {
  const documentId = await workspace.makeDocument(
    'Voorstel',
    'markdown',
    'De termijn is acht weken.\n\nDe rest blijft.',
  )
  const round = {
    name: '0.4',
    questions: ['Is dit uitvoerbaar?'],
    invited: ['vng'],
    followUp: 'Elk punt een antwoord.',
  }
  const { id } = created.parse(await fatima.json('POST', `/documents/${documentId}/consultations`, round))
  const of = `/dossiers/${workspace.dossierId}`
  return { api: `${of}/consultations/${id}`, address: `${of}/consultaties/${id}` }
}

const draft = z.object({ documentId: z.string(), sha256: z.string(), points: z.array(created) })

/** Opens the reaction of the VNG and writes a point in it. @returns the reaction with it */
async function writePoint(api: string): Promise<z.output<typeof draft>> {
  await ruben.send('POST', `${api}/inside/draft`)
  const read = async () => draft.parse(await ruben.json('GET', `${api}/inside/draft`))
  const { documentId } = await read()
  const editor = await EditorPage.open(await signedIn(browser, server, ruben), server, documentId)
  await editor.text.locator('h3:has-text("Is dit uitvoerbaar?") + p').click()
  await editor.type('Maak van acht weken twaalf weken.')
  await editor.saved()
  return await read()
}

test('an answer with the same reason and another disposition is shown as another, and not lost', async () => {
  const { api, address } = await openRound()
  const { sha256 } = await writePoint(api)
  await ruben.send('POST', `${api}/reactions`, { mandate: 'ambtelijk', standpoint: 'voorbehoud', sha256 })
  const page = await open(fatima, `${address}?deel=reacties`)
  await press(page, /Antwoord op punt 1 van VNG/u)
  await page.getByRole('dialog').getByLabel('Toelichting').fill('Dit is al geregeld.')
  const nota = z.object({ rows: z.array(z.object({ pointId: z.string() })) })
  const { rows } = nota.parse(await fatima.json('GET', `${api}/nota`))
  const answer = { disposition: 'niet', reason: 'Dit is al geregeld.' }
  await fatima.send('PUT', `${api}/answers/${rows[0]?.pointId ?? ''}`, answer)
  const said = await refused(page, 'Opslaan')
  expect(said).not.toContain('De ander vulde hetzelfde in')
  expect(pairOf(said, 'Wat doet u met dit punt?')).toEqual(['Niet overgenomen', 'Overgenomen'])
  await press(page, 'Dit overnemen')
  await page.getByText('De ander vulde hetzelfde in als u.').waitFor()
  expect(await page.getByLabel('Niet overgenomen', { exact: true }).isChecked()).toBe(true)
})

test('remarks that a colleague puts under a point meanwhile stay there', async () => {
  const { api, address } = await openRound()
  for (const body of ['Het zomerreces valt erin.', 'De raad vergadert later.']) {
    await ruben.send('POST', `${api}/inside/remarks`, { body })
  }
  const { remarks } = z.object({ remarks: z.array(created) }).parse(await ruben.json('GET', `${api}/inside`))
  const { points } = await writePoint(api)
  const page = await open(ruben, `${address}?deel=kring`)
  await press(page, 'Opmerkingen kiezen bij punt 1')
  await page.getByRole('dialog').getByRole('checkbox').first().check()
  const basis = `${api}/inside/draft/points/${points[0]?.id ?? ''}/remarks`
  await ruben.send('PATCH', basis, { added: [remarks[1]?.id] })
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'Opslaan')
  await page.getByText('Rust op 2 opmerkingen').waitFor()
})

test('a remark with the same words at another place, or under another question, is shown as another', async () => {
  const { api, address } = await openRound()
  const body = 'Dit botst met het zomerreces.'
  await ruben.send('POST', `${api}/inside/remarks`, { body })
  const inside = z
    .object({ remarks: z.array(z.object({ id: z.string() })) })
    .parse(await ruben.json('GET', `${api}/inside`))
  const page = await open(ruben, `${address}?deel=kring`)
  await press(page, 'Opmerking van VNG wijzigen')
  await page.getByLabel('Waar gaat het over?').selectOption('De termijn is acht weken.')
  const { questions } = z.object({ questions: z.array(created) }).parse(await ruben.json('GET', api))
  const change = { body, questionId: questions[0]?.id, basedOn: 1 }
  await ruben.send('PATCH', `${api}/inside/remarks/${inside.remarks[0]?.id ?? ''}`, change)
  const said = await refused(page, 'Opslaan')
  expect(pairOf(said, 'Waar gaat het over?')).toEqual(['De hele tekst', 'De termijn is acht weken.'])
  expect(pairOf(said, 'Bij welke vraag?')).toEqual(['Is dit uitvoerbaar?', 'Geen vraag'])
})

test('a ground rule of other layers, or withdrawn, is shown as another', async () => {
  const admin = await administrator()
  const rule = {
    title: 'Geld volgt taak',
    wording: 'Wie een taak geeft, betaalt.',
    source: 'Eigen afspraak',
    sourceUrl: null,
  }
  const { id } = created.parse(await admin.json('POST', '/ground-rules', rule))
  const page = await open(admin, '/beheer/spelregels')
  await press(page, 'Nieuwe versie van ‘Geld volgt taak’')
  await page.getByRole('dialog').getByLabel('Waarom deze nieuwe versie?').fill('Zo is het af.')
  const change = { ...rule, layers: ['waterschap', 'rijk'], withdrawn: true, reason: 'Achterhaald.', basedOn: 1 }
  await admin.send('PUT', `/ground-rules/${id}`, change)
  const said = await refused(page, 'Versie opslaan')
  expect(pairOf(said, 'Welke lagen noemt de bron?')).toEqual(['Rijk, Waterschap', 'Alle lagen'])
  expect(pairOf(said, 'Niet meer aanhalen (ingetrokken)')).toEqual(['Ingetrokken', 'Niet ingetrokken'])
  expect(pairOf(said, 'Bron')).toEqual([])
})

test('a dilemma of which only choices were changed is shown as another', async () => {
  const path = `/dossiers/${workspace.dossierId}/dilemmas`
  const tension = {
    a: { interest: 'Zekerheid', whose: ['mnre1034'] },
    b: { interest: 'Ruimte', whose: ['pv26'] },
  }
  const text = { question: 'Wie betaalt het beheer?', tension }
  const { id } = created.parse(await fatima.json('POST', path, { ...text, visibility: 'everyone' }))
  const page = await open(fatima, `${path}/${id}`)
  await press(page, 'Tekst wijzigen')
  await page.getByRole('dialog').getByLabel('Financieel', { exact: true }).check()
  const whose = { ...tension, b: { ...tension.b, whose: [] } }
  await fatima.send('PATCH', `${path}/${id}`, { ...text, tension: whose, groundRules: ['fvw-2-1'], basedOn: 1 })
  const said = await refused(page, 'Opslaan')
  expect(pairOf(said, 'Van wie is belang B?')).toEqual(['(leeg)', 'provincie Utrecht'])
  expect(pairOf(said, 'Waar gaat het over?')).toEqual(['(leeg)', 'Financieel'])
  expect(pairOf(said, 'Welke spelregels raakt het?')[1]).toBe('(leeg)')
  expect(pairOf(said, 'Van wie is belang A?')).toEqual([])
})

test('a template that somebody stopped offering is shown as another, and its text that is the same is not', async () => {
  const admin = await administrator()
  const template = z.object({ version: z.number(), purpose: z.string(), content: z.unknown(), guidance: z.unknown() })
  const { version, ...rest } = template.parse(await admin.json('GET', '/templates/brief'))
  const page = await open(admin, '/beheer/sjablonen?sjabloon=brief&wijzigen=ja')
  await page.getByLabel('Naam').fill('Korte brief')
  const change = { ...rest, name: 'Korte brief', retired: true, basedOn: version }
  await admin.send('POST', '/templates/brief/versions', change)
  const said = await refused(page, 'Als nieuwe versie opslaan')
  expect(pairOf(said, 'Stand')).toEqual(['Niet meer aangeboden', 'Wordt aangeboden'])
  for (const label of ['Naam', 'Tekst', 'Onderdelen']) expect(pairOf(said, label)).toEqual([])
  await press(page, 'Dit overnemen')
  await page.getByText('De ander vulde hetzelfde in als u.').waitFor()
})
