"""Analysis off the event loop: short texts in a thread, long ones in a process of their own.

In: a text and what finds the names in it. Out: its analysis, awaited. Python runs one thread at a
time, so the analysis of a long text in a thread would make every key wait; another process does
not, and can be stopped when the reader goes elsewhere.
"""

import asyncio
import sys

import orjson

from reader.library.naming import Naming
from reader.model import Analysis

IN_A_THREAD = 60_000
"""Code points up to which a thread is used: some tens of milliseconds of work."""


async def analysed(text: str, naming: Naming) -> Analysis:
    """The analysis of a text; an empty one, with a remark, where the process came to grief.

    Raises as `Naming` does.
    """
    if len(text) <= IN_A_THREAD:
        return await asyncio.to_thread(naming.analyze, text)
    await asyncio.to_thread(naming.check)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "reader", "analyze", "--jsonl"),
        *naming.options,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        out, _ = await process.communicate(orjson.dumps({"id": "", "text": text}) + b"\n")
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode or not out:
        return Analysis(remark="the analysis of this text failed")
    return Analysis.from_json(orjson.loads(out))
