using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Suggestions;

/// <summary>What a file may hold that no form lets anybody type.</summary>
public sealed class HostileFileTests
{
    private const string Heading = "届次,编号,标题,正文,日期,领衔代表,代表团,邮箱,电话,分类\n";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Rows_with_what_no_text_may_hold_are_named_and_nothing_is_taken_in(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var csv = Heading
            + $"{World.Session},0001,标\0题,正文,2026-02-11,张示例,,,,\n"
            + $"{World.Session},0002,标题\u001b,正文,2026-02-11,张示例,,,,\n"
            + $"{World.Session},0003,标题,正文\u001b[31m,2026-02-11,张示例,,,,\n"
            + $"{World.Session},0004,标题,正文,2026-02-11,张示\0例,,,,\n"
            + $"{World.Session},0005,标题,正文,2026-02-11,张示例,\"东湖区\n代表团\",,,\n"
            + $"{World.Session},0006,标题,正文,2026-02-11,张示例,,,138\0,\n"
            + $"{World.Session},0007,标题,正文,2026-02-11,张示例,,,,{new string('类', 51)}\n"
            + $"{World.Session}\0,0008,标题,正文,2026-02-11,张示例,,,,\n"
            + $"{World.Session},00\u001b09,标题,正文,2026-02-11,张示例,,,,\n";
        var report = await ImportAsync(world, "list.csv", csv);
        Assert.False(report.Done);
        string[] expected = ["建议标题：有看不见", "建议标题：有看不见", "建议正文：第 1 行第 3 个字符是看不见", "代表姓名：有看不见", "张示例的代表团：有换行", "张示例的电话：有看不见",
            "分类最多 50 个字", "会议届次：有看不见", "编号应是"];
        Assert.Equal(expected.Length, report.Lines.Count);
        Assert.All(report.Lines.Zip(expected), l => Assert.Contains(l.Second, l.First.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', string.Concat(report.Lines.Select(l => l.Number + l.Message)));
        await using var db = world.Open();
        Assert.False(await db.Suggestions.AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.Deputies.AnyAsync(d => d.Name.StartsWith("张"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Half_a_character_in_JSON_is_refused_in_words()
    {
        var json = Encoding.UTF8.GetBytes("""[{"session": "x", "number": "1", "title": "\ud800", "text": "t", "date": "2026-02-11", "leadDeputy": "d"}]""");
        Assert.Contains("残缺的字符", Assert.Throws<InvalidInputException>(() => SuggestionFile.Read("list.json", json)).Message, StringComparison.Ordinal);
    }

    private static Task<ImportReport> ImportAsync(World world, string name, string text) => world.InScope(async s =>
        await s.GetRequiredService<ImportSuggestions>().RunAsync(null, SuggestionFile.Read(name, Encoding.UTF8.GetBytes(text)), ImportMode.Always, TestContext.Current.CancellationToken));
}
