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
PAGE_TITLE = "Ekosysteemiapuri – kysy ekosysteemisopimuksista"
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
QUESTION_PLACEHOLDER = "Kirjoita kysymys omin sanoin"
ASK = "Kysy"
NEW_CONVERSATION = "Aloita alusta"
FILTERS = "Rajaa aineistoa"
FILTER_KINDS = "Asiakirjan laji"
FILTER_CITIES = "Kaupunki"
FILTER_HINT = "Ilman valintoja haetaan koko aineistosta."

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
OPEN_SOURCE = "Avaa lähde {n}: {title}"
NEAREST = "Lähimmät asiakirjat aineistossa"
OUR_DIGEST = "Ekosysteemiapurin kooste; linkki vie alkuperäiseen julkaisuun"
WITHHELD_ONE = "Yksi virke jätettiin näyttämättä, koska lähde ei tue sitä"
WITHHELD_MANY = "{count} virkettä jätettiin näyttämättä, koska lähde ei tue niitä"
WITHHELD_REASON = "Syy: {reason}"
UNKNOWN_REASON = "tarkistus ei onnistunut"

COPY = "Kopioi vastaus lähteineen"
COPIED = "Kopioitu"
COPY_FAILED = "Kopiointi ei onnistunut"
COPY_SOURCES = "Lähteet"
RATE = "Arvioi vastaus"
RATE_UP = "Vastaus auttoi"
RATE_DOWN = "Vastaus ei auttanut"
RATED = "Kiitos. Arvio tallennettiin tälle palvelimelle."

SOURCES = "Lähteet"
SOURCES_OF = "Lähteet kysymykseen"
NO_SOURCES = "Vastauksen lähteet tulevat tähän numeroituina. Avaa lähde, niin näet lainauksen ympäristöineen."
NO_SOURCES_IN_ANSWER = "Tällä vastauksella ei ole lähteitä."
PUBLISHER = "Julkaisija"
DATE = "Päiväys"
KIND = "Laji"
PLACE = "Kohta"
PAGE = "sivu {page}"
DIGEST_OF = "Kooste"
NO_DATE = "ei päiväystä"
DIGEST_NOTE = (
    "Korostettu virke on apurin omasta koosteesta, joka kertoo lähteen sisällön suomeksi omin sanoin. "
    "Tarkista sanamuoto alkuperäisestä."
)
VERBATIM_NOTE = "Korostettu virke on asiakirjasta sanasta sanaan."
TO_ORIGINAL = "Avaa alkuperäinen julkaisu"
NEW_WINDOW = "(avautuu uuteen välilehteen)"
BACK_TO_ANSWER = "Takaisin vastaukseen"
QUOTE_MISSING = "Lainausta ympäröivää tekstiä ei ole enää aineistossa."

DONE_ONE_SOURCE = "{status}. Yksi lähde."
DONE = "{status}. Lähteitä {sources}."

# What Gradio itself says only in English, in its notices.
GRADIO_NOTICES: dict[str, str] = {
    "Connection to the server was lost. Attempting reconnection...": "Yhteys palvelimeen katkesi. Yhdistän uudelleen …",
    "Connection errored out.": "Yhteys palvelimeen katkesi. Lähetä kysymys hetken päästä uudelleen.",
    "Error": "Virhe",
    "Close": "Sulje",
}
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
