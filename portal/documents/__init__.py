"""The documents of a packet: what a writer gets, and what an office keeps. Facts in, bytes out."""
