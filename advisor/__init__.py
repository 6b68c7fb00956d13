"""The Scalability Advisor: how a backend should scale, explained and sourced."""

from advisor.api import advise, load_profile, load_rulebase

__all__ = ["advise", "load_profile", "load_rulebase"]
