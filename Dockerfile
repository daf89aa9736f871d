# One image; its command says what it is: web, worker or migrate. It runs as nobody in particular, on a read-only root.
FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/commend
COPY requirements-production.lock .
RUN python -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements-production.lock

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home commend \
 && install -d -o commend /srv/files
WORKDIR /srv/commend
COPY --from=build /srv/commend/.venv .venv
COPY wsgi.py gunicorn.conf.py ./
COPY deploy/commend deploy/commend
COPY portal portal
COPY blueprints blueprints
COPY development development
COPY templates templates
COPY migrations migrations
ENV PATH="/srv/commend/.venv/bin:$PATH" PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 COMMEND_PRODUCTION=1
USER 10001
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/live', timeout=3)"]
ENTRYPOINT ["deploy/commend"]
CMD ["web"]
