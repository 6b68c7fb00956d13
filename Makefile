# `make run` does the main job on an example; `make test` runs every test. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := examples/ticket-shop.yaml

# durable_rules builds on Python 3.13 only with this macro, and pip would reuse a wheel cached without it.
export CPPFLAGS += -DPyEval_CallObject=PyObject_CallObject
PIP_INSTALL = $(BIN)/python -m pip install --quiet --no-build-isolation \
	$$($(BIN)/python -c 'import sys; print("--no-cache-dir" if sys.version_info >= (3, 13) else "")')
.bench/.ready: BIN := .bench/bin

.PHONY: run test check lint ui bench calibration precision sweeps lock format chromium clean

run: .venv/.runnable
	$(BIN)/advisor advise $(EXAMPLE)
	@mkdir -p output
	$(BIN)/advisor advise $(EXAMPLE) --format html --output output/ticket-shop.html
	@echo
	@echo "The report is in output/ticket-shop.html. To answer the questions in a browser: make ui"

test: .venv/.ready chromium
	$(BIN)/pytest -n 2 --dist loadgroup

check: lint
	$(BIN)/pytest -n 2 --dist loadgroup -m "not slow and not browser"

lint: .venv/.ready
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/advisor rules check
	$(BIN)/advisor rules fmt --check

ui: .venv/.runnable
	$(BIN)/advisor ui

# In an environment of their own: some rule engines that we measure against hold back libraries that we use.
BENCHMARKS := advise_speed sizing exact_analysis engine_speed portfolio_memory authoring
bench: .bench/.ready
	@set -e; for name in $(BENCHMARKS); do \
		echo "== $$name"; PYTHONPATH=. OPENBLAS_NUM_THREADS=1 .bench/bin/python benchmarks/$$name.py; done

calibration: .venv/.ready
	$(BIN)/python -m benchmarks.calibration

precision: .venv/.ready
	$(BIN)/python -m benchmarks.precision

sweeps: .venv/.ready
	$(BIN)/python -m benchmarks.sweeps

# Keeps the versions it can; `make lock UPGRADE=--upgrade` takes the newest ones.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock" $(UPGRADE)
lock: .venv/.ready
	$(COMPILE) pyproject.toml --extra ui --group dev --output-file requirements/dev.txt
	$(COMPILE) pyproject.toml --extra ui --constraints requirements/dev.txt --output-file requirements/ui.txt
	$(COMPILE) pyproject.toml --constraints requirements/dev.txt --output-file requirements/runtime.txt
	$(COMPILE) --group build --constraints requirements/dev.txt --output-file requirements/build.txt
	$(COMPILE) pyproject.toml --group bench --output-file requirements/bench.txt

format: .venv/.ready
	$(BIN)/ruff check --fix --exit-zero --quiet
	$(BIN)/ruff format

# Playwright's own browser download is not used: any Chromium on the machine does.
chromium:
	@for name in chromium chromium-browser google-chrome; do ! command -v $$name >/dev/null || exit 0; done; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
	{ $$sudo apt-get update -qq && \
		$$sudo apt-get install -qq -y --no-install-recommends chromium fonts-liberation >/dev/null; } || \
	echo "WARNING: no Chromium here and apt-get could not install one: the browser tests will be skipped." >&2

clean:
	rm -rf .venv .bench build dist output .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/.runnable: requirements/build.txt requirements/ui.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "Python 3.11, 3.12 or 3.13 is needed; name one: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up .venv, which takes about a minute ..."
	@$(PYTHON) -m venv .venv
	@$(PIP_INSTALL) --require-hashes -r requirements/build.txt
	@$(PIP_INSTALL) --require-hashes -r requirements/ui.txt
	@$(PIP_INSTALL) --no-deps --editable .
	@touch $@

.venv/.ready: .venv/.runnable requirements/dev.txt
	@echo "Adding what the tests need ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

.bench/.ready: requirements/build.txt requirements/bench.txt pyproject.toml
	@echo "Setting up .bench, which takes about a minute ..."
	@$(PYTHON) -m venv .bench
	@$(PIP_INSTALL) --require-hashes -r requirements/build.txt
	@$(PIP_INSTALL) --require-hashes -r requirements/bench.txt
	@$(PIP_INSTALL) --no-deps --editable .
	@touch $@
