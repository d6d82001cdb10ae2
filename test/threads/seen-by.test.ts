import { expect, test } from 'vitest'
import { circleOf, maySee, outsider, viewerOf, visibilities } from '#shared/threads/visibility.ts'
import { koepels } from '#server/access/viewer-store.ts'
import { circleColumns, circleOfRow, seenBy } from '#server/db/circle.ts'
import { organisationsByCode } from '#server/auth/people-store.ts'
import { newKey, someAnchor, world } from './world.ts'

test('[T20] the database shows a viewer exactly what the rule lets him see', async () => {
  const { app, people, documentId } = await world()
  const { db } = app.parts
  const codes = ['mnre1034', 'mnre1130', 'pv26', 'ipo', 'gm0344', 'gm0193', 'vng', 'ws0636', 'uvw']
  const all = await koepels(db)
  const parties = await organisationsByCode(db, codes)
  const viewers = [outsider, ...[...parties.values()].map((party) => viewerOf(party, all))]
  const circles = viewers.flatMap((viewer) => visibilities.flatMap((each) => circleOf(each, viewer) ?? []))
  for (const [at, circle] of circles.entries()) {
    const row = {
      id: `t${at}`,
      client_key: newKey(),
      created_at: `2026-11-24T09:00:00.${String(at).padStart(3, '0')}Z`,
    }
    const rest = {
      kind: 'vraag',
      level: 'ambtelijk',
      state: 'open',
      body: '[]',
      body_text: '',
      document_id: documentId,
    }
    const who = { author_id: people.bzk.id, anchor: JSON.stringify(someAnchor), ...circleColumns(circle) }
    await db
      .insertInto('threads')
      .values({ ...row, ...rest, ...who })
      .execute()
  }
  for (const viewer of viewers) {
    const rows = await db
      .selectFrom('threads')
      .selectAll()
      .where(seenBy(viewer, 'threads'))
      .orderBy('created_at')
      .execute()
    expect(rows.map(circleOfRow)).toEqual(circles.filter((circle) => maySee(circle, viewer)))
  }
  expect(circles).toHaveLength(25)
})
