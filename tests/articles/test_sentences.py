"""Sentence spans: what ends a sentence, and what holds for any text."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.sentences import LONGEST, split

# Each example gives the sentences; joined by spaces they are the text.
EXAMPLES: dict[str, list[str]] = {
    "plain": ["The bank closed.", "Nobody was told.", "Why not?", "Shame!"],
    "titles": ["Mr. Hale met Gov. Ortiz and then-Sen. Roe.", "Dr. Lee did not."],
    "dates": ["The talks of Dec. 25 failed.", "They resume on Sept. 3."],
    "months that end": ["It opened in Feb.", "The shop is small."],
    "numbered": ["See No. 5 on the list.", "Is it there?", "No.", "It was six."],
    "acronym in a name": ["The U.S. Department of Tides paid.", "It was late."],
    "acronym that ends": ["She moved back to the U.S.", "He did not."],
    "AI": ["They fear the rise of AI.", "Critics of AGI.", "Then firms like Character.AI.", "Others follow."],
    "split number": ["It cost $14. 3 billion.", "Nobody paid 1. 5 per cent."],
    "year before a number": ["It began in 2016.", "17 states sued."],
    "decimals": ["It fell to 3.5 per cent.", "A .45 round was found."],
    "initials": ["J. K. Marsh wrote it.", "A. B. Cole read it with George W. Penn."],
    "the word I": ["Nobody knew more than I.", "Smith left."],
    "clock": ["At 2:21 p.m. Moscow time it fell.", "They left at 9 a.m.", "The hall was empty."],
    "clock before a number": ["It gave way at 7:45 a.m.", "Eleven cars fell.", "Two sank at 8 p.m. Monday."],
    "shouted name": ["Yahoo! News had it first.", "Wow!", "Jobs went."],
    "firm": ["Acme Inc. Chief Executive Tim Roe resigned.", "He had run Acme Inc.", "But not well."],
    "party and state": ["Sen. Ann Lee, D-N.Y., spoke.", "Rep. Bo Day, R-Calif., left."],
    "saint": ["Ministers met in St. Louis.", "They dined."],
    "versus": ["The court heard Texas v. Poe.", "It was e.g. Tuesday."],
    "dateline": ["ELGIN, Ill. — Police said on Monday that it was over.", "WASHINGTON, D.C. – Rain fell."],
    "short quotation": ["“We won. We lost,” she said.", "He left."],
    "straight quotation": ['"It was fine. It was safe," he said.', '"Was it?"', "Nobody answered."],
    "question in a quotation": ["“Why?” Smith asked.", "“Is that all?”", "They left."],
    "quotation that ends": ["She read “The End of It.”", "“I wept,” she said."],
    "source of a quotation": ['"The river rose." — from the report of Judge Ray.', "So it did."],
    "brackets": ["He came.", "(He went.)", "They slept."],
    "bracketed sentences": ["(He came. He went.)", "They slept (or so they said).", "All was well."],
    "photo credit": ["The bridge fell.", "(Ann Lee/The Tide)"],
    "ellipsis inside": ["I ... I don't know.", "It went on and on … until June."],
    "ellipsis that ends": ["They waited...", "Nothing came.", "Then . . .", "Silence fell."],
    "marks together": ["Is it so?!", "Yes!!!", "No..."],
    "links": ["Look at this.", "https://example.org/A.B?c=D is the page."],
    "small names": ["Sales fell.", "iPhone sales rose."],
    "list items": ["1. Rates rise.", "2. Jobs fall."],
    "degree": ["She has a Ph.D. in law.", "He has a Ph.D.", "Now what?"],
}


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("expected", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_examples(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was over.The next day was calm.", ["It was over.", "The next day was calm."]),
        ('She was in hospital."It is bad," he said.', ["She was in hospital.", '"It is bad," he said.']),
        ('He said "no big deal."Many agreed.', ['He said "no big deal."', "Many agreed."]),
        ("It is on Booking.Com now.", ["It is on Booking.Com now."]),
        ("See example.org/The.Page or ask @Jo.Poe now.", ["See example.org/The.Page or ask @Jo.Poe now."]),
        ("St.Louis and Mr.Poe agreed.", ["St.Louis and Mr.Poe agreed."]),
    ],
)
def test_stop_without_a_space_after_it(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_quote_set_apart_stays_with_its_sentence() -> None:
    assert sentences("“It is over. ” She left.") == ["“It is over. ”", "She left."]


def test_line_breaks_are_white_space() -> None:
    assert sentences(" The bank\nclosed. Nobody\r\nwas told.\nShame. \n") == [
        "The bank\nclosed.",
        "Nobody\r\nwas told.",
        "Shame.",
    ]


def test_stops_of_other_scripts_need_no_space() -> None:
    assert sentences("他说。我们走了！好。") == ["他说。", "我们走了！", "好。"]


@pytest.mark.parametrize("verb", ["asked", "exclaimed", "yelled", "cried", "whispered"])
def test_what_is_said_aloud_and_who_says_it_are_one_sentence(verb: str) -> None:
    said = [f'"Good evening!" Ada {verb}.', f'"Sit down now!" Mayor Brandt {verb}.', "Then they left."]
    assert sentences(" ".join(said)) == said


@pytest.mark.parametrize(
    "expected",
    [
        ["The limit here is one of. 05 percent.", "He had more than. 12 percent."],
        ["Ruiz hit. 312 with 20 homers last year, including. 340 at home.", "He is a career. 290 hitter."],
        ["A. 38-caliber revolver lay there.", "She had a. 22 rifle."],
        ["They were hit.", "312 people saw it."],
        ["He made a career.", "290 people came."],
    ],
    ids=" ".join,
)
def test_a_point_that_was_parted_from_its_number_ends_nothing(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("marks", ["“”", '""', "()", "[]"])
def test_long_quotation_is_split_and_short_one_is_not(marks: str) -> None:
    inside = ["The tide came in."] * (LONGEST // 18)
    short = [marks[0] + " ".join(inside) + marks[1], "He left."]
    assert sentences(" ".join(short)) == short
    inside += ["The tide went out."] * 3
    inside[0], inside[-1] = marks[0] + inside[0], inside[-1] + marks[1]
    assert sentences(" ".join([*inside, "He left."])) == [*inside, "He left."]


def test_quotation_that_never_closes_is_split() -> None:
    assert sentences("“We won. We lost. We left.") == ["“We won.", "We lost.", "We left."]


@pytest.mark.parametrize("text", ["", " \n\t ", "\u3000"])
def test_nothing_holds_no_sentence(text: str) -> None:
    assert split(text) == []


PIECES = [
    "He ran", "it", "U.S", "Mr", "St", "p.m", "No", "$14", "3", "2016", "I", "A", "Yahoo", "said",
    "Smith asked", ".", "...", "…", "!", "?", "。", '"', "“", "”", "'", "’", "(", ")", "[", "]", "—", ",",
    " ", " ", " ", "\n", "\u00a0",
]  # fmt: skip
newsy = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(st.one_of(newsy, st.text(max_size=200)))
def test_spans_hold_every_character_once_and_in_order(text: str) -> None:
    spans = split(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


@given(newsy)
def test_white_space_around_changes_nothing(text: str) -> None:
    assert [(start - 2, end - 2) for start, end in split(f" \n{text}\t ")] == split(text)


@given(st.lists(st.sampled_from([s for group in EXAMPLES.values() for s in group]), min_size=1, max_size=5))
def test_each_sentence_is_one_sentence(chosen: list[str]) -> None:
    for sentence in sentences(" ".join(chosen)):
        assert sentences(sentence) == [sentence]


HOSTILE = [
    ".", "(", ")", "a", " ", '"', "“", "。", "A. ", "a.A ", ". ", "Mr. ", '!"', "“.”", '"a. ', "“a. B", "1. ",
    ". .5", "\n", "x.Yy ", "?” Aa ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_time_in_line_with_its_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        before = process_time()
        split(text)
        return process_time() - before

    # A scan that grew with the square would take 100 times as long for 10 times the text.
    assert seconds(500_000) < 40 * seconds(50_000) + 1
