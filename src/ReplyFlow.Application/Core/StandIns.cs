using ReplyFlow.Domain.Substitutions;

namespace ReplyFlow.Application.Core;

/// <summary>A substitution in force, with the person who is away.</summary>
internal sealed record SubstitutionInForce(
    Guid PrincipalId, Guid SubstituteId, DateOnly From, DateOnly To, IReadOnlyList<string> Steps, string Name, Guid BureauId, Guid? DivisionId);

/// <summary>Works out for whom an actor stands in, by the rule of <see cref="SubstitutionBook"/>.</summary>
internal static class StandIns
{
    /// <param name="actor">Who acts.</param>
    /// <param name="today">Beijing date.</param>
    /// <param name="rows">What is in force in the actor's bureau.</param>
    /// <param name="roles">The roles of everybody who is away.</param>
    public static IReadOnlyList<StandIn> Of(Guid actor, DateOnly today, IReadOnlyCollection<SubstitutionInForce> rows, ILookup<Guid, string> roles)
    {
        var book = new SubstitutionBook(rows.Select(r => new Substitution(r.PrincipalId, r.SubstituteId, r.From, r.To, r.Steps)));
        var whole = book.PrincipalsOf(actor, today, SubstitutionBook.AnyOtherStep).ToHashSet();
        var parts = rows.SelectMany(r => r.Steps).Distinct().ToDictionary(s => s, s => book.PrincipalsOf(actor, today, s));
        var found = new List<StandIn>();
        foreach (var person in rows.DistinctBy(r => r.PrincipalId).Where(r => r.PrincipalId != actor))
        {
            var steps = parts.Where(p => p.Value.Contains(person.PrincipalId)).Select(p => p.Key).ToHashSet();
            if (whole.Contains(person.PrincipalId))
                found.Add(New(person, roles, null));
            else if (steps.Count > 0)
                found.Add(New(person, roles, steps));
        }
        return found;
    }

    private static StandIn New(SubstitutionInForce p, ILookup<Guid, string> roles, HashSet<string>? steps) =>
        new(p.PrincipalId, p.Name, p.BureauId, p.DivisionId, roles[p.PrincipalId].ToHashSet(), steps);
}
