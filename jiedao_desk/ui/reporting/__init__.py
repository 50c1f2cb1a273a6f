"""The parts of the page 上报中心 (上报)."""
