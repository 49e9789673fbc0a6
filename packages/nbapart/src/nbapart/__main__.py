"""`python -m nbapart` is the command `nbapart`."""

from nbapart.cli import main

if __name__ == "__main__":
    main(prog_name="nbapart")
