using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Data.Tests.Searching;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("市工信函〔2026〕66号", "市工信函202666号")]
    [InlineData("市工信函[2026] 66号", "市工信函202666号")]
    [InlineData("市工信函【２０２６】６６号", "市工信函202666号")]
    [InlineData("市工信函（2026）66号", "市工信函202666号")]
    [InlineData("市工信函﹝2026﹞66号", "市工信函202666号")]
    [InlineData("买买提·艾力", "买买提艾力")]
    [InlineData("买买提 • 艾力", "买买提艾力")]
    [InlineData("ＡＩ Lab", "ailab")]
    public void Width_case_spaces_dots_and_brackets_make_no_difference(string typed, string folded) => Assert.Equal(folded, SearchText.Fold(typed));

    [Fact]
    public void Words_stand_in_any_order_each_once() => Assert.Equal(["节水", "ab", "灌溉"], SearchText.Words("  节水 AB　ａｂ 〔 〕 灌溉\n"));

    [Theory]
    [InlineData("（）", 1)]
    [InlineData("《 》 ·", 1)]
    [InlineData(" \u3000", 0)]
    public void Of_brackets_and_dots_alone_nothing_is_found_and_of_blanks_everything(string typed, int words)
    {
        Assert.Equal(words, SearchText.Words(typed).Count);
        Assert.All(SearchText.Words(typed), w => Assert.DoesNotContain(w, SearchText.Fold("（一）《示例》·〔2026〕1号()")));
    }

    [Fact]
    public void Of_more_than_can_be_looked_for_nothing_is_found()
    {
        var most = new string('充', SearchText.MaxQuery);
        Assert.Equal([most], SearchText.Words($" {most} "));
        Assert.Equal([most], SearchText.Terms(most));
        Assert.Empty(SearchText.Terms(most + "电"));
        Assert.DoesNotContain(Assert.Single(SearchText.Words(most + "电")), SearchText.Fold(most + "电"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_name_is_found_by_its_initials_by_every_reading_and_a_renamed_one_by_the_new(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        db.Deputies.AddRange(new[] { "申屠静姝", "单示例", "曾示例", "仇示例", "买买提·艾力" }.Select(n => new Deputy { Name = n, Delegation = "东湖区代表团" }));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        foreach (var (typed, name) in new[]
        {
            ("stjs", "申屠静姝"), ("ssl", "单示例"), ("dsl", "单示例"), ("csl", "单示例 曾示例 仇示例"), ("zsl", "曾示例"), ("qsl", "仇示例"), ("mmtal", "买买提·艾力"), ("东湖", "申屠静姝 单示例 曾示例 仇示例 买买提·艾力"),
        })
            Assert.Equal(name.Split(' ').Order(StringComparer.Ordinal), await FoundAsync(db, typed));
        var renamed = await db.Deputies.FirstAsync(d => d.Name == "申屠静姝", TestContext.Current.CancellationToken);
        renamed.Name = "申屠示例";
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await FoundAsync(db, "stjs"));
        Assert.Equal(["申屠示例"], await FoundAsync(db, "stsl"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_an_older_version_wrote_is_found_once_the_database_is_upgraded(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        db.Deputies.Add(new Deputy { Name = "祝示例" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await db.Deputies.ExecuteUpdateAsync(s => s.SetProperty(d => EF.Property<string?>(d, SearchColumn.Name), (string?)null), TestContext.Current.CancellationToken);
        Assert.Empty(await FoundAsync(db, "zsl"));
        await database.Address.MigrateAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["祝示例"], await FoundAsync(db, "zsl"));
    }

    private static async Task<IEnumerable<string>> FoundAsync(ReplyFlowDb db, string typed) =>
        (await db.Deputies.Where(d => EF.Property<string>(d, SearchColumn.Name).Contains(typed)).Select(d => d.Name).ToListAsync())
            .Order(StringComparer.Ordinal);
}
