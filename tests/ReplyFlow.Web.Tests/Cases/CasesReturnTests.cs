using System.Net;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Tests.Cases;

public sealed class CasesReturnTests
{
    [Theory]
    [InlineData("divisionReview")]
    [InlineData("proofread")]
    [InlineData("leaderReview")]
    [InlineData("signOff")]
    public async Task A_return_needs_a_reason_and_goes_to_the_drafter_with_the_words(string step)
    {
        await using var story = await CaseStory.StartAtAsync(step);
        var item = await story.ItemAsync(step);
        var refused = (await story.DecideAsync(item, "Return", "  ")).Refused("“退回修改”须写明理由");
        Assert.Matches("id=\"Input_Comment\"[\\s\\S]{0,200}field-validation-error[^>]*>“退回修改”须写明理由", refused.Html);

        (await story.DecideAsync(item, "Return", "第二部分要写明完成时间。")).LedTo("/");
        var back = await story.ItemAsync("revise");
        Assert.Equal(story.App.People!["drafter"].Id, back.AssigneeId);
        var inbox = (await (await story.AsRoleAsync(Roles.Drafter)).GetAsync("/")).Shown().Html;
        Assert.Contains("修改复函", inbox, StringComparison.Ordinal);
        Assert.Contains("第二部分要写明完成时间。", inbox, StringComparison.Ordinal);
        Assert.Matches("stage-current[^>]*aria-current=\"step\">[\\s\\S]{0,200}修改复函", await story.CaseHtmlAsync("drafter"));
    }

    [Fact]
    public async Task After_a_revision_the_reviewer_sees_what_changed_since_the_version_they_saw()
    {
        await using var story = await CaseStory.StartAtAsync("divisionReview");
        await story.DecideAsync(await story.ItemAsync("divisionReview"), "Return", "请写明期限。");
        await story.SubmitDraftAsync(await story.ItemAsync("revise"), "您提出的《关于推广节水灌溉设备的建议》（第0390号）收悉。现答复如下：\n一、已开展的工作\n我局安排专项资金支持设备更新。\n二、下一步工作\n2026年10月底前完成全部示范点建设。\n感谢您对我市工作的关心和支持。");
        var again = await story.ItemAsync("divisionReview");
        var html = (await (await story.AsRoleAsync(Roles.DivisionHead)).GetAsync($"/work/{again.Id}")).Shown().Html;
        Assert.Contains("与您上次看过的第 1 稿不同 2 处", html, StringComparison.Ordinal);
        Assert.Contains("<del>2</del><ins>0</ins>", html, StringComparison.Ordinal);
        // The reading view has the words that changed, the pages have a bar beside their lines.
        var text = html[html.IndexOf("<article class=\"panel letter-text", StringComparison.Ordinal)..html.IndexOf("</article>", StringComparison.Ordinal)];
        Assert.Contains("<del>2</del><ins>0</ins>", text, StringComparison.Ordinal);
        Assert.Contains("<ins>全部</ins>", text, StringComparison.Ordinal);
        Assert.Contains("class=\"changed\"", html[html.IndexOf("</article>", StringComparison.Ordinal)..], StringComparison.Ordinal);

        var compared = (await (await story.AsRoleAsync(Roles.Drafter)).GetAsync($"/cases/{story.CaseId}/versions/2?against=1")).Shown().Html;
        Assert.Contains("<ins>全部</ins>", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_no_longer_the_newest_cannot_be_decided()
    {
        await using var story = await CaseStory.StartAtAsync("divisionReview");
        var item = await story.ItemAsync("divisionReview");
        var answer = await (await story.AsRoleAsync(Roles.DivisionHead)).PostAsync($"/work/{item.Id}",
            ("Input.SeenDraftVersion", "7"), ("Input.Outcome", "Approve"), ("Input.Comment", "同意，数字再核一遍。"));
        answer.Refused("现在已有第 1 稿");
        Assert.Contains("同意，数字再核一遍。", answer.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"Input.SeenDraftVersion\" value=\"1\"", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_goes_to_the_dispatcher_with_its_reason()
    {
        await using var story = await CaseStory.StartAtAsync("accept");
        var item = await story.ItemAsync("accept");
        (await story.DecideAsync(item, "Object")).Refused("须写明理由");
        (await (await story.AsRoleAsync(Roles.BureauOffice)).PostAsync($"/work/{item.Id}",
            ("Input.SuggestedBureauId", story.App.People!.Transport.Id.ToString()), ("Input.Comment", "不属于我局职责。"), ("Input.Outcome", "Object"))).LedTo("/");
        Assert.Contains($"建议改由{story.App.People.Transport.ShortName}主办。不属于我局职责。", (await (await story.AsRoleAsync(Roles.Dispatcher)).GetAsync("/")).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_beside_the_words_that_refuse_it()
    {
        await using var story = await CaseStory.StartAtAsync("assign");
        var item = await story.ItemAsync("assign");
        var answer = await (await story.AsRoleAsync(Roles.Dispatcher)).PostAsync($"/work/{item.Id}",
            ("Input.CoHandlerIds", story.App.People!.Transport.Id.ToString()), ("Input.Instruction", "务必当面沟通。"), ("Input.Outcome", "Assign"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请选择主办单位。", answer.Html, StringComparison.Ordinal);
        Assert.Contains("务必当面沟通。", answer.Html, StringComparison.Ordinal);
        Assert.Matches($"value=\"{story.App.People.Transport.Id}\" checked=\"checked\"", answer.Html);
    }
}
