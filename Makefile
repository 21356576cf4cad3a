# Every target prepares .venv by itself (.ci/setup.py; the second time that takes no time).

PYTHON ?= python3
VENV := .venv/bin/python

.PHONY: help run demo test check bench accuracy templates fidelity lines clean

help:
	@echo 'make run        open the window (your own database)'
	@echo 'make demo       build the demo office and print all its papers into ./demo; needs no display'
	@echo 'make test       run all tests, offscreen'
	@echo 'make check      ruff, mypy, import-linter'
	@echo 'make templates  rebuild resources/templates/*.docx from their texts'
	@echo 'make fidelity   compare our PDF of every demo paper with that of LibreOffice (needs soffice);'
	@echo '                DIR=folder: of every .docx there; SEEDED=100: of each template filled 100 times;'
	@echo '                LOST=1: with the lines that differ; CACHE=folder: keep what LibreOffice made'
	@echo 'make lines      keep anew what LibreOffice 7.4 makes of the sample documents (needs soffice)'
	@echo 'make bench      what a user waits for, measured on this machine'
	@echo 'make accuracy   how right the Russian of the papers is, on our own tables of names, phrases and numbers'
	@echo 'make clean      remove what the other targets made'

run:
	@$(PYTHON) .ci/setup.py run
	@$(VENV) main.py

demo:
	@$(PYTHON) .ci/setup.py demo
	@rm -rf demo
	@$(VENV) main.py demo --out demo

test:
	@$(PYTHON) .ci/setup.py test
	@QT_QPA_PLATFORM=offscreen $(VENV) -m pytest -q -n 2 --dist loadgroup

check:
	@$(PYTHON) .ci/setup.py check
	@$(VENV) -m ruff check .
	@$(VENV) -m mypy
	@.venv/bin/lint-imports --no-logo

templates:
	@$(PYTHON) .ci/setup.py demo
	@$(VENV) -m documents.templates

DIR ?= demo/papers
fidelity:
	@$(PYTHON) .ci/setup.py test
	@test "$(DIR)" != demo/papers || test -d demo/papers || $(MAKE) --no-print-directory demo
	@$(VENV) tests/fidelity.py $(if $(SEEDED),--seeded $(SEEDED),"$(DIR)") $(if $(LOST),--lost) \
		$(if $(CACHE),--cache "$(CACHE)")

lines:
	@$(PYTHON) .ci/setup.py test
	@$(VENV) tests/regenerate_lines.py

bench:
	@$(PYTHON) .ci/setup.py test
	@$(VENV) tests/bench.py

accuracy:
	@$(PYTHON) .ci/setup.py test
	@$(VENV) tests/accuracy.py

clean:
	rm -rf .venv demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
