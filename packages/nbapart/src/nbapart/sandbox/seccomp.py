"""The system calls that a student's code may not make, as a seccomp filter.

Namespaces hide the host. The filter blocks what namespaces do not cover, and old or rarely used
parts of the Linux kernel that have been exploited before.
"""

import errno
import functools
import itertools
import os
import tempfile

from nbapart.errors import SandboxError

# Refused with "operation not permitted".
REFUSED = {
    "new namespaces and roots": "unshare setns chroot pivot_root",
    "mounts": """mount umount2 fsopen fsconfig fsmount fspick move_mount open_tree mount_setattr
        quotactl open_by_handle_at name_to_handle_at fanotify_init""",
    "other processes": "ptrace process_vm_readv process_vm_writev pidfd_getfd kcmp",
    "the machine": """reboot kexec_load kexec_file_load init_module finit_module delete_module
        swapon swapoff acct syslog vhangup sethostname setdomainname settimeofday clock_settime
        adjtimex clock_adjtime iopl ioperm modify_ldt personality lookup_dcookie nfsservctl""",
    "programs in the Linux kernel": """bpf perf_event_open userfaultfd io_uring_setup
        io_uring_enter io_uring_register""",
    "keys": "add_key request_key keyctl",
    "memory that no limit counts": """memfd_create memfd_secret shmget msgget semget mq_open mbind
        set_mempolicy migrate_pages move_pages""",
}

# Unix, IPv4, IPv6 and netlink: libzmq aborts without them, and the sandbox's network is empty.
# Other families, above all AF_VSOCK, are not confined by the network namespace.
SOCKET_FAMILIES = {1, 2, 10, 16}
SOCKET_FAMILY_COUNT = 64

# Flags of clone that create namespaces: mount, cgroup, uts, ipc, user, pid, net.
NAMESPACE_FLAGS = [1 << bit for bit in (17, 25, 26, 27, 28, 29, 30)]

TIOCSTI = 0x5412  # the ioctl that types characters into a terminal


@functools.cache
def program() -> bytes:
    """Compile the filter for this machine.

    Returns
    -------
    bytes
        A BPF program.

    Raises
    ------
    SandboxError
        The library that compiles it is missing.
    """
    try:
        import pyseccomp
    except (ImportError, RuntimeError) as error:
        cure = "install libseccomp2 (Debian, Ubuntu) or libseccomp (Fedora)"
        raise SandboxError(f"system calls cannot be filtered ({error}): {cure}") from error
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    _refuse(pyseccomp, rules)
    _narrow(pyseccomp, rules)
    with tempfile.TemporaryFile() as compiled:
        rules.export_bpf(compiled)
        return os.pread(compiled.fileno(), 1 << 20, 0)


def _refuse(seccomp, rules):
    for names in REFUSED.values():
        for name in names.split():
            if seccomp.resolve_syscall(seccomp.Arch.NATIVE, name) != -1:
                rules.add_rule(seccomp.ERRNO(errno.EPERM), name)


def _narrow(seccomp, rules):
    """Refuse certain arguments of system calls that are needed otherwise."""
    refused, unknown = seccomp.ERRNO(errno.EPERM), seccomp.ERRNO(errno.ENOSYS)
    no_family = seccomp.ERRNO(errno.EAFNOSUPPORT)
    for flag in NAMESPACE_FLAGS:
        rules.add_rule(refused, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    # A filter cannot inspect clone3's arguments, which are in memory; without it, clone is used.
    rules.add_rule(unknown, "clone3")
    low = 0xFFFF_FFFF
    typed = seccomp.Arg(1, seccomp.MASKED_EQ, low, TIOCSTI)
    rules.add_rule(refused, "ioctl", typed)
    others = [seccomp.Arg(0, seccomp.GE, SOCKET_FAMILY_COUNT)]
    for family in set(range(SOCKET_FAMILY_COUNT)) - SOCKET_FAMILIES:
        others.append(seccomp.Arg(0, seccomp.MASKED_EQ, low, family))
    for call, other in itertools.product(("socket", "socketpair"), others):
        rules.add_rule(no_family, call, other)
