"""All attacks."""

from attacks import (
    cells,
    exhaustion,
    files,
    forging,
    lies,
    network,
    notebooks,
    reading,
    sockets,
    waiting,
)

ROOMS = (reading, forging, lies, cells, sockets, network, exhaustion, files, notebooks, waiting)
ATTACKS = [attack for room in ROOMS for attack in room.ATTACKS]
