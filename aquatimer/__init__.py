"""aquatimer: the coach on the pool deck for runners who train in deep water."""

__version__ = "0.1.0"
