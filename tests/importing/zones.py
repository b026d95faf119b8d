"""What the efforts stand for, as the command line hands it to the importer."""

from aquatimer.plan.efforts import BUILT_IN

ZONES = {
    name: (effort.target.percent.low, effort.target.percent.high or 100)
    for name, effort in BUILT_IN.items()
    if effort.target.percent
}
