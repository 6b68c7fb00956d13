"""Exactly where along one answer, or two, another option becomes the recommended one."""
