"""`python -m kg.cli`, for where no script can be installed."""

from kg.cli import main

main()
