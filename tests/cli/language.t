#!/usr/bin/env python3
"""What is English: stories, capitals, lists and tables are; other languages
pass unchanged and are counted.

Each text is of 50 words or more; a text that is analysed gets its tokens.
"""
import json
import subprocess
import sys

import tap

ENGLISH = {
    "a story": "The harbour of Tessaly reopened on Monday after a week of "
    "storms, and nine boats left before noon, Mayor Lena Pruitt said. ",
    "a story in capitals": "THE HARBOUR OF TESSALY REOPENED ON MONDAY AFTER A "
    "WEEK OF STORMS, AND NINE BOATS LEFT BEFORE NOON, OFFICIALS SAID. ",
    "headlines": "Storm closes harbour. Ferry crews walk out for a third day. "
    "Council votes to sell the lighthouse. Mayor asks for more time. ",
    "a list": "1. New moorings for the fleet\n2. A longer quay by the end of "
    "the year\n3. More light at night\n4. No fees for boats under 12 feet\n",
    "figures of a company": "Shr 34 cts vs 29 cts\nNet 1,200,000 vs 990,000\n"
    "Revs 12.1 mln vs 10.4 mln\nNote: the company had a gain of 2 mln dlrs "
    "in the first quarter from sale of a unit.\n",
    "a table": "Tessaly 12 9 2 1 29 points from 12 games\nDunmore 12 8 3 1 27 "
    "and third in the cup\nOrrin 12 5 5 2 20 after losing at home\n",
    "a transcript": "MARSH: Why did the wall break?\nPRUITT: We don't know "
    "yet, and I won't guess.\nMARSH: But you were told in the spring.\n",
    "a story with foreign names": "Łukasz Wójcik and José Ángel Peña met "
    "Françoise Lefèvre at the Théâtre de la Ville on Monday, and they sang "
    "“Ne me quitte pas” for an hour. ",
}
OTHERS = {
    "French": "Le port a rouvert lundi après une semaine de tempêtes, et neuf "
    "bateaux sont partis avant midi, a dit la maire de la ville. ",
    "German": "Der Hafen wurde am Montag nach einer Woche voller Stürme wieder "
    "geöffnet, und neun Boote liefen noch vor Mittag aus, sagte die "
    "Bürgermeisterin. ",
    "Spanish": "El puerto reabrió el lunes después de una semana de tormentas, "
    "y nueve barcos salieron antes del mediodía, dijo la alcaldesa. ",
    "Portuguese": "O porto reabriu na segunda-feira depois de uma semana de "
    "tempestades, e nove barcos saíram antes do meio-dia, disse a prefeita. ",
    "Italian": "Il porto ha riaperto lunedì dopo una settimana di tempeste, e "
    "nove barche sono partite prima di mezzogiorno, ha detto la sindaca. ",
    "Dutch": "De haven ging maandag na een week van stormen weer open, en "
    "negen boten voeren voor het middaguur uit, zei de burgemeester. ",
    "Swedish": "Hamnen öppnade igen på måndagen efter en vecka av stormar, och "
    "nio båtar gick ut före lunch, sade borgmästaren som är trött. ",
    "Polish": "Port został ponownie otwarty w poniedziałek po tygodniu burz, a "
    "dziewięć łodzi wypłynęło przed południem, powiedziała burmistrz. ",
    "Finnish": "Satama avattiin maanantaina viikon myrskyjen jälkeen, ja "
    "yhdeksän venettä oli lähtenyt ennen puoltapäivää, mutta muut eivät, "
    "sanoi pormestari, kun hän tuli rantaan. ",
    "Hungarian": "A kikötő hétfőn egy hét vihar után ismét megnyílt, és kilenc "
    "hajó dél előtt elindult, mondta a polgármester, de azt nem tudta, hogy "
    "a többi mikor. ",
    "Turkish": "Liman bir haftalık fırtınadan sonra pazartesi günü yeniden "
    "açıldı ve dokuz tekne öğleden önce denize çıktı, dedi belediye başkanı. ",
    "Indonesian": "Pelabuhan itu dibuka kembali pada hari Senin setelah badai "
    "selama seminggu, dan sembilan kapal berangkat sebelum siang, kata wali "
    "kota. ",
    "Russian": "Порт вновь открылся в понедельник после недели штормов, и "
    "девять лодок вышли в море до полудня, сказала мэр города. ",
    "Greek": "Το λιμάνι άνοιξε ξανά τη Δευτέρα μετά από μια εβδομάδα με "
    "καταιγίδες, και εννέα βάρκες έφυγαν πριν το μεσημέρι, είπε η δήμαρχος. ",
    "Arabic": "أعيد فتح الميناء يوم الاثنين بعد أسبوع من العواصف وغادرت تسعة "
    "قوارب قبل الظهر قالت رئيسة البلدية في المدينة. ",
    "Hindi": "एक सप्ताह के तूफान के बाद सोमवार को बंदरगाह फिर से खुल गया और "
    "दोपहर से पहले नौ नावें रवाना हुईं, शहर की महापौर ने कहा। ",
    "Korean": "일주일 동안 이어진 폭풍 끝에 월요일 항구가 다시 문을 열었고 정오 전에 "
    "배 아홉 척이 떠났다고 시장이 말했다. ",
}


def counted(text):
    """(whether it was analysed, how many --stats has as not English)."""
    line = json.dumps({"text": text}, ensure_ascii=False).encode() + b"\n"
    done = subprocess.run(["tokenize", "--stats"], input=line,
                          capture_output=True, check=True)
    same = done.stdout == line
    return not same, json.loads(done.stderr)["not_english"]


for what, piece in ENGLISH.items():
    text = piece * 8
    tap.ok(len(text.split()) >= 50 and counted(text) == (True, 0),
           f"English: {what}")
for what, piece in OTHERS.items():
    text = piece * 8
    tap.ok(len(text.split()) >= 50 and counted(text) == (False, 1),
           f"{what} passes unchanged and is counted", counted(text))
sys.exit(tap.finish())
