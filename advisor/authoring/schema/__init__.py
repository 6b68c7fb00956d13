"""JSON Schemas of every kind of file, out of the models and the vocabulary of a rule base: for editors and for CI."""
