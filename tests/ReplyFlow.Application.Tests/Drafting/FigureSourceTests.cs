using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.Tests.Policies;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Drafting;

/// <summary>Where figures and passages come from: who names it, how long it holds, what reviewers and the audit trail know of it.</summary>
public sealed class FigureSourceTests
{
    private const string Counted = "截至上月底，全市有示例园区12家（市级5家、区级7家），投入3亿元。";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_source_stays_with_its_figure_through_edits_goes_with_the_version_and_into_the_audit_trail(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Contact(id);
        var draft = await world.DraftWith(id, Counted);
        Assert.Contains("已为 2 处数字登记来源", await GiveAsync(world, id, draft.Content.Body, ["12家", "5家"], SourceOption.Statistics, "规划处"), StringComparison.Ordinal);

        await world.Decide(id, "drafter", "draft", "Submit", await world.DraftWith(id, "新写了一段，走访9次。\n" + Counted));
        var first = await VersionAsync(world, id, 1);
        Assert.Equal(["9次", "7家", "3亿元"], Unsourced(first));
        var source = FigureList.Of(first.Content.Body, first.Basis).Figures.First(f => f.Figure.Words == "12家").Source!;
        Assert.Equal(("本单位统计：规划处，截至2026年1月31日", "钟示例"), (SourceWords.Of(source), source.By));

        await world.Decide(id, "head", "divisionReview", "Return", comment: "请核对。");
        await world.Decide(id, "drafter", "revise", "Submit", await world.DraftWith(id, Counted.Replace("12家", "13家", StringComparison.Ordinal).Replace("7家", "8家", StringComparison.Ordinal)));
        var second = await VersionAsync(world, id, 2);
        Assert.Equal(["13家", "8家", "3亿元"], Unsourced(second));
        var lost = Assert.Single(FigureList.Of(second.Content.Body, second.Basis).Lost);
        Assert.Equal(("12家", "13家"), (lost.Source.Words, lost.Now!.Words));

        await world.ReviewAsync(id);
        await world.Decide(id, "signatory", "signOff", "Sign");
        await using var db = world.Open();
        var submitted = await db.Audit.Where(a => a.CaseId == id && a.Kind == "DraftSubmitted").OrderBy(a => a.Seq).Select(a => a.Data).FirstAsync(TestContext.Current.CancellationToken);
        Assert.Contains("{\"figure\":\"5家\",\"source\":\"本单位统计：规划处", submitted, StringComparison.Ordinal);
        Assert.Contains("{\"figure\":\"9次\",\"source\":\"\"}", submitted, StringComparison.Ordinal);
        var signed = await db.Audit.Where(a => a.CaseId == id && a.Kind == "DraftProofread").Select(a => a.Data).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"unsourced\":[\"13家\",\"8家\",\"3亿元\"]", signed, StringComparison.Ordinal);
        Assert.Empty(await world.Verify());

        foreach (var guard in kind == DatabaseKind.Sqlite ? await db.Database.SqlQueryRaw<string>(
            "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'DraftVersions'").ToListAsync(TestContext.Current.CancellationToken) : [])
            await SqlAsync($"DROP TRIGGER \"{guard}\"");
        if (kind == DatabaseKind.Postgres)
            await SqlAsync("ALTER TABLE \"DraftVersions\" DISABLE TRIGGER ALL");
        await SqlAsync("UPDATE \"DraftVersions\" SET \"Basis\" = replace(\"Basis\", '2026-01-31', '2026-01-30') WHERE \"No\" = 1");
        Assert.Equal("数字来源和诉求与提交时记录的不符", Assert.Single(await world.Verify()).Message);

        Task SqlAsync(string sql) => db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_only_things_of_the_case_are_sources()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("draft");
        var body = (await world.DraftWith(id, Counted)).Content.Body;
        Assert.Contains("请先勾选", (await RefusedAsync(world, id, body, [], SourceOption.Statistics, "规划处")).Message, StringComparison.Ordinal);
        Assert.Contains("由谁统计", (await RefusedAsync(world, id, body, ["12家"], SourceOption.Statistics, "")).Message, StringComparison.Ordinal);
        Assert.Contains("请选择数字的来源", (await RefusedAsync(world, id, body, ["12家"], $"Opinion:{Guid.NewGuid()}", "")).Message, StringComparison.Ordinal);
        Assert.Contains("请选择数字的来源", (await RefusedAsync(world, id, body, ["12家"], $"Attachment:{Guid.NewGuid()}", "")).Message, StringComparison.Ordinal);
        Assert.Contains("没有找到这份文件", (await RefusedAsync(world, id, body, ["12家"], SourceOption.OtherPolicy, "没有的办法")).Message, StringComparison.Ordinal);
        var head = await world.Actor("head");
        await Assert.ThrowsAsync<NotFoundException>(() => world.InScope(s => s.GetRequiredService<GiveSource>().RunAsync(
            head, id, body, new SourceInput(Keys(body, ["12家"]), SourceOption.Statistics, "规划处", new DateOnly(2026, 1, 31), ""), default)));
    }

    [Fact]
    public async Task A_policy_is_a_source_by_its_number_and_a_changed_figure_can_keep_it()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var policy = await world.ConfirmedAsync(Shelf.New);
        var id = await world.CaseAt("draft");
        var body = (await world.DraftWith(id, Counted)).Content.Body;
        await GiveAsync(world, id, body, ["3亿元"], SourceOption.OtherPolicy, "示政规〔2025〕2号", "第二条");
        var source = (await BasisAsync(world, id)).Sources.Single();
        Assert.Equal((policy, 1, "《示例市路灯管理规定》（示政规〔2025〕2号）第二条"), (source.OfId!.Value, source.Version!.Value, SourceWords.Of(source)));

        var changed = body.Replace("3亿元", "4亿元", StringComparison.Ordinal);
        var drafter = await world.Actor("drafter");
        await world.InScope(s => s.GetRequiredService<GiveSource>().MoveAsync(drafter, id, changed, source.Id, default));
        Assert.Equal("4亿元", FigureList.Of(changed, await BasisAsync(world, id)).Figures.Single(f => f.Source is not null).Figure.Words);
        await world.InScope(s => s.GetRequiredService<GiveSource>().EndAsync(drafter, id, source.Id, default));
        Assert.Empty((await BasisAsync(world, id)).Sources);
    }

    [Fact]
    public async Task A_passage_put_in_word_for_word_keeps_its_source_until_it_is_changed_and_covers_its_figures()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var policy = await world.ConfirmedAsync(Shelf.New.Replace("由示例市城市管理局解释", "每条街道路灯不少于40盏，由示例市城市管理局解释", StringComparison.Ordinal));
        var id = await world.CaseAt("draft");
        var passage = PolicyPassage.Of(await world.ReadAsync("drafter", policy), "40盏").Single();
        Assert.Equal(("第三条", "每条街道路灯不少于40盏，由示例市城市管理局解释"), (passage.Label, passage.Words));
        var body = (await world.DraftWith(id, $"按照{passage.Quote}。")).Content.Body;
        var drafter = await world.Actor("drafter");
        var bare = body.Replace(passage.Words, "", StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidInputException>(() => QuoteAsync(bare));
        await QuoteAsync(body);

        var basis = await BasisAsync(world, id);
        Assert.Equal(SourceWords.Of(basis.Sources[0]), SourceWords.Of(FigureList.Of(body, basis).Figures.Single(f => f.Figure.Words == "40盏").Source!));
        var changed = FigureList.Of(body.Replace("不少于", "一般不少于", StringComparison.Ordinal), basis);
        Assert.Equal(("40盏", 1, 0), (Assert.Single(changed.Unsourced).Words, changed.Lost.Count, changed.Quotes.Count));

        Task<string> QuoteAsync(string text) => world.InScope(s => s.GetRequiredService<QuotePolicy>().RunAsync(drafter, id, text, policy, passage.Anchor, default));
    }

    private static IReadOnlyList<string> Unsourced(DraftVersion version) => [.. FigureList.Of(version.Content.Body, version.Basis).Unsourced.Select(f => f.Words)];

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_reviewer_names_a_source_that_the_signatory_sees_and_the_submitted_version_stays_as_it_was(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Contact(id);
        await world.DraftWith(id, Counted);
        await GiveAsync(world, id, Counted, ["12家"], SourceOption.Statistics, "规划处");
        await Assert.ThrowsAsync<NotFoundException>(() => GiveAsync(world, id, Counted, ["5家"], SourceOption.Statistics, "综合处", by: "head"));
        await world.Decide(id, "drafter", "draft", "Submit", await world.DraftWith(id, Counted));

        await GiveAsync(world, id, Counted, ["5家"], SourceOption.Statistics, "综合处", by: "head");
        await Assert.ThrowsAsync<NotFoundException>(() => GiveAsync(world, id, Counted, ["7家"], SourceOption.Statistics, "综合处", by: "signatory"));
        await Assert.ThrowsAsync<AlreadyClosedException>(() => GiveAsync(world, id, Counted, ["7家"], SourceOption.Statistics, "综合处"));
        var (version, working) = (await VersionAsync(world, id, 1), await BasisAsync(world, id));
        Assert.Equal(["5家", "7家", "3亿元"], Unsourced(version));
        var seen = FigureList.Of(version.Content.Body, version.Basis.With(working, version.SubmittedAt));
        Assert.Equal(["7家", "3亿元"], seen.Unsourced.Select(f => f.Words));
        Assert.Equal((await world.Actor("head")).Name, seen.Figures.Single(f => f.Figure.Words == "5家").Source!.By);

        Assert.Contains("只能取消自己登记的", (await Assert.ThrowsAsync<InvalidInputException>(() => EndAsync("12家"))).Message, StringComparison.Ordinal);
        Assert.Equal("已取消来源。", await EndAsync("5家"));
        await GiveAsync(world, id, Counted, ["5家"], SourceOption.Statistics, "综合处", by: "head");
        await world.ReviewAsync(id);
        await GiveAsync(world, id, Counted, ["3亿元"], SourceOption.Statistics, "财务处", by: "signatory");
        await world.Decide(id, "signatory", "signOff", "Sign");
        await using var db = world.Open();
        var signed = await db.Audit.Where(a => a.CaseId == id && a.Kind == "DraftProofread").Select(a => a.Data).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"unsourced\":[\"7家\"]", signed, StringComparison.Ordinal);
        Assert.Empty(await world.Verify());

        async Task<string> EndAsync(string words)
        {
            var (head, source) = (await world.Actor("head"), (await BasisAsync(world, id)).Sources.Single(s => s.Words == words));
            return await world.InScope(s => s.GetRequiredService<GiveSource>().EndAsync(head, id, source.Id, default));
        }
    }

    private static async Task<DraftVersion> VersionAsync(World world, Guid id, int no)
    {
        await using var db = world.Open();
        return await db.DraftVersions.AsNoTracking().SingleAsync(v => v.CaseId == id && v.No == no, TestContext.Current.CancellationToken);
    }

    private static async Task<DraftBasis> BasisAsync(World world, Guid id)
    {
        await using var db = world.Open();
        return (await db.Drafts.AsNoTracking().SingleAsync(d => d.CaseId == id, TestContext.Current.CancellationToken)).Basis;
    }

    private static Task<InvalidInputException> RefusedAsync(World world, Guid id, string body, IReadOnlyList<string> words, string of, string name) =>
        Assert.ThrowsAsync<InvalidInputException>(() => GiveAsync(world, id, body, words, of, name));

    private static async Task<string> GiveAsync(World world, Guid id, string body, IReadOnlyList<string> words, string of, string name, string place = "", string by = "drafter")
    {
        var drafter = await world.Actor(by);
        var asOf = of == SourceOption.Statistics ? new DateOnly(2026, 1, 31) : (DateOnly?)null;
        return await world.InScope(s => s.GetRequiredService<GiveSource>().RunAsync(drafter, id, body, new SourceInput(Keys(body, words), of, name, asOf, place), default));
    }

    private static IReadOnlyList<string> Keys(string body, IReadOnlyList<string> words) =>
        [.. FigureList.Of(body, DraftBasis.Empty).Figures.Where(f => words.Contains(f.Figure.Words)).Select(f => f.Figure.Key)];
}
