using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Tests.SecretDeputies;

namespace ReplyFlow.Web.Tests.Personal;

/// <summary>The deputy's page behind a link, of a suggestion whose deputies are secret to everybody else.</summary>
public sealed class PersonalPageTests(PersonalPageTests.Fixture fixture) : IClassFixture<PersonalPageTests.Fixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fetching_the_pages_changes_nothing()
    {
        await using var db = fixture.Story.App.OpenDatabase();
        var before = await db.Audit.CountAsync(Ct);
        foreach (var part in new[] { "", "/letter", "/file" })
        {
            var client = fixture.Story.App.Browser().Client;
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/d/{fixture.Token}{part}", Ct)).StatusCode);
            using var head = new HttpRequestMessage(HttpMethod.Head, $"/d/{fixture.Token}{part}");
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(head, Ct)).StatusCode);
        }
        Assert.Equal(before, await db.Audit.CountAsync(Ct));
        Assert.All(await db.PersonalLinks.ToListAsync(Ct), l => Assert.Null(l.OpenedAt));
    }

    [Fact]
    public async Task The_page_is_kept_by_nobody_and_tells_nobody_where_it_is()
    {
        var client = fixture.Story.App.Browser().Client;
        foreach (var address in new[] { $"/d/{fixture.Token}", $"/d/{fixture.Token}/letter", $"/d/{fixture.Token}/file", "/d/no-such-token" })
        {
            var answer = await client.GetAsync(address, Ct);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
        var html = await client.GetStringAsync($"/d/{fixture.Token}", Ct);
        Assert.DoesNotContain("<script", html);
        Assert.InRange(html.Length, 1000, 50_000);
    }

    [Fact]
    public async Task It_shows_the_deputy_their_letter_and_not_the_other_deputy()
    {
        var page = WebUtility.HtmlDecode((await fixture.Story.App.Browser().GetAsync($"/d/{fixture.Token}")).Html);
        Assert.Contains($"{SecretStory.Lead}代表，您好", page);
        Assert.Contains("核对真伪", page);
        Assert.Contains("公文登记簿", page);
        Assert.DoesNotContain(SecretStory.CoSigner, page);
    }

    [Fact]
    public async Task A_wrong_token_gets_plain_words_and_stands_nowhere_in_the_answer()
    {
        var wrong = PersonalLink.NewToken();
        var answer = await fixture.Story.App.Browser().GetAsync($"/d/{wrong}");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("网址没有输入完整", WebUtility.HtmlDecode(answer.Html));
        Assert.DoesNotContain(wrong, answer.Html);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_is_kept()
    {
        var answer = await fixture.Story.App.Browser().SendAsync($"/d/{fixture.Token}?handler=Check",
            ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "不满意"), ("Input.Words", ""));
        var page = WebUtility.HtmlDecode(answer.Html);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请写明原因", page);
        Assert.Matches("name=\"Input.Choices\\[1\\]\" value=\"不满意\" checked", page);
        var back = await fixture.Story.App.Browser().SendAsync($"/d/{fixture.Token}?handler=Check",
            ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "不满意"), ("Input.Words", "没有说\n何时修好。"));
        Assert.Contains("没有说\n何时修好。", WebUtility.HtmlDecode(back.Html).ReplaceLineEndings("\n"));
        // Words that read as others: what turns the direction is taken out, and the page asks to look at them.
        back = await fixture.Story.App.Browser().SendAsync($"/d/{fixture.Token}?handler=Answer",
            ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "不满意"), ("Input.Words", "没有\u202E说\u2066"));
        Assert.Equal(HttpStatusCode.BadRequest, back.Status);
        Assert.Contains("第 1 行第 3 个字符是改变文字方向的控制字符", WebUtility.HtmlDecode(back.Html));
        Assert.Contains(">没有说<", WebUtility.HtmlDecode(back.Html).ReplaceLineEndings(""));
        await using var db = fixture.Story.App.OpenDatabase();
        Assert.Empty(await db.Feedback.ToListAsync(Ct));
    }

    [Fact]
    public async Task A_missing_choice_is_marked_at_its_field_where_the_deputy_goes_on_and_the_others_are_kept()
    {
        var answer = await fixture.Story.App.Browser().SendAsync($"/d/{fixture.Token}?handler=Check",
            ("Input.Choices.index", "0"), ("Input.Choices.index", "1"), ("Input.Choices[1]", "基本满意"), ("Input.Words", ""));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var page = WebUtility.HtmlDecode(answer.Html);
        var groups = Regex.Matches(page, "<fieldset.*?</fieldset>", RegexOptions.Singleline).Select(m => m.Value).ToList();
        Assert.Contains("aria-invalid=\"true\" aria-describedby=\"choices-0-fault\"", groups[0], StringComparison.Ordinal);
        Assert.Matches("id=\"choices-0-fault\">请选择.*是否满意。", groups[0]);
        Assert.DoesNotContain("aria-invalid", groups[1], StringComparison.Ordinal);
        Assert.Matches("value=\"基本满意\" checked", groups[1]);
        // Without a script the browser itself puts the focus there.
        Assert.Matches("value=\"满意\"[^>]* autofocus", groups[0]);
        Assert.Single(Regex.Matches(page, " autofocus"));
    }

    [Fact]
    public async Task A_link_to_a_notice_shows_how_far_the_case_is_and_asks_for_no_answer()
    {
        var browser = fixture.Story.App.Browser();
        var page = WebUtility.HtmlDecode((await browser.GetAsync($"/d/{fixture.NoticeToken}")).Html);
        Assert.Contains($"{SecretStory.Lead}代表，您好", page);
        Assert.Contains("办到哪里了", page);
        Assert.Contains("延期告知函", page);
        // The letter went out after it.
        Assert.Matches("复函已于\\d{4}年\\d+月\\d+日[^。]*发出", page);
        Assert.DoesNotContain("会另外发邮件给您", page);
        Assert.DoesNotContain("Input.Choices", page);
        Assert.DoesNotContain(SecretStory.CoSigner + "代表，您好", page);
        Assert.Contains("需要延长办理时间", WebUtility.HtmlDecode((await browser.GetAsync($"/d/{fixture.NoticeToken}/letter")).Html));
        var pdf = await browser.Client.GetByteArrayAsync($"/d/{fixture.NoticeToken}/file", Ct);
        await using var db = fixture.Story.App.OpenDatabase();
        Assert.Equal((await db.Notices.SingleAsync(Ct)).Pdf, pdf);
        Assert.All(await db.NoticeLinks.AsNoTracking().ToListAsync(Ct), l => Assert.Null(l.OpenedAt));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync($"/d/{fixture.NoticeToken}?handler=Received")).Status);
        Assert.Contains("确认收到", WebUtility.HtmlDecode((await browser.GetAsync($"/d/{fixture.NoticeToken}")).Html));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync($"/d/{fixture.NoticeToken}?handler=Answer", ("Input.Choices[0]", "满意"))).Status);
        Assert.Empty(await db.Feedback.ToListAsync(Ct));
    }

    [Fact]
    public async Task One_link_is_asked_for_only_so_often()
    {
        var client = fixture.Story.App.Browser().Client;
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= Flood.MostOfAToken; i++)
            answers.Add((await client.GetAsync("/d/asked-again-and-again", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal SecretStory Story { get; private set; } = null!;

        public string Token { get; private set; } = "";

        public string NoticeToken { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Story = await SecretStory.StartAsync();
            await Story.RegisterAsync();
            await Story.HandOutAsync();
            await Story.IssueAsync();
            await using var db = Story.App.OpenDatabase();
            var message = await db.Outbox.AsNoTracking().OrderByDescending(m => m.CreatedAt)
                .FirstAsync(m => m.RecipientKind == RecipientKind.Deputy && m.LetterId != null && m.Address == SecretStory.Private);
            await using var scope = Story.App.Services.CreateAsyncScope();
            Token = await scope.ServiceProvider.GetRequiredService<LinkIssuer>().TokenAsync(await AgainAsync(message), _ => "", default);
            var notice = await db.Outbox.AsNoTracking().FirstAsync(m => m.NoticeId != null && m.RecipientName.StartsWith(SecretStory.Lead));
            NoticeToken = await scope.ServiceProvider.GetRequiredService<LinkIssuer>().TokenAsync(await AgainAsync(notice), _ => "", default);
        }

        public ValueTask DisposeAsync() => Story.DisposeAsync();

        /// <summary>A message that waits, as one sent again would.</summary>
        private async Task<OutboxMessage> AgainAsync(OutboxMessage sent)
        {
            await using var db = Story.App.OpenDatabase();
            var again = sent.Again(sent.Address, sent.CreatedAt.AddYears(1));
            db.Add(again);
            await db.SaveChangesAsync();
            return again;
        }
    }
}
