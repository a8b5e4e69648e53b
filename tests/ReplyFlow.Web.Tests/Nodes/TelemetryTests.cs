using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Authorisation;

namespace ReplyFlow.Web.Tests.Nodes;

/// <summary>What goes to a collector tells of pages, statements and figures, and of nobody.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    [Trait("Length", "Long")]
    public async Task Traces_and_metrics_of_every_page_hold_no_token_no_name_no_address_and_no_title(DatabaseKind kind)
    {
        await using var collector = await Collector.StartAsync();
        List<string> secrets;
        await using (var app = await TestApp.StartWithSettingAsync("ReplyFlow:Telemetry:Endpoint", collector.Address, kind))
        {
            var samples = await Samples.CreateAsync(app);
            await using (var db = app.OpenDatabase())
                secrets =
                [
                    "sample-token", TestPeople.Password, "Mozilla/5.0",
                    .. await db.Deputies.Select(d => d.Name).ToListAsync(Ct), .. await db.Suggestions.Select(s => s.Title).ToListAsync(Ct),
                    .. await db.Deputies.Select(d => d.Email).Where(e => e.Length > 0).ToListAsync(Ct), .. await db.Users.Select(u => u.DisplayName).ToListAsync(Ct),
                    .. await db.Bureaus.Select(b => b.Name).ToListAsync(Ct),
                ];
            foreach (var role in new[] { Roles.Administrator, Roles.Liaison, Roles.Drafter })
            {
                var browser = await app.SignInAsync(TestPeople.UserName(role));
                browser.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0");
                foreach (var row in EndpointTable.Rows.Where(r => r.Endpoint.StartsWith("GET ", StringComparison.Ordinal)))
                    await browser.GetAsync(samples.Fill(row.Address));
                await browser.GetAsync($"/search?q={Uri.EscapeDataString(secrets.First(s => s.StartsWith("关于", StringComparison.Ordinal)))}");
            }
            foreach (var part in new[] { "", "/letter", "?handler=Answer", "/nothing" })
                await app.Browser().SendAsync($"/d/sample-token-0{part}", ("Input.Words", secrets[^1]));
            app.Services.GetRequiredService<TracerProvider>().ForceFlush();
            app.Services.GetRequiredService<MeterProvider>().ForceFlush();
        }
        Assert.Contains("GET cases/{id:guid}", collector.Traces, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("http.server.request.duration", collector.Metrics, StringComparison.Ordinal);
        Assert.Contains("replyflow.outbox.age", collector.Metrics, StringComparison.Ordinal);
        if (kind == DatabaseKind.Postgres)
            Assert.Contains("FROM \"Cases\"", collector.Traces, StringComparison.Ordinal);
        Assert.All(secrets, s =>
        {
            Assert.DoesNotContain(s, collector.Traces, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(s, collector.Metrics, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_traced()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.Null(app.Services.GetService<MeterProvider>());
    }
}
