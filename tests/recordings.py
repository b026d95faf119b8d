"""Recordings as watches and straps write them, by the writers of others."""

import csv
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.event_message import EventMessage
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.record_message import RecordMessage
from fit_tool.profile.profile_type import Event, EventType, FileType, Manufacturer
from garmin_fit_sdk import Encoder, Profile

BEGAN = datetime(2026, 3, 4, 18, 30, 5, tzinfo=UTC)
TCX = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"

Beats = Sequence[tuple[int, int | None]]
"""Seconds after the beginning, and beats a minute."""


def fit_by_fit_tool(beats: Beats, began: datetime = BEGAN) -> bytes:
    """Write an activity with fit-tool."""
    builder = FitFileBuilder(auto_define=True, min_string_size=50)
    file_id = FileIdMessage()
    file_id.type = FileType.ACTIVITY
    file_id.manufacturer = Manufacturer.DEVELOPMENT.value
    file_id.time_created = _milliseconds(began)
    start = EventMessage()
    start.event, start.event_type = Event.TIMER, EventType.START
    start.timestamp = _milliseconds(began)
    builder.add(file_id)
    builder.add(start)
    for seconds, bpm in beats:
        record = RecordMessage()
        record.timestamp = _milliseconds(began + timedelta(seconds=seconds))
        record.temperature = 27
        if bpm is not None:
            record.heart_rate = bpm
        builder.add(record)
    content: bytes = builder.build().to_bytes()
    return content


def fit_by_garmin(beats: Beats, began: datetime = BEGAN) -> bytes:
    """Write an activity with Garmin's own encoder."""
    numbers: dict[str, int] = Profile["mesg_num"]
    encoder: Any = Encoder()
    encoder.on_mesg(numbers["FILE_ID"], {"type": "activity", "time_created": began})
    for seconds, bpm in beats:
        told = {"timestamp": began + timedelta(seconds=seconds), "distance": 1.5 * seconds}
        if bpm is not None:
            told["heart_rate"] = bpm
        encoder.on_mesg(numbers["RECORD"], told)
    content: bytes = encoder.close()
    return content


def tcx(beats: Beats, began: datetime = BEGAN) -> bytes:
    """Write an activity after Garmin's public schema of TCX."""
    ET.register_namespace("", TCX)
    root = ET.Element(f"{{{TCX}}}TrainingCenterDatabase")
    activities = ET.SubElement(root, f"{{{TCX}}}Activities")
    activity = ET.SubElement(activities, f"{{{TCX}}}Activity", Sport="Other")
    _leaf(activity, "Id", _iso(began))
    lap = ET.SubElement(activity, f"{{{TCX}}}Lap", StartTime=_iso(began))
    _leaf(lap, "TotalTimeSeconds", "3600.0")
    average = ET.SubElement(lap, f"{{{TCX}}}AverageHeartRateBpm")
    _leaf(average, "Value", "222")
    track = ET.SubElement(lap, f"{{{TCX}}}Track")
    for seconds, bpm in beats:
        point = ET.SubElement(track, f"{{{TCX}}}Trackpoint")
        _leaf(point, "Time", _iso(began + timedelta(seconds=seconds)))
        if bpm is not None:
            _leaf(ET.SubElement(point, f"{{{TCX}}}HeartRateBpm"), "Value", str(bpm))
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def table(heading: str, rows: Sequence[Sequence[object]], delimiter: str = ",") -> bytes:
    """Write a table with a heading."""
    out = StringIO()
    csv.writer(out, delimiter=delimiter).writerows([heading.split(delimiter), *rows])
    return out.getvalue().encode()


def _leaf(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{TCX}}}{name}").text = text


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
