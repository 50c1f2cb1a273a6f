# Two commands are enough: `make run` and `make test`. Both set up everything they need the first time.
# On Windows, which has no make, the README says what to type instead.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
export PYTHON

# Say ARGS="--data somewhere" to hand something on to the program, TESTS=tests/kernel to run a part of the tests.
ARGS ?=
TESTS ?=
# As many workers as the machine has cores; PYTEST_WORKERS=0 runs in one process, for a debugger.
PYTEST_WORKERS ?= auto
PYTEST = env QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 $(1)/bin/python -m pytest -n $(PYTEST_WORKERS) $(TESTS)

# For make bench: which cases, on an office of how many attendance rows.
CASES ?=
N ?=

OLDEST_PYTHON ?= $(PYTHON)
OLDEST := .venv-oldest

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := run
.PHONY: run test check checks format format-check lint types layers demo pictures bench test-oldest lock wheel clean help

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  \1|/p' Makefile | awk -F'|' '{ printf "  make %-14s%s\n", $$1, $$2 }'

run: $(VENV)/ready-to-run ## the window; without a screen, what it does in files and pictures
	@sh packaging/run.sh $(BIN)/jiedao-desk $(ARGS)

demo: $(VENV)/ready-to-run ## a sample office, its papers, workbooks and a picture of every page in build/demo
	@env QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES=default.warning=false $(BIN)/jiedao-desk tour build/demo

test: $(VENV)/ready-to-test ## all tests, without a screen
	@$(call PYTEST,$(VENV))

check: checks test ## everything that has to hold before a change is shared

checks: format-check lint types layers

format: $(VENV)/ready-to-test ## puts the code in form and mends what can be mended by itself
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

format-check: $(VENV)/ready-to-test
	$(BIN)/ruff format --check .

lint: $(VENV)/ready-to-test
	$(BIN)/ruff check .

types: $(VENV)/ready-to-test
	$(BIN)/mypy

layers: $(VENV)/ready-to-test
	$(BIN)/lint-imports --no-logo

pictures: demo ## the pictures of the manual anew, from a fresh demo
	@$(BIN)/python packaging/make_pictures.py build/demo/pictures resources/help

bench: $(VENV)/ready-to-test ## how fast it is, one JSON line a case; CASES=start,search and N=10000 narrow it
	@env QT_QPA_PLATFORM=offscreen $(BIN)/python -m bench --cases "$(CASES)" $(if $(N),--rows $(N))

test-oldest: $(OLDEST)/ready-to-test ## the tests on the oldest releases that are supported (Python 3.11 to 3.13)
	@$(call PYTEST,$(OLDEST))

lock: ## pins what pyproject.toml asks for, at today's releases (needs uv)
	rm -f requirements/*.lock
	$(LOCK) requirements/build.in -o requirements/build.lock
	$(LOCK) pyproject.toml -o requirements/run.lock
	$(LOCK) pyproject.toml --extra dev -c requirements/run.lock -c requirements/build.lock -o requirements/dev.lock
	cp requirements/dev.lock requirements/oldest.lock
	$(LOCK) pyproject.toml requirements/oldest.in --extra dev -o requirements/oldest.lock

wheel: $(VENV)/ready-to-test ## an installable package in dist/
	$(BIN)/python -m hatchling build --target wheel

clean: ## throws away what was built, the environments included
	rm -rf build dist $(VENV) $(OLDEST) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find jiedao_desk tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Setting up ------------------------------------------------------------------
# A stamp in the environment says what it was last made from; the second run costs nothing.

$(VENV)/bin/pip:
	@sh packaging/setup_system.sh
	$(PYTHON) -m venv $(VENV)

$(OLDEST)/bin/pip:
	@sh packaging/setup_system.sh
	$(OLDEST_PYTHON) -m venv $(OLDEST)

$(VENV)/ready-to-run: packaging/setup_system.sh requirements/build.lock requirements/run.lock pyproject.toml | $(VENV)/bin/pip
	@sh packaging/setup_system.sh
	$(PIP) install --quiet --require-hashes -r requirements/build.lock -r requirements/run.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# Everything that running needs, and more.
$(VENV)/ready-to-test: packaging/setup_system.sh requirements/dev.lock pyproject.toml | $(VENV)/bin/pip
	@sh packaging/setup_system.sh
	$(PIP) install --quiet --require-hashes -r requirements/dev.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/ready-to-run

$(OLDEST)/ready-to-test: packaging/setup_system.sh requirements/oldest.lock pyproject.toml | $(OLDEST)/bin/pip
	@sh packaging/setup_system.sh
	$(OLDEST)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/oldest.lock
	$(OLDEST)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
