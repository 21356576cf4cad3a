"""Rules of law and arithmetic: pure functions over frozen values, each with its source in the docstring."""
