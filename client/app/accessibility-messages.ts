import { defineMessages } from '#client/lib/text.tsx'

export const accessibilityMessages = defineMessages({
  nl: {
    title: 'Toegankelijkheid',
    intro:
      'Iedereen moet met Samenschrift kunnen werken: met muis, toetsenbord, schermlezer, vergroting of een klein scherm.',
    norm: 'Waar we naar bouwen',
    normBody:
      'We bouwen naar WCAG 2.2 op niveau AA en EN 301 549. Elke pagina wordt bij elke wijziging automatisch getoetst met axe, op een breed en een smal scherm. Een toets met de hand door een onafhankelijke partij is nog niet gedaan. We noemen deze versie daarom niet volledig toegankelijk.',
    keyboard: 'Werken met het toetsenbord',
    keyboardBody:
      'Alles kan zonder muis. De eerste tab op elke pagina geeft snelle links naar de inhoud en de navigatie. Op werkbalken en tabbladen gaat u met de pijltjes verder. Met Escape sluit u een menu of venster.',
    keyboardEditor: 'In een stuk gaat u met Alt+F10 naar de werkbalk. Met Escape en daarna Tab verlaat u de tekst.',
    display: 'Beeld',
    displayBody:
      'De pagina past zich aan tot 320 pixels breed en tot 400 procent vergroting. Kleuren voor lagen staan nooit zonder naam of lijn. De eigen kleuren en het verminderen van beweging van uw systeem werken. Grotere knoppen kiest u in uw profiel.',
    known: 'Wat we weten dat nog niet goed is',
    knownBody:
      'Schermlezers lezen opmerkingen en wijzigingen van anderen in een lopende tekst niet allemaal even goed voor. We hebben dit nog niet met alle schermlezers geprobeerd.',
    report: 'Iets werkt niet',
    reportBody:
      'Meld het bij de beheerder van uw werkruimte. Vertel op welke pagina het was en welk hulpmiddel u gebruikte.',
  },
  en: {
    title: 'Accessibility',
    intro:
      'Everybody must be able to work with Samenschrift: by mouse, keyboard, screen reader, magnification or a small screen.',
    norm: 'What we build to',
    normBody:
      'We build to WCAG 2.2 at level AA and EN 301 549. Every page is tested automatically with axe at every change, on a wide and a narrow screen. A manual test by an independent party has not been done yet. We therefore do not call this version fully accessible.',
    keyboard: 'Working with the keyboard',
    keyboardBody:
      'Everything can be done without a mouse. The first tab on every page gives quick links to the content and the navigation. On toolbars and tabs you go on with the arrow keys. Escape closes a menu or window.',
    keyboardEditor: 'In a paper, Alt+F10 goes to the toolbar. Escape and then Tab leaves the text.',
    display: 'Display',
    displayBody:
      'The page adapts down to 320 pixels wide and up to 400 percent zoom. Colours for layers never stand without a name or a line. The colours and the reduced motion of your system work. You choose larger buttons in your profile.',
    known: 'What we know is not right yet',
    knownBody:
      'Screen readers differ in how they read comments and changes of others inside a text. We have not tried this with all screen readers yet.',
    report: 'Something does not work',
    reportBody: 'Report it to the administrator of your workspace. Tell on which page it was and which aid you used.',
  },
})
