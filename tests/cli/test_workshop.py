"""The cores and the disk of this computer, as all commands use them for tracks."""

import tracemalloc

from aquatimer.cli.workshop import ALL_CORES


def test_what_waits_for_its_turn_takes_no_memory() -> None:
    tracemalloc.start()
    spool = ALL_CORES.spool()
    for _ in range(160):
        spool.put(bytes(2**16))
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 2**20
    assert sum(map(len, spool.pieces())) == 160 * 2**16
