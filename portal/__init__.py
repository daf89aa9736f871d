"""Commend: what the portal knows and does. Nothing here knows about addresses or pages."""
