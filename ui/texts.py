"""Every Finnish string that a user of the web chat sees, and nothing else."""

from __future__ import annotations

from assistant.domain import AnswerStatus
from assistant.errors import (
    ApuriError,
    GeneratorError,
    IndexDamagedError,
    IndexMismatchError,
    IndexMissingError,
    MissingExtraError,
    SettingsError,
)

NAME = "Ekosysteemiapuri"
TAGLINE = "Vastaa kysymyksiin valtion ja kaupunkien ekosysteemisopimuksista ja näyttää jokaisen virkkeen lähteen."
IS_NOT = (
    "Apuri ei ole viranomainen eikä tee päätöksiä. Tarkista sitova sanamuoto aina alkuperäisestä julkaisusta, "
    "johon jokainen lähde johtaa."
)
PRIVATE = "Kysymys käsitellään tällä palvelimella, eikä sitä lähetetä muualle."
WITH_MODEL = (
    "Vastauksen muotoilee kielimalli {model}, jolle kysymys lähetetään; jokainen virke tarkistetaan lähteestä "
    "ennen näyttämistä."
)
MATERIAL_SIZE = "Aineistossa on {documents} asiakirjaa."
SKIP_TO_QUESTION = "Siirry kysymyskenttään"

QUESTION_LABEL = "Kysymys"
QUESTION_PLACEHOLDER = "Kysy omin sanoin"
ASK = "Kysy"
NEW_CONVERSATION = "Aloita alusta"
FILTER_KINDS = "Lähteen laji"
FILTER_CITIES = "Kaupunki"
FILTER_SINCE = "Julkaistu aikaisintaan"
FILTER_SINCE_HINT = "Päiväämättömät julkaisut jäävät silloin pois."
FILTER_FROM = "vuodesta {year}"
ANY_YEAR = "Kaikki vuodet"

WELCOME_TITLE = "Mitä haluat tietää?"
WELCOME_TEXT = (
    "Kirjoita kysymys omin sanoin. Vastaus koostuu aineiston virkkeistä, ja numero virkkeen perässä avaa lähteen "
    "oikeasta kohdasta. Jos aineistossa ei ole vastausta, apuri sanoo sen."
)
EXAMPLES_TITLE = "Kokeile esimerkiksi"
EXAMPLES: tuple[str, ...] = (
    "Mitkä kaupungit ovat mukana ekosysteemisopimuksissa?",
    "Kuka tekee lopullisen rahoituspäätöksen?",
    "Mitkä ovat Kuopion painopisteet?",
    "Kuinka suuri on kaupungin omarahoitusosuus?",
    "Ovatko sopimukset sitovia?",
    "Milloin Lahden haku oli auki?",
)

CONVERSATION_LABEL = "Keskustelu"
YOU_ASKED = "Kysymys"
SEARCHING = "Haen vastausta aineistosta …"
INTERPRETED = "Tulkitsin: {question}"
STATUS_LABELS: dict[AnswerStatus, str] = {
    AnswerStatus.ANSWERED: "Vastaus aineistosta",
    AnswerStatus.PARTLY_ANSWERED: "Vastaus osaan kysymyksestä",
    AnswerStatus.NOT_IN_MATERIAL: "Ei vastausta aineistossa",
    AnswerStatus.UNCLEAR: "Tarkenna kysymystä",
    AnswerStatus.OUT_OF_SCOPE: "Ei koske ekosysteemisopimuksia",
}
STATE_LABELS = {"answer": "Vastaus", "uncertain": "Epävarma", "none": "Ei vastausta"}
OPEN_SOURCE = "Avaa lähde {n}: {title}"
NEAREST = "Lähimmät asiakirjat aineistossa"
WITHHELD_ONE = "Yksi virke jätettiin näyttämättä, koska lähde ei tue sitä"
WITHHELD_MANY = "{count} virkettä jätettiin näyttämättä, koska lähde ei tue niitä"
WITHHELD_REASON = "Syy: {reason}"
UNKNOWN_REASON = "tarkistus ei onnistunut"
FROM_DIGEST = "koosteesta"
WORD_FOR_WORD = "sanasta sanaan"
WORDED = "kielimallin sanoin"
MORE = "Lisää aineistosta"
VERDICT_HINT = "Apurin tulkinta alla olevista virkkeistä: tarkista ne."
NO_CELL = "ei tietoa aineistossa"
MAYBE_INCOMPLETE = "Luettelo ei ehkä ole täydellinen."
SEARCHED_IN = "Haettu: {filters}"
REFUSED_UNDER_FILTER = "Haku oli rajattu: {filters}. Muu aineisto jäi hakematta."
SEARCH_ALL = "Hae koko aineistosta"
EDIT = "Muokkaa"
LINK_HERE = "Linkki"
AS_PAGE = "Tulosta"
AS_TEXT = "Tekstinä"
MEMO_DOCX = "Muistio (Word)"
MEMO_PDF = "Muistio (PDF)"
DID_YOU_MEAN = "Tarkoititko:"
STOP = "Pysäytä"
STOPPED = "Haku pysäytettiin. Kysymys on kentässä."
BUSY = "Edellinen kysymys on vielä kesken. Tekstisi säilyy kentässä."
CROWDED = "Palvelussa on ruuhkaa. Kysymyksesi on kentässä: lähetä se hetken päästä uudelleen."
NO_CONNECTION = "Yhteys palvelimeen katkesi. Kysymyksesi on kentässä: lähetä se hetken päästä uudelleen."
UNDO = "Palauta edellinen keskustelu"
CHARACTERS_LEFT = "{left} merkkiä jäljellä"
CHARACTERS_OVER = "{over} merkkiä liikaa"
PERSONAL_DATA = "Älä kirjoita kysymykseen henkilötietoja."
FILTER_NONE = "Haetaan koko aineistosta"
FILTER_SOME = "Haku rajattu: {filters}"
FILTER_CLEAR = "Poista rajaukset"
SHARED_TITLE = "Vastaus linkistä"
SHARED_TEXT = "Vastaus haettiin nyt uudelleen linkin kysymykseen. Sitä ei tallennettu keskusteluusi."
SHARED_OTHER_GENERATION = "Aineisto on muuttunut linkin tekemisen jälkeen (linkki {old}, nyt {new})."
TO_CONVERSATION = "Omaan keskusteluun"

COPY = "Kopioi lähteineen"
COPIED = "Kopioitu"
COPY_FAILED = "Kopiointi ei onnistunut"
COPY_SOURCES = "Lähteet"
COPY_DIGEST = "apurin kooste julkaisusta, ei suora lainaus"
COPY_VERBATIM = "lainattu sanasta sanaan"
COPY_WITHHELD = "Näyttämättä jätetty, koska lähde ei tue: {text} ({reason})"
COPY_STATE = "Vastauksen laatu: {state}"
COPY_FOOTER = "{name}, haettu {date}, aineistoversio {generation}. Ei viranomaisen kannanotto: tarkista alkuperäisestä."
RATE = "Arvioi vastaus"
RATE_UP = "Vastaus auttoi"
RATE_DOWN = "Vastaus ei auttanut"
RATE_REASON = "Mikä meni pieleen?"
RATE_REASONS = ("väärä asia", "puuttuu jotain", "lähde ei tue", "vanhentunut", "vaikea ymmärtää")
RATED = "Kiitos. Arvio tallennettiin tälle palvelimelle."
RATE_WITHDRAWN = "Arvio peruttiin."

SOURCES = "Lähteet"
SOURCES_OF = "Lähteet vastaukseen: {question}"
DATE = "Päiväys"
KIND = "Laji"
PAGE = "sivu {page}"
DIGEST_OF = "Kooste"
NO_DATE = "ei päiväystä"
DIGEST_NOTE = (
    "Korostettu virke on apurin omasta koosteesta, joka kertoo lähteen sisällön suomeksi omin sanoin. "
    "Tarkista sanamuoto alkuperäisestä."
)
VERBATIM_NOTE = "Korostettu virke on asiakirjasta sanasta sanaan."
TO_ORIGINAL = "Avaa alkuperäinen julkaisu"
IN_DOCUMENT = "Näytä asiakirjassa"
NEW_WINDOW = "(avautuu uuteen välilehteen)"
BACK_TO_ANSWER = "Takaisin vastaukseen"
CLOSE = "Sulje lähde"
QUOTE_MISSING = "Lainausta ympäröivää tekstiä ei ole enää aineistossa."

DONE_ONE_SOURCE = "{status}. Yksi lähde."
DONE = "{status}. Lähteitä {sources}."

NAVIGATION_LABEL = "Sivut"
SKIP_TO_CONTENT = "Siirry sisältöön"
PAGES = (
    ("/", "Keskustelu"),
    ("/sitoumukset", "Sitoumukset"),
    ("/kaupungit", "Kaupungit"),
    ("/vertailu", "Vertailu"),
    ("/tarkista", "Tarkista väite"),
    ("/aineisto", "Aineisto"),
    ("/arviointi", "Arviointi"),
    ("/tietoja", "Tietoja"),
)
FOOTER = "Apuri ei ole viranomainen eikä tee päätöksiä. Tarkista sitova sanamuoto alkuperäisestä julkaisusta."
CONTACT = "Yhteys: {contact}"
NO_CONTACT = "Palautteen ottaa vastaan palvelun ylläpitäjä."
CROWDED_TITLE = "Palvelussa on ruuhkaa"
CROWDED_PAGE = "Moni kysyy juuri nyt. Lataa sivu hetken päästä uudelleen."
NOT_FOUND = "Sivua ei löydy"
NOT_FOUND_TEXT = "Osoite on vanhentunut tai väärin kirjoitettu."
SHOW = "Näytä"
ALL = "Kaikki"
CITY = "Kaupunki"
PARTY = "Osapuoli"
STRENGTH = "Velvoittavuus"
SEARCH_WORDS = "Sanat"

COMMITMENTS_TITLE = "Sitoumukset"
COMMITMENTS_TEXT = (
    "Mihin osapuolet sitoutuvat, sanasta sanaan asiakirjoista. Virkkeen linkki avaa asiakirjan siitä kohdasta."
)
COMMITMENTS_COUNT = "{count} sitoumusta"
COMMITMENT = "Sitoumus"
DOCUMENT = "Asiakirja"
SAVE_CSV = "Tallenna CSV:nä"
SAVE_WORKBOOK = "Tallenna Excelinä"
DEADLINE = "Määräaika, summa"
DUE_BEFORE = "Määräaika ennen"
CONDITION = "Ehto: {condition}"
ALSO = "myös muualla"
SORT_BY = "Järjestä: {column}"
NO_COMMITMENTS = "Sitoumuksia ei ole poimittu aineistosta."
NOT_NAMED = "ei nimetty"
TABLE_SENTENCES = "Virkkeet, joista taulukko on koottu"
TABLE_LABEL = "Taulukko, vieritettävä"

MATERIAL_TITLE = "Aineisto"
MATERIAL_TEXT = "Jokainen asiakirja, josta apuri hakee vastauksia. Muusta se ei tiedä."
MATERIAL_COUNT = "{count} asiakirjaa"
VALIDITY = "Voimassaolo"
VALIDITIES = {"current": "ajantasainen", "superseded": "korvattu", "past": "päättynyt"}
KIND_OF_TEXT = "Teksti"
DIGEST = "apurin kooste"
ORIGINAL = "alkuperäinen"
INDEX_VERSION = "Aineistoversio {generation}"
GENERATIONS_TITLE = "Aineistoversiot"
GENERATIONS_TEXT = (
    "Palvelimella säilytettävät versiot. Linkki ja kopioitu vastaus kertovat, mistä versiosta vastaus on."
)
GENERATION = "Versio"
MADE = "Luettu"
DOCUMENTS = "Asiakirjoja"
CHUNKS = "Tekstikohtia"
IN_USE = "käytössä"
PAGES_HEADING = "Sivuja"
ABSENT_TITLE = "Mitä aineistosta puuttuu"
ABSENT_TEXT = (
    "{count} julkaisua tunnetaan vain apurin koosteista: niiden omaa tekstiä ei ole luettu, joten apuri tietää niistä "
    "vain sen, mitä kooste kertoo."
)
ABSENT_ALL = "Näytä julkaisut"
BESIDE = "Alkuperäinen"
SHOW_BESIDE = "näytä rinnalla"
SHOW_PAGE = "Näytä sivu {page} kuvana"
PAGER_LABEL = "Asiakirjan sivut"
PREVIOUS_PAGE = "Edellinen sivu"
NEXT_PAGE = "Seuraava sivu"
PAGE_OF = "sivu {page}/{count}"
AS_DOCUMENT_TEXT = "Näytä asiakirja tekstinä"
PAGE_PICTURE = "Sivu {page} asiakirjasta {title} kuvana. Sama teksti on kuvan alla."
PAGE_TEXT = "Sivun teksti"
CITED_PUBLICATIONS = "Julkaisut, joihin asiakirja nojaa"
DIGEST_BANNER = "Tämä on apurin oma kooste. Tarkista sitova sanamuoto alkuperäisistä julkaisuista."
NO_DOCUMENTS = "Näillä sanoilla ei löydy asiakirjaa."
TO_QUOTE = "Siirry korostettuun kohtaan"

CITIES_TITLE = "Kaupungit"
CITIES_TEXT = "Yhden kaupungin sopimus yhdellä sivulla: asiakirjat ja sitoumukset."
CITY_DOCUMENTS = "Asiakirjat"
CITY_COMMITMENTS = "Sitoumukset"
CITY_ASK = "Kysy kaupungista"
CITY_EXAMPLE = "Mitkä ovat kaupungin {city} painopisteet?"

COMPARE_TITLE = "Vertailu"
COMPARE_TEXT = "Sama kysymys usealle kaupungille. Jokainen solu on vastaus lähteineen tai tieto siitä, ettei sitä ole."
COMPARE_QUESTION = "Mistä vertaat?"
COMPARE_CITIES = "Kaupungit (enintään {limit})"
COMPARE = "Vertaa"
COMPARE_EXAMPLE = "Mitkä ovat painopisteet?"
COMPARE_PROBLEM = "Kirjoita kysymys ja valitse kahdesta {limit} kaupunkiin."
ANSWER = "Vastaus"

CLAIM_TITLE = "Tarkista väite"
CLAIM_TEXT = (
    "Liitä virke tai kappale, esimerkiksi luonnoksesta. Jokainen virke verrataan aineistoon: mikä kantaa sen, mikä "
    "poikkeaa siitä, mitä lähellä on. Tekstiä ei tallenneta."
)
CLAIM_LABEL = "Väite"
CLAIM_EXAMPLE = "Kaupungin omarahoitusosuus on vähintään 30 prosenttia."
CLAIM_CHECK = "Tarkista"
CLAIM_EMPTY = "Kirjoita ensin väite."
CLAIM_LONG = "Teksti on liian pitkä: lyhennä se enintään {limit} merkkiin."
CLAIM_DIFFERS = "Ero: {reason}."
CLAIM_MISSING = "Tässä virkkeessä ei ole: {words}."
BEARINGS = {"carries": "Aineisto kantaa", "differs": "Aineisto poikkeaa", "near": "Ei löydy aineistosta"}
BEARING_BADGES = {"carries": "answer", "differs": "uncertain", "near": "none"}
BEARING_HINTS = {
    "carries": "Alla oleva virke sanoo saman.",
    "differs": "Alla oleva virke koskee samaa asiaa mutta poikkeaa väitteestä. Vertaa itse.",
    "near": "Mikään virke ei sano tätä. Lähimmät ovat alla: vertaa itse.",
    "nothing": "Aineistossa ei ole edes läheistä virkettä.",
}

EVALUATION_TITLE = "Arviointi"
EVALUATION_TEXT = (
    "Apurilta kysyttiin {questions} kysymystä, joiden oikea vastaus tiedetään, {date}. Tulokset laskee ohjelma; "
    "väli kertoo, kuinka paljon tulos voisi vaihdella toisilla yhtä monella kysymyksellä."
)
EVALUATION_KNOWN = (
    "Nämä kysymykset olivat tiedossa apuria tehtäessä, joten tulos on parempi kuin tuoreilla kysymyksillä. "
    "Erehdyksiä tulee: tarkista aina lähde."
)
EVALUATION_OTHER_INDEX = (
    "Mittaus tehtiin toisesta aineistosta ({documents} asiakirjaa, {chunks} tekstikohtaa) kuin nyt käytössä oleva "
    "({documents_now} ja {chunks_now})."
)
NO_REPORT = "Arviointia ei ole tehty tai sen tuloksia ei ole annettu palvelimelle (asetus APURI_REPORT)."
VERDICTS_TITLE = "Miten kysymyksiin vastattiin"
VERDICT = "Lopputulos"
QUESTIONS = "Kysymyksiä"
SHARE = "Osuus"
VERDICTS = {
    "right": "oikea vastaus",
    "refused_rightly": "kieltäytyi aiheesta",
    "incomplete": "vajaa vastaus",
    "wrong": "väärä vastaus",
    "refused_wrongly": "kieltäytyi, vaikka aineistossa on vastaus",
    "answered_wrongly": "vastasi, vaikka aineistossa ei ole vastausta",
}
GOOD_VERDICTS = ("oikea vastaus", "kieltäytyi aiheesta")
MEASURES_TITLE = "Mittarit"
MEASURES_TEXT = (
    "Palkki on tulos, viiva palkin sisällä sen vaihteluväli ja pystyviiva yksinkertaisen vertailujärjestelmän tulos."
)
MEASURE = "Mittari"
RESULT = "Tulos"
BASELINE = "Vertailu"
NOT_MEASURED = "ei mitattu"
INTERVAL = "väli {low} – {high}"
LESS_IS_BETTER = "Pienempi on parempi."
DRIFT = "Kehitys"
DRIFT_LABEL = "Tulos mittauksissa vanhimmasta uusimpaan: {values}"
DRIFT_SINCE = "{date}: {value}"
NO_DRIFT = "Aiempia mittauksia ei ole annettu palvelimelle, joten kehitystä ei voi näyttää."
SPEED_TITLE = "Nopeus"
SPEED_TEXT = "Puolet vastauksista tuli alle {p50} millisekunnissa ja 95 prosenttia alle {p95} millisekunnissa."
MEASURED_ON = "Aineisto: {documents} asiakirjaa, {chunks} tekstikohtaa, luettu {created}. Ohjelmaversio {commit}."
MEASURES: dict[str, tuple[str, str, bool]] = {
    "complete_answers": ("Täydet vastaukset", "Vastaus kertoo kaiken, mitä kysyttiin.", True),
    "key_fact_recall": ("Kerrotut tiedot", "Osuus pyydetyistä tiedoista, jotka vastaus kertoo.", True),
    "citation_precision": ("Lähde kantaa virkkeen", "Osuus viitteistä, joiden kohta sanoo saman kuin virke.", True),
    "gold_citations": ("Oikea lähde", "Osuus viitteistä, jotka osoittavat odotettuun asiakirjaan.", True),
    "refusal_recall": ("Tunnistetut aukot", "Osuus vastauksettomista kysymyksistä, joihin apuri ei vastannut.", True),
    "refusal_precision": ("Perustellut kieltäytymiset", "Osuus kieltäytymisistä, joihin oli aihe.", True),
    "false_refusals": ("Turhat kieltäytymiset", "Osuus kysymyksistä, joihin aineisto vastaa mutta apuri ei.", False),
    "follow_up_accuracy": ("Jatkokysymykset", "Osuus jatkokysymyksistä, jotka ymmärrettiin oikein.", True),
    "hit@1": ("Ensimmäinen osuma", "Osuus hauista, joissa ensimmäinen asiakirja on oikea.", True),
    "hit@5": ("Viisi ensimmäistä", "Osuus hauista, joissa oikea asiakirja on viiden ensimmäisen joukossa.", True),
}

ABOUT_TITLE = "Tietoja palvelusta"
ABOUT: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Miten apuri vastaa",
        (
            "Apuri hakee kysymykseen sopivat kohdat aineistosta, valitsee niistä vastaavat virkkeet ja tarkistaa jokaisen "
            "lähteestä ennen näyttämistä. Virke, jota lähde ei tue, jätetään näyttämättä, ja siitä kerrotaan.",
            "Merkintä ”sanasta sanaan” tarkoittaa, että virke on alkuperäisessä asiakirjassa sellaisenaan. Merkintä "
            "”koosteesta” tarkoittaa, että virke on apurin omasta tiivistelmästä, joka kertoo julkaisun sisällön.",
            "Vastauksen yllä on sen laatu: Vastaus, Epävarma tai Ei vastausta. Epävarma vastaus voi koskea vain osaa "
            "kysymyksestä, tai osuma ei ole selvä.",
        ),
    ),
    (
        "Rajat",
        (
            "Apuri tietää vain aineistonsa. Se ei ole viranomainen, ei tee päätöksiä eikä anna oikeudellista neuvontaa.",
            "Se erehtyy joskus: se voi vastata läheiseen mutta väärään asiaan tai jättää vastaamatta, vaikka tieto on "
            "aineistossa. Tarkista aina lähde.",
        ),
    ),
)
PRIVACY_TITLE = "Tietosuoja"
PRIVACY: tuple[str, ...] = (
    "Kysymykset ja vastaukset säilyvät tällä palvelimella enintään {days} vuorokautta, jotta keskustelu säilyy sivun "
    "latauksen ja palvelun uudelleenkäynnistyksen yli. Sen jälkeen ne poistetaan.",
    "Keskustelu tunnistetaan satunnaisella evästeellä, joka on palvelun toiminnalle välttämätön. Käyttäjää ei "
    "tunnisteta, eikä evästettä käytetä seurantaan.",
    "Kysymyksiä ei kirjoiteta lokiin. Älä silti kirjoita kysymykseen henkilötietoja.",
    "Arvio vastauksesta tallennetaan vain, kun annat sen: kysymys, vastaus, rajaukset ja arviosi, ei muuta.",
)
FORGET = "Poista keskusteluni nyt"
FORGOTTEN = "Keskustelusi poistettiin palvelimelta."
ACCESS_TITLE = "Saavutettavuusseloste"
ACCESS: tuple[str, ...] = (
    "Tavoitteena on digipalvelulain ja WCAG 2.2 -ohjeiston A- ja AA-taso. Palvelu on arvioitu itse, automaattisin testein "
    "ja näppäimistöllä; ulkopuolista arviointia ei ole tehty.",
    "Tunnetut puutteet: apurin aineistossa on vieraskielisten julkaisujen nimiä, joiden kieltä ei aina ole merkitty. "
    "Alkuperäiset julkaisut ovat muiden palveluissa, eikä niiden saavutettavuus ole meidän vallassamme.",
    "Palaute saavutettavuudesta: {contact} Vastaamme kahden viikon kuluessa. Jos et ole tyytyväinen vastaukseen, voit "
    "kannella Liikenne- ja viestintävirastoon (saavutettavuusvaatimukset.fi).",
    "Seloste on laadittu 24.11.2026.",
)
API_TITLE = "Muille ohjelmille"
API_TEXT = (
    "Palvelulla on avoin rajapinta (kuvaus: /openapi.json), OpenAI-yhteensopiva rajapinta (/v1) ja MCP-palvelin (/mcp)."
)

EMPTY_QUESTION = "Kirjoita ensin kysymys."
TOO_LONG = "Kysymys on liian pitkä: lyhennä se enintään {limit} merkkiin."
TRY_AGAIN = "Vastausta ei saatu teknisen virheen vuoksi. Yritä hetken päästä uudelleen."
STARTED = "Ekosysteemiapuri on käynnissä: {address} (lopeta näppäimillä Ctrl+C)"
BUILD_INDEX = "python -m ingest corpus --index {index}"
PORT_TAKEN = "Portti {port} on jo käytössä. Valitse toinen: python -m ui --port {other}"
ERRORS: dict[type[ApuriError], str] = {
    IndexMissingError: "Hakemistoa ei löydy kansiosta {index}. Rakenna se komennolla: {command}",
    IndexMismatchError: "Hakemisto {index} on tehty toisilla asetuksilla. Rakenna se uudelleen: {command}",
    IndexDamagedError: "Hakemisto {index} on vaurioitunut. Rakenna se uudelleen: {command}",
    SettingsError: "Jokin asetus on virheellinen: {detail}",
    GeneratorError: "Kielimalli ei vastannut. Yritä uudelleen tai ota kielimalli pois käytöstä (APURI_CHAT_MODEL).",
    MissingExtraError: "Valinnainen osa puuttuu: {detail}",
}
OTHER_ERROR = "Ekosysteemiapuri ei voi vastata: {detail}"
