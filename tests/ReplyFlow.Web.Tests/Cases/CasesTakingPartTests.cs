using System.Net;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>A bureau reads as what it is asked, and its office goes on where it is needed next.</summary>
public sealed class CasesTakingPartTests
{
    [Fact]
    public async Task Accepting_says_the_bureaus_part_and_who_else_takes_part_and_leads_to_allocating()
    {
        await using var story = await CaseStory.StartAtAsync("accept");
        var (accept, office) = (await story.ItemAsync("accept"), await story.AsRoleAsync(Roles.BureauOffice));
        var page = await ReadAsync(office, $"/work/{accept.Id}");
        Assert.Contains("本单位<strong>主办</strong>，负责答复代表。会办：市交通局。", page, StringComparison.Ordinal);
        var next = (await story.DecideAsync(accept, "Accept")).Location;
        Assert.Equal($"/work/{(await story.ItemAsync("allocate")).Id}", next);
        var allocate = await ReadAsync(office, next);
        Assert.Contains("给经办人的话", allocate, StringComparison.Ordinal);
        Assert.Contains("已签收。", allocate, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_gives_an_opinion_reads_whom_it_goes_to()
    {
        await using var story = await CaseStory.StartAtAsync("coHandling");
        var page = await ReadAsync(await story.AsAsync(TestPeople.OtherOffice), $"/work/{(await story.ItemAsync("coHandling")).Id}");
        Assert.Contains("本单位<strong>会办</strong>，向主办单位提意见，不单独答复代表。主办：市工信局。", page, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(Browser browser, string path) => WebUtility.HtmlDecode((await browser.GetAsync(path)).Shown().Html);
}
