# syntax=docker/dockerfile:1

# Free fonts that letters are set with, from Debian's packages; the customer's own may be mounted beside them.
FROM debian:bookworm-slim AS fonts
WORKDIR /src
COPY scripts/fonts.sh scripts/
RUN apt-get update && REPLYFLOW_FONTS=/fonts bash scripts/fonts.sh && rm -rf /var/lib/apt/lists/*

# Node.js for the browser-side packages that the build brings.
FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY Directory.Build.props Directory.Packages.props global.json ./
COPY src/ src/
COPY templates/ templates/
COPY workflows/ workflows/
# Compiled ahead: a start takes three quarters of the processor time, for 40 MB more.
RUN dotnet publish src/ReplyFlow.Web -c Release -o /app --nologo --use-current-runtime --self-contained false -p:PublishReadyToRun=true \
 && dotnet publish src/ReplyFlow.Cli -c Release -o /app --nologo \
 && cp -r templates workflows /app/

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=fonts /fonts /usr/local/share/fonts/replyflow
COPY --from=build /app /app
WORKDIR /app
ENV ReplyFlow__DataFolder=/data \
    ReplyFlow__FontFolders__0=/usr/local/share/fonts/replyflow \
    ASPNETCORE_HTTP_PORTS=8080 \
    TZ=Asia/Shanghai
RUN mkdir /data && chown $APP_UID:$APP_UID /data && chmod 700 /data
USER $APP_UID
VOLUME /data
EXPOSE 8080
# The image has no curl; bash can ask by itself.
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s --retries=4 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.1 200' <&3"]
ENTRYPOINT ["dotnet", "ReplyFlow.Web.dll"]
