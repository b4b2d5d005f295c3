# Hotseat: `make run` is all it takes. Needs Python 3.11-3.13 and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help install run test check bench snapshots serve train compare eval realism clean

help:  ## Show these verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "Hotseat needs Python 3.11, 3.12 or 3.13. Run: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	@echo "Setting up .venv (once, a few minutes)..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) torch==2.13.0
	@$(PIP) --editable '.[dev,serve]'
	@touch $(STAMP)

install: $(STAMP)  ## Set up .venv with pinned packages

run: $(STAMP)  ## Start the app
	@$(BIN)/hotseat

test: $(STAMP)  ## Run the tests
	$(BIN)/python -m pytest --numprocesses 2

check: $(STAMP)  ## Lint, types, arrows, content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hotseat check

bench: $(STAMP)  ## Measure speed, as ratios within one run
	$(BIN)/python -m tests.bench

snapshots: $(STAMP)  ## Draw the screens' snapshots again, after you have looked at the changes
	$(BIN)/python -m pytest tests/tui --snapshot-update

eval: $(STAMP)  ## Measure reader and scorer on EVAL=DIR (default: the project's own test sets)
	$(BIN)/python -m tests.eval $(EVAL)

realism: $(STAMP)  ## Measure the customer with scripted trainees
	$(BIN)/python -m tests.realism

train: $(STAMP)  ## Train the reader again (about half an hour on two cores)
	$(PIP) --editable '.[dev,serve,train]'
	$(BIN)/python -u -m simulator.understanding.training.train

compare: $(STAMP)  ## Compare every way of reading (hours)
	$(PIP) --editable '.[dev,serve,train]'
	$(BIN)/python -u -m simulator.understanding.training.compare

serve: $(STAMP)  ## The app in a browser, on this machine
	$(BIN)/hotseat serve

clean:  ## Remove what was built
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
