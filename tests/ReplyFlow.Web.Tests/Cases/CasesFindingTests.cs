using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>核稿 on the way to the signature: what stands in its way, and what people decide about it, all by plain forms.</summary>
public sealed partial class CasesFindingTests
{
    private const string WrongBody = "您提出的《关于推广节水灌溉设备的建议》（第0390号）收悉。现答复如下：\n全市现有示范农场12家（区级5家、县级6家），截止目前运行良好。\n感谢您对我市工作的关心和支持。";
    private const string Sum = "不等于总数 12家";

    [Fact]
    public async Task An_error_stands_before_the_signature_and_the_typed_words_are_kept_when_one_tries()
    {
        await using var story = await StartAtAsync("signOff");
        var signatory = await story.AsRoleAsync(Roles.Signatory);
        var item = await story.ItemAsync("signOff");
        var page = Text(await signatory.GetAsync($"/work/{item.Id}"));
        Assert.Contains("现在不能签发", page, StringComparison.Ordinal);
        Assert.Contains(Sum, page, StringComparison.Ordinal);
        Assert.Contains("请办公室逐处确认“不是差错”", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"key\"", page, StringComparison.Ordinal);

        var pressed = (await signatory.PostAsync($"/work/{item.Id}", ("Input.SeenDraftVersion", "1"), ("Input.Outcome", "Sign"), ("Input.Comment", "同意，请抓紧落实。")))
            .Refused("第 1 稿有 1 处须改的差错，不能签发");
        Assert.DoesNotContain("确认签发", pressed.Html, StringComparison.Ordinal);
        var refused = (await story.DecideAsync(item, "Sign", "同意，请抓紧落实。")).Refused("第 1 稿有 1 处须改的差错，不能签发");
        Assert.Contains("同意，请抓紧落实。</textarea>", Text(refused), StringComparison.Ordinal);
        await using var db = story.App.OpenDatabase();
        Assert.False(await db.Letters.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("divisionReview", "由办公室在核稿时确认“不是差错”")]
    [InlineData("proofread", "逐处写明理由，确认“不是差错”")]
    [InlineData("leaderReview", "由办公室在核稿时确认“不是差错”")]
    public async Task Who_reviews_before_is_told_that_it_cannot_be_signed(string step, string hint)
    {
        await using var story = await StartAtAsync(step);
        var item = await story.ItemAsync(step);
        var page = Text(await (await story.AsAsync(CaseStory.UserOf(item))).GetAsync($"/work/{item.Id}"));
        Assert.Contains("有 1 处须改的差错，改好之前不能签发", page, StringComparison.Ordinal);
        Assert.Contains(hint, page, StringComparison.Ordinal);
        Assert.Equal(step == "proofread", page.Contains("核稿确认：不是差错", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("divisionReview")]
    [InlineData("proofread")]
    [InlineData("leaderReview")]
    public async Task Who_passes_it_on_all_the_same_is_asked_once_more_with_the_errors(string step)
    {
        await using var story = await StartAtAsync(step);
        var item = await story.ItemAsync(step);
        var reviewer = await story.AsAsync(CaseStory.UserOf(item));
        var address = $"/work/{item.Id}";
        var page = (await reviewer.GetAsync(address)).Shown().Html;
        Assert.Contains("name=\"Input.Blocking\" value=\"1\"", page, StringComparison.Ordinal);
        (string, string)[] typed = [("Input.SeenDraftVersion", "1"), ("Input.Outcome", "Approve"), ("Input.Comment", "请领导定。")];

        var asked = Text((await reviewer.PostAsync(address, [.. typed, ("Input.Blocking", "1")])).Shown());
        foreach (var words in new[] { "复函第 1 稿还有 1 处须改的差错，改好之前领导不能签发", Sum, "请领导定。", "name=\"Input.ConfirmedVersion\" value=\"1\"" })
            Assert.Contains(words, asked, StringComparison.Ordinal);
        Assert.Equal(item.Id, (await story.ItemAsync(step)).Id);

        (await reviewer.PostAsync(address, [.. typed, ("Input.ConfirmedVersion", "1"), ("Input.Blocking", "1")])).LedTo("/");
        var returned = await CaseStory.StartAtAsync(step, coHandler: false);
        await using (returned)
            Assert.DoesNotContain("Input.Blocking", (await (await returned.AsAsync(CaseStory.UserOf(await returned.ItemAsync(step))))
                .GetAsync($"/work/{(await returned.ItemAsync(step)).Id}")).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_complaint_is_told_once_with_its_places()
    {
        await using var story = await CaseStory.StartAtAsync("draft", coHandler: false);
        await story.SubmitDraftAsync(await story.ItemAsync("draft"),
            "您提出的《关于推广节水灌溉设备的建议》（第0390号）收悉。现答复如下：\n示例农场共有 12 家、设备 31 台、井 45 口、渠 67 条。\n感谢您对我市工作的关心和支持。");
        await story.GoToAsync("proofread", coHandler: false);
        var page = Text(await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync($"/work/{(await story.ItemAsync("proofread")).Id}"));
        var row = Assert.Single(Row().Matches(page), m => m.Value.Contains("汉字与数字之间不加空格", StringComparison.Ordinal)).Value;
        Assert.Contains("第 2 段“ 12 ”、第 2 段“ 31 ”", row, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(row, "name=\"key\""));
    }

    [Fact]
    public async Task The_office_confirms_in_its_review_without_losing_what_it_typed_and_the_signatory_reads_why()
    {
        await using var story = await StartAtAsync("proofread");
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var item = await story.ItemAsync("proofread");
        var address = $"/work/{item.Id}";
        var key = Key(Text(await office.GetAsync(address)), Sum);

        var unexplained = (await office.PostAsync($"{address}?handler=Judge", ("key", key), ($"Reasons[{key}]", ""), ("Input.Comment", "已核对。"))).Refused("请写明理由");
        Assert.Contains("已核对。</textarea>", Text(unexplained), StringComparison.Ordinal);
        var confirmed = Text((await office.PostAsync($"{address}?handler=Judge", ("key", key), ($"Reasons[{key}]", "另有一处在建。"), ("Input.Comment", "已核对。"))).Shown());
        Assert.Contains("已确认这一处不是差错", confirmed, StringComparison.Ordinal);
        Assert.Contains("已核对。</textarea>", confirmed, StringComparison.Ordinal);
        Assert.DoesNotContain("改好之前不能签发", confirmed, StringComparison.Ordinal);
        var warning = Key(confirmed, "截至目前");
        Assert.Contains("保留不改", Text((await office.PostAsync($"{address}?handler=Judge", ("key", warning), ($"Reasons[{warning}]", "统计截止于上月。"))).Shown()), StringComparison.Ordinal);

        (await story.DecideAsync(item, "Approve")).LedTo("/");
        await story.DecideAsync(await story.ItemAsync("leaderReview"), "Approve");
        var sign = await story.ItemAsync("signOff");
        var page = Text(await (await story.AsRoleAsync(Roles.Signatory)).GetAsync($"/work/{sign.Id}"));
        foreach (var words in new[] { "另有一处在建。", "统计截止于上月。", "<details class=\"more\" open" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("现在不能签发", page, StringComparison.Ordinal);
        (await story.DecideAsync(sign, "Sign")).LedTo($"/cases/{story.CaseId}");
        var history = await story.CaseHtmlAsync(TestPeople.UserName(Roles.Drafter));
        Assert.Contains("理由：另有一处在建。", WebUtility.HtmlDecode(history), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_signatory_has_it_the_office_confirms_beside_the_version_and_may_take_that_back()
    {
        await using var story = await StartAtAsync("signOff");
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var address = $"/cases/{story.CaseId}/versions/1";
        var key = Key(Text(await office.GetAsync(address)), Sum);
        (await office.PostAsync($"{address}?handler=Judge", ("key", key), ($"Reasons[{key}]", ""))).Refused("请写明理由");
        (await office.PostAsync($"{address}?handler=Judge", ("key", key), ($"Reasons[{key}]", "另有一处在建。"))).LedTo($"{address}#findings");
        Assert.Contains("另有一处在建。", Text(await office.GetAsync(address)), StringComparison.Ordinal);
        (await office.PostAsync($"{address}?handler=TakeBack", ("key", key))).LedTo($"{address}#findings");
        (await story.DecideAsync(await story.ItemAsync("signOff"), "Sign")).Refused("不能签发");
        (await office.PostAsync($"{address}?handler=Judge", ("key", key), ($"Reasons[{key}]", "另有一处在建。"))).LedTo($"{address}#findings");
        (await story.DecideAsync(await story.ItemAsync("signOff"), "Sign")).LedTo($"/cases/{story.CaseId}");
        Assert.DoesNotContain("name=\"key\"", Text(await office.GetAsync(address)), StringComparison.Ordinal);
    }

    private static async Task<CaseStory> StartAtAsync(string step)
    {
        var story = await CaseStory.StartAtAsync("draft", coHandler: false);
        await story.SubmitDraftAsync(await story.ItemAsync("draft"), WrongBody);
        await story.GoToAsync(step, coHandler: false);
        return story;
    }

    private static string Text(Answer answer) => WebUtility.HtmlDecode(answer.Html);

    /// <summary>The key in the form of the finding whose row has the words.</summary>
    private static string Key(string html, string words) =>
        Row().Matches(html).Select(m => m.Value).Where(r => r.Contains(words, StringComparison.Ordinal)).Select(r => KeyField().Match(r).Groups[1].Value).First();

    [GeneratedRegex("<li>.*?</li>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("name=\"key\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex KeyField();
}
