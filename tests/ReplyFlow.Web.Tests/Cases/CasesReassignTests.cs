using System.Net;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>改派 and 已办 on their pages.</summary>
public sealed class CasesReassignTests
{
    [Fact]
    public async Task The_head_gives_a_case_to_another_drafter_who_finds_it_and_the_first_is_told_until_they_put_it_away()
    {
        await using var story = await CaseStory.StartAtAsync("draft", coHandler: false);
        var (people, head) = (story.App.People!, await story.AsRoleAsync(Roles.DivisionHead));
        var path = $"/cases/{story.CaseId}/reassign";
        Assert.Contains($"href=\"{path}\">改派</a>", await story.CaseHtmlAsync(TestPeople.UserName(Roles.DivisionHead)), StringComparison.Ordinal);
        Assert.DoesNotContain(path, await story.CaseHtmlAsync(TestPeople.UserName(Roles.Drafter)), StringComparison.Ordinal);
        (string, string)[] form =
        [
            ("Input.DrafterId", $"{people.Standards.Id}/{people["drafter2"].Id}"), ("Input.SeenDrafterId", people["drafter"].Id.ToString()),
        ];
        (await head.PostAsync(path, [.. form, ("Input.Reason", "")])).Refused("请写明改派的理由");
        (await head.PostAsync(path, [.. form, ("Input.Reason", "经六出差。")])).LedTo($"/cases/{story.CaseId}");
        (await head.PostAsync(path, [.. form, ("Input.Reason", "再来一次。")])).Refused("本件刚刚已改派给经七，您的改派没有生效");

        var item = await story.ItemAsync("draft");
        var second = await ReadAsync(await story.AsAsync("drafter2"), "/");
        Assert.Contains($"/work/{item.Id}", second, StringComparison.Ordinal);
        Assert.Contains("处五改派：由经六改为科技与标准处经七办理：经六出差。", second, StringComparison.Ordinal);
        var drafter = await story.AsRoleAsync(Roles.Drafter);
        var first = await ReadAsync(drafter, "/");
        Assert.DoesNotContain($"/work/{item.Id}", first, StringComparison.Ordinal);
        Assert.Contains("您不用再办，写过的稿子留在本件里", first, StringComparison.Ordinal);
        (await drafter.PostAsync("/?handler=Dismiss", ("banner", first.Split("name=\"banner\" value=\"")[1].Split('"')[0]))).LedTo("/");
        Assert.DoesNotContain("您不用再办", await ReadAsync(drafter, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dispatcher_gives_a_case_to_another_lead_keeps_what_was_typed_when_refused_and_the_former_is_told()
    {
        await using var story = await CaseStory.StartAtAsync("draft", coHandler: false);
        var (people, dispatcher, path) = (story.App.People!, await story.AsRoleAsync(Roles.Dispatcher), $"/cases/{story.CaseId}/bureaus");
        Assert.Contains($"href=\"{path}\">改派承办单位</a>", await story.CaseHtmlAsync(TestPeople.UserName(Roles.Dispatcher)), StringComparison.Ordinal);
        Assert.DoesNotContain(path, await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice)), StringComparison.Ordinal);
        Assert.Contains($"value=\"{people.Industry.Id}\" checked", await ReadAsync(dispatcher, path), StringComparison.Ordinal);
        (string, string)[] form = [("Input.LeadBureauId", people.Transport.Id.ToString()), ("Input.SeenLeadId", people.Industry.Id.ToString())];
        (await dispatcher.PostAsync(path, [.. form, ("Input.Reason", "")])).Refused("请写明改派的理由");
        var late = await dispatcher.PostAsync(path, [("Input.LeadBureauId", people.Transport.Id.ToString()), ("Input.SeenLeadId", people.Transport.Id.ToString()), ("Input.Reason", "职能划转")]);
        late.Refused("的改动没有生效");
        Assert.Contains("职能划转", late.Html, StringComparison.Ordinal);
        (await dispatcher.PostAsync(path, [.. form, ("Input.Reason", "职能划转。")])).LedTo($"/cases/{story.CaseId}");
        Assert.Contains("改派承办单位：主办由", await story.CaseHtmlAsync(TestPeople.UserName(Roles.Dispatcher)), StringComparison.Ordinal);
        Assert.Contains("改派承办单位：主办由", await ReadAsync(await story.AsRoleAsync(Roles.BureauOffice), "/"), StringComparison.Ordinal);
        Assert.Contains($"/work/{(await story.ItemAsync("accept")).Id}", await ReadAsync(await story.AsAsync(TestPeople.OtherOffice), "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_of_a_decision_offers_to_take_it_back()
    {
        await using var story = await CaseStory.StartAtAsync("divisionReview", coHandler: false);
        var (head, item) = (await story.AsRoleAsync(Roles.DivisionHead), await story.ItemAsync("divisionReview"));
        var sent = await head.PostAsync($"/work/{item.Id}", [.. story.Fields(item), ("Input.Outcome", "Approve"), ("Input.Comment", "同意。")]);
        Assert.Contains($"action=\"/work/{item.Id}/takeback\"", await ReadAsync(head, sent.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_taken_back_from_the_case_and_from_what_I_decided_until_the_next_one_looks()
    {
        await using var story = await CaseStory.StartAtAsync("divisionReview", coHandler: false);
        var (drafter, head) = (await story.AsRoleAsync(Roles.Drafter), await story.AsRoleAsync(Roles.DivisionHead));
        var review = await story.ItemAsync("divisionReview");
        var page = await story.CaseHtmlAsync(TestPeople.UserName(Roles.Drafter));
        var path = page.Split("/takeback\"")[0].Split("action=\"")[^1] + "/takeback";
        Assert.Contains("取回“起草复函”（提交审核）", page, StringComparison.Ordinal);
        Assert.Contains($"action=\"{path}\"", await ReadAsync(drafter, "/done"), StringComparison.Ordinal);
        Assert.DoesNotContain("/takeback", await story.CaseHtmlAsync(TestPeople.UserName(Roles.DivisionHead)), StringComparison.Ordinal);
        // Reading alone opens nothing: previews and prefetching read too.
        Assert.Contains($"action=\"/work/{review.Id}/seen\"", await ReadAsync(head, $"/work/{review.Id}"), StringComparison.Ordinal);
        var done = await drafter.PostAsync(path);
        var again = await story.ItemAsync("draft");
        done.LedTo($"/work/{again.Id}");
        Assert.Contains("已取回“起草复函”，又在您这里了", await ReadAsync(drafter, $"/drafts/{story.CaseId}"), StringComparison.Ordinal);
        Assert.Contains("无需再办理。</strong>经六已取回，无需办理", await ReadAsync(head, $"/work/{review.Id}"), StringComparison.Ordinal);
        Assert.Contains("提交审核</strong>（已取回）", await ReadAsync(drafter, "/done"), StringComparison.Ordinal);

        await story.GoToAsync("divisionReview");
        review = await story.ItemAsync("divisionReview");
        var token = Browser.Token((await head.GetAsync($"/work/{review.Id}")).Html);
        Assert.Equal(HttpStatusCode.NoContent, (await head.SendAsync($"/work/{review.Id}/seen", ("__RequestVerificationToken", token))).Status);
        Assert.DoesNotContain("/takeback", await story.CaseHtmlAsync(TestPeople.UserName(Roles.Drafter)), StringComparison.Ordinal);
        Assert.DoesNotContain("/seen", await ReadAsync(head, $"/work/{review.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_I_decided_is_listed_and_found()
    {
        await using var story = await CaseStory.StartAtAsync("divisionReview", coHandler: false);
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var page = await ReadAsync(office, "/done");
        Assert.Contains("分派经办人：<strong>分派</strong>", page, StringComparison.Ordinal);
        Assert.Contains("处室审核", page, StringComparison.Ordinal);
        Assert.Contains(CaseStory.Title, await ReadAsync(office, "/done?q=" + Uri.EscapeDataString("节水 灌溉")), StringComparison.Ordinal);
        Assert.Contains("没有符合条件", await ReadAsync(office, "/done?q=" + Uri.EscapeDataString("没有的字")), StringComparison.Ordinal);
        Assert.Contains("分派经办人", await ReadAsync(office, "/done?handler=Export&format=csv"), StringComparison.Ordinal);
        Assert.Contains("还没有办过", await ReadAsync(await story.AsAsync("drafter2"), "/done"), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(Browser browser, string path) => WebUtility.HtmlDecode((await browser.GetAsync(path)).Shown().Html);
}
