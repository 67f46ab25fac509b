"""Real logs of other offices driven through our services as tickets."""
