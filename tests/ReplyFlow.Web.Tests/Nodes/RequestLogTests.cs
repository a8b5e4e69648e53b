using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Nodes;

/// <summary>Every log line of a request stands under the number that its error page shows, and under that of its case.</summary>
public sealed class RequestLogTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_is_found_by_the_number_on_its_page_and_by_that_of_the_case(bool decides)
    {
        var kept = new ScopedLog();
        var app = await TestApp.StartWithAsync(s => s.AddLogging(l => l.AddProvider(kept)));
        await using var story = await CaseStory.StartOnAsync(app);
        await story.RegisterAsync();
        var browser = await story.AsRoleAsync(Roles.Dispatcher);
        await using var db = app.OpenDatabase();
        var item = await db.WorkItems.SingleAsync(w => w.Status == WorkItemStatus.Open, TestContext.Current.CancellationToken);
        var address = decides ? $"/work/{item.Id}" : $"/cases/{item.CaseId}";
        var token = Browser.Token((await browser.GetAsync($"/work/{item.Id}")).Shown().Html);
        // What is read after the case itself.
        var gone = $"ALTER TABLE \"{(decides ? "SuggestionDeputy" : "Attachments")}\" RENAME TO \"Gone\"";
        await db.Database.ExecuteSqlRawAsync(gone, TestContext.Current.CancellationToken);
        var answer = decides ? await browser.SendAsync(address, ("Input.Outcome", "Assign"), ("__RequestVerificationToken", token)) : await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        var reference = Regex.Match(answer.Html, "500-([0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4})").Groups[1].Value;
        var line = Assert.Single(kept.Lines, l => l.Contains($"Request {reference} failed", StringComparison.Ordinal));
        Assert.Contains($"[Reference, {reference}]", line, StringComparison.Ordinal);
        Assert.Contains("[Case, 0390]", line, StringComparison.Ordinal);
    }

    private sealed class ScopedLog : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public ConcurrentQueue<string> Lines { get; } = [];

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => _scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<string>();
            _scopes.ForEachScope((scope, all) => all.Add(scope is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Concat(pairs) : $"{scope}"), scopes);
            Lines.Enqueue($"{formatter(state, exception)} {string.Concat(scopes)}");
        }

        public void Dispose()
        {
        }
    }
}
