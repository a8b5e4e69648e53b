using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Domain.Substitutions;

namespace ReplyFlow.Domain.Tests.Substitutions;

public sealed class SubstitutionTests
{
    private static readonly Guid[] People = Enumerable.Range(1, 5).Select(i => new Guid(i, 0, 0, new byte[8])).ToArray();
    private static readonly DateOnly Start = new(2026, 7, 1);

    private static readonly Gen<Substitution> Any =
        from a in Gen.Choose(0, 4)
        from b in Gen.Choose(0, 4)
        from day in Gen.Choose(0, 20)
        from length in Gen.Choose(-1, 10)
        from steps in Gen.Elements<string[]>([], ["draft"], ["sign"], ["draft", "review"])
        select new Substitution(People[a], People[b], Start.AddDays(day), Start.AddDays(day + length), steps);

    [Fact]
    public void A_substitute_acts_in_the_period_and_for_the_steps_named()
    {
        var book = new SubstitutionBook([new(People[0], People[1], Start, Start.AddDays(4), ["sign"])]);

        Assert.True(book.MayAct(People[1], People[0], Start, "sign"));
        Assert.True(book.MayAct(People[1], People[0], Start.AddDays(4), "sign"));
        Assert.True(book.MayAct(People[0], People[0], Start, "sign"));
        Assert.False(book.MayAct(People[1], People[0], Start.AddDays(5), "sign"));
        Assert.False(book.MayAct(People[1], People[0], Start.AddDays(-1), "sign"));
        Assert.False(book.MayAct(People[1], People[0], Start, "draft"));
        Assert.False(book.MayAct(People[0], People[1], Start, "sign"));
    }

    [Fact]
    public void A_substitute_who_is_away_is_substituted_in_turn()
    {
        var book = new SubstitutionBook(
            [new(People[0], People[1], Start, Start.AddDays(9), []), new(People[1], People[2], Start.AddDays(5), Start.AddDays(9), [])]);

        Assert.Equal([People[0], People[1]], book.ActorsFor(People[0], Start, "sign"));
        Assert.Equal([People[0], People[1], People[2]], book.ActorsFor(People[0], Start.AddDays(5), "sign"));
        Assert.Equal([People[2], People[1], People[0]], book.PrincipalsOf(People[2], Start.AddDays(5), "sign"));
    }

    [Fact]
    public void Circles_are_refused_only_where_they_would_close()
    {
        var book = new SubstitutionBook(
            [new(People[0], People[1], Start, Start.AddDays(9), ["sign"]), new(People[1], People[2], Start.AddDays(5), Start.AddDays(12), ["sign", "draft"])]);

        Assert.Contains("2026-07-06", book.Objection(new(People[2], People[0], Start, Start.AddDays(20), []), Name));
        Assert.Null(book.Objection(new(People[2], People[0], Start, Start.AddDays(4), []), Name));
        Assert.Null(book.Objection(new(People[2], People[0], Start.AddDays(10), Start.AddDays(20), []), Name));
        Assert.Null(book.Objection(new(People[2], People[0], Start, Start.AddDays(20), ["draft"]), Name));
    }

    [Fact]
    public void Two_people_cannot_act_for_each_other_in_all_steps()
    {
        var book = new SubstitutionBook([new(People[0], People[1], Start, Start.AddDays(9), [])]);

        Assert.NotNull(book.Objection(new(People[1], People[0], Start.AddDays(9), Start.AddDays(20), []), Name));
        Assert.Null(book.Objection(new(People[1], People[0], Start.AddDays(10), Start.AddDays(20), []), Name));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        var book = new SubstitutionBook([new(People[0], People[1], Start, Start.AddDays(9), [])]);

        Assert.NotNull(book.Objection(new(People[0], People[0], Start, Start, []), Name));
        Assert.NotNull(book.Objection(new(People[2], People[3], Start, Start.AddDays(-1), []), Name));
        Assert.NotNull(book.Objection(new(People[0], People[1], Start.AddDays(2), Start.AddDays(3), ["sign"]), Name));
        Assert.Null(book.Objection(new(People[0], People[1], Start.AddDays(2), Start.AddDays(30), []), Name));
    }

    [Fact]
    public void A_book_filled_by_the_rules_has_no_circle_on_any_day() =>
        Prop.ForAll(Any.ListOf().ToArbitrary(), wanted =>
            {
                var entries = new List<Substitution>();
                foreach (var entry in wanted)
                    if (new SubstitutionBook(entries).Objection(entry, Name) is null)
                        entries.Add(entry);
                return Enumerable.Range(0, 32).All(d => ((string[])["draft", "sign", "review", "other"]).All(step => !HasCircle(entries, Start.AddDays(d), step)));
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Acting_for_is_the_mirror_of_being_acted_for() =>
        Prop.ForAll(Any.ListOf().ToArbitrary(), Gen.Choose(0, 32).ToArbitrary(), (entries, day) =>
            {
                var book = new SubstitutionBook(entries);
                return People.All(a => People.All(p =>
                    book.ActorsFor(p, Start.AddDays(day), "sign").Contains(a) == book.PrincipalsOf(a, Start.AddDays(day), "sign").Contains(p)));
            })
            .QuickCheckThrowOnFailure();

    /// <summary>Naively: somebody can be reached from themselves along the edges of the day.</summary>
    private static bool HasCircle(List<Substitution> entries, DateOnly day, string step)
    {
        var edges = entries.Where(e => e.Covers(day, step)).Select(e => (e.Principal, e.Substitute)).ToHashSet();
        for (var round = 0; round < People.Length; round++)
            foreach (var (a, b) in edges.ToList())
                foreach (var (c, d) in edges.ToList())
                    if (b == c)
                        edges.Add((a, d));
        return edges.Any(e => e.Principal == e.Substitute);
    }

    private static string Name(Guid id) => $"用户{Array.IndexOf(People, id)}";
}
