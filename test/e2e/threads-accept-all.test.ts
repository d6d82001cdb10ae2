import { describe, expect, test } from 'vitest'
import { AgendaTable } from '#test/support/agenda-table.ts'

const table = await AgendaTable.set()

describe('tekstvoorstellen', () => {
  test('those of one organisation are taken over together; what clashes says so and stays', async () => {
    const documentId = await table.makeDocument('Samen')
    const [ruben, fatima] = [await table.open('ruben', documentId), await table.open('fatima', documentId)]
    await ruben.postProposal('sturend', 'leidend', 'Voorstel een.')
    await ruben.postProposal('Slotalinea', 'Laatste alinea', 'Voorstel twee.')
    await ruben.postProposal('42 miljoen euro beschikbaar', 'niets', 'Voorstel drie.')
    await ruben.postProposal('miljoen euro beschikbaar', 'miljard', 'Voorstel vier.')
    await fatima.card('Voorstel vier.').getByText('Botst met het voorstel van VNG').waitFor()
    await fatima.page.getByRole('button', { name: 'Filteren' }).click()
    await fatima.page.getByLabel('Organisatie').selectOption('vng')
    await fatima.page.getByRole('button', { name: '4 voorstellen van VNG overnemen' }).click()
    await fatima.editor.sees('water en bodem leidend zijn')
    await fatima.editor.sees('Laatste alinea van deze agenda')
    await fatima.page.getByText('2 voorstellen zijn overgenomen. 2 voorstellen zijn niet overgenomen').last().waitFor()
    expect(await fatima.editor.words()).toContain('42 miljoen euro beschikbaar')
    await table.leave(ruben, fatima)
  })

  test('one that somebody else decided meanwhile stops no other one; it is counted and said', async () => {
    const documentId = await table.makeDocument('Iemand was voor')
    const [ruben, fatima] = [await table.open('ruben', documentId), await table.open('fatima', documentId)]
    await ruben.postProposal('sturend', 'leidend', 'Voorstel een.')
    await ruben.postProposal('42 miljoen euro', '48 miljoen euro', 'Voorstel twee.')
    await ruben.postProposal('Slotalinea', 'Laatste alinea', 'Voorstel drie.')
    const second = (await ruben.card('Voorstel twee.').getAttribute('id'))?.replace('opmerking-', '') ?? ''
    await fatima.card('Voorstel drie.').waitFor()
    await fatima.page.getByRole('button', { name: 'Filteren' }).click()
    await fatima.page.getByLabel('Organisatie').selectOption('vng')
    // while she takes over the first, her colleague rejects the second
    const reject = { outcome: 'rejected', reason: 'Geen geld.' }
    await fatima.page.route(
      '**/decision',
      async (route) => {
        await table.workspace.people.joris.send('POST', `/threads/${second}/decision`, reject)
        await route.continue()
      },
      { times: 1 },
    )
    await fatima.page.getByRole('button', { name: '3 voorstellen van VNG overnemen' }).click()
    await fatima.page
      .getByText('2 voorstellen zijn overgenomen. 1 voorstel is geweigerd: iemand anders was u voor')
      .last()
      .waitFor()
    await fatima.editor.sees('water en bodem leidend zijn')
    await fatima.editor.sees('Laatste alinea van deze agenda')
    expect(await fatima.editor.words()).toContain('is 42 miljoen euro beschikbaar')
    await table.leave(ruben, fatima)
  })

  test('without a connection it ends, and says how many were taken over before that', async () => {
    const documentId = await table.makeDocument('Halverwege')
    const [ruben, fatima] = [await table.open('ruben', documentId), await table.open('fatima', documentId)]
    const { page } = fatima
    await ruben.postProposal('sturend', 'leidend', 'Voorstel een.')
    await ruben.postProposal('42 miljoen euro', '48 miljoen euro', 'Voorstel twee.')
    await fatima.card('Voorstel twee.').waitFor()
    await page.getByRole('button', { name: 'Filteren' }).click()
    await page.getByLabel('Organisatie').selectOption('vng')
    // the first decision arrives, the second does not
    await page.route('**/decision', (route) => route.abort())
    await page.route('**/decision', (route) => route.continue(), { times: 1 })
    await page.getByRole('button', { name: '2 voorstellen van VNG overnemen' }).click()
    await page.getByText('1 voorstel is overgenomen.').and(page.locator(':visible')).first().waitFor()
    await page.getByText('Geen verbinding met de server.').waitFor()
    await fatima.editor.sees('water en bodem leidend zijn')
    expect(await fatima.editor.words()).toContain('is 42 miljoen euro')
    // with one left there is nothing to take over together
    expect(await page.getByRole('button', { name: 'voorstellen van VNG overnemen' }).count()).toBe(0)
    await page.unroute('**/decision')
    const left = fatima.card('Voorstel twee.')
    await left.getByRole('button', { name: 'Overnemen', exact: true }).click()
    await fatima.editor.sees('is 48 miljoen euro beschikbaar')
    await page.getByText('Geen verbinding met de server.').waitFor({ state: 'detached' })
    await table.leave(ruben, fatima)
  })

  test('one that could not be told to be in the text is counted, and stops no other one', async () => {
    const documentId = await table.makeDocument('Niet gezegd')
    const [ruben, fatima] = [await table.open('ruben', documentId), await table.open('fatima', documentId)]
    const { page } = fatima
    await ruben.postProposal('sturend', 'leidend', 'Voorstel een.')
    await ruben.postProposal('42 miljoen euro', '48 miljoen euro', 'Voorstel twee.')
    await fatima.card('Voorstel twee.').waitFor()
    await page.getByRole('button', { name: 'Filteren' }).click()
    await page.getByLabel('Organisatie').selectOption('vng')
    await page.route('**/decision/applied', (route) => route.abort(), { times: 1 })
    await page.getByRole('button', { name: '2 voorstellen van VNG overnemen' }).click()
    await page.getByText('2 voorstellen zijn overgenomen.').last().waitFor()
    await fatima.card('Voorstel een.').getByRole('button', { name: 'Opnieuw proberen' }).click()
    await page.getByRole('tab', { name: 'Opmerkingen (0)' }).waitFor()
    expect(await fatima.editor.words()).toMatch(/bodem leidend.*is 48 miljoen euro beschikbaar/u)
    await table.leave(ruben, fatima)
  })
})
