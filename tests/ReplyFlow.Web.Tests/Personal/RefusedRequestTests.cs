using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Authorisation;

namespace ReplyFlow.Web.Tests.Personal;

/// <summary>What a deputy reads where the page cannot do what was asked: plain words, and what was typed.</summary>
public sealed class RefusedRequestTests
{
    private const string Token = "sample-token-0";

    private static readonly (string, string)[] Answered =
        [("Input.Choices[0]", "不满意"), ("Input.Choices[1]", "不满意"), ("Input.Words", "没有说何时修好。")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Unbindable() => new()
    {
        { "Input.Words", "没有说\u0001何时修好。" },
        { "Input.Words", "没有说\0何时修好。" },
        { "Input.AsksAgain", "maybe" },
        { "Input.Words", new string('长', 1_700_000) },
    };

    [Theory, MemberData(nameof(Unbindable))]
    public async Task A_dead_link_with_a_form_that_cannot_be_read_gets_the_dead_link_s_page(string name, string value)
    {
        await using var app = await TestApp.StartAsync();
        await Samples.CreateAsync(app);
        await using var db = app.OpenDatabase();
        await db.PersonalLinks.ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, app.Clock.Now), Ct);
        foreach (var (token, status) in new[] { (Token, HttpStatusCode.Gone), ("unknown", HttpStatusCode.NotFound) })
            foreach (var handler in new[] { "Check", "Answer", "Edit" })
            {
                var answer = await app.Browser().SendAsync($"/d/{token}?handler={handler}", (name, value));
                Assert.Equal(status, answer.Status);
                Assert.Contains("链接", WebUtility.HtmlDecode(answer.Html));
            }
    }

    [Fact]
    public async Task Too_many_guesses_are_answered_in_words_and_keep_nobody_behind_the_same_address_from_their_page()
    {
        await using var app = await TestApp.StartWithAsync(services => services.AddSingleton<IStartupFilter, AddressOfTests>());
        await Samples.CreateAsync(app);
        var client = app.Browser().Client;
        for (var i = 0; i < Flood.MostGuessesOfAnAddress; i++)
            await client.GetAsync($"/d/{DeputyLink.NewToken()}", Ct);
        var refused = await client.GetAsync($"/d/{DeputyLink.NewToken()}", Ct);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("请过一分钟再试", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Ct)));
        var typed = await app.Browser().SendAsync($"/d/{DeputyLink.NewToken()}?handler=Answer", Answered);
        Assert.Contains("没有说何时修好。", WebUtility.HtmlDecode(typed.Html));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/d/{Token}", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_page_asked_for_too_often_says_when_to_come_back_and_gives_back_what_was_typed()
    {
        // A host of its own: what it counts stays with it.
        await using var app = await TestApp.StartWithAsync(_ => { });
        await Samples.CreateAsync(app);
        for (var i = 0; i < Flood.MostOfAToken; i++)
            await app.Browser().GetAsync($"/d/{Token}");
        var answer = await app.Browser().SendAsync($"/d/{Token}?handler=Answer", Answered);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        var page = WebUtility.HtmlDecode(answer.Html);
        Assert.Matches("请过 [0-9]+ 秒再试", page);
        Assert.Contains("没有说何时修好。", page);
        Assert.Contains($"action=\"/d/{Token}?handler=Answer\"", page);
        Assert.DoesNotContain("回到首页", page);
        await using var db = app.OpenDatabase();
        Assert.Empty(await db.Feedback.ToListAsync(Ct));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7", true)]
    public void Of_IPv6_a_whole_network_counts_as_one_address(string one, string other, bool same) =>
        Assert.Equal(same, Flood.KeyOf(IPAddress.Parse(one)) == Flood.KeyOf(IPAddress.Parse(other)));

    [Theory]
    [InlineData($"/d//{Token}", HttpStatusCode.OK)]
    [InlineData($"//d/{Token}", HttpStatusCode.OK)]
    [InlineData($"/d/{Token}/", HttpStatusCode.OK)]
    [InlineData($"/d/{Token}/nope", HttpStatusCode.NotFound)]
    [InlineData($"/d/{Token}/letter/more", HttpStatusCode.NotFound)]
    public async Task A_slash_too_many_leads_no_deputy_to_the_sign_in(string address, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync();
        await Samples.CreateAsync(app);
        var answer = await app.Browser().Client.GetAsync(new Uri($"http://localhost{address}"), Ct);
        Assert.Equal(expected, answer.StatusCode);
        Assert.DoesNotContain(Token, $"{answer.Headers.Location}");
    }

    [Fact]
    public async Task What_is_said_to_be_written_down_was_written_down()
    {
        await using var app = await TestApp.StartAsync();
        await Samples.CreateAsync(app);
        Assert.DoesNotContain("已经记下", WebUtility.HtmlDecode((await app.Browser().GetAsync($"/d/{Token}?done=received")).Html));
        await app.Browser().SendAsync($"/d/{Token}?handler=Received");
        Assert.Contains("已经记下", WebUtility.HtmlDecode((await app.Browser().GetAsync($"/d/{Token}?done=received")).Html));
    }

    [Fact]
    public async Task A_link_takes_so_many_answers_and_no_more()
    {
        await using var app = await TestApp.StartWithAsync(_ => { });
        await Samples.CreateAsync(app);
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.Redirect, (await app.Browser().SendAsync($"/d/{Token}?handler=Answer", Answered)).Status);
        var answer = await app.Browser().SendAsync($"/d/{Token}?handler=Answer", Answered);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("已经答复了 20 次", WebUtility.HtmlDecode(answer.Html));
        await using var db = app.OpenDatabase();
        Assert.Equal(20, await db.Feedback.CountAsync(Ct));
    }

    [Fact]
    public async Task An_answer_given_meanwhile_in_another_window_is_shown_before_this_one_takes_its_place()
    {
        await using var app = await TestApp.StartAsync();
        await Samples.CreateAsync(app);
        (string, string)[] good = [("Input.Choices[0]", "满意"), ("Input.Choices[1]", "满意")];
        var read = await app.Browser().SendAsync($"/d/{Token}?handler=Check", good);
        var seen = Seen(read.Html);
        Assert.Equal("0", seen);
        await app.Browser().SendAsync($"/d/{Token}?handler=Answer", Answered);
        var overtaken = await app.Browser().SendAsync($"/d/{Token}?handler=Answer", [.. good, ("Input.Seen", seen)]);
        Assert.Contains("还没有提交：这期间已经有了另一份答复", WebUtility.HtmlDecode(overtaken.Html));
        await using var db = app.OpenDatabase();
        Assert.Equal(FeedbackLevel.Dissatisfied, (await db.Feedback.SingleAsync(Ct)).Level);
        var sent = await app.Browser().SendAsync($"/d/{Token}?handler=Answer", [.. good, ("Input.Seen", Seen(overtaken.Html))]);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Equal(2, await db.Feedback.CountAsync(Ct));

        static string Seen(string html) => System.Text.RegularExpressions.Regex.Match(html, "name=\"Input.Seen\" value=\"(\\d+)\"").Groups[1].Value;
    }

    [Fact]
    public async Task A_link_pasted_into_a_note_or_an_answer_does_not_stay_there()
    {
        await using var app = await TestApp.StartAsync();
        await Samples.CreateAsync(app);
        var pasted = DeputyLink.NewToken();
        await app.Browser().SendAsync($"/d/{Token}?handler=Answer", ("Input.Choices[0]", "不满意"), ("Input.Choices[1]", "不满意"),
            ("Input.Words", $"请看 http://bureau.invalid/d/{pasted} 第三点。"));
        await using var db = app.OpenDatabase();
        Assert.Equal($"请看 http://bureau.invalid/d/{LinkMask.Mark} 第三点。", (await db.Feedback.SingleAsync(Ct)).Words);
    }
}
