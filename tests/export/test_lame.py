"""What is kept of encoded sounds."""

from aquatimer.export.lame import Kept


def test_what_two_threads_encoded_is_counted_once() -> None:
    kept = Kept(100)
    for _ in range(2):
        kept.keep(b"first", bytes(60))
    kept.keep(b"second", bytes(40))
    assert kept.find(b"first") == bytes(60)
    assert kept.find(b"second") == bytes(40)


def test_what_was_kept_first_makes_room() -> None:
    kept = Kept(100)
    for name in (b"first", b"second", b"third"):
        kept.keep(name, bytes(50))
    assert [kept.find(name) for name in (b"first", b"second")] == [None, bytes(50)]


def test_what_is_larger_than_all_room_is_not_kept() -> None:
    kept = Kept(100)
    kept.keep(b"large", bytes(101))
    assert kept.find(b"large") is None
    kept.keep(b"small", bytes(100))
    assert kept.find(b"small") == bytes(100)
