# Needs Python 3.11 or newer and make; everything else is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLES := examples/articles

.PHONY: demo test check format clean

# An old pip cannot resolve all extras; the stamp is newer than pyproject.toml once everything is installed.
$(VENV)/.installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("kg needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/.installed
	$(BIN)/kg build $(EXAMPLES) -o out/graph.ttl
	$(BIN)/kg validate out/graph.ttl
	$(BIN)/kg query states-overview -g out/graph.ttl
	$(BIN)/kg query promises-and-deliveries -g out/graph.ttl -p recipient=Q184
	$(BIN)/kg query who-sanctions-whom -g out/graph.ttl
	$(BIN)/kg query denied-claims -g out/graph.ttl

test: $(VENV)/.installed
	$(BIN)/python -m pytest

check: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

format: $(VENV)/.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache
