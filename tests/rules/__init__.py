"""Tests of the rules: plain examples, properties and planted faults."""
