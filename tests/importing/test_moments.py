"""When something was published, in the many ways it is written; what cannot be told is left open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.model import shown_moment
from reader.importing.moments import When, when


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("2025-03-03", "2025-03-03", ""),
        ("2025-03", "2025-03", ""),
        ("2025", "2025", ""),
        ("2025-03-03T10:00:00Z", "2025-03-03", "10:00+00:00"),
        ("2025-03-03T10:00", "2025-03-03", "10:00"),
        ("2025-03-03T23:30:00.000+0530", "2025-03-03", "23:30+05:30"),
        ("2025-03-03 10:00:00 UTC", "2025-03-03", "10:00+00:00"),
        ("Mon, 03 Mar 2025 10:00:00 GMT", "2025-03-03", "10:00+00:00"),
        ("Mon, 03 Mar 2025 23:30:00 -0500", "2025-03-03", "23:30-05:00"),
        ("Mon, 03 Mar 2025 10:00:00 GMT+7", "2025-03-03", "10:00+07:00"),
        ("Mon,03 Mar 2025 10:00:00 EST", "2025-03-03", "10:00-05:00"),
        ("Monday, March 3, 2025", "2025-03-03", ""),
        ("Mar 3, 2025 10:00 AM EDT", "2025-03-03", "10:00-04:00"),
        ("3 March 2025 at 10:15 PM", "2025-03-03", "22:15"),
        ("8/21/2018 9:00:00 AM", "2018-08-21", "09:00"),
        ("3/4/2025 9:00:00 AM", "2025-03-04", "09:00"),
        ("13/04/2025", "2025-04-13", ""),
        ("04.03.2025", "2025-03-04", ""),
        ("2025/03/03", "2025-03-03", ""),
        ("1741006800", "2025-03-03", "13:00+00:00"),
        ("1741006800000", "2025-03-03", "13:00+00:00"),
    ],
)
def test_what_is_read(text: str, day: str, time: str) -> None:
    assert when(text) == When(day, time)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "10:00", "03/04/2025", "March 2025", "2025-13-40", "0000-00-00", "12", "9999999999999",
     "Mon, 31 Feb 2025 10:00:00 GMT", "1", "2025-02-30T10:00:00Z", "{}", "3 March"],
)  # fmt: skip
def test_what_cannot_be_told_is_left_open(text: str) -> None:
    assert when(text) == When()


@given(st.text(max_size=60))
def test_nothing_falls_over(text: str) -> None:
    day, time = when(text)
    assert not time or day


def test_how_it_is_shown() -> None:
    assert shown_moment("2025-03-03", "10:00+00:00") == "2025-03-03 10:00 UTC"
    assert shown_moment("2025-03-03", "10:00+07:00") == "2025-03-03 10:00 +07:00"
    assert shown_moment("2025-03-03", "10:00") == "2025-03-03 10:00"
    assert shown_moment("2025-03-03", "") == "2025-03-03" and shown_moment("", "10:00") == ""
