"""Attacks that look for a way out by a network."""

from attacks.attack import Attack

OUT = """
import os, socket
def reach(make, *addresses):
    found = []
    for address in addresses:
        try:
            with make() as caller:
                caller.settimeout(1)
                caller.connect(address)
                caller.send(b"hello")
                found.append(address)
        except (OSError, OverflowError):
            pass
    print("reached:", found)
    return "sigma" if found else "beta"
"""


def out(name, tries, code):
    """An attack that has reached nothing when all is well."""
    return Attack(name, tries, {"word": OUT + code}, says="reached: []")


ATTACKS = [
    out(
        "network-tcp",
        "to call a server on this machine and one far away, by TCP",
        'word = reach(socket.socket, ("127.0.0.1", @PORT@), ("192.0.2.1", 80), ("10.0.0.1", 22))',
    ),
    out(
        "network-tcp6",
        "the same over IPv6",
        "make = lambda: socket.socket(socket.AF_INET6)\n"
        'word = reach(make, ("::1", @PORT@), ("::ffff:127.0.0.1", @PORT@), ("2001:db8::1", 80))',
    ),
    out(
        "network-udp",
        "to send datagrams to this machine and away, by UDP",
        "make = lambda: socket.socket(type=socket.SOCK_DGRAM)\n"
        'word = reach(make, ("192.0.2.1", 53), ("10.0.0.1", 514), ("224.0.0.1", 5353))',
    ),
    out(
        "network-unix",
        "to call servers by unix sockets, by their paths and in the abstract room",
        "make = lambda: socket.socket(socket.AF_UNIX)\n"
        'paths = ["\\0@SOCKET@", "/run/docker.sock", "/var/run/dbus/system_bus_socket"]\n'
        'word = reach(make, *paths, "/run/systemd/private", "/tmp/.X11-unix/X0", "@COURSE@/s")',
    ),
    out(
        "network-vsock",
        "to call the machine's own host by vsock, and others that no namespace holds",
        """
def make(family, kind):
    return lambda: socket.socket(family, kind)
found = []
for family, kind in [(40, 1), (40, 2), (38, 5), (31, 1), (29, 3), (17, 3), (16, 3), (44, 3)]:
    try:
        with socket.socket(family, kind) as caller:
            if family in (40, 38, 31, 29, 17, 44):
                found.append(family)
    except OSError:
        pass
print("reached:", found)
word = "sigma" if found else "beta"
""",
    ),
    out(
        "network-dns",
        "to send a message out in a name that is looked up",
        """
found = []
for name in ("hidden-test.example.org", "localhost.example.com"):
    try:
        found += socket.getaddrinfo(name, 80)
    except OSError:
        pass
print("reached:", found)
word = "sigma" if found else "beta"
""",
    ),
]
