using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Search;
using ReplyFlow.Application.Tests.Supervision;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Search;

/// <summary>Full text against the rule written out for texts in memory, which knows nothing of a database: so both give the same in the same order.</summary>
public sealed class FullTextTests
{
    private const string Letters = "建议研究充电设施中小企业的了𠮷aB1２〔〕（）《》·， 　";

    private static readonly string[] Asked =
    [
        "充", "充电", "充电设", "设施 企业", "企业 充电 的", "“充 电”", "\"研究充\"", "Ａb", "12", "𠮷", "𠮷了", "了𠮷", "代表", "采纳代表", "某某某某", "〔〕", "的 的", "1",
    ];

    /// <summary>Rare words, words that most texts have for readers of few texts, and for readers of many.</summary>
    private static readonly SearchEffort[] Efforts = [SearchEffort.Usual, new(0, 10_000, 7, []), new(0, 3, 7, [5, 60])];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases)), Trait("Length", "Long")]
    public async Task What_holds_every_word_is_found_best_first_as_each_reader_may_read_it(DatabaseKind kind)
    {
        var random = new Random(71);
        await using var city = await City.CreateAsync(kind, 150, spoken: () => Say(random));
        await using var db = city.Open();
        await GiveOpinionsAsync(db, random);
        var texts = await TextsAsync(db);
        var found = 0;
        foreach (var actor in new[] { city.Liaison, Dispatcher, city.Office(0), city.Drafter(2) })
            foreach (var text in TextKinds.All)
                foreach (var asked in Asked.Concat(Enumerable.Range(0, 12).Select(_ => Piece(random))))
                    foreach (var filter in Filters(city))
                    {
                        var expected = Expected(texts.Where(t => t.Kind == text.Kind), actor, SearchText.Terms(asked), filter);
                        var page = await new FullTextQueries(db) { Effort = Efforts[random.Next(Efforts.Length)] }.FindAsync(actor, asked, text, filter, 1, 1_000, Ct);
                        Assert.Equal(expected.Select(e => (e.Text.Case.Id, e.Score)), page.Hits.Select(h => (h.Text.CaseId!.Value, h.Score)));
                        Assert.Equal((expected.Count, false), (page.Total, page.AreMore));

                        found += page.Total;
                    }
        Assert.True(found > 2_000, $"Only {found} texts were found.");
        var first = await new FullTextQueries(db).FindAsync(city.Liaison, "充", TextKinds.All[0], new(), 1, 7, Ct);
        var second = await new FullTextQueries(db).FindAsync(city.Liaison, "充", TextKinds.All[0], new(), 2, 7, Ct);
        var both = await new FullTextQueries(db).FindAsync(city.Liaison, "充", TextKinds.All[0], new(), 1, 14, Ct);
        Assert.Equal(both.Hits.Select(h => h.Text.Number), first.Hits.Concat(second.Hits).Select(h => h.Text.Number));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_secret_deputys_name_finds_nothing_and_stands_in_no_snippet_for_those_who_may_not_know(DatabaseKind kind)
    {
        var random = new Random(5);
        var names = new List<string>();
        await using var city = await City.CreateAsync(kind, 120, spoken: () => Say(random) + string.Concat(names));
        await using var db = city.Open();
        var secret = await db.Cases.Include(c => c.Suggestion!.Deputies).ThenInclude(d => d.Deputy).Include(c => c.Assignments)
            .FirstAsync(c => c.Suggestion!.IdentitySecret && c.LeadBureauId == city.Bureaus[0].Id, Ct);
        var name = secret.Suggestion!.Deputies[0].Deputy!.Name;
        db.Entry(secret.Suggestion).Property(s => s.Text).CurrentValue = $"据{name}了解，充电很难。请{name[..1]} {name[1..]}说明。";
        var part = secret.TakePart(city.Bureaus[1].Id, AssignmentRole.CoHandling);
        db.Add(part);
        await db.SaveChangesAsync(Ct);
        part.GiveOpinion($"已与{name}谈过充电。", "某人", DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Ct);
        var (office, outside) = (city.Office(0), city.Office(1));
        foreach (var reader in new[] { outside, Dispatcher })
        {
            foreach (var words in new[] { name, name[1..], name[2..], $"充电 {name}", $"“据{name}”" })
                foreach (var text in TextKinds.All)
                    Assert.DoesNotContain((await FindAsync(db, reader, words, text)).Hits, h => h.Text.CaseId == secret.Id);
            var hits = (await FindAsync(db, reader, "充电很难", TextKinds.All[0])).Hits.Concat((await FindAsync(db, reader, "谈过充电", TextKinds.All.Single(k => k.Kind == FullTextKind.Opinion))).Hits)
                .Where(h => h.Text.CaseId == secret.Id).ToList();
            Assert.Equal(2, hits.Count);
            Assert.All(hits, h => Assert.DoesNotContain(name[1..], $"{h.Text}{Snippets.Plain(h.Snippet)}", StringComparison.Ordinal));
            Assert.Contains(hits, h => Snippets.Plain(h.Snippet).Contains("据××了解，【充电很难】", StringComparison.Ordinal));
        }
        foreach (var reader in new[] { city.Liaison, office })
            Assert.Contains((await FindAsync(db, reader, name, TextKinds.All[0])).Hits, h => h.Text.CaseId == secret.Id);
        foreach (var text in TextKinds.All)
            Assert.DoesNotContain((await FindAsync(db, city.Office(2), "充电", text)).Hits,
                h => !db.Cases.Any(c => c.Id == h.Text.CaseId && (c.LeadBureauId == city.Bureaus[2].Id || c.Assignments.Any(a => a.BureauId == city.Bureaus[2].Id))));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_changed_or_rebuilt_is_found_by_its_new_words_alone(DatabaseKind kind)
    {
        var random = new Random(9);
        await using var city = await City.CreateAsync(kind, 40, spoken: () => Say(random));
        await using var db = city.Open();
        var suggestion = await db.Suggestions.FirstAsync(Ct);
        var before = await db.FullTexts.AsNoTracking().ToListAsync(Ct);
        Assert.All(before, t => Assert.Equal("", t.Grams));
        db.Entry(suggestion).Property(s => s.Text).CurrentValue = "只此一句鹳雀楼";
        await db.SaveChangesAsync(Ct);
        Assert.Equal(1, (await FindAsync(db, city.Liaison, "鹳雀", TextKinds.All[0])).Total);
        db.Entry(suggestion).Property(s => s.Text).CurrentValue = "改成白鹭洲";
        await db.SaveChangesAsync(Ct);
        Assert.Equal((0, 1), ((await FindAsync(db, city.Liaison, "鹳雀", TextKinds.All[0])).Total, (await FindAsync(db, city.Liaison, "鹭", TextKinds.All[0])).Total));
        var all = await FindAsync(db, city.Liaison, "充", TextKinds.All[0]);
        await using (var transaction = await db.Database.BeginTransactionAsync(Ct))
        {
            db.Entry(suggestion).Property(s => s.Text).CurrentValue = "又是鹳雀楼";
            await db.SaveChangesAsync(Ct);
            await transaction.RollbackAsync(Ct);
        }
        db.ChangeTracker.Clear();
        Assert.Equal(0, (await FindAsync(db, city.Liaison, "鹳雀", TextKinds.All[0])).Total);
        await FullTexts.RebuildAsync(db, null, Ct);
        Assert.Equal(before.Count, await db.FullTexts.CountAsync(Ct));
        Assert.Equal(all.Hits.Select(h => h.Text.Number), (await FindAsync(db, city.Liaison, "充", TextKinds.All[0])).Hits.Select(h => h.Text.Number));
    }

    private static Actor Dispatcher { get; } =
        new(Guid.CreateVersion7(), "某人", Guid.CreateVersion7(), "办公厅", BureauKind.GovernmentOffice, null, new HashSet<string> { Roles.Dispatcher });

    /// <summary>What is found, whichever way it is looked for.</summary>
    private static async Task<FullTextPage> FindAsync(ReplyFlowDb db, Actor actor, string words, TextKind kind)
    {
        var pages = new List<FullTextPage>();
        foreach (var effort in Efforts)
            pages.Add(await new FullTextQueries(db) { Effort = effort }.FindAsync(actor, words, kind, new FullTextFilter(), 1, 1_000, Ct));
        Assert.All(pages, p => Assert.Equivalent(pages[0], p, strict: true));
        return pages[0];
    }

    private static FullTextFilter[] Filters(City city) =>
        [new(), new(city.Sessions[0].Name, Year: 2026), new(BureauId: city.Bureaus[0].Id, Status: CaseStatus.Replied)];

    private static string Say(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Piece(random)));

    private static string Piece(Random random)
    {
        var runes = Letters.EnumerateRunes().ToList();
        return string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => runes[random.Next(runes.Count)].ToString()));
    }

    private static async Task GiveOpinionsAsync(ReplyFlowDb db, Random random)
    {
        foreach (var c in (await db.Cases.Include(c => c.Assignments).ToListAsync(Ct)).Where(c => c.LeadBureauId is not null && c.ClosedAt is null))
        {
            var other = await db.Bureaus.Where(b => b.Id != c.LeadBureauId).OrderBy(b => b.Name).FirstAsync(Ct);
            var part = c.TakePart(other.Id, AssignmentRole.CoHandling);
            db.Add(part);
            await db.SaveChangesAsync(Ct);
            part.GiveOpinion("见" + Say(random), "某人", new DateTimeOffset(2026, 5, 1, 20, 0, 0, TimeSpan.Zero));
            if (random.Next(5) == 0)
                part.End(DateTimeOffset.UtcNow);
        }
        await db.SaveChangesAsync(Ct);
    }

    private sealed record Text(FullTextKind Kind, Guid Id, Case Case, DateOnly On, string Title, string Body);

    private static async Task<List<Text>> TextsAsync(ReplyFlowDb db)
    {
        var cases = await db.Cases.AsNoTracking().Include(c => c.Assignments).Include(c => c.Suggestion!.Session)
            .Include(c => c.Suggestion!.Deputies).ThenInclude(d => d.Deputy).ToDictionaryAsync(c => c.Id, Ct);
        return
        [
            .. cases.Values.Select(c => new Text(FullTextKind.Suggestion, c.SuggestionId, c, c.Suggestion!.ProposedOn, c.Suggestion.Title, c.Suggestion.Text)),
            .. (await db.Letters.AsNoTracking().ToListAsync(Ct)).Select(l => new Text(FullTextKind.Reply, l.Id, cases[l.CaseId], l.IssuedOn, l.Title, LetterBody.Of(l.LetterJson))),
            .. cases.Values.SelectMany(c => c.Assignments.Where(a => a.Opinion is not null && a.EndedAt is null)
                .Select(a => new Text(FullTextKind.Opinion, a.Id, c, BeijingTime.DateOf(a.OpinionAt!.Value), "", a.Opinion!))),
            .. (await db.Contacts.AsNoTracking().ToListAsync(Ct)).Select(k => new Text(FullTextKind.Contact, k.Id, cases[k.CaseId], k.On, k.With, k.Summary)),
        ];
    }

    private static List<(Text Text, int Score)> Expected(IEnumerable<Text> texts, Actor actor, IReadOnlyList<string> terms, FullTextFilter filter) =>
    [
        .. texts.Where(t => MaySee(actor, t.Case) && Passes(filter, t))
            .Select(t => (Text: t, Score: Score(t, actor, terms))).Where(t => t.Score > 0)
            .OrderByDescending(t => t.Score).ThenByDescending(t => t.Text.On).ThenByDescending(t => t.Text.Id.ToString("N"), StringComparer.Ordinal),
    ];

    private static bool MaySee(Actor actor, Case c) => actor.SeesAllBureaus || c.LeadBureauId == actor.BureauId
        || c.Assignments.Any(a => a.BureauId == actor.BureauId && a.EndedAt is null);

    private static bool Passes(FullTextFilter filter, Text t) => (filter.Session is null || t.Case.Suggestion!.Session!.Name == filter.Session)
        && (filter.BureauId is null || t.Case.LeadBureauId == filter.BureauId) && (filter.Year is null || t.On.Year == filter.Year)
        && (filter.Status is null || t.Case.Status == filter.Status);

    private static int Score(Text t, Actor actor, IReadOnlyList<string> terms)
    {
        var knows = !t.Case.Suggestion!.IdentitySecret || actor.Is(Roles.Liaison) || t.Case.LeadBureauId == actor.BureauId;
        if ((!knows && t.Kind is FullTextKind.Reply or FullTextKind.Contact && !knows)
            || (t.Kind == FullTextKind.Contact && !actor.Is(Roles.Liaison) && t.Case.LeadBureauId != actor.BureauId))
            return 0;
        var (title, body) = (Seen(t.Title), Seen(t.Body));
        var text = SearchText.Fold(title) is { Length: > 0 } folded ? $"{folded} {SearchText.Fold(body)}" : SearchText.Fold(body);
        var score = 0.0;
        foreach (var term in terms)
        {
            var times = text.Split(term).Length - 1;
            if (times == 0)
                return 0;
            var length = new System.Globalization.StringInfo(text).LengthInTextElements;
            score += Math.Round(2_200 * times / (times + 0.3 + (0.9 * length / 1_000))) + (SearchText.Fold(title).Contains(term) ? 1_500 : 0);
        }
        return terms.Count == 0 ? 0 : (int)score;

        string Seen(string said) => knows ? said
            : t.Case.Suggestion!.Deputies.Aggregate(said, (s, d) => s.Replace(d.Deputy!.Name, "××", StringComparison.Ordinal));
    }
}
