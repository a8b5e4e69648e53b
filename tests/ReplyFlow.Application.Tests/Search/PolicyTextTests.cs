using ReplyFlow.Application.Search;
using ReplyFlow.Application.Tests.Supervision;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Search;

public sealed class PolicyTextTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_policys_version_that_counts_is_found_by_whoever_may_read_it(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind, 5);
        await using var db = city.Open();
        var (common, own) = (new PolicyDocument(), new PolicyDocument { BureauId = city.Bureaus[0].Id });
        db.AddRange(common, own);
        Add(db, common, 1, "第一条 鼓励建设充电桩。");
        Add(db, own, 1, "第一条 鼓励建设加氢站。");
        await db.SaveChangesAsync(Ct);
        await SeesAsync("充电桩", 1, 1);
        await SeesAsync("加氢站", 1, 0);
        common.Renew();
        Add(db, common, 2, "第一条 鼓励建设换电站。");
        await db.SaveChangesAsync(Ct);
        await SeesAsync("充电桩", 0, 0);
        await SeesAsync("换电站", 1, 1);
        await FullTexts.RebuildAsync(db, null, Ct);
        await SeesAsync("“鼓励建设 换电站”", 1, 1);
        Assert.Equal(common.Id, (await FindAsync(0, "换电")).Hits.Single().Text.PolicyId);
        Assert.Empty((await new FullTextQueries(db).FindAsync(city.Office(0), "换电", Kind, new FullTextFilter(Session: city.Sessions[0].Name), 1, 9, Ct)).Hits);

        async Task SeesAsync(string words, int first, int second) =>
            Assert.Equal((first, second), ((await FindAsync(0, words)).Total, (await FindAsync(1, words)).Total));

        Task<FullTextPage> FindAsync(int bureau, string words) => new FullTextQueries(db).FindAsync(city.Office(bureau), words, Kind, new(), 1, 9, Ct);
    }

    private static TextKind Kind => TextKinds.All.Single(k => k.Kind == FullTextKind.Policy);

    private static void Add(ReplyFlowDb db, PolicyDocument document, int no, string text)
    {
        var stored = PolicyText.Of(text);
        db.AddRange(stored, new PolicyVersion
        {
            DocumentId = document.Id,
            No = no,
            Facts = new PolicyFacts { Title = "示例市补能设施办法", IssuedOn = new(2026, 1, 1) },
            TextSha256 = stored.Sha256,
            Source = new PolicySource("", "", 0, ""),
            AddedBy = "某人",
            ConfirmedBy = "某人",
        });
    }
}
