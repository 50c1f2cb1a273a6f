"""街道人大工作台: the congress work of one sub-district office, recorded once, on one machine."""

__version__ = "0.1.0"
