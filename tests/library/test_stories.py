"""Which articles report the same event: found as they come in, stable, and as a person says."""

from __future__ import annotations

import pytest

from reader.articles.model import Article
from reader.importing.building import article_from_parts
from reader.library import Library

HARBOUR = (
    "The harbour master of Norwick, Ada Quill, resigned on Monday after the Selwyn ferry struck the pier. "
    "Divers looked at the pilings of the pier, and the Selwyn was towed to the Tarrant yard. "
)
BANK = (
    "The Bank of Ostland raised its key rate to 5 per cent on Monday, the governor Bram Veller said. "
    "Economists in Ostland had expected Veller to wait for the inflation report of the statistics office. "
)


def report(text: str, source: str, day: str = "2025-06-08", more: str = "") -> Article:
    """One outlet's report of an event."""
    return article_from_parts(
        f"{text[:30].rsplit(' ', 1)[0]}, says {source}",
        f"{text}{more} {source} was told so by two people who asked not to be named.",
        source=source,
        date=day,
        url=f"https://{source.lower()}.test/{day}/{abs(hash(text + more)) % 10**8}",
    )


def together(library: Library) -> list[list[str]]:
    """The stories with several reports, each by its sources."""
    stories = library.stories
    return sorted(sorted(a.source for a in stories.articles(n)) for n in stories.numbers())


def test_reports_of_one_event_are_one_story(library: Library) -> None:
    for text in (HARBOUR, BANK):
        for source in ("Ledger", "Courier", "Gazette"):
            library.add(report(text, source))
    assert library.stories.pending() == 6
    assert library.stories.find() == 6
    assert together(library) == [["Courier", "Gazette", "Ledger"]] * 2
    assert library.stories.pending() == 0 and library.stories.find() == 0
    (first, _) = (library.stories.cards([n])[n] for n in library.stories.numbers())
    assert (first.reports, first.sources, first.unread, first.differs) == (3, 3, 3, None)
    assert first.newest == "2025-06-08"


def test_a_story_keeps_its_identity_when_one_more_report_comes(library: Library) -> None:
    library.add(report(HARBOUR, "Ledger"))
    library.stories.find()
    story = library.stories.story_of(library.articles()[0].id)
    for source in ("Courier", "Gazette"):
        library.add(report(HARBOUR, source))
        library.stories.find()
    assert library.stories.numbers() == [story]
    assert library.stories.cards([story or 0])[story or 0].title.endswith("Ledger")


def test_the_order_of_coming_in_does_not_matter_here() -> None:
    made = [report(text, source) for text in (HARBOUR, BANK) for source in ("Ledger", "Courier")]
    for order in (made, made[::-1], [made[k] for k in (2, 0, 3, 1)]):
        with Library.in_memory(order) as library:
            library.stories.find()
            assert together(library) == [["Courier", "Ledger"], ["Courier", "Ledger"]]


def test_days_apart_are_not_one_event(library: Library) -> None:
    for day in ("2025-05-08", "2025-05-05", "2025-04-08"):
        library.add(report(HARBOUR, f"Ledger{day[-5:-3]}{day[-2:]}", day))
    library.stories.find()
    assert together(library) == [["Ledger0505", "Ledger0508"]]


def test_without_a_date(library: Library) -> None:
    """It can still be told, by what is said alone."""
    for source, day in (("Ledger", ""), ("Courier", "2025-06-08"), ("Gazette", "")):
        library.add(report(HARBOUR, source, day))
    library.add(report(BANK, "Other", ""))
    library.stories.find()
    assert together(library) == [["Courier", "Gazette", "Ledger"]]


def test_finding_can_be_stopped_and_goes_on(library: Library) -> None:
    for source in ("Ledger", "Courier", "Gazette"):
        library.add(report(HARBOUR, source))
    assert library.stories.find(lambda done, total: done < 2) == 2
    assert library.stories.pending() == 1
    assert library.stories.find() == 1
    assert together(library) == [["Courier", "Gazette", "Ledger"]]


def test_splitting_and_joining_is_remembered_and_undone(library: Library) -> None:
    made = [report(HARBOUR, "Ledger"), report(HARBOUR, "Courier"), report(BANK, "Gazette")]
    for article in made:
        library.add(article)
    stories = library.stories
    stories.find()
    before = [stories.story_of(a.id) for a in made]
    split = stories.split([made[0].id])
    assert together(library) == []
    library.add(report(HARBOUR, "Herald"))
    stories.find()
    assert stories.story_of(made[0].id) != stories.story_of(made[1].id)
    joined = stories.join([made[0].id, made[2].id])
    assert stories.story_of(made[0].id) == stories.story_of(made[2].id)
    stories.undo(joined)
    stories.undo(split)
    assert [stories.story_of(a.id) for a in made] == before
    assert len(together(library)) == 1


def test_a_report_taken_off_the_list_is_not_counted(library: Library) -> None:
    made = [report(HARBOUR, source) for source in ("Ledger", "Courier", "Gazette")]
    for article in made:
        library.add(article)
    library.stories.find()
    (story,) = library.stories.numbers()
    library.forget(made[0].id)
    assert library.stories.cards([story])[story].reports == 2
    library.forget(made[1].id)
    assert library.stories.numbers() == []
    library.restore(made[0])
    assert library.stories.cards([story])[story].reports == 2


@pytest.mark.parametrize(("figures", "differs"), [(("40", "42"), True), (("40", "40"), False)])
def test_whether_figures_differ(library: Library, figures: tuple[str, str], differs: bool) -> None:
    """Worked out once, and seen again when one more report comes."""
    for source, figure in zip(("Ledger", "Courier"), figures, strict=True):
        library.add(report(HARBOUR, source, more=f"The repair of the pier will cost ${figure} million. "))
    stories = library.stories
    stories.find()
    (story,) = stories.undecided(9)
    assert stories.decide(story, lambda: True) is None
    assert stories.decide(story) is differs
    assert stories.undecided(9) == []
    assert stories.numbers(differing=True) == ([story] if differs else [])
    library.add(report(HARBOUR, "Gazette"))
    stories.find()
    assert stories.undecided(9) == ([] if differs else [story])


def test_likely_partners_of_any_date(library: Library) -> None:
    old = report(HARBOUR, "Ledger", "2019-01-02")
    for article in (old, report(BANK, "Gazette"), report(BANK, "Herald")):
        library.add(article)
    library.stories.find()
    asked = report(HARBOUR, "Courier", "2025-06-08")
    partners = library.stories.partners(asked, 3)
    assert partners[0] == library.catalogue.number_of(old.id)
    assert library.catalogue.number_of(old.id) not in library.stories.partners(old, 3)


def test_two_finders_at_once_put_each_article_once(library: Library) -> None:
    from concurrent.futures import ThreadPoolExecutor

    for k in range(30):
        library.add(report(HARBOUR if k % 2 else BANK, f"Outlet{k}"))
    others = [library.second() for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda other: other.stories.find(), others))
    for other in others:
        other.close()
    assert [len(group) for group in together(library)] == [15, 15]


def test_a_summary_is_looked_at_again_when_its_page_has_come(library: Library) -> None:
    """Its story is found by the whole text then, and whether figures differ is seen again."""
    whole = report(HARBOUR, "Courier", more="The repair will cost $42 million. ")
    library.add(report(HARBOUR, "Ledger", more="The repair will cost $40 million. "))
    summary = article_from_parts(
        "What is new", "Read it here.", source="Courier", date=whole.date, url=whole.url, partial=True
    )
    library.add(summary)
    library.stories.find()
    assert together(library) == []
    library.add(whole)
    assert library.stories.pending() == 1
    library.stories.find()
    assert together(library) == [["Courier", "Ledger"]]
    (story,) = library.stories.undecided(9)
    assert library.stories.decide(story) is True
    same = article_from_parts(
        whole.headline,
        whole.text.partition("\n\n")[2].replace("$42", "$40"),
        source="Courier",
        date=whole.date,
        url=whole.url,
    )
    library.add(same)
    assert library.stories.pending() == 0 and library.stories.undecided(9) == [story]
    assert library.stories.decide(story) is False


def test_what_a_person_split_is_not_looked_at_again(library: Library) -> None:
    summary = report(HARBOUR, "Courier")
    partial = article_from_parts(
        summary.headline, HARBOUR, source="Courier", date=summary.date, url=summary.url, partial=True
    )
    library.add(report(HARBOUR, "Ledger"))
    library.add(partial)
    library.stories.find()
    assert len(together(library)) == 1
    library.stories.split([partial.id])
    library.add(summary)
    assert library.stories.pending() == 0 and together(library) == []


def test_several_articles_of_one_source_are_no_story_unless_a_person_says_so(library: Library) -> None:
    made = [report(HARBOUR, "Ledger", more=f"Brief number {k}. ") for k in range(3)]
    for article in made:
        library.add(article)
    library.stories.find()
    assert together(library) == []
    library.stories.join([a.id for a in made])
    assert together(library) == [["Ledger", "Ledger", "Ledger"]]


def test_what_was_joined_before_it_was_looked_at_still_gathers_reports(library: Library) -> None:
    """And undoing leaves all as it was."""
    made = [report(HARBOUR, "Ledger"), report(BANK, "Gazette")]
    for article in made:
        library.add(article)
    joined = library.stories.join([a.id for a in made])
    assert together(library) == [["Gazette", "Ledger"]]
    library.add(report(HARBOUR, "Courier"))
    library.stories.find()
    library.stories.undo(joined)
    assert library.stories.pending() == 0
    assert all(library.stories.story_of(a.id) for a in made)
    with library._database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM stories WHERE chosen").fetchone() == (0,)


def test_an_answer_about_texts_that_have_changed_is_not_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [report(HARBOUR, s, more=f"It cost ${n} million. ") for s, n in (("Ledger", 40), ("Courier", 42))]
    for article in made:
        library.add(article)
    library.stories.find()
    (story,) = library.stories.numbers()
    articles = library.stories.articles

    def meanwhile(number: int, most: int = -1) -> list[Article]:
        found = articles(number, most)
        body = made[1].text.partition("\n\n")[2].replace("$42", "$40")
        library.add(
            article_from_parts(made[1].headline, body, source="Courier", date=made[1].date, url=made[1].url)
        )
        return found

    monkeypatch.setattr(library.stories, "articles", meanwhile)
    assert library.stories.decide(story) is None
    monkeypatch.setattr(library.stories, "articles", articles)
    assert library.stories.decide(story) is False
