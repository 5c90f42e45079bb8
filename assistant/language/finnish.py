"""Every Finnish word the code knows, as plain data: no algorithm lives here, one section for each module that reads it."""

from __future__ import annotations

# --- What a question asks (question.py) -----------------------------------------------------------
# Phrase → kind of answer (the values of question.AnswerType). A trailing * leaves the end of the word open.

ANSWER_TYPE_PHRASES: dict[str, tuple[str, ...]] = {
    "when": (
        "milloin", "koska", "mihin mennessä", "missä vaiheessa", "mihin vuoteen", "mihin päivään", "mihin päivämäärään", "minä vuonna", "minä vuosina",
        "minä päivänä", "minä aikana", "mikä päivä*", "mikä vuosi", "minkä vuoden", "minkä vuonna", "mistä alkaen",
        "mistä lähtien", "mihin asti", "mihin saakka", "mihin aikaan", "missä kuussa", "millä vuosikymmenellä",
        "millä vuosisadalla", "mitä vuotta", "mikä on määräaika", "mikä on viimeinen", "minkälaisella aikataululla",
        "millä aikataululla", "mikä on aikataulu", "mille vuosille", "miltä vuodelta", "mille vuodelle",
        "när", "vilket år", "vilket datum", "vilken dag", "when", "what year", "which year", "what date", "by when",
    ),
    "duration": (
        "kauanko", "kuinka pitki*", "miten pitki*", "kuinka kauan", "kuinka pitkään", "miten pitkään", "miten kauan", "kuinka monta vuotta",
        "kuinka monen vuoden", "kuinka monta kuukautta", "montako vuotta", "montako kuukautta", "kuinka pitkäksi aikaa",
        "mikä on kesto", "hur länge", "how long",
    ),
    "amount": (
        "paljonko", "kuinka paljon", "miten paljon", "kuinka suur*", "miten suur*", "kuinka iso*", "minkä verran",
        "kuinka monta euroa", "montako euroa", "kuinka monta prosenttia", "montako prosenttia", "montako miljoona*",
        "kuinka monta miljoona*", "montako tuhat*", "kuinka monta tuhat*", "moniko prosentti", "kuinka moni prosentti", "minkä suurui*",
        "minkä kokoi*", "minkä pitui*", "minkä levyi*", "miten pitkä", "miten korkea*", "kuinka leve*", "miten leve*",
        "kuinka nope*", "kuinka syvä*", "kuinka painava*", "mikä on tuen määrä", "mikä on summa", "mikä osuus", "kuinka korkea*", "kuinka pitkä",
        "mikä on budjetti", "mikä on enimmäis*", "mikä on vähimmäis*", "mikä on tukiprosentti", "mikä on tuki-intensiteetti",
        "mitä maksaa", "hur mycket", "hur stor*", "how much", "how large", "how big", "what share", "what percentage",
    ),
    "number": (
        "montako", "moniko", "kuinka mon*", "miten monta",
        "miten moni", "monessako", "monenko", "moneksiko", "moneltako", "kuinka usein", "kuinka vanha*", "minkä ikäi*", "mikä on lukumäärä",
        "hur många", "how many", "how often",
    ),
    "list": (
        "mitkä", "mitä kaikkea", "mitä ovat", "mitä eri", "keitä", "millaisia", "minkälaisia", "mihin asioihin", "luettele",
        "listaa", "nimeä", "mille kaupungeille", "missä kaupungeissa", "mistä kaupungeista", "millä kaupungeilla",
        "mihin hankkeisiin", "mihin kuluihin", "mitä kustannuksia", "mitä kuluja", "mihin kaupunkeihin", "vilka",
        "which cities", "list", "what are",
    ),
    "who": (
        "kuka", "ketkä", "ketä", "kenen", "kenelle", "keneltä", "kenellä", "kenet", "kenestä", "keneen", "kenelläkään",
        "kenellekään", "keille", "keiden", "keneltäkään", "mikä taho", "mikä viranomainen", "mikä organisaatio",
        "mikä ministeriö", "minkä viranomaisen", "mille viranomaiselle", "mille taholle", "millä taholla", "mikä liitto",
        "mikä virasto", "mikä elin", "mikä toimielin", "minkä tahon", "mitä viranomaista", "vem", "vilka myndigheter",
        "vilken myndighet", "who", "whom", "which authority", "which body",
    ),
    "definition": (
        "mitä tarkoittaa", "mitä tarkoittavat", "mitä tarkoitetaan", "mitä merkitsee", "mitä on", "mikä on", "mikä oli",
        "mikä ihmeen", "mitä tarkoitti", "mistä on kyse", "mistä on kysymys", "mistä lyhenne", "määrittele", "selitä",
        "kerro mikä on", "vad är", "vad betyder", "vad menas", "what is", "what does", "define",
    ),
    "how_to": (
        "miten", "kuinka", "millä tavalla", "millä tavoin", "millä keinoin", "millä menettelyllä", "mitä pitää tehdä",
        "mitä minun pitää", "mitä kaupungin pitää", "hur", "how",
    ),
    "place": (
        "missä", "mistä", "mihin", "minne", "millä paikkakunnalla", "var", "varifrån", "vart", "where",
    ),
    "why": (
        "miksi", "miksei", "minkä takia", "minkä vuoksi", "mistä syystä", "millä perusteella", "mikä on syy", "varför",
        "why",
    ),
    "compare": (
        "vertaa", "vertaile", "verrattuna", "mitä eroa", "mikä ero", "miten eroaa*", "miten eroavat", "kuinka eroavat",
        "kumpi", "kummalla", "kummassa", "kumman", "mikä on ero", "eroavatko", "jämför", "skillnaden",
        "compare", "difference between", "what is the difference",
    ),
}

# First words with -ko/-kö that ask for a quantity, not for yes or no.
QUANTITY_QUESTION_WORDS: frozenset[str] = frozenset(
    {"paljonko", "montako", "kauanko", "monessako", "monenko", "moneksiko", "moneltako", "monestiko"}
)

# First words, in any of the three languages, that ask for yes or no without -ko/-kö.
YES_NO_OPENINGS: frozenset[str] = frozenset(
    {
        "eikö", "enkö", "ettekö", "emmekö", "eivätkö", "är", "kan", "får", "måste", "har", "ska",
        "is", "are", "can", "may", "must", "does", "do", "has", "have", "should", "will",
    }
)

# Nouns that say what a "mikä" question wants, by the end of their lemma.
ASKED_NOUNS: dict[str, tuple[str, ...]] = {
    "amount": (
        "määrä", "summa", "budjetti", "prosentti", "hinta", "palkka", "potti", "pituus", "korkeus", "pintaala", "väkiluku",
        "asukasluku", "liikevaihto", "rahoitusosuus", "vähimmäisosuus", "enimmäisosuus", "omarahoitus", "tuki", "rahoituskehys",
        "tuki-intensiteetti", "enimmäistuki", "osuus",
    ),
    "duration": ("kesto", "kestoaika", "voimassaoloaika"),
    "when": ("määräaika", "hakuaika", "ajankohta", "päivämäärä", "aikataulu", "takaraja", "tavoitevuosi", "vuosi", "päivä"),
    "who": (
        "viranomainen", "ministeriö", "taho", "yhteyshenkilö", "puheenjohtaja", "koordinaattori", "toteuttaja", "päätoteuttaja",
        "rahoittaja", "ministeri", "osapuoli", "liitto", "järjestö", "ryhmä", "toimielin", "virasto", "yritys", "yhtiö",
        "yhteistyökumppani", "kumppani", "organisaatio", "henkilö", "jäsen", "toimija", "oppilaitos", "korkeakoulu",
    ),
}
# "Mikä on Ruotsin korkein vuori?" and "Mikä on hankkeen nimi?" ask which one it is, not what the word means.
SUPERLATIVES: frozenset[str] = frozenset(
    {"ensimmäinen", "viimeinen", "suurin", "pienin", "korkein", "matalin", "pisin", "lyhyin", "vanhin", "nuorin", "uusin",
     "yleisin", "tärkein", "tunnetuin", "paras", "laajin", "syvin", "kallein", "halvin", "alkuperäinen", "toinen", "kolmas",
     "suurimmat", "tärkeimmät", "keskeisin", "keskeiset", "viimeisin", "väkirikkain"}
)  # fmt: skip
NAMED_NOUNS: tuple[str, ...] = ("nimi", "pääkaupunki", "lopputulos", "tulos", "tunnus", "numero", "osoite", "merkki", "tarkoitus")
# "Mitä lymfosyytti tarkoittaa?", "Mikä Kaaba on?": the words that end a question for a meaning.
MEANING_ENDINGS: dict[str, frozenset[str]] = {
    "mitä": frozenset({"tarkoittaa", "tarkoittavat", "tarkoitetaan", "merkitsee"}),
    "mikä": frozenset({"on", "oli"}),
}
# "Mitä" before one of these asks for several: "Mitä liitteitä tarvitaan?"
MANY_OF: str = "mitä"
PLURAL_PARTITIVES: tuple[str, ...] = ("ja", "jä", "ia", "iä", "ita", "itä")
# Words of time at the end of a question, behind the noun that says what is wanted.
TIME_TAIL: frozenset[str] = frozenset(
    {"vuodessa", "vuonna", "vuodelle", "vuosina", "vuosille", "euroina", "keväällä", "syksyllä", "kesällä", "talvella", "nyt",
     "yhteensä", "vuosittain", "vuotta", "jälkeen"}
)  # fmt: skip
WHICH_WORDS: frozenset[str] = frozenset(
    {"mikä", "minkä", "mitä", "mille", "millä", "mitkä", "missä", "mistä", "mihin", "millainen", "minkälainen", "mikäs"}
)
# Of the words for places these often ask for something else: "Mihin sopimus keskittyy?"
DIRECTION_WORDS: frozenset[str] = frozenset({"mihin", "mistä"})
PLACE_VERBS: frozenset[str] = frozenset(
    {
        "sijaita", "sijoittua", "syntyä", "kotoisin", "asua", "haudata", "muuttaa", "matkustaa", "virrata", "laskea", "lähettää",
        "toimittaa", "jättää", "löytää", "löytyä", "nähdä", "katsoa", "hakea", "saada", "kuolla", "mennä", "tulla", "perustaa",
        "rakentaa", "purjehtia", "lähteä", "päätyä", "alkaa", "päättyä", "olla",
    }
)

# --- Follow-up questions (followups.py) -----------------------------------------------------------

# Words that open a question which leans on the one before.
FOLLOWUP_OPENINGS: tuple[str, ...] = (
    "entä jos", "entäs jos", "entäpä", "entäs", "entä", "no entä", "ja entä", "mites", "mitenkäs", "ja", "och", "what about",
    "how about", "and", "ent", "enta", "etnä", "hur är det med",
)

# Words that point back to something said before.
BACK_REFERENCES: frozenset[str] = frozenset(
    {
        "se", "sen", "sitä", "siitä", "siihen", "siinä", "sille", "siltä", "sillä", "siksi", "ne", "niitä", "niiden",
        "niihin", "niistä", "niissä", "niille", "niiltä", "niillä", "tämä", "tämän", "tätä", "tästä", "tähän", "tässä",
        "tälle", "tältä", "tällä", "nämä", "näiden", "näitä", "näistä", "näihin", "näissä", "näille", "hän", "hänen", "hänet",
        "häntä", "he", "heidän", "heitä", "heille", "siellä", "sieltä", "sinne", "tuo", "tuon", "tuota", "tuosta",
        "samaan", "samassa", "samasta", "kyseinen", "kyseisen", "edellinen", "edellisen", "edellisestä",
        "it", "its", "they", "them", "their", "there", "det", "dess", "deras", "dem", "dit", "där",
    }
)

# Words that may stand before the opening.
FOLLOWUP_FILLERS: frozenset[str] = frozenset(
    {"no", "mutta", "ja", "niin", "okei", "ok", "kiitos", "kiitti", "hyvä", "selvä", "aha", "joo", "ahaa", "tack", "thanks"}
)

# Nouns that mean the one spoken of when a question names no city: "Kuinka kauan hanke sai kestää?"
SPOKEN_OF: frozenset[str] = frozenset(
    {
        "hanke", "hankkeen", "hanketta", "hankkeessa", "hankkeelle", "hankkeesta", "haku", "haun", "hakua", "haussa",
        "hausta", "hakuun", "kaupunki", "kaupungin", "kaupunkia", "kaupungissa", "kaupungilla", "kaupungilta", "kaupungille",
        "sopimus", "sopimuksen", "sopimusta", "sopimuksessa", "sopimuksesta", "sopimukseen", "johtoryhmä", "johtoryhmän",
        "johtoryhmässä",
    }
)

# Who else acts beside a city: "Entä valtio?".
PARTIES: frozenset[str] = frozenset(
    {"valtio", "kaupunki", "maakunta", "liitto", "ministeriö", "tem", "yliopisto", "korkeakoulut", "yritykset", "hakija"}
)
HANKE: str = "hanke"
HANKE_CONTEXT: frozenset[str] = frozenset({"hanke", "haku", "tuki", "raha", "rahoitus"})

# How far a follow-up moves the year of the question before: "Entä seuraavana vuonna?"
YEAR_STEPS: dict[str, int] = {
    "seuraavana vuonna": 1, "vuotta myöhemmin": 1, "sitä seuraavana vuonna": 1, "seuraavalle vuodelle": 1,
    "seuraavan vuoden": 1, "edellisenä vuonna": -1, "vuotta aiemmin": -1, "edelliselle vuodelle": -1,
}

# After these (with or without a comma) a pronoun points forward: "se, joka hakee".
FORWARD_REFERENCES: frozenset[str] = frozenset(
    {"joka", "jonka", "jota", "josta", "johon", "jolle", "jotka", "joiden", "joita", "että", "mikä", "mitä", "kun", "jos"}
)

# Words without a topic of their own: a question made of these alone leans on the one before.
TOPICLESS_WORDS: frozenset[str] = frozenset(
    {
        "on", "ovat", "oli", "olivat", "ei", "eikö", "onko", "ovatko", "oliko", "voiko", "saako", "pitääkö", "täytyykö",
        "miksi", "miten", "milloin", "missä", "mistä", "mihin", "kuka", "ketkä", "kenen", "kenelle", "keneltä", "mikä",
        "mitkä", "mitä", "minkä", "paljonko", "montako", "kuinka", "paljon", "monta", "kauan", "kauanko", "mennessä", "asti",
        "saakka", "päättää", "päättävät", "päättyy", "päättyvät", "alkaa", "alkavat", "vastaa", "maksaa", "hakea", "haetaan",
        "hyväksyy", "valitsee", "rahoittaa", "enintään", "vähintään", "yhteensä", "vuonna", "vuosi", "sitten", "myös",
        "vielä", "lopuksi", "tarkemmin", "lisää", "esimerkiksi", "koska", "viimeistään", "aikaisintaan", "kerro", "siis",
        "pitää", "täytyy", "voi", "saa", "tehdä", "tekee", "jättää", "myöntää", "valvoo", "allekirjoitti", "ja", "entä",
        "vuodelle", "vuoden", "vuotta", "vuosina", "vuodelta", "perusteella", "verran", "tavalla", "tavoin", "syystä", "takia",
        "millä", "mille", "miltä", "minä", "kenellä", "vad", "vilka", "var", "usein", "esimerkki", "esimerkkejä",
        "why", "when", "where", "who", "how", "much", "many", "what", "is", "are", "was", "varför", "när", "vem", "hur",
        "mycket", "många", "är",
    }
)

# Limits that refine an amount asked about before: "Entä enintään?".
LIMIT_WORDS: frozenset[str] = frozenset(
    {"enintään", "vähintään", "enimmillään", "yhteensä", "vuodessa", "korkeintaan", "keskimäärin", "aikaisintaan", "viimeistään"}
)

# City → its forms: nominative, genitive, partitive, "in", "from", "to". A follow-up's city takes the case of the old one.
CITY_CASES: dict[str, tuple[str, str, str, str, str, str]] = {
    "Espoo": ("Espoo", "Espoon", "Espoota", "Espoossa", "Espoosta", "Espooseen"),
    "Helsinki": ("Helsinki", "Helsingin", "Helsinkiä", "Helsingissä", "Helsingistä", "Helsinkiin"),
    "Imatra": ("Imatra", "Imatran", "Imatraa", "Imatralla", "Imatralta", "Imatralle"),
    "Joensuu": ("Joensuu", "Joensuun", "Joensuuta", "Joensuussa", "Joensuusta", "Joensuuhun"),
    "Jyväskylä": ("Jyväskylä", "Jyväskylän", "Jyväskylää", "Jyväskylässä", "Jyväskylästä", "Jyväskylään"),
    "Kajaani": ("Kajaani", "Kajaanin", "Kajaania", "Kajaanissa", "Kajaanista", "Kajaaniin"),
    "Kokkola": ("Kokkola", "Kokkolan", "Kokkolaa", "Kokkolassa", "Kokkolasta", "Kokkolaan"),
    "Kuopio": ("Kuopio", "Kuopion", "Kuopiota", "Kuopiossa", "Kuopiosta", "Kuopioon"),
    "Lahti": ("Lahti", "Lahden", "Lahtea", "Lahdessa", "Lahdesta", "Lahteen"),
    "Lappeenranta": (
        "Lappeenranta", "Lappeenrannan", "Lappeenrantaa", "Lappeenrannassa", "Lappeenrannasta", "Lappeenrantaan",
    ),
    "Mikkeli": ("Mikkeli", "Mikkelin", "Mikkeliä", "Mikkelissä", "Mikkelistä", "Mikkeliin"),
    "Oulu": ("Oulu", "Oulun", "Oulua", "Oulussa", "Oulusta", "Ouluun"),
    "Pori": ("Pori", "Porin", "Poria", "Porissa", "Porista", "Poriin"),
    "Rovaniemi": ("Rovaniemi", "Rovaniemen", "Rovaniemeä", "Rovaniemellä", "Rovaniemeltä", "Rovaniemelle"),
    "Seinäjoki": ("Seinäjoki", "Seinäjoen", "Seinäjokea", "Seinäjoella", "Seinäjoelta", "Seinäjoelle"),
    "Sotkamo": ("Sotkamo", "Sotkamon", "Sotkamoa", "Sotkamossa", "Sotkamosta", "Sotkamoon"),
    "Tampere": ("Tampere", "Tampereen", "Tamperetta", "Tampereella", "Tampereelta", "Tampereelle"),
    "Turku": ("Turku", "Turun", "Turkua", "Turussa", "Turusta", "Turkuun"),
    "Vaasa": ("Vaasa", "Vaasan", "Vaasaa", "Vaasassa", "Vaasasta", "Vaasaan"),
    "Vantaa": ("Vantaa", "Vantaan", "Vantaata", "Vantaalla", "Vantaalta", "Vantaalle"),
    "pääkaupunkiseutu": (
        "pääkaupunkiseutu", "pääkaupunkiseudun", "pääkaupunkiseutua", "pääkaupunkiseudulla", "pääkaupunkiseudulta",
        "pääkaupunkiseudulle",
    ),
}

# --- Where a sentence ends (sentences.py) ---------------------------------------------------------
# Written without the final period, in lower case.

# A period after these never ends a sentence: a name, a number or the rest of the phrase always follows.
ABBREVIATIONS_INSIDE: frozenset[str] = frozenset(
    """
    alv apul apulaisprof arv as art väh viim enint max min keskim bkt ca dipl dos eist ed em engl ent esim ess ev ey fax fil gsm hal hall hank henk
    hlö hra huom huon ilm ins jaost joht jv kandi kans katt kaup kesk kirj kk-sup klo ko koht kok ks kts kt kv kunn
    laat lak lautak lis lis.tiet lk ltk lvm lyh lääk maat maist ml mm mr mrs mukl muist myöh n nk no nro ns nyk
    os p par pj pks po prof ps psta puh puh.joht pvm rkl rn s so sähk siht st sts suom sup synt syst t tal
    tark tekn tek teol tied tj tl tmv toht toim toiv toht tod tri ts tuom ts us v-s vakin valt vars vas vast vert
    vpj vrt vs vt yht yliop yo ao ap aik ali arkk ark asess at-s av-s dipl.ins dr e.m eo erik esik fm fk
    fl hum kir kand kp lehd liik lit luv mat mts nim ohj oik opt palv pari pol psyk rva ruots lat saks ven
    s-posti sivist suht tekn.kand tekn.toht varapj vanh yhd
    """.split()
)

# A period after these may end a sentence: it does when a capital letter follows.
ABBREVIATIONS_ANYWHERE: frozenset[str] = frozenset(
    """
    jne ym yms tms ym.s ymv jms jmv jnp kpl krs kg km ha mrd milj t-milj tuh eur v vv vk kk pv h sek snt op mom
    ekr jkr e.kr j.kr oy ry oyj ky lkm rek yhteensä pl pl as-oy etc osoitt sj pp l m nrot ha kuut vuot
    """.split()
)

# Words whose single capital letter is a label that may end a sentence ("vaihtoehto B. Tämä ...").
LETTER_LABEL_WORDS: frozenset[str] = frozenset(
    "vaihtoehto vaihtoehdon vaihtoehdossa vaihtoehtoa liite liitteessä liitteen luokka luokan luokkaan ryhmä ryhmän "
    "ryhmään malli mallin mallia kohta kohdan kohdassa osa osan osassa hepatiitti vitamiini".split()
)

# Months in the nominative stem; any ending may follow ("helmikuuta", "helmikuussa").
MONTHS: tuple[str, ...] = (
    "tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu",
    "heinäkuu", "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu",
)  # fmt: skip

# --- What a document is made of (ingest) ----------------------------------------------------------

DOCUMENT_KINDS: tuple[str, ...] = ("tiedote", "ohje", "sopimus", "päätös", "laki", "raportti", "verkkosivu")

# Words that name a numbered part of a document when they begin a line: "Liite 1", "Artikla 4", "Luku 2".
PART_WORDS: tuple[str, ...] = ("liite", "artikla", "luku", "osa", "jakso", "kohta", "taulukko", "kuvio", "kuva", "bilaga")
# ... and when the number comes first: "2 luku", "I osa".
PART_WORDS_AFTER_NUMBER: tuple[str, ...] = ("luku", "osa", "artikla")
SECTION_PART_WORDS: frozenset[str] = frozenset({"liite", "artikla", "luku", "osa", "jakso", "bilaga"})

# After a hyphen at the end of a line these words keep the hyphen and the space: "virka-" + "ja" stays "virka- ja".
WORDS_AFTER_HANGING_HYPHEN: frozenset[str] = frozenset(
    "ja tai sekä eli että kuin vai taikka eikä och eller mutta tahi ynnä kuten".split()
)

# A line of this form tells when a publication came out.
PUBLICATION_DATE_WORDS: tuple[str, ...] = (
    "julkaisuajankohta", "julkaistu", "julkaisupäivä", "päiväys", "päivämäärä", "päivätty", "annettu", "pvm",
)  # fmt: skip

# The end of the name of a body that publishes, in lower case; the line must be short and be only the name.
PUBLISHER_ENDINGS: tuple[str, ...] = (
    "ministeriö", "valtioneuvoston kanslia", "valtioneuvosto", "kaupunki", "kunta", "kuntayhtymä", "liitto", "virasto",
    "keskus", "ely-keskus", "maakuntaliitto", "yliopisto", "ammattikorkeakoulu", "business finland", "kuntaliitto",
)  # fmt: skip

# Links and controls of a web page that are not its content, in lower case, as whole lines.
WEB_BOILERPLATE_LINES: frozenset[str] = frozenset(
    {
        "hyppää sisältöön", "siirry sisältöön", "siirry pääsisältöön", "siirry suoraan sisältöön", "valikko", "avaa valikko",
        "sulje valikko", "haku", "hae", "hae sivustolta", "kirjaudu", "kirjaudu sisään", "suomeksi", "på svenska", "in english",
        "jaa sivu", "jaa", "jaa facebookissa", "jaa twitterissä", "jaa linkedinissä", "tulosta", "tulosta sivu",
        "takaisin ylös", "sivun alkuun", "lue lisää", "hyväksy evästeet", "evästeasetukset", "hyväksy kaikki", "etusivu",
        "skip to content", "skip to main content", "menu",
    }
)  # fmt: skip

# --- Word forms (morphology.py) -------------------------------------------------------------------
VOWELS: str = "aeiouyåäö"
FINNISH_LETTERS = "åäö"
ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"

# Clitics and possessive suffixes, longest first: what may follow the case ending of a word.

CLITICS: tuple[str, ...] = ("kaan", "kään", "kin", "han", "hän", "ko", "kö", "pa", "pä")
POSSESSIVES: tuple[str, ...] = ("nsa", "nsä", "mme", "nne", "ni", "si", "an", "en", "än")

# Endings that a word outside the dictionary (a name, a coinage) may carry, longest first; what is left is its stem.
CASE_ENDINGS: tuple[str, ...] = (
    "isiin", "eihin", "ihin", "issa", "issä", "ista", "istä", "illa", "illä", "ilta", "iltä", "ille", "iksi", "iden",
    "itten", "ien", "ina", "inä", "jen", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "tta",
    "ttä", "hin", "hun", "hyn", "han", "hen", "hon", "seen", "een", "iin", "aan", "oon", "uun", "yyn", "ään", "öön",
    "ita", "itä", "na", "nä", "ja", "jä", "ta", "tä", "in", "en", "an", "n", "t", "a", "ä",
)  # fmt: skip

# Short words that may be a part of a compound although most words this short are no part of any.
SHORT_PARTS: frozenset[str] = frozenset(
    (
        "alv", "eu", "ely", "ita", "itä", "jae", "jää", "kuu", "kyy", "luo", "luu", "lvi", "maa", "osa", "puu", "pää",
        "sää", "suo", "suu", "syy", "tie", "tuo", "työ", "vuo", "voi", "vyö", "yli", "ylä", "ala", "etu", "oma", "uus",
        "yö", "ens", "jäs", "sote", "tki", "aie", "osa", "tuki", "aika", "avo", "esi", "koe", "lisä", "perä", "sivu",
    )
)  # fmt: skip

# --- The question within what a user typed (isolation.py) -------------------------------------------
# Somebody who tells of themselves before they ask.
SPEAKS_OF_SELF: frozenset[str] = frozenset(
    "olen olemme oltiin minä mä me meidän meillä meidät meille minun mun minulla mulla haluan haluamme haluaisin haluaisimme "
    "haen haemme edustan edustamme suunnittelen suunnittelemme valmistelen valmistelemme teen teemme luin kuulin tarvitsen "
    "tarvitsemme työskentelen hakijana yrityksemme hankkeemme kaupunkimme kuntamme organisaatiomme".split()
)

# --- What a sentence offers as an answer (cues.py) ------------------------------------------------

# Stems that begin a time expression without a number: "syyskuun loppuun mennessä", "vuosittain".
TIME_STEMS: tuple[str, ...] = (
    "tammiku", "helmiku", "maalisku", "huhtiku", "touko", "kesäku", "heinäku", "eloku", "syysku", "lokaku", "marrasku",
    "jouluku", "keväällä", "kevään", "kesällä", "kesän", "syksyllä", "syksyn", "talvella", "vuosittain", "mennessä", "vuosisata",
    "vuosisadal", "vuosiluvu", "luvulla", "luvun", "määräaika", "määräajoin", "viimeistään", "aikaisintaan",
)
# Units of money and share after a number.
AMOUNT_UNITS: tuple[str, ...] = (
    "euro", "€", "eur", "miljoon", "milj", "miljard", "mrd", "%", "prosent", "tuhat", "markka", "dollari", "punta",
)
# Units of size after a number, for "kuinka suuri", "kuinka pitkä".
SIZE_UNITS: tuple[str, ...] = (
    "km", "m²", "m2", "m ", "m,", "m.", "ha ", "m)", "metri", "kilometri", "neliö", "hehtaari", "kg", "kilo", "gramma", "tonni", "senttimetri",
    "cm", "mm", "litra", "asuka", "henkilö", "henke", "°c", "asteen", "astetta", "mailia", "jalkaa", "wat", "volt",
)
DURATION_UNITS: tuple[str, ...] = (
    "vuot", "vuode", "vuosi", "kuukau", "viikko", "viikon", "päivä", "tunti", "tunnin", "minuut", "vrk", "vuorokau", "kk",
)
NUMERAL_WORDS: frozenset[str] = frozenset(
    {
        "yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi", "seitsemän", "kahdeksan", "yhdeksän", "kymmenen", "yhden",
        "kahden", "kolmen", "neljän", "viiden", "kuuden", "kahta", "kolmea", "neljää", "viittä", "kuutta", "yksitoista",
        "kaksitoista", "kolmetoista", "kaksikymmentä", "sata", "satoja", "tuhansia", "tuhat", "kymmeniä", "molemmat", "kahdesti",
        "kerran", "kolmesti", "puolet", "kolmannes", "neljännes", "joka toinen", "joka kolmas",
    }
)
DEFINING_WORDS: frozenset[str] = frozenset(
    {
        "on", "ovat", "oli", "olivat", "eli", "tarkoittaa", "tarkoittavat", "tarkoitetaan", "tarkoitti", "kutsutaan",
        "nimitetään", "merkitsee", "käsitetään", "kuvaa", "lyhenne", "lyhennys", "tunnetaan", "kyse", "kyseessä", "määritellään",
    }
)
REASON_WORDS: frozenset[str] = frozenset(
    {
        "koska", "sillä", "vuoksi", "takia", "siksi", "johtuen", "johtuu", "johtui", "ansiosta", "syystä", "syynä", "syy",
        "jotta", "perusteella", "perustuu", "johdosta", "seurauksena", "aiheutti", "aiheuttaa", "tavoitteena", "tarkoituksena",
        "tarkoitus", "näin",
    }
)
BODY_STEMS: tuple[str, ...] = (
    "ministeriö", "liitto", "liiton", "liitt", "kaupunki", "kaupungin", "kaupungit", "kunta", "kunnan", "lautakun",
    "johtoryhm", "hallitus", "hallituks", "virasto", "viraston", "keskus", "keskuks", "viranomai", "valtuusto", "jaosto",
    "pormestar", "johtaja", "päällikkö", "asiantuntij", "komissio", "eduskun", "tem", "oy", "ryhmä", "ryhmän", "yliopisto",
    "osapuol", "osakunta", "toimija", "valtio", "valtioneuvosto", "seuranta", "komitea", "säätiö", "yhtymä", "yhdisty",
)
LOCATIVE_ENDINGS: tuple[str, ...] = (
    "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "seen", "siin", "hin", "hun", "hyn", "aan", "ään",
    "oon", "uun", "iin", "een", "öön",
)
INSTRUMENT_ENDINGS: tuple[str, ...] = ("malla", "mällä", "amalla", "ttamalla", "tse", "taan", "tään", "daan", "dään")
# A sentence that opens with one of these needs the sentence before it.
BACK_REFERENCE_OPENINGS: frozenset[str] = frozenset(
    {
        "se", "sen", "sitä", "siitä", "siihen", "siinä", "sille", "siltä", "sillä", "siksi", "ne", "niitä", "niiden", "niihin",
        "niistä", "niissä", "niille", "niillä", "tämä", "tämän", "tätä", "tästä", "tähän", "tässä", "tälle", "tällä", "nämä",
        "näiden", "näitä", "näistä", "näihin", "näissä", "näillä", "hän", "hänen", "he", "heidän", "lisäksi", "kuitenkin",
        "tällöin", "silloin", "näin", "myös", "samoin", "toisaalta", "sama", "samalla", "edellä", "tällainen", "tällaista",
        "sellainen", "kyseinen", "molemmat", "kumpikin", "muussa", "muutoin",
    }
)
# Endings and stems by which two sentences that share few words still speak of one thing: asked lemma → words that answer it.
ANSWERING_WORDS: dict[str, tuple[str, ...]] = {
    "syntyä": ("s", "syntynyt", "syntyi", "syntyjään", "syntyisin", "syntymä"),
    "kuolla": ("k", "kuollut", "kuoli", "menehtyä", "surmata", "murhata", "teloittaa", "kuolema"),
    "kestää": ("voimassa", "saakka", "asti", "kesto"),
    "kotoisin": ("syntyä", "syntynyt", "kotoisin"),
    "perustaa": ("perustaja", "perustaminen", "perustettu"),
    "julkaista": ("ilmestyä", "julkaisu", "julkaistu", "julkistaa"),
    "ilmestyä": ("julkaista", "julkaisu"),
    "keksiä": ("kehittää", "keksijä", "keksintö"),
    "kehittää": ("keksiä", "kehittäjä", "suunnitella"),
    "kirjoittaa": ("kirjailija", "kirjoittaja", "kirjoittama", "teos", "säveltää"),
    "ohjata": ("ohjaaja", "ohjaama", "ohjaus"),
    "näytellä": ("näyttelijä", "esittää", "rooli"),
    "omistaa": ("omistaja", "omistuksessa"),
    "hallita": ("hallitsija", "kuningas", "keisari", "hallitus"),
    "maalainen": ("suomalainen", "ruotsalainen", "saksalainen", "yhdysvaltalainen", "englantilainen", "ranskalainen", "venäläinen"),
    "asua": ("asukas", "väestö", "väkiluku"),
    "asukas": ("väkiluku", "väestö", "asua"),
    "pitkä": ("pituus", "kesto", "kestää", "kilometri", "metri", "kaksivuotinen", "vuosi"),
    "korkea": ("korkeus", "metri"),
    "suuri": ("pinta-ala", "koko"),
    "raha": ("euro", "miljoona", "jaossa", "haettavana", "tuki", "rahoitus"),
    "rahapotta": ("euro", "miljoona", "jaossa", "haettavana"),
    "rahapotti": ("euro", "miljoona", "jaossa", "haettavana"),
    "potti": ("euro", "miljoona", "jaossa", "haettavana", "jakaa"),
    "rahamäärä": ("euro", "miljoona", "jaossa", "haettavana"),
    "kiinni": ("päättyä", "loppua", "hakuaika"),
    "sulkeutua": ("päättyä", "loppua", "hakuaika"),
    "auki": ("hakuaika", "avata", "avoinna"),
    "avoinna": ("hakuaika", "auki"),
    "keskittyä": ("painopiste", "kärki", "kohdeala", "teema"),
    "panostaa": ("painopiste", "kärki", "kohdeala", "teema"),
    "painottaa": ("painopiste", "kärki", "kohdeala"),
    "valinta": ("painopiste", "kärki"),
    "erikoistua": ("painopiste", "kärki", "kohdeala"),
    "ala": ("painopiste", "kärki", "kohdeala", "toimiala"),
    "sitova": ("aiesopimus", "velvoittaa", "sitoa"),
    "sitoa": ("aiesopimus", "velvoittaa", "sitova"),
    "oikeudellisesti": ("aiesopimus", "juridinen"),
    "venyä": ("viivästyä", "lykkääntyä", "aikataulu", "uusi"),
    "viivästyä": ("lykkääntyä", "aikataulu", "venyä"),
    "myöhästyä": ("viivästyä", "aikataulu"),
    "valvoa": ("seurata", "tarkistaa", "huolehtia"),
    "bisnes": ("liiketoiminta",),
    "firma": ("yritys",),
    "puhelinnumero": ("p", "puh", "puhelin"),
    "maksaa": ("osuus", "tuki", "euro", "hinta", "rahoitus", "kattaa"),
    "kattaa": ("osuus", "tuki", "rahoittaa"),
    "julkisuus": ("tiedote", "tiedottaa", "julkistaa"),
    "osapuoli": ("osapuoli", "sopija"),
    "sopija": ("osapuoli",),
    "hakea": ("haku", "hakemus", "hakija"),
    "kesto": ("kestää", "vuosi", "kaksivuotinen"),
    "kauan": ("kestää", "kesto"),
    "vähän": ("vähemmän",),
    "puoliväli": ("väliarviointi", "välitarkastelu", "arviointi"),
    "seuraamus": ("sanktio", "takaisinperintä", "irtisanominen"),
    "rikkoa": ("sanktio", "irtisanominen", "purkaminen"),
    "yhteistyöryhmä": ("allianssi", "innovaatioallianssi"),
}

# Lemmas that say nothing of what a text is about: not looked for in the lexical index (lexical.py).
STOP_LEMMAS: frozenset[str] = frozenset(
    (
        "olla", "ei", "ja", "tai", "sekä", "että", "jos", "kun", "kuin", "mutta", "vaan", "myös", "niin", "sitten", "jo",
        "se", "tämä", "tuo", "ne", "nämä", "joka", "mikä", "mitkä", "kuka", "ketkä", "kumpi", "mitä", "hän", "he", "minä",
        "sinä", "me", "te", "missä", "mistä", "mihin", "milloin", "miksi", "miten", "kuinka", "millainen", "minkälainen",
        "montako", "paljonko", "kauanko", "voida", "saada", "pitää", "täytyä", "tulla", "itse", "eri", "sellainen",
        "tällainen", "siis", "nyt", "vielä", "vain", "jokin", "joku", "minne", "kenen", "koska", "eli", "kai", "kyllä",
        "onko", "eivät", "paljon", "moni", "muu",
    )
)  # fmt: skip

# --- Words of a question that carry no content (features.py); forms and lemmas ---------------------
QUESTION_STOP_WORDS: frozenset[str] = frozenset(
    {
        "milloin", "mikä", "missä", "kuka", "kuinka", "minä", "mitä", "mistä", "mihin", "miksi", "minkä", "miten", "mitkä",
        "montako", "ketkä", "millä", "kauanko", "onko", "keitä", "minne", "ketä", "monessako", "paljonko", "millainen",
        "minkälainen", "kumpi", "koska", "kenen", "kenelle", "keneltä", "moni", "monta", "paljon", "pitkään", "kauan",
        "olla", "on", "ovat", "oli", "olivat", "ei", "ja", "tai", "sekä", "että", "joka", "jos", "kun", "niin", "kuin", "myös",
        "se", "ne", "tämä", "nämä", "tuo", "hän", "he", "me", "te", "sinä", "jokin", "joku", "mukaan", "vuosi", "vuonna",
        "tarkoittaa", "tarkoitetaan", "asia", "asti", "saakka", "mennessä", "voida", "voiko", "saada", "saako", "pitää",
        "pitääkö", "täytyä", "täytyykö", "tehdä", "kertoa", "haluta", "entä", "och", "är", "en", "ett", "den", "det", "i", "på",
        "för", "med", "av", "till", "vad", "vem", "när", "hur", "var", "vilka", "the", "of", "in", "is", "are", "a", "an", "to",
        "for", "what", "who", "when", "how", "where", "which", "does", "do", "can", "be", "by", "and", "or", "nimi",
        "ensin", "eri", "kaikki", "kai", "nyt", "sitten", "vielä", "ihan", "oikein", "noin", "yleensä", "oikeastaan",
        "meinata", "yhteys", "yhteydessä", "takana", "tapahtua", "meneillään", "siis", "oikea", "tieto", "tietää", "kannalta", "suhteen", "osalta",
    }
)

# --- The corpus check (evals/corpus/fact_list.py, evals/corpus_names.py) --------------------------------

# Numeral in its usual forms → its value, for comparing "viisi miljoonaa" with "5 miljoonaa".
NUMERAL_VALUES: dict[str, int] = {
    "kaksi": 2, "kahden": 2, "kahta": 2, "kahdesta": 2, "kahdeksi": 2, "kahteen": 2, "kolme": 3, "kolmen": 3, "kolmea": 3,
    "kolmesta": 3, "kolmeen": 3, "neljä": 4, "neljän": 4, "neljää": 4, "neljällä": 4, "viisi": 5, "viiden": 5, "viittä": 5,
    "viidestä": 5, "viidessä": 5, "viiteen": 5, "kuusi": 6, "kuuden": 6, "kuutta": 6, "kuudesta": 6, "seitsemän": 7,
    "kahdeksan": 8, "yhdeksän": 9, "kymmenen": 10,
}  # fmt: skip

# First names common among the grown-up population of Finland; those that are also ordinary words or places are left out.
COMMON_FIRST_NAMES: frozenset[str] = frozenset(
    """
    Aino Aleksi Anna Anne Anneli Annika Anni Anu Antti Ari Arja Arto Atte Eero Eeva Eija Elina Emilia Emma Erja Erkki Esa
    Eveliina Hanna Hannele Hannu Harri Heidi Heikki Helena Henna Henri Henrik Hilkka Ilkka Iiris Irja Jaakko Jaana Jani Janne
    Jari Jarkko Jarmo Jenni Jenny Jere Johan Johanna Jonna Joni Jorma Jouko Jouni Juha Juhani Juho Jukka Jussi Jyrki Kaarina
    Kai Kaisa Kalle Kari Karoliina Katariina Kati Katja Katri Kimmo Kirsi Kristiina Krista Laura Lasse Lauri Leena Leo Liisa
    Maarit Maija Mari Maria Marika Marja Marjo Marjut Marko Markku Markus Martti Matti Meri Merja Mia Miia Mika Mikael Mikko
    Milla Minna Mirja Mirva Niina Niko Nina Noora Olli Outi Paavo Pasi Pauli Paula Pekka Petra Petri Pia Piia Pirjo Pirkko
    Päivi Raimo Raija Reijo Riikka Riitta Risto Ritva Saara Sami Samo Samuli Sanna Sara Sari Satu Seija Seppo Silja Sini Sirpa
    Susanna Suvi Tanja Tapani Tapio Tarja Tarmo Tea Teemu Teija Tero Terhi Tiina Timo Tomi Toni Tommi Topi Tuija Tuomas Tuomo
    Tuula Tuomi Ulla Vesa Ville Virpi
    """.split()
) - {"Kai", "Meri", "Tuomi", "Tea"}  # fmt: skip

# Persons that the material may name: ministers, by first name and the beginning of the surname's forms.
MINISTER_NAMES: frozenset[str] = frozenset({"Mika Lintilä"})

# --- What a question's words say of the documents (hints.py) --------------------------------------
# Other names of cities: short, colloquial, Swedish. An alias may carry a case ending ("Treen", "hki:ssa", "Åbos").

CITY_ALIASES: dict[str, tuple[str, ...]] = {
    "hki": ("Helsinki",), "stadi": ("Helsinki",), "hesa": ("Helsinki",), "helsingfors": ("Helsinki",),
    "esbo": ("Espoo",), "vanda": ("Vantaa",), "tre": ("Tampere",), "manse": ("Tampere",), "tammerfors": ("Tampere",),
    "tku": ("Turku",), "åbo": ("Turku",), "uleåborg": ("Oulu",), "vasa": ("Vaasa",), "björneborg": ("Pori",),
    "karleby": ("Kokkola",), "villmanstrand": ("Lappeenranta",), "lpr": ("Lappeenranta",), "lappee": ("Lappeenranta",),
    "jkl": ("Jyväskylä",), "jyskä": ("Jyväskylä",), "jyväskylän": ("Jyväskylä",), "roi": ("Rovaniemi",),
    "rollo": ("Rovaniemi",), "kajana": ("Kajaani",), "lahtis": ("Lahti",), "jns": ("Joensuu",), "jöötti": ("Joensuu",),
    "sjk": ("Seinäjoki",), "skutsi": ("Seinäjoki",), "mli": ("Mikkeli",),
    "pääkaupunkiseutu": ("Helsinki", "Espoo", "Vantaa"), "pääkaupunkiseudu": ("Helsinki", "Espoo", "Vantaa"),
    "pk-seutu": ("Helsinki", "Espoo", "Vantaa"), "pk-seudu": ("Helsinki", "Espoo", "Vantaa"),
    "pks": ("Helsinki", "Espoo", "Vantaa"), "huvudstadsregionen": ("Helsinki", "Espoo", "Vantaa"),
}  # fmt: skip

ALIAS_ENDINGS: tuple[str, ...] = (
    "", "n", "en", "in", "a", "ä", "ta", "tä", "ssa", "ssä", "essa", "issa", "sta", "stä", "esta", "ista", "lla", "llä",
    "ella", "illa", "lta", "ltä", "elta", "lle", "elle", "ille", "an", "ään", "hon", "hun", "iin", "een", "s", "ksi",
)  # fmt: skip

# Kind of document → forms that point at the document itself ("mitä tiedotteessa sanotaan", "lain mukaan").
KIND_FORMS: dict[str, tuple[str, ...]] = {
    "tiedote": (
        "tiedotteessa", "tiedotteesta", "tiedotteissa", "tiedotteista", "lehdistötiedotteessa", "lehdistötiedotteesta",
        "tiedotteen mukaan", "tiedotteiden mukaan",
    ),
    "ohje": (
        "ohjeessa", "ohjeesta", "ohjeissa", "ohjeista", "oppaassa", "oppaasta", "ohjeistuksessa", "ohjeen mukaan",
        "ohjeiden mukaan",
    ),
    "sopimus": (
        "sopimustekstissä", "sopimustekstistä", "sopimuksessa", "sopimuksissa", "ekosysteemisopimuksessa",
        "ekosysteemisopimuksissa", "sopimuksen mukaan", "ekosysteemisopimuksen mukaan",
    ),
    "päätös": ("päätöksessä", "päätöksissä", "päätöksen mukaan", "pöytäkirjassa", "pöytäkirjan mukaan"),
    "laki": (
        "laissa", "laista", "lain mukaan", "lakien mukaan", "asetuksessa", "asetuksesta", "asetuksen mukaan", "säädöksissä",
        "säädöksessä",
    ),
    "raportti": ("raportissa", "raportista", "raporteissa", "selvityksessä", "selvityksestä", "raportin mukaan"),
    "verkkosivu": ("verkkosivulla", "verkkosivuilla", "nettisivulla", "nettisivuilla", "kotisivuilla"),
}  # fmt: skip

# A text without a question mark asks when it begins with one of these (or its first word ends in -ko, -kö).
QUESTION_OPENINGS: frozenset[str] = frozenset(
    (
        "mikä", "mitkä", "mitä", "mille", "millä", "miltä", "missä", "mistä", "mihin", "minkä", "minä", "minne", "miksi",
        "miten", "kuka", "ketkä", "ketä", "kenen", "kenelle", "keneltä", "keille", "kuinka", "milloin", "koska", "paljonko",
        "montako", "kauanko", "millainen", "millaisia", "millaista", "minkälainen", "minkälaisia", "kumpi", "monta",
        "monesko", "mites", "mitäs", "entä", "entäs", "kerro", "selitä", "luettele", "listaa",
        "vad", "vem", "vilka", "vilken", "vilket", "hur", "när", "var", "varför", "vart", "varifrån", "är", "finns", "får",
        "måste", "what", "who", "which", "how", "when", "where", "why", "does", "is", "are", "can", "do", "did", "whose",
    )
)  # fmt: skip

# English and Swedish words of the field → Finnish words that a passage about the same would have (glossary.py). Several
# where any may stand there: they are looked for and never shown, unlike the one word each of foreign.py.
SEARCH_TERMS: dict[str, dict[str, str]] = {
    "en": {
        "ecosystem agreement": "ekosysteemisopimus", "ecosystem": "ekosysteemi", "agreement": "sopimus",
        "contract": "sopimus", "innovation": "innovaatio", "innovative cities": "innovatiiviset kaupungit",
        "inno cities": "innokaupungit", "innocities": "innokaupungit", "city": "kaupunki", "cities": "kaupunki",
        "municipality": "kunta", "municipal": "kunnallinen kunta", "municipalities": "kunta", "state": "valtio",
        "government": "hallitus valtioneuvosto", "ministry": "ministeriö",
        "ministry of economic affairs and employment": "työ- ja elinkeinoministeriö TEM",
        "regional council": "maakuntaliitto maakunnan liitto", "council": "valtuusto liitto",
        "city council": "kaupunginvaltuusto", "city board": "kaupunginhallitus", "mayor": "kaupunginjohtaja pormestari",
        "region": "alue maakunta", "university": "yliopisto", "university of applied sciences": "ammattikorkeakoulu",
        "school": "koulu oppilaitos", "association": "yhdistys", "company": "yritys", "companies": "yritys",
        "business": "yritys liiketoiminta", "funding": "rahoitus", "finance": "rahoittaa", "financing": "rahoitus",
        "fund": "rahasto rahoittaa", "grant": "avustus tuki", "granting": "myöntäminen", "subsidy": "tuki", "support": "tuki",
        "aid": "tuki", "self-financing": "omarahoitus", "own contribution": "omarahoitusosuus",
        "co-financing": "vastinrahoitus", "share": "osuus", "cost": "kustannus", "expense": "kustannus meno",
        "cost model": "kustannusmalli", "flat rate": "flat rate", "lump sum": "kertakorvaus", "unit cost": "yksikkökustannus",
        "salary": "palkka", "salaries": "palkka", "working time": "työaika", "payment": "maksaminen maksatus",
        "pay": "maksaa", "budget": "talousarvio budjetti", "money": "raha", "euro": "euro", "million": "miljoona",
        "billion": "miljardi", "per cent": "prosentti", "percent": "prosentti", "maximum": "enimmäismäärä enintään",
        "minimum": "vähintään", "call": "haku", "call for applications": "hakuilmoitus haku", "open call": "avoin haku",
        "application": "hakemus", "apply": "hakea", "applicant": "hakija", "deadline": "määräaika hakuaika",
        "close": "päättyä", "open": "avoin", "project": "hanke", "lead project": "vetovastuuhanke",
        "lead-responsibility": "vetovastuu vetovastuuhanke", "lead responsibility": "vetovastuu vetovastuuhanke",
        "programme": "ohjelma", "program": "ohjelma", "strategy": "strategia", "six city strategy": "6Aika",
        "focus area": "painopiste", "priority": "painopiste", "priorities": "painopiste", "theme": "teema",
        "objective": "tavoite", "goal": "tavoite", "aim": "tavoite", "target": "tavoite", "measure": "toimenpide",
        "decision": "päätös", "decide": "päättää", "funding decision": "rahoituspäätös",
        "selection criterion": "valintaperuste", "selection criteria": "valintaperuste", "criterion": "peruste",
        "criteria": "peruste", "score": "pisteyttää pisteytys", "scale": "asteikko", "points": "piste",
        "evaluate": "arvioida arviointi", "evaluation": "arviointi", "evaluator": "arvioija", "midway": "väliarviointi",
        "mid-term": "väliarviointi", "interim": "väli", "monitor": "seurata seuranta", "monitoring": "seuranta",
        "follow-up": "seuranta", "steering group": "ohjausryhmä", "management group": "johtoryhmä",
        "board": "hallitus johtoryhmä", "coordinate": "koordinoida koordinaatio", "coordination": "koordinaatio",
        "network": "verkosto", "national": "kansallinen valtakunnallinen", "nationally": "valtakunnallinen",
        "report": "raportti raportoida", "reporting": "raportointi", "law": "laki säädös", "laws": "laki säädös",
        "act": "laki", "decree": "asetus", "regulation": "asetus", "legally": "laillinen oikeudellinen", "binding": "sitova",
        "letter of intent": "aiesopimus", "obligation": "velvoite", "commitment": "velvoite sitoumus", "party": "osapuoli",
        "parties": "osapuoli", "partner": "kumppani", "sign": "allekirjoittaa", "signed": "allekirjoittaa",
        "change": "muuttaa muutos", "amend": "muuttaa", "update": "päivittää", "prepare": "valmistella valmistelu",
        "preparation": "valmistelu", "history": "historia", "erdf": "EAKR",
        "european regional development fund": "EAKR aluekehitysrahasto", "esf": "ESR",
        "european social fund": "ESR sosiaalirahasto", "just transition fund": "JTF oikeudenmukaisen siirtymän rahasto",
        "eu": "EU", "research": "tutkimus", "development": "kehittäminen",
        "research and development": "TKI tutkimus kehittäminen", "rdi": "TKI", "r&d": "T&K", "growth": "kasvu",
        "energy": "energia", "battery": "akku", "battery chemistry": "akkukemia", "chemistry": "kemia",
        "circular economy": "kiertotalous", "economy": "talous", "health": "terveys", "well-being": "hyvinvointi",
        "wellbeing": "hyvinvointi", "digital": "digitaalinen", "industry": "teollisuus", "technology": "teknologia",
        "education": "koulutus", "sport": "liikunta urheilu", "tourism": "matkailu", "water": "vesi", "climate": "ilmasto",
        "carbon neutral": "hiilineutraali", "sustainable": "kestävä",
        "sustainable urban development": "kestävä kaupunkikehittäminen", "urban": "kaupunki", "data": "data tieto",
        "contact": "yhteystieto yhteystaho", "year": "vuosi", "spring": "kevät", "summer": "kesä", "autumn": "syksy",
        "winter": "talvi", "minutes": "pöytäkirja", "meeting": "kokous", "committee": "lautakunta valiokunta",
        "ely centre": "ELY-keskus", "result": "tulos", "impact": "vaikuttavuus", "receipt": "tosite",
        "recovery": "takaisinperintä", "invest": "investoida", "investment": "investointi", "procurement": "hankinta",
        "employee": "työntekijä henkilöstö", "lead": "vetää vetäjä", "leader": "vetäjä",
    },
    "sv": {
        "ekosystemavtal": "ekosysteemisopimus", "ekosystem": "ekosysteemi", "avtal": "sopimus", "innovation": "innovaatio",
        "innovationsstad": "innokaupunki", "stad": "kaupunki", "städer": "kaupunki", "kommun": "kunta", "stat": "valtio",
        "regering": "hallitus valtioneuvosto", "statsråd": "valtioneuvosto", "ministerium": "ministeriö",
        "arbets- och näringsministeriet": "työ- ja elinkeinoministeriö TEM",
        "landskapsförbund": "maakuntaliitto maakunnan liitto", "förbund": "liitto", "stadsfullmäktige": "kaupunginvaltuusto",
        "stadsstyrelse": "kaupunginhallitus", "stadsdirektör": "kaupunginjohtaja", "region": "alue maakunta",
        "landskap": "maakunta", "universitet": "yliopisto", "yrkeshögskola": "ammattikorkeakoulu",
        "skola": "koulu oppilaitos", "förening": "yhdistys", "företag": "yritys", "finansiering": "rahoitus",
        "finansiera": "rahoittaa", "finansieringsbeslut": "rahoituspäätös", "finansieringsandel": "rahoitusosuus",
        "självfinansiering": "omarahoitus", "självfinansieringsandel": "omarahoitusosuus", "egen": "oma", "fond": "rahasto",
        "stöd": "tuki", "bidrag": "avustus tuki", "understöd": "avustus tuki", "andel": "osuus", "kostnad": "kustannus",
        "kostnadsmodell": "kustannusmalli", "engångsersättning": "kertakorvaus", "lön": "palkka", "arbetstid": "työaika",
        "utbetalning": "maksatus", "betalning": "maksaminen", "betala": "maksaa", "budget": "talousarvio budjetti",
        "pengar": "raha", "euro": "euro", "miljon": "miljoona", "miljoner": "miljoona", "miljard": "miljardi",
        "procent": "prosentti", "högst": "enintään", "minst": "vähintään", "maximibelopp": "enimmäismäärä",
        "utlysning": "haku", "ansökningsomgång": "haku", "ansökningstid": "hakuaika", "ansökan": "hakemus",
        "ansökningar": "hakemus", "ansöka": "hakea", "söka": "hakea", "sökande": "hakija", "stänga": "päättyä",
        "stängde": "päättyä", "öppen": "avoin", "projekt": "hanke", "ledande projekt": "vetovastuuhanke",
        "ansvarsprojekt": "vetovastuuhanke", "program": "ohjelma", "strategi": "strategia", "tyngdpunkt": "painopiste",
        "tyngdpunktsområde": "painopiste", "målområde": "kohdealue painopiste", "prioritet": "painopiste", "tema": "teema",
        "mål": "tavoite", "målsättning": "tavoite", "åtgärd": "toimenpide", "beslut": "päätös", "besluta": "päättää",
        "urvalskriterium": "valintaperuste", "urvalskriterier": "valintaperuste", "kriterium": "peruste",
        "kriterier": "peruste", "poäng": "piste", "poängsätta": "pisteyttää pisteytys", "poängsätts": "pisteyttää pisteytys",
        "skala": "asteikko", "utvärdera": "arvioida arviointi", "utvärdering": "arviointi", "uppföljning": "seuranta",
        "följa upp": "seurata seuranta", "följer upp": "seurata seuranta", "styrgrupp": "ohjausryhmä",
        "ledningsgrupp": "johtoryhmä", "koordinera": "koordinoida koordinaatio", "koordinering": "koordinaatio",
        "samordna": "koordinoida koordinaatio", "nätverk": "verkosto", "nationell": "kansallinen valtakunnallinen",
        "rapport": "raportti", "rapportera": "raportointi raportoida", "lag": "laki säädös", "förordning": "asetus",
        "juridiskt": "oikeudellinen", "bindande": "sitova", "avsiktsförklaring": "aiesopimus", "skyldighet": "velvoite",
        "förpliktelse": "velvoite", "åtagande": "sitoumus velvoite", "part": "osapuoli", "partner": "kumppani",
        "underteckna": "allekirjoittaa", "ändra": "muuttaa muutos", "ändring": "muutos", "förändring": "muutos",
        "uppdatera": "päivittää", "bereda": "valmistella", "beredning": "valmistelu", "historia": "historia", "eruf": "EAKR",
        "europeiska regionala utvecklingsfonden": "EAKR aluekehitysrahasto", "esf": "ESR", "fud": "JTF",
        "fonden för en rättvis omställning": "JTF", "eu": "EU", "forskning": "tutkimus", "utveckling": "kehittäminen",
        "tillväxt": "kasvu", "energi": "energia", "batteri": "akku", "batterikemi": "akkukemia", "kemi": "kemia",
        "cirkulär ekonomi": "kiertotalous", "ekonomi": "talous", "hälsa": "terveys", "välfärd": "hyvinvointi",
        "välbefinnande": "hyvinvointi", "digital": "digitaalinen", "industri": "teollisuus", "teknologi": "teknologia",
        "teknik": "tekniikka", "utbildning": "koulutus", "idrott": "liikunta urheilu", "turism": "matkailu", "vatten": "vesi",
        "klimat": "ilmasto", "kolneutral": "hiilineutraali", "hållbar": "kestävä",
        "hållbar stadsutveckling": "kestävä kaupunkikehittäminen", "kontaktuppgift": "yhteystieto", "år": "vuosi",
        "vår": "kevät", "sommar": "kesä", "höst": "syksy", "vinter": "talvi", "protokoll": "pöytäkirja", "möte": "kokous",
        "nämnd": "lautakunta", "ntm-central": "ELY-keskus", "resultat": "tulos", "effekt": "vaikutus", "verifikat": "tosite",
        "återkrav": "takaisinperintä", "investering": "investointi", "upphandling": "hankinta",
        "anställd": "työntekijä henkilöstö", "förverkliga": "toteuttaa toteutuminen",
        "förverkligas": "toteuttaa toteutuminen", "huvudstadsregion": "pääkaupunkiseutu",
    },
}  # fmt: skip

# What a search term may end in besides.
SEARCH_TERM_ENDINGS: dict[str, tuple[str, ...]] = {
    "en": ("s", "es", "'s", "’s", "d", "ed", "ing"),
    "sv": (
        "s", "n", "en", "et", "t", "er", "ar", "or", "r", "erna", "arna", "orna", "na", "a", "e", "ens", "ets", "ernas",
        "arnas", "des", "de", "as",
    ),
}  # fmt: skip

# Small words that give a language away.
LANGUAGE_WORDS: dict[str, frozenset[str]] = {
    "sv": frozenset(
        (
            "och", "är", "av", "att", "det", "som", "för", "på", "hur", "vad", "vem", "vilka", "vilken", "vilket", "när",
            "får", "kan", "inte", "med", "till", "om", "ett", "den", "de", "har", "ska", "skall", "varför", "mycket", "från",
            "vid", "under", "eller", "man", "finns", "hos", "måste", "städer", "avtal", "stad", "i", "var", "vart", "varifrån",
        )
    ),
    "en": frozenset(
        (
            "the", "of", "and", "is", "are", "what", "who", "which", "how", "when", "where", "why", "does", "do", "did",
            "for", "in", "to", "with", "can", "be", "by", "from", "that", "much", "many", "was", "were", "has", "have",
            "an", "it", "their", "must", "should", "cities", "city", "agreement", "agreements",
        )
    ),
}  # fmt: skip

# --- Reading a claim (words.py, clauses.py, quantities.py, predicates.py, parties.py) --------------

# Every common form of the names that the lexicon confuses or lacks: name → forms. Cities come from CITY_CASES.
REGION_NAMES: tuple[str, ...] = (
    "Uusimaa", "Pirkanmaa", "Kainuu", "Lappi", "Satakunta", "Varsinais-Suomi", "Pohjois-Savo", "Etelä-Savo",
    "Pohjois-Karjala", "Etelä-Karjala", "Keski-Suomi", "Päijät-Häme", "Kanta-Häme", "Kymenlaakso", "Pohjanmaa",
    "Etelä-Pohjanmaa", "Keski-Pohjanmaa", "Pohjois-Pohjanmaa", "Etelä-Suomi", "Länsi-Suomi", "Itä-Suomi", "Pohjois-Suomi",
    "Kaakkois-Suomi", "Ahvenanmaa", "Suomi", "Ruotsi", "Norja", "Viro", "Saksa", "Tanska", "Eurooppa", "Savilahti",
    "Hiedanranta", "Vuokatti", "Savonlinna", "Hämeenlinna", "Kotka", "Kouvola", "Kemi", "Tornio", "Salo", "Rauma",
    "Kuusamo", "Iisalmi", "Porvoo", "Lohja", "Hyvinkää", "Järvenpää", "Kerava", "Raahe", "Ylivieska", "Kauniainen",
)  # fmt: skip

SUBORDINATORS: frozenset[str] = frozenset(
    "että jotta koska kun jos vaikka joka jonka jota jossa josta johon jolla jolta jolle joita joiden joissa joista joihin "
    "joilla joille jotka kunhan mikäli ellei ellevät elleivät kuin mutta vaan sillä kunnes ennen_kuin".split()
)
# Compounds whose parts say nothing of the whole.
LEXICALISED: dict[str, tuple[str, ...]] = {
    "maakunta": ("maa", "kunta"), "yliopisto": ("yli", "opisto"), "korkeakoulu": ("korkea", "koulu"), "painopiste": ("paino", "piste"),
    "valtioneuvosto": ("valtio", "neuvosto"), "kuntayhtymä": ("kunta", "yhtymä"), "maakuntaliitto": ("maa", "kunta"),
    "osapuoli": ("osa", "puoli"), "toimielin": ("elin",), "lautakunta": ("lauta", "kunta"), "eduskunta": ("edus", "kunta"),
    "toimikunta": ("toimi", "kunta"), "valiokunta": ("valio", "kunta"), "pääkaupunkiseutu": ("kaupunki", "pääkaupunki", "pää"),
    "viranhaltija": ("haltija",), "työryhmä": ("työ",), "tilannekuva": ("kuva",), "toimipaikka": ("paikka",), "puheenjohtaja": ("johtaja", "puhe"),
    "osaaminen": (), "ajankohta": ("aika", "kohta"), "velvollisuus": (), "hakuaika": (),
}  # fmt: skip
IRREGULAR_PASTS: dict[str, str] = {"koski": "koskea"}
IRREGULAR_PRESENTS: dict[str, str] = {"jää": "jäädä", "saa": "saada", "vie": "viedä", "tuo": "tuoda", "lyö": "lyödä", "käy": "käydä", "myy": "myydä"}

AND_WORDS: frozenset[str] = frozenset("ja sekä".split())
OR_WORDS: frozenset[str] = frozenset("tai taikka joko".split())
ONE_OF_FORMS: frozenset[str] = frozenset("yksi yhden yhtä yhtenä".split())
COORDINATORS: frozenset[str] = frozenset("ja sekä eli tai taikka eikä eivätkä ynnä".split())

NEGATIONS: frozenset[str] = frozenset(
    "ei eivät en emme ette et eikä eivätkä ettei etteivät ellei elleivät jollei jolleivät älä älköön älkööt muttei "
    "vaikkei koskei ilman paitsi ei-".split()
)
# What negates what the verb says without a negative verb.
NEGATIVE_PHRASES: tuple[str, ...] = ("sen sijaan että", "tuskin")
# What takes something out of a statement; "muut kuin" is read in clauses.py.
EXCEPTION_PHRASES: tuple[str, ...] = ("lukuun ottamatta", "poissulkien", "poislukien", "pois lukien", "poikkeuksena")
OTHER_LEMMA: str = "muu"
# A caritive adjective whose meaning is no longer the denial of its base.
LEXICAL_CARITIVES: frozenset[str] = frozenset("verraton loputon valtaton rahaton mieletön lukematon tahaton".split())

NECESSITY_VERBS: frozenset[str] = frozenset(
    "pitää täytyä tulla edellyttää vaatia velvoittaa tarvita joutua edellyttyä".split()
)
NECESSITY_WORDS: frozenset[str] = frozenset(
    "velvollinen velvollisuus velvoite pakko pakollinen edellytys vaatimus välttämätön velvoittava sitova".split()
)
PERMISSION_VERBS: frozenset[str] = frozenset("voida saada saattaa pystyä kyetä sallia kieltää".split())
PERMISSION_WORDS: frozenset[str] = frozenset("mahdollinen mahdollisuus oikeus oikeutettu sallittu vapaaehtoinen lupa".split())
# What somebody "has": "kaupungilla on mahdollisuus".
HELD_WORDS: frozenset[str] = frozenset("mahdollisuus oikeus lupa velvollisuus velvoite".split())
EXPECTATION_VERBS: frozenset[str] = frozenset("odottaa toivoa suositella kehottaa olettaa".split())
MODAL_VERBS: frozenset[str] = NECESSITY_VERBS | PERMISSION_VERBS | EXPECTATION_VERBS
EXPECTATION_WORDS: frozenset[str] = frozenset("suositus toive odotus suositeltava".split())
INTENTION_VERBS: frozenset[str] = frozenset("aikoa pyrkiä suunnitella kaavailla tavoitella luvata harkita yrittää haluta".split())
INTENTION_WORDS: frozenset[str] = frozenset(
    "tarkoitus tavoite aie suunnitelma pyrkimys aikomus tavoitteena aikeena tarkoituksena suunnitteilla".split()
)
COMMITMENT_VERBS: frozenset[str] = frozenset("sitoutua lupautua".split())
COMMITMENT_WORDS: frozenset[str] = frozenset("sitoumus sitoutuminen sitoutunut".split())
DUTY_WORDS: frozenset[str] = frozenset("tehtävä vastuu rooli".split())

# Numerals: forms of 1–10 by value (the forms that mean something else, such as "yhdessä" together, are left out).
NUMERAL_FORMS: dict[int, tuple[str, ...]] = {
    1: ("yksi", "yhden", "yhtä", "yhteen", "yhdeltä", "yhdelle", "yhdellä", "yhdeksi", "yhtenä", "yhdestä"),
    2: ("kaksi", "kahden", "kahta", "kahteen", "kahdessa", "kahdesta", "kahdella", "kahdelta", "kahdelle", "kahdeksi", "kahtena"),
    3: ("kolme", "kolmen", "kolmea", "kolmeen", "kolmessa", "kolmesta", "kolmella", "kolmelta", "kolmelle", "kolmeksi", "kolmena"),
    4: ("neljä", "neljän", "neljää", "neljään", "neljässä", "neljästä", "neljällä", "neljältä", "neljälle", "neljäksi", "neljänä"),
    5: ("viisi", "viiden", "viittä", "viiteen", "viidessä", "viidestä", "viidellä", "viideltä", "viidelle", "viideksi", "viitenä"),
    6: ("kuusi", "kuuden", "kuutta", "kuuteen", "kuudessa", "kuudesta", "kuudella", "kuudelta", "kuudelle", "kuudeksi", "kuutena"),
    7: ("seitsemän", "seitsemää", "seitsemään", "seitsemässä", "seitsemästä", "seitsemällä", "seitsemältä", "seitsemälle", "seitsemäksi", "seitsemänä"),
    8: ("kahdeksan", "kahdeksaa", "kahdeksaan", "kahdeksassa", "kahdeksasta", "kahdeksalla", "kahdeksalta", "kahdeksalle", "kahdeksaksi", "kahdeksana"),
    9: ("yhdeksän", "yhdeksää", "yhdeksään", "yhdeksässä", "yhdeksästä", "yhdeksällä", "yhdeksältä", "yhdeksälle", "yhdeksäksi", "yhdeksänä"),
    10: ("kymmenen", "kymmentä", "kymmeneen", "kymmenessä", "kymmenestä", "kymmenellä", "kymmeneltä", "kymmenelle", "kymmeneksi", "kymmenenä"),
}  # fmt: skip
NUMERAL_STEMS: dict[str, int] = {
    "yksi": 1, "yhden": 1, "kaksi": 2, "kahden": 2, "kolmi": 3, "kolme": 3, "kolmen": 3, "neli": 4, "neljän": 4, "neljä": 4,
    "viisi": 5, "viiden": 5, "kuusi": 6, "kuuden": 6, "seitsemän": 7, "seitsen": 7, "kahdeksan": 8, "yhdeksän": 9,
    "kymmenen": 10, "kymmen": 10,
}  # fmt: skip
# "nelihenkinen", "kolmivaiheinen": a number within an adjective.
COUNTING_ADJECTIVES: tuple[str, ...] = (
    "henki", "jäseni", "osai", "vaihei", "kohtai", "portai", "paikkai", "kieli", "jaksoi", "tasoi",
)  # fmt: skip
TENS_FORMS: tuple[str, ...] = ("kymmentä", "kymmenen", "kymmeneen", "kymmenessä", "kymmenestä", "kymmenellä", "kymmenelle", "kymmeneksi")
HUNDRED_FORMS: tuple[str, ...] = ("sata", "sadan", "sataa", "sataan", "sadassa", "sadasta", "sadalla", "sadalle", "sadaksi")
THOUSAND_FORMS: tuple[str, ...] = (
    "tuhat", "tuhannen", "tuhatta", "tuhanteen", "tuhannessa", "tuhannesta", "tuhannella", "tuhannelle", "tuhanneksi",
)  # fmt: skip
MAGNITUDES: dict[str, int] = {
    "tuhat": 10**3, "tuhatta": 10**3, "tuhannen": 10**3, "tuhannella": 10**3, "t": 10**3, "tuh": 10**3,
    "miljoona": 10**6, "miljoonaa": 10**6, "miljoonan": 10**6, "miljoonaan": 10**6, "miljoonalla": 10**6,
    "miljoonasta": 10**6, "miljoonien": 10**6, "milj": 10**6, "mn": 10**6, "m": 10**6,
    "miljardi": 10**9, "miljardia": 10**9, "miljardin": 10**9, "miljardiin": 10**9, "miljardilla": 10**9,
    "miljardista": 10**9, "mrd": 10**9,
}  # fmt: skip
# "puoli miljoonaa", "puolen vuoden": a half of what follows, and what may follow.
HALF_FORMS: frozenset[str] = frozenset("puoli puolen puolta puolella".split())
HALVED_LEMMAS: frozenset[str] = frozenset("vuosi tunti miljoona miljardi prosentti".split())
# "yhtä suuri" compares, it does not count.
EQUALLY: str = "yhtä"
EQUALLY_BEFORE: frozenset[str] = frozenset("suuri paljon moni monta pitkä hyvä laaja tärkeä usein kauan".split())
# Fractions in words, in per cent.
FRACTION_WORDS: dict[str, float] = {
    "puolet": 50.0, "puoleen": 50.0, "puolella": 50.0, "puoliksi": 50.0, "kolmannes": 100 / 3, "kolmanneksen": 100 / 3,
    "kolmannesta": 100 / 3, "kolmasosa": 100 / 3, "kolmasosan": 100 / 3, "kolmasosaa": 100 / 3, "neljännes": 25.0,
    "neljänneksen": 25.0, "neljännestä": 25.0, "neljäsosa": 25.0, "neljäsosan": 25.0, "neljäsosaa": 25.0, "viidennes": 20.0,
    "viidenneksen": 20.0, "viidesosa": 20.0, "viidesosan": 20.0, "viidesosaa": 20.0, "kymmenesosa": 10.0, "kymmenys": 10.0,
    "kymmenesosan": 10.0, "kymmenesosaa": 10.0, "kymmenyksen": 10.0, "sadasosa": 1.0,
}  # fmt: skip
ORDINAL_STEMS: dict[str, int] = {
    "ensimmäi": 1, "toise": 2, "toinen": 2, "toista": 2, "kolmas": 3, "kolmat": 3, "kolmant": 3, "kolmann": 3,
    "neljäs": 4, "neljät": 4, "neljän": 4, "viides": 5, "viident": 5, "viidenn": 5, "viidet": 5, "kuudes": 6, "kuudent": 6,
    "kuudenn": 6, "kuudet": 6, "seitsemäs": 7, "seitsemänt": 7, "seitsemänn": 7, "seitsemät": 7, "kahdeksas": 8,
    "kahdeksanne": 8, "kahdeksante": 8, "yhdeksäs": 9, "yhdeksänne": 9, "yhdeksänte": 9, "kymmenes": 10, "kymmenenne": 10,
    "kymmenente": 10, "viimei": -1,
}  # fmt: skip
ORDINAL_LEMMAS: dict[str, int] = {
    "ensimmäinen": 1, "toinen": 2, "kolmas": 3, "neljäs": 4, "viides": 5, "kuudes": 6, "seitsemäs": 7, "kahdeksas": 8,
    "yhdeksäs": 9, "kymmenes": 10, "viimeinen": -1, "jälkimmäinen": -2, "edellinen": -3,
}  # fmt: skip

UNIT_LEMMAS: dict[str, str] = {
    "prosentti": "%", "prosenttiyksikkö": "%-yks", "promille": "‰", "euro": "€", "eur": "€", "dollari": "$", "markka": "mk",
    "kruunu": "kr", "punta": "£", "sentti": "c", "vuosi": "vuosi", "v": "vuosi", "kuukausi": "kuukausi", "kk": "kuukausi",
    "viikko": "viikko", "vko": "viikko", "päivä": "päivä", "vrk": "päivä", "vuorokausi": "päivä", "tunti": "tunti", "h": "tunti",
    "minuutti": "minuutti", "min": "minuutti", "sekunti": "sekunti", "kilometri": "km", "km": "km", "metri": "m", "hehtaari": "ha",
    "ha": "ha", "tonni": "t", "kilo": "kg", "kg": "kg", "kilogramma": "kg", "gramma": "g", "litra": "l", "megawatti": "MW",
    "kilowatti": "kW", "piste": "piste", "prosenttiosuus": "%", "henkilötyövuosi": "htv", "htv": "htv", "kerta": "kerta",
    "sivu": "sivu", "artikla": "artikla", "momentti": "momentti", "pykälä": "§",
}  # fmt: skip
DURATION_ADJECTIVES: dict[str, str] = {
    "vuotinen": "vuosi", "kuukautinen": "kuukausi", "viikkoinen": "viikko", "päiväinen": "päivä", "tuntinen": "tunti",
    "henkinen": "henkilö", "jäseninen": "jäsen", "osainen": "osa", "vaiheinen": "vaihe", "kertainen": "kerta",
    "vuotias": "vuosi", "portainen": "porras", "kielinen": "kieli",
}  # fmt: skip

# Bounds by lemma or word; a phrase is matched before its words.
BOUND_WORDS: dict[str, str] = {
    "enintään": "max", "korkeintaan": "max", "maksimissaan": "max", "enimmillään": "max", "ylintään": "max", "kattona": "max",
    "vähintään": "min", "ainakin": "min", "minimissään": "min", "vähimmillään": "min", "alintaan": "min",
    "yli": "over", "ylitti": "over", "ylittää": "over", "ylittävä": "over", "reilu": "over", "reilut": "over", "reilun": "over",
    "runsaat": "over", "runsas": "over", "runsaan": "over", "reilusti": "over", "alle": "under", "alittaa": "under",
    "alitti": "under", "alittava": "under", "vajaa": "nearly", "vajaan": "nearly", "vajaat": "nearly", "lähes": "nearly",
    "melkein": "nearly", "liki": "nearly", "miltei": "nearly", "noin": "about", "suunnilleen": "about", "arviolta": "about",
    "karkeasti": "about", "suuntaa-antavasti": "indicative", "suuntaa-antava": "indicative", "ohjeellinen": "indicative", "ohjeellisesti": "indicative",
    "likimain": "about", "n.": "about",
    "keskimäärin": "average", "suurin piirtein": "about", "enemmän kuin": "over", "vähemmän kuin": "under", "ei yli": "max",
    "ei enempää kuin": "max", "ei enemmän kuin": "max", "ei alle": "min", "ei vähempää kuin": "min", "ei vähemmän kuin": "min",
    "ei ylitä": "max", "ei saa ylittää": "max", "ei voi ylittää": "max", "ei alita": "min", "ei saa alittaa": "min",
    "tasan": "exact", "täsmälleen": "exact", "tarkalleen": "exact", "peräti": "exact", "jopa": "upto", "vain": "only",
    "ainoastaan": "only",
}  # fmt: skip
# A word of the clause that makes the number in it a limit.
BOUND_STEMS: dict[str, str] = {
    "enimmäis": "max", "maksimi": "max", "ylärajana": "max", "yläraja": "max", "enintä": "max", "katto": "max",
    "vähimmäis": "min", "minimi": "min", "alaraja": "min",
}  # fmt: skip
DATE_BOUND_WORDS: dict[str, str] = {
    "saakka": "until", "asti": "until", "mennessä": "until", "viimeistään": "until", "alkaen": "from", "lähtien": "from",
    "aikaisintaan": "from", "jälkeen": "after", "ennen": "before", "alkaessa": "from",
}  # fmt: skip
DATE_BOUND_VERBS: dict[str, str] = {
    "päättyä": "until", "loppua": "until", "sulkeutua": "until", "umpeutua": "until", "alkaa": "from", "käynnistyä": "from",
    "avautua": "from", "avata": "from", "aloittaa": "from", "käynnistää": "from", "sulkea": "until", "päättää": "until",
    "ulottua": "until", "kestää": "until", "jatkua": "until",
}  # fmt: skip
SEASONS: dict[str, str] = {"kevät": "kevät", "kesä": "kesä", "syksy": "syksy", "talvi": "talvi", "loppukevät": "kevät", "alkukesä": "kesä"}
MONTH_PATTERN: str = r"(tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)"

# --- How old what a sentence says is (age.py): season → its last month -------------------------------------------
SEASON_ENDS: dict[str, int] = {"talv": 2, "kevä": 5, "kesä": 8, "syks": 11}
CALL_LEMMAS: tuple[str, ...] = ("haku", "hakuaika", "hakukierros", "hakemus")
TOISTA: str = "toista"
TENS_WORD: dict[str, float] = {
    "puolitoista": 1.5, "puolentoista": 1.5, "puoltatoista": 1.5, "puolikas": 0.5, "nolla": 0.0, "nollan": 0.0, "nollaa": 0.0,
    "tusina": 12.0, "tusinan": 12.0, "pari": 2.0,
}  # fmt: skip
OF_YEAR_WORDS: tuple[str, ...] = ("vuonna", "vuoden", "vuosi", "vuotta")
END_OF_PERIOD_PATTERN: str = r"\s*(?:vuoden\s+)?(?:\d{4}\s+)?(?:loppuun|lopussa|lopulla|päättyessä)\b"
PERCENT_ADJECTIVES: tuple[str, ...] = ("prosenttinen", "prosenttisesti", "prosenttise", "prosenttis")
YEAR_PAIR_PATTERN: str = r"vuodesta\s+(\d{4})\s+(?:vuoteen|lähtien\s+vuoteen)\s+(\d{4})"
SEASON_PATTERN: str = (
    r"\b(?:loppu|alku)?(kevä|kesä|syksy|talve|talvi)(?:t|än|ällä|äksi|n|llä|ksi|yn|yllä|lla|nä|ttä|lle|lta|ltä|stä)?"
    r"(?:\s+(?:vuonna\s+)?(\d{4}))?\b"
)
WRITTEN_DATE_PATTERNS: tuple[str, ...] = (
    r"(?:vuoden\s+(?P<y0>\d{{4}})\s+)?\b(?P<m>{months})kuun\s+(?P<d>\d{{1,2}})\.(?:\s*(?:ja\s+\d+\.\s*)?päivä\w*)?(?:\s+(?:vuonna\s+)?(?P<y>\d{{4}}))?",
    r"\b(?P<d>\d{{1,2}})\.\s?(?:päivänä\s+)?(?P<m>{months})kuu\w*(?:\s+(?:vuonna\s+)?(?P<y>\d{{4}}))?",
    r"(?:vuoden\s+(?P<y0>\d{{4}})\s+)?\b(?P<m>{months})kuu(?!kau)\w*(?:\s+(?:vuonna\s+)?(?P<y>\d{{4}}))?",
)

# --- Words that say the same (wording.py) ----------------------------------------------------------
# One group a line, lemmas with verbs in the infinitive; the first word names the group. A word may be in several.

SYNONYM_GROUPS: tuple[str, ...] = (
    "päättää päätös ratkaista ratkaisu linjata linjaus",
    "hyväksyä hyväksyntä hyväksyminen vahvistaa vahvistus puoltaa puolto",
    "esittää esitys ehdottaa ehdotus",
    "valita valinta valikoida valikoitua poimia",
    "myöntää myöntäminen myöntö antaa myönteinen saada",
    "hakea haku hakeminen hakukierros hakuaika",
    "hakemus anomus",
    "hakija hakijataho hakijaorganisaatio",
    "rahoittaa rahoitus raha rahoituslähde varat varoin määräraha rahoittaminen rahoittava resurssi",
    "rahoittaja rahoittajaviranomainen",
    "rahoittaja rahoittaa",
    "maksaa kustantaa maksaminen maksu",
    "tukea tuki avustus tukiraha tukeminen avustaa tuensaaja rahoitustuki",
    "edistää edistäminen vauhdittaa vauhditus vahvistaa vahvistaminen vahvistua tukea parantaa parantaminen lisätä nopeuttaa kehittää jouduttaa",
    "kehittää kehitys kehittäminen kehittyä kehittämistyö parantaa uudistaa",
    "allekirjoittaa allekirjoitus allekirjoittaminen solmia tehdä",
    "sopia sopimus solmia solmiminen sopiminen sopimuksellisuus",
    "voimassa voimassaolo voimassaoloaika",
    "päättyä päättyminen loppua loppu umpeutua sulkeutua loppuun päätteeksi",
    "alkaa alku aloittaa alkaminen käynnistyä käynnistys käynnistää käynnistäminen alkuun aloitus käynnistysvaihe aloittaminen avautua käynnistyminen",
    "avata avaaminen auki avoin avautua avoinna avattava",
    "järjestää järjestäminen pitää toteuttaa",
    "toteuttaa toteutus toteutua toteuttaminen toimeenpanna toimeenpano toteutuminen panna",
    "toteuttaja päätoteuttaja osatoteuttaja",
    "nimetä nimittää nimeäminen nimi nimitys asettaa nimeltään kutsua",
    "vastata vastuu vastaava huolehtia hoitaa vastuutaho vastuullinen",
    "tarkistaa tarkistus tarkistaminen tarkastaa tarkastus tarkistella varmistaa varmistus todeta",
    "arvioida arviointi arvio arvioiminen tarkastella arvostella väliarviointi tarkastelu",
    "seurata seuranta seuraaminen seurantatyö",
    "valvoa valvonta valvominen",
    "ohjata ohjaus ohjaaminen johtaa",
    "johtaa johto johtaminen vetää vetäjä veto",
    "koordinoida koordinaatio koordinointi koordinaattori koordinoija yhteensovittaa koordinoiva",
    "neuvoa neuvonta ohje opastaa opastus neuvominen",
    "valmistella valmistelu valmisteleminen valmisteilla",
    "käsitellä käsittely käsitteleminen",
    "edellyttää edellytys vaatia vaatimus tarvita tarve vaatia välttämätön edellyttäminen velvoittaa vaatia pakollinen",
    "noudattaa noudattaminen mukainen mukaisuus mukaisesti",
    "sitoutua sitoumus sitoutuminen lupautua",
    "odottaa odotus",
    "tavoite tavoitella päämäärä tavoitteena pyrkiä pyrkimys tähdätä tarkoitus tavoiteltava tavoitevuosi tavoittelu",
    "suunnitella suunnitelma suunnittelu kaavailla kaavailu",
    "sisältää sisältö sisältyä käsittää kattaa kuulua koostua muodostua kuuluva osa",
    "koskea koskeva liittyä kohdistua kohdentua käsitellä",
    "kohdentaa kohdentua kohdentaminen kohdistaa suunnata suuntautua kohdistua ohjata",
    "kestää kesto kestoaika enimmäiskesto pituus",
    "jakaa jako jaettava jaossa jakautua jakaantua jakaminen haettava",
    "varata varaus varaaminen varattava",
    "käyttää käyttö käyttäminen hyödyntää hyödyntäminen käytettävissä käytettävä",
    "osallistua osallistuminen osallistuja mukana osallinen",
    "kuulua kuuluminen sisältyä lukeutua",
    "julkaista julkaisu julkaiseminen julkistaa",
    "tiedottaa tiedote tiedottaminen ilmoittaa ilmoitus kertoa viestiä kertominen",
    "kertoa mainita todeta mainita sanoa kuvata kuvailla mukaan luonnehtia puhua nimetä",
    "ilmetä selvitä selvitä näkyä löytyä",
    "luetella nimetä mainita listata",
    "perustua nojata pohjautua pohja perusta perusteella tukeutua lähteä pohjata",
    "perustaa perustaminen",
    "asettaa asettaminen",
    "ratkaista ratkaisu",
    "muodostaa muodostua koostua käsittää",
    "toimia toiminta toimiminen toiminto",
    "työskennellä työ työskentely työntekijä",
    "yhdistää yhdistäminen yhdistyä koota yhteinen",
    "koota koonti kokoaminen kerätä keruu",
    "nostaa nousta nostaminen korottaa kasvattaa lisätä kasvaa kohottaa",
    "laskea alentaa vähentää väheneminen pienentää vähennys alentua",
    "kasvaa kasvu kasvattaa",
    "luoda luominen synnyttää syntyä muodostaa",
    "säätää säädös säännös laki määrätä säätäminen",
    "kumota kumoaminen",
    "korvata korvaus korvaaminen",
    "muuttaa muutos muuttua vaihtaa vaihto",
    "päivittää päivitys päivittäminen uudistaa tarkistaa",
    "lähettää toimittaa jättää jättö antaa lähetys toimitus jättäminen palauttaa",
    "saada saanti",
    "antaa anto tarjota tarjoaminen tuottaa",
    "laatia tehdä laatiminen kirjoittaa",
    "täyttää täyttö täyttäminen täyttyä",
    "läpäistä täyttää selvittää",
    "eritellä erittely luetella",
    "osoittaa osoitus todistaa",
    "tehdä tekeminen suorittaa toteuttaa",
    "lakata päättyä",
    "kieltää kielto",
    "sallia sallittu saada voida",
    "velvollinen velvollisuus velvoite velvoittaa pitää",
    "mahdollinen mahdollisuus voida",
    "oikeus oikeutettu oikeuttaa",
    "olla sijaita löytyä",
    "sijoittua sijaita sijainti",
    "vierailla vierailu",
    "haastatella haastattelu",
    "neuvotella neuvottelu",
    "kilpailukykyinen kilpailukyky",
    "tukikelpoinen tukikelpoisuus kelpoisuus kelpoinen",
    "laillisuus laillinen lainmukaisuus lainmukainen laki",
    "ohjelmanmukaisuus ohjelmanmukainen mukainen",
    "kaupunki kunta kaupunkikunta",
    "liitto maakuntaliitto",
    "valtio",
    "yritys firma yhtiö yrityskenttä",
    "korkeakoulu yliopisto",
    "tutkimuslaitos tutkimusorganisaatio",
    "hanke projekti hankekokonaisuus",
    "ohjelma ohjelmakausi",
    "kausi ohjelmakausi ajanjakso jakso kausi sopimuskausi",
    "vuosi vuosittain vuotuinen vuosittainen",
    "osuus osa",
    "määrä summa rahamäärä suuruus",
    "budjetti kokonaisbudjetti talousarvio kokonaiskustannus",
    "kustannus kulu meno kokonaiskustannus",
    "palkka palkkakustannus palkkakulu",
    "painopiste painopisteala kärki painotus kohdeala painopistealue kehittämiskärki teema painottaa painottua",
    "teema aihe aihepiiri",
    "ala toimiala kohdeala",
    "kumppani yhteistyökumppani yhteistyöosapuoli kumppanuus osapuoli",
    "yhteistyö yhteistoiminta kumppanuus yhteistyömalli",
    "yhdessä yhteinen yhteisesti yhteistyö kanssa",
    "verkosto verkostoitua verkosto",
    "toimija taho toimijataho osapuoli",
    "edustaja edustaa edustus",
    "jäsen osallistuja",
    "puheenjohtaja",
    "yhteyshenkilö yhteystaho",
    "asiakirja dokumentti",
    "päivämäärä päivä päivätty",
    "aika ajankohta aikataulu",
    "määräaika takaraja",
    "raportti selvitys selvittää raportoida",
    "tutkimus tutkia",
    "arviointiperuste valintaperuste arviointikriteeri valintakriteeri kriteeri peruste",
    "pisteyttää piste pisteytys pisteyttäminen",
    "järjestelmä palvelu",
    "verkkopalvelu palvelu järjestelmä",
    "verkkosivu sivu sivusto verkkosivusto",
    "sähköinen sähköisesti verkossa",
    "tunnistautuminen tunnistautua kirjautuminen",
    "kirjautua kirjautuminen",
    "kansallinen valtakunnallinen valtakunnallisesti kansallisesti",
    "kansainvälinen ulkomainen kansainvälisesti ulkomaa",
    "alueellinen alue seudullinen seutu alueellisesti",
    "paikallinen paikallisesti",
    "julkinen",
    "yksityinen",
    "uusi uudistunut uudenlainen",
    "ensimmäinen alkuvaihe ensi",
    "tärkeä keskeinen olennainen merkittävä",
    "suuri iso mittava laaja merkittävä",
    "pieni vähäinen",
    "tiivis läheinen tiiviisti tiivistää",
    "erillinen oma erikseen",
    "oma omistaa",
    "eri erilainen",
    "sama samanlainen samansuuruinen",
    "kaikki jokainen koko jokaisen kukin",
    "useampi usea moni monta",
    "muu toinen",
    "vuosittain vuosi joka",
    "heti välittömästi",
    "säännöllisesti säännöllinen määräajoin",
    "pääasiassa pääosin enimmäkseen pääosa ensisijaisesti valtaosin",
    "ensisijainen ensisijaisesti",
    "osittain osin",
    "tällä_hetkellä nyt nykyisin",
    "aiemmin aikaisemmin ennen aiempi edellinen aikaisempi edeltävä",
    "myöhemmin myöhempi",
    "esimerkiksi muun_muassa mm kuten muassa esimerkki",
    "lisäksi myös samoin sekä",
    "kokous istunto yleisistunto",
    "ministeri elinkeinoministeri",
    "asukas asua",
    "yritystoiminta liiketoiminta elinkeinotoiminta",
    "elinkeinoelämä yritys",
    "osaaja asiantuntija",
    "osaaminen taito",
    "ympäristö alusta",
    "kokeiluympäristö kokeilu kehitysympäristö",
    "innovaatio innovatiivinen innovoida innovointi",
    "investointi investoida sijoittaa panostus panostaa",
    "vähähiilinen vähähiilisyys hiilineutraali",
    "terveys terveydenhuolto",
    "digitaalinen digitalisaatio digi",
    "kiertotalous",
    "tki tutkimus",
    "yritysrahoitus yksityinen",
    "omarahoitus omarahoitusosuus",
    "työpaikka työllistää",
    "liikevaihto",
    "toimipaikka toimipiste",
    "tosite kuitti",
    "maksatushakemus maksatus maksaa maksaminen",
    "kirjanpito",
    "muuttumaton sama",
    "ulottua ulottuminen kestää jatkua",
    "jatkua jatkaa jatko jatkaminen",
    "viedä saattaa toimittaa",
    "sijoittaa sijoitus",
    "rakentaa rakentaminen rakentua",
    "torjua estää ehkäistä",
    "hallinnoida hallinto hallinta hallinnointi",
    "omistaa omistus omistaja",
    "ylläpitää ylläpito",
    "siirtää siirtyä siirto",
    "velvoite velvollisuus",
    "kirjata kirjaus merkitä",
    "yltää nousta ylittää",
    "kytkeytyä kytkentä liittyä kytkeä yhteys",
    "houkutella houkuttelu vetää veto houkuttelevuus vetovoima",
    "sitouttaa kotouttaa",
    "sparrata sparraus",
    "jakso kausi vaihe",
    "keskittymä keskus",
    "ulkopuolinen ulkoinen",
    "itse oma",
    "noin",
    "pormestari",
    "rooli tehtävä tehtävänä vastuu",
    "tieto tietää",
    "lista luettelo",
    "nykyinen",
    "minimi vähimmäinen vähintään vähimmäisosuus",
    "maksimi enimmäinen enintään",
    "ehto edellytys rahoitusehto",
    "sivusto sivu",
    "lähde mukaan",
    "viranomainen toimielin",
    "kokonaisuus",
    "väline keino työkalu instrumentti",
    "ajaa",
    "kestävä",
    "tasavalta",
    "lyhenne lyhyesti lyhentää",
    "virallinen",
    "pystyä kyetä kykenevä pystyvä",
    "voimassa voimaan voimaantulo",
    "henkilö henkinen jäsen ihminen",
    "riittävä riittävästi tarpeeksi riittää",
    "tuore uusi uusin",
    "kulu kustannus",
    "merkki tunnus",
    "loppuseminaari",
)  # fmt: skip

# Verbs that carry little: they need no counterpart when a noun of the evidence says what is done.
LIGHT_VERBS: frozenset[str] = frozenset(
    "olla tehdä antaa ottaa käyttää käydä tulla kuulua tapahtua suorittaa toimia muodostaa vastata hoitaa pitää saada joutua voida "
    "täytyä saattaa aikoa sisältyä löytyä jäädä liittyä koskea tarkoittaa merkitä kyseessä".split()
)

# Verbs of being and belonging; which of them a sentence uses says nothing.
STATE_VERBS: frozenset[str] = frozenset("olla kuulua sisältyä sisältää löytyä sijaita muodostaa muodostua koostua käsittää".split())

# Opposites: when a claim has one and the evidence has only the other, the claim is wrong.
OPPOSITES: tuple[tuple[str, str], ...] = (
    ("alkaa", "päättyä"), ("avata", "sulkea"), ("avata", "päättyä"), ("nostaa", "laskea"), ("kasvaa", "vähentyä"),
    ("lisätä", "vähentää"), ("julkinen", "yksityinen"), ("kansallinen", "kansainvälinen"), ("kansallinen", "paikallinen"),
    ("kansallinen", "alueellinen"), ("pakollinen", "vapaaehtoinen"), ("yleinen", "erityinen"), ("yhteinen", "erillinen"),
    ("sama", "eri"), ("suurin", "pienin"), ("suuri", "pieni"), ("enemmän", "vähemmän"), ("maksimi", "minimi"),
    ("hyväksyä", "hylätä"), ("myöntää", "evätä"), ("ennen", "jälkeen"), ("ensin", "lopuksi"), ("aikaisintaan", "viimeistään"),
    ("ensimmäinen", "viimeinen"), ("sallia", "kieltää"), ("uusi", "vanha"), ("ennakko", "jälki"), ("suora", "epäsuora"),
    ("kiinteä", "muuttuva"), ("voittaa", "hävitä"), ("yläraja", "alaraja"), ("pitkä", "lyhyt"), ("aina", "koskaan"),
    ("kaikki", "mikään"), ("kaikki", "osa"), ("sisä", "ulko"), ("myönteinen", "kielteinen"), ("ensisijainen", "toissijainen"),
    ("kattaa", "jättää"), ("liittää", "irrottaa"), ("kasvu", "lasku"), ("avoin", "suljettu"), ("voimaan", "voimasta"),
    ("nainen", "mies"), ("ylittää", "alittaa"), ("aikaisin", "myöhään"), ("itä", "länsi"), ("pohjois", "etelä"),
    ("kevät", "syksy"), ("kesä", "talvi"), ("päätoteuttaja", "osatoteuttaja"), ("määräaikainen", "toistaiseksi"),
)  # fmt: skip

# Pairs where the denial of one is the other: "ei ole sama" is "on eri".
COMPLEMENTS: tuple[tuple[str, str], ...] = (
    ("sama", "eri"), ("päättyä", "käynnissä"), ("päättyä", "avoinna"), ("päättyä", "auki"), ("hyväksyä", "hylätä"),
    ("sallia", "kieltää"), ("pakollinen", "vapaaehtoinen"),
)  # fmt: skip
# Measures: what a bound beside them limits is the thing itself, so that "saa kestää enintään" is "kestää enintään".
MEASURING_VERBS: frozenset[str] = frozenset("olla kestää maksaa kattaa nousta ylittää alittaa jatkua saada painaa".split())

# Words that limit or widen a statement: a claim has to have those of its evidence and no others. Word → class.
LIMITERS: dict[str, str] = {
    "vain": "only", "ainoastaan": "only", "yksinomaan": "only", "pelkästään": "only", "pääosin": "mostly", "pääasiassa": "mostly",
    "enimmäkseen": "mostly", "valtaosin": "mostly", "osittain": "partly", "osin": "partly", "aina": "always", "koskaan": "never",
    "harvoin": "seldom", "usein": "often", "joskus": "sometimes", "vasta": "not_before", "suuntaa-antavasti": "indicative",
    "ohjeellinen": "indicative", "ohjeellisesti": "indicative", "alustava": "preliminary", "alustavasti": "preliminary",
    "todennäköisesti": "likely", "mahdollisesti": "possibly", "ehkä": "possibly", "kaikki": "all", "jokainen": "all",
    "kukin": "all", "yleensä": "usually", "poikkeuksellisesti": "exceptionally", "lähinnä": "mostly", "joko": "either", "sijaan": "instead", "sijasta": "instead",
}  # fmt: skip

# A subordinate clause that begins so sets a condition for its main clause.
# Quantifiers over the noun that follows: form or lemma → class. The plural forms of "jokin" are listed; its singular
# says "in one of them". "osa" counts when what it is a part of follows in the elative.
QUANTIFIERS: dict[str, str] = {
    "kaikki": "all", "jokainen": "all", "kukin": "all", "jotkin": "some", "jotkut": "some", "muutama": "some", "harva": "few",
    "useimmat": "most", "useimmissa": "most", "useimmilla": "most", "joissakin": "some", "joissain": "some", "joidenkin": "some",
    "joillakin": "some", "joillain": "some", "joitakin": "some", "joistakin": "some", "joihinkin": "some", "joillekin": "some",
}  # fmt: skip
PART_LEMMA: str = "osa"
LARGEST_FORMS: frozenset[str] = frozenset("suurin suurimmassa suurimmalla suurinta suurimman".split())
LATEST_WORDS: frozenset[str] = frozenset("jälkeen aikaisintaan vasta jälkeisen".split())
WHEN: str = "kun"
ALTHOUGH: str = "vaikka"
# What may be told with "vaikka": the evidence sets one thing against another.
CONTRAST_WORDS: frozenset[str] = frozenset("vaikka mutta kuitenkin huolimatta kun".split())
CAUSE_WORDS: frozenset[str] = frozenset("koska sillä siksi".split())
THAT: str = "että"
THAT_WORDS: frozenset[str] = frozenset("että ettei etteivät".split())
# Negations that may stand without their verb: "kaupungeille, ei yrityksille".
EXCEPT: str = "paitsi"
ELLIPTIC_NEGATIONS: frozenset[str] = frozenset("ei eivät eikä eivätkä".split())
NOR_WORDS: frozenset[str] = frozenset("eikä eivätkä".split())

CONDITION_WORDS: frozenset[str] = frozenset("jos mikäli ellei elleivät kunhan jollei jolleivät edellyttäen ehdolla".split())

# Words without content of their own.
EMPTY_WORDS: frozenset[str] = frozenset(
    "ja sekä tai eli että jotta kun koska kuin mutta vaan myös lisäksi joka mikä se ne tämä nämä tuo hän he sen niiden niitä "
    "siitä siinä siihen sille näin siis sitten sekin itse oma kanssa mukaan mukaisesti varten kautta osalta aikana välillä "
    "kesken ohella sisällä alla yllä lisä jo vielä edelleen noin esimerkiksi mm muun muassa kuten vuosi vuonna eräs "
    "sellainen tällainen jokin joku muu toinen yksi toisaalta vastaavasti samoin kyseinen kyseessä kyse nyt silloin tällöin "
    "tällä siellä sinne mukana puolesta puoli lisätä osa perusteella asia tapa muoto yhteydessä yhteys avulla kohti sisältö "
    "yhä enää taas jolloin jonka joten kuitenkin siksi osuus määrä kokonaisuus nimi nähden suhteessa puitteissa osana kohdalla toimesta myötä johdosta takia vuoksi ansiosta pohjalta sijaan sijasta kaikkiaan koskien liittyen varassa taholta mitä mitkä kuka alkupuoli loppupuoli kaiken ei eivät eikä yhteensä ainakin jopa ei- kappale kpl noin v kello klo tavoin lukien".split()
)

# Words that say little elsewhere but name a number (labels.py).
PRONOUNS: frozenset[str] = frozenset("se ne tämä nämä".split())
DURATION_RELATIONS: dict[str, str] = {
    "kuluessa": "within", "sisällä": "within", "aikana": "within", "kuluttua": "after", "päästä": "after", "jälkeen": "after",
    "ennen": "before", "sitten": "ago",
}  # fmt: skip
LABEL_WORDS: frozenset[str] = frozenset("osuus osa määrä summa".split())

# --- Cities, bodies and who does what (parties.py) ------------------------------------------------

BODY_HEADS: tuple[str, ...] = (
    "kaupunki", "kunta", "valtio", "liitto", "ministeriö", "ministeri", "yritys", "korkeakoulu", "yliopisto", "tutkimuslaitos",
    "hakija", "toteuttaja", "ryhmä", "komissio", "unioni", "hallitus", "valtioneuvosto", "valtuusto", "pormestari", "komitea",
    "viranomainen", "toimielin", "keskus", "virasto", "akatemia", "lautakunta", "jaosto", "yhtymä", "osuuskunta", "yhtiö",
    "säätiö", "seura", "järjestö", "yhdistys", "koordinaattori", "eduskunta", "presidentti", "valiokunta", "sairaanhoitopiiri",
    "tuensaaja", "rahoittaja", "edustaja", "johtaja", "päällikkö", "asiantuntija", "virkamies", "sihteeri", "sihteeristö",
    "tiimi", "toimikunta", "neuvosto", "oppilaitos", "puheenjohtaja", "vetäjä", "kumppani", "asukas", "kansalainen",
    "rahasto", "pankki", "toimisto", "firma", "sijoittaja", "toimija", "avustaja", "hallinto", "laitos", "elinkeinoelämä",
    "omistaja", "viranhaltija", "konsultti", "poliisi", "tuomioistuin", "tarkastaja", "hyvinvointialue", "konserni", "yrittäjä",
)  # fmt: skip
# Words that end like a body but are none.
NOT_BODIES: frozenset[str] = frozenset("kohderyhmä jälkiseuranta työkunta maakunta aluekunta tietokeskus osaamiskeskus datakeskus kehityskeskus".split())
# Heads that may stand for each other.
BODY_GROUPS: tuple[str, ...] = (
    "kaupunki kunta", "liitto maakuntaliitto", "yritys yhtiö firma", "korkeakoulu yliopisto", "valtioneuvosto hallitus",
    "viranomainen toimielin", "ely-keskus elykeskus", "koordinaattori koordinaatiotiimi",
)  # fmt: skip
ACRONYMS: dict[str, tuple[str, ...]] = {
    "tem": ("työ", "elinkeino", "ministeriö"), "okm": ("opetus", "kulttuuri", "ministeriö"), "ym": ("ympäristö", "ministeriö"),
    "stm": ("sosiaali", "terveys", "ministeriö"), "vm": ("valtiovarain", "ministeriö"),
    "lvm": ("liikenne", "viestintä", "ministeriö"), "mmm": ("maa", "metsätalous", "ministeriö"),
    "eakr": ("eu", "aluekehitysrahasto"), "esr": ("eu", "sosiaalirahasto"), "jtf": ("oikeudenmukainen", "siirtymä", "rahasto"),
    "tki": ("tutkimus", "kehittäminen", "innovaatio"), "eu": ("euroopan", "unioni"),
    "akke": ("alue", "kestävä", "kasvu", "elinvoima"), "oia": ("oulu", "innovaatioallianssi"),
}  # fmt: skip
# "ei saa ylittää 60:tä" sets a bound and denies nothing.
NEGATIVE_BOUND_PATTERN: str = (
    r"\b(?:ei|eivät)\s+(?:(?:saa|saanut|saaneet|saisi|voi|voinut|voisi|ole|ollut|olla|kestää|maksaa|missään|tapauksessa)\s+){0,3}"
    r"(?:(?P<max>ylittää|ylitä|ylittänyt|ylittyä|enempää|enemmän|yli)|(?P<min>alittaa|alita|alittanut|vähempää|vähemmän|alle))\b"
)
# Orders of magnitude without a figure.
VAGUE_NUMBERS: frozenset[str] = frozenset("kymmenen sata tuhat miljoona miljardi kymmenet sadat tuhannet miljoonat kymmenittäin".split())

# Headings that close the minutes of a meeting: what follows them belongs to no § any more. Beginnings, lower case.
MINUTES_CLOSING_HEADINGS: tuple[str, ...] = (
    "muutoksenhaku", "oikaisuvaatimus", "kunnallisvalitus", "hallintovalitus", "valitusosoitus", "valitusohje", "valitusvirano",
)  # fmt: skip

# --- What a party undertakes (ingest/commitments.py) ----------------------------------------------
# Verbs, as infinitives, whose subject undertakes something by the verb itself ...
UNDERTAKING_VERBS: frozenset[str] = frozenset(
    "sitoutua luvata vastata nimetä osallistua rahoittaa huolehtia varmistaa raportoida kohdentaa järjestää laatia valita "
    "myöntää toimittaa seurata toteuttaa valmistella koordinoida tarjota tukea edistää ylläpitää perustaa asettaa osoittaa "
    "käynnistää ohjata sitouttaa velvoittautua kattaa".split()
)  # fmt: skip
# ... these also in the past tense: what was promised then was promised.
PROMISING_VERBS: frozenset[str] = frozenset("sitoutua luvata velvoittautua".split())
AIMING_VERBS: frozenset[str] = frozenset("tavoitella pyrkiä aikoa".split())
# Passive forms that lay something on whoever stands in the ablative ("kaupungilta edellytetään") or genitive.
REQUIRING_PASSIVES: frozenset[str] = frozenset("edellytetään vaaditaan velvoitetaan edellytettiin vaadittiin".split())
EXPECTING_PASSIVES: frozenset[str] = frozenset("odotetaan toivotaan".split())
# Verbs of duty: a genitive before, an infinitive after ("kaupungin tulee nimetä").
DUTY_FORMS: frozenset[str] = frozenset("tulee pitää täytyy".split())
EXPECTED_DUTY_FORMS: frozenset[str] = frozenset("kuuluu tulisi pitäisi olisi".split())
DEMANDING_FORMS: frozenset[str] = frozenset("edellyttää edellyttävät vaatii vaativat velvoittaa velvoittavat".split())
# Nouns with "on": whose they are stands before in the genitive ("valtion tehtävä on", "kaupungin tavoitteena on").
TASK_NOUNS: frozenset[str] = frozenset("tehtävä tehtävänä vastuu vastuulla velvollisuus velvollisuutena rooli tehtäviä tehtävät".split())
AIM_NOUNS: frozenset[str] = frozenset("tavoite tavoitteena tavoitteet tavoitteita tarkoitus tarkoituksena aikomus päämäärä päämääränä".split())
OBLIGED_WORDS: frozenset[str] = frozenset("velvollinen velvollisia vastuussa sitoutunut sitoutuneet velvoitettu".split())
# "vastaa kysymyksiin" answers and undertakes nothing.
ANSWERED_THINGS: tuple[str, ...] = ("kysym", "kysel", "tieduste", "kutsuu", "kutsui", "palautte")
CLAUSE_OPENERS: tuple[str, ...] = (
    "joka", "jotka", "jossa", "joissa", "jolla", "joilla", "jonka", "joiden", "josta", "joihin", "johon", "jota", "joita",
    "että", "koska", "kun", "jos", "jotta", "mutta", "vaikka", "kuten",
)  # fmt: skip
# Parties of an agreement that parties.py does not count as bodies.
AGREEMENT_PARTIES: frozenset[str] = frozenset("osapuoli sopijapuoli sopimusosapuoli sopimuskumppani allekirjoittaja".split())
LASTING_VERBS: frozenset[str] = frozenset({"kestää"})
EACH: str = "joka"

# --- Letters, for patterns ------------------------------------------------------------------------
SMALL_LETTERS: str = "a-zåäö"
CAPITAL_LETTERS: str = "A-ZÅÄÖ"
NEGATION_FORMS: frozenset[str] = frozenset("ei eivät eikä eivätkä en emme".split())
CONJUNCTIONS_OF_PARTIES: tuple[str, ...] = ("ja", "sekä", "tai")
PART_WORDS_OF_PLAIN_HEADINGS: tuple[str, ...] = ("Liite", "Artikla", "Luku", "Osa", "LIITE", "ARTIKLA", "LUKU", "OSA")
SINCE_YEAR: str = "vuodesta"
TO_THE_END: str = "loppuun"
# Forms that the dictionary gives a rarer lemma.
# A compound's last part that the lexicon takes for another word ("rahoituslailla": with the law, not "like").
PART_CORRECTIONS: dict[str, str] = {"lailla": "laki", "laissa": "laki", "lailta": "laki"}
LEMMA_CORRECTIONS: dict[str, str] = {
    "kainuun": "kainuu", "kainuussa": "kainuu", "kainuusta": "kainuu", "vuokatin": "vuokatti", "työ": "työ", "tulleilla": "tulla", "tulleiden": "tulla", "ne": "ne", "niissä": "ne", "niistä": "ne", "niihin": "ne", "niille": "ne", "niitä": "ne"}
CITY_HEAD: str = "kaupunki"
PROVINCE: str = "maakunta"
PLACES_IN_LOWER_CASE: frozenset[str] = frozenset({"pääkaupunkiseutu"})
# Units in the inessive say "per"; which words of the evidence say the same.
RATE_UNITS: dict[str, str] = {
    "vuosi": "vuosi vuosittain vuotuinen vuosittainen vuosibudjetti vuosiliikevaihto", "kuukausi": "kuukausi kuukausittain",
    "viikko": "viikko viikoittain viikottain", "päivä": "päivä päivittäin", "tunti": "tunti tunneittain", "vuorokausi": "vuorokausi",
}  # fmt: skip

# --- What binds (boosts.py) -----------------------------------------------------------------------
# Lemmas by which a question asks what a party is bound to, and what each kind of document is worth for it.
BINDING_LEMMAS: frozenset[str] = frozenset(
    ("sitoa", "sitova", "sitoutua", "sitoumus", "velvoittaa", "velvoite", "velvollisuus", "velvollinen", "oikeudellinen")
)
BINDING_KINDS: dict[str, float] = {"sopimus": 0.012, "laki": 0.012, "päätös": 0.012, "ohje": 0.006}

# --- When there is no answer (refusal.py) ---------------------------------------------------------

# A sentence of the material that only says what the material does not tell.
GAP_PATTERN: str = (
    r"^(?!.*\b(?:mutta|vaan)\b).*\baineisto(?:ssa|sta)?\b[^.]*\b(?:ei|eivät)\b[^.]*"
    r"\b(?:ole|kerro|nimeä|luettele|mainitse|mainita|sisällä|löydy|näy)\b"
    r"|^lähteet eivät (?:kerro|mainitse)\b"
)
# What our digests say of themselves; it answers nothing.
NOTICE_PATTERN: str = (
    r"^Tämä (?:asiakirja )?on Ekosysteemiapurin oma (?:tiivistelmä|kooste)|^Jokaisen (?:väitteen|tiedon) lähde on "
)
# Beginnings of the titles of sections that tell whom to ask, in lower case.
CONTACT_SECTIONS: tuple[str, ...] = ("yhteystie", "yhteystah", "yhteyshenk", "lisätieto", "neuvonta", "keneltä")

# --- Questions that the material cannot answer, made for calibration (evals/training/train.py) --------------
# Cities outside the programme, in the cases of CITY_CASES.
OTHER_CITIES: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("Porvoo", "Porvoon", "Porvoota", "Porvoossa", "Porvoosta", "Porvooseen"),
    ("Kotka", "Kotkan", "Kotkaa", "Kotkassa", "Kotkasta", "Kotkaan"),
    ("Rauma", "Rauman", "Raumaa", "Raumalla", "Raumalta", "Raumalle"),
    ("Savonlinna", "Savonlinnan", "Savonlinnaa", "Savonlinnassa", "Savonlinnasta", "Savonlinnaan"),
    ("Hämeenlinna", "Hämeenlinnan", "Hämeenlinnaa", "Hämeenlinnassa", "Hämeenlinnasta", "Hämeenlinnaan"),
)
QUESTION_CLITICS: tuple[str, ...] = ("ko", "kö")
DUE: str = "määrä"
DENYING_VERBS: frozenset[str] = frozenset("kieltää puuttua".split())
THAN: str = "kuin"
RECEIVE: str = "saada"
BE: str = "olla"
BEFORE: str = "ennen"
APART: str = "välein"
DURING: frozenset[str] = frozenset("aikana yhteydessä kuluessa kestäessä".split())
FIRST_WORDS: frozenset[str] = frozenset("ensin ensiksi aluksi".split())
THEN_WORDS: frozenset[str] = frozenset("sitten seuraavaksi lopuksi myöhemmin".split())
OF_WHICH: frozenset[str] = frozenset("joista josta joiden niistä".split())
AFTER: str = "jälkeen"
# How many times, in one word.
TIMES_WORDS: dict[str, float] = {"kerran": 1.0, "kahdesti": 2.0, "kolmesti": 3.0, "neljästi": 4.0, "viidesti": 5.0, "kuudesti": 6.0}
# What is handed over "hyväksyttäväksi" is still to be accepted.
TO_BE_DONE: tuple[str, ...] = ("ttavaksi", "ttäväksi", "tavaksi", "täväksi", "ttaviksi", "ttäviksi", "taviksi", "täviksi")
ALSO_WORDS: frozenset[str] = frozenset("myös lisäksi samalla samoin myöskin muun_muassa".split())
# Acronyms that name money, fields or documents, not somebody who acts.
NON_BODY_ACRONYMS: frozenset[str] = frozenset(
    "eakr esr esr+ jtf akke ukke tki alv eura ict itsi inka oske iti aiko he ev havm vp ep faq mal t&k sme bkt ii iii iv kh kv".split()
)
COMPARATIVE_PATTERN: str = r".{3,}(?:mpi|mpaa|mpää|mman|mmän|mpaan|mpään|mpia|mpiä|mmat|mmät|mmin|mmassa|mmasta|mpina)$"

# --- Questions that ask several things (parts.py) -------------------------------------------------
# Between two clauses or two names of one question.
JOINERS: tuple[str, ...] = ("ja", "sekä", "och", "and")
NAME_JOINERS: tuple[str, ...] = (*JOINERS, "vai", "tai", "eller", "or", "kuin", "verrattuna", "jämfört", "med", "versus", "vs")
# Words that begin a clause which asks, besides verbs with -ko/-kö.
CLAUSE_QUESTION_WORDS: frozenset[str] = frozenset(
    {
        "kuka", "ketkä", "kenen", "kenelle", "keneltä", "kenellä", "kenet", "ketä", "keitä", "keiden", "keille", "milloin",
        "koska", "paljonko", "kuinka", "montako", "moniko", "kauanko", "mistä", "missä", "mihin", "minne", "miten", "miksi",
        "mikä", "mitkä", "mitä", "minkä", "millä", "millainen", "millaisia", "millaiset", "minkälainen", "minkälaisia",
        "mille", "miltä", "minä", "monessako", "kumpi", "eikö",
        "vem", "när", "hur", "vad", "vilka", "var", "varför", "who", "when", "how", "where", "what", "which", "why",
    }
)
# Words by which a question compares: left out when it is asked of one city alone. Forms and lemmas.
COMPARING_WORDS: frozenset[str] = frozenset(
    {
        "vertaa", "vertaile", "vertailla", "vertailkaa", "verrata", "verrattuna", "vertailu", "ero", "eroa", "erot", "eroja",
        "erota", "eroaa", "eroava", "eroavat", "eroavatko", "poiketa", "poikkeaa", "poikkeava", "poikkeavat", "poikkeavatko",
        "kumpi", "kumman", "kummalla", "kummassa", "kummasta", "toisistaan", "keskenään", "välillä", "kuin", "vai",
        "jämför", "jämföra", "skillnad", "skillnaden", "mellan", "compare", "difference", "between", "differ", "versus", "vs",
    }
)  # fmt: skip

# --- What disagrees and what is over (conflict.py, age.py) -------------------------------------------
ACCORDING_TO: str = "mukaan"
# A sentence that sets what two sources say against each other.
CONTRAST_PATTERN: str = r"\b(?:mutta|kun taas)\b.*\b(?:mukaan|puhuu|mainitsee)\b|\bmukaan\b.*\b(?:mutta|kun taas)\b|\beri tavoin\b"
# Beginnings of the words by which a day is the end of an application round and not its start.
CALL_END_PATTERN: str = r"päätt|loppu|umpeu|sulkeu|mennessä|\basti\b|saakka|viimeis|määräa|jätet"

# --- Questions in Swedish and English (foreign.py) ---------------------------------------------------
# Finnish word ← the words of the field, question words and common verbs of the other two languages, as they are inflected.
GLOSSARY: tuple[tuple[str, str], ...] = (
    ("ekosysteemisopimus", "ekosystemavtal ekosystemavtalet ekosystemavtalen ekosystemavtals ekosystemavtalens"),
    ("sopimus", "agreement agreements contract contracts avtal avtalet avtalen"),
    ("ekosysteemi", "ecosystem ecosystems ekosystem ekosystemet"),
    ("ja", "and och"),
    ("milloin", "when när"),
    ("kuka", "who whom vem"),
    ("missä", "where var"),
    ("miten", "how hur"),
    ("miksi", "why varför"),
    ("mikä", "what vad which vilken vilket"),
    ("mitkä", "vilka"),
    ("allekirjoittaa", "sign signs signed signing undertecknade undertecknades undertecknas undertecknat underteckna skrevs"),
    ("kaupunki", "city stad staden stads"),
    ("kaupungit", "cities städer städerna"),
    ("valtio", "state government staten statens stat"),
    ("rahoitus", "funding finance financing financed finansiering finansieringen finansieras finansierar"),
    ("raha", "money pengar pengarna"),
    ("tuki", "grant grants support stöd stödet subsidy"),
    ("päättää", "decide decides decided beslutar beslutas beslutade besluta fattar makes"),
    ("päätös", "decision decisions beslut beslutet besluten"),
    ("rahoituspäätös", "finansieringsbeslut finansieringsbeslutet"),
    ("hakea", "apply applies applied ansöker ansöka ansöks söker söka"),
    ("hakemus", "application applications ansökan ansökningar ansökningen"),
    ("haku", "call calls utlysning utlysningen ansökningsomgång"),
    ("hanke", "project projects projekt projektet projekten"),
    ("yritys", "company companies business firm företag företaget företagen"),
    ("painopiste", "priority prioritering focus tyngdpunkt tyngdpunkten"),
    ("painopisteet", "priorities prioriteringar prioriteringarna tyngdpunkter tyngdpunkterna insatsområden"),
    ("voimassa", "valid force gäller giltigt giltiga"),
    ("kustannukset", "cost costs expenses kostnad kostnader kostnaderna"),
    ("omarahoitusosuus", "self-financing självfinansiering självfinansieringsandel egenfinansiering"),
    ("osuus", "share andel andelen percentage"),
    ("maksaa", "pay pays paid betalar betala betalas"),
    ("itse", "itself själv själva"),
    ("tavoite", "goal goals aim aims objective objectives purpose mål målet målen syfte syftet"),
    ("osapuolet", "parties party parterna parter"),
    ("seuranta", "monitoring monitored follow-up uppföljning uppföljningen"),
    ("raportoida", "report reports reporting rapportera rapportering rapport"),
    ("johtoryhmä", "steering styrgrupp styrgruppen ledningsgrupp"),
    ("maakunnan liitto", "landskapsförbund landskapsförbundet"),
    ("ministeriö", "ministry ministeriet ministerium"),
    ("lopullinen", "final slutlig slutliga slutgiltiga"),
    ("saada", "receive receives get gets får få"),
    ("paljon", "much mycket"),
    ("monta", "many många"),
    ("kauan", "long länge"),
    ("käytettävissä", "available tillgänglig tillgängligt"),
    ("mukana", "included participate participates involved med deltar"),
    ("yliopisto", "university universities universitet universitetet"),
    ("verkosto", "network nätverk nätverket"),
    ("määräaika", "deadline tidsfrist"),
    ("päättyä", "end ends ended close closes closed upphör slutar slutade"),
    ("alkaa", "start starts started begin begins började börjar"),
)
# What two glosses side by side mean.
GLOSSED_COMPOUNDS: dict[str, str] = {"ekosysteemi sopimus": "ekosysteemisopimus", "rahoitus päätös": "rahoituspäätös"}
# Small words of the two languages: left out.
FOREIGN_SMALL_WORDS: frozenset[str] = frozenset(
    "the a an of is are was were be been do does did has have had to for in on at by it its they them there or can may must "
    "will would should that this with i we you my our ett en den det de är blev har hade kan får måste ska skall eller som "
    "av för till på om i från man sig sin sitt finns areas area".split()
)
# --- Questions on what a party undertakes (duties.py) ---------------------------------------------
# Lemmas, and forms of the other two languages.
DUTY_QUESTION_WORDS: frozenset[str] = frozenset(
    "sitoutua sitoumus sitouttaa velvoite velvollisuus velvoittaa velvollinen luvata lupaus lupautua tehtävä rooli vastuu vastuullinen "
    "edellyttää vaatia vaatimus odottaa odotus pitää täytyä kuulua hoitaa tavoite tavoitella tähdätä pyrkiä päämäärä tarkoitus "
    "commit commits committed commitment commitments obligation obligations duty duties responsible responsibilities promise promised "
    "förbinder förbundit skyldig skyldighet skyldigheter åtagande åtaganden ansvar ansvarar lovar lovat".split()
)
CITY_PARTY: str = "kaupunki"
UNDERTAKING_WORDS: frozenset[str] = frozenset(
    "sitoutua sitoumus velvoite velvollisuus velvoittaa velvollinen luvata lupaus lupautua vastuu".split()
)
# Who undertakes and in what: words that narrow nothing in a question on undertakings.
PARTY_WORDS: frozenset[str] = frozenset(
    "kaupunki valtio sopimus ekosysteemisopimus innovaatioekosysteemisopimus osapuoli ministeriö tem liitto maakuntaliitto".split()
)

# --- What only one form answers (signals.py) ------------------------------------------------------
# A noun of a question (its lemma, without hyphens) → what an answer to it must have in it.
FORMED_ANSWERS: dict[str, str] = {
    "puhelinnumero": r"\+?\d[\d \u00a0()-]{5,}\d",
    "puhelin": r"\+?\d[\d \u00a0()-]{5,}\d",
    "puhelinvaihde": r"\+?\d[\d \u00a0()-]{5,}\d",
    "sähköposti": r"@",
    "sähköpostiosoite": r"@",
    "käyntiosoite": r"\b\w+(?:katu|tie|kuja|puisto|aukio|väylä|ranta|polku)\w* \d",
    "postiosoite": r"\b\d{5}\b",
    "osoite": r"@|\b\w+(?:katu|tie|kuja|puisto|aukio|väylä|ranta|polku)\w* \d|\b\d{5}\b|\w\.(?:fi|com|eu)\b",
    "verkkoosoite": r"\w\.(?:fi|com|eu|org)\b",
    "kellonaika": r"\bklo\b|\bkello\w*|\b\d{1,2}[.:]\d\d\b(?!\.)",
    "aukioloaika": r"\bklo\b|\bkello\w*|\b\d{1,2}[.–-]\d{1,2}\b(?!\.)",
    "pykälä": r"§|\bpykälä",
    "diaarinumero": r"\d[/-]\d|\b[A-ZÅÄÖ]{2,} ?\d{4}",
    "ytunnus": r"\b\d{7}-\d\b",
    "tilinumero": r"\b[A-Z]{2}\d\d",
}
# "Kuka on yhteyspäällikön nimi": somebody's own name.
PERSON_ENDINGS: tuple[str, ...] = (
    "päällikkö", "johtaja", "sihteeri", "ministeri", "koordinaattori", "henkilö", "asiantuntija", "vetäjä", "virkamies",
    "neuvos", "edustaja",
)  # fmt: skip
NAME_WORDS: frozenset[str] = frozenset({"nimi", "sukunimi", "etunimi"})
FULL_NAME_PATTERN: str = r"\b[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+"
ON_BEHALF: str = "puolesta"
