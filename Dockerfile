# syntax=docker/dockerfile:1
# One recipe for every service:  docker build --build-arg APP=wallet -t portfel-wallet .
# and for the tool that makes the topics:  docker build --target topics -t portfel-topics .
# and for the simulated bank:  docker build --target bank -t portfel-bank .

FROM node:24-bookworm-slim AS manifest
WORKDIR /app
COPY package.json package-lock.json .npmrc infra/compose/pick-packages.cjs ./

# What the services need at run time.
FROM manifest AS packages
RUN --mount=type=cache,target=/root/.npm,sharing=locked \
    node pick-packages.cjs services && npm install --omit=dev --ignore-scripts --loglevel=error

# Compiled once for all services. The stamp tells tools/run.cjs that nothing is left to install.
FROM manifest AS build
RUN --mount=type=cache,target=/root/.npm,sharing=locked \
    node pick-packages.cjs compiler && npm install --ignore-scripts --loglevel=error \
 && printf %s "$(sha256sum package-lock.json | cut -d ' ' -f 1)" > node_modules/.portfel-install
COPY swc.config.json ./
COPY tools tools
COPY libs libs
COPY apps apps
RUN node tools/run.cjs build

# The same layers under every service: only what follows is made anew when a line of a service changes.
FROM node:24-bookworm-slim AS runtime
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY --from=build /app/dist/libs dist/libs

FROM runtime AS topics
COPY --from=build /app/dist/tools dist/tools
USER node
CMD ["node", "dist/tools/topics/main.js"]

FROM runtime AS bank
COPY --from=build /app/dist/tools/bank dist/tools/bank
# A volume takes over who owns it.
RUN install --directory --owner=node --group=node /var/lib/portfel/bank
USER node
CMD ["node", "dist/tools/bank/main.js"]

FROM runtime AS service
ARG APP
COPY --from=build /app/dist/apps/${APP:?is_missing} dist/apps/${APP}
# For operators: docker compose exec wallet node dist/tools/messages/main.js parked
COPY --from=build /app/dist/tools/messages dist/tools/messages
# docker compose exec auth node dist/tools/accounts/main.js make-admin ann
COPY --from=build /app/dist/tools/accounts dist/tools/accounts
# docker compose exec wallet node dist/tools/ledger/main.js verify
COPY --from=build /app/dist/tools/ledger dist/tools/ledger
# A volume takes over who owns it.
RUN install --directory --owner=node --group=node /var/lib/portfel/photos
ENV APP=${APP} INTERNAL_PORT=9000
USER node
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.INTERNAL_PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD exec node "dist/apps/$APP/src/main.js"
