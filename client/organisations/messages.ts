import type { Group, Layer } from '#shared/organisations/layers.ts'
import { defineMessages } from '#client/lib/text.tsx'

/** One organisation of a group. */
export const groupNames = defineMessages<Group>({
  nl: { rijk: 'Rijk', provincie: 'Provincie', gemeente: 'Gemeente', waterschap: 'Waterschap', koepel: 'Koepel' },
  en: {
    rijk: 'National government',
    provincie: 'Province',
    gemeente: 'Municipality',
    waterschap: 'Water authority',
    koepel: 'Umbrella association',
  },
})

/** All of a group. */
export const groupsInPlural = defineMessages<Group>({
  nl: { rijk: 'Rijk', provincie: 'Provincies', gemeente: 'Gemeenten', waterschap: 'Waterschappen', koepel: 'Koepels' },
  en: {
    rijk: 'National government',
    provincie: 'Provinces',
    gemeente: 'Municipalities',
    waterschap: 'Water authorities',
    koepel: 'Umbrella associations',
  },
})

/** A layer in the middle of a sentence. */
export const layersInSentence = defineMessages<Layer>({
  nl: { rijk: 'het Rijk', provincie: 'de provincies', gemeente: 'de gemeenten', waterschap: 'de waterschappen' },
  en: {
    rijk: 'the national government',
    provincie: 'the provinces',
    gemeente: 'the municipalities',
    waterschap: 'the water authorities',
  },
})

export const organisationMessages = defineMessages({
  nl: {
    search: 'Typ een naam of afkorting, zoals Zeist, Fryslân of BZK.',
    typeMore: 'Typ een naam of afkorting.',
    none: 'Geen organisatie gevonden met deze naam.',
    rule: 'Kies een organisatie uit de lijst.',
    searchFailed: 'Zoeken lukte niet. Controleer de verbinding en typ verder.',
  },
  en: {
    search: 'Type a name or abbreviation, such as Zeist, Fryslân or BZK.',
    typeMore: 'Type a name or abbreviation.',
    none: 'No organisation found with this name.',
    rule: 'Choose an organisation from the list.',
    searchFailed: 'Searching failed. Check the connection and keep typing.',
  },
})
