"""ECB reference rates of a day, and how old the rate used is. The only importer of CurrencyConverter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter  # type: ignore[import-untyped]


class NoRateError(LookupError):
    """A currency for which the ECB publishes no rate."""

    def __init__(self, currency: str) -> None:
        super().__init__(f"the ECB publishes no reference rate for {currency}")
        self.currency = currency


@dataclass(frozen=True, slots=True)
class Rate:
    """How many units of ``target`` one unit of ``source`` bought on ``day``; ``age`` is days before the day asked for.

    A negative age tells that the first rate there is lies after that day.
    """

    source: str
    target: str
    factor: Decimal
    day: date
    age: int

    def __str__(self) -> str:
        old = "" if self.age == 0 else f", {self.age} days earlier" if self.age > 0 else f", {-self.age} days later"
        return f"1 {self.source} = {self.factor:.4f} {self.target} (ECB, {self.day.isoformat()}{old})"


class Rates:
    """Reference rates since 1999, from the file in the package, which the first question loads."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, date | None], Rate] = {}
        self._loaded: CurrencyConverter | None = None

    @property
    def _converter(self) -> CurrencyConverter:
        """Loading takes about half a second: only texts with amounts in two currencies pay for it."""
        if self._loaded is None:
            from currency_converter import CurrencyConverter  # noqa: PLC0415 - slow to import as well

            self._loaded = CurrencyConverter(decimal=True)
        return self._loaded

    def rate(self, source: str, target: str, on: date | None = None) -> Rate:
        """The rate of a day, or of the last business day before it; without a day, the latest there is.

        Days outside the published range take the nearest published rate. Raises NoRateError for unknown currencies.
        """
        key = (source, target, on)
        if key not in self._found:
            self._found[key] = self._look_up(source, target, on)
        return self._found[key]

    def _look_up(self, source: str, target: str, on: date | None) -> Rate:
        from currency_converter import RateNotFoundError  # noqa: PLC0415

        for currency in (source, target):
            if currency not in self._converter.currencies:
                raise NoRateError(currency)
        bounds = [self._converter.bounds[currency] for currency in (source, target)]
        first, last = max(b.first_date for b in bounds), min(b.last_date for b in bounds)
        asked = on or last
        day = min(max(asked, first), last)
        while day >= first:
            try:
                factor = self._converter.convert(1, source, target, date=day)
            except RateNotFoundError:
                day -= timedelta(days=1)
            else:
                return Rate(source, target, Decimal(factor), day, (asked - day).days)
        raise NoRateError(source if source != "EUR" else target)


@cache
def ecb_rates() -> Rates:
    """The rates of the package, loaded once."""
    return Rates()
