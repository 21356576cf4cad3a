"""Additional clauses: the library of the office and the choice of clauses in the wizard."""
