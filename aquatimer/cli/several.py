"""`export` of several workouts: on all cores, with one bar, into one folder."""

import argparse
import os
import signal
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.context import SpawnContext
from pathlib import Path
from typing import TYPE_CHECKING

from aquatimer.cli.encoders import writing_track
from aquatimer.cli.failures import ImpossibleError, Status, WrongInputError, tell
from aquatimer.cli.interruption import out_of_reach_of_signals
from aquatimer.cli.music import GatheredMusic, find_music
from aquatimer.cli.progress import progress_bar
from aquatimer.devices.allocation import give_back_free_memory, keep_little_free
from aquatimer.devices.files import WritingError, drop_parts
from aquatimer.devices.library import WorkoutFile
from aquatimer.devices.music.lost import LostSongError
from aquatimer.export.spec import TrackSpec
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.timeline import Timeline
from aquatimer.units.progress import Progress

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import SynchronizedArray

_LOOK_EVERY = 0.1
_FINE = 10_000


@dataclass(frozen=True, slots=True)
class Job:
    """One track to write; `asked` names the voice and the language, as on the command line."""

    timeline: Timeline
    verbosity: Verbosity
    asked: argparse.Namespace
    spec: TrackSpec
    output: Path
    metronome: bool = False
    music: GatheredMusic | None = None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What there is to tell of a job; `failure` where its track was not written."""

    problems: tuple[str, ...] = ()
    failure: str | None = None


def outputs_for(
    files: Sequence[WorkoutFile], folders: Sequence[Path], ending: str
) -> tuple[Path, ...]:
    """Return a file in its folder for each workout.

    Where names are the same, that of the folder the workout comes from stands in front. Raises
    WrongInputError where they still are the same. Capitals make no other name: the cards that most
    players have do not tell them apart.
    """
    plain = [folder / file.name for file, folder in zip(files, folders, strict=True)]
    shared = Counter(map(_on_a_card, plain))
    outputs = [
        path if shared[_on_a_card(path)] == 1 else path.with_name(f"{_home(file)}-{file.name}")
        for file, path in zip(files, plain, strict=True)
    ]
    uses = Counter(map(_on_a_card, outputs))
    twice = sorted({path.name for path in outputs if uses[_on_a_card(path)] > 1})
    if twice:
        raise WrongInputError(
            f"Several workouts would become the same file: {', '.join(twice)}. "
            "Give each once, or rename one of them."
        )
    return tuple(path.with_name(f"{path.name}.{ending}") for path in outputs)


def _on_a_card(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path)).casefold()


def _home(file: WorkoutFile) -> str:
    return file.path.resolve().parent.name


def counted(tracks: int) -> str:
    """Return how many tracks, in words that fit one as well."""
    return f"{tracks} track" if tracks == 1 else f"{tracks} tracks"


def write_several(jobs: Sequence[Job], folder: Path) -> None:
    """Write all tracks; one that fails does not keep the others from being written.

    Raises ImpossibleError with what failed.
    """
    made = list(_made([folder, *(job.output.parent for job in jobs)]))
    outcomes: list[_Outcome] = []
    try:
        with progress_bar(f"Writing {counted(len(jobs))}") as progress:
            outcomes.extend(_outcomes(jobs, progress))
    except KeyboardInterrupt:
        _tell_of_whole(outcomes, len(jobs), folder)
        for inside in reversed(made):
            with suppress(OSError):  # a track is in it
                inside.rmdir()
        raise
    for problem in dict.fromkeys(one for outcome in outcomes for one in outcome.problems):
        tell(problem)
    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    tell(f"Wrote {counted(len(jobs) - len(failures))} into {folder}.")
    if failures:
        raise ImpossibleError("\n".join(failures))


def _made(folders: Iterable[Path]) -> Iterator[Path]:
    """Make folders with all they lie in, and yield those that were not there, outer ones first."""
    for folder in folders:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WritingError(folder, error) from error
        yield from reversed(missing)


def _tell_of_whole(outcomes: Sequence[_Outcome], asked: int, folder: Path) -> None:
    whole = sum(outcome.failure is None for outcome in outcomes)
    if whole:
        tell(f"Stopped, with {whole} of {counted(asked)} whole in {folder}.")


def _outcomes(jobs: Sequence[Job], progress: Progress) -> Iterator[_Outcome]:
    """Yield what became of every job; of those that were told to end, before that is raised."""
    context = get_context("spawn")
    # What each job has done, in parts of 10,000; the last one is set where all have to end.
    with out_of_reach_of_signals():
        shares = context.Array("i", len(jobs) + 1)
    with _pool(context, shares, len(jobs)) as pool:
        with out_of_reach_of_signals():
            futures = [pool.submit(_write, index, job) for index, job in enumerate(jobs)]
        processes = [child.pid for child in active_children() if child.pid is not None]
        try:
            _watch(futures, shares, progress)
        except BaseException:
            shares[-1] = 1
            pool.shutdown(wait=True, cancel_futures=True)
            yield from _ended_well(futures)
            raise
        broken = any(isinstance(future.exception(), BrokenProcessPool) for future in futures)
        if broken:
            # What the other processes write could not be told as whole any more.
            shares[-1] = 1
    if broken:
        _tidy_up(jobs, processes)
    yield from map(_became, futures, jobs)


def _tidy_up(jobs: Sequence[Job], processes: Sequence[int]) -> None:
    """Remove what processes that were ended have left."""
    for folder in {job.output.parent for job in jobs}:
        for process in processes:
            drop_parts(folder, process)


def _became(future: Future[_Outcome], job: Job) -> _Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        ended = "the system ended a process of this export"
        return _Outcome(failure=f"{job.output} was not written: {ended}.")
    except (WrongInputError, ImpossibleError) as failed:
        return _Outcome(failure=f"{job.output} was not written: {failed}")


def _ended_well(futures: Sequence[Future[_Outcome]]) -> Iterator[_Outcome]:
    for future in futures:
        if not future.cancelled() and future.exception() is None:
            yield future.result()


def _pool(
    context: SpawnContext, shares: "SynchronizedArray[int]", jobs: int
) -> ProcessPoolExecutor:
    workers = min(os.cpu_count() or 1, jobs)
    return ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(shares,))


def _watch(
    futures: Sequence[Future[_Outcome]], shares: "SynchronizedArray[int]", progress: Progress
) -> None:
    pending = set(futures)
    while pending:
        _, pending = wait(pending, _LOOK_EVERY, FIRST_COMPLETED)
        progress(sum(shares[:-1]), len(futures) * _FINE)


class _Shares:
    """What this process tells of its jobs; set once when it begins."""

    of_all: "SynchronizedArray[int] | None" = None


def _begin(shares: "SynchronizedArray[int]") -> None:
    # A terminal tells every process to end; the first one says when, so that each tidies up.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    _Shares.of_all = shares
    keep_little_free()


def _is_alone() -> bool:
    """Whether the process that shares out the work is gone, killed without a word."""
    first = parent_process()
    return first is not None and not first.is_alive()


def _write(index: int, job: Job) -> _Outcome:
    from aquatimer.cli.speaking import asked_speaker
    from aquatimer.cli.studio import open_studio
    from aquatimer.export.track import write_track

    shares = _Shares.of_all
    if shares is None:
        raise RuntimeError("a process of several has to begin before it writes")

    def spoken(done: int, total: int) -> None:
        # Speech takes about a third of the time where nothing of it is kept.
        share_of(done, 3 * total)

    def share_of(done: int, total: int) -> None:
        shares[index] = max(done * _FINE // max(total, 1), shares[index])
        if shares[-1] or _is_alone():
            raise KeyboardInterrupt

    def unwatched(_done: int, _total: int) -> None:
        share_of(0, 1)

    try:
        with writing_track(job.output, job.spec.format) as out:
            music = None if job.music is None else find_music(job.music, unwatched).music
            speaker = asked_speaker(job.asked, on_tape=True)
            studio = open_studio(speaker, music, metronome=job.metronome)
            production = studio.produce(job.timeline, job.verbosity, spoken)
            give_back_free_memory()
            write_track(production.mixer, out, job.spec, progress=share_of)
    except (WritingError, LostSongError) as failed:
        return _Outcome(failure=str(failed))
    except KeyboardInterrupt:
        if _is_alone():
            os._exit(Status.IMPOSSIBLE)  # nobody is left who would ask for an outcome
        return _Outcome(failure=f"{job.output} was not written.")
    return _Outcome(production.problems)
