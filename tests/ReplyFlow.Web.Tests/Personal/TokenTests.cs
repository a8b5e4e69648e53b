using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Authorisation;

namespace ReplyFlow.Web.Tests.Personal;

/// <summary>A deputy's token: guessed, dead, somebody else's, and where it is left behind.</summary>
public sealed class TokenTests
{
    private const string Token = "sample-token-0";
    private const string Dead = "sample-token-1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly (string, string)[] Answered =
        [("Input.Choices[0]", "不满意"), ("Input.Choices[1]", "不满意"), ("Input.Words", "没有说何时修好。")];

    [Fact]
    public async Task Of_a_thousand_guesses_from_one_address_most_are_refused_and_none_leaves_anything()
    {
        await using var app = await TestApp.StartWithAsync(services => services.AddSingleton<IStartupFilter, AddressOfTests>());
        await Samples.CreateAsync(app);
        var client = app.Browser().Client;
        await using var db = app.OpenDatabase();
        var before = await db.Audit.CountAsync(Ct);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 1000; i++)
            answers.Add((await client.GetAsync($"/d/{DeputyLink.NewToken()}", Ct)).StatusCode);
        Assert.InRange(answers.Count(a => a == HttpStatusCode.NotFound), 1, 2 * Flood.MostGuessesOfAnAddress);
        Assert.All(answers, a => Assert.True(a is HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests));
        Assert.Equal(before, await db.Audit.CountAsync(Ct));
    }

    [Fact]
    public async Task The_token_stands_in_no_log_error_or_answer_of_a_page_it_is_not_asked_on()
    {
        var kept = new KeptLog();
        await using var app = await TestApp.StartWithAsync(services => services.AddLogging(l => l.AddProvider(kept).AddFilter<KeptLog>(null, LogLevel.Trace)));
        await Samples.CreateAsync(app);
        await using (var db = app.OpenDatabase())
        {
            await db.PersonalLinks.Where(l => l.TokenSha256 == DeputyLink.HashOf(Dead)).ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, app.Clock.Now), Ct);
        }
        var browser = app.Browser();
        foreach (var token in new[] { Token, Dead })
        {
            foreach (var part in new[] { "", "/letter", "/file", "/nothing", "?handler=Nothing", "?q=%00" })
                await browser.GetAsync($"/d/{token}{part}");
            foreach (var handler in new[] { "Open", "Received", "Check", "Edit", "Answer", "Nothing" })
                await browser.SendAsync($"/d/{token}?handler={handler}", Answered);
            await browser.Client.PostAsync($"/d/{token}?handler=Answer", new StringContent("x", null, "text/x-nothing"), Ct);
        }
        await using (var db = app.OpenDatabase())
        {
            Assert.Single(await db.Feedback.Where(f => f.Way == FeedbackWay.Link).ToListAsync(Ct));
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"PersonalLinks\" RENAME TO \"Gone\"", Ct);
        }
        Assert.Equal(HttpStatusCode.InternalServerError, (await browser.GetAsync($"/d/{Token}")).Status);
        Assert.Contains(kept.Lines, l => l.Contains("PersonalLinks", StringComparison.Ordinal));
        Assert.DoesNotContain(kept.Lines, l => l.Contains(Token, StringComparison.Ordinal) || l.Contains(Dead, StringComparison.Ordinal));
    }

    [Fact, Trait("Length", "Long")]
    public async Task What_was_answered_by_it_stands_on_no_page_and_in_no_export_with_the_token()
    {
        await using var app = await TestApp.StartAsync();
        var samples = await Samples.CreateAsync(app);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Browser().SendAsync($"/d/{Token}?handler=Answer", Answered)).Status);
        foreach (var visitor in Visitors.SignedIn)
        {
            var browser = await app.SignInAsync(visitor);
            foreach (var row in EndpointTable.Rows.Where(r => r.Endpoint.StartsWith("GET ", StringComparison.Ordinal) && !r.Address.StartsWith("/d/", StringComparison.Ordinal)))
            {
                var answer = await browser.GetAsync(samples.Fill(row.Address));
                Assert.DoesNotContain(Token, answer.Html);
                Assert.DoesNotContain(DeputyLink.HashOf(Token), answer.Html);
            }
        }
        await using var db = app.OpenDatabase();
        Assert.All(await db.Audit.ToListAsync(Ct), e => Assert.DoesNotContain(Token, e.Summary + e.Data));
    }

    [Fact]
    public async Task What_was_typed_stays_where_the_link_has_died_while_the_page_lay_open()
    {
        await using var app = await TestApp.StartAsync();
        await Samples.CreateAsync(app);
        Assert.Contains("我的答复", WebUtility.HtmlDecode((await app.Browser().GetAsync($"/d/{Token}")).Html));
        await using var db = app.OpenDatabase();
        await db.PersonalLinks.ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, app.Clock.Now), Ct);
        foreach (var handler in new[] { "Check", "Answer" })
        {
            var answer = await app.Browser().SendAsync($"/d/{Token}?handler={handler}", Answered);
            var page = WebUtility.HtmlDecode(answer.Html);
            Assert.Equal(HttpStatusCode.Gone, answer.Status);
            Assert.Contains("这个链接已经停用", page);
            Assert.Contains("没有说何时修好。", page);
        }
        Assert.Empty(await db.Feedback.ToListAsync(Ct));
    }

    [Fact]
    public async Task Of_two_tabs_both_answers_are_kept_and_what_paper_may_not_overwrite_is_shown_again()
    {
        await using var app = await TestApp.StartAsync();
        await Samples.CreateAsync(app);
        await app.Browser().SendAsync($"/d/{Token}?handler=Answer", Answered);
        await app.Browser().SendAsync($"/d/{Token}?handler=Answer", ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "满意"), ("Input.Words", ""));
        await using var db = app.OpenDatabase();
        Assert.Equal([FeedbackLevel.Dissatisfied, FeedbackLevel.Satisfied], await db.Feedback.OrderBy(f => f.Id).Select(f => f.Level).ToListAsync(Ct));
        Assert.Equal(FeedbackLevel.Satisfied, (await db.Feedback.SingleAsync(f => f.SupersededAt == null, Ct)).Level);
        Assert.Contains("改过 1 次", WebUtility.HtmlDecode((await app.Browser().GetAsync($"/d/{Token}")).Html));
        var mailed = await db.PersonalLinks.AsNoTracking().FirstAsync(Ct);
        db.Add(new PersonalLink
        {
            LetterId = mailed.LetterId,
            DeputyId = mailed.DeputyId,
            Way = LinkWay.Paper,
            TokenSha256 = DeputyLink.HashOf("on-paper"),
            IssuedAt = app.Clock.Now,
            ExpiresAt = app.Clock.Now.AddDays(1),
        });
        await db.SaveChangesAsync(Ct);
        var paper = WebUtility.HtmlDecode((await app.Browser().SendAsync("/d/on-paper?handler=Answer", Answered)).Html);
        Assert.Contains("您已经用邮件里的链接答复过这份复函", paper);
        Assert.Contains("没有说何时修好。", paper);
        Assert.Equal(2, await db.Feedback.CountAsync(Ct));
    }

    [Fact]
    public async Task A_token_answers_for_its_own_deputy_whatever_the_form_says()
    {
        await using var app = await TestApp.StartAsync();
        await Samples.CreateAsync(app);
        await using var db = app.OpenDatabase();
        var other = new Deputy { Name = "池示例" };
        db.Add(other);
        await db.SaveChangesAsync(Ct);
        var link = await db.PersonalLinks.AsNoTracking().FirstAsync(l => l.TokenSha256 == DeputyLink.HashOf(Token), Ct);
        await app.Browser().SendAsync($"/d/{Token}?handler=Answer&deputyId={other.Id}&token=sample-token-2", [.. Answered,
            ("DeputyId", other.Id.ToString()), ("Input.DeputyId", other.Id.ToString()), ("Token", "sample-token-2"), ("Input.Way", "PaperLink"), ("Input.LetterId", Guid.NewGuid().ToString())]);
        var answer = await db.Feedback.SingleAsync(Ct);
        Assert.Equal((link.DeputyId, link.LetterId, link.Id, FeedbackWay.Link), (answer.DeputyId, answer.LetterId, answer.LinkId, answer.Way));
    }

    [Fact, Trait("Length", "Long")]
    public async Task Staff_of_no_role_write_what_looks_like_the_deputy_s_by_naming_its_fields_in_any_form()
    {
        await using var app = await TestApp.StartAsync();
        var samples = await Samples.CreateAsync(app);
        Guid deputy, link, letter;
        await using (var db = app.OpenDatabase())
        {
            var row = await db.PersonalLinks.AsNoTracking().FirstAsync(Ct);
            (deputy, link, letter) = (row.DeputyId, row.Id, row.LetterId);
        }
        foreach (var visitor in Visitors.SignedIn)
            foreach (var row in EndpointTable.Rows.Where(r => r.Endpoint.StartsWith("POST ", StringComparison.Ordinal)
                && !r.Address.StartsWith("/d/", StringComparison.Ordinal) && !r.Address.Contains("Account", StringComparison.Ordinal)))
                foreach (var way in new[] { FeedbackWay.Link, FeedbackWay.PaperLink })
                {
                    var browser = await app.SignInAsync(visitor);
                    var token = Browser.Token((await browser.GetAsync("/Account/SignOutEverywhere")).Html);
                    await browser.SendAsync(samples.Fill(row.Address), [.. (row.Form ?? []).Select(f => (f.Item1, samples.Fill(f.Item2))),
                        .. Poison(way, deputy, link, letter), ("__RequestVerificationToken", token)]);
                }
        await using var after = app.OpenDatabase();
        Assert.Empty(await after.Feedback.Where(f => f.Way == FeedbackWay.Link || f.Way == FeedbackWay.PaperLink || f.LinkId != null).ToListAsync(Ct));
        // The same form with a way that staff have is taken, so what was refused was the way.
        var office = await app.SignInAsync(TestPeople.UserName(Domain.Organisation.Roles.BureauOffice));
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostAsync(samples.Fill("/cases/{case}/answers"), [.. Poison(FeedbackWay.Telephone, deputy, link, letter)])).Status);
        Assert.Single(await after.Feedback.ToListAsync(Ct));
    }

    /// <summary>An answer as every form that takes one names its parts, with all that would make it the deputy's.</summary>
    private static IEnumerable<(string, string)> Poison(FeedbackWay way, Guid deputy, Guid link, Guid letter)
    {
        foreach (var prefix in new[] { "", "Input.", "Rows[0].", "Input.Answer." })
            foreach (var (name, value) in new[]
            {
                ("Way", way.ToString()), ("LinkId", link.ToString()), ("LetterId", letter.ToString()), ("DeputyId", deputy.ToString()),
                ("Choices[0]", "满意"), ("Choices[1]", "满意"), ("Level", "Satisfied"), ("EnteredBy", "代表本人"), ("IsOwn", "true"),
                ("On", "2026-03-02"), ("Who", "办公室打给代表"), ("Note", "代表说满意。"), ("Outcome", "Satisfied"), ("Token", "sample-token-3"),
            })
                yield return (prefix + name, value);
    }

    /// <summary>Everything that is logged, by everybody.</summary>
    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            Lines.Enqueue(state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception} {(state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "")}");

        public void Dispose()
        {
        }
    }
}
