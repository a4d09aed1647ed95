PYTHON ?= python3

.PHONY: demo test faults setup

demo:
	@$(PYTHON) dev.py demo

test:
	@$(PYTHON) dev.py test

faults:
	@$(PYTHON) dev.py faults

setup:
	@$(PYTHON) dev.py setup
