# `make help` tells what there is.  Needs git, make, python3 (3.11 or later) and python3-venv.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
PY := .venv/bin/python
PIP := -m pip --disable-pip-version-check --no-input install --quiet --no-deps
LOCKED := --require-hashes --only-binary :all:
EDITABLE := --no-build-isolation --editable .
OURS := pyproject.toml requirements/build.in

.PHONY: help run test soak lint audit pictures licences bench lock format clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

run: .venv/runtime ## the site on 127.0.0.1:8000 as a demonstration, with nothing but what it needs to run
	PORTEFEUILLE_MODE=demonstration .venv/bin/portefeuille serve

test: .venv/dev ## all tests: pure ones, on SQLite and on PostgreSQL, in a browser; coverage (ARGS for pytest)
	$(PYTHON) scripts/setup_system.py
	$(PY) -m scripts.run_tests $(ARGS)

soak: .venv/dev ## on each database: the wallet with processes killed 300 times, a year of 10 000 applications
	$(PY) -m scripts.soak

lint: .venv/dev ## formatting, types, floors of the house, templates, migrations
	$(PY) -m scripts.lint

audit: .venv/dev ## known vulnerabilities in the lock files
	$(PY) -m scripts.audit

pictures: .venv/dev ## the pictures of the documentation anew, by the browser stories
	$(PYTHON) scripts/setup_system.py
	$(PY) -m scripts.pictures

licences: .venv/dev ## may each package we ship be used under the EUPL?
	$(PY) -m scripts.licences

bench: .venv-bench/ready ## speed and memory, side by side with others: a table and build/bench.json
	.venv-bench/bin/python -m benchmarks

lock: .venv/dev ## write the lock files anew (UPGRADE=--upgrade takes the newest of everything)
	scripts/lock.sh $(UPGRADE)

format: .venv/dev ## put the code in its one form
	.venv/bin/ruff check --quiet --fix-only .
	.venv/bin/ruff format --quiet .

clean: ## away with everything that was made
	rm -rf .venv .venv-bench build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache mutants
	find src tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +

# A virtual environment is made once; a stamp tells what was installed into it.
.venv/made:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: requirements/runtime.txt $(OURS) | .venv/made
	$(PY) $(PIP) $(LOCKED) -r requirements/runtime.txt
	$(PY) $(PIP) $(EDITABLE)
	@touch $@

.venv/dev: requirements/dev.txt requirements/runtime.txt $(OURS) | .venv/made
	$(PY) $(PIP) $(LOCKED) -r requirements/dev.txt
	$(PY) $(PIP) $(EDITABLE)
	@touch .venv/runtime $@

.venv-bench/ready: requirements/bench.txt $(OURS)
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python $(PIP) $(LOCKED) -r requirements/bench.txt
	.venv-bench/bin/python $(PIP) $(EDITABLE)
	@touch $@
