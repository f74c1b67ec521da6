# Needs make and Python 3.11 or newer; everything else goes into .venv, once.
# `make` lists the commands.

PORT ?= 8050
HOST = 127.0.0.1
ARGS =

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check --no-input
PIP_TOOLS := pip-tools==7.6.2
COMPILE := $(VENV)/lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --build-deps-for editable

# The first of these that is new enough makes the .venv.
PYTHONS := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11)
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))

RUN := $(VENV)/installed
DEV := $(VENV)/installed-dev
BENCH := $(VENV)/installed-bench

.PHONY: help run test lint bench lock clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

help:
	@echo "make run [PORT=8050] [HOST=127.0.0.1]  start the web app and print its address"
	@echo "make test [ARGS=…]                     run the tests; ARGS go to pytest"
	@echo "make lint                              check style and types (ruff, mypy)"
	@echo "make bench [ARGS=…]                    measure speed and memory; ARGS=clicks for the browser"
	@echo "make lock                              write the lock files anew from pyproject.toml"
	@echo "make clean                             remove .venv and everything else that was made"
	@echo "Each takes PYTHON=… to name the Python (3.11 or newer) that .venv is made with."

run: $(RUN)
	@exec $(PY) -m graph serve --host "$(HOST)" --port "$(PORT)"

test: $(DEV)
	@$(PY) tools/chromium.py || true  # without one the browser tests fail, and say so
	@$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(DEV)
	@failed=0; \
	$(PY) -m ruff check || failed=1; \
	$(PY) -m ruff format --check || failed=1; \
	$(PY) -m mypy || failed=1; \
	exit $$failed

bench: $(BENCH)
	@$(PY) -m benchmarks $(ARGS)

$(PY):
	@for python in $(PYTHONS); do \
		"$$python" -c '$(NEW_ENOUGH)' 2>/dev/null || continue; \
		"$$python" -c 'import ensurepip, venv' 2>/dev/null || { bare=$$python; continue; }; \
		echo "Making $(VENV) with $$("$$python" --version)"; \
		exec "$$python" -m venv --clear $(VENV); \
	done; \
	if [ -n "$$bare" ]; then \
		echo "Plexus: $$bare cannot make a .venv. Install its venv module (on Debian and Ubuntu: python3-venv)."; \
	else \
		echo "Plexus needs Python 3.11 or newer and found none as: $(PYTHONS). Name one with PYTHON=…"; \
	fi >&2; exit 1

$(RUN): requirements.lock pyproject.toml $(PY)
	@echo "Installing what Plexus needs, once"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock $(RUN)
	@echo "Installing what its tests need, once"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(BENCH): requirements-bench.lock $(DEV)
	@echo "Installing what is measured beside Plexus, once"
	@$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@

lock: $(PY)
	@[ -x $(VENV)/lock/bin/pip-compile ] || $(PY) -m venv --clear $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip --quiet --disable-pip-version-check install $(PIP_TOOLS)
	@export CUSTOM_COMPILE_COMMAND="make lock"; \
	$(COMPILE) -o requirements.lock pyproject.toml && \
	$(COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml && \
	$(COMPILE) --extra bench -c requirements-dev.lock -o requirements-bench.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
