"""Asking an assessment further: what-if, tipping points, maps, why not, and whether the questions may stop."""
