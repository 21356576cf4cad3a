"""The papers of the office: what each shows (one module a context), how they are printed.

`registry.papers()` lists them; to add one, write its template text in resources/templates, a module here that builds
its context (a plain dictionary with Russian keys), and name both in the registry.
"""
