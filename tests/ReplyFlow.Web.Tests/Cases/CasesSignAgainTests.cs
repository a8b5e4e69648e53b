using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>签发 of a second letter, while the other deputies may still answer.</summary>
public sealed partial class CasesSignAgainTests
{
    private const string First = "第三点没有答复。";
    private const string Later = "请说明资金来源。";

    [Fact]
    public async Task A_signature_reaches_only_the_deputies_who_were_confirmed()
    {
        await using var story = await CaseStory.StartAsync();
        var (item, waiting) = await SecondLetterAsync(story);
        var browser = await story.AsRoleAsync(Roles.Signatory);
        (string, string)[] fields = [.. story.Fields(item), ("Input.Outcome", "Sign")];
        var asked = (await browser.PostAsync($"/work/{item.Id}", [.. fields.Where(f => f.Item1 != "Input.ConfirmedVersion")])).Shown();
        // The words that the letter answers stand in the confirmation, and that it takes up none of them, unfolded here and before.
        foreach (var html in new[] { asked.Html, (await browser.GetAsync($"/work/{item.Id}")).Shown().Html }.Select(WebUtility.HtmlDecode))
        {
            Assert.Contains("再次答复可能没有回应代表的意见", html, StringComparison.Ordinal);
            Assert.Matches("<li>正文与前一份复函（.*没有回应.*第三点没有答复", html);
        }
        Assert.Contains(First, WebUtility.HtmlDecode(asked.Html), StringComparison.Ordinal);
        var confirmed = Confirmed(asked);

        story.App.Clock.Advance(TimeSpan.FromMinutes(2));
        (await story.EnterAsync(waiting, "Dissatisfied", Later)).LedTo("/");
        var refused = await browser.PostAsync($"/work/{item.Id}", [.. fields, confirmed]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        // What was never written for is told from what the letter answers.
        Assert.Equal(1, WebUtility.HtmlDecode(refused.Html).Split("此意见在送审之后收到").Length - 1);
        foreach (var said in new[] { "没有签发", $"增加主送{NameOf(story, waiting)}代表", Later, "确认签发", "代表 2 位" })
            Assert.Contains(said, WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.Equal(1, await LettersAsync(story));
        // Without what was confirmed nothing is signed either.
        Assert.Contains("没有核对过", WebUtility.HtmlDecode((await browser.PostAsync($"/work/{item.Id}", fields)).Html), StringComparison.Ordinal);
        Assert.Equal(1, await LettersAsync(story));

        (await browser.PostAsync($"/work/{item.Id}", [.. fields, Confirmed(refused)])).LedTo($"/cases/{story.CaseId}");
        Assert.Equal(2, await LettersAsync(story));
    }

    [Fact]
    public async Task The_office_records_the_talk_with_a_deputy_whom_the_second_letter_did_not_content()
    {
        await using var story = await CaseStory.StartAsync();
        var (item, waiting) = await SecondLetterAsync(story);
        var signatory = await story.AsRoleAsync(Roles.Signatory);
        (string, string)[] fields = [.. story.Fields(item), ("Input.Outcome", "Sign")];
        var asked = await signatory.PostAsync($"/work/{item.Id}", [.. fields.Where(f => f.Item1 != "Input.ConfirmedVersion")]);
        (await signatory.PostAsync($"/work/{item.Id}", [.. fields, Confirmed(asked)])).LedTo($"/cases/{story.CaseId}");
        WorkItem again;
        await using (var db = story.App.OpenDatabase())
            again = await db.WorkItems.AsNoTracking().SingleAsync(w => w.Step == "feedback" && w.Status == WorkItemStatus.Open && w.Participant != waiting.Participant);
        (await story.EnterAsync(again, "Dissatisfied", Later)).LedTo("/");

        var talk = await story.ItemAsync("talk");
        var (office, liaison) = (await story.AsRoleAsync(Roles.BureauOffice), await story.AsRoleAsync(Roles.Liaison));
        Assert.All(await DiscontentAsync(liaison), html =>
        {
            Assert.Contains("办公室还没有与代表沟通", html, StringComparison.Ordinal);
            Assert.Contains(Later, html, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("第二次不满意", WebUtility.HtmlDecode((await office.GetAsync("/")).Shown().Html), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode((await office.GetAsync($"/work/{talk.Id}")).Shown().Html);
        Assert.Contains($"{NameOf(story, again)}代表：代表对再次答复的意见是“不满意（代录）”：{Later}", page, StringComparison.Ordinal);
        (await office.PostAsync($"/work/{talk.Id}", ("Input.On", ""), ("Input.Channel", "Telephone"), ("Input.Outcome", "Talked"), ("Input.Comment", "代表认可。")))
            .Refused("请填写沟通日期");
        (await office.PostAsync($"/work/{talk.Id}", ("Input.On", "2026-03-01"), ("Input.Channel", "Telephone"), ("Input.Outcome", "Talked"), ("Input.Comment", "代表认可。")))
            .LedTo("/");
        await using var after = story.App.OpenDatabase();
        Assert.Equal($"{NameOf(story, again)}代表", (await after.Contacts.SingleAsync(c => c.Summary == "代表认可。")).With);
        Assert.All(await DiscontentAsync(liaison), html =>
        {
            Assert.Contains("已沟通", html, StringComparison.Ordinal);
            Assert.Contains("沟通情况：代表认可。", html, StringComparison.Ordinal);
        });
    }

    /// <summary>What the liaison body reads of it, in its inbox and in the list of its own.</summary>
    private static async Task<string[]> DiscontentAsync(Browser liaison) => [.. new[]
    {
        (await liaison.GetAsync("/")).Shown().Html, (await liaison.GetAsync("/supervision/discontent")).Shown().Html,
    }.Select(WebUtility.HtmlDecode).OfType<string>()];

    /// <summary>Walks until the second letter waits for its signature: one deputy was not content, the other has not answered.</summary>
    private static async Task<(WorkItem Item, WorkItem Waiting)> SecondLetterAsync(CaseStory story)
    {
        await story.RegisterAsync(coSigner: CaseStory.CoSigner);
        await story.GoToAsync("feedback", coHandler: false);
        await using var db = story.App.OpenDatabase();
        var asked = await db.WorkItems.AsNoTracking().Where(w => w.Step == "feedback" && w.Status == WorkItemStatus.Open).ToListAsync();
        Assert.Equal(2, asked.Count);
        (await story.EnterAsync(asked[0], "Dissatisfied", First)).LedTo("/");
        await story.GoToAsync("signOff", coHandler: false);
        return (await story.ItemAsync("signOff"), asked[1]);
    }

    private static (string, string) Confirmed(Answer page) => ("Input.ConfirmedRecipients", Marks().Match(page.Html).Groups[1].Value);

    private static string NameOf(CaseStory story, WorkItem item)
    {
        using var db = story.App.OpenDatabase();
        return db.Deputies.First(d => d.Id == Guid.Parse(item.Participant)).Name;
    }

    private static async Task<int> LettersAsync(CaseStory story)
    {
        await using var db = story.App.OpenDatabase();
        return await db.Letters.CountAsync();
    }

    [GeneratedRegex("name=\"Input.ConfirmedRecipients\" value=\"([^\"]+)\"")]
    private static partial Regex Marks();
}
