"""Saved assessments: profile documents kept under unguessable ids."""

from advisor.store.assessments import AssessmentStore, SavedAssessment
from advisor.store.database import database_url, open_engine

__all__ = ["AssessmentStore", "SavedAssessment", "database_url", "open_engine"]
