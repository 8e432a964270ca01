"""Which articles belong to a story: names and "phrases" joined by AND, OR, NOT and brackets.

``"AMI Labs" OR (LeCun AND startup) NOT football``: words side by side must both occur; NOT binds to what follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from facts.names.names import Sought, small_letters, sought

_TOKEN = re.compile(r'\s*(?:(?P<bracket>[()])|"(?P<phrase>[^"]*)"|(?P<word>[^\s()"]+)|(?P<open>"))')


class MatchError(ValueError):
    """A match expression that cannot be read. ``position`` counts characters from 0."""

    def __init__(self, expression: str, position: int, problem: str) -> None:
        self.expression, self.position, self.problem = expression, position, problem
        super().__init__(f"{problem} at character {position + 1} of {expression!r}")


@dataclass(frozen=True)
class Term:
    """One name or phrase."""

    words: str

    @property
    def name(self) -> Sought:
        """How the name is looked for."""
        return sought(self.words)


@dataclass(frozen=True)
class Match:
    """A parsed expression: ``any_of`` of ``all_of`` terms, none of which may be among the ``none_of``."""

    alternatives: tuple[tuple[tuple[Term, ...], tuple[Term, ...]], ...]

    def matches(self, text: str) -> bool:
        """Whether the text satisfies the expression."""
        small = small_letters(text)
        return any(
            all(term.name.found_in(text, small) for term in wanted)
            and not any(term.name.found_in(text, small) for term in unwanted)
            for wanted, unwanted in self.alternatives
        )

    @property
    def names(self) -> tuple[str, ...]:
        """All wanted terms: a text without any of them cannot match."""
        return tuple(dict.fromkeys(term.words for wanted, _ in self.alternatives for term in wanted))


_Clause = tuple[tuple[Term, ...], tuple[Term, ...]]


def parse_match(expression: str) -> Match:
    """Parse an expression. Raises MatchError with the place of the trouble."""
    parser = _Parser(expression)
    clauses = parser.any_of()
    parser.end()
    if any(not wanted for wanted, _ in clauses):
        raise MatchError(expression, 0, "an alternative has only NOT and would match almost everything; add a name")
    return Match(tuple(clauses))


class _Parser:
    """Recursive descent into disjunctive normal form; expressions are short."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.tokens: list[tuple[str, str, int]] = []
        position = 0
        while expression[position:].strip():
            found = _TOKEN.match(expression, position)
            if found is None or found.lastgroup == "open":
                raise MatchError(expression, position, 'a quotation mark (") is not closed')
            group = str(found.lastgroup)
            self.tokens.append((group, found[group], found.start(group)))
            position = found.end()
        self.next = 0
        if not self.tokens:
            raise MatchError(expression, 0, "the match expression is empty; write a name or a phrase")

    def peek(self) -> tuple[str, str, int] | None:
        return self.tokens[self.next] if self.next < len(self.tokens) else None

    def is_word(self, *words: str) -> bool:
        token = self.peek()
        return token is not None and token[0] == "word" and token[1] in words

    def any_of(self) -> list[_Clause]:
        clauses = self.all_of()
        while self.is_word("OR"):
            self.next += 1
            clauses += self.all_of()
        return clauses

    def all_of(self) -> list[_Clause]:
        clauses = self.one()
        while (token := self.peek()) is not None and token[1] != ")" and not self.is_word("OR"):
            if self.is_word("AND"):
                self.next += 1
            more = self.one()
            clauses = [(a + c, b + d) for a, b in clauses for c, d in more]
        return clauses

    def one(self) -> list[_Clause]:
        token = self.peek()
        if token is None:
            raise MatchError(self.expression, len(self.expression), "a name or a phrase is missing")
        group, words, position = token
        self.next += 1
        if group == "bracket":
            if words == ")":
                raise MatchError(self.expression, position, "a bracket is closed that was not opened")
            clauses = self.any_of()
            if (close := self.peek()) is None or close[1] != ")":
                raise MatchError(self.expression, position, "a bracket is not closed")
            self.next += 1
            return clauses
        if group == "word" and words == "NOT":
            return self._negated(position)
        if group == "word" and words in {"AND", "OR"}:
            raise MatchError(self.expression, position, f"{words} has nothing before it")
        if not re.search(r"\w", words):
            raise MatchError(self.expression, position, "a name needs at least one letter or digit")
        return [((Term(words),), ())]

    def _negated(self, position: int) -> list[_Clause]:
        unwanted: tuple[Term, ...] = ()
        for wanted, nested in self.one():
            if nested or len(wanted) != 1:
                raise MatchError(self.expression, position, "NOT takes a name, a phrase, or a bracket of names with OR")
            unwanted += wanted
        return [((), unwanted)]

    def end(self) -> None:
        if (token := self.peek()) is not None:
            raise MatchError(self.expression, token[2], f"{token[1]!r} was not expected here")
