"""A table of phrases: what the actor coder makes of each, with the traps that look like actors and are none."""

from __future__ import annotations

import pytest

from dateline.coding.draft import Draft
from dateline.coding.names.coder import ActorCoder, mention_at, resolve
from dateline.model import ActorMention, Document
from dateline.text import analyse


def coded(text: str) -> Draft:
    draft = Draft(Document(text), analyse(text))
    ActorCoder().code(draft)
    return draft


def find(draft: Draft, phrase: str) -> ActorMention | None:
    """The mention at the last word of a phrase of the text."""
    start = draft.document.text.index(phrase)
    token = draft.analysis.token_at(start + len(phrase) - 1)
    return None if token is None else mention_at(draft, token)


# text, phrase in it, name, kind, country, named
PHRASES = [
    ("Turkish soldiers crossed the border.", "Turkish soldiers", "Turkish soldiers", "state-force", "TUR", True),
    ("Somali militants attacked a base.", "Somali militants", "Somali militants", "armed-group", "SOM", False),
    ("Iran-backed militants fired rockets.", "Iran-backed militants", "Iran-backed militants", "armed-group", None, False),
    ("Iranian-backed militants fired rockets.", "Iranian-backed militants", "Iran-backed militants", "armed-group", None, False),
    ("Iran-aligned Iraqi militia groups claimed the attacks.", "groups", "Iran-aligned Iraqi militia groups", "armed-group", "IRQ", False),
    ("Iraqi forces advanced on Mosul.", "Iraqi forces", "Iraqi Security Forces", "state-force", "IRQ", True),
    ("Police fired tear gas.", "Police", "Police", "state-force", None, False),
    ("Gunmen killed a judge.", "Gunmen", "Gunmen", "armed-group", None, False),
    ("Rebels seized the town.", "Rebels", "Rebels", "armed-group", None, False),
    ("Protesters blocked the road.", "Protesters", "Protesters", "civilians", None, False),
    ("The shelling killed twelve civilians.", "civilians", "civilians", "civilians", None, False),
    ("The attackers shot two journalists.", "journalists", "journalists", "civilians", None, False),
    ("Residents fled the village.", "Residents", "Residents", "civilians", None, False),
    ("The bomb killed a photojournalist.", "photojournalist", "photojournalist", "civilians", None, False),
    ("The Saudi government said the attack failed.", "government", "Saudi Arabia", "state", "SAU", True),
    ("The government of Iraq rejected the plan.", "government", "Iraq", "state", "IRQ", True),
    ("The US launched strikes.", "US", "United States", "state", "USA", True),
    ("The U.S. launched strikes.", "U.S.", "United States", "state", "USA", True),
    ("America will respond.", "America", "United States", "state", "USA", True),
    ("Washington accused Tehran of lying.", "Washington", "United States", "state", "USA", True),
    ("Washington accused Tehran of lying.", "Tehran", "Iran", "state", "IRN", True),
    ("Moscow denied the report.", "Moscow", "Russia", "state", "RUS", True),
    ("The Kremlin denied the report.", "Kremlin", "Russia", "state", "RUS", True),
    ("US forces were targeted.", "US forces", "US military", "state-force", "USA", True),
    ("American troops were targeted.", "American troops", "US military", "state-force", "USA", True),
    ("According to the US military, two men died.", "military", "US military", "state-force", "USA", True),
    ("Two US soldiers were killed.", "soldiers", "US military", "state-force", "USA", True),
    ("CENTCOM said the strike was precise.", "CENTCOM", "CENTCOM", "state-force", "USA", True),
    ("The Pentagon confirmed the strike.", "Pentagon", "Pentagon", "state-force", "USA", True),
    ("Kataeb Hezbollah attacked the base.", "Hezbollah", "Kataeb Hezbollah", "armed-group", "IRQ", True),
    ("Kata'ib Hezbollah attacked the base.", "Hezbollah", "Kata'ib Hezbollah", "armed-group", "IRQ", True),
    ("Kata’ib Hizballah attacked the base.", "Hizballah", "Kata’ib Hizballah", "armed-group", "IRQ", True),
    ("Hezbollah fired rockets into Israel.", "Hezbollah", "Hezbollah", "armed-group", "LBN", True),
    ("Lebanon’s Hezbollah fired rockets.", "Hezbollah", "Lebanon’s Hezbollah", "armed-group", "LBN", True),
    ("Houthi rebels seized a ship.", "rebels", "Houthi rebels", "armed-group", "YEM", True),
    ("The Houthi movement claimed the attack.", "movement", "Houthi movement", "armed-group", "YEM", True),
    ("Houthis attacked a tanker.", "Houthis", "Houthis", "armed-group", "YEM", True),
    ("Yemen's Houthi rebels seized a ship.", "rebels", "Houthi rebels", "armed-group", "YEM", True),
    ("ISIL fighters held the hospital.", "fighters", "ISIL", "armed-group", None, True),
    ("The Islamic State claimed responsibility.", "Islamic State", "Islamic State", "armed-group", None, True),
    ("Daesh claimed responsibility.", "Daesh", "Daesh", "armed-group", None, True),
    ("Hamas militants crossed the fence.", "militants", "Hamas", "armed-group", "PSE", True),
    ("The Palestinian militant group Hamas crossed the fence.", "group", "Hamas", "armed-group", "PSE", True),
    ("Boko Haram fighters raided the village.", "fighters", "Boko Haram", "armed-group", "NGA", True),
    ("Al-Shabab attacked a hotel in Mogadishu.", "Shabab", "Al-Shabab", "armed-group", "SOM", True),
    ("The Taliban seized the district.", "Taliban", "Taliban", "armed-group", "AFG", True),
    ("The Pakistani Taliban seized the post.", "Taliban", "Pakistani Taliban", "armed-group", "PAK", True),
    ("Sendero Luminoso killed the mayor.", "Luminoso", "Sendero Luminoso", "armed-group", "PER", True),
    ("FMLN guerrillas attacked San Salvador.", "guerrillas", "FMLN guerrillas", "armed-group", "SLV", True),
    ("The ELN bombed a pipeline in Colombia.", "ELN", "ELN", "armed-group", "COL", True),
    ("The Syrian Arab Army shelled Idlib.", "Army", "Syrian Arab Army", "state-force", "SYR", True),
    ("Israeli jets struck Gaza.", "jets", "Israel Defense Forces", "state-force", "ISR", True),
    ("The Israeli army said it struck Gaza.", "army", "Israeli army", "state-force", "ISR", True),
    ("Peshmerga fighters held the line.", "fighters", "Peshmerga fighters", "state-force", "IRQ", True),
    ("The Quds Force trains them.", "Quds Force", "Quds Force", "state-force", "IRN", True),
    ("Wagner mercenaries arrived in Mali.", "mercenaries", "Wagner mercenaries", "armed-group", "RUS", True),
    ("The Rapid Support Forces looted the market.", "Support Forces", "Rapid Support Forces", "armed-group", "SDN", True),
    ("The United Nations condemned the attack.", "Nations", "United Nations", "organisation", None, True),
    ("The UN condemned the attack.", "UN", "United Nations", "organisation", None, True),
    ("The UN Security Council met on Monday.", "Council", "UN Security Council", "organisation", None, True),
    ("NATO deployed troops.", "NATO", "NATO", "organisation", None, True),
    ("Doctors Without Borders treated the wounded.", "Borders", "Doctors Without Borders", "organisation", None, True),
    ("The Committee to Protect Journalists condemned the killing.", "Committee", "Committee to Protect Journalists", "organisation", None, True),
    ("Reuters reported the attack.", "Reuters", "Reuters", "organisation", "GBR", True),
    ("The Saudi-led coalition bombed Sanaa.", "coalition", "Saudi-led coalition", "state-force", "SAU", True),
    ("Coalition aircraft struck ISIL in Iraq.", "aircraft", "Coalition", "state-force", None, True),
    ("Enemy fighters fired on the patrol.", "fighters", "Enemy fighters", "armed-group", None, False),
    ("Foreign powers should leave the region.", "powers", "Foreign powers", "unknown", None, False),
    ("Chinese navy ships sailed past.", "navy", "Chinese navy", "state-force", "CHN", True),
    ("Syrian refugees crossed into Turkey.", "refugees", "Syrian refugees", "civilians", "SYR", False),
    ("The president of Iran spoke.", "president", "president", "person", "IRN", False),
    ("Iraqi Prime Minister Mohammed Shia Al-Sudani spoke.", "Sudani", "Mohammed Shia Al-Sudani", "person", "IRQ", True),
    ("Turkish President Recep Tayyip Erdogan spoke.", "Erdogan", "Recep Tayyip Erdogan", "person", "TUR", True),
    ("Col. Travis Caughlin spoke to reporters.", "Caughlin", "Travis Caughlin", "person", None, True),
    ("Syrian rebels shot down a helicopter.", "rebels", "Syrian rebels", "armed-group", "SYR", False),
    ("Kurdish forces entered the city.", "forces", "Kurdish forces", "armed-group", None, False),
    ("Pro-Russian separatists shelled the airport.", "separatists", "Pro-Russian separatists", "armed-group", None, False),
    ("The militant organisation, the Islamic State, claimed the attack.", "organisation", "Islamic State", "armed-group", None, True),
    ("The 507th Air Refueling Wing of the US Air Force deployed.", "Wing", "507th Air Refueling Wing", "state-force", "USA", True),
    ("Hundreds of Houthi fighters died.", "Hundreds", "Houthi fighters", "armed-group", "YEM", True),
    ("A number of militants died.", "number", "militants", "armed-group", None, False),
    ("Fighters from the Islamic State fled.", "Fighters", "Islamic State", "armed-group", None, True),
    ("Two members of the Taliban died.", "members", "Taliban", "armed-group", "AFG", True),
    ("The Iranian regime denied it.", "regime", "Iran", "state", "IRN", True),
    ("The Trump administration imposed sanctions.", "administration", "United States", "state", "USA", True),
    ("Mexican police arrested two men.", "police", "Mexican police", "state-force", "MEX", True),
    ("Myanmar's military bombed a village.", "military", "Myanmar's military", "state-force", "MMR", True),
    ("Ukrainian troops retook the town.", "troops", "Ukrainian troops", "state-force", "UKR", True),
    ("Russian forces shelled Kharkiv.", "forces", "Russian forces", "state-force", "RUS", True),
    ("M23 rebels entered Goma.", "rebels", "M23 rebels", "armed-group", "COD", True),
    ("Fulani herdsmen attacked the village.", "herdsmen", "Fulani herdsmen", "armed-group", "NGA", True),
    ("UN peacekeepers were wounded.", "peacekeepers", "UN peacekeepers", "organisation", None, True),
    ("Afghan security forces retook the post.", "forces", "Afghan security forces", "state-force", "AFG", True),
    ("Colombian police killed a rebel.", "police", "Colombian police", "state-force", "COL", True),
    ("The Philippine army clashed with rebels.", "army", "Philippine army", "state-force", "PHL", True),
    ("North Korea fired a missile.", "Korea", "North Korea", "state", "PRK", True),
    ("Palestinians threw stones.", "Palestinians", "Palestinians", "civilians", "PSE", False),
    ("Unidentified gunmen opened fire.", "gunmen", "Unidentified gunmen", "armed-group", None, False),
    ("Security forces killed five militants.", "Security forces", "Security forces", "state-force", None, False),
    ("The ICRC visited the prison.", "ICRC", "International Committee of the Red Cross", "organisation", None, True),
    ("Pakistan and India exchanged fire.", "India", "India", "state", "IND", True),
    ("Israel and the United States attacked.", "States", "United States", "state", "USA", True),
]


@pytest.mark.parametrize(("text", "phrase", "name", "kind", "country", "named"), PHRASES, ids=[f"{n}-{p[0][:40]}" for n, p in enumerate(PHRASES)])
def test_phrase(text: str, phrase: str, name: str, kind: str, country: str | None, named: bool) -> None:
    draft = coded(text)
    mention = find(draft, phrase)
    assert mention is not None, [draft.quote(m.span) for m in draft.actors]
    actor = resolve(draft, mention)
    assert (actor.name, actor.kind, actor.country, mention.named) == (name, kind, country, named), mention.rule


# text, phrase: no actor at its last word
NO_ACTORS = [
    ("An AC-130 aircraft responded.", "aircraft"),
    ("An AC-130 aircraft responded.", "AC-130"),
    ("The Gaza war goes on.", "war"),
    ("The Gaza war goes on.", "Gaza"),
    ("The attack in Iraq failed.", "Iraq"),
    ("The attack near Baghdad failed.", "Baghdad"),
    ("He was shot in the head.", "head"),
    ("The rebel-held town was shelled.", "town"),
    ("They came to power in 2014.", "power"),
    ("Sanaa is a city of two million.", "Sanaa"),
    ("The Iran–Iraq War lasted eight years.", "War"),
    ("The bomb struck the police station.", "station"),
    ("The strike hit a Kataeb Hezbollah operations center.", "center"),
]


@pytest.mark.parametrize(("text", "phrase"), NO_ACTORS, ids=[p[0][:40] + p[1] for p in NO_ACTORS])
def test_no_actor(text: str, phrase: str) -> None:
    draft = coded(text)
    assert find(draft, phrase) is None, find(draft, phrase)
