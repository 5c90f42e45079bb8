"""Every Finnish word the code knows, as plain data: no algorithm lives here, one section for each module that reads it."""

from __future__ import annotations

# --- What a question asks (question.py) -----------------------------------------------------------
# Phrase → kind of answer (the values of question.AnswerType). A trailing * leaves the end of the word open.

ANSWER_TYPE_PHRASES: dict[str, tuple[str, ...]] = {
    "when": (
        "milloin", "koska", "mihin mennessä", "mihin päivään", "mihin päivämäärään", "minä vuonna", "minä vuosina",
        "minä päivänä", "minä aikana", "mikä päivä*", "mikä vuosi", "minkä vuoden", "minkä vuonna", "mistä alkaen",
        "mistä lähtien", "mihin asti", "mihin saakka", "mihin aikaan", "missä kuussa", "millä vuosikymmenellä",
        "millä vuosisadalla", "mitä vuotta", "mikä on määräaika", "mikä on viimeinen", "minkälaisella aikataululla",
        "millä aikataululla", "mikä on aikataulu", "mille vuosille", "miltä vuodelta", "mille vuodelle",
        "när", "vilket år", "vilket datum", "vilken dag", "when", "what year", "which year", "what date", "by when",
    ),
    "duration": (
        "kauanko", "kuinka kauan", "kuinka pitkään", "miten pitkään", "miten kauan", "kuinka monta vuotta",
        "kuinka monen vuoden", "kuinka monta kuukautta", "montako vuotta", "montako kuukautta", "kuinka pitkäksi aikaa",
        "mikä on kesto", "hur länge", "how long",
    ),
    "amount": (
        "paljonko", "kuinka paljon", "miten paljon", "kuinka suuri*", "miten suuri*", "kuinka iso*", "minkä verran",
        "kuinka monta euroa", "montako euroa", "kuinka monta prosenttia", "montako prosenttia", "minkä suurui*",
        "minkä kokoi*", "mikä on tuen määrä", "mikä on summa", "mikä osuus", "kuinka korkea*", "kuinka pitkä",
        "mikä on budjetti", "mikä on enimmäis*", "mikä on vähimmäis*", "mikä on tukiprosentti", "mikä on tuki-intensiteetti",
        "mitä maksaa", "hur mycket", "hur stor*", "how much", "how large", "how big", "what share", "what percentage",
    ),
    "number": (
        "montako", "kuinka monta", "kuinka moni", "kuinka monen", "kuinka monessa", "kuinka monelle", "miten monta",
        "miten moni", "monessako", "monenko", "moneksiko", "moneltako", "kuinka usein", "minkä ikäi*", "mikä on lukumäärä",
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

# --- Follow-up questions (followups.py) -----------------------------------------------------------

# Words that open a question which leans on the one before.
FOLLOWUP_OPENINGS: tuple[str, ...] = (
    "entä jos", "entäs jos", "entäpä", "entäs", "entä", "no entä", "ja entä", "mites", "mitenkäs", "ja", "och", "what about",
    "how about", "and",
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
    alv apul apulaisprof arv as art bkt ca dipl dos eist ed em engl ent esim ess ev ey fax fil gsm hal hall hank henk
    hlö hra huom huon ilm ins jaost joht jv kandi kans katt kaup kesk kirj kk-sup klo ko koht kok ks kts kt kv kunn
    laat lak lautak lis lis.tiet lk ltk lvm lyh lääk maat maist ml mm mr mrs mukl muist myöh n nk no nro ns nyk op
    os p par pj pks po prof ps psta puh puh.joht puheenjoht pvm rkl rn s so sähk siht st sts suom sup synt syst t tal
    tark tekn tek teol tied tj tl tmv toht toim toiv toht tod tri ts tuom ts ui us v-s vakin valt vars vas vast vert
    vpj vrt vs vt yht yliop yo ao ap aik ali arkk ark asess at-s av-s dipl.ins dr e.m eo erik esik esimies fm fk
    fl hum kir kand kp lehd liik lit luv mat mts nim ohj oik opt palv pari pol psyk rva rouva ruots lat saks ven
    s-posti sivist suht tekn.kand tekn.toht varapj vanh yhd
    """.split()
)

# A period after these may end a sentence: it does when a capital letter follows.
ABBREVIATIONS_ANYWHERE: frozenset[str] = frozenset(
    """
    jne ym yms tms ym.s ymv jms jmv jnp kpl krs kg km ha mrd milj t-milj tuh eur v vv vk kk pv h min sek snt mom momentti
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

# --- Sentences that speak to the machine (instructions.py) ----------------------------------------
# Regular expressions, matched without case; Finnish and English, Swedish where it is common.

INSTRUCTION_PATTERNS: tuple[str, ...] = (
    r"\b(ohita|unohda|sivuuta|hylkää|älä\s+(?:noudata|välitä|huomioi))\b.{0,40}\b(ohje|ohjee|sään|määräyk|käsky|rajoit|kehot)\w*",
    r"\b(ignore|disregard|forget|override|bypass)\b.{0,40}\b(instruction|prompt|rule|guideline|direction|context|above|polic)\w*",
    r"\b(system|developer|user|assistant)\s*(prompt|message|override|:)",
    r"\b(järjestelmä(?:kehote|viesti|ohje)\w*|kehotteesi|ohjeistuksesi|koulutusdatasi)\b",
    r"\b(olet|sinä\s+olet|toimit)\s+(nyt|tästä\s+lähtien|jatkossa)\b",
    r"\b(you\s+are\s+now|act\s+as|pretend\s+(?:to\s+be|that)|from\s+now\s+on|as\s+an\s+ai)\b",
    r"\b(tekoäly|kielimalli|chatbot|botti|avustaja|assistentti|ekosysteemiapuri)\w*\b.{0,60}\b(vastaa|sano|kirjoita|kerro|toista|älä|lisää|jätä|tulosta|paljasta|unohda|noudata)\b",
    r"\b(ai|llm|language\s+model|assistant|chatbot)s?\b.{0,60}\b(answer|respond|reply|say|write|output|must|should|do\s+not|print|reveal)\b",
    r"<\|?\s*/?(?:im_start|im_end|system|assistant|user|inst|start_of_turn|end_of_turn|sys|endoftext)\b",
    r"\[/?(?:inst|sys(?:tem)?)\]",
    r"\b(reveal|print|repeat|output|show)\b.{0,30}\b(your|the)\b.{0,20}\b(system|hidden|initial|secret|api)\b",
    r"\b(paljasta|tulosta|toista|näytä)\b.{0,40}\b(kehot|järjestelmäoh|api-ava|salaisuu|salasana)\w*",
    r"\b(vastaa|sano|kirjoita|toista)\b.{0,30}\b(aina|vain|ainoastaan|jokaiseen|kaikkiin|pelkästään)\b.{0,60}",
    r"\b(answer|respond|reply|say|write)\b.{0,30}\b(only|always|with\s+the|exactly|every)\b",
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
    "km", "m²", "m2", "metri", "kilometri", "neliö", "hehtaari", "ha", "kg", "kilo", "gramma", "tonni", "senttimetri",
    "cm", "mm", "litra", "asuka", "henkilö", "henke", "°c", "asteen", "astetta", "m", "mailia", "jalkaa", "wat", "volt",
)
DURATION_UNITS: tuple[str, ...] = (
    "vuot", "vuode", "vuosi", "kuukau", "viikko", "viikon", "päivä", "tunti", "tunnin", "minuut", "vrk", "vuorokau", "kk",
)
NUMERAL_WORDS: frozenset[str] = frozenset(
    {
        "yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi", "seitsemän", "kahdeksan", "yhdeksän", "kymmenen", "yhden",
        "kahden", "kolmen", "neljän", "viiden", "kuuden", "kahta", "kolmea", "neljää", "viittä", "kuutta", "yksitoista",
        "kaksitoista", "kolmetoista", "kaksikymmentä", "sata", "satoja", "tuhansia", "tuhat", "kymmeniä", "molemmat", "kahdesti",
        "kerran", "kolmesti", "toinen", "puolet", "kolmannes", "neljännes",
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
    "syntyä": ("s.", "syntynyt", "syntyi", "syntyjään"),
    "kuolla": ("k.", "kuollut", "kuoli", "menehtyi", "surmattiin", "murhattiin", "†"),
    "perustaa": ("perustettu", "perustettiin", "perusti", "perustaja", "perustajat", "perustivat"),
    "sijaita": ("sijaitsee", "sijaitseva", "sijaitsevat", "sijaitsi"),
    "julkaista": ("julkaistu", "julkaistiin", "ilmestyi", "julkaisi", "ilmestynyt"),
    "keksiä": ("keksi", "kehitti", "keksijä"),
    "kirjoittaa": ("kirjoitti", "kirjoittama", "kirjoittanut", "kirjailija"),
    "ohjata": ("ohjasi", "ohjaama", "ohjannut", "ohjaaja"),
    "alkaa": ("alkoi", "aloitettiin", "käynnistyi", "alkaen", "alkaa", "käynnistettiin"),
    "päättyä": ("päättyi", "päättyen", "loppui", "lakkautettiin", "päättyy", "saakka", "asti"),
    "päättää": ("päätös", "päätökset", "päättävät", "hyväksyy", "hyväksyi"),
    "asua": ("asukas", "asukasta", "asuu"),
    "hakea": ("haku", "hakemus", "haetaan", "hakija", "hakijat"),
    "maksaa": ("maksatus", "maksetaan", "maksaa", "euroa", "hinta"),
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
        "for", "what", "who", "when", "how", "where", "which", "does", "do", "can", "be", "by", "on", "and", "or", "nimi",
        "ensin", "eri", "kaikki", "kai", "nyt", "sitten", "vielä", "ihan", "oikein", "noin", "yleensä", "oikeastaan",
    }
)

# --- The corpus check (evals/corpus_facts.py, evals/corpus_names.py) --------------------------------

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
        "vad", "vem", "vilka", "vilken", "vilket", "hur", "när", "var", "varför", "vart",
        "what", "who", "which", "how", "when", "where", "why", "does", "is", "are", "can", "do", "did", "whose",
    )
)  # fmt: skip

# Small words that give a language away.
LANGUAGE_WORDS: dict[str, frozenset[str]] = {
    "sv": frozenset(
        (
            "och", "är", "av", "att", "det", "som", "för", "på", "hur", "vad", "vem", "vilka", "vilken", "vilket", "när",
            "får", "kan", "inte", "med", "till", "om", "ett", "den", "de", "har", "ska", "skall", "varför", "mycket", "från",
            "vid", "under", "eller", "man", "finns", "hos", "måste", "städer", "avtal", "stad",
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
