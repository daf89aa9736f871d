"""A demo that a visitor believes: two offices, people from many countries, every state of a letter, dates relative to today."""

from development.demo.seed import set_up_demo

__all__ = ["set_up_demo"]
