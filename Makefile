# The one list of commands. `make demo` and `make test` set up what is missing by themselves.
PYTHON ?= $(shell for each in python3.11 python3.12 python3.13 python3.14 python3; do \
	if $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$each; break; fi; done)
ENVIRONMENT := .venv
BIN := $(ENVIRONMENT)/bin
READY := $(ENVIRONMENT)/.ready
export UV_PYTHON_DOWNLOADS := never

.PHONY: help setup demo test lint types contracts browser pins bench pictures catalogues clean

help:  ## list what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

setup: $(READY)  ## set up the environment (the others do it by themselves)

# uv installs the hash-checked pins in seconds; where it can't be had, pip does the same in minutes.
$(READY): requirements/dev.txt requirements/installer.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Habeas needs Python 3.11 or later on the PATH (or: make PYTHON=/path/to/python3)."; exit 1; }
	@echo "Setting up $(ENVIRONMENT) with $$($(PYTHON) --version) (about a minute, once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(ENVIRONMENT)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/installer.txt \
		&& $(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/dev.txt requirements/installer.txt \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@if test -x $(BIN)/uv; then \
		$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .; else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; fi
	@$(BIN)/python -m compileall -q src >/dev/null || true
	@touch $@

demo: $(READY)  ## build a registry from examples/, print what it found and how to open it
	@$(BIN)/habeas build examples --registry demo-registry
	@$(BIN)/habeas cases --registry demo-registry
	@$(BIN)/habeas counts --registry demo-registry --what "political prisoners"
	@echo
	@echo "Open it in the browser with:  $(BIN)/habeas serve --registry demo-registry"

# A file's tests run in one process, so that what they share is made once; two processes more than the two cores that
# this is meant for, since tests of pages wait for the browser. Each of them reads all tests: the first reading, which
# takes longest, is done once for all, beside the type checker, and kept whatever the environment says of such files.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(READY) browser  ## run the checks and the tests
	@$(MAKE) --no-print-directory lint contracts
	@$(BIN)/python -m pytest --collect-only -qq >/dev/null 2>&1 & \
		$(MAKE) --no-print-directory types; typed=$$?; wait; exit $$typed
	@$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder

lint: $(READY)  ## style and mistakes
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(READY)  ## strict types
	@$(BIN)/mypy

contracts: $(READY)  ## nothing imports upward
	@$(BIN)/lint-imports --no-cache

# The browser tests need Chromium. Debian's package is installed where that is possible; elsewhere they are
# skipped, and say so.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
		if command -v apt-get >/dev/null && test "$$(id -u)" = 0; then \
			echo "Installing Chromium for the browser tests ..."; \
			{ apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 \
				|| echo "Chromium could not be installed: the browser tests will be skipped."; \
		else echo "No Chromium here, and no way to install it: the browser tests will be skipped."; fi; }

bench: $(READY)  ## measure, and print the tables of docs/performance.md
	@for each in benchmarks/*.py; do $(BIN)/python $$each; done

pictures: $(READY) browser  ## take the pictures of every page for the documentation again
	@$(BIN)/python docs/pictures.py

catalogues: $(READY)  ## bring the translations of the pages up to date with their words
	@$(BIN)/python docs/catalogues.py

pins: $(READY)  ## make the hash-checked pins again from pyproject.toml
	@$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements/run.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	@echo uv | $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate - -o requirements/installer.txt

clean:  ## remove the environment and the demo's registry
	rm -rf $(ENVIRONMENT) demo-registry .mypy_cache .ruff_cache .pytest_cache .hypothesis
