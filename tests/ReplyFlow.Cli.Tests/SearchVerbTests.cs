using System.Text.Json;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Cli.Tests;

/// <summary><c>search</c> and <c>similar</c> as people type them.</summary>
public sealed class SearchVerbTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_found_is_one_document_with_the_words_marked_and_no_secret_name(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        var db = kind == DatabaseKind.Sqlite ? database.Address.FilePath! : database.Address.ConnectionString;
        var found = await CliProcess.Run("search", "充电", "“小区 里”", "--db", db, "--in", "suggestions,replies,policies", "--json");
        Assert.Equal((0, ""), (found.Exit, found.Error));
        var hit = JsonDocument.Parse(found.Output).RootElement.EnumerateArray().Single();
        Assert.Equal(["kind", "session", "number", "title", "snippet", "score"], hit.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("suggestion", "市第九届人大二次会议", "0390", "关于充电设施的建议"),
            (hit.GetProperty("kind").GetString(), hit.GetProperty("session").GetString(), hit.GetProperty("number").GetString(), hit.GetProperty("title").GetString()));
        Assert.Equal("据××说，老旧【小区里充电】很难。", hit.GetProperty("snippet").GetString());
        Assert.True(hit.GetProperty("score").GetInt32() > 0);
        var none = await CliProcess.Run("search", "申屠静姝", "--db", db, "--json");
        Assert.Equal((1, "[]"), (none.Exit, none.Output.Trim()));
        var rebuilt = await CliProcess.Run("search", "充电", "--rebuild", "--db", db);
        Assert.Equal((0, "全文索引已重建，共 2 条。"), (rebuilt.Exit, rebuilt.Error.Trim()));
        Assert.StartsWith("建议\t市第九届人大二次会议\t0390\t", rebuilt.Output, StringComparison.Ordinal);
        foreach (var wrong in new string[][] { ["search", "--db", db], ["search", "充电", "--in", "letters", "--db", db], ["similar", "missing.txt", "--db", db] })
            Assert.Equal(2, (await CliProcess.Run(wrong)).Exit);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_text_brings_what_is_like_it_and_the_bureau_with_the_reason(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        var db = kind == DatabaseKind.Sqlite ? database.Address.FilePath! : database.Address.ConnectionString;
        using var file = new TemporaryFile("\uFEFF关于小区充电的建议\r\n请在老旧小区里多建充电设施。\r\n", ".txt");
        var found = await CliProcess.Run("similar", file.Path, "--db", db, "--json");
        Assert.Equal((0, ""), (found.Exit, found.Error));
        var root = JsonDocument.Parse(found.Output).RootElement;
        Assert.Equal(["suggestions", "bureaus"], root.EnumerateObject().Select(p => p.Name));
        var first = root.GetProperty("suggestions")[0];
        Assert.Equal(["session", "number", "title", "score", "bureau", "documentNumber", "commitments"], first.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("0390", "市住建局"), (first.GetProperty("number").GetString(), first.GetProperty("bureau").GetString()));
        var bureau = root.GetProperty("bureaus")[0];
        Assert.Equal("市住建局", bureau.GetProperty("name").GetString());
        Assert.Matches("^最相似的 1 件建议中 1 件由市住建局承办，最像的相似 [0-9]+%$", bureau.GetProperty("because").GetString());
    }

    private static async Task<TestDatabase> FilledAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var session = new CongressSession { Name = "市第九届人大二次会议", OpensOn = new(2026, 2, 1) };
        var bureau = new Bureau { Name = "临川市住房和城乡建设局", ShortName = "市住建局", SeriesPrefix = "临建函" };
        var deputy = new Deputy { Name = "申屠静姝", Email = "d@example.test" };
        var suggestions = new[] { ("0390", "关于充电设施的建议", "据申屠静姝说，老旧小区里充电很难。"), ("0391", "关于古树名木的建议", "请加强古树养护。") }.Select(s => new Suggestion
        {
            SessionId = session.Id,
            Number = s.Item1,
            NumberValue = int.Parse(s.Item1),
            Title = s.Item2,
            Text = s.Item3,
            IdentitySecret = s.Item1 == "0390",
        }).ToList();
        suggestions[0].Deputies.Add(new SuggestionDeputy { SuggestionId = suggestions[0].Id, DeputyId = deputy.Id });
        db.AddRange(session, bureau, deputy);
        db.AddRange(suggestions);
        foreach (var s in suggestions)
        {
            var c = new Case { SuggestionId = s.Id };
            if (s.IdentitySecret)
                c.Assign(bureau.Id, "", new DateOnly(2026, 2, 20), DateTimeOffset.UnixEpoch);
            db.Add(c);
        }
        await db.SaveChangesAsync(Ct);
        return database;
    }
}
