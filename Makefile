# make demo   set up a virtual environment and play the demo
# make test   set up a virtual environment and run the tests
# make lint   ruff and mypy
# make fast   compile the reader of facts in place (minutes); what is edited then has to be compiled again
# make plain  take the compiled reader away
# make lock   write the versions in use to requirements.lock

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test lint fast plain lock clean

help:
	@sed -n 's/^# make/make/p' Makefile

$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON). Install Python 3.11 or newer, or say: make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is $$($(PYTHON) --version). Factdrift needs Python 3.11 or newer; say: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || { echo "Making $(VENV) ..."; $(PYTHON) -m venv $(VENV); }
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@echo "Installing Factdrift into $(VENV) (a minute or two the first time) ..."
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.made pyproject.toml
	@echo "Installing Factdrift and what its tests need into $(VENV) (a minute or two the first time) ..."
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	@$(BIN)/factdrift demo

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -n auto --dist loadgroup -q

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/mypy

fast: $(VENV)/.installed-dev
	@echo "Compiling the reader (three minutes) ..."
	@$(BIN)/python setup.py --quiet build_ext --inplace > build.log 2>&1 || { cat build.log; rm -f build.log; exit 1; }
	@rm -f build.log
	@ls facts/*.so > /dev/null || { echo "Nothing was compiled: is there a C compiler?"; exit 1; }

plain:
	@find facts -name '*.so' -delete
	@rm -rf *__mypyc*.so build

lock: $(VENV)/.installed-dev
	@$(BIN)/python -m pip --disable-pip-version-check freeze --exclude-editable > requirements.lock
	@echo "requirements.lock written."

clean: plain
	@rm -rf $(VENV) build dist *.egg-info demo-workspace
