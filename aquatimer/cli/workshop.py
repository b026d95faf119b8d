"""Where a track is made: on the cores of this computer, with its disk for what is done early."""

from aquatimer.devices.cores import side_by_side
from aquatimer.devices.spools import DiskSpool
from aquatimer.export.sharing import Workshop

ALL_CORES = Workshop(side_by_side, DiskSpool)
