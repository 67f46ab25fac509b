"""Draws names, phones, addresses and codes from one seeded stream."""

import random

from console.demo.county import County, Town, Trade


class Draw:
    """One stream of chance: the same seed gives the same office."""

    def __init__(self, county: County, seed: int) -> None:
        self.county = county
        self.random = random.Random(seed)
        self._taken: set[str] = set()

    def chance(self, share: float) -> bool:
        """Say whether something with this share happens."""
        return self.random.random() < share

    def person(self) -> str:
        """Return a person's name."""
        given = self.random.choices(self.county.given, k=self.random.choice((1, 2, 2, 2)))
        return self.random.choice(self.county.surnames) + "".join(given)

    def mobile(self) -> str:
        """Return a mobile number of a range no carrier has given out."""
        return f"1{self.random.choice((34, 35, 36, 37, 38, 39, 58, 59))}0000{self.digits(4)}"

    def digits(self, count: int) -> str:
        """Return so many random digits."""
        return "".join(self.random.choices("0123456789", k=count))

    def address(self, town: Town) -> str:
        """Return a street address in a town."""
        road = self.random.choice(self.county.roads)
        return f"{self.county.office['county']}{town.name}{road}{self.random.randint(1, 480)}号"

    def town(self) -> Town:
        """Return a town; most customers sit near the county seat."""
        weights = [{"urban": 8, "township": 3, "remote": 1}[t.locality] for t in self.county.towns]
        return self.random.choices(self.county.towns, weights)[0]

    def trade(self) -> Trade:
        """Return a trade by its share."""
        trades = self.county.trades
        return self.random.choices(trades, [trade.share for trade in trades])[0]

    def customer(self, trade: Trade, town: Town) -> str:
        """Return a customer name nobody else has."""
        for _ in range(200):
            name = self.random.choice(trade.patterns).format(
                county=self.county.office["county"],
                town=town.name,
                brand=self.random.choice(self.county.brand_first)
                + self.random.choice(self.county.brand_second),
                n=self.random.choice("一二三四五六七八"),
            )
            if name not in self._taken:
                break
        else:
            name = f"{name}{len(self._taken)}"
        self._taken.add(name)
        return name
