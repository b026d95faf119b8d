"""The guess of how long a text takes, against clips of espeak-ng at 165 words a minute."""

import pytest

from aquatimer.plan.pace import estimated_length, estimated_lengths


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("Easy.", 357),
        ("Halfway.", 581),
        ("Breathe out fully.", 868),
        ("Easy. One minute thirty.", 1700),
        ("Easy. Ten minutes. Warm up.", 2301),
        ("Drill. Thirty seconds. Round eight of ten.", 2993),
        ("3 x 10 m, 90 % of your best.", 2673),
        ("Count one leg for thirty seconds and double it.", 2807),
        ("Drill. Thirty seconds. Last round. Hands in the air, keep your legs running.", 5277),
    ],
)
def test_it_is_within_a_third_of_what_was_measured(text: str, measured: int) -> None:
    assert estimated_length(text) == pytest.approx(measured, rel=1 / 3)


def test_each_text_has_its_length() -> None:
    lengths = estimated_lengths(["Easy.", "Easy. One minute."])
    assert list(lengths) == ["Easy.", "Easy. One minute."]
    assert lengths["Easy."] < lengths["Easy. One minute."]
