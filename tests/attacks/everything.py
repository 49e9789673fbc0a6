"""All attacks."""

from attacks import cells, exhaustion, files, forging, network, notebooks, reading, sockets

ROOMS = (reading, forging, cells, sockets, network, exhaustion, files, notebooks)
ATTACKS = [attack for room in ROOMS for attack in room.ATTACKS]
