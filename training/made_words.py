"""The words that `training.made` puts into sentences: nouns by their forms, verbs by their frames."""

ADJECTIVES = """russisch ukrainisch deutsch türkisch amerikanisch belarussisch französisch polnisch neu schwer modern gemeinsam weiter zusätzlich
scharf wirtschaftlich militärisch politisch hochrangig zuständig östlich besetzt geplant umstritten angeblich europäisch iranisch""".split()

# Singular nominative, accusative, dative, genitive; plural nominative, dative ("-" where it has none).
PEOPLE = {
    "Masc": """Präsident Präsidenten Präsidenten Präsidenten Präsidenten Präsidenten|Minister Minister Minister Ministers Minister Ministern
Außenminister Außenminister Außenminister Außenministers Außenminister Außenministern|Sprecher Sprecher Sprecher Sprechers Sprecher Sprechern
Regierungschef Regierungschef Regierungschef Regierungschefs Regierungschefs Regierungschefs|Kanzler Kanzler Kanzler Kanzlers Kanzler Kanzlern
Staatschef Staatschef Staatschef Staatschefs Staatschefs Staatschefs|General General General Generals Generäle Generälen
Botschafter Botschafter Botschafter Botschafters Botschafter Botschaftern|Machthaber Machthaber Machthaber Machthabers Machthaber Machthabern
Verteidigungsminister Verteidigungsminister Verteidigungsminister Verteidigungsministers Verteidigungsminister Verteidigungsministern""",
    "Fem": """Regierung Regierung Regierung Regierung Regierungen Regierungen|Ministerin Ministerin Ministerin Ministerin Ministerinnen Ministerinnen
Opposition Opposition Opposition Opposition - -|Kommission Kommission Kommission Kommission Kommissionen Kommissionen
Armee Armee Armee Armee Armeen Armeen|Präsidentin Präsidentin Präsidentin Präsidentin Präsidentinnen Präsidentinnen
Behörde Behörde Behörde Behörde Behörden Behörden|Führung Führung Führung Führung - -|Delegation Delegation Delegation Delegation Delegationen Delegationen
Agentur Agentur Agentur Agentur Agenturen Agenturen|Sprecherin Sprecherin Sprecherin Sprecherin Sprecherinnen Sprecherinnen""",
    "Neut": """Ministerium Ministerium Ministerium Ministeriums Ministerien Ministerien|Parlament Parlament Parlament Parlaments Parlamente Parlamenten
Außenministerium Außenministerium Außenministerium Außenministeriums - -|Land Land Land Landes Länder Ländern
Militär Militär Militär Militärs - -|Bündnis Bündnis Bündnis Bündnisses Bündnisse Bündnissen
Nachbarland Nachbarland Nachbarland Nachbarlandes Nachbarländer Nachbarländern""",
}

THINGS = {
    "Masc": """Panzer Panzer Panzer Panzers Panzer Panzern|Vertrag Vertrag Vertrag Vertrags Verträge Verträgen
Angriff Angriff Angriff Angriffs Angriffe Angriffen
Hafen Hafen Hafen Hafens Häfen Häfen|Vorschlag Vorschlag Vorschlag Vorschlags Vorschläge Vorschlägen|Kampfjet Kampfjet Kampfjet Kampfjets Kampfjets Kampfjets
Vorwurf Vorwurf Vorwurf Vorwurfs Vorwürfe Vorwürfen|Beitritt Beitritt Beitritt Beitritts - -|Abzug Abzug Abzug Abzugs - -
Marschflugkörper Marschflugkörper Marschflugkörper Marschflugkörpers Marschflugkörper Marschflugkörpern""",
    "Fem": """Rakete Rakete Rakete Rakete Raketen Raketen|Sanktion Sanktion Sanktion Sanktion Sanktionen Sanktionen|Waffe Waffe Waffe Waffe Waffen Waffen
Lieferung Lieferung Lieferung Lieferung Lieferungen Lieferungen|Drohne Drohne Drohne Drohne Drohnen Drohnen|Hilfe Hilfe Hilfe Hilfe Hilfen Hilfen
Grenze Grenze Grenze Grenze Grenzen Grenzen|Einladung Einladung Einladung Einladung Einladungen Einladungen
Forderung Forderung Forderung Forderung Forderungen Forderungen
Truppe Truppe Truppe Truppe Truppen Truppen|Blockade Blockade Blockade Blockade Blockaden Blockaden
Vereinbarung Vereinbarung Vereinbarung Vereinbarung Vereinbarungen Vereinbarungen
Luftabwehrrakete Luftabwehrrakete Luftabwehrrakete Luftabwehrrakete Luftabwehrraketen Luftabwehrraketen""",
    "Neut": """Flugzeug Flugzeug Flugzeug Flugzeugs Flugzeuge Flugzeugen|Abkommen Abkommen Abkommen Abkommens Abkommen Abkommen
Sanktionspaket Sanktionspaket Sanktionspaket Sanktionspakets Sanktionspakete Sanktionspaketen|Gespräch Gespräch Gespräch Gesprächs Gespräche Gesprächen
Luftabwehrsystem Luftabwehrsystem Luftabwehrsystem Luftabwehrsystems Luftabwehrsysteme Luftabwehrsystemen|Embargo Embargo Embargo Embargos Embargos Embargos
Manöver Manöver Manöver Manövers Manöver Manövern|Gebiet Gebiet Gebiet Gebiets Gebiete Gebieten
Waffensystem Waffensystem Waffensystem Waffensystems Waffensysteme Waffensystemen""",
}

STATES = """Russland Belarus Deutschland Polen Frankreich Litauen Armenien Georgien Serbien Iran Nordkorea Israel Ägypten China Indien Japan Estland
Finnland Schweden Kuba Syrien Jordanien Katar Moldau Ungarn""".split()
CITIES = """Moskau Minsk Kiew Berlin Warschau Brüssel Ankara Teheran Washington Peking Vilnius Paris London Tiflis Eriwan Belgrad Helsinki Riga Kairo
Damaskus Seoul Prag""".split()
BODIES = [("Fem", "Nato"), ("Fem", "EU"), ("Fem", "OSZE"), ("Fem", "Ukraine"), ("Fem", "Türkei"), ("Masc", "Kreml"), ("Masc", "Bundestag"), ("Fem", "Schweiz"),
          ("Fem", "Hamas"), ("Neut", "Pentagon")]  # fmt: skip
FIRST = """Wladimir Sergej Alexander Anna Olaf Emmanuel Recep Maria Viktor Jens Ursula Petro Andrzej Kaja Ali Hassan Mark Elena Robert Svenja""".split()
LAST = """Petrow Lukanow Meier Brandner Laurent Yildiz Kowalski Tamm Haddad Rezaei Novak Orlow Schreiber Weber Marchetti Lindqvist Sokolow Aydin
Kim Chen""".split()
WEAPONS = ["Iskander-M", "Su-25", "Leopard 2", "S-400", "Patriot", "Gepard", "Kalibr", "T-72", "HIMARS", "IRIS-T"]
DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
MONTHS = "Januar Februar März April Juni Juli September Oktober November Dezember".split()
ADVERBS = """bereits auch erneut heute gestern inzwischen allerdings weiterhin zudem bislang dort jedoch künftig ebenfalls vorerst""".split()
MANNERS = "massiv öffentlich deutlich scharf offiziell vollständig schnell direkt".split()

# Infinitive, particle, present, past, plural past, Konjunktiv I, participle, auxiliary, frame. Frames: akk; dat+akk; dat; pp:WORD:CASE; akk+pp.
VERBS = [
    line.split()
    for line in """liefern - liefert lieferte lieferten liefere geliefert haben dat+akk
liefern - liefert lieferte lieferten liefere geliefert haben akk+an:Acc
verkaufen - verkauft verkaufte verkauften verkaufe verkauft haben dat+akk
schicken - schickt schickte schickten schicke geschickt haben akk+nach:Dat
schenken - schenkt schenkte schenkten schenke geschenkt haben dat+akk
geben - gibt gab gaben gebe gegeben haben dat+akk
bieten an bietet bot boten biete geboten haben dat+akk
sagen zu sagt sagte sagten sage gesagt haben dat+akk
überlassen - überlässt überließ überließen überlasse überlassen haben dat+akk
helfen - hilft half halfen helfe geholfen haben dat
drohen - droht drohte drohten drohe gedroht haben dat+mit:Dat
drohen - droht drohte drohten drohe gedroht haben mit:Dat
danken - dankt dankte dankten danke gedankt haben dat+für:Acc
widersprechen - widerspricht widersprach widersprachen widerspreche widersprochen haben dat
treten bei tritt trat traten trete getreten sein dat
stimmen zu stimmt stimmte stimmten stimme gestimmt haben dat
werfen vor wirft warf warfen werfe geworfen haben dat+akk
bitten - bittet bat baten bitte gebeten haben akk+um:Acc
bitten - bittet bat baten bitte gebeten haben um:Acc
verhängen - verhängt verhängte verhängten verhänge verhängt haben akk+gegen:Acc
blockieren - blockiert blockierte blockierten blockiere blockiert haben akk
lehnen ab lehnt lehnte lehnten lehne gelehnt haben akk
kündigen an kündigt kündigte kündigten kündige gekündigt haben akk
ziehen ab zieht zog zogen ziehe gezogen haben akk+aus:Dat
setzen aus setzt setzte setzten setze gesetzt haben akk
heben auf hebt hob hoben hebe gehoben haben akk
greifen an greift griff griffen greife gegriffen haben akk
nehmen ein nimmt nahm nahmen nehme genommen haben akk
unterzeichnen - unterzeichnet unterzeichnete unterzeichneten unterzeichne unterzeichnet haben akk+mit:Dat
verurteilen - verurteilt verurteilte verurteilten verurteile verurteilt haben akk
fordern - fordert forderte forderten fordere gefordert haben akk+von:Dat
warnen - warnt warnte warnten warne gewarnt haben akk+vor:Dat
warnen - warnt warnte warnten warne gewarnt haben vor:Dat
stationieren - stationiert stationierte stationierten stationiere stationiert haben akk+in:Dat
verlegen - verlegt verlegte verlegten verlege verlegt haben akk+nach:Dat
treffen - trifft traf trafen treffe getroffen haben akk
sprechen - spricht sprach sprachen spreche gesprochen haben mit:Dat
verhandeln - verhandelt verhandelte verhandelten verhandle verhandelt haben über:Acc
reagieren - reagiert reagierte reagierten reagiere reagiert haben auf:Acc
beginnen - beginnt begann begannen beginne begonnen haben mit:Dat
prüfen - prüft prüfte prüften prüfe geprüft haben akk
unterstützen - unterstützt unterstützte unterstützten unterstütze unterstützt haben akk
zerstören - zerstört zerstörte zerstörten zerstöre zerstört haben akk
laden ein lädt lud luden lade geladen haben akk
bestellen ein bestellt bestellte bestellten bestelle bestellt haben akk
reisen - reist reiste reisten reise gereist sein nach:Dat
stoppen - stoppt stoppte stoppten stoppe gestoppt haben akk
beschließen - beschließt beschloss beschlossen beschließe beschlossen haben akk
testen - testet testete testeten teste getestet haben akk""".splitlines()
]

SAYING = [
    line.split()
    for line in """sagte sagten -|erklärte erklärten -|betonte betonten -|berichtete berichteten -|behauptete behaupteten -
meinte meinten -|teilte teilten mit|kündigte kündigten an|fügte fügten hinzu|versicherte versicherten -|bestätigte bestätigten -""".replace("\n", "|").split(
        "|"
    )
]
"""Past singular, past plural, particle."""

MODALS = [
    tuple(line.split())
    for line in """will wollen wolle wollte wollten
soll sollen solle sollte sollten
kann können könne konnte konnten
muss müssen müsse musste mussten
wird werden werde würde würden
darf dürfen dürfe durfte durften""".splitlines()
]
CONDITIONAL = [("würde", "würden"), ("könnte", "könnten"), ("müsste", "müssten"), ("dürfte", "dürften"), ("sollte", "sollten")]
