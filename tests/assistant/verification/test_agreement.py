"""Each change that keeps a sentence true, and each kind of falsehood, as a table."""

from __future__ import annotations

import pytest

from assistant.verification.agreement import TESTS, objection
from tests.assistant.verdicts import passes

ALLOWED = {
    "word order": (
        "Juridiset rahoituspäätökset tekee Lapin liitto.",
        "Lapin liitto tekee juridiset rahoituspäätökset.",
    ),
    "either side of on": (
        "Uudenmaan liitto on sopimuksen rahoittava viranomainen.",
        "Sopimuksen rahoittava viranomainen on Uudenmaan liitto.",
    ),
    "number in words": ("Kaupunki maksaa kaksi miljoonaa euroa.", "Kaupunki maksaa 2 000 000 euroa."),
    "date written out": (
        "Kajaanin kaupunginhallitus käsitteli sopimusta 12. tammikuuta 2021.",
        "Kajaanin kaupunginhallitus käsitteli sopimusta 12.1.2021.",
    ),
    "another bound word": ("Tuki on korkeintaan 60 prosenttia.", "Tuki on enintään 60 %."),
    "passive without its doer": (
        "Rahoitettavat hankkeet valitaan.",
        "Johtoryhmä valitsee rahoitettavat hankkeet.",
    ),
    "doer of a passive": (
        "Sopimus hyväksyttiin pormestarin toimesta.",
        "Pormestari hyväksyi sopimuksen.",
    ),
    "another verb of duty": ("Hakijan pitää jatkaa työtä.", "Hakijan on jatkettava työtä."),
    "a bound that says may": ("Hanke sai kestää enintään kolme vuotta.", "Hanke kesti enintään kolme vuotta."),
    "brackets left out": (
        "Oulun innovaatioallianssi perustettiin vuonna 2009.",
        "Oulun innovaatioallianssi (OIA) perustettiin vuonna 2009.",
    ),
    "day of an event left out": (
        "Tampereen pormestari nimesi neuvotteluryhmän.",
        "Tampereen pormestari nimesi neuvotteluryhmän 30.6.2021 (§ 70).",
    ),
    "condition first": (
        "Jos indeksi nousee, vuokra muuttuu.",
        "Vuokra muuttuu, jos indeksi nousee.",
    ),
    "one of two neighbours": (
        "Liitto tekee rahoituspäätökset.",
        "Liitto tarkistaa hankkeiden tukikelpoisuuden ja tekee rahoituspäätökset.",
    ),
    "one conjunct": (
        "TEM myönsi hankkeisiin 160 000 euroa vuodelle 2023.",
        "TEM myönsi hankkeisiin 150 000 euroa vuodelle 2022 ja 160 000 euroa vuodelle 2023.",
    ),
    "order of a list": ("Sopimusta rahoittavat valtio ja EU.", "Sopimusta rahoittavat EU ja valtio."),
    "pronoun": (
        "Joensuun vuoden 2023 haussa jaettiin miljoona euroa.",
        "Joensuun vuoden 2023 haku on päättynyt, ja siinä jaettiin miljoona euroa.",
    ),
    "noun for its verb": ("Hakija tekee ehdotuksen kustannusmallista.", "Hakija ehdottaa kustannusmallia."),
    "short for a compound": (
        "Kuopion sopimuksen keskiössä on Savilahti.",
        "Kuopion ekosysteemisopimuksen keskiössä on Savilahti.",
    ),
    "verb of two words": ("Tarkastelun panivat alulle kaupunki ja MDI.", "Tarkastelun käynnistivät kaupunki ja MDI."),
    "a verb of mere being for another": (
        "Jokaiseen hankkeeseen osallistuu toimijoita vähintään kolmesta kaupungista.",
        "Jokaisessa hankkeessa on toimijoita vähintään kolmesta kaupungista.",
    ),
    "the other end of a giving": (
        "Maakuntien liitot saivat rahasta 4 925 000 euroa.",
        "Rahasta myönnettiin maakuntien liitoille 4 925 000 euroa.",
    ),
    "duty told as who has it": (
        "Pirkanmaan liitto vastaa koordinaatiosta vuosina 2021–2027.",
        "Koordinaatiovastuu on vuosina 2021–2027 Pirkanmaan liitolla.",
    ),
    "clause for a noun": (
        "Sopimukset velvoittavat kaupungit osallistumaan hankkeiden rahoitukseen.",
        "Sopimukset edellyttävät, että kaupungit osallistuvat hankkeiden rahoitukseen.",
    ),
    "compound for a verb and its object": (
        "Hankevalinta kuuluu kaupungille.",
        "Kaupunki valitsee hankkeet.",
    ),
    "relative clause that tells more": (
        "Kaupunki nimeää johtoryhmän.",
        "Kaupunki nimeää johtoryhmän, jossa on elinkeinoelämää ja aluehallintoa.",
    ),
    "end of a month": (
        "Pormestari nimesi neuvotteluryhmän kesäkuun lopussa 2021.",
        "Pormestari nimesi neuvotteluryhmän 30.6.2021.",
    ),
    "adverb for an adjective": (
        "Uudenmaan liitto päättää hankkeista juridisesti.",
        "Uudenmaan liitto tekee hankkeista juridiset päätökset.",
    ),
    "not possible for may not": (
        "Kustannusmallin vaihtaminen ei ole mahdollista.",
        "Kustannusmallia ei voi vaihtaa.",
    ),
    "cleft": ("Liitto on se taho, joka tekee päätökset.", "Liitto tekee päätökset."),
    "name in full": ("Raportin julkaisi työ- ja elinkeinoministeriö.", "TEM julkaisi raportin."),
    "said in passing": (
        "Kokkola, joka vetää hanketta, on sen päätoteuttaja.",
        "Kokkola vetää hanketta. Kokkola on hankkeen päätoteuttaja.",
    ),
    "end told as what holds till then": (
        "Sopimus on voimassa 31.12.2027 asti.",
        "Sopimuksen voimassaolo päättyy 31.12.2027.",
    ),
    "pronoun for the object": (
        "Arvioinnin teki Gaia Consulting, ja TEM julkaisi sen.",
        "Arvioinnin teki Gaia Consulting. TEM julkaisi arvioinnin.",
    ),
    "one of several": (
        "Rahoitusta voivat hakea julkiset organisaatiot.",
        "Rahoitusta voivat hakea muun muassa julkiset organisaatiot.",
    ),
    "first of a month": (
        "Hanketta toteutettiin kesäkuun 2021 alusta vuoden 2023 loppuun.",
        "Hanketta toteutettiin 1.6.2021–31.12.2023.",
    ),
    "synonym": ("Hankkeilta ei vaadita yksityistä rahoitusta.", "Hankkeilta ei edellytetä yksityistä rahoitusta."),
}

FALSE = {
    "number": ("Tuki on 70 prosenttia.", "Tuki on 60 prosenttia."),
    "unit": ("Tuki on 60 euroa.", "Tuki on 60 prosenttia."),
    "bound": ("Tuki on vähintään 60 prosenttia.", "Tuki on enintään 60 prosenttia."),
    "bound dropped": ("Tuki on 60 prosenttia.", "Tuki on enintään 60 prosenttia."),
    "what is counted": ("Haussa valittiin kuusi yritystä.", "Haussa valittiin kuusi hanketta."),
    "date": ("Haku päättyi 8.7.2022.", "Haku päättyi 7.8.2022."),
    "side of a date": ("Sopimus on voimassa 31.12.2027 alkaen.", "Sopimus on voimassa 31.12.2027 saakka."),
    "sums exchanged": (
        "Budjetti on 325 730 euroa ja tuki 542 884 euroa.",
        "Budjetti on 542 884 euroa ja tuki 325 730 euroa.",
    ),
    "doer exchanged with somebody's": (
        "INKA-ohjelma vahvisti TEM:n teemat kesäkuussa 2013.",
        "TEM vahvisti INKA-ohjelman teemat kesäkuussa 2013.",
    ),
    "doer exchanged with the means": (
        "Innovaatioallianssi toteuttaa sopimusta Oulun tuella.",
        "Oulu toteuttaa sopimusta innovaatioallianssinsa tuella.",
    ),
    "shares exchanged behind a colon": (
        "Haussa paikallinen rahoitus kattoi 60 prosenttia ja AKKE 40 prosenttia.",
        "Haussa noudatettiin jakoa 60/40: AKKE kattoi 60 prosenttia ja paikallinen rahoitus 40 prosenttia.",
    ),
    "giver told as who gets": (
        "Liitto sai rahasta 75 000 euroa.",
        "Liitto myönsi rahasta 75 000 euroa.",
    ),
    "owner of a participle": (
        "TEM on EURA 2021:n omistama palvelu.",
        "EURA 2021 on TEM:n omistama palvelu.",
    ),
    "from and to exchanged": (
        "Veroprosentti nostetaan 21 prosentista 20,5 prosenttiin.",
        "Veroprosentti nostetaan 20,5 prosentista 21 prosenttiin.",
    ),
    "another ministry": ("Raportin julkaisi ympäristöministeriö.", "TEM julkaisi raportin."),
    "whole for a part": ("Liite kuuluu sopimukseen.", "Sopimus kuuluu liitteeseen."),
    "object for the means": (
        "Kasvusopimuksilla toteutettiin kärkihanketta.",
        "Kärkihankkeella toteutettiin kasvusopimuksia.",
    ),
    "object for the place": ("Hakemuksella täytetään palvelu.", "Palvelussa täytetään hakemus."),
    "sender told as who asks": ("Liitto pyysi lausunnon.", "Lausunto pyydettiin liitolta."),
    "from told as to": ("Raha tulee kaupungille.", "Raha tulee kaupungilta."),
    "sides of a comparison": (
        "EAKR-tuki on pienempi kuin omarahoitusosuus.",
        "Omarahoitusosuus on pienempi kuin EAKR-tuki.",
    ),
    "base of a share": (
        "Tuki kattaa 60 prosenttia kustannuksista.",
        "Tuki kattaa 60 prosenttia palkkakustannuksista.",
    ),
    "more denied": ("Yritys ei voi olla toteuttaja.", "Yritys ei voi olla päätoteuttaja."),
    "period of what is told": (
        "Sopimuksia päivitettiin vuosina 2025–2027.",
        "Sopimuksia päivitettiin vuonna 2025 loppukaudeksi 2025–2027.",
    ),
    "one thing for what it is beside": (
        "Sopimuksen kärki on kiertotalous, jonka tukena on akkukemia.",
        "Sopimuksen kärki on akkukemia, jonka tukena on kiertotalous.",
    ),
    "clause that picks out": (
        "Hankkeet saavat tukea.",
        "Hankkeet, jotka täyttävät ehdon, saavat tukea.",
    ),
    "sum of another year": (
        "TEM myönsi hankkeisiin 150 000 euroa vuodelle 2023.",
        "TEM myönsi hankkeisiin 150 000 euroa vuodelle 2022 ja 160 000 euroa vuodelle 2023.",
    ),
    "sum of two years": (
        "TEM myönsi hankkeisiin 160 000 euroa vuosille 2022 ja 2023.",
        "TEM myönsi hankkeisiin 150 000 euroa vuodelle 2022 ja 160 000 euroa vuodelle 2023.",
    ),
    "denial dropped": ("Hanke saa rahoitusta.", "Hanke ei saa rahoitusta."),
    "denial by another verb": ("Lautakunta hyväksyi esityksen.", "Lautakunta hylkäsi esityksen."),
    "permission as duty": ("Liiton on seurattava hanketta.", "Liitto voi seurata hanketta."),
    "plan as deed": ("TEM vei sopimukset valtioneuvostolle.", "TEM aikoi viedä sopimukset valtioneuvostolle."),
    "aim as fact": (
        "Menojen osuus nousi 4 prosenttiin.",
        "Tavoitteena oli nostaa menojen osuus 4 prosenttiin.",
    ),
    "reserved as spent": ("Kaupunki käytti hankkeeseen 100 euroa.", "Kaupunki varasi hankkeeseen 100 euroa."),
    "addition as included": (
        "Haussa jaetut 375 000 euroa sisälsivät myös kuntarahoituksen.",
        "Haussa oli jaossa 375 000 euroa kuntarahoituksen lisäksi.",
    ),
    "parties exchanged": (
        "Kaupunki esittää hankkeet, ja johtoryhmä tekee päätökset.",
        "Johtoryhmä esittää hankkeet, ja kaupunki tekee päätökset.",
    ),
    "agent for object": ("Neuvotteluryhmä nimesi pormestarin.", "Pormestari nimesi neuvotteluryhmän."),
    "receiver for giver": ("Saaja maksaa avustuksen.", "Avustus maksetaan saajalle."),
    "another city": ("Lahden haussa jaettiin miljoona euroa.", "Joensuun haussa jaettiin miljoona euroa."),
    "condition dropped": ("Vuokra muuttuu.", "Vuokra muuttuu, jos indeksi nousee."),
    "scope widened": ("Hankkeen kesto oli kaksi vuotta.", "Joensuun haussa hankkeen kesto oli kaksi vuotta."),
    "all for one": ("Kaikki kaupungit nimeävät johtoryhmän.", "Kuopion kaupunki nimeää johtoryhmän."),
    "list lengthened": (
        "Osapuolia ovat Kajaani, Sotkamo ja Kuhmo.",
        "Osapuolia ovat Kajaani ja Sotkamo.",
    ),
    "list made complete": ("Osapuolet ovat Kajaani ja Sotkamo.", "Osapuolet ovat Kajaani, Sotkamo ja Kuhmo."),
    "and for or": ("Hakija on kunta ja yritys.", "Hakija on kunta tai yritys."),
    "hedge dropped": ("Tuki on 450 000 euroa vuodessa.", "Tuki on suuntaa-antavasti 450 000 euroa vuodessa."),
    "less said of what is denied": (
        "Liitto ei saa edellyttää rahoitusta.",
        "Liitto ei saa edellyttää hankkeelta yksityistä rahoitusta.",
    ),
    "members paired anew": (
        "Kuopion teema on robotiikka.",
        "Teemat ovat vesiosaaminen (Kuopio), akkukemia (Kokkola) ja robotiikka (Pori).",
    ),
    "order of deeds": (
        "Hakemus tarkistetaan pisteytyksen jälkeen.",
        "Hakemus pisteytetään tarkistuksen jälkeen.",
    ),
    "cause added": ("Haku päättyi, koska raha loppui.", "Haku päättyi."),
    "over already": ("Sopimus oli voimassa.", "Sopimus on voimassa."),
    "rate": ("Ryhmä kokoontuu joka kuukausi.", "Ryhmä kokoontuu joka toinen kuukausi."),
}


@pytest.mark.parametrize("change", ALLOWED)
def test_an_allowed_change_passes(change: str) -> None:
    assert passes(*ALLOWED[change])


@pytest.mark.parametrize("kind", FALSE)
def test_a_falsehood_is_withheld(kind: str) -> None:
    assert not passes(*FALSE[kind])


def test_statements_of_two_sentences_make_no_third() -> None:
    kuopio, lahti = "Kuopion haussa tuki oli 60 prosenttia.", "Lahden haussa tuki oli 70 prosenttia."
    assert passes("Kuopion haussa tuki oli 60 % ja Lahden haussa tuki oli 70 %.", kuopio, lahti)
    assert not passes("Kuopion haussa tuki oli 70 prosenttia.", kuopio, lahti)


@pytest.mark.parametrize("name", TESTS)
def test_every_test_can_be_left_out_by_its_name(name: str) -> None:
    told = {objection(claim, [evidence], without=(name,)) for claim, evidence in FALSE.values()}
    assert told != {""}
