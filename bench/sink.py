"""A mail server that takes everything at once and keeps nothing but a count: `python -m bench.sink` prints its port.

It reads as little as the protocol allows, so that what is measured is whoever sends.
"""

import asyncio
import sys


async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One connection."""
    writer.write(b"220 sink\r\n")
    while line := await reader.readline():
        word = line[:4].upper()
        if word == b"DATA":
            writer.write(b"354 go on\r\n")
            await reader.readuntil(b"\r\n.\r\n")
            writer.write(b"250 taken\r\n")
        elif word == b"QUIT":
            writer.write(b"221 bye\r\n")
            break
        else:
            writer.write(b"250 sink\r\n")
    writer.close()


async def main() -> None:
    """Serve until killed."""
    server = await asyncio.start_server(take, "127.0.0.1", 0, limit=1024 * 1024)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
