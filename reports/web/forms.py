"""Forms that write: read as urlencoded fields, answered by a redirect, so that loading again sends nothing twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

Form = Mapping[str, str]
_MOST_FIELDS = 40


def posted(handler: Callable[[Request, Form], Response]) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that hands the fields of a form to a handler, each as its first value without blanks around it."""

    async def endpoint(request: Request) -> Response:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/x-www-form-urlencoded":
            raise HTTPException(400, "A form is expected here. Use the buttons of the pages.")
        try:
            pairs = parse_qsl(
                (await request.body()).decode("ascii"),
                keep_blank_values=True,
                encoding="utf-8",
                errors="strict",
                max_num_fields=_MOST_FIELDS,
            )
        except ValueError:
            raise HTTPException(400, "The form cannot be read. Load its page again.") from None
        form: dict[str, str] = {}
        for name, value in pairs:
            form.setdefault(name, value.strip())
        return await run_in_threadpool(handler, request, form)

    return endpoint


def needed(form: Form, name: str, label: str) -> str:
    """A field that must be filled in, or 400."""
    value = form.get(name, "")
    if not value:
        raise HTTPException(400, f"{label} is missing. Go back and fill it in.")
    return value


def see_other(address: str) -> Response:
    """Go on to a page of ours."""
    return RedirectResponse(address, status_code=303)
