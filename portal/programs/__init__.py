"""Program matching: what a program asks, whether the applicant meets it, which programs fit, and the best list of them.

Pure: no Flask, no SQLAlchemy. No program data is shipped (domain.md 5.2): offices enter their own, each value with
its source and the day it was checked. Nothing here gives odds of matching: no service publishes outcomes per program,
and the most official comparison tool declines to advise (domain.md 3.1, 5.2).
"""
