using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>How many statements a click costs, over HTTP with everything a request reads: each is a round trip on PostgreSQL.</summary>
public sealed class StatementCountTests
{
    [Fact]
    public async Task A_review_is_shown_with_fifteen_statements_and_decided_with_ten()
    {
        using var watch = new SqlWatch();
        await using var story = await CaseStory.StartAtAsync("divisionReview");
        var (shown, decided) = await CountAsync(watch, story, "divisionReview", "Approve");
        Assert.Multiple(
            () => Assert.True(shown.Count <= 15, Listed("shown", shown)),
            () => Assert.True(decided.Count <= 10, Listed("decided", decided)));
    }

    [Fact]
    public async Task A_signature_takes_thirty_statements()
    {
        using var watch = new SqlWatch();
        await using var story = await CaseStory.StartAtAsync("signOff");
        var (shown, signed) = await CountAsync(watch, story, "signOff", "Sign");
        Assert.Multiple(
            () => Assert.True(shown.Count <= 15, Listed("shown", shown)),
            () => Assert.True(signed.Count <= 30, Listed("signed", signed)));
    }

    private static async Task<(IReadOnlyList<string> Shown, IReadOnlyList<string> Decided)> CountAsync(SqlWatch watch, CaseStory story, string step, string outcome)
    {
        var item = await story.ItemAsync(step);
        var browser = await story.AsAsync(CaseStory.UserOf(item));
        (string, string)[] fields = [.. story.Fields(item), ("Input.Outcome", outcome), ("Input.Comment", "同意。")];
        await browser.GetAsync($"/work/{item.Id}"); // what is read once a process is no part of it
        await using var db = story.App.OpenDatabase();
        var file = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database).DataSource;
        watch.TakeFrom(file);
        var page = (await browser.GetAsync($"/work/{item.Id}")).Shown();
        var shown = watch.TakeFrom(file);
        var answer = await browser.SendAsync($"/work/{item.Id}", [.. fields, ("__RequestVerificationToken", Browser.Token(page.Html))]);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.Status);
        return (shown, watch.TakeFrom(file));
    }

    private static string Listed(string what, IReadOnlyList<string> statements) =>
        $"{what} with {statements.Count}:\n{string.Join("\n----\n", statements)}";
}
