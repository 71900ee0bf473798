"""Danish words whose forms no ending explains, or whose ending is their own; the first of a line is what they share."""

from __future__ import annotations

_FORMS = """
barn børn børnene børnenes børns
mand mænd mændene mændenes mænds
fod fødder fødderne
hånd hænder hænderne hænders
tand tænder tænderne
and ænder ænderne
bog bøger bøgerne bøgers bøgernes
rod rødder rødderne
nat nætter nætterne
stad stæder stæderne stæders
kraft kræfter kræfterne kræfters
stang stænger stængerne
tang tænger
bonde bonden bondens bønder bønderne bønders
datter datteren datterens døtre døtrene
far faren fars fader faderen fædre fædrene
mor moren mors moder moderen mødre mødrene
bror broren brors broder broderen brødre brødrene
gås gæs gæssene
øje øjet øjets øjne øjnene
by byen byens byer byerne byernes byers bys
ko koen køer køerne
so soen søer
sø søen søerne søens
ø øen øer øerne øens øernes
å åen åer åerne åens
bro broen broer broerne broens
sti stien stier stierne stiens
kø køen
tå tåen tæer tæerne
klo kloen kløer
træ træet træer træerne træets
år året årene årets årenes års
tag tage tager tog taget tages
giv give giver gav givet gives
få får fik fået fås
gå går gik gået gås
se ser så set ses
stå står stod stået
slå slår slog slået
nå når nåede nået
bo bor boede boet
kom komme kommer kommet
bliv blive bliver blev blevet
skriv skrive skriver skrev skrevet skrives
bær bære bærer bar båret
find finde finder fandt fundet findes
bind binde binder bandt bundet
gæld gælde gælder gjaldt
hjælp hjælpe hjælper hjalp hjulpet
hold holde holder holdt holdes
læg lægge lægger lagde lagt lægges
lig ligge ligger lå ligget
sig sige siger sagde sagt siges
sæt sætte sætter satte sat sættes
sælg sælge sælger solgte solgt
spørg spørge spørger spurgte spurgt
træf træffe træffer traf truffet
træk trække trækker trak trukket
vælg vælge vælger valgte
følg følge følger fulgte fulgt følges
gør gøre gjorde gjort gøres
bring bringe bringer bragte bragt
bed bede beder bad bedt
vind vinde vinder vandt vundet
bryd bryde bryder brød brudt
byd byde byder bød budt
driv drive driver drev drevet
grib gribe griber greb grebet
stig stige stiger steg steget
søg søgte søgt søgtes
brug brugte brugt
køb købte købt
tænk tænkte tænkt
hør hørte hørt
kør kørte kørt
vis viste vist
rejs rejste rejst
lær lærte lært
yd yde yder ydes ydet ydede
ske sker skete sket
had have har havde haft
stor store stort større størst største
god godt bedre bedst bedste
lille små mindre mindst mindste
gammel gamle gammelt ældre ældst ældste
ung unge ungt unges yngre yngst yngste
ny nye nyt nyere nyest nyeste
lang langt lange længere længst længste
borger borgere borgeren borgerne borgers borgernes borgerens borgeres
leder ledere lederen lederne lederes ledernes lederens
konsekvens konsekvenser konsekvensen konsekvenserne
tendens tendenser tendensen tendenserne
proces processen processer processerne processens processernes
"""

ROOTS = {form: line.split()[0] for line in _FORMS.split("\n") for form in line.split()}
"""What each of the forms belongs to."""
