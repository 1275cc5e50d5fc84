"""`python -m habeas` is the same as `habeas`."""

from habeas.cli import main

main()
