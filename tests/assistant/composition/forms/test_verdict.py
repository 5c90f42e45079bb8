"""A verdict says what its sentence carries: its polarity, its values, its conditions, today's date."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.composition.forms.verdict import verdict_of

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "Pitääkö yksikkökustannusmallissa tehdä työaikakirjanpito?",
            "Yksikkökustannusmallissa tarvitaan työaikakirjanpito myös kokoaikaisilta työntekijöiltä.",
            "kyllä",
        ),
        (
            "Arvioidaanko JTF-hankkeissa Itämeri-strategiaa?",
            "Itämeri-strategiaa, jota ei arvioida JTF-hankkeissa",
            "ei",
        ),
        (
            "Koskeeko 280 miljoonaa vain ekosysteemisopimuksia?",
            "Noin 280 miljoonaa euroa koskee koko ohjelmaa eikä vain ekosysteemisopimuksia.",
            "ei",
        ),
        (
            "Onko Tampereella kolme painopistettä?",
            "Tampereen painopisteitä on sivun mukaan kolme, mutta Pirkanmaan liitto puhuu neljästä painopisteestä.",
            "osin",
        ),
        ("Onko Turun haku vielä auki?", "Turun haun hakuaika oli 18.3.–19.4.2024.", "ei"),
        ("Onko hanke edelleen käynnissä?", "Hanke kestää 1.4.2023–31.3.2027.", "kyllä"),
        ("Joko loppuseminaari on pidetty?", "Hankkeen loppuseminaari pidettiin Kokkolassa 25.6.2025.", "kyllä"),
        ("Onko hanke päättynyt?", "Hanke kesti 1.11.2022–29.2.2024.", "kyllä"),
        ("Voiko JTF-rahaa käyttää sopimuksiin?", "Sopimuksia rahoitetaan soveltuvin osin myös JTF-rahastosta.", "osin"),
        ("Onko tuki 70 prosenttia?", "Tuki on enintään 60 prosenttia kustannuksista.", "ei"),
        (
            "Saako koordinaatio vielä nyt EAKR-rahaa?",
            "Koordinaatioon käytettiin EAKR-rahaa 399 651 euroa kaudella 1.6.2022–31.10.2024.",
            "ei selviä aineistosta",
        ),
    ],
)
def test_the_verdict_is_that_of_the_sentence(question: str, sentence: str, answer: str) -> None:
    assert verdict_of(question, sentence, today=TODAY).answer == answer


def test_a_sentence_on_something_else_carries_no_sure_verdict() -> None:
    found = verdict_of("Voiko kaupunki irtisanoa sopimuksen?", "Vaasassa pidettiin työpaja 28.11.2022.")
    assert found.answer == "ei selviä aineistosta"


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "Saako kustannusmallia vaihtaa kesken hankkeen?",
            "Kustannusmallia ei voi vaihtaa hankkeen aikana.",
            "ei",
        ),
        (
            "Voiko liitto vaatia yksityistä rahaa?",
            "Kaupunki tai rahoittava liitto ei saa edellyttää hankkeelta yksityistä rahoitusta.",
            "ei",
        ),
        (
            "Onko hankkeessa pakko olla yksityistä rahaa?",
            "Ekosysteemisopimusten hankkeilta ei edellytetä yksityistä rahoitusta.",
            "ei",
        ),
        (
            "Pitääkö hankkeessa olla yritysten rahaa?",
            "Hankkeessa voi olla yritysten rahoitusosuus, jos hankkeen toteuttaja itse haluaa yritysten "
            "rahoitusta ja saa sitä.",
            "ei",
        ),
        (
            "Voiko hankkeessa olla yritysten rahaa?",
            "Hankkeessa voi olla yritysten rahoitusosuus, jos hankkeen toteuttaja itse haluaa yritysten "
            "rahoitusta ja saa sitä.",
            "kyllä",
        ),
        (
            "Tehdäänkö investoinnista erillinen hakemus?",
            "Investoinnista tehdään erillinen hakemus, jos samassa kokonaisuudessa on sekä kehittämistä että investointeja.",
            "osin",
        ),
        (
            "Tehdäänkö investoinnista erillinen hakemus, jos mukana on myös kehittämistä?",
            "Investoinnista tehdään erillinen hakemus, jos samassa kokonaisuudessa on sekä kehittämistä että investointeja.",
            "kyllä",
        ),
        (
            "Järjestetäänkö EAKR-hakujen rinnalla JTF-hakuja?",
            "EAKR-hakujen rinnalla voidaan järjestää ESR+- tai JTF-hakuja, jos ne palvelevat "
            "ekosysteemisopimusten tavoitteita.",
            "osin",
        ),
        (
            "Rahoitetaanko sopimuksia JTF:stä?",
            "Ekosysteemisopimuksia rahoitetaan soveltuvin osin myös Euroopan sosiaalirahastosta (ESR+) ja "
            "oikeudenmukaisen siirtymän rahastosta (JTF).",
            "osin",
        ),
        (
            "Onko omarahoituksen minimi 30 prosenttia?",
            "Kaupunkien oman rahoitusosuuden eli omarahoitusosuuden minimi on 25 prosenttia.",
            "ei",
        ),
        (
            "Oliko Lahden haussa tuki yli 70 prosenttia?",
            "Lahden EAKR-haussa (päättyi 30.8.2024) tuki oli enintään 60 prosenttia kokonaiskustannuksista.",
            "ei",
        ),
        (
            "Ovatko vetovastuuhankkeet kolmivuotisia?",
            "Vetovastuuhankkeet ovat kaksivuotisia.",
            "ei",
        ),
        (
            "Ovatko vetovastuuhankkeet kaksivuotisia?",
            "Vetovastuuhankkeet ovat kaksivuotisia.",
            "kyllä",
        ),
        (
            "Onko koordinaatiotiimi viisihenkinen?",
            "Innokaupunkien kansallinen koordinaatiotiimi on nelihenkinen, ja tiimi toimii Pirkanmaan liitossa.",
            "ei",
        ),
        (
            "Tuliko toimeenpanolaki voimaan vuonna 2022?",
            "Toimeenpanolaki ja rahoituslaki tulivat voimaan 1.9.2021.",
            "ei",
        ),
        (
            "Tuliko toimeenpanolaki voimaan vuonna 2021?",
            "Toimeenpanolaki ja rahoituslaki tulivat voimaan 1.9.2021.",
            "kyllä",
        ),
        (
            "Onko ekosysteemisopimuksia 18?",
            "Ekosysteemisopimuksia on yhteensä 16 kappaletta.",
            "ei",
        ),
        (
            "Onko sopimuksia kuusitoista?",
            "Ekosysteemisopimuksia on yhteensä 16 kappaletta.",
            "kyllä",
        ),
        (
            "Onko flat rate -kulut eriteltävä maksatushakemuksessa?",
            "Flat rate -osuuden kuluja ei tarvitse eritellä maksatushakemuksessa.",
            "ei",
        ),
        (
            "Onko ryhmähankkeessa pakko käyttää samaa palkkamallia?",
            "Ryhmähankkeessa suositellaan kaikille tuensaajille samaa palkkakustannusmallia.",
            "ei",
        ),
        (
            "Suositellaanko ryhmähankkeessa samaa palkkakustannusmallia?",
            "Ryhmähankkeessa suositellaan kaikille tuensaajille samaa palkkakustannusmallia.",
            "kyllä",
        ),
        (
            "Onko Satakuntaliitto Lahden sopimuksen rahoittaja?",
            "Lahden ekosysteemisopimuksen rahoittava viranomainen on Uudenmaan liitto.",
            "ei",
        ),
        (
            "Onko Uudenmaan liitto Lahden sopimuksen rahoittaja?",
            "Lahden ekosysteemisopimuksen rahoittava viranomainen on Uudenmaan liitto.",
            "kyllä",
        ),
        (
            "Vastasiko TEM INKA-ohjelmasta?",
            "INKA-ohjelmasta vastasi Tekes.",
            "ei",
        ),
        (
            "Tekikö Gaia Consulting INKAn loppuarvioinnin?",
            "INKA-ohjelman loppuarvioinnin teki Gaia Consulting.",
            "kyllä",
        ),
        (
            "Omistaako EURA 2021 -palvelun Pirkanmaan liitto?",
            "EURA 2021 on TEM:n omistama palvelu, jolla haetaan rahoitus ja hoidetaan hankkeen asiointi kaudella 2021–2027.",
            "ei",
        ),
        (
            "Päättääkö rahoittava viranomainen kustannusmallista?",
            "Rahoittava viranomainen päättää hankkeen kustannusmallista tukipäätöksessä.",
            "kyllä",
        ),
        (
            "Tekeekö kaupunki lopullisen rahoituspäätöksen?",
            "Lopullisen rahoituspäätöksen tekee maakunnan liitto, joka myöntää hankkeelle rahan.",
            "ei",
        ),
        (
            "Voiko yritys saada tukea oman liiketoiminnan kehittämiseen?",
            "Maakuntien liitto ei voi myöntää yksittäiselle yritykselle tukea yrityksen oman liiketoiminnan kehittämiseen.",
            "ei",
        ),
        (
            "Voiko yritys hakea rahoitusta?",
            "Rahoituksen hakija voi olla esimerkiksi oppilaitos, järjestö, tutkimuslaitos, kunta, yritys tai "
            "muu oikeuskelpoinen yhteisö.",
            "kyllä",
        ),
        (
            "Ovatko sopimukset juridisesti sitovia?",
            "Ekosysteemisopimus on sitovuudeltaan aiesopimus, johon kirjataan osapuolten tahto, tavoitteet ja painopisteet.",
            "ei",
        ),
        (
            "Onko ekosysteemisopimus aiesopimus?",
            "Ekosysteemisopimus on sitovuudeltaan aiesopimus, johon kirjataan osapuolten tahto, tavoitteet ja painopisteet.",
            "kyllä",
        ),
        (
            "Päätetäänkö rahoituksesta ekosysteemisopimuksessa?",
            "Ekosysteemisopimuksessa ei päätetä rahoitusta, vaan rahoitus päätetään hankkeittain erikseen.",
            "ei",
        ),
        (
            "Päätetäänkö rahoitus hankkeittain?",
            "Ekosysteemisopimuksessa ei päätetä rahoitusta, vaan rahoitus päätetään hankkeittain erikseen.",
            "kyllä",
        ),
        (
            "Voiko hakuilmoituksia lukea ilman kirjautumista?",
            "Hakuilmoituksia voi lukea EURA 2021 -järjestelmässä kirjautumatta, mutta hakemuksen täyttäminen "
            "vaatii kirjautumisen.",
            "kyllä",
        ),
        (
            "Vaatiiko hakuilmoitusten lukeminen kirjautumisen?",
            "Hakuilmoituksia voi lukea EURA 2021 -järjestelmässä kirjautumatta, mutta hakemuksen täyttäminen "
            "vaatii kirjautumisen.",
            "ei",
        ),
        (
            "Onko TEM julkaissut sopimusten liitteet?",
            "TEM on julkaissut ekosysteemisopimukset ilman liiteosia, joten liitteet eivät ole luettavissa TEM:n sivuilla.",
            "ei",
        ),
        (
            "Ovatko ekosysteemisopimukset sama asia kuin kaupunkikumppanuudet?",
            "Ekosysteemisopimukset eivät ole sama asia kuin Orpon hallituksen muut kaupunkikumppanuudet.",
            "ei",
        ),
        (
            "Koskeeko 351 miljoonaa vain ekosysteemisopimuksia?",
            "Valtioneuvoston 6.3.2025 jakama noin 351 miljoonaa euroa koskee koko ohjelmaa eikä vain ekosysteemisopimuksia.",
            "ei",
        ),
        (
            "Koskeeko 351 miljoonaa koko ohjelmaa?",
            "Valtioneuvoston 6.3.2025 jakama noin 351 miljoonaa euroa koskee koko ohjelmaa eikä vain ekosysteemisopimuksia.",
            "kyllä",
        ),
    ],
)
def test_polarity_mood_values_names_and_conditions_decide_for_sure(question: str, sentence: str, answer: str) -> None:
    found = verdict_of(question, sentence, today=TODAY)
    assert (found.answer, found.sure) == (answer, True)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "Onko Uudenmaan liitto Tampereen sopimuksen rahoittaja?",
            "Lahden ekosysteemisopimuksen rahoittava viranomainen on Uudenmaan liitto.",
        ),
        (
            "Voiko yksityishenkilö hakea rahoitusta?",
            "Rahoituksen hakija voi olla esimerkiksi oppilaitos, järjestö, tutkimuslaitos, kunta, yritys tai "
            "muu oikeuskelpoinen yhteisö.",
        ),
        (
            "Oliko Turun haussa tarjolla 1,4 miljoonaa?",
            "Lahden vuoden 2024 haussa oli jaossa suomenkielisen tiedotteen mukaan enintään noin 730 000 "
            "euroa, mutta ruotsinkielisen tiedotteen mukaan enintään noin 1,4 miljoonaa euroa.",
        ),
        (
            "Voiko kaupunki irtisanoa sopimuksen?",
            "Ekosysteemisopimusten toteutumista on tarkoitus arvioida ja sopimuksia tarkistaa säännöllisin väliajoin.",
        ),
        (
            "Tulivatko lait voimaan heti vahvistamisen jälkeen?",
            "Toimeenpanolaki ja rahoituslaki tulivat voimaan 1.9.2021, ja tasavallan presidentti vahvisti lait 13.8.2021.",
        ),
    ],
)
def test_what_the_sentence_does_not_tell_gets_no_sure_verdict(question: str, sentence: str) -> None:
    found = verdict_of(question, sentence, today=TODAY)
    assert not found.sure or found.answer == "ei selviä aineistosta"


def test_a_yes_never_reads_past_the_verb() -> None:
    found = verdict_of(
        "Hylättiinkö yhtään hakemusta Lahden haussa?",
        "Lahden vuoden 2024 haussa hakemuksen piti saada vähintään 60 prosenttia enimmäispisteistä.",
    )
    assert not found.sure or found.answer == "ei selviä aineistosta"
