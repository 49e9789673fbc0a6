"""All attacks."""

from attacks import cells, exhaustion, files, forging, lies, network, notebooks, reading, sockets

ROOMS = (reading, forging, lies, cells, sockets, network, exhaustion, files, notebooks)
ATTACKS = [attack for room in ROOMS for attack in room.ATTACKS]
