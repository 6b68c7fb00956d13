"""What things are: the vocabulary of profiles, rules, evidence and assessments. No input or output here."""
