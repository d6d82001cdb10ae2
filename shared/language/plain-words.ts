/** A word or phrase of officials with what a reader understands at once. */
export interface PlainWord {
  readonly phrase: string
  /** What to write instead; more than one choice apart by " / ". */
  readonly plainer: string
}

/**
 * Our own list, made for policy papers: content, not code. `phrase|plainer`, one a line; forms of one word beside each
 * other. A word that is exact in law ("bekostiging", "beschikking") is not in it.
 */
const list = `
aangaande|over
aangezien|omdat
aanvang|begin / start
aanvangen|beginnen
aan de hand van|met
abusievelijk|per ongeluk
additioneel|extra
additionele|extra
adequaat|goed / passend
adequate|goede / passende
ad hoc|voor deze keer
alsmede|en / en ook
alsnog|toch nog
alvorens|voordat
ambigu|met twee betekenissen
ambiëren|willen
anderszins|op een andere manier
anticiperen op|vooruitlopen op
benodigd|nodig
benodigde|nodige
beogen|willen
beoogt|wil
beoogde|bedoelde
bestendigen|voortzetten / vasthouden
betreffende|over
bewerkstelligen|zorgen voor
bewerkstelligt|zorgt voor
bij ontstentenis van|als er geen … is
bijgevolg|daardoor
binnen afzienbare tijd|binnenkort
borging|vastleggen / zorgen dat het zo blijft
casu quo|of
commitment|steun / toezegging
complementair|aanvullend
complementaire|aanvullende
concretiseren|concreet maken
conform|volgens
consensus|overeenstemming
consistent|steeds hetzelfde
continueren|doorgaan met
continuering|voortzetting
daar waar|waar
daartoe|daarvoor
daaromtrent|daarover
dan wel|of
de facto|in feite
derhalve|daarom / dus
desalniettemin|toch
desbetreffende|die / deze
desgewenst|als u wilt
dienaangaande|daarover
dienen te|moeten
dient te|moet
diende te|moest
dienovereenkomstig|op dezelfde manier
discrepantie|verschil
door middel van|met / door
draagvlak creëren|steun krijgen
effectueren|uitvoeren
eerdergenoemde|die / deze
eenduidig|duidelijk
eenieder|iedereen
elementair|basis-
entameren|beginnen met
evalueren|beoordelen / terugkijken op
eveneens|ook
evident|duidelijk
evidente|duidelijke
exploreren|onderzoeken
faciliteren|mogelijk maken / helpen
faciliteert|maakt mogelijk / helpt
fiatteren|goedkeuren
fluctueren|op en neer gaan
focussen op|zich richten op
frequent|vaak
gaarne|graag
geconsulteerd|om advies gevraagd
gedurende|tijdens / in
geëigend|geschikt
geëigende|geschikte
gehouden zijn tot|verplicht zijn tot
generiek|algemeen
generieke|algemene
geruime tijd|lang
hantering|gebruik
hanteren|gebruiken
hanteert|gebruikt
heden|nu / vandaag
heeft betrekking op|gaat over
hebben betrekking op|gaan over
heroverwegen|opnieuw bekijken
hetgeen|wat
hieromtrent|hierover
hiertoe|hiervoor
houdt verband met|heeft te maken met
ijkpunt|vergelijkingspunt
impact|gevolgen / invloed
implementatie|invoering
implementeren|invoeren
implementeert|voert in
impliceert|betekent
impliceren|betekenen
in casu|in dit geval
in concreto|in dit geval
in de breedste zin des woords|helemaal
in dezen|hierin
in het kader van|voor / bij
in het licht van|door / gezien
in kaart brengen|onderzoeken / op een rij zetten
in gebreke blijven|niet doen wat is afgesproken
in mindering brengen op|aftrekken van
in overweging nemen|nadenken over
in samenspraak met|samen met
in voornoemde|in deze
indachtig|denkend aan
indien|als
inherent aan|deel van
initiëren|beginnen / starten
initieert|begint / start
initieel|eerst
initiële|eerste
inzake|over
inzichtelijk maken|laten zien
jegens|tegenover
jongstleden|afgelopen
kaders stellen|grenzen aangeven
kenbaar maken|laten weten
krachtens|op grond van
kwantificeren|in cijfers uitdrukken
legitiem|terecht
legitimeren|rechtvaardigen
mede|ook
mede gelet op|ook door
medio|midden
met als oogmerk|om
met betrekking tot|over
met dien verstande dat|maar
met ingang van|vanaf
met inachtneming van|volgens / met aandacht voor
met name|vooral
middels|met / door
minimaliseren|zo klein mogelijk maken
mits|als
mitsdien|daarom
mogelijkerwijs|misschien
momenteel|nu
monitoren|volgen
naar aanleiding van|door / na
naar verluidt|er wordt gezegd dat
nadien|daarna
nalaten|niet doen
navenant|net zo
niettegenstaande|ondanks
niettemin|toch
nochtans|toch
noodzakelijkerwijs|altijd / vanzelf
nopen tot|dwingen tot
nopens|over
observeren|zien / kijken
omtrent|over
onderhavig|dit
onderhavige|deze / dit
onderschrijven|het eens zijn met
onverlet laten|niets veranderen aan
onverminderd|net als
onverwijld|meteen
op basis van|door / volgens
op het gebied van|over / bij
op korte termijn|snel / binnenkort
operationaliseren|uitwerken
optimaliseren|beter maken
optimaal|zo goed mogelijk
optimale|beste
per abuis|per ongeluk
percipiëren|zien
prefereren|liever willen
prevaleren|voorgaan
primair|eerst / vooral
prioriteren|kiezen wat eerst gaat
proactief|uit onszelf / vooraf
qua|in / wat … betreft
randvoorwaarde|voorwaarde
randvoorwaarden|voorwaarden
ratificeren|bekrachtigen
realiseren|maken / bereiken
redundant|overbodig
reeds|al
relevant|belangrijk / van belang
relevante|belangrijke
respectievelijk|en / of (schrijf het uit)
resulteren in|leiden tot
ressorteren onder|vallen onder
robuust|stevig
robuuste|stevige
significant|duidelijk / groot
significante|duidelijke / grote
sondering|peiling
stakeholders|betrokkenen
stringent|streng
stringente|strenge
substantieel|groot
substantiële|grote
synergie|voordeel van samenwerken
te allen tijde|altijd
te dien einde|daarvoor
te zijner tijd|later
ten aanzien van|over / voor
ten behoeve van|voor
ten einde|om
teneinde|om
ten gevolge van|door
ten gunste van|voor
ten laste van|betaald door
ten overvloede|nog een keer
ten spijt|ondanks
tenzij|behalve als
ter zake van|over
ter harte nemen|doen wat is gevraagd
terzake|hierover
thans|nu
tot op heden|tot nu toe
tot stand brengen|maken
tot stand komen|ontstaan
transparant|open / duidelijk
transitie|overgang
uit hoofde van|door / vanwege
uitrol|invoering
uitrollen|invoeren
uiterst|heel
urgent|dringend
urgente|dringende
van toepassing zijn op|gelden voor
van toepassing is op|geldt voor
vanuit het oogpunt van|voor
verifiëren|nagaan
verstrekken|geven
verstrekt|geeft / gegeven
vervaardigen|maken
verwezenlijken|bereiken
vigerend|geldend
vigerende|geldende
voornemens zijn|van plan zijn
voornemens is|is van plan
voornoemd|die
voornoemde|die / deze
voorts|ook / verder
voortvloeien uit|komen door
voortvloeiend uit|door
waarborgen|zorgen voor
waartoe|waarvoor
weliswaar|wel
wegens|door / vanwege
zodoende|zo
zorg dragen voor|zorgen voor
zorgdragen voor|zorgen voor
`

/** The list that comes with the product; every function that looks words up takes a list, so that another can be given. */
export const plainWords: readonly PlainWord[] = list
  .trim()
  .split('\n')
  .map((line) => {
    const [phrase = '', plainer = ''] = line.split('|')
    return { phrase, plainer }
  })
